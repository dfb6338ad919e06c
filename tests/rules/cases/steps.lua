-- The order of the steps. The check is on 30 September 2020.
local changes = require("changes")
local set = changes.set

local function set_state(office)
  return function(c, word) c.a[office .. "_state"] = word end
end

return function(fails, passes, unknown)
  fails("promise-review", "the day after", set("promise_date", "2020-08-28"), "promise-notice")
  passes("promise-review", "the same day", set("promise_date", "2020-08-27"), "promise-notice")
  fails("promise-order", "the day after", set("promise_date", "2020-09-05"), "promise-notice", "promise-review")
  passes("promise-order", "the same day", set("promise_date", "2020-09-04"), "promise-notice", "promise-review")
  fails("promise-notice", "the day after", set("promise_date", "2020-08-21"))
  passes("promise-notice", "the same day", set("promise_date", "2020-08-20"))
  fails("notice-submitted", "the day after", set("notice_to", "2020-09-05"), "notice-before-opinion")
  passes("notice-submitted", "the same day", set("notice_to", "2020-09-04"), "notice-before-opinion")
  fails("order-dept", "the day before the unit", set("dept_date", "2020-08-26"))
  passes("order-dept", "the unit's day", set("dept_date", "2020-08-27"))
  fails("order-hr", "the day before the department", set("hr_date", "2020-08-30"))
  passes("order-hr", "the department's day", set("hr_date", "2020-08-31"))
  local function pending(office)
    return function(c) c.a[office .. "_state"], c.a[office .. "_opinion"], c.a[office .. "_date"] = "待审核", "", "" end
  end
  fails("passed-before-dept", "the unit has not decided", pending("unit"), "opinion-unit")
  passes("passed-before-dept", "neither has decided", function(c)
    changes.unreviewed(c)
    c.a.unit_state, c.a.dept_state = "待审核", "待审核"
  end)
  unknown("passed-before-dept", "unit_state", set_state("unit"))
  unknown("passed-before-dept", "dept_state", set_state("dept"))
  fails("passed-before-hr", "the department has not decided", pending("dept"))
  passes("passed-before-hr", "there is no department", function(c)
    c.a.supervising_dept, c.a.dept_state, c.a.dept_opinion, c.a.dept_date = "", "", "", ""
  end)
  unknown("passed-before-hr", "dept_state", set_state("dept"))
  unknown("passed-before-hr", "hr_state", set_state("hr"))
  fails("review-undated", "the unit", set("unit_date", ""))
  fails("review-undated", "the bureau", set("hr_date", ""))
  passes("review-undated", "not reviewed", changes.unreviewed)
  fails("notice-before-opinion", "the day before the last", set("unit_date", "2020-08-25"))
  passes("notice-before-opinion", "the day after", set("unit_date", "2020-08-27"))
  fails("opinion-last-day", "the last day", set("unit_date", "2020-08-26"))
  passes("opinion-last-day", "the day after", set("unit_date", "2020-08-27"))
  fails("step-ahead", "tomorrow", set("hr_date", "2020-10-01"))
  passes("step-ahead", "today", set("hr_date", "2020-09-30"))
  passes("step-ahead", "the notice ends tomorrow", function(c)
    changes.unreviewed(c)
    c.a.notice_from, c.a.notice_to = "2020-09-22", "2020-10-09"
  end)
  fails("promise-early", "the day before the plan", set("promise_date", "2020-08-09"))
  passes("promise-early", "the plan's first day", set("promise_date", "2020-08-10"))
  fails("paid-early", "the day before the plan", set("paid_date", "2020-08-09"))
  passes("paid-early", "the plan's first day", set("paid_date", "2020-08-10"))
  fails("paid-order", "tomorrow", set("paid_date", "2020-10-01"))
  passes("paid-order", "today", set("paid_date", "2020-09-30"))
end
