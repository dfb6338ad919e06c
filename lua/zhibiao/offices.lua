-- The offices that applications are handed in to, as the notice lists them: one a district, or of each several by
-- specialty and level (series, levels); or, with offices.by = "committee", the committee's own, whatever the district.
local notice = require("notices.current")
local committees = require("zhibiao.committees")
local offices = {}

offices.are_committees = notice.offices.by == "committee"

-- The office of a committee, with what it doesn't say of itself as the notice's first office has it.
local function office_of_committee(a)
  for _, one in ipairs(a and committees.of(a) or {}) do
    if one.phone or one.address or one.office then
      local first_office = notice.offices[1]
      return {
        district = first_office.district, name = one.office or one.name, hr = one.hr or first_office.hr,
        address = one.address or first_office.address, phone = one.phone or first_office.phone,
      }
    end
  end
end

-- The office of a district; the city's own for a district that has none. A: the applicant, if it is about one.
function offices.of(district, a)
  if offices.are_committees then return office_of_committee(a) or notice.offices[1] end
  for _, office in ipairs(notice.offices) do
    if office.district == district and (a == nil or committees.takes(office, a)) then return office end
  end
  return notice.offices[1]
end

-- The districts of the notice's city.
function offices.of_city()
  for _, city in ipairs(notice.places.cities) do
    if city[1] == notice.city then return table.move(city, 2, #city, 1, {}) end
  end
  return {}
end

-- The district's name where the city's is not beside it: 城东区, 某某市本级.
function offices.full(district)
  if district ~= notice.offices[1].district then return district end
  return (notice.city:gsub("市$", "")) .. district
end

-- --- The notice's order of districts ------------------------------------------------------------------------------

function offices.districts()
  local names, is_there = {}, {}
  local function add(name)
    if not is_there[name] then names[#names + 1], is_there[name] = name, true end
  end
  for _, office in ipairs(notice.offices) do add(office.district) end
  for _, district in ipairs(offices.are_committees and offices.of_city() or {}) do add(district) end
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
