-- 三（二）: whose hours of continuing education the notice itself asks for.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local memo = require("zhibiao.memo")
local words = require("zhibiao.words")
local hours = {}

local levels = lists.set(notice.hours.levels)

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

return hours
