-- What is other in 南京 in 2023 than in 2021.
local next_spring = { date = "2023-03-31" }
local senior = { "副高级", "正高级" }

return {
  from = "nanjing-2021",
  number = "2023年公布",
  title = "南京市2023年度职称评审工作问答",
  year = 2023,
  date = "2023-06-15", -- by which the committees publish their own notices

  cut_off = { date = "2022-12-31", deeds = next_spring, papers = next_spring, schooling = next_spring },

  unlisted = {
    { header = "申报类型",
      words = { "初定", "职称初定", "初聘", "认定", "初次认定", "考核认定", "初定职称", "首次认定", "首次初定" },
      message = "职称初定不在这里申报", remedy = "不经评审取得的首次职称，按宁职称办〔2021〕103号办理；请从这批材料里去掉这个人，不要改成正常晋升" },
  },

  -- From 2023 on 90 hours a year, 60 of them of the profession; before it as many as each year's rule had.
  hours = {
    years = { 2020, 2021, 2022, 2023 }, total = 90,
    by = {
      { levels = { "中级" }, to = 2022, total = 40 }, { levels = senior, to = 2022, total = 72 },
      { from = 2023, least = { professional = 60 } },
    },
  },

  plans = {
    { name = "南京市2023年度职称评审", levels = { "初级", "中级", "副高级", "正高级" },
      opens = "2023-06-15", closes = "2023-12-31" },
  },
}
