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
  name = name:gsub("%c", " "):gsub('[/\\:*?"<>|]', full_width):gsub("^%.", "．"):gsub("[. ]+$", "")
  local length = utf8.len(name)
  if length <= max_length then return name end
  local half = max_length // 2
  return name:sub(1, utf8.offset(name, half) - 1) .. "…" .. name:sub(utf8.offset(name, -half))
end)

-- 2, 3 … for an applicant whose unit, name and last four digits are those of another; nil for the first of them.
local repeats
local function repeat_number(id_number)
  if repeats == nil then
    repeats = {}
    for row in query([[SELECT id_number, n FROM (SELECT id_number, row_number() OVER
        (PARTITION BY unit, name, substr(id_number, -4) ORDER BY id_number) AS n FROM applicants) WHERE n > 1]]) do
      repeats[row.id_number] = row.n
    end
  end
  return repeats[id_number]
end

-- What stands where nothing was filled in.
local nameless = { name = "未填姓名", unit = "未填单位", district = "未填区县" }

-- The row's name, unit or district (FIELD), as people read it.
function people.shown(row, field)
  return row[field] ~= "" and row[field] or nameless[field]
end

-- The same as a part of a path.
local function part(row, field)
  return safe(people.shown(row, field))
end

local function office(district)
  return part({ district = district }, "district")
end

-- 2, 3 … for a unit whose name differs from that of another one of its district by nothing but capitals: file systems
-- take both for one, and all that is the unit's has to lie under one name. nil for the first of them.
local twins
local function twin_number(unit, district)
  if twins == nil then
    twins = {}
    for row in query([[SELECT district, unit, n FROM (SELECT district, unit, row_number() OVER
        (PARTITION BY district, lower(unit) ORDER BY unit) AS n
        FROM (SELECT district, unit FROM applicants UNION SELECT district, unit FROM units)) WHERE n > 1]]) do
      twins[row.district .. "/" .. row.unit] = row.n
    end
  end
  return twins[district .. "/" .. unit]
end

local function unit_part(unit, district)
  local number = twin_number(unit, district)
  return part({ unit = unit }, "unit") .. (number and "-" .. number or "")
end

-- 评审表/城东区/单位/张三-0017
function people.file(folder, applicant)
  local number = repeat_number(applicant.id_number)
  local name = part(applicant, "name") .. "-" .. applicant.id_number:sub(-4) .. (number and "-" .. number or "")
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

local whole = "^" .. ("%d"):rep(17) .. "[%dX]$"

-- Whether it looks like an ID number, by which other tables can be matched.
people.is_whole = memo(function(id_number)
  return id_number:find(whole) ~= nil
end)

-- 张三（330599…0017）; the name alone if the number is damaged.
function people.record(applicant)
  if not people.is_whole(applicant.id_number) then return applicant.name end
  return applicant.name .. "（" .. applicant.id_number:sub(1, 6) .. "…" .. applicant.id_number:sub(-4) .. "）"
end

return people
