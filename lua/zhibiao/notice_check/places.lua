-- Where the notice's city lies among its province's places, if these are known: it may be a county, too.
local places = {}

local function cities(notice)
  local known = notice.places
  return type(known) == "table" and type(known.cities) == "table" and known.cities or {}
end

-- The city that is the notice's own, or that its county belongs to, as notice.places has it: { city, district, … };
-- nil if none is known.
function places.city(notice)
  for _, city in ipairs(cities(notice)) do
    for _, name in ipairs(city) do
      if name == notice.city then return city end
    end
  end
end

-- The districts of the city that is the notice's own, or the county itself; nil if they are not known.
function places.districts(notice)
  local city = places.city(notice)
  if city == nil then return nil end
  return city[1] == notice.city and table.move(city, 2, #city, 1, {}) or { notice.city }
end

return places
