-- The input tables: each field with its name, its Chinese header, other headers that offices use, and its type: text
-- name id phone date month year integer number bool (see generators/value/parse.h).
--   required = true   a sheet without this column is not this table
--   private = true    never in a public document: its script (public = true) does not see it; "day": of a date it sees
--                     year and month. What such a document has to tell is not private, nor what is an office's own
--   birth = true      a date of birth: that of the row's ID number
--   usual = {...}     words that most values have: by them columns that were exchanged are told
--   above = {...}     labels of a line above the table (填报单位：…) whose value rows without one of their own have
--   as_written = true  nothing is worked out from it: what is no value of its type is shown as it was written
--   units = {...}     of a number: the words that may stand behind it, the usual one first; none: any that people write
--   counts = true     of a number: it counts things, and is not negative
--   limit = N         characters that the notice allows
--   aliases = {...}   other headers for the same thing
--   regions = {...}   what may stand before a unit's name or not, for finding units that are likely the same;
--   region_words = {...}  what regions end with, and people leave out anywhere
--   known = {{...}}   an open field: values that the notice knows, each followed by other words for it; any other word
--                     stays as it is
--   refused = {{...}} words that it may not hold, each with what is to be said of it
--   values = {{...}}  a closed field: each value it may hold, followed by other words for it. Any other word is refused
--                     at its cell
--   said = {...}      the fact of the notice that a column comes from: a path, { "hours", "kinds", 2 }
--   span (of a table)  headers of a column with a beginning and an end in one cell, and the fields that take them;
--                     single = true: a single month is the first of them
--   besides = true    nothing depends on it: it leaves its header to a column of the notice's own
-- A table with register = true lists people who need not be applicants; one with made = true is made by this program
-- and read back; of a file whose name says that it is a table with alone = true nothing else is read. A workbook with a
-- sheet whose name is a table's `beside` is one of this program's: it has no other data than whole tables.
--
-- `make lua-types` tells editors of what changes here.

local notice = require("notices.current")
local districts = require("zhibiao.districts")

local function f(name, header, type, more)
  local field = more or {}
  field.name, field.header, field.type = name, header, type
  return field
end

-- A column that gives its header up to one of the notice's own.
local function besides(...)
  local field = f(...)
  field.besides = true
  return field
end

-- The first columns of each table about people: whose row it is.
local function id_number()
  return f("id_number", "身份证号", "id", { required = true, private = true,
    aliases = { "身份证号码", "公民身份号码", "身份证件号码", "证件号码", "居民身份证号", "身份证", "身份证件号", "证件号" } })
end

local function name(more)
  more = more or {}
  more.aliases = { "姓　名", "申报人", "申报人姓名", "姓名（中文）", "姓名（曾用名）", "申报人员姓名", "人员姓名", "职工姓名" }
  return f("name", "姓名", "name", more)
end

local function unit(more)
  more = more or {}
  more.regions, more.region_words = { notice.province, notice.city }, { "省", "市", "县", "区" }
  more.aliases = { "单位", "单位名称", "所在单位", "单位全称", "现工作单位", "单位名称（盖章）" }
  return f("unit", "工作单位", "text", more)
end

local function district(more)
  more.known = districts
  return f("district", "所属区县", "text", more)
end

-- What may stand behind numbers.
local in_years, in_hours = { "年" }, { "学时", "课时", "小时", "个小时", "学分", "分" }
local in_people, in_votes = { "人", "名", "个", "位" }, { "票", "人", "个", "名" }

local gender = { { "男", "男性", "男士", "M", "male" }, { "女", "女性", "女士", "F", "female" } }
local staffing = {
  { "是", "在编", "在编人员", "编内" }, { "否", "编外", "编外人员", "不在编", "非在编", "非在编人员" },
}

local schools = { "大学", "学院", "学校", "中学", "党校", "院", "校" }
local educations = {
  "研究生", "博士", "硕士", "本科", "专科", "大专", "中专", "高中", "初中", "技师", "技工", "高级工", "中级工",
}
local degrees = { "博士", "硕士", "学士", "无" }

-- The values of a list of the notice: each item's name with its aliases.
local function words(items)
  local out = {}
  for i, item in ipairs(items) do out[i] = { item.name, table.unpack(item.aliases or {}) } end
  return out
end

-- Words that the notice says something of, if they stand in the column HEADER: each with what.
local function refused(header)
  local out = {}
  for _, one in ipairs(notice.unlisted) do
    for _, word in ipairs(one.header == header and one.message and one.words or {}) do
      out[#out + 1] = { word, one.message .. "；" .. one.remedy }
    end
  end
  return out
end

-- What the office I says of an application: what it decided, its opinion, the day.
local function review_fields(office, i)
  local function field(ending, type, words_, more)
    more.aliases, more.said = {}, { "reviews", "offices", i }
    for _, name_ in ipairs { office.name, table.unpack(office.aliases) } do
      for _, word in ipairs(words_) do table.insert(more.aliases, name_ .. word) end
    end
    return f(office.field .. ending, table.remove(more.aliases, 1), type, more)
  end
  return {
    field("_state", "text", { "审核状态", "审核", "审核结果" }, {}),
    field("_opinion", "text", { "审核意见", "意见" }, { private = true }),
    field("_date", "date", { "审核时间", "审核日期", "意见时间" }, {}),
  }
end

local applicants = {
  name = "applicants", title = "申报人员", owner = "id_number", key = { "id_number" },
  aliases = { "花名册", "申报人员信息", "申报人员花名册", "申报人员名单", "职称申报人员", "申报信息表" },
  fields = {
    id_number(),
    name { required = true },
    f("gender", "性别", "text", { values = gender }),
    f("birth_date", "出生年月", "month",
      { private = "day", birth = true, aliases = { "出生日期", "出生时间", "出生年月日", "生日" } }),
    f("ethnicity", "民族", "text", { private = true, usual = { "族" } }),
    f("native_place", "籍贯", "text", { private = true, aliases = { "籍贯（省市县）", "籍贯（出生地）" } }),
    f("political_status", "政治面貌", "text",
      { private = true, usual = { "党", "团", "群众", "民" }, aliases = { "党派" } }),
    f("phone", "联系电话", "phone",
      { private = true, aliases = { "手机号", "手机号码", "手机", "移动电话", "电话", "电话号码", "联系方式" } }),
    f("work_start", "参加工作时间", "month", { aliases = { "工作时间", "参加工作年月", "何时参加工作" } }),
    unit { required = true,
      above = { "填报单位", "申报单位", "报送单位", "单位", "单位名称", "工作单位", "所在单位", "呈报单位" } },
    f("unit_kind", "单位性质", "text", { aliases = { "单位类型", "单位类别" } }),
    f("staffing", "是否在编", "bool",
      { values = staffing, aliases = { "在编", "是否在编人员", "编制情况（是否在编）" } }),
    f("supervising_dept", "主管部门", "text", { aliases = { "行业主管部门", "上级主管部门", "主管单位" } }),
    district { aliases = { "区县", "所在区县", "属地", "所属地区" } },
    f("admin_post", "行政职务", "text", { aliases = { "职务", "现任行政职务", "担任行政职务" } }),
    f("specialty_years", "专业工作年限", "integer",
      { units = in_years, counts = true, aliases = { "从事专业年限", "专业年限", "从事本专业工作年限" } }),
    f("school", "毕业院校", "text", { usual = schools, aliases = { "毕业学校", "院校", "毕业院校名称" } }),
    f("major", "所学专业", "text", { aliases = { "毕业专业", "学历专业" } }),
    f("graduation_date", "毕业时间", "month", { aliases = { "毕业年月", "毕业日期" } }),
    f("education", "学历", "text", { usual = educations, aliases = { "最高学历", "文化程度" } }),
    f("degree", "学位", "text", { usual = degrees, aliases = { "最高学位" } }),
    f("current_title", "现任专业技术资格", "text",
      { aliases = { "现任专业技术职务", "现有职称", "现专业技术资格", "现任职称", "现有专业技术职务任职资格" } }),
    f("current_title_date", "取得时间", "month",
      { aliases = { "资格取得时间", "现任资格取得时间", "现有职称取得时间", "任职资格取得时间" } }),
    f("appointed_title", "聘任职务", "text", { aliases = { "现聘任职务", "聘任专业技术职务", "现聘职务" } }),
    f("appointed_date", "聘任时间", "month", { aliases = { "聘任年月", "聘任起始时间", "现聘任时间" } }),
    f("post_grade", "在聘岗位等级", "text", { aliases = { "岗位等级", "现聘岗位等级", "专技岗位等级" } }),
    f("series", "申报专业", "text",
      { required = true, values = words(notice.series), aliases = { "申报系列", "申报系列（专业）", "职称系列" } }),
    f("subject", "具体专业", "text", { aliases = { "申报具体专业", "从事专业", "专业方向", "现从事专业" } }),
    f("level", "申报级别", "text",
      { required = true, values = words(notice.levels), aliases = { "申报等级", "级别", "申报职称级别" } }),
    f("apply_title", "申报资格名称", "text",
      { required = true, aliases = { "申报资格", "申报职称", "拟申报资格", "申报专业技术资格", "申报职务名称" } }),
    f("kind", "申报类型", "text", {
      values = words(notice.kinds), refused = refused("申报类型"), aliases = { "申报方式", "申报类别", "正常或破格" },
    }),
    f("exceptional_reason", "破格理由", "text", { aliases = { "破格推荐理由", "破格申报理由" } }),
    f("committee", "受理评审委员会", "text", { aliases = { "评审委员会", "受理评委会", "评委会" } }),
    f("entrusted", "是否委托评审", "bool", { aliases = { "委托评审", "是否委托" } }),
    f("entrust_no", "委托同意文号", "text", { aliases = { "委托评审文号", "委托函文号", "同意委托文号" } }),
    -- What the form of the ministry has besides; nothing depends on it, and a notice may have columns of these names.
    besides("former_name", "曾用名", "name", { private = true, as_written = true }),
    besides("birth_place", "出生地", "text", { private = true, aliases = { "出生地点" } }),
    besides("health", "身体状况", "text", { private = true, aliases = { "健康状况", "健康情况", "身体健康状况", "身体情况" } }),
    besides("school_years", "学制", "text", { aliases = { "学制（年）" } }),
    besides("present_work", "现从事何种专业技术工作", "text",
      { aliases = { "现从事专业技术工作", "从事何种专业技术工作", "现从事何专业技术工作" } }),
    besides("title_authority", "资格审批机关", "text",
      { aliases = { "审批机关", "资格批准机关", "现任资格审批机关", "发证机关" } }),
    besides("admin_post_date", "行政职务任职时间", "month",
      { as_written = true, aliases = { "现任行政职务时间", "行政职务任命时间" } }),
    besides("parties", "何时加入何党派任何职务", "text",
      { private = true, aliases = { "何时加入何党派、任何职务", "何时加入中国共产党（共青团）任何职务", "入党（团）时间" } }),
    besides("societies", "参加何学术团体任何职务及社会兼职", "text",
      { aliases = { "参加何学术团体、任何职务及社会兼职", "参加何种学术团体任何职务", "参加何学术团体任何职务", "学术团体及社会兼职",
        "社会兼职" } }),
    besides("languages", "懂何种外语达到何种程度", "text",
      { aliases = { "懂何种外语、达到何种程度", "懂何种外语，达到何种程度",
        "懂何种外语", "懂何种外语及程度", "外语水平" } }),
    besides("exam", "考试种类", "text", { aliases = { "考试名称", "考试种类及名称" } }),
    besides("exam_date", "考试日期", "month", { as_written = true, aliases = { "考试时间" } }),
    besides("exam_score", "考试成绩", "text", { aliases = { "考试成绩及等级" } }),
    besides("exam_office", "组织考试单位", "text", { aliases = { "考试组织单位", "组织考试的单位" } }),
    besides("defence", "答辩情况", "text", { private = true, aliases = { "答辩结果", "面试答辩情况" } }),
    f("statement", "本人述职", "text",
      { limit = notice.evaluation.statement.limit, aliases = { "述职", "专业工作业绩情况", "个人述职", "述职报告" } }),
    f("photo", "照片", "text", { private = true, aliases = { "照片文件", "证件照", "照片文件名" } }),
    f("promise_date", "承诺签署时间", "date", { aliases = { "承诺书签署时间", "诚信承诺时间" } }),
    f("paid_date", "缴费时间", "date", { private = true, aliases = { "缴费日期", "评审费缴纳时间" } }),
    f("notice_from", "公示开始", "date", { aliases = { "公示开始时间", "公示起始日期", "公示开始日期" } }),
    f("notice_to", "公示结束", "date", { aliases = { "公示结束时间", "公示截止日期", "公示结束日期" } }),
    f("notice_result", "公示情况", "text", { aliases = { "公示结果" } }),
    f("submitted_at", "报送时间", "date", { aliases = { "报送日期", "提交时间" } }),
    f("insurance_place", "社保缴纳地", "text", { private = true, aliases = { "社保所在地", "社会保险缴纳地" } }),
    f("result", "评审结果", "text", { aliases = { "评审结论" } }),
    f("votes_for", "赞成", "integer", { private = true, units = in_votes, aliases = { "赞成票", "赞成票数" } }),
    f("votes_against", "反对", "integer", { private = true, units = in_votes, aliases = { "反对票", "反对票数" } }),
    f("votes_abstain", "弃权", "integer", { private = true, units = in_votes, aliases = { "弃权票", "弃权票数" } }),
  },
}

-- Behind the public notice, as they come.
local function place_of(fields, name_)
  for i, field in ipairs(fields) do
    if field.name == name_ then return i end
  end
end
for i, office in ipairs(notice.reviews.offices) do
  for _, field in ipairs(review_fields(office, i)) do
    table.insert(applicants.fields, place_of(applicants.fields, "submitted_at"), field)
  end
end

local education = {
  name = "education", title = "学习经历", owner = "id_number", key = {},
  span = { from = "start", to = "end", headers = { "起止年月", "起止时间", "起止日期", "起讫年月", "起止", "学习时间", "学习起止时间", "就读时间" } },
  aliases = { "学习培训经历", "教育经历", "学历信息", "学习简历" },
  fields = {
    id_number(), name(),
    f("start", "起始年月", "month", { aliases = { "开始时间", "入学时间", "起始时间", "自何年月", "起" } }),
    f("end", "终止年月", "month", { aliases = { "结束时间", "毕业时间", "结束年月", "终止时间", "至何年月", "止" } }),
    f("school", "学校", "text",
      { required = true, usual = schools, aliases = { "院校名称", "毕业院校", "学校名称", "学校（单位）", "学习院校或培训单位" } }),
    f("major", "专业", "text", { aliases = { "所学专业", "学习专业", "专业（内容）" } }),
    f("education", "学历", "text", { usual = educations, aliases = { "取得学历", "学历层次" } }),
    f("degree", "学位", "text", { usual = degrees, aliases = { "取得学位" } }),
    f("form", "学习形式", "text", { required = true, aliases = { "学习方式", "形式", "办学形式" } }),
    f("verified", "学信网可查", "bool", { aliases = { "学信网是否可查", "是否学信网可查", "学历可查" } }),
  },
}

local work = {
  name = "work", title = "工作经历", owner = "id_number", key = {},
  span = { from = "start", to = "end", headers = { "起止年月", "起止时间", "起止日期", "起讫年月", "起止", "工作时间", "任职时间", "工作起止时间" } },
  aliases = { "工作简历", "专业工作经历", "任职经历" },
  fields = {
    id_number(), name(),
    f("start", "起始年月", "month", { aliases = { "开始时间", "起始时间", "自何年月", "起" } }),
    f("end", "终止年月", "month", { aliases = { "结束时间", "结束年月", "终止时间", "至何年月", "止" } }),
    unit { required = true },
    f("duty", "从事何专业技术工作", "text",
      { required = true, aliases = { "从事工作", "从事专业技术工作", "工作内容" } }),
    f("post", "职务", "text", { aliases = { "担任职务", "岗位", "任何职务" } }),
    f("witness", "证明人", "text", { private = true }),
  },
}

local achievements = {
  name = "achievements", title = "业绩", owner = "id_number", key = {},
  span = { from = "date", to = "end", single = true,
    headers = { "起止时间", "起止年月", "起止日期", "起讫年月", "起止" } },
  aliases = { "业绩成果", "主要业绩", "专业技术工作业绩", "业绩登记" },
  fields = {
    id_number(), name(),
    f("date", "年月", "month", { aliases = { "时间", "完成时间", "日期", "起始年月" } }),
    f("end", "终止年月", "month", { aliases = { "结束时间", "结束年月", "终止时间", "至何年月" } }),
    f("content", "项目名称及内容", "text",
      { required = true,
        aliases = { "业绩内容", "项目名称", "专业技术工作名称（项目、课题、成果等）", "业绩名称及内容" } }),
    f("role", "本人作用", "text", { required = true, aliases = { "本人角色", "承担工作", "本人所起作用" } }),
    f("rank", "排名", "text", { aliases = { "本人排名", "位次" } }),
    f("collective", "是否集体", "bool", { aliases = { "集体项目", "是否集体项目" } }),
    f("proof", "佐证", "text", { aliases = { "佐证材料", "证明材料", "佐证名称" } }),
    f("award", "获奖", "text", { aliases = { "获奖情况", "完成情况、获奖及效益", "获奖及效益", "完成情况" } }),
  },
}

local publications = {
  name = "publications", title = "著作论文", owner = "id_number", key = {},
  aliases = { "论文著作", "著作、论文", "论文情况", "著作论文及技术报告" },
  fields = {
    id_number(), name(),
    f("date", "年月", "month", { aliases = { "发表时间", "出版时间", "发表（出版）时间", "日期" } }),
    f("kind", "类别", "text", { aliases = { "类型", "成果类别", "论著类别" } }),
    f("title", "名称", "text", { required = true, aliases = { "题目", "论文题目", "论著名称", "论文（著作）名称" } }),
    f("outlet", "刊物或出版社", "text",
      { required = true, aliases = { "刊物名称", "发表刊物", "刊物、出版社", "出版社或刊物名称", "期刊名称" } }),
    f("number", "刊号", "text", { aliases = { "书号", "刊号（书号）", "刊号或书号", "CN/ISBN", "刊期" } }),
    f("rank", "本人排名", "text", { aliases = { "排名", "作者排名", "署名次序" } }),
    besides("abstract", "内容提要", "text", { aliases = { "内容摘要", "摘要", "内容简介" } }),
    besides("authorship", "合（独）著、译", "text",
      { aliases = { "合（独）著译", "合（独）著", "独著或合著", "合著或独著", "独著（译）或合著（译）" } }),
  },
}

local assessments = {
  name = "assessments", title = "年度考核", owner = "id_number", key = { "id_number", "year" },
  aliases = { "考核情况", "年度考核情况", "考核结果" },
  fields = {
    id_number(), name(),
    f("year", "年度", "year", { required = true, aliases = { "年份", "考核年度" } }),
    f("result", "考核结果", "text", { required = true, aliases = { "年度考核结果", "考核等次", "等次", "结果" } }),
  },
}

-- Hours of continuing education, by kind of subject.
local hours = {
  name = "hours", title = "继续教育", owner = "id_number", key = { "id_number", "year" },
  aliases = { "继续教育学时", "学时登记", "学时" },
  fields = {
    id_number(), name(),
    f("year", "年度", "year", { required = true, aliases = { "年份", "学时年度" } }),
    f("total", "总学时", "number",
      { required = true, units = in_hours, counts = true, aliases = { "学时合计", "合计", "合计学时", "学时" } }),
  },
}
for i, kind in ipairs(notice.hours and notice.hours.kinds or {}) do
  table.insert(hours.fields, f(kind.field, kind.header, "number",
    { said = { "hours", "kinds", i }, required = kind.required, units = in_hours, counts = true,
      aliases = kind.aliases }))
end

-- Certificates of appointment to the present title.
local appointments = {
  name = "appointments", title = "聘任记录", owner = "id_number", key = {},
  aliases = { "聘任情况", "聘书", "历年聘任情况" },
  fields = {
    id_number(), name(),
    f("year", "聘任年度", "year", { required = true, aliases = { "年度", "年份" } }),
    f("title", "聘任职务", "text", { required = true, aliases = { "聘任专业技术职务", "聘任资格", "聘任职称" } }),
    f("unit", "聘任单位", "text", { required = true, aliases = { "工作单位", "单位名称", "发聘单位" } }),
  },
}

local attachments = {
  name = "attachments", title = "附件", owner = "id_number", key = {},
  aliases = { "附件清单", "上传附件", "材料清单" },
  fields = {
    id_number(), name(),
    f("kind", "附件类别", "text", { required = true, aliases = { "附件类型", "材料类别", "类别", "材料名称" } }),
    f("file", "附件文件", "text",
      { required = true, private = true, aliases = { "文件", "文件名", "附件名称", "扫描件" } }),
    f("verified_by", "验证人", "text", { aliases = { "核对人", "验证人签名" } }),
    f("verified_date", "验证时间", "date", { aliases = { "核对时间", "验证日期", "核对日期" } }),
  },
}

local units = {
  name = "units", title = "单位", owner = "unit", key = { "unit" },
  aliases = { "单位信息", "单位名册", "用人单位", "单位情况" },
  fields = {
    unit { required = true },
    district { aliases = { "区县", "所在区县", "属地", "所属地区" } },
    f("unit_kind", "单位性质", "text", { required = true, aliases = { "单位类型", "单位类别" } }),
    f("supervising_dept", "主管部门", "text", { aliases = { "行业主管部门", "上级主管部门", "主管单位" } }),
    f("contact", "联系人", "text", { aliases = { "经办人", "人事负责人", "单位联系人" } }),
    f("phone", "联系电话", "phone", { aliases = { "电话", "办公电话", "联系方式", "单位电话" } }),
    f("notice_place", "公示地点", "text", { required = true, aliases = { "公示地址", "公示位置", "公示方式及地点" } }),
    f("supervise_phone", "监督电话", "phone", { aliases = { "监督举报电话", "举报电话" } }),
  },
}

-- The form of an institution's posts, a row for each unit. Headers may stand in two rows (正高级 above 核准比例 …) or in
-- the other order.
local post_fields = {
  unit { required = true },
  f("authorised", "编制数", "integer", { units = in_people, counts = true, aliases = { "核定编制数", "核定编制" } }),
  f("total_posts", "专业技术岗位总数", "integer",
    { required = true, units = in_people, counts = true, aliases = { "专技岗位总数", "核定专技岗位数" } }),
  f("employed_total", "目前专技人才实际聘用数", "integer",
    { units = in_people, counts = true,
      aliases = { "实际聘用数", "实聘总数", "实聘人数总数", "总数实聘人数", "实聘人数合计", "合计实聘人数" } }),
}

local levels_of_posts = notice.posts and notice.posts.levels or {}
local post_levels = {}
for i, level in ipairs(levels_of_posts) do
  post_levels[i] = { level.field, level.name, level.aliases or {}, said = { "posts", "levels", i } }
end
post_levels[#post_levels + 1] = { "total", "总数", { "合计", "总计" } }
local post_rows = {
  { "ratio", "核准比例", "number", { "比例" } }, { "approved", "核准人数", "integer", { "核准数" } },
  { "allowed", "可聘人数", "integer", { "按标准比例和实聘人数计算可聘人数", "可聘数" } },
  { "employed", "实聘人数", "integer", { "实聘数" } },
  { "vacant", "空缺情况", "integer", { "空缺", "空缺数", "空缺岗位数" } },
}

-- 正高级核准比例, 正高核准比例, 核准比例正高级, 核准比例（正高级） …
local function post_aliases(level, row)
  local levels, rows, out = { level[2], table.unpack(level[3]) }, { row[2], table.unpack(row[4]) }, {}
  for i, l in ipairs(levels) do
    for j, r in ipairs(rows) do
      if i > 1 or j > 1 then out[#out + 1] = l .. r end
      out[#out + 1] = r .. l
      out[#out + 1] = r .. "（" .. l .. "）"
    end
  end
  return out
end

for _, row in ipairs(post_rows) do
  for _, level in ipairs(post_levels) do
    local field = row[1] .. "_" .. level[1]
    if field ~= "ratio_total" and field ~= "employed_total" then -- a dash for the one, the other is above
      post_fields[#post_fields + 1] = f(field, level[2] .. row[2], row[3],
        { said = level.said, units = row[3] == "integer" and in_people or nil,
          counts = row[1] ~= "vacant", aliases = post_aliases(level, row) })
    end
  end
end

for i, level in ipairs(levels_of_posts) do
  if level.offered then
    local aliases = { "推出岗位数" .. level.name, level.name .. "推出岗位数" }
    for j, alias in ipairs(level.aliases or {}) do table.insert(aliases, j, "推出" .. alias .. "岗位数") end
    local header = "推出" .. level.name .. "岗位数"
    post_fields[#post_fields + 1] = f("offered_" .. level.field, header, "integer",
      { said = { "posts", "levels", i }, units = in_people, counts = true, aliases = aliases })
  end
end
for _, field in ipairs {
  f("qualified", "已具有资格人数", "integer", { units = in_people, counts = true, aliases = { "已具有任职资格人数", "直接聘任人数" } }),
  f("to_evaluate", "推荐评审人数", "integer", { units = in_people, counts = true, aliases = { "推荐参加评审人数", "同意推荐评审人数" } }),
} do
  post_fields[#post_fields + 1] = field
end

local posts = {
  name = "posts", title = "岗位", owner = "unit", key = { "unit" }, fields = post_fields,
  aliases = { "岗位情况", "岗位信息", "专业技术岗位情况", "岗位信息表" },
}

local proposed = {
  name = "proposed", title = "拟聘人员", owner = "unit", key = { "unit", "id_number" },
  aliases = { "拟聘任人员", "拟聘任人员名单", "竞聘结果", "推荐评审名单" },
  fields = {
    unit { required = true }, name { required = true }, id_number(),
    f("current_title", "现有专业技术职务任职资格", "text",
      { aliases = { "现有资格", "现有职称", "现任专业技术资格" } }),
    f("appointed_level", "聘任专业技术职级", "text",
      { required = true, aliases = { "聘任职级", "拟聘职级", "拟聘专业技术职级" } }),
    f("appointed_date", "聘任时间", "month", { aliases = { "聘任年月" } }),
    f("post_grade", "在聘岗位等级", "text", { aliases = { "岗位等级", "现聘岗位等级" } }),
    f("recommend_title", "推荐申报职称", "text", { required = true, aliases = { "推荐职称", "推荐申报资格" } }),
  },
}

-- Barred from applying for three years from the year after the evaluation.
local bans = {
  name = "bans", title = "失信记录", owner = "id_number", key = {}, register = true,
  aliases = { "弄虚作假记录", "禁报名单", "失信名单" },
  fields = {
    id_number(), name(),
    f("year", "评审年度", "year", { required = true, private = true, aliases = { "年度", "认定年度" } }),
    f("reason", "失信事由", "text", { required = true, private = true, aliases = { "原因", "事由", "失信原因" } }),
  },
}

-- Last year's 统计汇总, known by its file's name, for comparison.
local previous = {
  made = true, name = "previous", title = "上年申报人员", owner = "id_number", key = { "id_number" }, register = true,
  alone = true,
  aliases = {
    (notice.year - 1) .. "年度职称申报" .. (notice.documents.summary and notice.documents.summary.name or "统计汇总"),
    "上年统计汇总",
  },
  fields = {
    id_number(), name(),
    unit { required = true },
    district { required = true },
    f("series", "申报专业", "text", { required = true, values = words(notice.series) }),
    f("level", "申报级别", "text", { required = true, values = words(notice.levels) }),
    f("kind", "申报类型", "text", { values = words(notice.kinds) }),
  },
}

-- The figures of a district: a sheet of its 统计汇总, to be compared with the city's own count.
local reported = {
  made = true, name = "reported", title = "上报数", owner = "district", key = { "district", "item" },
  aliases = { "上报数" }, beside = "口径说明",
  fields = {
    district { required = true },
    f("item", "指标", "text", { required = true }),
    f("number", "上报人数", "integer", { required = true }),
  },
}

-- What the check of a district's data found: a sheet of its 统计汇总.
local issues = {
  made = true, name = "issues", title = "问题明细", owner = "id_number", key = {},
  fields = {
    id_number(), name(),
    f("clause", "条款", "text", { required = true }), f("matter", "事项", "text"),
    f("message", "问题", "text", { required = true, private = true }),
    f("remedy", "怎样改", "text", { required = true, private = true }),
  },
}

-- --- Columns that only some notices ask for, and each notice's own ------------------------------------------------

local function add_behind(table_, before, field)
  for i, other in ipairs(table_.fields) do
    if other.name == before then
      table.insert(table_.fields, i + 1, field)
      return
    end
  end
  table.insert(table_.fields, field)
end

if #notice.tenure.ways > 0 then
  add_behind(applicants, "current_title_date", f("title_way", "取得方式", "text",
    { said = { "tenure", "ways" }, values = words(notice.tenure.ways), aliases = { "资格取得方式", "职称取得方式", "取得资格的方式" } }))
end
if notice.insurance and notice.insurance.months then
  add_behind(applicants, "insurance_place", f("insured_since", "本单位参保起始年月", "month",
    { private = true, aliases = { "本单位参保时间", "参保起始年月", "本单位社保起缴年月" } }))
  if notice.insurance.sent then
    add_behind(applicants, "insured_since", f("sent_away", notice.insurance.sent, "bool",
      { said = { "insurance", "sent" }, private = true }))
  end
end
if notice.papers and notice.papers.likeness then
  add_behind(publications, "number", f("likeness", "总文字复制比", "text",
    { aliases = { "复制比", "文字复制比", "查重率", "重复率", "论文查重率" } }))
end
for i, course in ipairs(notice.hours and notice.hours.courses or {}) do
  table.insert(hours.fields,
    f(course.field, course.header, "text", { said = { "hours", "courses", i }, aliases = course.aliases or {} }))
end

local all = {
  applicants, education, work, achievements, publications, assessments, hours, appointments, attachments,
  units, posts, proposed, bans, previous, reported, issues,
}

require("zhibiao.own_columns").add(all, add_behind)

return all
