-- Who cannot apply: by kind of unit, by a case of several facts, by months of insurance; and papers' likeness.
return {
  from = "huzhou-2020",
  bars = {
    { key = "state", when = { unit = "state" }, field = "unit_kind", clause = "二（二）", text = "机关、参公单位的人员不能申报。",
      message = "单位性质是“{unit_kind}”：不能申报" },
    { key = "school-posts", clause = "二（三）", text = "2015 年以后参加工作的学校在编人员，在别处申报。", field = "unit",
      when = { unit = "institution", unit_name = { "学校", "中学" }, staffing = "是",
        after = { work_start = "2015-01-01" } },
      message = "“{unit}”的在编人员不在这里申报" },
    { key = "doctor", clause = "二（六）", text = "博士不在这里申报初级。", field = "education",
      when = { education = "博士研究生", level = "初级" }, message = "{education}不在这里申报初级" },
  },
  insurance = { months = 12, by = "2020-08-31", sent = "外派" },
  papers = { likeness = 30, clause = "二（四）" },
  ages = { clause = "二（五）" },
  rules = { ["age-retired"] = "error" },
}
