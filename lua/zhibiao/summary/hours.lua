-- 继续教育, year by year and level by level.
local notice = require("notices.current")
local detail = require("zhibiao.detail")
local obligation = require("zhibiao.hours")

-- A row for each level, by its name.
local function rows_of(year)
  local list, by_level = {}, {}
  for i, level in ipairs(detail.levels) do
    list[i] = {
      year = year, first = i == 1, level = level, people = 0, noted = 0, enough = 0, sum = 0,
      range = "明细_" .. year .. "年学时", least = obligation.demand(level, year).total or 0,
    }
    by_level[level] = list[i]
  end
  return list, by_level
end

local function add(row, hours)
  row.people = row.people + 1
  if hours == "" then return end
  row.noted, row.sum = row.noted + 1, row.sum + hours
  if hours >= row.least then row.enough = row.enough + 1 end
end

return function(lines)
  local all = {}
  if not notice.hours then return { rows = all, least = "0", levels = #detail.levels } end
  for y, year in ipairs(notice.hours.years) do
    local list, by_level = rows_of(year)
    for i = 1, lines.n do
      local row = by_level[lines.columns.level[i]]
      if row then add(row, lines.columns["hours" .. y][i]) end
    end
    for _, row in ipairs(list) do
      row.average = row.noted > 0 and math.floor(row.sum / row.noted * 10 + 0.5) / 10 or 0
      all[#all + 1] = row
    end
  end
  return { rows = all, least = obligation.least_in_words(), levels = #detail.levels }
end
