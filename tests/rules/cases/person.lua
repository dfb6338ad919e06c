-- Who applies.
local changes = require("changes")
local set, none, associate, junior = changes.set, changes.none, changes.associate, changes.junior

return function(fails, passes)
  for _, field in ipairs { "gender", "birth_date", "unit", "apply_title", "kind" } do
    if field ~= "unit" then
      fails("needed-value", field .. " empty", set(field, ""), field == "apply_title" and "listed-title" or nil)
    end
  end
  passes("needed-value", "a name of one character", function(c) c.a.name, c.proposed[1].name = "甲", "甲" end)
  fails("id-birth", "another month", set("birth_date", "1985-04"))
  fails("id-birth", "another day", set("birth_date", "1985-03-13"))
  passes("id-birth", "the month only", set("birth_date", "1985-03"))
  passes("id-birth", "29 February", function(c) c.birth, c.a.birth_date = "1984-02-29", "1984-02-29" end)
  fails("id-gender", "a man's number", set("gender", "女"))
  passes("id-gender", "a woman's number", function(c) c.male, c.a.gender = false, "女" end)
  local function young(birth)
    return function(c)
      junior(c)
      c.birth, c.a.birth_date, c.a.specialty_years, c.assessments = birth, birth, 1, {}
      c.a.graduation_date, c.education[1]["end"] = "2019-06", "2019-06"
      c.a.work_start, c.work[1].start = "2019-07", "2019-07"
      c.achievements[1].date, c.achievements[2].date = "2020-01", "2020-02"
      c.publications[1].date = "2020-03"
    end
  end
  fails("age-least", "18 on 1 January", young("2003-01-01"))
  passes("age-least", "18 on the last day", young("2002-12-31"))
  fails("age-retired", "60 on the last day", function(c) c.birth, c.a.birth_date = "1960-12-31", "1960-12-31" end)
  passes("age-retired", "60 on 1 January", function(c) c.birth, c.a.birth_date = "1961-01-01", "1961-01-01" end)
  fails("age-retired", "a woman of 55, middle level", function(c)
    c.male, c.a.gender, c.birth, c.a.birth_date = false, "女", "1965-06-01", "1965-06-01"
  end)
  passes("age-retired", "a woman of 55, associate level", function(c)
    associate(c)
    c.male, c.a.gender, c.birth, c.a.birth_date = false, "女", "1965-06-01", "1965-06-01"
  end)
  fails("school-age", "graduated at 14", set("graduation_date", "2000-02"), "graduation-education")
  passes("school-age", "graduated at 15", set("graduation_date", "2000-04"), "graduation-education")
  fails("work-age", "at work at 15", set("work_start", "2001-02"), "work-begins")
  passes("work-age", "at work at 16", set("work_start", "2001-04"), "work-begins")
  local function late(start)
    return function(c) c.a.work_start, c.a.specialty_years = start, 7 end
  end
  fails("title-after-work", "a title before work", late("2013-01"), "work-begins")
  passes("title-after-work", "the same month", late("2012-12"), "work-begins")
  local function appointed(date)
    return function(c) changes.held(c, c.a.current_title_date, date) end
  end
  fails("appointed-after-title", "appointed a month before", appointed("2012-11"))
  passes("appointed-after-title", "the same month", appointed("2012-12"))
  fails("date-ahead", "appointed next year", appointed("2021-01"))
  passes("date-ahead", "appointed in the last month", appointed("2020-12"))
  fails("work-years", "a year too many", set("specialty_years", 13))
  passes("work-years", "all years", set("specialty_years", 12))
  fails("work-years", "a year for a number of years, and no beginning", function(c)
    c.a.work_start, c.a.specialty_years = "", 2003
  end)
  fails("schooling-missing", "empty", set("education", ""))
  passes("schooling-missing", "two characters", none)
  fails("mobile-missing", "empty", set("phone", ""))
  passes("mobile-missing", "one", none)
end
