-- How a person or a unit is named in messages and file names. No file name holds a whole ID number.
local memo = require("zhibiao.memo")
local people = {}

-- What every application must have.
people.needed = { "name", "gender", "birth_date", "unit", "series", "level", "apply_title", "kind" }

-- Full-width characters for those that file systems give a meaning.
local full_width = {
  ["/"] = "／", ["\\"] = "＼", [":"] = "：", ["*"] = "＊", ["?"] = "？", ['"'] = "＂", ["<"] = "＜", [">"] = "＞",
  ["|"] = "｜",
}
local max_length = 60 -- characters; file systems allow 255 bytes

local safe = memo(function(name)
  name = masked_ids(name):gsub("%c", " "):gsub('[/\\:*?"<>|]', full_width):gsub("^%.", "．"):gsub("[. ]+$", "")
  local length = utf8.len(name)
  if length <= max_length then return name end
  local half = max_length // 2
  return name:sub(1, utf8.offset(name, half) - 1) .. "…" .. name:sub(utf8.offset(name, -half))
end)

local whole = "^" .. ("%d"):rep(17) .. "[%dX]$"

-- Whether it looks like an ID number, by which other tables can be matched.
people.is_whole = memo(function(id_number)
  return id_number:find(whole) ~= nil
end)

-- What tells apart people whose names and ends of numbers are the same, by their numbers: as little as does, and the
-- same whoever else comes or goes.
local tellings = {
  function(id_number) return id_number:sub(7, 10) .. "年生" end,
  function(id_number)
    return tonumber(id_number:sub(11, 12)) .. "月" .. tonumber(id_number:sub(13, 14)) .. "日生"
  end,
  function(id_number) return id_number:sub(1, 6) end,
}

-- What TELLING says of each of the numbers; nil if it says the same of two.
local function told_apart(id_numbers, telling)
  local marks, taken = {}, {}
  for _, id_number in ipairs(id_numbers) do
    local mark = people.is_whole(id_number) and telling(id_number)
    if not mark or taken[mark] then return nil end
    marks[id_number], taken[mark] = mark, true
  end
  return marks
end

-- Adds to MARKS what tells those of a GROUP of namesakes apart, by their numbers: where all else fails, which one it
-- is.
local function add_marks(marks, group)
  if #group == 1 then return end
  local found
  for _, telling in ipairs(tellings) do found = found or told_apart(group, telling) end
  for i, id_number in ipairs(group) do marks[id_number] = found and found[id_number] or "第" .. i .. "人" end
end

-- Those of the namesakes ROWS for whom KEY gives the same, told apart: marks by number.
local function marks_by(rows_, key)
  local groups, list, marks = {}, {}, {}
  for _, row in ipairs(rows_) do
    local name = key(row)
    if not groups[name] then
      groups[name] = {}
      list[#list + 1] = groups[name]
    end
    table.insert(groups[name], row.id_number)
  end
  for _, group in ipairs(list) do add_marks(marks, group) end
  return marks
end

-- Marks by ID number, of those who need one: in names of files, of a unit's people; in records, of all.
local of_files, of_records
local function find_namesakes()
  if of_files then return end
  local found = {}
  -- The names that there are twice are found by an index alone.
  for row in query([[SELECT id_number, name, unit, district FROM applicants WHERE (name, substr(id_number, -4)) IN
      (SELECT name, substr(id_number, -4) FROM applicants WHERE name IN
      (SELECT name FROM applicants GROUP BY 1 HAVING count(*) > 1) GROUP BY 1, 2 HAVING count(*) > 1)
      ORDER BY id_number]]) do
    found[#found + 1] = row
  end
  of_files = marks_by(found, function(row)
    return table.concat({ row.district, row.unit, row.name, row.id_number:sub(-4) }, "\n")
  end)
  of_records = marks_by(found, function(row)
    return table.concat({ row.name, row.id_number:sub(1, 6), row.id_number:sub(-4) }, "\n")
  end)
end

-- What stands where nothing was filled in.
local nameless = { name = "未填姓名", unit = "未填单位", district = "未填区县" }

-- The row's name, unit or district (FIELD), as people read it.
function people.shown(row, field)
  return row[field] ~= "" and row[field] or nameless[field]
end

-- A name as a part of a path.
people.in_path = safe

-- The same of a row's.
local function part(row, field)
  return safe(people.shown(row, field))
end

local function office(district)
  return part({ district = district }, "district")
end

-- A name as file systems compare them that take capitals for small letters, full-width ones and numerals (Ⅱ), too.
local function folded(name)
  name = name:lower():gsub("\xEF\xBC[\xA1-\xBA]", function(c) return "\xEF\xBD" .. string.char(c:byte(3) - 32) end)
  return (name:gsub("\xE2\x85[\xA0-\xAF]", function(c) return "\xE2\x85" .. string.char(c:byte(3) + 16) end))
end

-- 2, 3 … for a unit whose name is in paths what that of another one of its district is, or differs from it by nothing
-- but capitals: all that is the unit's has to lie under one name, which is no other's. nil for the first of them.
local twins
local function twin_number(unit, district)
  if twins == nil then
    twins = {}
    local counts = {}
    for row in query([[SELECT district, unit FROM applicants UNION SELECT district, unit FROM units
        ORDER BY district, unit]]) do
      local name = row.district .. "/" .. folded(part(row, "unit"))
      counts[name] = (counts[name] or 0) + 1
      if counts[name] > 1 then twins[row.district .. "/" .. row.unit] = counts[name] end
    end
  end
  return twins[district .. "/" .. unit]
end

local function unit_part(unit, district)
  local number = twin_number(unit, district)
  return part({ unit = unit }, "unit") .. (number and "-" .. number or "")
end

-- 评审表/城东区/单位/张三-0017; 张三-0017-1980年生 where the unit has another one.
function people.file(folder, applicant)
  find_namesakes()
  local mark = of_files[applicant.id_number]
  local name = part(applicant, "name") .. "-" .. applicant.id_number:sub(-4) .. (mark and "-" .. mark or "")
  local unit = unit_part(applicant.unit, applicant.district)
  return table.concat({ folder, part(applicant, "district"), unit, safe(name) }, "/")
end

-- 区县公示表/城东区
function people.office_file(folder, district)
  return folder .. "/" .. office(district)
end

-- 岗位信息表/城东区/单位
function people.unit_file(folder, unit, district)
  return table.concat({ folder, office(district), unit_part(unit, district) }, "/")
end

-- A model's `print`: the document goes into the merged file that an office prints, 打印/城东区-评审表. TITLE: the
-- documents' kind; MORE: other fields.
function people.print(title, district, unit, name, more)
  local plan = { office = people.shown({ district = district }, "district"), unit = unit, name = name }
  plan.file = "打印/" .. office(district) .. "-" .. title
  for field, value in pairs(more or {}) do plan[field] = value end
  return plan
end

-- 张三（330599…0017）; 张三（330599…0017，1980年生） where others are called so, too; the name alone if the number is
-- damaged. generators/value/person_label.h knows it.
function people.record(applicant)
  local id_number = applicant.id_number
  if not people.is_whole(id_number) then return applicant.name end
  find_namesakes()
  local mark = of_records[id_number]
  local told = mark and "，" .. mark or ""
  return applicant.name .. "（" .. id_number:sub(1, 6) .. "…" .. id_number:sub(-4) .. told .. "）"
end

return people
