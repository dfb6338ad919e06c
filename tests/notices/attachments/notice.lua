-- Attachments beside the inherited ones, and some that are not asked for.
return {
  from = "huzhou-2020",
  attachments = {
    without = { "insurance", "education" },
    more = {
      { key = "exam", name = "考试合格证明", when = { level = "副高级", series = { "经济", "会计" } }, why = "申报{series}{level}",
        contains = { "合格证" }, rule = "申报经济、会计副高级的，有考试合格证明。" },
      { key = "remote", name = "乡镇工作证明", why = "在乡镇工作",
        when = { any = { { department = "乡" }, { unit_name = { "镇" } } } } },
    },
    clauses = { exam = "二（七）", remote = "二（七）" },
  },
}
