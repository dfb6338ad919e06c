-- The order of the steps, the windows of the offices, and that none lies in the future.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local plans = require("zhibiao.plans")
local reviews = require("zhibiao.reviews")

local clauses, offices = notice.clauses, notice.reviews.offices
local rules = {}

-- A rule: the date FIRST is not after SECOND. The same day is right.
local function in_order(id, name, first, second, words, clause, level)
  rules[#rules + 1] = {
    id = id, name = name, clause = clause or clauses.procedure, level = level or "error",
    on = "applicants", concerns = "submission", step = "核对各步的时间",
    text = words.first .. "不晚于" .. words.second .. "（同一天可以）。",
    example = words.first .. "是 9 月 5 日、" .. words.second .. "是 9 月 4 日：" .. (level == "warning" and "提醒。" or "错误。"),
    message = words.first .. "{first}晚于" .. words.second .. "{second}", remedy = "请核对这两个时间，改正写错的一个",
    kind = kinds.in_order(first, second),
  }
end

in_order("promise-review", "承诺与单位审核的先后", "promise_date", "unit_date",
  { first = "承诺签署时间", second = "单位审核时间" }, clauses.application)
in_order("promise-order", "承诺与报送的先后", "promise_date", "submitted_at",
  { first = "承诺签署时间", second = "报送时间" }, clauses.application)
in_order("promise-notice", "承诺与公示的先后", "promise_date", "notice_from",
  { first = "承诺签署时间", second = "公示开始" }, clauses.application, "warning")
in_order("notice-submitted", "公示与报送的先后", "notice_to", "submitted_at",
  { first = "公示结束", second = "报送时间" }, clauses.posting)
for i = 2, #offices do
  local before, office = offices[i - 1], offices[i]
  in_order("order-" .. office.field, before.name .. "和" .. office.name .. "审核的先后", before.field .. "_date",
    office.field .. "_date", { first = before.name .. "审核时间", second = office.name .. "审核时间" })
end

-- Whether an application passes an office over: an empty state of the unit is told by opinion-unit; who has no
-- department hands in to the bureau.
local function is_passed_over(a, office, place)
  if a[office.field .. "_state"] ~= "" then return false end
  return place == 1 or office.needs ~= nil and a[office.needs] == ""
end

-- An office reviews what the one before it has passed.
for i = 2, #offices do
  local before, office = offices[i - 1], offices[i]
  local first, second = before.field .. "_state", office.field .. "_state"
  rules[#rules + 1] = {
    id = "passed-before-" .. office.field, name = before.name .. "先审核", clause = clauses.procedure, level = "error",
    on = "applicants", concerns = "submission", columns = { first, second }, understands = { first, second },
    text = before.name .. "审核通过以后，" .. office.name .. "才审核通过。",
    example = before.name .. "待审核、" .. office.name .. "审核通过：错误。",
    message = before.name .. "{state}，" .. office.name .. "却已经审核通过", remedy = "请核对两级的审核状态",
    check = function(s, found)
      local state = s.a[first]
      local is_pending = reviews.meaning(state) == "pending" and not is_passed_over(s.a, before, i - 1)
      if is_pending and reviews.meaning(s.a[second]) == "passed" then
        found(s.a, first, { state = state ~= "" and "“" .. state .. "”" or "还没有审核" })
      end
    end,
  }
end

-- What somebody does falls into his window.
for _, window in ipairs(plans.windows) do
  local opens, closes, span = window.opens, window.closes, plans.span(window)
  rules[#rules + 1] = {
    id = "window-" .. window.id, name = window.who .. "的时间", clause = window.clause, level = "error",
    on = "applicants", concerns = "submission", columns = { window.field }, step = "核对各步的时间",
    text = window.who .. "的时间：" .. span .. "。" .. window.what .. "不早也不晚。",
    example = closes ~= "" and "截止当日：可以；次日：错误。" or "开始当日：可以；前一天：错误。",
    message = window.what .. "{date}不在规定的时间里（" .. window.who .. "：" .. span .. "）",
    remedy = "写错的请改正；没有写错的，逾期不再受理，提前的等开始以后再办",
    check = function(s, found)
      local on = s.a[window.field]
      if on ~= "" and (opens ~= "" and on < opens or closes ~= "" and on > closes) then
        found(s.a, window.field, { date = format.day(on) })
      end
    end,
  }
end

local reviewed = {}
for _, office in ipairs(offices) do reviewed[#reviewed + 1] = { office.field .. "_state", office.field .. "_date" } end

rules[#rules + 1] = {
  id = "review-undated", name = "审核写时间", clause = notice.reviews.offices[1].clause, level = "warning",
  on = "applicants", concerns = "submission",
  text = "审核通过的，写了审核时间。", example = "单位审核通过，单位审核时间空着：提醒。",
  message = "审核通过了，没有填“{header}”", remedy = "请补上审核时间：评审表上要印",
  check = function(s, found)
    for _, fields in ipairs(reviewed) do
      local is_undated = s.a[fields[2]] == "" and has(s.a, fields[2])
      if is_undated and reviews.meaning(s.a[fields[1]]) == "passed" then found(s.a, fields[2]) end
    end
  end,
}

rules[#rules + 1] = {
  id = "notice-before-opinion", name = "公示与审核意见的先后", clause = clauses.recording, level = "error",
  on = "applicants", concerns = "submission", columns = { "notice_to", "unit_date" },
  text = "公示结束以后单位才填审核意见。", example = "公示到 8 月 27 日，8 月 26 日填意见：错误；28 日：可以。",
  message = "单位在{date}填了审核意见，公示到{to}才结束", remedy = "请核对公示时间和审核时间",
  check = function(s, found)
    if dates.is_after(s.a.notice_to, s.a.unit_date) then
      found(s.a, "unit_date", { date = format.day(s.a.unit_date), to = format.day(s.a.notice_to) })
    end
  end,
}
rules[#rules + 1] = {
  id = "opinion-last-day", name = "公示最后一天填意见", clause = clauses.recording, level = "warning", on = "applicants",
  concerns = "submission", columns = { "notice_to", "unit_date" },
  text = "单位的审核意见不在公示的最后一天填：那天还在公示。", example = "公示到 8 月 27 日，8 月 27 日填意见：提醒。",
  message = "单位在{date}填了审核意见，公示当天才结束", remedy = "请核对公示时间和审核时间",
  check = function(s, found)
    if s.a.unit_date ~= "" and s.a.unit_date == s.a.notice_to then
      found(s.a, "unit_date", { date = format.day(s.a.unit_date) })
    end
  end,
}

local steps = { "promise_date", "notice_from" }
for _, office in ipairs(offices) do steps[#steps + 1] = office.field .. "_date" end
steps[#steps + 1] = "submitted_at"

rules[#rules + 1] = {
  id = "step-ahead", name = "时间在将来", clause = clauses.custom, level = "error", on = "applicants",
  concerns = "submission", step = "核对各步的时间",
  text = "承诺、公示开始、各级审核、报送的时间不晚于检查的日期。", example = "9 月 15 日检查，单位审核时间写 9 月 20 日：错误。",
  message = "“{header}”{date}在将来，比检查的日期{today}晚", remedy = "请改正；检查的日期不对的，用 --date 另定",
  check = function(s, found)
    for _, field in ipairs(steps) do
      if dates.is_after(s.a[field], date) then
        found(s.a, field, { date = format.day(s.a[field]), today = format.day(date) })
      end
    end
  end,
}
rules[#rules + 1] = {
  id = "promise-early", name = "承诺早于计划", clause = notice.plans.clause, level = "warning", on = "applicants",
  concerns = "submission",
  text = "承诺在评审计划开始以后签署。", example = "计划 8 月 10 日开始，7 月签署：提醒。",
  message = "承诺签署时间{date}早于评审计划的开始时间{opens}", remedy = "请核对：是不是以前年度的承诺",
  kind = kinds.not_before_plan("promise_date"),
}
rules[#rules + 1] = {
  id = "paid-early", name = "缴费早于计划", clause = notice.plans.clause, level = "warning", on = "applicants",
  concerns = "submission",
  text = "缴费在评审计划开始以后。", example = "计划 8 月 10 日开始，7 月缴费：提醒。",
  message = "缴费时间{date}早于评审计划的开始时间{opens}", remedy = "请核对：是不是别的费用，或者年份写错了",
  kind = kinds.not_before_plan("paid_date"),
}

rules[#rules + 1] = {
  id = "paid-order", name = "缴费与打印的先后", clause = clauses.printing, level = "error", on = "applicants",
  concerns = "submission", columns = { "paid_date" },
  text = "缴费成功以后才导出打印评审表：缴费时间不晚于做表的日期。", example = "9 月 15 日做表、9 月 20 日缴费：错误。",
  message = "缴费时间{paid}晚于做表的日期{today}", remedy = "请核对缴费时间；还没有缴费的，缴费以后再做",
  check = function(s, found)
    if dates.is_after(s.a.paid_date, date) then
      found(s.a, "paid_date", { paid = format.day(s.a.paid_date), today = format.day(date) })
    end
  end,
}

return rules
