-- Continuing education.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local numerals = require("zhibiao.numerals")
local obligation = require("zhibiao.hours")
local subject = require("zhibiao.subject")
local titles = require("zhibiao.titles")

local hours, kinds = notice.hours, notice.hours.kinds
local most_hours = 2000 -- of a year, that anybody could study
local obliged = lists.set(hours.levels)

subject.derive("owes_hours", function(s) return obligation.is_obliged(s.a) end)

local function is_obliged(s)
  return s.owes_hours
end

subject.derive("hours_by_year", function(s)
  local rows_ = {}
  for _, h in ipairs(s.hours) do rows_[h.year] = h end
  return rows_
end)

-- The rows of hours of the years that count.
subject.derive("counted_hours", function(s)
  local there, known = s.hours_by_year, {}
  for _, year in ipairs(obligation.years(s.a)) do known[#known + 1] = there[year] end
  return known
end)

-- --- For texts and examples ---------------------------------------------------------------------------------------

local first_year, last_year = hours.years[1], hours.years[#hours.years]
local span, third = first_year .. " 至 " .. last_year, last_year - 1
local levels = table.concat(hours.levels, "、")
local usual = obligation.demand(hours.levels[1], last_year)
local total = usual.total

-- The kinds of which each year has to have some.
local demanded = {}
for _, kind in ipairs(kinds) do
  if usual.least[kind.field] then demanded[#demanded + 1] = kind end
end
local last_kind = demanded[#demanded]

-- 一般公需不少于 18、行业公需不少于 12 …
local function kinds_in_words()
  local list = {}
  for i, kind in ipairs(demanded) do list[i] = kind.header .. "不少于 " .. usual.least[kind.field] end
  return table.concat(list, "、")
end

-- What else levels and years ask for in total: ；某年及以前中级不少于 40 …
local function exceptions_in_words()
  local list = {}
  for _, one in ipairs(hours.by) do
    local years = one.to and one.to .. " 年及以前" or one.from and one.from .. " 年起" or ""
    local names = one.levels and table.concat(one.levels, "、") or ""
    if one.total then list[#list + 1] = "；" .. years .. names .. "不少于 " .. one.total end
  end
  return table.concat(list)
end

-- 一般公需、行业公需
local function names_of(group)
  local names = {}
  for _, kind in ipairs(kinds) do
    if lists.has(group.of, kind.field) then names[#names + 1] = kind.header end
  end
  return table.concat(names, "、")
end

local function groups_in_words()
  local list = {}
  for i, group in ipairs(usual.sums) do list[i] = names_of(group) .. "合计不少于 " .. group.least end
  return table.concat(list, "；")
end

local function courses_in_words()
  local list = {}
  for i, course in ipairs(hours.courses) do
    list[i] = "申报" .. table.concat(course.levels, "、") .. "的，至少 " .. (course.times or 1) .. " 次" .. course.header
  end
  return table.concat(list, "；")
end

-- 18＋12＋60 写 96
local function sum_in_words()
  local parts, sum = {}, 0
  for i, kind in ipairs(kinds) do
    parts[i] = usual.least[kind.field] or kind.least or 18
    sum = sum + parts[i]
  end
  return table.concat(parts, "＋") .. " 写 " .. sum + 6
end

local how_many = #kinds == 2 and "两类" or numerals.words(#kinds) .. "类"

-- --- Sums ---------------------------------------------------------------------------------------------------------

-- The hours of all kinds of a row; nil if one is not told.
local function sum_of(h)
  local sum = 0
  for i = 1, #kinds do
    local have = h[kinds[i].field]
    if have == "" then return nil end
    sum = sum + have
  end
  return sum
end

-- The hours of a group of kinds; nil if its sheet lacks one of them, or none is told.
local function sum_of_group(h, group)
  local sum, is_told = 0, false
  for _, field in ipairs(group.of) do
    if not has(h, field) then return nil end
    if h[field] ~= "" then sum, is_told = sum + h[field], true end
  end
  return is_told and sum or nil
end

-- How many of the years that count have COURSE, and whether the tables have its column.
local function attended(s, course)
  local n, is_asked = 0, false
  for _, h in ipairs(s.counted_hours) do
    is_asked = is_asked or has(h, course.field)
    if h[course.field] ~= "" and h[course.field] ~= "否" and not titles.is_none(h[course.field]) then n = n + 1 end
  end
  return n, is_asked
end

return {
  {
    id = "hours-missing", name = "每年有学时", clause = hours.clause, level = "error", on = "applicants",
    needs = { "hours" }, columns = { "work_start" },
    text = "申报" .. levels .. "的，" .. span .. " 年每年都有继续教育学时"
      .. "（参加工作当年及以前的年份不要求" .. (#hours.elsewhere > 0 and "；" .. hours.elsewhere_name .. "按其主管部门的要求" or "") .. "）。",
    example = "缺 " .. third .. " 年：错误；" .. third .. " 年 7 月参加工作的，从 " .. third + 1 .. " 年起。",
    step = "补继续教育学时",
    message = "没有{year}年的继续教育学时", remedy = "请补登学时并附学时证明",
    applies = is_obliged,
    check = function(s, found)
      local there = s.hours_by_year
      for _, year in ipairs(obligation.years(s.a)) do
        local h = there[year]
        if h == nil or h.total == "" then found(h or s.a, h and "total", { year = year }) end
      end
    end,
  },
  total and {
    id = "hours-enough", name = "每年总学时",
    clause = notice.clauses.custom, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年总学时不少于 " .. total .. exceptions_in_words()
      .. (hours.rule and "（" .. hours.rule .. "）" or "") .. "。",
    example = total .. " 学时：可以；" .. total - 0.5 .. "：错误。",
    step = "补继续教育学时",
    message = "{year}年总学时{have}，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(s.counted_hours) do
        local need = obligation.demand(s.a.level, h.year).total
        if need and h.total ~= "" and h.total < need then
          found(h, "total", { year = h.year, have = h.total, need = need })
        end
      end
    end,
  } or "hours-enough",
  last_kind and {
    id = "hours-kinds", name = "各类学时",
    clause = notice.clauses.custom, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年" .. kinds_in_words() .. "。",
    example = last_kind.header .. " " .. usual.least[last_kind.field] .. "：可以；"
      .. usual.least[last_kind.field] - 1 .. "：错误。没有分科目登记的不查。",
    step = "补继续教育学时",
    message = "{year}年{kind}{have}学时，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(s.counted_hours) do
        local least = obligation.demand(s.a.level, h.year).least
        for i = 1, #kinds do
          local kind = kinds[i]
          local have, need = h[kind.field], least[kind.field]
          if need and have ~= "" and have < need then
            found(h, kind.field, { year = h.year, kind = kind.header, have = have, need = need })
          end
        end
      end
    end,
  } or "hours-kinds",
  #usual.sums > 0 and {
    id = "hours-groups", name = "几类学时合计", clause = hours.clause, level = "error", on = "applicants",
    needs = { "hours" },
    text = "申报" .. levels .. "的，每年" .. groups_in_words() .. "。", step = "补继续教育学时",
    example = "合计正好 " .. usual.sums[1].least .. "：可以；" .. usual.sums[1].least - 1 .. "：错误。",
    message = "{year}年{names}合计{have}学时，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(s.counted_hours) do
        for _, group in ipairs(obligation.demand(s.a.level, h.year).sums) do
          local have = sum_of_group(h, group)
          if have and have < group.least then
            found(h, group.of[1], { year = h.year, names = names_of(group), have = have, need = group.least })
          end
        end
      end
    end,
  } or "hours-groups",
  hours.span and {
    id = "hours-span", name = "几年总学时", clause = hours.clause, level = "error", on = "applicants",
    needs = { "hours" },
    text = "申报" .. levels .. "的，" .. span .. " 年的学时加起来不少于 " .. hours.span .. "。", step = "补继续教育学时",
    example = "加起来 " .. hours.span .. "：可以；" .. hours.span - 1 .. "：错误。",
    message = span .. " 年的学时加起来{have}，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      local have, rows_ = 0, s.counted_hours
      for _, h in ipairs(rows_) do have = have + (h.total ~= "" and h.total or 0) end
      if #rows_ > 0 and have < hours.span then
        found(rows_[#rows_], "total", { have = have, need = hours.span })
      end
    end,
  } or "hours-span",
  #hours.courses > 0 and {
    id = "hours-course", name = "研修班", clause = hours.clause, level = "error", on = "applicants", needs = { "hours" },
    text = courses_in_words() .. "（" .. span .. " 年）。", example = "各年都没有：错误；有一年参加：可以。",
    message = "{span}年参加{course}{have}次，要{need}次", remedy = "请补登参加的年度；没有参加的不能申报{level}",
    applies = is_obliged,
    check = function(s, found)
      for _, course in ipairs(hours.courses) do
        local have, is_asked = attended(s, course)
        local need = course.times or 1
        if is_asked and have < need and lists.has(course.levels, s.a.level) then
          local first_row = s.counted_hours[1]
          found(first_row, course.field,
            { span = span, course = course.header, have = have, need = need, level = s.a.level })
        end
      end
    end,
  } or "hours-course",
  #kinds > 1 and {
    id = "hours-sum", name = "学时合计",
    clause = notice.clauses.custom, level = "warning", on = "applicants", needs = { "hours" },
    text = "总学时等于" .. how_many .. "学时之和。", example = sum_in_words() .. "：提醒。",
    message = "{year}年总学时{total}，" .. how_many .. "加起来是{sum}", remedy = "请核对学时登记",
    check = function(s, found)
      for _, h in ipairs(s.hours) do
        local sum = sum_of(h)
        if sum and h.total ~= "" and math.abs(sum - h.total) > 0.01 then
          found(h, "total", { year = h.year, total = h.total, sum = sum })
        end
      end
    end,
  } or "hours-sum",
  {
    id = "hours-many", name = "学时过多", clause = notice.clauses.custom, level = "warning", on = "applicants",
    needs = { "hours" },
    text = "一年的学时不超过 " .. most_hours .. "。", example = "写 9654：提醒。",
    message = "{year}年总学时{have}，多得不合常理", remedy = "请核对：是不是少了小数点，或者写了别的数",
    check = function(s, found)
      for _, h in ipairs(s.hours) do
        if h.total ~= "" and h.total > most_hours then found(h, "total", { year = h.year, have = h.total }) end
      end
    end,
  },
  total and #hours.province > 0 and {
    id = "hours-senior", name = "高级的学时",
    clause = hours.clause, level = "hint", on = "applicants", needs = { "hours" },
    text = "申报其他级别的按省行业主管部门的通知；登记的学时不到 " .. total .. " 的只作提示。",
    example = "不在 " .. levels .. "，" .. third .. " 年 " .. total - 10 .. " 学时：提示。",
    message = "{year}年总学时{have}，不到{need}；{level}按省行业主管部门的要求",
    remedy = "请对照省行业主管部门的评审通知",
    applies = function(s) return s.level and not obliged[s.a.level] and not obligation.is_elsewhere(s.a) end,
    check = function(s, found)
      for _, h in ipairs(s.counted_hours) do
        if h.total ~= "" and h.total < total then
          found(h, "total", { year = h.year, have = h.total, need = total, level = s.a.level })
        end
      end
    end,
  } or "hours-senior",
}
