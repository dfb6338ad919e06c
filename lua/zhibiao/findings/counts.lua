-- The findings as 检查报告 counts them: by district and unit. wrong: applicants with errors.
local findings = require("zhibiao.findings")
local offices = require("zhibiao.offices")
local counts = {}

local fields = { "wrong", "error", "warning", "hint" }
local columns = [[
  count(DISTINCT CASE WHEN urgency = 1 AND id_number <> '' THEN id_number END) AS wrong,
  coalesce(sum(urgency = 1), 0) AS error, coalesce(sum(urgency = 2), 0) AS warning,
  coalesce(sum(urgency = 3), 0) AS hint]]

-- Of each district, also of those without applicants or without findings.
function counts.districts()
  local all, by_name = {}, {}
  local function of(row)
    local name = findings.office_of(row)
    if by_name[name] == nil then
      by_name[name] = { name = name, people = 0, wrong = 0, error = 0, warning = 0, hint = 0 }
      all[#all + 1] = by_name[name]
    end
    return by_name[name]
  end
  local people = "SELECT 'x' AS owner, district, count(*) AS n FROM applicants GROUP BY district ORDER BY district"
  for row in query(people) do of(row).people = row.n end
  local found = "SELECT max(owner) AS owner, district, " .. columns .. " FROM (" .. findings.all
    .. ") GROUP BY owner = '', district ORDER BY 1, 2"
  for row in query(found) do
    local one = of(row)
    for _, field in ipairs(fields) do one[field] = row[field] end
  end
  return offices.sorted(all, "name")
end

-- Of each unit with findings.
function counts.units()
  local people = {}
  for row in query("SELECT district, unit, count(*) AS n FROM applicants GROUP BY district, unit") do
    people[row.district .. "\n" .. row.unit] = row.n
  end
  local all = {}
  for row in query("SELECT 'x' AS owner, district, unit, " .. columns .. " FROM (" .. findings.all
    .. ") WHERE owner <> '' GROUP BY district, unit ORDER BY district, error DESC, warning DESC, unit") do
    row.people = people[row.district .. "\n" .. row.unit] or 0
    row.district, row.name = findings.office_of(row), findings.unit_of(row)
    all[#all + 1] = row
  end
  return offices.sorted(all, "district")
end

-- The sums of what counts.districts gave.
function counts.total(districts)
  local sums = { people = 0, wrong = 0, error = 0, warning = 0, hint = 0 }
  for _, one in ipairs(districts) do
    for field in pairs(sums) do sums[field] = sums[field] + one[field] end
  end
  return sums
end

return counts
