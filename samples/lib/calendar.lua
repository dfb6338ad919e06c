-- Months as one number (12 · year + month − 1), days as "2020-08-04".
local calendar = {}

function calendar.month(year, month) return 12 * year + month - 1 end
function calendar.year(m) return m // 12 end
function calendar.text(m) return string.format("%04d-%02d", m // 12, m % 12 + 1) end

-- Days since 1970-01-01.
local function serial(date)
  local y, m, d = date:match("^(%d+)-(%d+)-(%d+)$")
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if m <= 2 then y = y - 1 end
  local in_year = (153 * ((m + 9) % 12) + 2) // 5 + d - 1
  return y // 400 * 146097 + (y % 400) * 365 + (y % 400) // 4 - (y % 400) // 100 + in_year - 719468
end

local function text(day)
  local z = day + 719468
  local era, in_era = z // 146097, z % 146097
  local y = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
  local in_year = in_era - (365 * y + y // 4 - y // 100)
  local shifted = (5 * in_year + 2) // 153
  local m = shifted < 10 and shifted + 3 or shifted - 9
  return string.format("%04d-%02d-%02d", y + era * 400 + (m <= 2 and 1 or 0), m, in_year - (153 * shifted + 2) // 5 + 1)
end

function calendar.add_days(date, n) return text(serial(date) + n) end

-- The Nth working day after DATE; only for spans without public holidays.
function calendar.add_workdays(date, n)
  local day = serial(date)
  while n > 0 do
    day = day + 1
    if (day + 3) % 7 < 5 then n = n - 1 end
  end
  return text(day)
end

return calendar
