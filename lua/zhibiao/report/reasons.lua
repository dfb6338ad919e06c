-- Why somebody's material goes back, or his documents were not made: what was found, and what else kept them from
-- being made.
local findings = require("zhibiao.findings")
local reasons = {}

-- The words of a reason's level, in the order of the numbers that the page knows them by, from 0.
reasons.levels = {}
local number_of = {}
for i, level in ipairs(findings.levels) do
  reasons.levels[i], number_of[level.name] = level.word, i - 1
end
local refused = #reasons.levels
reasons.levels[refused + 1] = "做不出来"

local by_urgency = " ORDER BY CASE level WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, number"
local found_sql = "SELECT level, clause, message, remedy, place FROM _findings WHERE owner = ?"
local refused_sql = "SELECT message, remedy, place, '' AS clause FROM _refusals WHERE owner = ? ORDER BY rowid"

-- A reason as the page has it: level, message, remedy, clause, file and sheet, cell; texts by their numbers.
local function compact(level, row, text)
  local sheet, cell = row.place:match("^(.*!)([^!]*)$")
  return { level, text(row.message), text(row.remedy), text(row.clause), text(sheet or ""), cell or row.place }
end

-- A document that is refused for what was found says it again, with the clause behind; each document says it.
local function is_told(list, row)
  for _, one in ipairs(list) do
    if one.place == row.place and row.message:sub(1, #one.message) == one.message then return true end
  end
  return false
end

local function add(list, sql, level, text, ...)
  local told, out = {}, list
  for row in query(sql, ...) do
    told[#told + 1] = row
    out[#out + 1] = compact(level or number_of[row.level], row, text)
  end
  return told
end

-- Those of an applicant; TEXT gives a text's number.
function reasons.of_applicant(id_number, text)
  local list = {}
  local told = add(list, found_sql .. by_urgency, nil, text, id_number)
  for row in query(refused_sql, id_number) do
    if not is_told(told, row) then
      told[#told + 1] = row
      list[#list + 1] = compact(refused, row, text)
    end
  end
  return list
end

-- Those of a unit itself, not of its people.
function reasons.of_unit(unit, district, text)
  local list = {}
  add(list, found_sql .. " AND district = ?" .. by_urgency, nil, text, unit, district)
  return list
end

-- Those of all data.
function reasons.of_all(text)
  local list = {}
  add(list, found_sql .. by_urgency, nil, text, "")
  return list
end

return reasons
