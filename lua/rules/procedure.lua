-- The steps from the promise to the submission.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local lists = require("zhibiao.lists")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local posting_result = require("zhibiao.posting_result")

local clauses, public_notice, entrusted = notice.clauses, notice.public_notice, notice.entrusted
local districts = lists.set(offices.districts())

-- Working days from one date to another, both counted; false if one is no date or the holidays of its year are not
-- known.
local function count_days(from, to)
  if not dates.parse(from) or not dates.parse(to) then return false end
  if to < from then return 0 end
  local known, days = pcall(dates.working_days, from, to)
  return known and days
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
    id = "promise-signed", clause = clauses.promise, level = "error", on = "applicants", concerns = "submission",
    text = "签署了真实性承诺。", example = "承诺签署时间空着：错误。",
    message = "没有签署个人承诺", remedy = "请本人在线签署《专业技术资格申报材料真实性保证书》",
    kind = kinds.required("promise_date"),
  },
  {
    id = "paid", clause = clauses.payment, level = "error", on = "applicants", concerns = "submission",
    text = "缴费以后才打印评审表。", example = "缴费时间空着：错误，不做评审表。",
    message = "还没有缴费，不能打印评审表", remedy = "请按短信提示在规定时间内缴费，并登记缴费时间",
    kind = kinds.required("paid_date"),
  },
  {
    id = "entrusted", clause = entrusted.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "entrusted", entrusted.needs },
    text = "委托评审的，有市人力社保局同意的文号。", example = "委托评审写是、文号空着：错误。",
    message = "委托评审没有填“{header}”", remedy = "委托评审要经市人力社保局审核同意；请补上文号",
    applies = function(s) return s.a.entrusted == "是" end, kind = kinds.required(entrusted.needs),
  },
  {
    id = "notice-days", clause = public_notice.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "notice_from", "notice_to" },
    text = "在本单位公示不少于 " .. public_notice.working_days .. " 个工作日（按国务院公布的节假日和调休）。",
    example = "2020-09-28 至 10-09 跨国庆：工作日是 9 月 28、29、30 日和 10 月 9 日，4 天，错误；"
      .. "到 10-10（调休上班）满 5 天：可以。",
    message = "公示{from}至{to}只有{have}个工作日，不到{need}个", remedy = "请补足公示时间，并改正公示结束时间",
    check = function(s, found)
      local days, need = notice_days(s.a), public_notice.working_days
      if days and days < need then
        local from, to = format.day(s.a.notice_from), format.day(s.a.notice_to)
        found(s.a, "notice_to", { from = from, to = to, have = days, need = need })
      end
    end,
  },
  {
    id = "notice-dates", clause = public_notice.clause, level = "error", on = "applicants", concerns = "submission",
    text = "写了公示的开始和结束时间。", example = "公示结束空着：错误。",
    message = "没有填“{header}”", remedy = "请填写公示时间",
    kind = kinds.required("notice_from", "notice_to"),
  },
  {
    id = "notice-result", clause = clauses.recording, level = "error", on = "applicants", concerns = "submission",
    text = "公示情况录入了。", example = "公示情况空着：错误。",
    message = "没有写公示情况", remedy = "请写明公示有没有异议",
    kind = kinds.required("notice_result"),
  },
  {
    id = "notice-objection", clause = clauses.posting, level = "warning", on = "applicants",
    columns = { "notice_result" },
    text = "公示没有异议。", example = "有异议 1 条，无重大问题：提醒；公示无异议：可以。",
    message = "公示情况是“{result}”", remedy = "有异议的，请查清以后再报送",
    check = function(s, found)
      local result = s.a.notice_result
      if posting_result.has_objection(result) then
        found(s.a, "notice_result", { result = result })
      end
    end,
  },
  {
    id = "notice-before-opinion", clause = clauses.recording, level = "warning", on = "applicants",
    columns = { "notice_to", "unit_date" },
    text = "公示结束以后单位才填审核意见。", example = "公示到 8 月 27 日，8 月 27 日填意见：提醒；28 日：可以。",
    message = "单位在{date}填了审核意见，公示到{to}才结束", remedy = "请核对公示时间和审核时间",
    check = function(s, found)
      if s.a.unit_date ~= "" and s.a.unit_date <= s.a.notice_to then
        found(s.a, "unit_date", { date = format.day(s.a.unit_date), to = format.day(s.a.notice_to) })
      end
    end,
  },
  {
    id = "plan-window", clause = notice.plans.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "submitted_at" },
    text = "在评审计划的开始和截止时间以内报送，逾期不再受理。", example = "截止日当天：可以；次日：错误。",
    message = "报送时间{date}不在评审计划的时间{opens}至{closes}以内", remedy = "逾期不再受理；写错的请改正",
    check = function(s, found)
      local plan, on = plans.of(s.a), s.a.submitted_at
      if plan == nil or on == "" then return end
      if plan.opens and on < plan.opens or plan.closes and on > plan.closes then
        local opens, closes = format.day(plan.opens or ""), format.day(plan.closes or "")
        found(s.a, "submitted_at", { date = format.day(on), opens = opens, closes = closes })
      end
    end,
  },
  {
    id = "office", clause = notice.offices.clause, level = "error", on = "applicants", columns = { "district" },
    text = "所属区县是通知所列受理点之一。", example = "所属区县写别的地方或空着：错误。",
    message = "所属区县“{district}”不在通知所列的受理点之中",
    remedy = "请写工作单位所属的区县：" .. table.concat(offices.districts(), "、"),
    check = function(s, found)
      if not districts[s.a.district] then found(s.a, "district", { district = s.a.district }) end
    end,
  },
  {
    id = "office-of-unit", clause = notice.offices.clause, level = "error", on = "applicants",
    columns = { "district" }, needs = { "units" },
    text = "按工作单位所属地申报：和单位表里这个单位的区县一致。", example = "单位在德清县，向吴兴区报送：错误。",
    message = "工作单位属于{right}，却报在“{district}”", remedy = "请向工作单位所属地的受理点报送：{office}",
    applies = function(s) return s.unit and s.unit.district ~= "" end,
    check = function(s, found)
      local right = s.unit.district
      if s.a.district ~= "" and s.a.district ~= right then
        local office = offices.of(right)
        local where = office.name .. "，电话" .. office.phone
        found(s.a, "district", { right = right, district = s.a.district, office = where })
      end
    end,
  },
}
