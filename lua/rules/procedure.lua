-- The steps from the promise to the hand-in.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local reviews = require("zhibiao.reviews")

-- Working days between two dates, both counted; false if one is no date or the holidays of that year are not known.
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

local function filled(id, field, clause, text, example, message, remedy)
  return {
    id = id, clause = clause, level = "error", on = "applicants", columns = { field }, concerns = "submission", text = text, example = example, message = message,
    remedy = remedy,
    check = function(s, found)
      if s.a[field] == "" then found(s.a, field) end
    end,
  }
end

local rules = {
  filled("promise-signed", "promise_date", notice.clauses.promise, "签署了真实性承诺。", "承诺签署时间空着：错误。", "没有签署个人承诺",
    "请本人在线签署《专业技术资格申报材料真实性保证书》"),
  filled("paid", "paid_date", notice.clauses.payment, "缴费以后才打印评审表。", "缴费时间空着：错误，不做评审表。", "还没有缴费，不能打印评审表", "请按短信提示在规定时间内缴费，并登记缴费时间"),
  {
    id = "entrusted", clause = notice.entrusted.clause, level = "error", on = "applicants", columns = { "entrusted", notice.entrusted.needs }, concerns = "submission",
    text = "委托评审的，有市人力社保局同意的文号。", example = "委托评审写是、文号空着：错误。",
    message = "委托评审没有填“{header}”", remedy = "委托评审要经市人力社保局审核同意；请补上文号",
    check = function(s, found)
      if s.a.entrusted == "是" and s.a[notice.entrusted.needs] == "" then found(s.a, notice.entrusted.needs) end
    end,
  },
  {
    id = "notice-days", clause = notice.public_notice.clause, level = "error", on = "applicants", columns = { "notice_from", "notice_to" }, concerns = "submission",
    text = "在本单位公示不少于 " .. notice.public_notice.working_days .. " 个工作日（按国务院公布的节假日和调休）。",
    example = "2020-09-28 至 10-09 跨国庆：工作日是 9 月 28、29、30 日和 10 月 9 日，4 天，错误；到 10-10（调休上班）满 5 天：可以。",
    message = "公示{from}至{to}只有{have}个工作日，不到{need}个", remedy = "请补足公示时间，并改正公示结束时间",
    check = function(s, found)
      local days = notice_days(s.a)
      if days and days < notice.public_notice.working_days then
        found(s.a, "notice_to", { from = format.day(s.a.notice_from), to = format.day(s.a.notice_to), have = days, need = notice.public_notice.working_days })
      end
    end,
  },
  {
    id = "notice-dates", clause = notice.public_notice.clause, level = "error", on = "applicants", columns = { "notice_from", "notice_to" }, concerns = "submission",
    text = "写了公示的开始和结束时间。", example = "公示结束空着：错误。",
    message = "没有填“{header}”", remedy = "请填写公示时间",
    check = function(s, found)
      for _, field in ipairs { "notice_from", "notice_to" } do
        if s.a[field] == "" then found(s.a, field) end
      end
    end,
  },
  filled("notice-result", "notice_result", notice.clauses.recording, "公示情况录入了。", "公示情况空着：错误。", "没有写公示情况", "请写明公示有没有异议"),
  {
    id = "notice-objection", clause = notice.clauses.posting, level = "warning", on = "applicants", columns = { "notice_result" },
    text = "公示没有异议。", example = "公示有异议：提醒。",
    message = "公示情况是“{result}”", remedy = "有异议的，请查清以后再报送",
    check = function(s, found)
      if s.a.notice_result:find("有异议", 1, true) and not s.a.notice_result:find("无", 1, true) then
        found(s.a, "notice_result", { result = s.a.notice_result })
      end
    end,
  },
  {
    id = "notice-before-opinion", clause = notice.clauses.recording, level = "warning", on = "applicants", columns = { "notice_to", "unit_date" },
    text = "公示结束以后单位才填审核意见。", example = "公示到 8 月 27 日，8 月 27 日填意见：提醒；28 日：可以。",
    message = "单位在{date}填了审核意见，公示到{to}才结束", remedy = "请核对公示时间和审核时间",
    check = function(s, found)
      if s.a.unit_date ~= "" and s.a.unit_date <= s.a.notice_to then
        found(s.a, "unit_date", { date = format.day(s.a.unit_date), to = format.day(s.a.notice_to) })
      end
    end,
  },
  {
    id = "plan-window", clause = notice.plans.clause, level = "error", on = "applicants", columns = { "submitted_at" }, concerns = "submission",
    text = "在评审计划的开始和截止时间以内报送，逾期不再受理。", example = "截止日当天：可以；次日：错误。",
    message = "报送时间{date}不在评审计划的时间{opens}至{closes}以内", remedy = "逾期不再受理；写错的请改正",
    check = function(s, found)
      local plan = plans.of(s.a)
      if plan == nil or s.a.submitted_at == "" then return end
      local early, late = plan.opens and s.a.submitted_at < plan.opens, plan.closes and s.a.submitted_at > plan.closes
      if early or late then
        found(s.a, "submitted_at", { date = format.day(s.a.submitted_at), opens = format.day(plan.opens or ""), closes = format.day(plan.closes or "") })
      end
    end,
  },
  {
    id = "office", clause = notice.offices.clause, level = "error", on = "applicants", columns = { "district" },
    text = "所属区县是通知所列受理点之一。", example = "所属区县写别的地方或空着：错误。",
    message = "所属区县“{district}”不在通知所列的受理点之中", remedy = "请写工作单位所属的区县：" .. table.concat(offices.districts(), "、"),
    check = function(s, found)
      for _, district in ipairs(offices.districts()) do
        if district == s.a.district then return end
      end
      found(s.a, "district", { district = s.a.district })
    end,
  },
  {
    id = "office-of-unit", clause = notice.offices.clause, level = "error", on = "applicants", columns = { "district" }, needs = { "units" },
    text = "按工作单位所属地申报：和单位表里这个单位的区县一致。", example = "单位在德清县，向吴兴区报送：错误。",
    message = "工作单位属于{right}，却报在“{district}”", remedy = "请向工作单位所属地的受理点报送：{office}",
    applies = function(s) return s.unit and s.unit.district ~= "" end,
    check = function(s, found)
      local right = s.unit.district
      if s.a.district ~= "" and s.a.district ~= right then
        local office = offices.of(right)
        found(s.a, "district", { right = right, district = s.a.district, office = office.name .. "，电话" .. office.phone })
      end
    end,
  },
}

-- --- What the offices say -----------------------------------------------------------------------------------------

for _, office in ipairs(notice.reviews.offices) do
  local state, opinion = office.field .. "_state", office.field .. "_opinion"
  rules[#rules + 1] = {
    id = "reason-" .. office.field, clause = notice.reviews.clause, level = "error", on = "applicants", columns = { state, opinion }, concerns = "submission",
    text = office.name .. "审核不通过、退回的，说明了理由。", example = "退回修改而意见空着：错误。",
    message = office.name .. "“{state}”，没有说明理由", remedy = "请" .. office.name .. "写明理由和需完善的内容",
    check = function(s, found)
      local meaning = reviews.meaning(s.a[state])
      if (meaning == "failed" or meaning == "returned") and s.a[opinion] == "" then found(s.a, opinion, { state = s.a[state] }) end
    end,
  }
  rules[#rules + 1] = {
    id = "not-passed-" .. office.field, clause = notice.reviews.clause, level = "error", on = "applicants", columns = { state }, concerns = "submission",
    text = office.name .. "审核不通过或退回的，改好并重新审核以前不打印评审表。", example = "退回修改：错误；审核通过或还没有审核：可以。",
    message = office.name .. "“{state}”：{opinion}", remedy = "请按意见改好，重新报送",
    check = function(s, found)
      local meaning = reviews.meaning(s.a[state])
      if meaning == "failed" or meaning == "returned" then
        found(s.a, state, { state = s.a[state], opinion = s.a[opinion] ~= "" and s.a[opinion] or "没有说明理由" })
      end
    end,
  }
end

rules[#rules + 1] = {
  id = "opinion-unit", clause = notice.reviews.clause, level = "error", on = "applicants", columns = { "unit_state", "unit_opinion" }, concerns = "submission",
  text = "单位填了审核意见；通过的也要填。", example = "审核通过而意见空着：错误。",
  message = "单位没有填“{header}”", remedy = "请单位审核并填写意见",
  check = function(s, found)
    if s.a.unit_state == "" then
      found(s.a, "unit_state")
    elseif s.a.unit_opinion == "" and reviews.meaning(s.a.unit_state) ~= "returned" and reviews.meaning(s.a.unit_state) ~= "failed" then
      found(s.a, "unit_opinion")
    end
  end,
}

return rules
