-- A made-up city for its documents: five levels, three kinds, four offices, two kinds of hours, forms by other
-- names, one document less.
local printing = { copies = "一式两份", number = 2, watermark = "{city}职称" }

return {
  from = "base",
  number = "河职发〔2025〕7号",
  title = "河口市2025年度职称评审工作的通知",
  issuer = "河口市职称工作办公室",
  city = "河口市", province = "江南省",
  places = { cities = { { "河口市", "城东区", "城西区" } } },
  year = 2025, date = "2025-05-08",
  cut_off = { date = "2025-12-31", clause = "三" },
  levels = { "员级", "助理级", "中级", "副高级", "正高级" },
  printing = {
    ["员级"] = printing, ["助理级"] = printing, ["中级"] = printing, ["副高级"] = printing,
    ["正高级"] = { copies = "一式三份", number = 3, watermark = "" },
  },
  series = { clause = "一", "工程", "图书", "群文" },
  kinds = { clause = "二", more = { { name = "高技能人才申报", years = false, needs = {} } } },
  conditions = { default = { ["员级"] = {}, ["助理级"] = {} } },
  hours = {
    years = { 2022, 2023, 2024 }, clause = "四", total = 80, rule = "江南省的规定", levels = { "中级", "副高级", "正高级" },
    kinds = {
      { field = "public", header = "公需科目", required = true, least = 24 },
      { field = "trade", header = "专业科目", name = "专业课程", least = 56 },
    },
  },
  posts = {
    clause = "五",
    levels = {
      { field = "senior", name = "正高级", level = "正高级", offered = true },
      { field = "associate", name = "副高级", level = "副高级", offered = true },
      { field = "middle", name = "中级", level = "中级", offered = true },
      { field = "assistant", name = "助理级", level = "助理级" },
      { field = "clerk", name = "员级及以下", short = "员级", level = "员级" },
    },
  },
  technical_schools = false, insurance = false, fee = { clause = "八", rule = "江南省的标准" },
  reviews = {
    offices = {
      { field = "unit", name = "单位" },
      { field = "town", name = "乡镇街道", needs = "supervising_dept" },
      { field = "dept", name = "主管部门", needs = "supervising_dept" },
      { field = "hr", name = "职称办" },
    },
    windows = { unit = { closes = "2025-07-21", clause = "六" }, hr = { closes = "2025-08-11", clause = "六" } },
  },
  offices = {
    clause = "七",
    { district = "市直", name = "河口市职称工作办公室", hr = "河口市人力资源和社会保障局", address = "河口路1号", phone = "0999-2000001" },
    { district = "城东区", name = "城东区职称工作办公室", hr = "城东区人力资源和社会保障局", address = "东门路2号", phone = "0999-2000002" },
    { district = "城西区", name = "城西区职称工作办公室", hr = "城西区人力资源和社会保障局", address = "西门路3号", phone = "0999-2000003" },
  },
  plans = {
    { name = "河口市2025年度职称评审计划", levels = { "员级", "助理级", "中级", "副高级", "正高级" },
      opens = "2025-06-01", closes = "2025-07-21", fee = 200 },
  },
  evaluation = { name = "专业技术资格申报表" },
}
