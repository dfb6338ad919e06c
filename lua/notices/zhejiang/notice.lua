-- What the province has: its places, and its rule on continuing education.
return {
  from = "base",
  province = "浙江省",
  places = require("notices.zhejiang.places"),

  -- Continuing education: which years count is each notice's own to say, how the hours of a year divide the province's.
  hours = {
    total = 90, general = 18, industry = 12, professional = 60, rule = "浙人社发〔2016〕63号",
    levels = { "中级" },
    province = { "副高级", "正高级" }, -- 按照省行业主管部门评审通知要求
    -- 卫生和教育系统的参照其行业主管部门要求: those whose supervising department has one of these words in its name.
    elsewhere = { "教育", "卫生", "教体", "教科", "教文", "文教", "卫健", "卫计" },
  },

  fee = { rule = "浙价费〔2002〕229号" },

  insurance = {}, -- paid outside the province it needs a certificate
}
