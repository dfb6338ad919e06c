-- A third kind of application with years of its own, counted from work, and a reason; a fourth without years.
return {
  from = "huzhou-2020",
  kinds = {
    clause = "二", "正常晋升", "破格晋升",
    { name = "高技能人才申报", aliases = { "技能人才" }, since = "work", needs = {}, reason = true,
      years = { ["中级"] = 6, ["副高级"] = { ["本科"] = 10 } } },
    { name = "引进人才申报", years = false, needs = { title = true } },
  },
}
