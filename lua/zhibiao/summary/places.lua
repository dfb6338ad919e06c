-- Whose figures are shown.
local notice = require("notices.current")
local places = {}

places.city = { name = notice.city, district = "", by = notice.issuer }

-- Each office with applicants, and the city if there are several or applicants elsewhere: an iterator over
-- { name, district, by }; the city's district is "".
function places.all()
  local all = {}
  for _, office in ipairs(notice.offices) do
    if count("applicants", { district = office.district }) > 0 then
      all[#all + 1] = { name = office.district, district = office.district, by = office.hr }
    end
  end
  local people = count("applicants")
  local is_one_office = #all == 1 and count("applicants", { district = all[1].district }) == people
  if people > 0 and not is_one_office then
    all[#all + 1] = places.city
  end
  return items(all)
end

return places
