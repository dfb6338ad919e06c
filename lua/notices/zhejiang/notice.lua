-- What the province has: its places, and its rule on continuing education.
return {
  from = "base",
  province = "浙江省",
  places = require("notices.zhejiang.places"),

  -- Continuing education: which years count is each notice's own to say, how the hours of a year divide the province's.
  -- kinds: columns of 继续教育 beside 总学时. name: in forms, if it is not the header; required: a sheet without it is not
  -- that table; least: hours of a year.
  hours = {
    total = 90, rule = "浙人社发〔2016〕63号",
    kinds = {
      { field = "general", header = "一般公需", name = "一般公需科目", required = true, least = 18,
        aliases = { "一般公需科目", "一般公需学时", "一般公需科目学时" } },
      { field = "industry", header = "行业公需", name = "行业公需科目", least = 12, example = 18,
        aliases = { "行业公需科目", "行业公需学时", "行业公需科目学时" } },
      { field = "professional", header = "专业科目", least = 60,
        aliases = { "专业科目学时", "专业学时", "专业课学时" } },
    },
    levels = { "中级" },
    province = { "副高级", "正高级" }, -- 按照省行业主管部门评审通知要求
    -- 卫生和教育系统的参照其行业主管部门要求: those whose supervising department has one of these words in its name.
    elsewhere = { "教育", "卫生", "教体", "教科", "教文", "文教", "卫健", "卫计" },
  },

  fee = { rule = "浙价费〔2002〕229号" },

  insurance = {}, -- paid outside the province it needs a certificate
}
