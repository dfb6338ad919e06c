-- What the name of a committee says of itself: 湖州市工程专业中级职务任职资格评审委员会.
local notice = require("notices.current")
local words = require("zhibiao.words")
local committees = {}

local province = notice.places -- its cities, districts and counties
local city = notice.city:gsub("市$", "")

-- The words for a level in a committee's name, with the levels that it evaluates.
local bands = {
  { "高级", { ["副高级"] = true, ["正高级"] = true } }, { "中级", { ["中级"] = true, ["初级"] = true } },
  { "初级", { ["初级"] = true } },
}

-- Another city of the province that it is named after.
local function other_city(name)
  for _, list in ipairs(province.cities) do
    local other = list[1]
    if not other:find(city, 1, true) and words.starts_with(name, (other:gsub("市$", ""))) then return other end
  end
end

-- Another specialty whose name is in it, if the applicant's own is not.
local function other_series(name, s)
  if words.has_one_of(name, s.series.aliases) then return nil end
  for _, series in ipairs(notice.series) do
    if words.has_one_of(name, series.aliases) then return series.name end
  end
end

-- A level that it names, if it is not the applicant's.
local function other_level(name, s)
  local found
  for _, band in ipairs(bands) do
    if name:find(band[1], 1, true) then
      if band[2][s.a.level] then return nil end
      found = found or band[1]
    end
  end
  return found
end

-- What of its name contradicts the applicant's, and what the applicant's is; nil if nothing does.
function committees.contradiction(s)
  local name = s.a.committee
  local place = other_city(name)
  if place then return place, notice.city end
  local series = other_series(name, s)
  if series then return series .. "专业", s.a.series .. "专业" end
  local level = other_level(name, s)
  if level then return level, s.a.level end
end

return committees
