-- The steps from the promise to the submission.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local lists = require("zhibiao.lists")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local posting_result = require("zhibiao.posting_result")
local reviews = require("zhibiao.reviews")
local stages = require("zhibiao.stages")

local clauses, public_notice = notice.clauses, notice.public_notice
local districts, are_committees = lists.set(offices.districts()), offices.are_committees

-- Working days from one date to another, both counted; false if one is no date or the holidays of its year are not
-- known.
local function count_days(from, to)
  if not dates.parse(from) or not dates.parse(to) then return false end
  if to < from then return 0 end
  local known, days = pcall(dates.working_days, from, to)
  return known and days
end

-- Whether the unit must have posted it: it has given its opinion (then the result is entered), or handed the
-- application in, or is said to be that far; not if it has refused it.
local function has_been_posted(s)
  local meaning = reviews.meaning(s.a.unit_state)
  if meaning == "failed" or meaning == "returned" then return false end
  return meaning == "passed" or reviews.is_handed_in(s.a) or stages.is_demanded("报送")
end

-- Who hands in after the unit's own window is told so by the rule of that.
local units_window = notice.reviews.offices[1].window
local units_end = units_window and units_window.closes or "9999"

local last_state = notice.reviews.offices[#notice.reviews.offices].field .. "_state"

-- Whether the fee is due, which is asked for when all have passed it. Where nobody tells of the last review, it is due
-- with the rest.
local function is_payable(s)
  local state = has(s.a, last_state) and s.a[last_state] or ""
  local meaning = state ~= "" and reviews.meaning(state)
  if meaning then return meaning == "passed" end
  return not stages.is_reached("审核") and reviews.meaning(s.a.unit_state) == "passed"
end

local counted = {} -- whole units have the same dates

-- Of the applicant's public notice.
local function notice_days(a)
  local key = a.notice_from .. a.notice_to
  if counted[key] == nil then counted[key] = count_days(a.notice_from, a.notice_to) end
  return counted[key]
end

return {
  {
    id = "promise-signed", name = "个人承诺",
    clause = clauses.promise, level = "error", on = "applicants", concerns = "submission",
    text = "签署了真实性承诺。", example = "承诺签署时间空着：错误。",
    message = "没有签署个人承诺", remedy = "请本人在线签署《专业技术资格申报材料真实性保证书》",
    kind = kinds.required("promise_date"),
  },
  {
    id = "paid", name = "缴费", clause = clauses.payment, level = "error", on = "applicants", concerns = "submission",
    text = "缴费以后才打印评审表。", example = "缴费时间空着：错误，不做评审表。",
    message = "还没有缴费，不能打印评审表", remedy = "请按短信提示在规定时间内缴费，并登记缴费时间",
    columns = { "paid_date" }, applies = is_payable,
    kind = kinds.required("paid_date"),
  },
  public_notice and {
    id = "notice-days", name = "公示天数",
    clause = public_notice.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "notice_from", "notice_to" },
    text = "在本单位公示不少于 " .. public_notice.working_days .. " 个工作日（按国务院公布的节假日和调休）。",
    example = "2020-09-28 至 10-09 跨国庆：工作日是 9 月 28、29、30 日和 10 月 9 日，4 天，错误；"
      .. "到 10-10（调休上班）满 5 天：可以。",
    message = "公示{from}至{to}只有{have}个工作日，不到{need}个", remedy = "请补足公示时间，并改正公示结束时间",
    check = function(s, found)
      local days, need = notice_days(s.a), public_notice.working_days
      if days and days < need and not dates.is_after(s.a.notice_from, s.a.notice_to) then
        local from, to = format.day(s.a.notice_from), format.day(s.a.notice_to)
        found(s.a, "notice_to", { from = from, to = to, have = days, need = need })
      end
    end,
  } or "notice-days",
  public_notice and {
    id = "notice-order", name = "公示的起止", clause = public_notice.clause, level = "error", on = "applicants",
    concerns = "submission", step = "补正公示的内容",
    text = "公示结束不早于公示开始。", example = "8 月 24 日开始、8 月 17 日结束：错误。",
    message = "公示开始{first}晚于公示结束{second}", remedy = "请核对公示的两个时间",
    kind = kinds.in_order("notice_from", "notice_to"),
  } or "notice-order",
  public_notice and {
    id = "notice-dates", name = "公示时间",
    clause = public_notice.clause, level = "error", on = "applicants", concerns = "submission",
    text = "写了公示的开始和结束时间。", example = "公示结束空着：错误。",
    step = "补正公示的内容",
    message = "没有填“{header}”", remedy = "请填写公示时间",
    applies = has_been_posted, kind = kinds.required("notice_from", "notice_to"),
  } or "notice-dates",
  public_notice and {
    id = "notice-result", name = "公示情况",
    clause = clauses.recording, level = "error", on = "applicants", concerns = "submission",
    text = "公示情况录入了。", example = "公示情况空着：错误。",
    step = "补正公示的内容",
    message = "没有写公示情况", remedy = "请写明公示有没有异议",
    applies = has_been_posted, kind = kinds.required("notice_result"),
  } or "notice-result",
  public_notice and {
    id = "notice-objected", name = "公示有异议还报送", clause = clauses.posting, level = "error", on = "applicants",
    concerns = "submission", columns = { "notice_result" },
    text = "公示有异议的，查清以前不报送。", example = "公示情况只写“有异议”，单位审核通过：错误。",
    message = "公示情况是“{result}”，单位却审核通过", remedy = "请查清以后再报送，并写明查清的结果",
    applies = function(s) return reviews.meaning(s.a.unit_state) == "passed" end,
    check = function(s, found)
      local result = s.a.notice_result
      if posting_result.is_bare_objection(result) then found(s.a, "notice_result", { result = result }) end
    end,
  } or "notice-objected",
  public_notice and {
    id = "notice-objection", name = "公示有没有异议", clause = clauses.posting, level = "warning", on = "applicants",
    columns = { "notice_result" },
    text = "公示没有异议。", example = "有异议 1 条，无重大问题：提醒；公示无异议：可以。",
    understands = { "notice_result" },
    message = "公示情况是“{result}”", remedy = "有异议的，请查清以后再报送",
    check = function(s, found)
      local result = s.a.notice_result
      local is_told = posting_result.is_bare_objection(result) and reviews.meaning(s.a.unit_state) == "passed"
      if result ~= "" and not is_told and posting_result.has_objection(result) then
        found(s.a, "notice_result", { result = result })
      end
    end,
  } or "notice-objection",
  {
    id = "plan-window", name = "逾期报送", clause = notice.plans.clause, level = "error", on = "applicants",
    concerns = "submission", columns = { "submitted_at" },
    text = "在评审计划的截止时间以前报送，逾期不再受理。", example = "截止日当天：可以；次日：错误。",
    message = "报送时间{date}晚于评审计划的截止时间{closes}", remedy = "逾期不再受理；写错的请改正",
    check = function(s, found)
      local plan, on = plans.of(s.a), s.a.submitted_at
      if plan and plan.closes and on > plan.closes and on <= units_end then
        found(s.a, "submitted_at", { date = format.day(on), closes = format.day(plan.closes) })
      end
    end,
  },
  {
    id = "plan-early", name = "提前报送", clause = notice.plans.clause, level = "error", on = "applicants",
    concerns = "submission",
    text = "评审计划开始以后才报送。", example = "开始日当天：可以；前一天：错误。",
    message = "报送时间{date}早于评审计划的开始时间{opens}", remedy = "计划还没有开始，不能报送；写错的请改正",
    kind = kinds.not_before_plan("submitted_at"),
  },
  {
    id = "office", name = "受理点",
    clause = notice.offices.clause, level = "error", on = "applicants", columns = { "district" },
    text = are_committees and "所属区县是本市的。" or "所属区县是通知所列受理点之一。", example = "所属区县写别的地方或空着：错误。",
    message = "{what}",
    remedy = "请写工作单位所属的区县：" .. table.concat(offices.districts(), "、"),
    check = function(s, found)
      local district = s.a.district
      local unlisted = are_committees and "不是本市的" or "不在通知所列的受理点之中"
      local what = district == "" and "没有填所属区县" or "所属区县“" .. district .. "”" .. unlisted
      if not districts[district] then found(s.a, "district", { what = what }) end
    end,
  },
  {
    id = "unit-listed", name = "单位在单位表里", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "units" },
    text = "工作单位在单位表里有。", example = "单位表里没有这个单位：提醒。",
    message = "工作单位“{unit}”在单位表里没有", remedy = "请核对单位的全称，或在单位表里补上",
    applies = function(s) return s.a.unit ~= "" end,
    check = function(s, found)
      if not s.unit then found(s.a, "unit", { unit = s.a.unit }) end
    end,
  },
  not are_committees and {
    id = "office-of-unit", name = "属地申报", clause = notice.offices.clause, level = "error", on = "applicants",
    columns = { "district" }, needs = { "units" },
    text = "按工作单位所属地申报：和单位表里这个单位的区县一致。",
    example = "单位在" .. notice.examples.district .. "，向" .. notice.examples.other_district .. "报送：错误。",
    message = "工作单位属于{right}，却报在“{district}”", remedy = "请向工作单位所属地的受理点报送：{office}",
    applies = function(s) return s.unit and s.unit.district ~= "" end,
    check = function(s, found)
      local right = s.unit.district
      if s.a.district ~= "" and s.a.district ~= right then
        local office = offices.of(right, s.a)
        local where = office.name .. "，电话" .. office.phone
        found(s.a, "district", { right = right, district = s.a.district, office = where })
      end
    end,
  } or "office-of-unit",
}
