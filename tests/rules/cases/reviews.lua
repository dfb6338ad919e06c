-- What the offices say.
local changes = require("changes")
local set = changes.set

return function(fails, passes, unknown)
  for _, office in ipairs { "unit", "dept", "hr" } do
    fails("reason-" .. office, "sent back without a word", function(c)
      c.a[office .. "_state"], c.a[office .. "_opinion"] = "退回修改", ""
    end)
    passes("reason-" .. office, "passed", set(office .. "_state", "通过"))
    fails("not-passed-" .. office, "not passed", function(c)
      c.a[office .. "_state"], c.a[office .. "_opinion"] = "审核不通过", "年限不够。"
    end)
    fails("contrary-" .. office, "passed, and refused", set(office .. "_opinion", "不同意推荐。"))
    passes("contrary-" .. office, "not passed, and refused", function(c)
      c.a[office .. "_state"], c.a[office .. "_opinion"] = "审核不通过", "不符合申报条件，不同意推荐。"
    end, "not-passed-" .. office)
    for _, rule in ipairs { "reason-", "not-passed-", "opinion-", "contrary-" } do
      unknown(rule .. office, office .. "_state", function(c, word) c.a[office .. "_state"] = word end)
    end
    passes("not-passed-" .. office, "another word for passed", set(office .. "_state", "审查通过"))
  end
  fails("opinion-unit", "no state", set("unit_state", ""))
  fails("opinion-unit", "no opinion", set("unit_opinion", ""))
  passes("opinion-unit", "one word", set("unit_opinion", "同意"))
  passes("opinion-unit", "not handed in yet", changes.unreviewed)
  for _, office in ipairs { "dept", "hr" } do
    fails("opinion-" .. office, "none", set(office .. "_opinion", ""))
    passes("opinion-" .. office, "one word", set(office .. "_opinion", "同意"))
  end
end
