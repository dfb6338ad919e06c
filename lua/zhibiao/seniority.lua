-- Full years up to a day, as the notice counts them.
local dates = require("zhibiao.dates")
local seniority = {}

-- Full years from DATE to the day TO; a month counts from its first day. nil if one of them is no date.
function seniority.years(date, to)
  if #date == 7 then date = date .. "-01" end
  local year = dates.parse(date)
  local to_year = dates.parse(to)
  if year == nil or to_year == nil then return nil end
  -- From 29 February a year is full on 1 March of other years.
  return to_year - year - (to:sub(6) < date:sub(6) and 1 or 0)
end

-- The same where TO may be a month, too: up to its 28th, the last day that every month has.
function seniority.between(date, to)
  if date == "" or to == "" then return nil end
  return seniority.years(date, #to == 7 and to .. "-28" or to)
end

return seniority
