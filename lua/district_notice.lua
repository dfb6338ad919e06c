-- 区县公示表: all applicants of a district in one workbook, unit by unit. Nothing in it that a unit's own notice has not.
local notice = require("notices.current")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local posting = require("zhibiao.posting")

-- Whom the district's units put forward.
local function standing(district)
  local applicants = {}
  for a in rows("applicants", { district = district }, "unit, series, level, id_number") do
    if posting.stands(a) then applicants[#applicants + 1] = a end
  end
  return applicants
end

local function districts()
  local names, seen = {}, {}
  for a in query("SELECT DISTINCT district, unit_state FROM applicants ORDER BY district") do
    if posting.stands(a) and not seen[a.district] then
      seen[a.district] = true
      names[#names + 1] = a
    end
  end
  return offices.sorted(names, "district")
end

return {
  title = "区县公示表",
  template = "notice",
  public = true,
  order = 4.1,
  records = function() return items(districts()) end,
  make = function(r)
    local applicants = standing(r.district)
    for _, a in ipairs(applicants) do need(a, "district", "unit") end
    local groups, number = posting.groups(applicants, "unit", posting.line)
    local values, from = posting.values(r.district)
    values.count = number
    return {
      file = people.office_file("区县公示表", r.district), record = r.district,
      heading = posting.filled(notice.sentences.district_title, values),
      sentence = posting.filled(notice.sentences.district_notice, values),
      phones = posting.filled(notice.sentences.office_phones, values),
      groups = groups, signer = offices.of(r.district).hr, posted = from,
    }
  end,
}
