-- The evaluation plan that takes an application.
local notice = require("notices.current")
local plans = {}

local function holds(list, name)
  for _, item in ipairs(list) do
    if item == name then return true end
  end
  return false
end

-- nil if none does.
function plans.of(applicant)
  for _, plan in ipairs(notice.plans) do
    if holds(plan.levels, applicant.level) and (plan.series == nil or holds(plan.series, applicant.series)) then return plan end
  end
end

return plans
