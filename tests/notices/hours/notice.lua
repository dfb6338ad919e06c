-- Hours of groups of kinds, by level and year, over the years together, a course once, and who is let off.
return {
  from = "huzhou-2020",
  hours = {
    years = { 2017, 2018, 2019 }, levels = { "中级", "副高级" }, province = {}, span = 260,
    least = { general = false, industry = false, professional = 40 },
    sums = { { of = { "general", "industry" }, least = 18 } },
    by = {
      { levels = { "副高级" }, to = 2018, total = 72, sums = {} }, { from = 2019, least = { professional = 60 } },
    },
    courses = { { field = "course", header = "高级研修班", levels = { "副高级" } } },
    exempt = { { when = { district = "安吉县" }, why = "示例" } },
  },
  rules = { ["hours-enough"] = "error", ["hours-kinds"] = "error" },
}
