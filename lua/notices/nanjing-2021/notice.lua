-- The questions and answers to the evaluation of 2021 in 南京, of 28 April 2021, as data. They have no clauses by number.
local senior = { "副高级", "正高级" }
local next_spring = { date = "2021-03-31" } -- deeds, papers and schooling count up to the notice's own year

return {
  from = "jiangsu",
  number = "2021年4月28日公布",
  title = "南京市2021年度职称评审工作问答",
  issuer = "南京市职称（职业资格）工作领导小组办公室",
  city = "南京市",
  year = 2021,
  date = "2021-04-28",

  -- Years in the title are counted to the end of the year before.
  cut_off = { date = "2020-12-31", deeds = next_spring, papers = next_spring, schooling = next_spring },

  -- Which specialties are taken is in each committee's own notice: here are the national ones.
  series = {
    "工程", "农业技术", "工艺美术", "群文", "文博", "图书", "档案", "艺术", "新闻出版", "播音", "体育教练", "律师", "技工学校教师", "教师",
    { "经济", levels = senior }, { "会计", levels = senior }, { "审计", levels = senior }, { "统计", levels = senior },
  },

  -- Skilled workers apply by the province's 苏人社发〔2021〕132号, which has its own conditions.
  kinds = {
    more = {
      { name = "高技能人才申报", years = false, needs = {},
        aliases = { "高技能人才", "技能人才申报", "技能人才", "高技能人才评审", "贯通申报" } },
    },
  },
  unlisted = {
    { header = "申报类型",
      words = { "初定", "职称初定", "初聘", "认定", "初次认定", "考核认定", "初定职称", "首次认定", "首次初定" },
      message = "职称初定不在这里申报", remedy = "不经评审取得的首次职称，按初定的办法办理；请从这批材料里去掉这个人，不要改成正常晋升" },
  },

  -- 30 hours of general subjects a year; what there has to be in all is in 宁人社函〔2020〕8号.
  hours = {
    years = { 2017, 2018, 2019, 2020 }, rule = "宁人社函〔2020〕8号", levels = { "中级", "副高级", "正高级" },
    by = { { levels = { "中级" }, total = 40 }, { levels = senior, total = 72 } },
    courses = {
      { field = "advanced_course", header = "高级研修班", levels = senior, aliases = { "高研班", "参加高级研修班" } },
    },
  },

  papers = { likeness = 40 }, -- per cent; a committee may ask for less

  -- The person applies, the unit examines, the committee's office takes it: no bureau of a district lies between.
  reviews = {
    offices = { { field = "unit", name = "单位" }, { field = "hr", name = "评委会办公室" } },
  },
  offices = {
    by = "committee",
    { district = "市本级", name = "受理的评审委员会办公室", hr = "南京市职称（职业资格）工作领导小组办公室",
      address = "地址见各评审委员会的通知", phone = "12333" }, -- phone: the country's line for such questions
  },
  -- Each committee has its own end: the office that runs the program enters them here.
  plans = {
    { name = "南京市2021年度职称评审", levels = { "初级", "中级", "副高级", "正高级" },
      opens = "2021-04-28", closes = "2021-12-31" },
  },

  entrusted = false, -- of these the answers say nothing
  fee = false,

  evaluation = { name = "专业技术资格申报表" },

  rules = { ["hours-enough"] = "error", ["hours-kinds"] = "error" },
}
