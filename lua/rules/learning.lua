-- Continuing education and the yearly assessments.
local notice = require("notices.current")
local lists = require("zhibiao.lists")

local hours = notice.hours
local subjects = { { "general", "一般公需" }, { "industry", "行业公需" }, { "professional", "专业科目" } }
local obliged = lists.set(hours.levels)

-- Schools and hospitals follow their own department's rules.
local function is_exempt(s)
  for _, word in ipairs(hours.elsewhere) do
    if s.a.supervising_dept:find(word, 1, true) then return true end
  end
  return false
end

local function is_obliged(s)
  return obliged[s.a.level] and not is_exempt(s)
end

-- The years that count: for who began to work within them, from the year after on.
local function years_of(s)
  local began = tonumber(s.a.work_start:match("^%d%d%d%d")) or 0
  local list = {}
  for _, year in ipairs(hours.years) do
    if year > began then list[#list + 1] = year end
  end
  return list
end

local function by_year(s)
  local rows_ = {}
  for _, h in ipairs(s.hours) do rows_[h.year] = h end
  return rows_
end

-- The rows of hours of the years that count. Worked out once for a subject.
local function counted(s)
  local known = rawget(s, "counted_hours")
  if known == nil then
    local there = by_year(s)
    known = {}
    for _, year in ipairs(years_of(s)) do known[#known + 1] = there[year] end
    rawset(s, "counted_hours", known)
  end
  return known
end

-- For texts and examples.
local first_year, last_year = hours.years[1], hours.years[#hours.years]
local span, third = first_year .. " 至 " .. last_year, last_year - 1
local levels = table.concat(hours.levels, "、")
local total, professional = hours.total, hours.professional

return {
  {
    id = "hours-missing", clause = hours.clause, level = "error", on = "applicants",
    needs = { "hours" }, columns = { "work_start" },
    text = "申报" .. levels .. "的，" .. span .. " 年每年都有继续教育学时"
      .. "（参加工作当年及以前的年份不要求；教育、卫生系统按其主管部门的要求）。",
    example = "缺 " .. third .. " 年：错误；" .. third .. " 年 7 月参加工作的，从 " .. third + 1 .. " 年起。",
    message = "没有{year}年的继续教育学时", remedy = "请补登学时并附学时证明",
    applies = is_obliged,
    check = function(s, found)
      local there = by_year(s)
      for _, year in ipairs(years_of(s)) do
        local h = there[year]
        if h == nil or h.total == "" then found(h or s.hours[1] or s.a, "year", { year = year }) end
      end
    end,
  },
  {
    id = "hours-enough", clause = hours.clause, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年总学时不少于 " .. total .. "（" .. hours.rule .. "）。",
    example = total .. " 学时：可以；" .. total - 0.5 .. "：错误。",
    message = "{year}年总学时{have}，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(counted(s)) do
        if h.total ~= "" and h.total < total then
          found(h, "total", { year = h.year, have = h.total, need = total })
        end
      end
    end,
  },
  {
    id = "hours-kinds", clause = hours.clause, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年一般公需不少于 " .. hours.general .. "、行业公需不少于 " .. hours.industry
      .. "、专业科目不少于 " .. professional .. "。",
    example = "专业科目 " .. professional .. "：可以；" .. professional - 1 .. "：错误。没有分科目登记的不查。",
    message = "{year}年{kind}{have}学时，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(counted(s)) do
        for _, subject in ipairs(subjects) do
          local have, need = h[subject[1]], hours[subject[1]]
          if have ~= "" and have < need then
            found(h, subject[1], { year = h.year, kind = subject[2], have = have, need = need })
          end
        end
      end
    end,
  },
  {
    id = "hours-sum", clause = hours.clause, level = "warning", on = "applicants", needs = { "hours" },
    text = "总学时等于三类学时之和。", example = "18＋12＋60 写 96：提醒。",
    message = "{year}年总学时{total}，三类加起来是{sum}", remedy = "请核对学时登记",
    check = function(s, found)
      for _, h in ipairs(s.hours) do
        if h.total ~= "" and h.general ~= "" and h.industry ~= "" and h.professional ~= "" then
          local sum = h.general + h.industry + h.professional
          if math.abs(sum - h.total) > 0.01 then found(h, "total", { year = h.year, total = h.total, sum = sum }) end
        end
      end
    end,
  },
  {
    id = "hours-senior", clause = hours.clause, level = "hint", on = "applicants", needs = { "hours" },
    text = "申报其他级别的按省行业主管部门的通知；登记的学时不到 " .. total .. " 的只作提示。",
    example = "不在 " .. levels .. "，" .. third .. " 年 " .. total - 10 .. " 学时：提示。",
    message = "{year}年总学时{have}，不到{need}；{level}按省行业主管部门的要求",
    remedy = "请对照省行业主管部门的评审通知",
    applies = function(s) return s.level and not obliged[s.a.level] and not is_exempt(s) end,
    check = function(s, found)
      for _, h in ipairs(counted(s)) do
        if h.total ~= "" and h.total < total then
          found(h, "total", { year = h.year, have = h.total, need = total, level = s.a.level })
        end
      end
    end,
  },
  {
    id = "assessment", clause = notice.clauses.qualifications, level = "warning", on = "applicants",
    needs = { "assessments" },
    text = "近 " .. #hours.years .. " 年（" .. span .. "）的年度考核没有不合格的。",
    example = third .. " 年不合格：提醒。",
    message = "{year}年度考核“{result}”", remedy = "请按本专业的申报条件核对能否申报",
    check = function(s, found)
      for _, x in ipairs(s.assessments) do
        local bad = x.result:find("不合格", 1, true) or x.result:find("不称职", 1, true)
        if bad and x.year ~= "" and x.year >= first_year then
          found(x, "result", { year = x.year, result = x.result })
        end
      end
    end,
  },
}
