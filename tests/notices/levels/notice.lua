-- Five levels, the highest of which is not evaluated here; the second asks for the first's title.
return {
  from = "huzhou-2020",
  levels = {
    "员级", { name = "助理级", needs = { title = true }, since = "title" }, "中级", "副高级",
    { name = "正高级", evaluated = false },
  },
  series = { clause = "一", "工程" },
  conditions = { default = { ["员级"] = { ["大专"] = 1 }, ["助理级"] = { ["大专"] = 2 } } },
  hours = { levels = { "中级" }, province = {} },
  plans = {
    { name = "示例计划", levels = { "员级", "助理级", "中级", "副高级" }, opens = "2020-08-10", closes = "2020-09-30" },
  },
  printing = { ["员级"] = { copies = "一式一份", number = 1, watermark = "" } },
}
