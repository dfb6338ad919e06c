-- The offices that the districts hand in to, as the notice lists them.
local notice = require("notices.current")
local offices = {}

-- The office of a district; the city's own for another one.
function offices.of(district)
  for _, office in ipairs(notice.offices) do
    if office.district == district then return office end
  end
  return notice.offices[1]
end

-- 德清县, 湖州市本级.
function offices.full(district)
  if district ~= notice.offices[1].district then return district end
  return (notice.city:gsub("市$", "")) .. district
end

-- The districts in the notice's order.
function offices.districts()
  local names = {}
  for i, office in ipairs(notice.offices) do names[i] = office.district end
  return names
end

-- Sorts LIST by the district in FIELD, in the notice's order, others behind; lines of a district keep theirs.
function offices.sorted(list, field)
  local places = {}
  for i, name in ipairs(offices.districts()) do places[name] = i end
  table.sort(list, function(a, b) return (places[a[field]] or math.huge) < (places[b[field]] or math.huge) end)
  return list
end

return offices
