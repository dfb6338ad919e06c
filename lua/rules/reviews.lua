-- What the offices say of an application.
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local reviews = require("zhibiao.reviews")
local stages = require("zhibiao.stages")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")

local rules = {}

-- Whether an opinion says that it refuses.
local refuses = memo(function(opinion) return words.has_one_of(opinion, usage.refusals) end)

-- Whether an office failed the application or sent it back.
local function is_rejected(state)
  local meaning = reviews.meaning(state)
  return meaning == "failed" or meaning == "returned"
end

for _, office in ipairs(notice.reviews.offices) do
  local state, opinion = office.field .. "_state", office.field .. "_opinion"
  rules[#rules + 1] = {
    id = "reason-" .. office.field, name = office.name .. "的理由",
    clause = office.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { state, opinion }, understands = { state }, at_any_stage = true,
    text = office.name .. "审核不通过、退回的，说明了理由。", example = "退回修改而意见空着：错误。",
    message = office.name .. "“{state}”，没有说明理由", remedy = "请" .. office.name .. "写明理由和需完善的内容",
    check = function(s, found)
      if is_rejected(s.a[state]) and s.a[opinion] == "" then found(s.a, opinion, { state = s.a[state] }) end
    end,
  }
  rules[#rules + 1] = {
    id = "not-passed-" .. office.field, name = office.name .. "审核结果",
    clause = office.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { state }, understands = { state },
    text = office.name .. "审核不通过或退回的，改好并重新审核以前不打印评审表。",
    example = "退回修改：错误；审核通过或还没有审核：可以。",
    message = office.name .. "“{state}”：{opinion}", remedy = "请按意见改好，重新报送",
    check = function(s, found)
      local reason = s.a[opinion]
      local is_told = reason == "" and has(s.a, opinion) -- by the rule above
      if is_rejected(s.a[state]) and not is_told then
        found(s.a, state, { state = s.a[state], opinion = reason ~= "" and reason or "没有说明理由" })
      end
    end,
  }
end

rules[#rules + 1] = {
  id = "opinion-unit", name = "单位审核意见", clause = notice.reviews.offices[1].clause, level = "error",
  on = "applicants", concerns = "submission",
  columns = { "unit_state", "unit_opinion" }, understands = { "unit_state" },
  text = "单位填了审核意见；通过的也要填。", example = "审核通过而意见空着：错误。",
  message = "{what}", remedy = "请单位审核并填写意见",
  check = function(s, found)
    if reviews.meaning(s.a.unit_state) == "pending" then
      if not reviews.is_handed_in(s.a) and not stages.is_demanded("报送") then return end
      local state = s.a.unit_state
      found(s.a, "unit_state", { what = "单位还没有审核" .. (state ~= "" and "（“" .. state .. "”）" or "") })
    elseif s.a.unit_opinion == "" and not is_rejected(s.a.unit_state) then
      found(s.a, "unit_opinion", { what = "单位没有填审核意见" })
    end
  end,
}

-- Who passes signs an opinion.
for i = 2, #notice.reviews.offices do
  local office = notice.reviews.offices[i]
  local state, opinion = office.field .. "_state", office.field .. "_opinion"
  rules[#rules + 1] = {
    id = "opinion-" .. office.field, name = office.name .. "审核意见", clause = office.clause, level = "error",
    on = "applicants", concerns = "submission", columns = { state, opinion }, understands = { state },
    text = office.name .. "审核通过的，签署了审查意见。", example = "审核通过而意见空着：错误。",
    message = office.name .. "审核通过，没有填审核意见", remedy = "请" .. office.name .. "签署审查意见",
    check = function(s, found)
      if reviews.meaning(s.a[state]) == "passed" and s.a[opinion] == "" then found(s.a, opinion) end
    end,
  }
end

for _, office in ipairs(notice.reviews.offices) do
  local state, opinion = office.field .. "_state", office.field .. "_opinion"
  rules[#rules + 1] = {
    id = "contrary-" .. office.field, name = office.name .. "意见与状态", clause = office.clause, level = "warning",
    on = "applicants", concerns = "submission", columns = { state, opinion }, understands = { state },
    text = office.name .. "的意见和审核状态一致。", example = "状态是审核通过，意见写不同意推荐：提醒。",
    message = office.name .. "审核状态是“{state}”，意见却是“{opinion}”", remedy = "请核对状态和意见",
    check = function(s, found)
      if reviews.meaning(s.a[state]) == "passed" and refuses(s.a[opinion]) then
        found(s.a, opinion, { state = s.a[state], opinion = s.a[opinion] })
      end
    end,
  }
end

return rules
