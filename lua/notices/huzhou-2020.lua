-- 湖职指发〔2020〕1号 as data. `clause` says where in the notice a fact stands, in the notice's own numbering; clause =
-- "惯例" marks what the notice leaves open and the province's customary practice has.

local year = 2020

-- 五（一）: how the evaluation form is printed; for the higher levels that is up to the province's own notices.
-- number: how many copies are printed; one of what the notice leaves to others.
local by_city = { copies = "一式三份", number = 3, watermark = "湖州市职称评审" }
local by_province = { copies = "按省行业主管部门评审通知要求准备相应份数", number = 1, watermark = "" }

-- Levels from the lowest to the highest. band: the word in 破格推荐　级…审批表 and the year's statistics. aliases: what
-- tables call it, too; not 高级 alone, which may be either.
local levels = {
  { name = "初级", band = "初", evaluation = by_city, aliases = { "初级职称", "助理级", "员级" } },
  { name = "中级", band = "中", evaluation = by_city, aliases = { "中级职称" } },
  { name = "副高级", band = "高", evaluation = by_province,
    aliases = { "副高", "副高职称", "副高级职称", "高级（副高）", "高级（副高级）" } },
  { name = "正高级", band = "高", evaluation = by_province,
    aliases = { "正高", "正高职称", "正高级职称", "高级（正高）", "高级（正高级）" } },
}

local certificates_before, statement_limit = 2001, 1000

-- At the end of each public notice.
local posting_period = "公示时间：{from}至{to}（{days}个工作日）。公示期间如有异议，请以书面或电话方式实名反映。"

local normal, exceptional = "正常晋升", "破格晋升"

-- What tables call a specialty, if not by the notice's name.
local other_names = {
  ["群文"] = { "群众文化" }, ["文博"] = { "文物博物", "文物博物馆" }, ["图书"] = { "图书资料" },
  ["技工学校教师"] = { "技工院校教师", "技校教师" }, ["农业技术"] = { "农业" },
  ["教师"] = { "中小学教师", "中小学（幼儿园）教师", "中小学、幼儿园教师" },
}

local function aliases(name)
  local out = {}
  for _, word in ipairs { name, table.unpack(other_names[name] or {}) } do
    for _, ending in ipairs { "", "系列", "专业", "类" } do out[#out + 1] = word .. ending end
  end
  return out
end

-- A specialty with the titles of each level that may be applied for. The lowest level has two steps, 员级 (CLERKS) and
-- 助理级 (ASSISTANTS). nil: none is evaluated. Lists of the national rules of 2017 to 2020 for each specialty.
local function series(name, clerks, assistants, middle, associate, senior)
  local junior = clerks and table.move(assistants, 1, #assistants, #clerks + 1, { table.unpack(clerks) })
  return { name = name, aliases = aliases(name), clerks = clerks or {},
    titles = { ["初级"] = junior, ["中级"] = middle, ["副高级"] = associate, ["正高级"] = senior } }
end

-- A specialty whose name has （高级） behind it in the notice.
local function senior_series(name, associate, senior)
  local item = series(name, nil, nil, nil, associate, senior)
  item.aliases[#item.aliases + 1] = name .. "（高级）"
  return item
end

local function librarians(name)
  return series(name, { "管理员" }, { "助理馆员" }, { "馆员" }, { "副研究馆员" }, { "研究馆员" })
end

-- 一级演员, 一级演奏员 … of each art.
local function artists(step)
  local out = {}
  for i, art in ipairs { "演员", "演奏员", "编剧", "导演", "编导", "指挥", "作曲", "作词", "摄影师", "摄像师", "舞美设计师",
    "艺术创意设计师", "美术师", "文学编辑", "演出监督", "录音师", "剪辑师", "舞台技师" } do
    out[i] = step .. "级" .. art
  end
  return out
end

return {
  id = "huzhou-2020",
  number = "湖职指发〔2020〕1号",
  title = "湖州市职业资格指导服务中心关于做好2020年度专业技术职务任职资格评审推荐工作的通知",
  issuer = "湖州市职业资格指导服务中心",
  city = "湖州市",
  province = "浙江省",
  year = year,         -- 标题
  date = "2020-08-04", -- 落款: of the notice itself; no document is dated by it

  cut_off = { date = "2020-12-31", clause = "二" }, -- 任职资格时间计算到2020年12月底

  levels = levels,

  -- Clauses that come without numbers, for the rules of lua/rules to refer to.
  clauses = {
    conditions = "二", procedure = "四", application = "四（一）", promise = "附件1二、2",
    form = "附件1二、3", selection = "五（一）", deeds = "附件1二、4",
    payment = "附件1二、6", printing = "附件1二、7",
    posting = "附件2一、4", recording = "附件2三、1", qualifications = "附件2三、2", custom = "惯例",
  },

  -- 一: the twenty specialties, with the titles that each one's national rule has as of 2020.
  series = {
    clause = "一",
    librarians("群文"),
    librarians("文博"),
    librarians("图书"),
    series("艺术", {}, artists("四"), artists("三"), artists("二"), artists("一")),
    series("体育教练", { "三级教练" }, { "二级教练" }, { "一级教练" }, { "高级教练" }, { "国家级教练" }),
    series("电影放映", { "放映技术员" }, { "助理放映技师" }, { "放映技师" }),
    series("文学创作", {}, { "四级作家" }, { "三级作家" }, { "二级作家" }, { "一级作家" }),
    senior_series("档案", { "副研究馆员" }, { "研究馆员" }),
    series("播音", { "三级播音员主持人" }, { "二级播音员主持人" }, { "一级播音员主持人" }, { "主任播音员主持人" },
      { "播音指导" }),
    series("新闻出版", { "技术设计员", "三级校对" }, { "助理记者", "助理编辑", "助理技术编辑", "二级校对" },
      { "记者", "编辑", "技术编辑", "一级校对" }, { "主任记者", "主任编辑", "副编审" },
      { "高级记者", "高级编辑", "编审" }),
    series("技工学校教师", { "三级实习指导教师" }, { "二级实习指导教师", "助理讲师" }, { "一级实习指导教师", "讲师" },
      { "高级实习指导教师", "高级讲师" }, { "正高级实习指导教师", "正高级讲师" }),
    series("律师", {}, { "四级律师" }, { "三级律师" }, { "二级律师" }, { "一级律师" }),
    series("农业技术", { "农业技术员" }, { "助理农艺师", "助理畜牧师", "助理兽医师" }, { "农艺师", "畜牧师", "兽医师" },
      { "高级农艺师", "高级畜牧师", "高级兽医师" },
      { "农业技术推广研究员", "正高级农艺师", "正高级畜牧师", "正高级兽医师" }),
    series("工艺美术", { "工艺美术员" }, { "助理工艺美术师" }, { "工艺美术师" }, { "高级工艺美术师" },
      { "正高级工艺美术师" }),
    series("工程", { "技术员" }, { "助理工程师" }, { "工程师" }, { "高级工程师" }, { "正高级工程师" }),
    senior_series("经济", { "高级经济师" }, { "正高级经济师" }),
    senior_series("会计", { "高级会计师" }, { "正高级会计师" }),
    senior_series("审计", { "高级审计师" }, { "正高级审计师" }),
    senior_series("统计", { "高级统计师" }, { "正高级统计师" }),
    series("教师", { "三级教师" }, { "二级教师" }, { "一级教师" }, { "高级教师" }, { "正高级教师" }),
  },

  -- 惯例: what titles are called for short, and what may stand before one.
  title_words = {
    short = {
      ["助工"] = "助理工程师", ["高工"] = "高级工程师", ["正高工"] = "正高级工程师", ["教授级高工"] = "正高级工程师",
      ["教授级高级工程师"] = "正高级工程师", ["高级工程师（教授级）"] = "正高级工程师", ["教高"] = "正高级工程师",
      ["研究员级高级工程师"] = "正高级工程师", ["研究员级高工"] = "正高级工程师",
      ["助理农业技术员"] = "农业技术员",
      ["初级经济师"] = "助理经济师", ["中级经济师"] = "经济师", ["初级会计师"] = "助理会计师", ["中级会计师"] = "会计师",
      ["初级审计师"] = "助理审计师", ["中级审计师"] = "审计师", ["初级统计师"] = "助理统计师", ["中级统计师"] = "统计师",
      ["三级播音员"] = "三级播音员主持人", ["二级播音员"] = "二级播音员主持人", ["一级播音员"] = "一级播音员主持人",
      ["主任播音员"] = "主任播音员主持人", ["实习研究员"] = "研究实习员",
      ["推广研究员"] = "农业技术推广研究员",
      ["助工艺美术师"] = "助理工艺美术师",
    },
    before = { "中小学", "中学", "小学", "幼儿园", "中专", "中等职业学校", "技工院校", "技工学校" },
    -- 人社部发〔2015〕79号: what teachers' titles before the reform are now. One who holds such a title wrote its full
    -- name; one who applies for such a name means today's.
    former = {
      ["小学高级教师"] = "一级教师", ["小学一级教师"] = "二级教师", ["小学二级教师"] = "三级教师",
      ["小学三级教师"] = "三级教师", ["幼儿园高级教师"] = "一级教师", ["幼儿园一级教师"] = "二级教师",
      ["幼儿园二级教师"] = "三级教师", ["幼儿园三级教师"] = "三级教师",
    },
  },

  -- Full years in the title below (for the lowest level: at work) that 正常晋升 asks for, by the highest schooling. With
  -- other schooling or fewer years one applies by 破格晋升 (四（一）). The notice (二) leaves them to each specialty's
  -- conditions: an office enters those by the specialty's name, as `default` has them, with their source. `default` is
  -- an example: what is customary in many places.
  conditions = {
    clause = "惯例",
    default = {
      source = "各地通行的年限（示例）",
      ["初级"] = { ["中专"] = 5, ["大专"] = 3, ["本科"] = 1, ["硕士研究生"] = 0, ["博士研究生"] = 0 },
      ["中级"] = { ["大专"] = 4, ["本科"] = 4, ["硕士研究生"] = 2, ["博士研究生"] = 0 },
      ["副高级"] = { ["本科"] = 5, ["硕士研究生"] = 5, ["博士研究生"] = 2 },
      ["正高级"] = { ["本科"] = 5, ["硕士研究生"] = 5, ["博士研究生"] = 5 },
    },
  },

  -- Rules by custom (惯例) warn. This office refuses forms for these, by their ids: what contradicts itself, what can't
  -- be read, and the numbers of 浙人社发〔2016〕63号, which 三（二） tells to follow.
  binding_customs = {
    "age-least", "school-age", "work-age", "title-after-work", "appointed-after-title", "education-periods",
    "work-periods", "title-name", "hours-enough", "hours-kinds", "one-application", "same-row", "unreadable", "ratios",
    "posts-approved", "posts-allowed", "posts-sentence", "step-ahead", "votes-passed", "votes-failed", "votes-negative",
    "copies-ahead", "work-ahead",
  },

  -- 惯例: working age, by sex; women at the levels `senior` retire at the age of men.
  ages = {
    clause = "惯例", least = 18, retirement = { ["男"] = 60, ["女"] = 55 },
    senior = { ["副高级"] = true, ["正高级"] = true },
  },

  kinds = {
    clause = "二", normal = normal, exceptional = exceptional,
    { name = normal, aliases = { "正常", "正常申报", "正常评审" } },
    { name = exceptional, aliases = { "破格", "破格申报", "破格评审", "破格推荐", "破格推荐评审" } },
  },

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

  -- Continuing education: the notice says which years count, the province's rule how the 90 hours divide.
  hours = {
    years = { 2016, 2017, 2018, 2019 }, levels = { "中级" }, clause = "三（二）",
    total = 90, general = 18, industry = 12, professional = 60, rule = "浙人社发〔2016〕63号",
    province = { "副高级", "正高级" }, -- 按照省行业主管部门评审通知要求
    -- 卫生和教育系统的参照其行业主管部门要求: those whose supervising department has one of these words in its name.
    elsewhere = { "教育", "卫生", "教体", "教科", "教文", "文教", "卫健", "卫计" },
  },

  -- Institutions recommend no more people than they have vacant posts. basis: vacant = that field − employed.
  posts = {
    clause = "三（三）", basis = "allowed", annex = "附件3",
    unit_kinds = { "事业单位" },
    grades = { ["正高级"] = { 1, 4 }, ["副高级"] = { 5, 7 }, ["中级"] = { 8, 10 }, ["初级"] = { 11, 13 } },
  },

  -- 技工院校: classes that count as schooling for one specialty.
  technical_schools = {
    clause = "三（四）", series = "工程",
    counts_as = { ["中级工班"] = "中专", ["高级工班"] = "大专", ["预备技师（技师）班"] = "本科" },
    aliases = {
      ["中级工"] = "中级工班", ["中级技工班"] = "中级工班", ["高级工"] = "高级工班", ["高级技工班"] = "高级工班",
      ["预备技师班"] = "预备技师（技师）班", ["技师班"] = "预备技师（技师）班",
      ["预备技师"] = "预备技师（技师）班", ["技师（预备技师）班"] = "预备技师（技师）班",
    },
    before = { "技工院校", "技工学校", "技师学院", "技校" }, -- 技工院校高级工班
  },

  -- 委托评审应经市人力社保局审核同意. At these levels a committee with such a word in its name, and not the city's, is the
  -- province's.
  entrusted = {
    clause = "三（五）", needs = "entrust_no", levels = { "初级", "中级" }, committees = { "省" },
  },

  public_notice = { working_days = 5, clause = "五（一）", none = "公示无异议" },

  -- What an office may decide on an application.
  reviews = {
    offices = {
      { field = "unit", name = "单位", clause = "附件2一、3" },
      { field = "dept", name = "主管部门", clause = "附件2二、3" },
      { field = "hr", name = "人社部门", clause = "附件2二、3" },
    },
    passed = { name = "审核通过", aliases = { "通过", "审查通过", "审核推荐", "同意", "同意推荐", "已通过", "审核合格",
      "已审核通过", "通过审核", "初审通过", "复审通过", "审核同意", "同意上报", "同意申报", "同意报送", "予以推荐", "推荐", "已推荐" } },
    failed = { name = "审核不通过", aliases = { "不通过", "审查不通过", "不同意", "未通过", "审核未通过", "不予推荐", "不同意推荐",
      "驳回", "已驳回", "否决", "不予通过", "不予受理", "不符合", "不符合条件", "不合格" } },
    returned = { name = "退回修改", aliases = { "退回", "退回补正", "审核退回", "退回补充", "退回补充材料", "退回重报",
      "已退回", "退回整改", "退件", "打回", "打回修改", "退回个人", "退回单位", "需补正", "待补正", "待补充", "待补充材料", "待修改" } },
  },

  results = { clause = "惯例", passed = "通过" }, -- the word for those who obtained the title

  evaluation = {
    name = "专业技术职务任职资格评审表",
    -- limit: of characters, with punctuation, blanks and line breaks, as a spreadsheet's LEN counts them.
    statement = { limit = statement_limit, clause = "附件1二、3" },
  },

  -- 评审委员会: the share of the voters who must be in favour, and how many voters there are at least. Rules of the
  -- committees (职称评审管理暂行规定), not of the notice.
  votes = { clause = "惯例", share = { 2, 3 }, least = 7 },

  copies_checked = { words = "核对无误", clause = "五（二）" },
  education_check = { before = certificates_before, clause = "五（三）" }, -- earlier schooling needs certificates
  insurance = { places = require("notices.zhejiang"), clause = "五（四）" }, -- paid elsewhere it needs a certificate
  ban = { years = 3, clause = "五（五）" }, -- from the year after the evaluation

  photo = {
    clause = "附件1二、1", min_bytes = 30 * 1024, max_bytes = 1024 * 1024,
    min_width = 215, min_height = 300, min_ratio = 0.65, max_ratio = 0.8, -- sizes exclusive, ratios inclusive
    -- 白底: the share of the border that has to be near white, and the share that makes its colour plain (see
    -- generators/picture/photo.h).
    white = 0.8, coloured = 0.5,
  },

  appointments = { years = 4, clause = "附件1二、5（3）" }, -- 申报当年须在聘

  -- 附件1二、5: what has to be attached, in the notice's order; lua/zhibiao/attachments.lua knows by whom. aliases:
  -- what tables call it, too. contains: words that any name of it has one of; unless: and none of these.
  -- rule: by whom, in words for docs/rules.md.
  attachments = {
    clause = "附件1二、5",
    { key = "hours", name = "近4年的继续教育学时证明", clause = "附件1二、5（1）",
      aliases = { "继续教育学时证明", "继续教育证明", "学时证明", "继续教育" },
      contains = { "学时", "继续教育", "继教" }, unless = { "培训", "计划" },
      rule = "要查继续教育学时的，有近4年的学时证明。" },
    { key = "posts", name = "事业单位人员职称申报岗位信息表", clause = "附件1二、5（2）",
      aliases = { "岗位信息表", "职称申报岗位信息表", "附件3" }, contains = { "岗位信息表" },
      rule = "事业单位在编人员，有《事业单位人员职称申报岗位信息表》。" },
    { key = "not_on_staff", name = "非在编人员单位说明", clause = "附件1二、5（2）",
      aliases = { "单位说明", "非在编说明", "编外人员说明" },
      contains = { "非在编", "非编", "编外" },
      rule = "事业单位非在编人员，有单位说明。" },
    { key = "appointments", name = "现任专业技术职务资格聘书", clause = "附件1二、5（3）",
      aliases = { "聘书", "聘任证书", "资格聘书", "专业技术职务聘书" },
      contains = { "聘书", "聘任书", "聘任证书", "聘任文件", "聘任证明", "聘用证书" },
      unless = { "专家", "评委", "客座", "兼职", "顾问", "荣誉" },
      rule = "有现任资格的，有累计4年的聘书。" },
    { key = "exceptional", name = "破格推荐专业技术职务任职资格审批表", clause = "附件1二、5（4）",
      aliases = { "破格推荐审批表", "破格审批表", "破格推荐表", "破格表", "附件4" },
      contains = { "任职资格审批表", "破格推荐审批表", "破格申报审批表" },
      rule = "破格晋升的，有《破格推荐　级专业技术职务任职资格审批表》。" },
    { key = "education", name = "学历证书及认证材料", clause = "附件1二、5（5）",
      aliases = { "学历证书", "学历学位证书", "学历认证", "毕业证书", "学历证明" },
      contains = { "毕业证", "学历证", "学历认证", "学历学位", "学历及学位", "毕业生登记表", "毕业生就业登记表", "学信网", "学历电子注册" },
      rule = "学历在 " .. certificates_before .. " 年以前取得的、学信网查不到的（写明查不到的，技工院校毕业的，中专及以下的），"
        .. "国外和港澳台的，有学历证书和认证材料。" },
    { key = "insurance", name = "省外社保缴纳证明", clause = "五（四）",
      aliases = { "社保证明", "社保缴纳证明" },
      contains = { "社保", "社会保险", "参保证明", "养老保险" },
      rule = "在省外缴纳社保的，有社保缴纳证明。" },
  },

  fee = { rule = "浙价费〔2002〕229号", clause = "七" },

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

  -- Sentences that stand word for word in documents, whose scripts fill in the {names}. The printed words of annexes 3
  -- and 4 stand in the templates.
  sentences = {
    notice_title = { clause = "惯例", text = "{unit}{year}年度专业技术职务任职资格申报人员公示表" },
    notice = {
      clause = "惯例",
      text = "根据《湖州市职业资格指导服务中心关于做好2020年度专业技术职务任职资格评审推荐工作的通知》"
        .. "（湖职指发〔2020〕1号）要求，现将我单位{year}年度申报专业技术职务任职资格人员的基本情况和业绩予以公示。"
        .. posting_period,
    },
    notice_phones = {
      clause = "惯例",
      text = "公示地点：{place}。联系电话：{phone}；监督电话：{supervise_phone}。"
        .. "申报材料报送：{office}（电话：{office_phone}）。",
    },
    district_title = { clause = "惯例", text = "{place}{year}年度专业技术职务任职资格申报人员公示表" },
    district_notice = {
      clause = "惯例",
      text = "根据《{notice}》（{number}）要求，现将{place}{year}年度申报专业技术职务任职资格的"
        .. "{count}名人员的基本情况和业绩予以公示（按工作单位排列）。" .. posting_period,
    },
    results_title = { clause = "惯例", text = "{place}{year}年度专业技术职务任职资格评审通过人员名单" },
    results = {
      clause = "惯例",
      text = "根据《{notice}》（{number}）要求，经评审委员会评审，{place}{count}人通过{year}年度"
        .. "专业技术职务任职资格评审，现将名单予以公示（按申报专业排列）。" .. posting_period,
    },
    office_phones = { clause = "惯例", text = "受理单位：{office}。地址：{address}。联系电话：{office_phone}。" },
    slip = {
      clause = "附件2二、3",
      text = "根据《{notice}》（{number}）要求，经审查，你单位{year}年度专业技术职务任职资格申报材料中，"
        .. "{people}材料有{count}处不完整或需要核对，现退回修改。请对照下表逐项补正、核对，{closes}重新报送{office}。"
        .. "评审中发现材料不符合要求的，不再补充，由此产生的影响由个人及推荐单位负责。",
    },
    promise = { clause = "四（一）", text = "本人对所提交的所有材料的真实性负责，并作出承诺。" },
    -- 评审表: the page 填表说明.
    evaluation_notes = { clause = "惯例",
      "一、本表由申报人员在系统中如实填报后导出打印，也可用黑色墨水笔或签字笔填写，字迹须端正、清楚。",
      "二、所填内容须真实、完整，由所在单位对照原件审核；弄虚作假的，申报材料一律予以退回。",
      "三、表内的起止时间填写到月；没有的内容填“无”或留空，不得涂改。",
      "四、栏目内容较多填写不下时，可按本表格式另加续页，并在续页上注明姓名和栏目名称。",
      "五、本表{copies}，经所在单位、主管部门、当地人力社保部门审核盖章后逐级报送。" },
  },
}
