-- What a notice may write in short, or leave out, written out: levels, kinds of application, dates, hours. `notice` is
-- merged from its folders (notice_data.lua).
local lists = require("zhibiao.lists")
local national_levels = require("notices.base.levels")
local national_places = require("notices.base.places")
local structures = {}

-- What a notice may leave out, with its rules: `false` where none of its folders has it.
local sections = {
  "ages", "appointments", "assessments", "attachments", "ban", "committees", "conditions", "copies_checked",
  "education_check", "entrusted", "fee", "hours", "insurance", "papers", "photo", "posts", "public_notice",
  "technical_schools", "unlisted", "votes",
}

local function fill_sections(notice)
  for _, name in ipairs(sections) do notice[name] = notice[name] or false end
  notice.unlisted = notice.unlisted or {}
  for _, name in ipairs { "rules", "bars", "binding_customs" } do notice[name] = notice[name] or {} end
end

-- The places of the province; of one whose cities nobody has listed at least the notice's own.
local function fill_places(notice)
  local known, own = notice.places or {}, { notice.city }
  for _, office in ipairs(notice.offices) do own[#own + 1] = office.district end
  notice.places = {
    name = known.name or notice.province, words = known.words or national_places.words, outside = known.outside or {},
    cities = known.cities or { own }, is_whole = known.cities ~= nil,
  }
end

-- ITEM, which may be its name alone, with what it lacks of DEFAULTS.
local function completed(item, defaults)
  local out = {}
  for k, v in pairs(defaults or {}) do out[k] = v end
  for k, v in pairs(type(item) == "string" and { name = item } or item) do out[k] = v end
  return out
end

local function by_name(items)
  local named = {}
  for _, item in ipairs(items) do named[item.name] = item end
  return named
end

-- --- Levels -------------------------------------------------------------------------------------------------------

-- The national levels that LEVELS leaves out, put in their places: their titles are known. If it has others than these
-- it says itself which there are.
local function with_national(levels)
  local named, out = by_name(levels), {}
  for i, level in ipairs(national_levels) do
    out[i] = named[level.name] or completed(level)
    if not named[level.name] then out[i].evaluated = false end
    named[level.name] = nil
  end
  return pairs(named)(named) == nil and out or levels
end

local function fill_levels(notice)
  local known = by_name(national_levels)
  for _, level in ipairs(national_levels.others) do known[level.name] = level end
  local levels = {}
  for i, item in ipairs(notice.levels) do
    local level = completed(item, known[type(item) == "string" and item or item.name])
    level.aliases, level.band = level.aliases or {}, level.band or level.name
    level.needs = level.needs or i > 1 and known["中级"].needs or {}
    level.since = level.since or (i > 1 and "title" or "work")
    levels[i] = level
  end
  notice.levels = with_national(levels)
  for _, level in ipairs(notice.levels) do
    if level.evaluated == nil then
      level.evaluated = notice.evaluates == nil or lists.has(notice.evaluates, level.name)
    end
  end
end

-- Of what a section says of levels, those that can be applied for.
local function fill_entrusted(notice)
  local section, evaluated = notice.entrusted, {}
  if not section then return end
  for _, level in ipairs(notice.levels) do
    if level.evaluated and lists.has(section.levels, level.name) then evaluated[#evaluated + 1] = level.name end
  end
  section.levels = evaluated
end

-- --- Kinds of application -----------------------------------------------------------------------------------------

local function fill_kinds(notice, base)
  local kinds, known = notice.kinds, by_name(base.kinds)
  kinds.normal, kinds.exceptional = false, false
  for i, item in ipairs(kinds) do
    local kind = completed(item, known[type(item) == "string" and item or item.name])
    kind.aliases = kind.aliases or {}
    if kind.years == nil then kind.years = "schooling" end
    if kind.form == nil and kind.role == "exceptional" then kind.form = "exceptional" end
    if kind.role then kinds[kind.role] = kind.name end
    kinds[i] = kind
  end
  kinds.normal = kinds.normal or kinds[1].name
end

-- --- Dates and hours ----------------------------------------------------------------------------------------------

-- cut_off.date is that of titles; deeds, papers and schooling have their own or the same.
local function fill_cut_off(notice)
  local cut_off = notice.cut_off
  for _, part in ipairs { "deeds", "papers", "schooling" } do
    local own = cut_off[part] or {}
    own.is_own = own.date ~= nil and own.date ~= cut_off.date
    own.date = own.date or cut_off.date
    cut_off[part] = own
  end
end

local function fill_hours(notice)
  local hours = notice.hours
  if not hours then return end
  hours.kinds, hours.least = hours.kinds or {}, hours.least or {}
  hours.levels, hours.province, hours.elsewhere = hours.levels or {}, hours.province or {}, hours.elsewhere or {}
  hours.sums, hours.by, hours.courses = hours.sums or {}, hours.by or {}, hours.courses or {}
  hours.exempt, hours.total, hours.span = hours.exempt or {}, hours.total or false, hours.span or false
  hours.elsewhere_name = hours.elsewhere_name or "另有规定的系统"
  for _, kind in ipairs(hours.kinds) do kind.aliases = kind.aliases or {} end
end

-- The yearly assessments of the years whose hours count, but for the notice's own, which is not over; of the last four
-- where there are none.
local function fill_assessments(notice)
  local section, year = notice.assessments, notice.year
  if not section or section.years then return end
  section.years = {}
  for _, one in ipairs(notice.hours and notice.hours.years or {}) do
    if one < year then section.years[#section.years + 1] = one end
  end
  if #section.years == 0 then section.years = { year - 4, year - 3, year - 2, year - 1 } end
end

-- The present unit has paid insurance for some months by a day: that of the titles, if the notice says no other.
local function fill_insurance(notice)
  if notice.insurance and notice.insurance.months then
    notice.insurance.by = notice.insurance.by or notice.cut_off.date
  end
end

-- Writes NOTICE out; BASE: what holds everywhere.
function structures.fill(notice, base)
  fill_sections(notice)
  fill_places(notice)
  fill_levels(notice)
  fill_entrusted(notice)
  fill_kinds(notice, base)
  fill_cut_off(notice)
  fill_hours(notice)
  fill_assessments(notice)
  fill_insurance(notice)
end

return structures
