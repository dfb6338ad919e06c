-- Full years up to a day, as the notice counts them.
local dates = require("zhibiao.dates")
local notice = require("notices.current")
local seniority = {}

-- Full years from DATE to the day TO; a month counts from its first day. nil if one of them is no date.
function seniority.years(date, to)
  if #date == 7 then date = date .. "-01" end
  local year, month, day = dates.parse(date)
  local to_year, to_month, to_day = dates.parse(to)
  if year == nil or to_year == nil then return nil end
  -- From 29 February a year is full on 1 March of other years.
  local is_full = to_month > month or to_month == month and to_day >= day
  return to_year - year - (is_full and 0 or 1)
end

-- The same where TO may be a month, too: up to its 28th, the last day that every month has.
function seniority.between(date, to)
  if date == "" or to == "" then return nil end
  return seniority.years(date, #to == 7 and to .. "-28" or to)
end

-- --- In a title ---------------------------------------------------------------------------------------------------

local by_way = {} -- from when years count by how the title was got
for _, way in ipairs(notice.tenure.ways) do by_way[way.name] = way.from end

-- Full years up to the day TO in a title of DATE, got by WAY, as the notice counts them: "" if it does not ask how.
function seniority.in_title(date, way, to)
  local from = by_way[way] or notice.tenure.from
  local year, until_year = dates.year(date), dates.year(to)
  if year and from == "next_year" then return seniority.years(year .. "-12-31", to) end
  if year and until_year and from == "year" then return until_year - year end
  return seniority.years(date, to)
end

return seniority
