-- What the province has: its places, and the two kinds of its continuing education.
return {
  from = "base",
  province = "江苏省",
  places = require("notices.jiangsu.places"),

  -- Continuing education has two kinds of subjects here, not three.
  hours = {
    kinds = {
      { field = "general", header = "公需科目", required = true, least = 30,
        aliases = { "公需", "公需课", "公需科目学时", "公需学时", "公需课学时" } },
      { field = "professional", header = "专业科目", example = 60,
        aliases = { "专业科目学时", "专业学时", "专业课学时" } },
    },
  },
}
