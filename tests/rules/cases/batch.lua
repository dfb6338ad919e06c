-- What the import could not read, or found twice.
local changes = require("changes")
local set = changes.set

return function(fails, passes)
  fails("one-application", "twice, at two levels", function(c)
    c.others[1] = { level = "副高级", apply_title = "高级工程师" }
  end)
  passes("one-application", "twice the same", function(c) c.others[1] = {} end)
  fails("same-row", "hours that differ", function(c)
    c.hours[5] = { year = 2019, total = 120, general = 30, industry = 30, professional = 60 }
  end)
  passes("same-row", "hours twice the same", function(c)
    c.hours[5] = { year = 2019, total = 96, general = 18, industry = 18, professional = 60 }
  end)
  fails("unreadable", "a month that there is not", set("graduation_date", "2008-13"))
  passes("unreadable", "a date in Chinese", set("graduation_date", "2008年6月"))
  -- 10, 20, 40, 30. What is told once belongs to nobody.
  fails("ratio-percents", "per cent without the sign", function(c)
    c.nobody = true
    for _, level in ipairs { "senior", "associate", "middle", "junior" } do
      c.posts[1]["ratio_" .. level] = c.posts[1]["ratio_" .. level] * 100
    end
  end)
  passes("ratio-percents", "the whole at one level", function(c)
    changes.junior(c)
    local p = c.posts[1]
    c.proposed, p.to_evaluate, p.qualified = {}, 0, 0
    for _, level in ipairs { "senior", "associate", "middle" } do
      for _, name in ipairs { "ratio", "approved", "allowed", "employed" } do p[name .. "_" .. level] = 0 end
    end
    p.ratio_junior, p.approved_junior, p.allowed_junior, p.employed_junior = 1, 80, 80, 80
    p.vacant_senior, p.vacant_associate, p.vacant_middle, p.vacant_junior = 0, 0, 0, 0
    p.offered_middle = 0
  end)
end
