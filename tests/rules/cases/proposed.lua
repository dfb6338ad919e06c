-- 附件3: whom an institution proposes.
local changes = require("changes")
local set, none, associate = changes.set, changes.none, changes.associate
local not_of_institution = changes.not_of_institution

return function(fails, passes, unknown)
  fails("listed-application", "somebody who did not apply", function(c)
    c.proposed[2] = {
      stranger = true, current_title = "助理工程师", appointed_level = "初级", recommend_title = "工程师",
      appointed_date = "2013-01", post_grade = "专业技术十一级",
    }
    c.posts[1].to_evaluate, c.posts[1].offered_associate = 2, 1
  end)
  passes("listed-application", "all did", function() end)
  fails("listed-name", "another name", function(c) c.proposed[1].name = "别人" end)
  passes("listed-name", "the same", function() end)
  fails("listed-title", "another title", function(c) c.proposed[1].recommend_title = "高级工程师" end)
  passes("listed-title", "the same", associate)
  fails("listed-current", "another grade", function(c) c.proposed[1].post_grade = "专业技术十二级" end)
  fails("listed-current", "another present title", function(c) c.proposed[1].current_title = "技术员" end)
  passes("listed-current", "the same grade in other words", function(c) c.proposed[1].post_grade = "11级" end)
  fails("posts-form", "the unit has none", function(c) c.posts, c.proposed = {}, {} end)
  passes("posts-form", "no institution", not_of_institution)
  fails("posts-proposed", "not on the list", function(c)
    c.proposed, c.posts[1].to_evaluate, c.posts[1].offered_middle = {}, 0, 0
  end)
  passes("posts-proposed", "on the list", function() end)
  fails("listed-staff", "not on the staff", function(c)
    c.a.staffing, c.attachments[2].kind = "否", "非在编人员单位说明"
  end)
  passes("listed-staff", "on the staff", none)
  local function listed(field, value)
    return function(c) c.proposed[1][field] = value end
  end
  fails("listed-level", "the level applied for", listed("appointed_level", "中级"))
  passes("listed-level", "in other words", listed("appointed_level", "助理级"))
  unknown("listed-level", "listed_levels", function(c, word) c.proposed[1].appointed_level = word end)
  unknown("listed-level", "listed_titles", function(c, word) c.proposed[1].current_title = word end, "listed-current")
  fails("listed-date", "a month later", listed("appointed_date", "2013-02"))
  passes("listed-date", "a day of that month", set("appointed_date", "2013-01-15"))
  fails("listed-title-blank", "empty", listed("current_title", ""))
  passes("listed-title-blank", "told", none)
  fails("listed-date-blank", "empty", listed("appointed_date", ""))
  passes("listed-date-blank", "told", none)
  fails("listed-grade-blank", "empty", listed("post_grade", ""))
  passes("listed-grade-blank", "told", none)
  passes("listed-grade-blank", "without a title there is no post", function(c)
    changes.junior(c)
    c.proposed[1].current_title, c.proposed[1].appointed_date, c.proposed[1].post_grade = "", "", ""
  end)
  fails("staffing-missing", "empty", function(c)
    changes.off_staff(c)
    c.a.staffing = ""
    table.remove(c.attachments, 2)
  end)
  passes("staffing-missing", "a company has no staff of this kind", function(c)
    not_of_institution(c)
    c.a.staffing = ""
  end)
  local function company(kind)
    return function(c)
      not_of_institution(c)
      changes.unit_kind(c, kind)
      c.a.staffing = "是"
    end
  end
  fails("staff-of-company", "a company", company("民营企业"))
  passes("staff-of-company", "an authority", company("行政机关"))
  passes("posts-proposed", "the lowest level", function(c)
    changes.junior(c)
    c.proposed, c.posts[1].to_evaluate, c.posts[1].qualified = {}, 0, 0
  end)
  for _, rule in ipairs { "posts-form", "staffing-missing", "staff-of-company", "posts-proposed" } do
    unknown(rule, "unit_kind", function(c, word)
      changes.unit_kind(c, word)
      if rule == "staffing-missing" then
        changes.off_staff(c)
        c.a.staffing = ""
      end
      table.remove(c.attachments, 2)
    end)
  end
end
