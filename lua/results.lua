-- 评审通过人员名单: who obtained the title, by specialty; one for each district, and one for the city if there are
-- several.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local evaluated = require("zhibiao.results")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local posting = require("zhibiao.posting")
local sentences = require("zhibiao.sentences")

local document = documents.of("results")

-- By name: the place in the list.
local function places(list)
  local by_name = {}
  for i, item in ipairs(list) do by_name[item.name] = i end
  return by_name
end

local series, levels = places(notice.series), places(notice.levels)

-- By the notice's order of specialties, the higher levels first.
local function comes_before(a, b)
  if a.series ~= b.series then return (series[a.series] or math.huge) < (series[b.series] or math.huge) end
  return (levels[a.level] or 0) > (levels[b.level] or 0)
end

-- Those who passed, of all districts if DISTRICT is nil; of a level by district, unit and name.
local function passed(district)
  local applicants, places_ = {}, {}
  for a in rows("applicants", { district = district }, "district, unit, name, id_number") do
    if evaluated.meaning(a.result) == "passed" then applicants[#applicants + 1] = a end
  end
  if district == nil then offices.sorted(applicants, "district") end
  for i, a in ipairs(applicants) do places_[a] = i end
  table.sort(applicants, function(a, b) -- which alone leaves no order among equals
    if comes_before(a, b) or comes_before(b, a) then return comes_before(a, b) end
    return places_[a] < places_[b]
  end)
  return applicants
end

-- A function that gives how many of an applicant's unit have his name.
local function namesakes(applicants)
  local counts = {}
  for _, a in ipairs(applicants) do
    local key = a.unit .. "\n" .. a.name
    counts[key] = (counts[key] or 0) + 1
  end
  return function(a) return counts[a.unit .. "\n" .. a.name] end
end

-- HAS_NAMESAKE: then the ID number, in part, tells them apart.
local function line(a, has_namesake)
  need(a, "name", "gender", "unit", "series", "apply_title")
  local remarks = {}
  if a.kind == notice.kinds.exceptional then remarks[#remarks + 1] = a.kind end
  if a.entrusted == "是" then remarks[#remarks + 1] = "委托评审" end
  if has_namesake then remarks[#remarks + 1] = "身份证号" .. masked(a.id_number) end
  local subject = a.subject ~= "" and a.subject ~= a.series and "（" .. a.subject .. "）" or ""
  return {
    name = a.name, gender = a.gender, unit = a.unit, title = a.apply_title, series = a.series .. subject,
    remark = table.concat(remarks, "，"),
  }
end

local districts_sql = "SELECT DISTINCT district, result FROM applicants WHERE result <> '' ORDER BY district"

-- The districts with somebody on their list, and the city.
local function records()
  local all, there = {}, {}
  for r in query(districts_sql) do
    if evaluated.meaning(r.result) == "passed" and not there[r.district] then
      there[r.district] = true
      all[#all + 1] = { district = r.district, place = offices.full(r.district) }
    end
  end
  offices.sorted(all, "district")
  if #all > 1 then all[#all + 1] = { place = notice.city } end
  return all
end

return {
  title = document.name, off = document.off,
  template = "results",
  public = true,
  order = 4.2,
  records = function() return items(records()) end,
  sample = function() return posting.sample(document.name, "series", function(a) return line(a, true) end) end,
  make = function(r)
    local applicants = passed(r.district)
    local count_of = namesakes(applicants)
    local groups, number = posting.groups(applicants, "series", function(a) return line(a, count_of(a) > 1) end)
    local values = posting.values(r.district or notice.offices[1].district, r.place)
    values.count = number
    return {
      file = people.office_file(document.name, r.district or notice.city), record = r.place,
      heading = sentences.filled("results_title", values),
      sentence = sentences.filled("results", values),
      phones = sentences.filled("office_phones", values),
      name = document.name, groups = groups, signer = offices.of(r.district).hr, posted = date,
    }
  end,
}
