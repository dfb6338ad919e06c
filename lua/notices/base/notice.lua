-- What holds everywhere: the country's levels, specialties and titles, and what is customary. A notice says what
-- differs.
-- `clause` says where in a notice a fact stands, in its own numbering; clause = "惯例" marks what notices leave open and
-- customary practice has. Other clauses are the notice's own to give.

local by_city = { copies = "一式三份", number = 3, watermark = "{city}职称评审" }

local normal, exceptional = "正常晋升", "破格晋升"

return {
  -- From the lowest to the highest. A notice that takes only some lists these (`evaluates`), or says of a level that it
  -- is not evaluated = true here: its titles are known, but nobody can apply for one.
  levels = require("notices.base.levels"),

  -- How the evaluation form is printed, by level. number: how many copies are printed. {city}: of the notice.
  printing = {
    ["初级"] = by_city, ["中级"] = by_city, ["副高级"] = by_city, ["正高级"] = by_city,
  },

  clauses = { custom = "惯例" },

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
  -- other schooling or fewer years one applies by 破格晋升. Notices leave them to each specialty's
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

  -- Rules by custom (惯例) that bind all the same: what contradicts itself, and what can't be read.
  binding_customs = {
    "education-periods", "work-periods", "work-ahead", "title-name", "one-application", "same-row", "unreadable",
    "ratios", "posts-sentence", "step-ahead", "copies-ahead", "votes-passed", "votes-failed", "votes-negative",
  },

  -- 惯例: working age, by sex; women at the levels `senior` retire at the age of men.
  ages = {
    clause = "惯例", least = 18, retirement = { ["男"] = 60, ["女"] = 55 }, remedy = "请确认仍在岗，并按省、市规定办理",
    senior = { ["副高级"] = true, ["正高级"] = true },
  },

  -- How one applies. role: "normal", or "exceptional" for who lacks the schooling or the years. years: that one has to
  -- have: "schooling", by `conditions`; false: none; or of each level, { ["中级"] = 3 }. needs: in place of the level's
  -- own (levels.lua). reason: 破格理由 has to be told; form: the attachment of this key has to be
  -- there, "exceptional" of who applies as an exception.
  kinds = {
    { name = normal, role = "normal", years = "schooling", aliases = { "正常", "正常申报", "正常评审" } },
    { name = exceptional, role = "exceptional", years = "schooling", reason = true,
      aliases = { "破格", "破格申报", "破格评审", "破格推荐", "破格推荐评审" } },
  },

  -- From when the years in a title count: "date", from the certificate's; "next_year", from 1 January of the next year;
  -- "year", by the difference of the calendar years. ways: other than that by how the title was got, which the column
  -- 取得方式 tells then: { name = "初定", from = "next_year" }.
  tenure = { from = "date", ways = {} },

  -- Who cannot apply, as cases (lua/zhibiao/cases.lua): { key = "state", when = { unit = "state" }, text = "…",
  -- message = "…", remedy = "…" }.
  bars = {},

  -- Any rule by its id: "error", "warning", "hint", or false: it is out.
  rules = {},

  unlisted = {},

  -- Institutions recommend no more people than they have vacant posts. basis: vacant = that field − employed. grades:
  -- of the posts of each level (人社部发〔2006〕70号).
  posts = {
    basis = "allowed",
    unit_kinds = { "事业单位" },
    -- The levels of the form, from the highest. field: the ending of its columns; short, heading: in 统计汇总 and on the
    -- form, if not the name; level: that people apply for; offered: the unit says how many posts of it it offers, and
    -- has no more applicants.
    levels = {
      { field = "senior", name = "正高级", aliases = { "正高" }, level = "正高级", offered = true },
      { field = "associate", name = "副高级", aliases = { "副高" }, level = "副高级", offered = true },
      { field = "middle", name = "中级", level = "中级", offered = true },
      { field = "junior", name = "初级及未定级", short = "初级", heading = "初级及\n未定级",
        aliases = { "初级", "初级及以下" }, level = "初级" },
    },
    grades = { ["正高级"] = { 1, 4 }, ["副高级"] = { 5, 7 }, ["中级"] = { 8, 10 }, ["初级"] = { 11, 13 } },
  },

  -- 技工院校: classes that count as schooling for one specialty.
  technical_schools = {
    series = "工程",
    counts_as = { ["中级工班"] = "中专", ["高级工班"] = "大专", ["预备技师（技师）班"] = "本科" },
    aliases = {
      ["中级工"] = "中级工班", ["中级技工班"] = "中级工班", ["高级工"] = "高级工班", ["高级技工班"] = "高级工班",
      ["预备技师班"] = "预备技师（技师）班", ["技师班"] = "预备技师（技师）班",
      ["预备技师"] = "预备技师（技师）班", ["技师（预备技师）班"] = "预备技师（技师）班",
    },
    before = { "技工院校", "技工学校", "技师学院", "技校" }, -- 技工院校高级工班
  },

  -- Applications that are left to another city's committee need its consent. At these levels a committee with such a
  -- word in its name, and not the city's, is the province's.
  entrusted = { needs = "entrust_no", levels = { "初级", "中级" }, committees = { "省" } },

  public_notice = { working_days = 5, none = "公示无异议" },

  -- Who reviews an application, one after the other: two, three, four … The first is the applicant's own unit (field
  -- "unit"). name: in the columns (单位审核状态 …) and in what is said; short: in 统计汇总; needs: the column without which an
  -- application passes the office over. labels: by office, what its box in the evaluation form says, line by line, if
  -- that is not its name; aliases: other names of it in columns. windows: from when and until when its part is done
  -- (unit = { closes = "2023-07-21" }), `person` the applicant's.
  -- What an office may decide.
  reviews = {
    offices = {
      { field = "unit", name = "单位" },
      { field = "dept", name = "主管部门", short = "主管", needs = "supervising_dept" },
      { field = "hr", name = "人社部门", short = "人社" },
    },
    aliases = { unit = { "所在单位" } },
    labels = {}, windows = {},
    passed = { name = "审核通过", aliases = { "通过", "审查通过", "审核推荐", "同意", "同意推荐", "已通过", "审核合格",
      "已审核通过", "通过审核", "初审通过", "复审通过", "审核同意", "同意上报", "同意申报", "同意报送", "予以推荐", "推荐", "已推荐" } },
    failed = { name = "审核不通过", aliases = { "不通过", "审查不通过", "不同意", "未通过", "审核未通过", "不予推荐", "不同意推荐",
      "驳回", "已驳回", "否决", "不予通过", "不予受理", "不符合", "不符合条件", "不合格" } },
    returned = { name = "退回修改", aliases = { "退回", "退回补正", "审核退回", "退回补充", "退回补充材料", "退回重报",
      "已退回", "退回整改", "退件", "打回", "打回修改", "退回个人", "退回单位", "需补正", "待补正", "待补充", "待补充材料", "待修改" } },
  },

  assessments = {}, -- years: those of the hours, if the notice says no others

  results = { clause = "惯例", passed = "通过" }, -- the word for those who obtained the title

  evaluation = {
    name = "专业技术职务任职资格评审表",
    -- limit: of characters, with punctuation, blanks and line breaks, as a spreadsheet's LEN counts them.
    statement = { limit = 1000 },
  },

  -- 评审委员会: the share of the voters who must be in favour, and how many voters there are at least. Rules of the
  -- committees (职称评审管理暂行规定), not of the notice.
  votes = { clause = "惯例", share = { 2, 3 }, least = 7 },

  copies_checked = { words = "核对无误" },
  education_check = { before = 2001 }, -- 学信网 has no earlier schooling: that needs certificates
  ban = { years = 3 }, -- from the year after the evaluation
  appointments = { years = 4 },

  photo = {
    min_bytes = 30 * 1024, max_bytes = 1024 * 1024,
    min_width = 215, min_height = 300, min_ratio = 0.65, max_ratio = 0.8, -- sizes exclusive, ratios inclusive
    -- 白底: the share of the border that has to be near white, and the share that makes its colour plain (see
    -- generators/picture/photo.h).
    white = 0.8, coloured = 0.5,
  },

  -- What has to be attached, in this order. when: by whom, as a case (lua/zhibiao/cases.lua), and why, in words, with
  -- fields of the applicant in braces; or due: "hours", whoever has to have hours, "schooling", whose schooling can't
  -- be looked up, "insurance", who is insured in another province. aliases: what tables call it, too. contains: words
  -- that any name of it has one of; unless: and none of these. rule: by whom, in words for docs/rules.md; {years}: of
  -- appointment, {before}: see education_check, {hours}: of hours. section: what it goes out with.
  -- more = { … }: others behind these; without = { "posts" }: not these.
  attachments = {
    { key = "hours", section = "hours", due = "hours", name = "近{hours}年的继续教育学时证明",
      aliases = { "继续教育学时证明", "继续教育证明", "学时证明", "继续教育" },
      contains = { "学时", "继续教育", "继教" }, unless = { "培训", "计划" },
      rule = "要查继续教育学时的，有近{hours}年的学时证明。" },
    { key = "posts", section = "posts", when = { unit = "institution", staffing = "是" }, why = "事业单位在编人员",
      name = "{form}",
      aliases = { "岗位信息表", "职称申报岗位信息表" }, contains = { "岗位信息表" },
      rule = "事业单位在编人员，有《{form}》。" },
    { key = "not_on_staff", section = "posts", when = { unit = "institution", staffing = "否" }, why = "事业单位非在编人员",
      name = "非在编人员单位说明",
      aliases = { "单位说明", "非在编说明", "编外人员说明" },
      contains = { "非在编", "非编", "编外" },
      rule = "事业单位非在编人员，有单位说明。" },
    { key = "appointments", section = "appointments",
      when = { needs = "appointments", is = "current_title" }, why = "现任{current_title}",
      name = "现任专业技术职务资格聘书",
      aliases = { "聘书", "聘任证书", "资格聘书", "专业技术职务聘书" },
      contains = { "聘书", "聘任书", "聘任证书", "聘任文件", "聘任证明", "聘用证书" },
      unless = { "专家", "评委", "客座", "兼职", "顾问", "荣誉" },
      rule = "有现任资格的，有累计{years}年的聘书。" },
    { key = "exceptional", when = { form = "exceptional" }, why = "{kind}", name = "{form}",
      aliases = { "破格推荐审批表", "破格审批表", "破格推荐表", "破格表" },
      contains = { "任职资格审批表", "破格推荐审批表", "破格申报审批表" },
      rule = "破格晋升的，有《{title}》。" },
    { key = "education", section = "education_check", due = "schooling", name = "学历证书及认证材料",
      aliases = { "学历证书", "学历学位证书", "学历认证", "毕业证书", "学历证明" },
      contains = { "毕业证", "学历证", "学历认证", "学历学位", "学历及学位", "毕业生登记表", "毕业生就业登记表", "学信网", "学历电子注册" },
      rule = "学历在 {before} 年以前取得的、学信网查不到的（写明查不到的，技工院校毕业的，中专及以下的），"
        .. "国外和港澳台的，有学历证书和认证材料。" },
    { key = "insurance", section = "insurance", due = "insurance", name = "省外社保缴纳证明",
      aliases = { "社保证明", "社保缴纳证明" },
      contains = { "社保", "社会保险", "参保证明", "养老保险" },
      rule = "在省外缴纳社保的，有社保缴纳证明。" },
  },
}
