-- Full years up to a day, as the notice counts them.
local dates = require("zhibiao.dates")
local seniority = {}

-- Full years from DATE to TO (both 2020-08-04; a month counts from its first day; TO is a day). nil if one is no date.
function seniority.years(date, to)
  if #date == 7 then date = date .. "-01" end
  local year = dates.parse(date)
  local to_year = dates.parse(to)
  if year == nil or to_year == nil then return nil end
  -- Who begins on 29 February has the year full on 1 March of other years.
  return to_year - year - (to:sub(6) < date:sub(6) and 1 or 0)
end

return seniority
