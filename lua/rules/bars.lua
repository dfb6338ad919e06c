-- Who cannot apply by the notice's own word: its list of bars.
local notice = require("notices.current")
local cases = require("zhibiao.cases")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local institutions = require("zhibiao.institutions")

local insurance = notice.insurance or {}
local rules = {}

-- The months from the first of MONTH to the day TO, both counted.
local function months_between(month, to)
  local function number(date) return 12 * tonumber(date:sub(1, 4)) + tonumber(date:sub(6, 7)) end
  return number(to) - number(month) + 1
end

-- What the message says of S: the applicant's fields that it names.
local function values_of(s, bar)
  local values = {}
  for field in (bar.message .. bar.remedy):gmatch("{([%w_]+)}") do values[field] = s.a[field] end
  if values.unit_kind then values.unit_kind = institutions.kind_of(s) end
  return values
end

for i, bar in ipairs(notice.bars) do
  bar.remedy = bar.remedy or "不能申报，请退回；写错的请改正"
  rules[i] = {
    id = "bar-" .. bar.key, name = bar.name or "不能申报的人", clause = bar.clause or "未填", level = "error",
    on = "applicants", text = bar.text, example = bar.example or "是这样的人：错误。",
    columns = bar.columns, understands = bar.when.unit and { "unit_kind" } or nil,
    message = bar.message, remedy = bar.remedy,
    applies = function(s) return cases.holds(bar.when, s.a) end,
    check = function(s, found) found(s.a, bar.field, values_of(s, bar)) end,
  }
end

rules[#rules + 1] = insurance.months and {
  id = "insurance-months", name = "本单位缴纳社保的时间", clause = insurance.clause, level = "error", on = "applicants",
  columns = { "insured_since" },
  text = "到 " .. insurance.by .. "，由现在的单位缴纳社保满 " .. insurance.months .. " 个月"
    .. (insurance.sent and "（“" .. insurance.sent .. "”写“是”的除外）" or "") .. "。",
  example = "正好满：可以；差一个月：错误；空着：错误。",
  message = "{what}", remedy = "请核对；确实不满的不能申报",
  applies = function(s) return not (insurance.sent and s.a.sent_away == "是") end,
  check = function(s, found)
    local since = s.a.insured_since
    local have = since ~= "" and months_between(since, insurance.by)
    if not have then
      found(s.a, "insured_since", { what = "没有填本单位参保起始年月，不知道满不满" .. insurance.months .. "个月" })
    elseif have < insurance.months then
      local what = "本单位从" .. dates.words(since) .. "起缴纳社保，到" .. format.day(insurance.by) .. "只有"
        .. math.max(have, 0) .. "个月，要" .. insurance.months .. "个月"
      found(s.a, "insured_since", { what = what })
    end
  end,
} or "insurance-months"

return rules
