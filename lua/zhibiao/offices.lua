-- The offices that applications are handed in to, one a district, as the notice lists them.
local notice = require("notices.current")
local offices = {}

-- The office of a district; the city's own for a district that has none.
function offices.of(district)
  for _, office in ipairs(notice.offices) do
    if office.district == district then return office end
  end
  return notice.offices[1]
end

-- The district's name where the city's is not beside it: 德清县, 湖州市本级.
function offices.full(district)
  if district ~= notice.offices[1].district then return district end
  return (notice.city:gsub("市$", "")) .. district
end

-- --- The notice's order of districts ------------------------------------------------------------------------------

function offices.districts()
  local names = {}
  for i, office in ipairs(notice.offices) do names[i] = office.district end
  return names
end

-- Sorts LIST by the district in FIELD, those that the notice does not list last. Within a district the order is kept.
function offices.sorted(list, field)
  local places = {}
  for i, name in ipairs(offices.districts()) do places[name] = i end
  table.sort(list, function(a, b) return (places[a[field]] or math.huge) < (places[b[field]] or math.huge) end)
  return list
end

-- The same order for ORDER BY, where there are too many rows to sort them here.
function offices.order_by(column)
  local places = {}
  for i, name in ipairs(offices.districts()) do places[i] = ("WHEN '%s' THEN %d"):format(name:gsub("'", "''"), i) end
  return ("CASE %s %s ELSE %d END"):format(column, table.concat(places, " "), #places + 1)
end

return offices
