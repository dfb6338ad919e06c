-- Continuing education and the yearly assessments.
local changes = require("changes")
local none, associate, exceptional = changes.none, changes.associate, changes.exceptional

return function(fails, passes, unknown)
  fails("hours-missing", "one year", function(c) table.remove(c.hours, 3) end)
  passes("hours-missing", "who began in 2018 needs 2019 only", function(c)
    exceptional(c)
    c.a.work_start, c.a.specialty_years, c.hours = "2018-07", 2, { c.hours[4] }
    c.work[1].start, c.assessments = "2018-07", { c.assessments[4] }
  end)
  for _, department in ipairs { "德清县教育局", "长兴县卫健局", "安吉县教体局" } do
    passes("hours-missing", department .. " has its own rules", function(c)
      c.a.supervising_dept, c.hours = department, {}
    end)
  end
  fails("hours-enough", "89.5", function(c)
    c.hours[2] = { year = 2017, total = 89.5, general = 17.5, industry = 12, professional = 60 }
  end, "hours-kinds")
  passes("hours-enough", "90", function(c) c.hours[2].total, c.hours[2].industry = 90, 12 end)
  fails("hours-kinds", "59 of the subject", function(c) c.hours[2].professional, c.hours[2].total = 59, 95 end)
  passes("hours-kinds", "the least of each", function(c)
    c.hours[2] = { year = 2017, total = 90, general = 18, industry = 12, professional = 60 }
  end)
  fails("hours-sum", "one too many", function(c) c.hours[2].total = 97 end)
  passes("hours-sum", "halves", function(c) c.hours[2].professional, c.hours[2].total = 60.5, 96.5 end)
  fails("hours-senior", "80 hours", function(c) associate(c) c.hours[2].professional, c.hours[2].total = 44, 80 end)
  passes("hours-senior", "none", function(c) associate(c) c.hours = {} end)
  fails("assessment", "failed", function(c) c.assessments[2].result = "不合格" end)
  passes("assessment", "better than good", function(c) c.assessments[2].result = "优秀" end)
  local function hours(total)
    return function(c) c.hours[2].total, c.hours[2].professional = total, total - 36 end
  end
  fails("hours-many", "2,001", hours(2001))
  passes("hours-many", "2,000", hours(2000))
  local function result(i, word)
    return function(c) c.assessments[i].result = word end
  end
  fails("assessment", "in other words", result(1, "不称职"))
  passes("assessment", "failed before the years that count", function(c)
    c.assessments[5] = { year = 2015, result = "不合格" }
  end)
  unknown("assessment", "assessments", function(c, word) result(2, word)(c) end)
  fails("assessment-fair", "基本合格", result(1, "基本合格"))
  passes("assessment-fair", "合格", result(1, "合格等次"))
  unknown("assessment-fair", "assessments", function(c, word) result(2, word)(c) end)
  fails("assessment-none", "none", function(c) c.assessments = {} end)
  fails("assessment-none", "none of the years that count", function(c)
    c.assessments = { { year = 2015, result = "合格" } }
  end)
  passes("assessment-none", "one", function(c) c.assessments = { c.assessments[4] } end, "assessment-missing")
  unknown("assessment-none", "assessments", function(c, word)
    c.assessments = { { year = 2019, result = word } }
  end, "assessment-missing")
  fails("assessment-missing", "a year", function(c) table.remove(c.assessments, 1) end)
  fails("assessment-missing", "未定等次", result(2, "未定等次"))
  passes("assessment-missing", "all years", none)
  unknown("assessment-missing", "assessments", function(c, word) result(2, word)(c) end)
  fails("assessment-years", "before work", function(c) c.assessments[5] = { year = 2007, result = "合格" } end)
  passes("assessment-years", "the year of the first job", function(c)
    c.assessments[5] = { year = 2008, result = "合格" }
  end)
  fails("assessment-years", "this year", function(c) c.assessments[5] = { year = 2020, result = "合格" } end)
end
