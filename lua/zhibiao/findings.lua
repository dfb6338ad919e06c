-- What `zhibiao check` found, for its reports: findings of rules and cells that could not be read.
local people = require("zhibiao.people")
local findings = {}

-- From the most urgent; word: for people, duty: what is to be done about it.
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

-- A SELECT of all: whose they are (id_number: of an applicant; place_of: unit, district), what is wrong, where; urgency: 1 is the highest.
findings.all = [[
  SELECT f.number, f.rule, f.level, f.clause, f.owner, f.record, coalesce(a.id_number, '') AS id_number, f.unit, f.district, f.row AS source_row,
    f.place, f.message, f.remedy, CASE f.level WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END AS urgency
  FROM _findings AS f LEFT JOIN applicants AS a ON a.id_number = f.owner
  UNION ALL
  SELECT p.rowid, '', 'error', '', p.owner, coalesce(a.name, p.owner), coalesce(a.id_number, ''), coalesce(a.unit, u.unit, ''),
    coalesce(a.district, u.district, ''), p.row, p.place, p.message, p.remedy, 0
  FROM _problem AS p LEFT JOIN applicants AS a ON a.id_number = p.owner LEFT JOIN units AS u ON u.unit = p.owner]]

-- How the one concerned is called; ROW: of findings.all.
function findings.record(row)
  if row.rule ~= "" or row.id_number == "" then return row.record end
  return people.record { name = row.record, id_number = row.id_number }
end

return findings
