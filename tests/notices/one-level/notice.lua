-- One level by its name alone: the others rank titles, and cannot be applied for.
return {
  from = "huzhou-2020",
  levels = { "中级" },
  hours = { province = {} },
  plans = { { name = "示例计划", levels = { "中级" }, opens = "2020-08-10", closes = "2020-09-30" } },
}
