-- 岗位明细、单位明细、继续教育明细: tables that are not of applicants, as they came in, for the city to read back.
local schema = require("schema")
local district_of = require("zhibiao.summary.sources").district_of
local tables = {}

local function fields_of(name)
  for _, table_ in ipairs(schema) do
    if table_.name == name then return table_.fields end
  end
end

-- { headers, lines } of posts or units.
function tables.of(name, district)
  local headers, lines = {}, {}
  for i, field in ipairs(fields_of(name)) do headers[i] = { header = field.header, field = field.name } end
  local sql = ("SELECT t.* FROM %s t WHERE ?1 = '' OR %s = ?1 ORDER BY t.unit"):format(name, district_of[name])
  for row in query(sql, district) do
    local line = {}
    for i, h in ipairs(headers) do line[i] = row[h.field] end
    lines[#lines + 1] = line
  end
  return { headers = headers, lines = lines }
end

local hours_sql = [[SELECT h.id_number, h.name, h.year, h.total, h.general, h.industry, h.professional FROM hours h
  JOIN applicants a ON a.id_number = h.id_number WHERE ?1 = '' OR a.district = ?1
  ORDER BY a.district, a.unit, h.id_number, h.year]]

-- An iterator over the hours of the district's applicants, and how many rows it gives.
function tables.hours(district)
  return query(hours_sql, district), query("SELECT count(*) AS n FROM (" .. hours_sql .. ")", district)().n
end

return tables
