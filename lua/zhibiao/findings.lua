-- What `zhibiao check` found, for its reports.
local notice = require("notices.current")
local people = require("zhibiao.people")

local findings = {}

-- From the most urgent. word: what people call it; duty: what is to be done about it.
findings.levels = {
  { name = "error", word = "错误", duty = "必须改" },
  { name = "warning", word = "提醒", duty = "请核对" },
  { name = "hint", word = "提示", duty = "供参考" },
}

local by_name = {}
for _, level in ipairs(findings.levels) do by_name[level.name] = level end

function findings.level(name)
  return by_name[name]
end

-- A SELECT of all. id_number: of the applicant who is the owner, or ""; urgency: 1 is the highest.
findings.all = [[
  SELECT f.*, f.row AS source_row, coalesce(a.id_number, '') AS id_number,
    CASE f.level WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END AS urgency
  FROM _findings AS f LEFT JOIN applicants AS a ON a.id_number = f.owner]]

findings.nobody = "全部数据" -- the sheet of what concerns no unit

-- The sheets that a finding belongs to.
function findings.office_of(row)
  if row.owner == "" then return findings.nobody end
  return people.shown(row, "district")
end

function findings.unit_of(row)
  return people.shown(row, "unit")
end

-- As a query gives them, for samples of reports: an error with a place, and a hint without one.
function findings.sample()
  local fault = {
    level = "error", clause = notice.photo.clause, owner = "330599198503120015", id_number = "330599198503120015",
    record = "张志远（330599…0015）", unit = notice.examples.unit,
    district = notice.examples.district,
    place = "花名册.xlsx!申报人员!F5", link = "external:../花名册.xlsx#'申报人员'!F5",
    message = "证件照不是白底", remedy = "请换成白底的照片",
  }
  local hint = {}
  for field, value in pairs(fault) do hint[field] = value end
  hint.level, hint.place, hint.link = "hint", "", ""
  return { fault, hint }
end

return findings
