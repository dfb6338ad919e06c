-- The evaluation plans that applications belong to.
local notice = require("notices.current")
local format = require("zhibiao.format")
local lists = require("zhibiao.lists")
local plans = {}

-- The first that takes an applicant of this level and specialty; nil if none does.
function plans.of(applicant)
  for _, plan in ipairs(notice.plans) do
    local is_of_series = plan.series == nil or lists.has(plan.series, applicant.series)
    if is_of_series and lists.has(plan.levels, applicant.level) then return plan end
  end
end

-- The windows of those who have one, in their order: { id, who, field, what, opens, closes, clause }. field: the column
-- that tells when; what: what that is called.
plans.windows = {}

local function add_window(id, who, field, what, window)
  if window == nil then return end
  table.insert(plans.windows, {
    id = id, who = who, field = field, what = what, clause = window.clause,
    opens = window.opens or "", closes = window.closes or "",
  })
end

add_window("person", "个人申报", "promise_date", "承诺签署时间", notice.reviews.windows.person)
for i, office in ipairs(notice.reviews.offices) do
  if i == 1 then
    add_window(office.field, office.name .. "审核报送", "submitted_at", "报送时间", office.window)
  else
    add_window(office.field, office.name .. "审核", office.field .. "_date", office.name .. "审核时间", office.window)
  end
end

-- 6月1日起, 到7月10日止, 6月1日至7月10日, in words.
function plans.span(window)
  if window.opens == "" then return "到" .. format.day(window.closes) .. "止" end
  if window.closes == "" then return format.day(window.opens) .. "起" end
  return format.day(window.opens) .. "至" .. format.day(window.closes)
end

return plans
