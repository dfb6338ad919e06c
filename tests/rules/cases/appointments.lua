-- His certificates of appointment, and his post.
local changes = require("changes")
local set = changes.set

return function(fails, passes, unknown)
  passes("appointment-years", "the certificates name the field", function(c)
    for _, x in ipairs(c.appointments) do x.title = "助理工程师（建筑施工）" end
  end)
  fails("appointment-years", "three years", function(c) table.remove(c.appointments, 1) end)
  fails("appointment-years", "twice the same year", function(c) c.appointments[1].year = 2018 end)
  passes("appointment-years", "five years", function(c)
    c.appointments[5] = { year = 2016, title = "助理工程师", unit = "别处" }
  end)
  fails("appointment-current", "the last is last year's", function(c)
    for _, x in ipairs(c.appointments) do x.year = x.year - 1 end
  end)
  passes("appointment-current", "four years, not in a row", function(c) c.appointments[1].year = 2014 end)
  fails("post-grade", "a middle post", function(c) c.a.post_grade, c.proposed[1].post_grade = "专业技术十级", "十级" end)
  passes("post-grade", "thirteen, in digits", function(c)
    c.a.post_grade, c.proposed[1].post_grade = "13级", "专业技术十三级"
  end)
  passes("appointment-years", "no year but the title's own counts", function(c)
    c.appointments[1].year = 2012
  end)
  fails("appointment-years", "a year before the title", function(c) c.appointments[1].year = 2011 end)
  fails("appointment-years", "of another title", function(c) c.appointments[1].title = "技术员" end)
  unknown("appointment-years", "education", function(c, word)
    table.remove(c.appointments, 1)
    c.a.education = word
  end)
  unknown("appointment-years", "appointments", function(c, word) c.appointments[1].title = word end)
  unknown("appointment-current", "appointments", function(c, word) c.appointments[4].title = word end)
  for _, rule in ipairs { "appointment-years", "appointment-current" } do
    unknown(rule, "current_title", function(c, word)
      c.a.current_title, c.proposed[1].current_title = word, word
    end)
  end
  fails("appointed-missing", "the title", set("appointed_title", ""))
  fails("appointed-missing", "the date", set("appointed_date", ""))
  passes("appointed-missing", "none is held", changes.junior)
  fails("appointed-title", "the title applied for", set("appointed_title", "工程师"))
  passes("appointed-title", "in short", set("appointed_title", "助工"))
  unknown("appointed-title", "appointed_title", function(c, word) c.a.appointed_title = word end)
  unknown("appointed-title", "current_title", function(c, word)
    c.a.current_title, c.proposed[1].current_title = word, word
  end)
  fails("appointed-unit", "elsewhere this year", function(c) c.appointments[4].unit = "别的水利站" end)
  passes("appointed-unit", "elsewhere last year", function(c) c.appointments[3].unit = "别的水利站" end)
  passes("appointed-unit", "a part of the unit", function(c) c.appointments[4].unit = c.unit .. "工程科" end)
  unknown("post-grade", "post_grade", function(c, word)
    c.a.post_grade, c.proposed[1].post_grade = word, word
  end)
  unknown("post-grade", "current_title", function(c, word) changes.current(c, word) end)
end
