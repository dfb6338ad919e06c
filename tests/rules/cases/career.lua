-- His schools and his work.
local changes = require("changes")
local set, none = changes.set, changes.none

return function(fails, passes, unknown)
  fails("education-none", "none", function(c) c.education = {} end)
  passes("education-none", "one school", none)
  fails("work-none", "none", function(c) c.work = {} end)
  passes("work-none", "one job", none)
  fails("education-filled", "no school", function(c) c.education[1].school = "" end)
  passes("education-filled", "no form", function(c) c.education[1].form = "" end)
  fails("work-filled", "no duty", function(c) c.work[1].duty = "" end)
  fails("work-filled", "no beginning of the second", function(c)
    c.work[2] = { start = "", ["end"] = "2009-06", unit = c.unit, duty = "水利工程质量监督" }
  end)
  passes("work-filled", "all, and no post", none)
  fails("school-listed", "another school", set("school", "浙江大学"))
  passes("school-listed", "a part of it", function(c) c.education[1].school = "河海大学水利学院" end)
  passes("school-listed", "with its place in brackets", set("school", "河海大学（南京）"))
  fails("graduation-education", "a month later", set("graduation_date", "2008-07"))
  passes("graduation-education", "a day of that month", set("graduation_date", "2008-06-30"))
  fails("education-listed", "a higher one", set("education", "硕士研究生"))
  passes("education-listed", "in other words", set("education", "大学本科"))
  passes("education-listed", "the second of two", function(c)
    c.education[2] = { start = "2001-09", ["end"] = "2004-06", school = "湖州中学", education = "高中", form = "全日制" }
  end)
  unknown("education-listed", "education", function(c, word) c.a.education = word end)
  unknown("education-listed", "schooling_rows", function(c, word) c.education[1].education = word end)
  fails("degree-listed", "a higher one", set("degree", "硕士"))
  passes("degree-listed", "in other words", set("degree", "工学学士学位"))
  passes("degree-listed", "none", set("degree", "无"))
  unknown("degree-listed", "degree", function(c, word) c.a.degree = word end)
  fails("education-periods", "ends before it begins", function(c) c.education[1].start = "2008-07" end)
  passes("education-periods", "one month", function(c) c.education[1].start = "2008-06" end)
  fails("work-periods", "ends before it begins", function(c) c.work[1]["end"] = "2008-06" end)
  passes("work-periods", "one month", function(c) c.work[1]["end"] = "2008-07" end)
  fails("work-ahead", "after the check", function(c) c.work[1].start = "2020-10" end, "work-begins")
  passes("work-ahead", "in the month of the check", function(c) c.work[1].start = "2020-09" end, "work-begins")
  fails("work-begins", "a year later", function(c) c.work[1].start = "2009-07" end)
  passes("work-begins", "eleven months later", function(c) c.work[1].start = "2009-06" end)
  local function two_jobs(stop, start)
    return function(c)
      c.work[1]["end"] = stop
      c.work[2] = { start = start, ["end"] = "", unit = c.unit, duty = "水利工程质量监督" }
    end
  end
  fails("work-gaps", "thirteen months in between", two_jobs("2012-06", "2013-07"))
  passes("work-gaps", "twelve months in between", two_jobs("2012-06", "2013-06"))
  fails("work-gaps", "thirteen months of both", two_jobs("2013-07", "2012-06"))
  passes("work-gaps", "twelve months of both", two_jobs("2013-06", "2012-06"))
  fails("work-present", "the last is elsewhere", function(c)
    two_jobs("2012-06", "2012-07")(c)
    c.work[2].unit = "别的水利站"
  end)
  passes("work-present", "the first is elsewhere", function(c)
    two_jobs("2012-06", "2012-07")(c)
    c.work[1].unit = "别的水利站"
  end)
  passes("work-present", "a part of the unit", function(c) c.work[1].unit = c.unit .. "工程科" end)
  local function study(start, stop, form)
    return function(c)
      c.education[2] = {
        start = start, ["end"] = stop, school = "河海大学", education = "本科", degree = "学士", form = form, verified = "是",
      }
    end
  end
  fails("study-at-work", "thirteen months", study("2010-09", "2011-10", "全日制"))
  passes("study-at-work", "twelve months", study("2010-09", "2011-09", "全日制"))
  passes("study-at-work", "by correspondence", study("2010-09", "2013-06", "函授"))
  unknown("study-at-work", "forms", function(c, word) study("2010-09", "2013-06", word)(c) end)
  fails("own-witness", "himself", function(c) c.work[1].witness = c.name_of_person end)
  passes("own-witness", "another", function(c) c.work[1].witness = "陆敏" end)
end
