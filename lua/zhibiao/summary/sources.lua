-- 数据来源: the files that the figures came from.

-- Where a row, t, of a table that is counted besides the applicants has its district from.
local district_of = {
  hours = "(SELECT a.district FROM applicants a WHERE a.id_number = t.id_number)",
  posts = "coalesce((SELECT u.district FROM units u WHERE u.unit = t.unit),"
    .. " (SELECT min(a.district) FROM applicants a WHERE a.unit = t.unit))",
  units = "t.district",
}

local sources = { district_of = district_of }

-- Each file and how many applicants it has; of a district's book only those with something of the district.
local sql = [[
  SELECT s.file, s.sha256, s.rows, count(a.id_number) AS people, max(t.number IN (%s)) AS of_district
  FROM _sources s LEFT JOIN _sheets t ON t.source = s.number
    LEFT JOIN applicants a ON a._row >> 32 = t.number AND t.tbl = 'applicants' AND (?1 = '' OR a.district = ?1)
  GROUP BY s.number HAVING ?1 = '' OR people > 0 OR of_district ORDER BY s.number]]

function sources.of(district)
  local others = { "SELECT NULL" }
  for name, of in pairs(district ~= "" and district_of or {}) do
    others[#others + 1] = "SELECT DISTINCT t._row >> 32 FROM " .. name .. " t WHERE " .. of .. " = ?1"
  end
  local list = {}
  for s in query(sql:format(table.concat(others, " UNION ")), district) do list[#list + 1] = s end
  return list
end

return sources
