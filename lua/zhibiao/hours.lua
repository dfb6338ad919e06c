-- 三（二）: whose hours of continuing education the notice itself asks for, and of which years. A: a row with an
-- applicant's level, supervising_dept and work_start.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local memo = require("zhibiao.memo")
local words = require("zhibiao.words")
local hours = {}

local levels, of_province = lists.set(notice.hours.levels), lists.set(notice.hours.province)

-- Schools and hospitals follow their own department's rules.
local is_elsewhere = memo(function(department)
  return words.has_one_of(department, notice.hours.elsewhere)
end)

function hours.is_elsewhere(a)
  return is_elsewhere(a.supervising_dept)
end

function hours.is_obliged(a)
  return levels[a.level] == true and not hours.is_elsewhere(a)
end

-- Whose rules he follows instead of the notice's, in words; "" if nobody's.
function hours.by_others(a)
  if of_province[a.level] then return "按省通知" end
  return hours.is_elsewhere(a) and "按主管部门要求" or ""
end

-- The years that count: for who began to work within them, from the year after on.
function hours.years(a)
  local began = tonumber(a.work_start:match("^%d%d%d%d")) or 0
  local list = {}
  for _, year in ipairs(notice.hours.years) do
    if year > began then list[#list + 1] = year end
  end
  return list
end

return hours
