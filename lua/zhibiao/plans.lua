-- The evaluation plans that applications belong to.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local plans = {}

-- The first that takes an applicant of this level and specialty; nil if none does.
function plans.of(applicant)
  for _, plan in ipairs(notice.plans) do
    local is_of_series = plan.series == nil or lists.has(plan.series, applicant.series)
    if is_of_series and lists.has(plan.levels, applicant.level) then return plan end
  end
end

return plans
