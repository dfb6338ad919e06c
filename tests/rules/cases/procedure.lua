-- The public notice, the fee, the hand-in and where.
local changes = require("changes")
local set, none = changes.set, changes.none

return function(fails, passes, unknown)
  fails("promise-signed", "not", set("promise_date", ""))
  passes("promise-signed", "signed", none)
  fails("paid", "not", set("paid_date", ""))
  passes("paid", "paid", set("paid_date", "2020-09-01"))
  passes("paid", "the bureau has not passed it yet", function(c)
    c.a.paid_date, c.a.hr_state, c.a.hr_opinion, c.a.hr_date = "", "待审核", "", ""
  end)
  local function notice(from, to)
    return function(c)
      changes.unreviewed(c)
      c.a.notice_from, c.a.notice_to = from, to
    end
  end
  fails("notice-days", "four days over the National Day", notice("2020-09-28", "2020-10-09"))
  passes("notice-days", "five days over the National Day, the last one made up", notice("2020-09-28", "2020-10-10"))
  passes("notice-days", "a Sunday that is worked counts", notice("2020-09-27", "2020-10-09"))
  fails("notice-days", "a week's end in between", notice("2020-08-20", "2020-08-25"))
  passes("notice-days", "five days", notice("2020-08-20", "2020-08-26"))
  fails("notice-order", "ends before it begins", notice("2020-08-26", "2020-08-20"))
  passes("notice-order", "one day", notice("2020-08-26", "2020-08-26"), "notice-days")
  fails("notice-dates", "no end", set("notice_to", ""))
  passes("notice-dates", "both", none)
  passes("notice-dates", "not posted yet", function(c)
    changes.unreviewed(c)
    c.a.notice_from, c.a.notice_to, c.a.notice_result = "", "", ""
  end)
  fails("notice-result", "not said", set("notice_result", ""))
  passes("notice-result", "in other words", set("notice_result", "无异议"))
  for _, result in ipairs { "有异议1条，无重大问题", "收到举报1件，正在核实", "收到10件举报", "收到举报10件", "公示期间收到投诉；经查不属实" } do
    fails("notice-objection", result, set("notice_result", result))
  end
  for _, result in ipairs { "公示无异议", "未收到异议", "公示期间没有收到异议、举报", "无异议，无举报", "收到0件举报", "收到举报0件", "公示期满，未收到任何反映" } do
    passes("notice-objection", result, set("notice_result", result))
  end
  unknown("notice-objection", "notice_result", function(c, word) c.a.notice_result = word end)
  fails("notice-objected", "an objection and nothing more", set("notice_result", "公示期间有异议"))
  passes("notice-objected", "what came of it", set("notice_result", "有异议1条，经查不属实"), "notice-objection")
  passes("notice-objected", "the unit has not passed it", function(c)
    changes.unreviewed(c)
    c.a.notice_result = "公示有异议"
  end, "notice-objection")
  passes("notice-objection", "there are none", set("notice_result", "公示期间未收到异议，无异议"))
  fails("plan-window", "the day after the last", set("submitted_at", "2020-10-01"), "step-ahead")
  passes("plan-window", "the last day", set("submitted_at", "2020-09-30"))
  local function early(date)
    return function(c)
      changes.unreviewed(c)
      c.a.submitted_at, c.a.unit_state, c.a.unit_opinion, c.a.unit_date = date, "审核通过", "同意", "2020-08-27"
    end
  end
  fails("plan-early", "the day before the first", early("2020-08-09"), "copies-date", "promise-order",
    "notice-submitted")
  passes("plan-early", "the first day", early("2020-08-10"), "copies-date", "notice-submitted")
  passes("plan-window", "not yet handed in", set("submitted_at", ""))
  fails("office", "another city", function(c) c.a.district, c.units[1].district = "杭州市", "杭州市" end)
  passes("office", "the city's own", function(c) c.a.district, c.units[1].district = "市本级", "市本级" end)
  fails("office-of-unit", "another district", set("district", "长兴县"))
  passes("office-of-unit", "a unit that nobody has registered", function(c) c.units = {} end, "unit-listed")
  fails("unit-listed", "not", function(c) c.units = {} end)
  passes("unit-listed", "it is", none)
end
