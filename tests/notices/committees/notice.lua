-- Committees by specialty, level and district, and offices by level.
return {
  from = "huzhou-2020",
  committees = {
    clause = "六",
    { name = "湖州市工程系列中级评审委员会", levels = { "中级", "初级" }, series = { "工程" }, except = { "德清县" } },
    { name = "德清县工程系列中级评审委员会", levels = { "中级", "初级" }, series = { "工程" }, districts = { "德清县" } },
    { name = "浙江省工程系列高级评审委员会", levels = { "副高级", "正高级" }, series = { "工程" },
      aliases = { "省工程高评委" } },
  },
}
