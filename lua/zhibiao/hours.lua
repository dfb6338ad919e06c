-- Whose hours of continuing education the notice itself asks for, of which years, and how many. A: a row with an
-- applicant's level, supervising_dept and work_start. Nobody's if the notice has no hours.
local notice = require("notices.current")
local cases = require("zhibiao.cases")
local dates = require("zhibiao.dates")
local lists = require("zhibiao.lists")
local memo = require("zhibiao.memo")
local words = require("zhibiao.words")
local hours = {}

local section = notice.hours or { levels = {}, province = {}, elsewhere = {}, exempt = {}, years = {} }
local levels, of_province = lists.set(section.levels), lists.set(section.province)

-- Schools and hospitals follow their own department's rules.
local is_elsewhere = memo(function(department)
  return words.has_one_of(department, section.elsewhere)
end)

function hours.is_elsewhere(a)
  return is_elsewhere(a.supervising_dept)
end

-- Whether the notice lets this one off: on a post abroad …
local function is_exempt(a)
  for _, one in ipairs(section.exempt) do
    if cases.holds(one.when, a) then return true end
  end
  return false
end

function hours.is_obliged(a)
  return levels[a.level] == true and not hours.is_elsewhere(a) and not is_exempt(a)
end

-- Whose rules he follows instead of the notice's, in words; "" if nobody's.
function hours.by_others(a)
  if of_province[a.level] then return "按省通知" end
  return hours.is_elsewhere(a) and "按主管部门要求" or ""
end

local years_after = memo(function(work_start)
  local began = dates.year(work_start) or 0
  local list = {}
  for _, year in ipairs(section.years) do
    if year > began then list[#list + 1] = year end
  end
  return list
end)

-- The years that count: for who began to work within them, from the year after on.
function hours.years(a)
  return years_after(a.work_start)
end

-- --- How many -----------------------------------------------------------------------------------------------------

local function is_of(one, level, year)
  return (one.levels == nil or lists.has(one.levels, level)) and (one.from == nil or year >= one.from)
    and (one.to == nil or year <= one.to)
end

-- LEAST over the hours that each kind has to have; a kind that has to have none is false.
local function least_of(...)
  local least = {}
  for _, kind in ipairs(section.kinds) do least[kind.field] = kind.least or false end
  for _, over in ipairs { ... } do
    for field, n in pairs(over) do least[field] = n end
  end
  return least
end

local demands = {} -- by level and year

-- What a year asks of a level: { total, least, sums }: the hours of all kinds, of each kind by its field, and of groups
-- of kinds; false of what is not asked for. The first of `by` that fits says what differs.
function hours.demand(level, year)
  local key = level .. year
  if demands[key] == nil then
    local own = {}
    for i = #section.by, 1, -1 do
      if is_of(section.by[i], level, year) then own = section.by[i] end
    end
    local total = section.total
    if own.total ~= nil then total = own.total end
    demands[key] = {
      total = total or false, least = least_of(section.least, own.least or {}), sums = own.sums or section.sums,
    }
  end
  return demands[key]
end

-- The hours that every year asks of every level, 90; else, in words, that it depends.
function hours.least_in_words()
  local only
  for _, level in ipairs(section.levels) do
    for _, year in ipairs(section.years) do
      local total = hours.demand(level, year).total
      if only ~= nil and only ~= total then return "规定" end
      only = total
    end
  end
  return only and tostring(only) or "规定"
end

return hours
