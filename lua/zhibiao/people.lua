-- How a person or a unit is named in messages and file names. No file name holds a whole ID number.
local people = {}

-- What an application can't do without.
people.needed = { "name", "gender", "birth_date", "unit", "series", "level", "apply_title", "kind" }

-- What file systems take for something else, and what looks like it.
local look_alike = {
  ["/"] = "／", ["\\"] = "＼", [":"] = "：", ["*"] = "＊", ["?"] = "？", ['"'] = "＂", ["<"] = "＜", [">"] = "＞", ["|"] = "｜",
}
local longest = 60 -- characters; file systems allow 255 bytes

local function safe(name)
  name = name:gsub("%c", " "):gsub('[/\\:*?"<>|]', look_alike):gsub("^%.", "．"):gsub("[. ]+$", "")
  local length = utf8.len(name)
  if length <= longest then return name end
  local half = longest // 2
  return name:sub(1, utf8.offset(name, half) - 1) .. "…" .. name:sub(utf8.offset(name, -half))
end

-- People whom unit, name and last four digits don't tell apart: ID number -> 2, 3 …
local twins
local function twin(id_number)
  if twins == nil then
    twins = {}
    for row in query([[SELECT id_number, n FROM (SELECT id_number, row_number() OVER
        (PARTITION BY unit, name, substr(id_number, -4) ORDER BY id_number) AS n FROM applicants) WHERE n > 1]]) do
      twins[row.id_number] = row.n
    end
  end
  return twins[id_number]
end

local function office(district)
  return district ~= "" and safe(district) or "未填区县"
end

-- 评审表/德清县/单位/张三-0017
function people.file(folder, applicant)
  local again = twin(applicant.id_number)
  local name = applicant.name .. "-" .. applicant.id_number:sub(-4) .. (again and "-" .. again or "")
  return table.concat({ folder, office(applicant.district), safe(applicant.unit), safe(name) }, "/")
end

-- 区县公示表/德清县
function people.office_file(folder, district)
  return folder .. "/" .. office(district)
end

-- 岗位信息表/德清县/单位
function people.unit_file(folder, unit, district)
  return table.concat({ folder, office(district), safe(unit) }, "/")
end

-- The merged file that an office prints: 打印/德清县-评审表; WHAT is the documents' name. OTHERS: more fields of `print`.
function people.print(what, district, unit, name, others)
  local plan = { office = district ~= "" and district or "未填区县", unit = unit, name = name }
  plan.file = "打印/" .. office(district) .. "-" .. what
  for field, value in pairs(others or {}) do plan[field] = value end
  return plan
end

-- 张三（330599…0017）; by the name alone when the number is spoiled.
function people.record(applicant)
  if not applicant.id_number:match("^" .. ("%d"):rep(17) .. "[%dX]$") then return applicant.name end
  return applicant.name .. "（" .. applicant.id_number:sub(1, 6) .. "…" .. applicant.id_number:sub(-4) .. "）"
end

return people
