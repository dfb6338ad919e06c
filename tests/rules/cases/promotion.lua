-- Whether he may apply, by 正常晋升 or 破格晋升.
local changes = require("changes")
local set, associate, exceptional = changes.set, changes.associate, changes.exceptional

return function(fails, passes, unknown)
  local function college(c) c.a.education, c.education[1].education = "大专", "大专" end
  fails("kind-schooling", "college at the associate level", function(c) associate(c) college(c) end)
  passes("kind-schooling", "college at the middle level", college)
  for _, word in ipairs { "大学本科", "全日制本科", "函授本科", "本科（工学学士）", "自考本科", "本科学历", "大学本科毕业", "本科/学士" } do
    passes("kind-schooling", "other words for the same: " .. word, set("education", word))
  end
  fails("kind-schooling", "a correspondence course of college at the associate level", function(c)
    associate(c)
    c.a.education, c.education[1].education = "函授大专", "函授大专"
  end)
  passes("kind-schooling", "预备技师班 counts as 本科", function(c) associate(c) c.a.education = "预备技师班" end)
  local function titled(date, appointed)
    return function(c)
      changes.held(c, date, appointed)
      c.achievements[1].date = "2017-03"
    end
  end
  fails("kind-years", "three years and eleven months", titled("2017-01-01", "2017-01"))
  passes("kind-years", "four years on the last day", titled("2016-12-31", "2017-01"))
  passes("kind-years", "from 29 February", titled("2016-02-29", "2016-03"))
  unknown("kind-years", "education", function(c, word)
    titled("2017-01-02", "2017-02")(c)
    c.a.education = word
  end)
  unknown("kind-schooling", "education", function(c, word) c.a.education = word end)
  fails("kind-exceptional", "all conditions are met", function(c)
    exceptional(c)
    changes.held(c, "2012-12", "2013-01")
  end)
  unknown("kind-exceptional", "education", function(c, word)
    exceptional(c)
    c.a.education = word
  end)
  passes("kind-exceptional", "two years", exceptional)
  fails("exceptional-reason", "none", function(c) exceptional(c) c.a.exceptional_reason = "" end)
  passes("exceptional-reason", "one", exceptional)
  fails("technical-school", "高级工班 in 图书", function(c)
    c.a.series, c.a.apply_title, c.proposed[1].recommend_title, c.a.education = "图书", "馆员", "馆员", "高级工班"
    changes.current(c, "助理馆员")
  end)
  passes("technical-school", "高级工班 in 工程 counts as 大专", set("education", "高级工班"))
  fails("kind-schooling", "中级工班 counts as 中专", set("education", "中级工班"))
  local function banned(year)
    return function(c) c.bans[1] = { year = year, reason = "伪造证书" } end
  end
  fails("ban", "the ban's third year", banned(2017))
  fails("ban", "the year after", banned(2019))
  passes("ban", "the ban has ended", banned(2016))
  passes("ban", "the year itself is no ban's", banned(2020))
  fails("exceptional-years", "not told", function(c) exceptional(c) c.a.specialty_years = "" end)
  passes("exceptional-years", "told", exceptional)
  fails("normal-reason", "a reason", set("exceptional_reason", "业绩突出。"))
  passes("normal-reason", "无", set("exceptional_reason", "无"))
  fails("normal-form", "the form is attached", function(c)
    c.attachments[4] = { kind = "破格推荐表", file = "破格.pdf", verified_by = "陆敏", verified_date = "2020-08-13" }
  end)
  passes("normal-form", "exceptional", exceptional)
end
