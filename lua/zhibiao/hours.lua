-- 三（二）: whose hours of continuing education the notice itself asks for.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local words = require("zhibiao.words")
local hours = {}

local levels = lists.set(notice.hours.levels)

-- Schools and hospitals follow their own department's rules.
function hours.is_elsewhere(a)
  return words.has_one_of(a.supervising_dept, notice.hours.elsewhere)
end

function hours.is_obliged(a)
  return levels[a.level] == true and not hours.is_elsewhere(a)
end

return hours
