-- Dates as text (2020-08-04): their order is that of the texts. Nothing asks what day it is: documents bear `date`.
local format = require("zhibiao.format")
local holidays = require("zhibiao.holidays")
local memo = require("zhibiao.memo")
local dates = {}

-- Days since 1970-01-01, by the civil calendar.
local function number(year, month, day)
  if month <= 2 then year = year - 1 end
  local era_year = year % 400
  local era = (year - era_year) // 400
  local day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
  return era * 146097 + era_year * 365 + era_year // 4 - era_year // 100 + day_of_year - 719468
end

-- Year, month and day, a list; nil if there is no such date.
local parts_of = memo(function(date)
  local year, month, day = date:match("^(%d%d%d%d)-(%d%d)-(%d%d)$")
  if year == nil then return nil end
  year, month, day = math.tointeger(year), math.tointeger(month), math.tointeger(day)
  local is_date = month >= 1 and month <= 12 and day >= 1 and dates.text(number(year, month, day)) == date
  return is_date and { year, month, day } or nil
end)

-- Year, month and day of 2020-08-04 as integers; nil if there is no such date.
function dates.parse(date)
  local parts = parts_of(date)
  if parts == nil then return nil end
  return parts[1], parts[2], parts[3]
end

-- The year that a text begins with, a date or a month; nil if it does not.
dates.year = memo(function(text)
  return tonumber(text:match("^%d%d%d%d"))
end)

-- Numbers the days: the difference of two dates' numbers is in days.
function dates.number(date)
  local year, month, day = dates.parse(date)
  if year == nil then error("“" .. date .. "”不是 2020-08-04 这样的日期", 2) end
  return number(year, month, day)
end

-- The date of a day's number.
function dates.text(days)
  local shifted = days + 719468
  local era = shifted // 146097
  local day_of_era = shifted % 146097
  local year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
  local day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
  local shifted_month = (5 * day_of_year + 2) // 153
  local month = shifted_month < 10 and shifted_month + 3 or shifted_month - 9
  local year = year_of_era + era * 400 + (month <= 2 and 1 or 0)
  return string.format("%04d-%02d-%02d", year, month, day_of_year - (153 * shifted_month + 2) // 5 + 1)
end

function dates.add_days(date, days)
  return dates.text(dates.number(date) + days)
end

-- 1 is Monday, 7 is Sunday.
function dates.weekday(date)
  return (dates.number(date) + 3) % 7 + 1
end

-- Negative, 0 or positive. A month (2020-08) equals each of its days.
function dates.compare(a, b)
  if #a > #b then a = a:sub(1, #b) elseif #b > #a then b = b:sub(1, #a) end
  return a < b and -1 or a > b and 1 or 0
end

-- Whether both are filled in and A is after B.
function dates.is_after(a, b)
  if a == "" or b == "" then return false end
  if #a == #b then return a > b end
  return dates.compare(a, b) > 0
end

-- 2020年8月4日; of a month 2020.08.
function dates.words(date)
  return #date == 10 and format.day(date) or format.month(date)
end

-- --- Working days -------------------------------------------------------------------------------------------------

-- By date: whether it is off, where its weekday says otherwise.
local exceptions = {}
for _, holiday in ipairs(holidays) do
  for day = dates.number(holiday.off[1]), dates.number(holiday.off[2]) do exceptions[dates.text(day)] = true end
  for _, date in ipairs(holiday.work or {}) do exceptions[date] = false end
end

-- Raises for a year whose holidays are not known: a guess would make a period too short.
function dates.is_working_day(date)
  local year = dates.parse(date)
  if year == nil then error("“" .. date .. "”不是 2020-08-04 这样的日期", 2) end
  if year < holidays.first_year or year > holidays.last_year then
    error("程序里还没有" .. year .. "年的放假安排，不知道哪几天上班", 0) -- holidays.lua
  end
  local off = exceptions[date]
  if off == nil then return dates.weekday(date) <= 5 end
  return not off
end

-- DATE itself if it is a working day, else the next one.
function dates.next_working_day(date)
  while not dates.is_working_day(date) do date = dates.add_days(date, 1) end
  return date
end

-- The Nth working day after DATE.
function dates.add_working_days(date, n)
  for _ = 1, n do date = dates.next_working_day(dates.add_days(date, 1)) end
  return date
end

-- Working days from FROM to TO, both counted.
function dates.working_days(from, to)
  local count = 0
  for day = dates.number(from), dates.number(to) do
    if dates.is_working_day(dates.text(day)) then count = count + 1 end
  end
  return count
end

-- First and last day of a public notice of N working days that begins on DATE, or on the next working day.
function dates.notice_period(date, n)
  local from = dates.next_working_day(date)
  return from, dates.add_working_days(from, n - 1)
end

return dates
