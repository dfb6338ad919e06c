-- 岗位明细、单位明细、继续教育明细: tables that are not of applicants, as they came in, for the city to read back.
local numbers = require("zhibiao.post_numbers")
local schema = require("schema")
local district_of = require("zhibiao.summary.sources").district_of
local tables = {}

-- A unit gives the ratios of its posts as shares of them.
local function is_share(field)
  return field.name:find("^ratio_") ~= nil
end

-- The columns of a table: { header, field, style }.
local function columns_of(name)
  local columns = {}
  for _, table_ in ipairs(schema) do
    for i, field in ipairs(table_.name == name and table_.fields or {}) do
      columns[i] = { header = field.header, field = field.name, style = is_share(field) and "small-share" or "small" }
    end
  end
  return columns
end

-- { headers, lines } of posts or units.
function tables.of(name, district)
  local headers, lines = columns_of(name), {}
  local sql = ("SELECT t.* FROM %s t WHERE ?1 = '' OR %s = ?1 ORDER BY t.unit"):format(name, district_of[name])
  for row in query(sql, district) do
    local line = {}
    for i, h in ipairs(headers) do
      line[i] = is_share { name = h.field } and numbers.share(row, row[h.field]) or row[h.field]
    end
    lines[#lines + 1] = line
  end
  return { headers = headers, lines = lines }
end

-- Of 学时明细: whose and of which year, then all numbers.
tables.hours_columns = columns_of("hours")

local function hours_sql()
  local fields = {}
  for i, column in ipairs(tables.hours_columns) do fields[i] = "h." .. column.field end
  return "SELECT " .. table.concat(fields, ", ") .. [[ FROM hours h
  JOIN applicants a ON a.id_number = h.id_number WHERE ?1 = '' OR a.district = ?1
  ORDER BY a.district, a.unit, h.id_number, h.year]]
end

-- An iterator over the hours of the district's applicants, and how many rows it gives.
function tables.hours(district)
  local sql = hours_sql()
  return query(sql, district), query("SELECT count(*) AS n FROM (" .. sql .. ")", district)().n
end

return tables
