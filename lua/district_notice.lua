-- 区县公示表: all applicants of a district in one workbook, unit by unit, with nothing that is not in a unit's own.
local documents = require("zhibiao.documents")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local posting = require("zhibiao.posting")
local sentences = require("zhibiao.sentences")

local document = documents.of("district_notice")

-- The district's applicants, but for those whom their unit rejected.
local function endorsed(district)
  local applicants = {}
  for a in rows("applicants", { district = district }, "unit, series, level, id_number") do
    if posting.is_endorsed(a) then applicants[#applicants + 1] = a end
  end
  return applicants
end

-- Those with somebody to announce.
local function districts()
  local names, seen = {}, {}
  for a in query("SELECT DISTINCT district, unit_state FROM applicants ORDER BY district") do
    if posting.is_endorsed(a) and not seen[a.district] then
      seen[a.district] = true
      names[#names + 1] = a
    end
  end
  return offices.sorted(names, "district")
end

return {
  title = document.name, off = document.off,
  template = "notice",
  public = true,
  order = 4.1,
  records = function() return items(districts()) end,
  sample = function() return posting.sample(document.name, "unit", posting.line) end,
  make = function(r)
    local applicants = posting.presentable(endorsed(r.district))
    posting.check_opening(date, applicants, nil, "请用 --date 写公示开始的日期")
    local groups, number = posting.groups(applicants, "unit", posting.line)
    local values = posting.values(r.district)
    values.count = number
    return {
      file = people.office_file(document.name, r.district), record = r.district,
      heading = sentences.filled("district_title", values),
      sentence = sentences.filled("district_notice", values),
      phones = sentences.filled("office_phones", values),
      name = documents.of("notice").name, groups = groups, signer = offices.of(r.district).hr, posted = date,
    }
  end,
}
