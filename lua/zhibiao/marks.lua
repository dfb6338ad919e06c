-- What the workbook of `zhibiao new` highlights while it is filled in: gaps, duplicates, and people and units that are
-- not on the sheets that list them. A text with a limit takes two columns: the second counts its characters.
local cross = require("zhibiao.cross")
local schema = require("schema")
local marks = {
  first_row = 5, last_row = 2000, -- to be filled in, below title, advice, example and head
}

-- Where a field's values stand: $A$5:$A$2000.
local function cells(letters)
  return string.format("$%s$%d:$%s$%d", letters, marks.first_row, letters, marks.last_row)
end

local function letters_of(table_, name)
  local n = 0
  for _, field in ipairs(table_.fields) do
    n = n + 1
    if field.name == name then return cross.letters(n) end
    if field.limit then n = n + 1 end
  end
end

-- Names for the lists of people and units; the tables `but` may have others.
local known = {
  id_number = { table = "applicants", name = "名单_身份证号", but = { bans = true } },
  unit = { table = "units", name = "名单_单位", but = { work = true, appointments = true } },
}

function marks.names()
  local names = {}
  for field, list in pairs(known) do
    for _, table_ in ipairs(schema) do
      if table_.name == list.table then
        local refers = "='" .. table_.title .. "'!" .. cells(letters_of(table_, field))
        names[#names + 1] = { name = list.name, refers = refers }
      end
    end
  end
  return names
end

-- A formula that is true in a row whose key another row has, too; "" for a table without a key. COUNTIF would compare
-- ID numbers as numbers, by 15 digits.
local function twice(table_)
  if #table_.key == 0 then return "" end
  local same, filled = {}, {}
  for i, name in ipairs(table_.key) do
    local letters = letters_of(table_, name)
    same[i] = string.format("(%s=$%s[row])", cells(letters), letters)
    filled[i] = string.format("$%s[row]<>\"\"", letters)
  end
  return string.format("AND(%s,SUMPRODUCT(1*%s)>1)", table.concat(filled, ","), table.concat(same, "*"))
end

-- Formulas for the conditional formats of a column; "" where there is nothing to highlight.
function marks.of(table_, field, need)
  local here, owner = letters_of(table_, field.name), letters_of(table_, table_.owner)
  local list, in_key = known[field.name], false
  for _, name in ipairs(table_.key) do in_key = in_key or name == field.name end
  local is_to_be_listed = list and table_.name ~= list.table and not list.but[table_.name]
  local unlisted = 'AND(%s[row]<>"",ISNA(MATCH(%s[row],%s,0)))'
  return {
    missing = need and here ~= owner and string.format('AND($%s[row]<>"",%s[row]="")', owner, here) or "",
    twice = in_key and twice(table_) or "",
    unlisted = is_to_be_listed and unlisted:format(here, here, list.name) or "",
  }
end

return marks
