-- 湖职指发〔2020〕1号 as data. `clause` says where in the notice a fact stands, in the notice's own numbering.

-- 五（一）: three copies of the form. {city}: of the notice.
local by_city = { copies = "一式三份", number = 3, watermark = "{city}职称评审" }
-- 五（一）: for the higher levels that is up to the province's own notices, of which one copy is printed.
local by_province = { copies = "按省行业主管部门评审通知要求准备相应份数", number = 1, watermark = "" }

return {
  from = "zhejiang",
  number = "湖职指发〔2020〕1号",
  title = "湖州市职业资格指导服务中心关于做好2020年度专业技术职务任职资格评审推荐工作的通知",
  issuer = "湖州市职业资格指导服务中心",
  city = "湖州市",
  year = 2020,         -- 标题
  date = "2020-08-04", -- 落款: of the notice itself; no document is dated by it

  cut_off = { date = "2020-12-31", clause = "二" }, -- 任职资格时间计算到2020年12月底

  printing = {
    ["初级"] = by_city, ["中级"] = by_city, ["副高级"] = by_province, ["正高级"] = by_province,
  },

  -- Clauses that come without numbers, for the rules of lua/rules to refer to.
  clauses = {
    conditions = "二", procedure = "四", application = "四（一）", promise = "附件1二、2",
    form = "附件1二、3", selection = "五（一）", deeds = "附件1二、4",
    payment = "附件1二、6", printing = "附件1二、7",
    posting = "附件2一、4", recording = "附件2三、1", qualifications = "附件2三、2",
  },

  -- The twenty specialties.
  series = {
    clause = "一",
    "群文", "文博", "图书", "艺术", "体育教练", "电影放映", "文学创作",
    { "档案", levels = { "副高级", "正高级" } },
    "播音", "新闻出版", "技工学校教师", "律师", "农业技术", "工艺美术", "工程",
    { "经济", levels = { "副高级", "正高级" } },
    { "会计", levels = { "副高级", "正高级" } },
    { "审计", levels = { "副高级", "正高级" } },
    { "统计", levels = { "副高级", "正高级" } },
    "教师",
  },

  -- Rules by custom (惯例) warn. This office refuses forms for these, by their ids: what contradicts itself, what can't
  -- be read, and the numbers of 浙人社发〔2016〕63号, which 三（二） tells to follow.
  binding_customs = {
    "age-least", "school-age", "work-age", "title-after-work", "appointed-after-title", "education-periods",
    "work-periods", "title-name", "hours-enough", "hours-kinds", "one-application", "same-row", "unreadable", "ratios",
    "posts-approved", "posts-allowed", "posts-sentence", "step-ahead", "votes-passed", "votes-failed", "votes-negative",
    "copies-ahead", "work-ahead",
  },

  kinds = { clause = "二" },

  -- What it says of words that it does not take, by the column's header; without words: of all others.
  unlisted = {
    { header = "申报专业", clause = "一", remedy = "请写通知所列的专业；卫生等别的系列按其主管部门的通知申报" },
    { header = "申报级别", words = { "高级", "高级职称" }, clause = "一", remedy = "请写明副高级还是正高级" },
    { header = "申报级别", clause = "一" },
    { header = "申报类型", clause = "三（六）",
      words = { "初定", "职称初定", "初聘", "认定", "初次认定", "考核认定", "初定职称", "首次认定", "首次初定", "初次评定", "直接认定" },
      message = "职称初定不在这里申报", remedy = "申报职称初定的，继续使用湖州市职称网上申报系统；请从这批材料里去掉这个人，不要改成正常晋升" },
    { header = "申报类型", clause = "二", message = "转评不在通知所列的申报对象之中",
      words = { "转评", "同级转评", "转评（同级）", "转系列", "转系列评审", "改系列", "平转", "正常晋升（转评）", "转评晋升" },
      remedy = "请向主管部门和人力社保部门问清转评的办法；不受理的从这批材料里去掉这个人，不要改成正常晋升" },
    { header = "申报类型", clause = "二" },
  },

  hours = { years = { 2016, 2017, 2018, 2019 }, clause = "三（二）" },
  posts = { clause = "三（三）", annex = "附件3" },
  technical_schools = { clause = "三（四）" },
  entrusted = { clause = "三（五）" }, -- 委托评审应经市人力社保局审核同意
  public_notice = { clause = "五（一）" },
  reviews = { clauses = { unit = "附件2一、3", dept = "附件2二、3", hr = "附件2二、3" } },
  evaluation = { statement = { clause = "附件1二、3" } },
  copies_checked = { clause = "五（二）" },
  education_check = { clause = "五（三）" },
  insurance = { clause = "五（四）" },
  ban = { clause = "五（五）" },
  photo = { clause = "附件1二、1" },
  appointments = { clause = "附件1二、5（3）" }, -- 申报当年须在聘
  attachments = {
    clause = "附件1二、5",
    clauses = {
      hours = "附件1二、5（1）", posts = "附件1二、5（2）", not_on_staff = "附件1二、5（2）",
      appointments = "附件1二、5（3）", exceptional = "附件1二、5（4）", education = "附件1二、5（5）", insurance = "五（四）",
    },
    annexes = { posts = "附件3", exceptional = "附件4" }, -- by which tables name them, too
  },
  fee = { clause = "七" },

  -- 六: where applications are handed in, by district. The first office is the city's own.
  offices = {
    clause = "六",
    { district = "市本级", name = "湖州市职业资格指导服务中心", hr = "湖州市人力资源和社会保障局",
      address = "市民服务中心5号楼810室", phone = "2033099" },
    { district = "吴兴区", name = "吴兴区人力社保局职业能力建设科", hr = "吴兴区人力资源和社会保障局",
      address = "吴兴大道1号吴兴区行政中心5号楼5316室", phone = "2289377" },
    { district = "南浔区", name = "南浔区人力社保局人力资源服务中心", hr = "南浔区人力资源和社会保障局",
      address = "南浔区朝阳路666号科创园西一楼大厅", phone = "3013686" },
    { district = "德清县", name = "德清县人力社保局专业技术人员管理科", hr = "德清县人力资源和社会保障局",
      address = "德清县行政中心A楼610室", phone = "8367490" },
    { district = "长兴县", name = "长兴县人力社保局职业能力建设科", hr = "长兴县人力资源和社会保障局",
      address = "长兴县龙山街道太湖中路128号体育馆对面原法院大楼", phone = "6038432" },
    { district = "安吉县", name = "安吉县人力资源考试与评价服务中心", hr = "安吉县人力资源和社会保障局",
      address = "安吉县昌硕街道天荒坪南路99号商务大厦A座一楼", phone = "5031286" },
  },

  -- Evaluation plans: whom they take, and when. An application belongs to the first whose levels and series (absent:
  -- all) fit. For days and fees the notice refers to the online plans (六, 七): the office that runs the program
  -- enters them here. fee: in yuan; absent: by the plan.
  plans = {
    clause = "六",
    { name = "湖州市2020年度初中级专业技术职务任职资格评审计划", levels = { "初级", "中级" },
      opens = "2020-08-10", closes = "2020-09-30" },
    { name = "2020年度高级专业技术职务任职资格推荐评审计划", levels = { "副高级", "正高级" },
      opens = "2020-08-10", closes = "2020-09-30" },
  },
}
