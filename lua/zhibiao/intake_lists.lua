-- The lists to choose from in the workbook of `zhibiao new`: each is a column of the sheet 选项, with a name that the
-- checks of the other sheets refer to.
local choices = require("zhibiao.choices")
local cross = require("zhibiao.cross")
local lists = { all = {} }

local by_title = {}

-- The list of that title, added if it is not there yet.
function lists.add(title, values)
  if by_title[title] == nil then
    local letters = cross.letters(#lists.all + 1)
    local refers = string.format("='选项'!$%s$2:$%s$%d", letters, letters, #values + 1)
    by_title[title] = { title = title, name = "选项_" .. title, values = values, refers = refers }
    lists.all[#lists.all + 1] = by_title[title]
  end
  return by_title[title]
end

-- The list of a field: what the schema closes, else what its hint names; nil if it has none.
function lists.of(field, hint)
  if field.values then
    local values = { closed = true }
    for i, words in ipairs(field.values) do values[i] = words[1] end
    return lists.add(hint.list or field.header, values)
  end
  local title = hint.list or field.type == "bool" and "是否"
  if not title then return nil end
  local values = choices[title]
  if values == nil then error("lua/zhibiao/choices.lua 里没有“" .. title .. "”") end
  return lists.add(title, values)
end

-- The sheet 选项 row by row.
function lists.rows()
  local longest, rows_ = 0, {}
  for _, list in ipairs(lists.all) do longest = math.max(longest, #list.values) end
  for i = 1, longest do
    rows_[i] = {}
    for j, list in ipairs(lists.all) do rows_[i][j] = list.values[i] or "" end
  end
  return rows_
end

return lists
