-- 评审通过人员名单: who has got the title, by specialty; one for each district, and one for the city if there are several.
local notice = require("notices.current")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local posting = require("zhibiao.posting")

local function places(list)
  local places = {}
  for i, item in ipairs(list) do places[item.name] = i end
  return places
end

local series, levels = places(notice.series), places(notice.levels)

-- By the notice's order of specialties, the higher levels first; of a level by district, unit and name.
local function order(a, b)
  if a.series ~= b.series then return (series[a.series] or math.huge) < (series[b.series] or math.huge) end
  return (levels[a.level] or 0) > (levels[b.level] or 0)
end

-- Those who passed; of all districts if DISTRICT is nil.
local function passed(district)
  local list = list("applicants", { result = notice.results.passed, district = district }, "district, unit, name, id_number")
  if district == nil then offices.sorted(list, "district") end
  table.sort(list, order)
  return list
end

-- How many there are of a name in a unit.
local function namesakes(list)
  local counts = {}
  for _, a in ipairs(list) do
    local key = a.unit .. "\n" .. a.name
    counts[key] = (counts[key] or 0) + 1
  end
  return function(a) return counts[a.unit .. "\n" .. a.name] end
end

local function line(a, several)
  need(a, "name", "gender", "unit", "series", "apply_title")
  local remarks = {}
  if a.kind == notice.kinds.exceptional then remarks[#remarks + 1] = a.kind end
  if a.entrusted == "是" then remarks[#remarks + 1] = "委托评审" end
  if several then remarks[#remarks + 1] = "身份证号" .. masked(a.id_number) end
  return {
    name = a.name, gender = a.gender, unit = a.unit, title = a.apply_title, remark = table.concat(remarks, "，"),
    series = a.series .. (a.subject ~= "" and a.subject ~= a.series and "（" .. a.subject .. "）" or ""),
  }
end

-- The districts with somebody on their list, and the city.
local function records()
  local list = {}
  for r in query("SELECT DISTINCT district FROM applicants WHERE result = ? ORDER BY district", notice.results.passed) do
    list[#list + 1] = { district = r.district, place = offices.full(r.district) }
  end
  offices.sorted(list, "district")
  if #list > 1 then list[#list + 1] = { place = notice.city } end
  return list
end

return {
  title = "评审通过人员名单",
  template = "results",
  public = true,
  order = 4.2,
  records = function() return items(records()) end,
  make = function(r)
    local list = passed(r.district)
    local several = namesakes(list)
    local groups, number = posting.groups(list, "series", function(a) return line(a, several(a) > 1) end)
    local values, from = posting.values(r.district or notice.offices[1].district, r.place)
    values.count = number
    return {
      file = people.office_file("评审通过人员名单", r.district or notice.city), record = r.place,
      heading = posting.filled(notice.sentences.results_title, values),
      sentence = posting.filled(notice.sentences.results, values),
      phones = posting.filled(notice.sentences.office_phones, values),
      groups = groups, signer = offices.of(r.district).hr, posted = from,
    }
  end,
}
