-- Continuing education and the yearly assessments.
local notice = require("notices.current")
local assessments = require("zhibiao.assessments")
local lists = require("zhibiao.lists")
local obligation = require("zhibiao.hours")

local hours = notice.hours
local most_hours = 2000 -- of a year, that anybody could study
local obliged = lists.set(hours.levels)

local function is_obliged(s)
  return obligation.is_obliged(s.a)
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
    for _, year in ipairs(obligation.years(s.a)) do known[#known + 1] = there[year] end
    rawset(s, "counted_hours", known)
  end
  return known
end

-- For texts and examples.
local first_year, last_year = hours.years[1], hours.years[#hours.years]
local span, third = first_year .. " 至 " .. last_year, last_year - 1
local levels = table.concat(hours.levels, "、")
local total, kinds = hours.total, hours.kinds
local last_kind = kinds[#kinds]

-- 一般公需不少于 18、行业公需不少于 12 …
local function kinds_in_words()
  local list = {}
  for i, kind in ipairs(kinds) do list[i] = kind.header .. "不少于 " .. kind.least end
  return table.concat(list, "、")
end

-- The hours of all kinds of a row; nil if one is not told.
local function sum_of(h)
  local sum = 0
  for _, kind in ipairs(kinds) do
    if h[kind.field] == "" then return nil end
    sum = sum + h[kind.field]
  end
  return sum
end

-- A check: no year that counts has a result of this meaning.
local function assessed_as(meaning)
  return function(s, found)
    for _, x in ipairs(s.assessments) do
      if assessments.meaning(x.result) == meaning and x.year ~= "" and x.year >= first_year then
        found(x, "result", { year = x.year, result = x.result })
      end
    end
  end
end

-- The years that count without a result of the yearly assessment, and how many count.
local function unassessed(s)
  local has_result, missing = {}, {}
  for _, x in ipairs(s.assessments) do
    if assessments.meaning(x.result) ~= "none" then has_result[x.year] = true end
  end
  local years = obligation.years(s.a)
  for _, year in ipairs(years) do
    if not has_result[year] then missing[#missing + 1] = year end
  end
  return missing, #years
end

return {
  {
    id = "hours-missing", name = "每年有学时", clause = hours.clause, level = "error", on = "applicants",
    needs = { "hours" }, columns = { "work_start" },
    text = "申报" .. levels .. "的，" .. span .. " 年每年都有继续教育学时"
      .. "（参加工作当年及以前的年份不要求；教育、卫生系统按其主管部门的要求）。",
    example = "缺 " .. third .. " 年：错误；" .. third .. " 年 7 月参加工作的，从 " .. third + 1 .. " 年起。",
    step = "补继续教育学时",
    message = "没有{year}年的继续教育学时", remedy = "请补登学时并附学时证明",
    applies = is_obliged,
    check = function(s, found)
      local there = by_year(s)
      for _, year in ipairs(obligation.years(s.a)) do
        local h = there[year]
        if h == nil or h.total == "" then found(h or s.a, h and "total", { year = year }) end
      end
    end,
  },
  {
    id = "hours-enough", name = "每年总学时",
    clause = notice.clauses.custom, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年总学时不少于 " .. total .. "（" .. hours.rule .. "）。",
    example = total .. " 学时：可以；" .. total - 0.5 .. "：错误。",
    step = "补继续教育学时",
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
    id = "hours-kinds", name = "各类学时",
    clause = notice.clauses.custom, level = "error", on = "applicants", needs = { "hours" },
    text = "申报" .. levels .. "的，每年" .. kinds_in_words() .. "。",
    example = last_kind.header .. " " .. last_kind.least .. "：可以；" .. last_kind.least - 1
      .. "：错误。没有分科目登记的不查。",
    step = "补继续教育学时",
    message = "{year}年{kind}{have}学时，不到{need}", remedy = "请补学、补登；写错的请改正",
    applies = is_obliged,
    check = function(s, found)
      for _, h in ipairs(counted(s)) do
        for _, kind in ipairs(kinds) do
          local have, need = h[kind.field], kind.least
          if have ~= "" and have < need then
            found(h, kind.field, { year = h.year, kind = kind.header, have = have, need = need })
          end
        end
      end
    end,
  },
  {
    id = "hours-sum", name = "学时合计",
    clause = notice.clauses.custom, level = "warning", on = "applicants", needs = { "hours" },
    text = "总学时等于三类学时之和。", example = "18＋12＋60 写 96：提醒。",
    message = "{year}年总学时{total}，三类加起来是{sum}", remedy = "请核对学时登记",
    check = function(s, found)
      for _, h in ipairs(s.hours) do
        local sum = sum_of(h)
        if sum and h.total ~= "" and math.abs(sum - h.total) > 0.01 then
          found(h, "total", { year = h.year, total = h.total, sum = sum })
        end
      end
    end,
  },
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
  {
    id = "hours-senior", name = "高级的学时",
    clause = hours.clause, level = "hint", on = "applicants", needs = { "hours" },
    text = "申报其他级别的按省行业主管部门的通知；登记的学时不到 " .. total .. " 的只作提示。",
    example = "不在 " .. levels .. "，" .. third .. " 年 " .. total - 10 .. " 学时：提示。",
    message = "{year}年总学时{have}，不到{need}；{level}按省行业主管部门的要求",
    remedy = "请对照省行业主管部门的评审通知",
    applies = function(s) return s.level and not obliged[s.a.level] and not obligation.is_elsewhere(s.a) end,
    check = function(s, found)
      for _, h in ipairs(counted(s)) do
        if h.total ~= "" and h.total < total then
          found(h, "total", { year = h.year, have = h.total, need = total, level = s.a.level })
        end
      end
    end,
  },
  {
    id = "assessment", name = "年度考核不合格", clause = notice.clauses.qualifications, level = "error",
    on = "applicants", needs = { "assessments" }, understands = { "assessments" },
    text = "近 " .. #hours.years .. " 年（" .. span .. "）的年度考核没有不合格、不称职的。", example = third .. " 年不合格：错误。",
    message = "{year}年度考核“{result}”", remedy = "年度考核是必备的资格条件：请按本专业的申报条件核对能否申报；写错的请改正",
    check = assessed_as("bad"),
  },
  {
    id = "assessment-fair", name = "年度考核基本合格", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, understands = { "assessments" },
    text = "近 " .. #hours.years .. " 年（" .. span .. "）的年度考核没有基本合格、基本称职的。", example = third .. " 年基本合格：提醒。",
    message = "{year}年度考核“{result}”", remedy = "请按本专业的申报条件核对这一年算不算",
    check = assessed_as("fair"),
  },
  {
    id = "assessment-none", name = "有年度考核", clause = notice.clauses.qualifications, level = "error",
    on = "applicants", concerns = "submission", needs = { "assessments" }, columns = { "work_start" },
    understands = { "assessments" },
    text = "近 " .. #hours.years .. " 年（" .. span .. "）有年度考核的结果。", example = "一年也没有：错误。",
    message = "没有 " .. span .. " 年的年度考核结果", remedy = "请补登考核结果",
    check = function(s, found)
      local missing, all = unassessed(s)
      if all > 0 and #missing == all then found(s.a) end
    end,
  },
  {
    id = "assessment-years", name = "考核的年度", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, columns = { "work_start" },
    text = "年度考核的年度在参加工作以后，早于申报当年。", example = "2010 年参加工作，写 2009 年度考核：提醒。",
    message = "{year}年度的考核{why}", remedy = "请核对考核的年度",
    check = function(s, found)
      local began = tonumber(s.a.work_start:match("^%d%d%d%d")) or 0
      for _, x in ipairs(s.assessments) do
        local why = x.year ~= "" and (x.year < began and "在参加工作以前" or x.year >= notice.year and "还没有进行")
        if why then found(x, "year", { year = x.year, why = why }) end
      end
    end,
  },
  {
    id = "assessment-missing", name = "各年都有考核", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, columns = { "work_start" },
    text = "近 " .. #hours.years .. " 年（" .. span .. "）每年都有年度考核的结果（参加工作当年及以前的年份不要求）。",
    example = "缺 " .. third .. " 年，或写未定等次：提醒；" .. third .. " 年 7 月参加工作的，从 " .. third + 1 .. " 年起。",
    message = "没有{years}年度考核的结果", remedy = "请补登考核结果；确实没有考核的，请说明原因",
    understands = { "assessments" },
    check = function(s, found)
      local missing, all = unassessed(s)
      if #missing > 0 and #missing < all then found(s.a, nil, { years = table.concat(missing, "、") }) end
    end,
  },
}
