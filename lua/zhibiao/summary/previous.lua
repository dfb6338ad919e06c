-- 与上年比较, if last year's 统计汇总 is among the data.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local offices = require("zhibiao.offices")

local sql = "SELECT * FROM previous WHERE ?1 = '' OR district = ?1 ORDER BY district, unit, id_number"

-- Last year's applicants, for counting and as they are shown.
local function read(district)
  local lines, shown = cross.lines { "district", "level", "series" }, {}
  for p in query(sql, district) do
    cross.add(lines, p)
    shown[#shown + 1] = p
  end
  return lines, offices.sorted(shown, "district")
end

return function(lines, district)
  local before, shown = read(district)
  local rows_ = {}
  local function compare(what, field, header, order, always)
    local now, last = cross.counter(lines, field), cross.counter(before, field)
    for i, value in ipairs(cross.values(lines, field, order, always, before)) do
      local n, m = now(value), last(value)
      rows_[#rows_ + 1] = {
        what = i == 1 and what or "", name = value == "" and "未填" or value,
        criterion = cross.criterion("$B[row]", value), column = header,
        now = n, before = m, more = n - m, growth = m > 0 and (n - m) / m or "—",
      }
    end
  end
  compare("区县", "district", "所属区县", offices.districts(), district == "")
  compare("级别", "level", "申报级别", detail.levels, true)
  compare("专业", "series", "申报专业", {}, false)
  return { given = before.n > 0, lines = shown, rows = rows_, now = lines.n, before = before.n, year = notice.year - 1 }
end
