-- What he applies for.
local changes = require("changes")
local set, associate, junior, level = changes.set, changes.associate, changes.junior, changes.level

return function(fails, passes, unknown)
  local function economist(c)
    associate(c)
    c.a.series, c.a.apply_title, c.proposed[1].recommend_title = "经济", "高级经济师", "高级经济师"
    changes.current(c, "经济师")
  end
  fails("series-level", "经济, middle level", function(c) c.a.series = "经济" end)
  passes("series-level", "经济, associate level", economist)
  fails("title-name", "a title of the level below", function(c)
    c.a.apply_title, c.proposed[1].recommend_title = "助理工程师", "助理工程师"
  end)
  passes("title-name", "the title of the level", associate)
  fails("title-step", "the title that is held", function(c)
    changes.current(c, "工程师")
    c.a.post_grade, c.proposed[1].post_grade, c.proposed[1].appointed_level = "专业技术十级", "专业技术十级", "中级"
  end)
  passes("title-step", "one step", associate)
  passes("title-step", "from 员级 to 助理级", function(c)
    level(c, "初级", "助理工程师", "技术员", "专业技术十三级")
    table.remove(c.attachments, 3)
    local certificate = { kind = "聘书", file = "聘书.jpg", verified_by = "李核", verified_date = "2020-08-20" }
    c.attachments[#c.attachments + 1] = certificate
  end)
  fails("title-step", "a clerk's title once more", function(c)
    level(c, "初级", "技术员", "技术员", "专业技术十三级")
  end)
  passes("title-step", "the present title in short", function(c) c.a.current_title = "助工" end)
  passes("title-step", "its field in brackets", function(c) c.a.current_title = "助理工程师（建筑施工）" end)
  passes("title-step", "both", function(c) c.a.current_title = "助工（建筑施工）" end)
  for title, current in pairs { ["畜牧师"] = "助理畜牧师", ["兽医师"] = "助理兽医师", ["农艺师"] = "助理农艺师" } do
    passes("title-name", title, function(c)
      c.a.series, c.a.apply_title, c.proposed[1].recommend_title = "农业技术", title, title
      changes.current(c, current)
    end)
  end
  fails("current-title", "without a date", set("current_title_date", ""))
  passes("current-title", "the lowest level has none", junior)
  passes("title-step", "the same level of another specialty", function(c)
    changes.current(c, "馆员")
    c.a.post_grade, c.proposed[1].post_grade, c.proposed[1].appointed_level = "专业技术十级", "专业技术十级", "中级"
  end, "title-series")
  fails("title-step", "two steps from a clerk's", function(c)
    changes.current(c, "技术员")
    c.a.post_grade, c.proposed[1].post_grade = "专业技术十三级", "专业技术十三级"
  end)
  unknown("title-step", "current_title", function(c, word) changes.current(c, word) end)
  unknown("title-name", "apply_title", function(c, word)
    c.a.apply_title, c.proposed[1].recommend_title = word, word
  end)
  fails("title-series", "of another specialty", function(c)
    associate(c)
    changes.current(c, "馆员")
  end)
  passes("title-series", "the specialty has no lower titles", economist)
  unknown("title-series", "current_title", function(c, word) changes.current(c, word) end)
  fails("current-title", "none", function(c)
    changes.current(c, "")
    changes.held(c, "", "")
    c.appointments = {}
    table.remove(c.attachments, 3)
  end)
  passes("current-title", "a doctor needs none", function(c)
    changes.current(c, "")
    changes.held(c, "", "")
    c.appointments, c.a.post_grade, c.proposed[1].post_grade = {}, "", ""
    table.remove(c.attachments, 3)
    c.a.education, c.a.degree, c.education[1].education, c.education[1].degree = "博士研究生", "博士", "博士研究生", "博士"
  end)
end
