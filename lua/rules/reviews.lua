-- What the offices say of an application.
local notice = require("notices.current")
local reviews = require("zhibiao.reviews")

local clause = notice.reviews.clause
local rules = {}

-- Whether an office failed the application or sent it back.
local function is_rejected(state)
  local meaning = reviews.meaning(state)
  return meaning == "failed" or meaning == "returned"
end

for _, office in ipairs(notice.reviews.offices) do
  local state, opinion = office.field .. "_state", office.field .. "_opinion"
  rules[#rules + 1] = {
    id = "reason-" .. office.field, clause = clause, level = "error", on = "applicants", concerns = "submission",
    columns = { state, opinion },
    text = office.name .. "审核不通过、退回的，说明了理由。", example = "退回修改而意见空着：错误。",
    message = office.name .. "“{state}”，没有说明理由", remedy = "请" .. office.name .. "写明理由和需完善的内容",
    check = function(s, found)
      if is_rejected(s.a[state]) and s.a[opinion] == "" then found(s.a, opinion, { state = s.a[state] }) end
    end,
  }
  rules[#rules + 1] = {
    id = "not-passed-" .. office.field, clause = clause, level = "error", on = "applicants", concerns = "submission",
    columns = { state },
    text = office.name .. "审核不通过或退回的，改好并重新审核以前不打印评审表。",
    example = "退回修改：错误；审核通过或还没有审核：可以。",
    message = office.name .. "“{state}”：{opinion}", remedy = "请按意见改好，重新报送",
    check = function(s, found)
      if is_rejected(s.a[state]) then
        local reason = s.a[opinion] ~= "" and s.a[opinion] or "没有说明理由"
        found(s.a, state, { state = s.a[state], opinion = reason })
      end
    end,
  }
end

rules[#rules + 1] = {
  id = "opinion-unit", clause = clause, level = "error", on = "applicants", concerns = "submission",
  columns = { "unit_state", "unit_opinion" },
  text = "单位填了审核意见；通过的也要填。", example = "审核通过而意见空着：错误。",
  message = "单位没有填“{header}”", remedy = "请单位审核并填写意见",
  check = function(s, found)
    if s.a.unit_state == "" then
      found(s.a, "unit_state")
    elseif s.a.unit_opinion == "" and not is_rejected(s.a.unit_state) then
      found(s.a, "unit_opinion")
    end
  end,
}

return rules
