-- Committees: those that the notice lists, and what the name of one says of itself: 某市工程专业中级职务任职资格评审委员会.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local national = require("notices.base.levels")
local words = require("zhibiao.words")
local committees = {}

local province = notice.places -- its cities, districts and counties
local city = notice.city:gsub("市$", "")

-- The words for a level in a committee's name, with the bands of levels (notices/base/levels.lua) that it evaluates.
local bands = { { "高级", { ["高"] = true } }, { "中级", { ["中"] = true, ["初"] = true } }, { "初级", { ["初"] = true } } }

-- The band of a level, which a level by a name of the notice's own has from the national one that it stands for: 初级 of
-- 助理级, too. nil if none is known.
local function band_of(level)
  local known = table.move(national.others, 1, #national.others, #national + 1, { table.unpack(national) })
  for _, one in ipairs(known) do
    if one.name == (level.national or level.name) then return one.band end
  end
end

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
  local found, own = nil, band_of(s.level)
  for _, band in ipairs(own and bands or {}) do
    if name:find(band[1], 1, true) then
      if band[2][own] then return nil end
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

-- --- The notice's own list ----------------------------------------------------------------------------------------

-- Whether X, a committee or an office of the notice's, takes an applicant: by levels, series and districts, each absent
-- if it takes all. `except`: but not these districts, which have one of their own.
function committees.takes(x, a)
  return (x.levels == nil or lists.has(x.levels, a.level)) and (x.series == nil or lists.has(x.series, a.series))
    and (x.districts == nil or lists.has(x.districts, a.district))
    and (x.except == nil or not lists.has(x.except, a.district))
end

-- Those that take the applicant.
function committees.of(a)
  local list = {}
  for _, one in ipairs(notice.committees or {}) do
    if committees.takes(one, a) then list[#list + 1] = one end
  end
  return list
end

-- Their names, for a rule's text.
function committees.listed()
  local names = {}
  for i, one in ipairs(notice.committees or {}) do names[i] = one.name end
  return table.concat(names, "、")
end

-- Whether NAME is that of the notice's committee ONE, written out or not.
function committees.is_named(one, name)
  for _, own in ipairs { one.name, table.unpack(one.aliases or {}) } do
    if words.agree(words.plain(own), words.plain(name)) then return true end
  end
  return false
end

return committees
