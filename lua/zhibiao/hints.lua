-- How the tables of lua/schema.lua are filled in, for the workbook of `zhibiao new`: words for the people who do it.
-- Of a table:  about    what one row is
--              used     which documents need it
-- Of a field:  example  what may stand there; each field has one, as the import reads it
--              note     what to pay attention to
--              need     true: documents are refused without it (columns that the schema requires are needed anyway)
--              list     name of the words to choose from, in lua/zhibiao/choices.lua
--              width    mm, if the type's own does not suit
--              later    true: filled in by those who review the application
--              signed   true: may be less than 0

local notice = require("notices.current")
local schema = require("schema")
local name = require("zhibiao.documents").name

local working_days = notice.public_notice and notice.public_notice.working_days or 5
local year, examples = notice.year, notice.examples

-- A day of the season.
local function day(month_and_day)
  return year .. "-" .. month_and_day
end

local function month(number)
  return year .. "-" .. number
end

-- The documents of IDS that are made, for `used`.
local function documents(ids)
  local names = {}
  for _, id in ipairs(ids) do names[#names + 1] = name[id] end
  return table.concat(names, "、")
end

-- Where the notice lists the specialties, if that is one numeral.
local clause = notice.series.clause
local listed = utf8.len(clause) == 1 and "第" .. clause .. "条" or ""
local form = notice.posts and notice.posts.annex or name.posts or ""
local upper, lower = "（" .. form .. "的上半部分）", "（" .. form .. "的下半部分）"

local id = { example = "330599198503120015" }
local person = { example = "张志远", note = "便于核对；程序按身份证号认人" }
local unit_name = { example = examples.unit, width = 52, note = "写单位全称，各表要一致" }
local photo = { example = "330599198503120015.jpg", width = 46,
  note = "照片文件名里有身份证号的不用填；照片放在 photos 文件夹，也可以插在这一格里" }

local function field(example, more)
  local out = more or {}
  out.example = example
  return out
end

local function needed(example, more)
  local out = field(example, more)
  out.need = true
  return out
end

-- What an office fills in: state, opinion, day.
local function examined(prefix, opinion, on, fields)
  fields[prefix .. "_state"] = field("审核通过", { list = "审核状态", later = true, width = 28 })
  fields[prefix .. "_opinion"] = field(opinion, { later = true, width = 60 })
  fields[prefix .. "_date"] = field(on, { later = true })
end

local applicants = {
  id_number = id, name = { example = "张志远", note = "与身份证一致；少数民族姓名中间用“·”" },
  gender = needed("男", { list = "性别" }),
  birth_date = needed("1985-03", { note = "可以写到日，如 1985-03-12" }),
  ethnicity = field("汉族", { list = "民族", width = 22 }), native_place = field(examples.native_place),
  political_status = field("中共党员", { list = "政治面貌" }),
  phone = field("13900000000", { note = "本人手机" }), work_start = field("2008-07"),
  unit = unit_name, unit_kind = field("事业单位", { list = "单位性质" }), staffing = field("是"),
  supervising_dept = field(examples.department, { width = 44 }),
  district = needed(examples.district, { list = "区县", width = 22, note = "工作单位所属地" }),
  admin_post = field("副站长"), specialty_years = field("12", { note = "从事本专业工作的整年数" }),
  school = field("河海大学", { width = 36, note = "最高学历的毕业院校" }),
  major = field("水利水电工程", { width = 36 }),
  graduation_date = field("2008-06"), education = field("本科", { list = "学历" }),
  degree = field("学士", { list = "学位", width = 20 }),
  current_title = field("助理工程师", { note = "没有的不填" }),
  current_title_date = field("2012-12", { note = "现任专业技术资格的取得时间" }),
  appointed_title = field("助理工程师"), appointed_date = field("2013-01", { note = "聘任现职务的时间" }),
  post_grade = field("专业技术十一级", { width = 32 }),
  series = { example = "工程", list = "申报专业", width = 28, note = "按通知" .. listed .. "所列的专业" },
  subject = field("水利水电工程", { width = 36, note = "专业下的具体方向" }),
  level = { example = "中级", list = "申报级别", width = 22 },
  apply_title = { example = "工程师", width = 30, note = "写资格全称" },
  kind = needed("正常晋升", { list = "申报类型", width = 24 }),
  exceptional_reason = field("学历未达到规定要求，业绩突出：……",
    { width = 60, note = "破格申报的必填，没有的不做" .. (name.exceptional or "审批表") }),
  committee = field(examples.committee, { width = 60 }),
  entrusted = field("否"), entrust_no = field(examples.entrust_no, { width = 44, note = "委托评审的填写" }),
  former_name = field("张远", { note = "没有的不填" }), birth_place = field(examples.native_place),
  health = field("健康"), school_years = field("4年"), present_work = field("水利工程质量监督", { width = 44 }),
  title_authority = field(examples.department, { width = 44, note = "批准现任专业技术资格的机关" }),
  admin_post_date = field("2016-12"), parties = field("2010-06加入中国共产党", { width = 44 }),
  societies = field("水利学会会员", { width = 44 }), languages = field("英语，六级", { width = 36 }),
  exam = field("专业理论考试", { width = 36, note = "评审要考试的填写" }), exam_date = field(month("05")),
  exam_score = field("86", { later = true }), exam_office = field(examples.department, { width = 44 }),
  defence = field("回答正确，同意推荐。", { width = 60, later = true }),
  statement = field("本人自2008年参加工作以来，……", { width = 60, note = "专业工作业绩情况；换行按 Alt+Enter" }),
  photo = photo,
  promise_date = field(day("08-10")), paid_date = field(day("09-03")),
  notice_from = field(day("08-20"), { note = "单位公示的第一天" }),
  notice_to = field(day("08-26"), { note = "单位公示的最后一天，公示不少于 " .. working_days .. " 个工作日" }),
  notice_result = field("公示无异议", { list = "公示情况" }),
  submitted_at = field(day("09-09"), { later = true }),
  insurance_place = field(examples.insurance_place, { width = 32 }),
  result = field("通过", { list = "评审结果", later = true }),
  votes_for = field("15", { later = true }), votes_against = field("0", { later = true }),
  votes_abstain = field("0", { later = true }),
}
local opinions = { "情况属实，同意推荐。", "符合申报条件，同意推荐。", "同意推荐。" }
local reviewed = { "08-27", "08-31", "09-04" }
for i, office in ipairs(notice.reviews.offices) do
  local nth = i == #notice.reviews.offices and math.max(i, 3) or math.min(i, 2)
  examined(office.field, opinions[math.min(nth, 3)], day(reviewed[math.min(nth, 3)]), applicants)
end

-- Posts: ratios may be written as percentages; all else counts people or posts.
local posts = {
  unit = unit_name, authorised = field("40"), total_posts = field("36"),
  employed_total = needed("33", { note = "实际在聘的专业技术人员总数" }),
  qualified = field("1", { note = "已有资格、直接聘任的人数" }),
  to_evaluate = field("2", { note = "推荐参加评审的人数" }),
}
local example_posts = {
  ratio = { "5%", "25%", "45%", "25%" }, approved = { "1", "9", "16", "10" }, allowed = { "1", "8", "14", "10" },
  employed = { "1", "7", "12", "13" }, vacant = { "0", "1", "2", "-3" }, offered = { "0", "1", "2" },
}
local totals = { approved = "36", allowed = "33", vacant = "0" }
local function add_example(row, of_level, example)
  local name_ = row .. "_" .. of_level
  posts[name_] = field(example)
  if row == "vacant" then posts[name_].signed, posts[name_].note = true, "超出的写负数" end
end
for row, numbers in pairs(example_posts) do
  for i, level in ipairs(notice.posts and notice.posts.levels or {}) do
    if row ~= "offered" or level.offered then add_example(row, level.field, numbers[math.min(i, #numbers)]) end
  end
  if totals[row] then add_example(row, "total", totals[row]) end
end

-- A column for each kind of hours.
local hours = { id_number = id, name = person, year = { example = tostring(year - 1) }, total = { example = "96" } }
for _, kind in ipairs(notice.hours and notice.hours.kinds or {}) do
  hours[kind.field] = field(tostring(kind.example or kind.least or 18))
end

local hints = {
  applicants = {
    about = "每位申报人员一行", used = documents { "evaluation", "exceptional", "notice", "summary" },
    fields = applicants,
  },
  education = { about = "每段学习经历一行，从中专、大学写起", used = documents { "evaluation" }, fields = {
    id_number = id, name = person, start = field("2004-09"), ["end"] = field("2008-06"),
    school = { example = "河海大学", width = 44 }, major = field("水利水电工程", { width = 36 }),
    education = field("本科", { list = "学历" }), degree = field("学士", { list = "学位", width = 20 }),
    form = { example = "全日制", list = "学习形式" },
    verified = field("是", { width = 24, note = "学信网上能查到这份学历吗" }),
  } },
  work = { about = "每段工作经历一行", used = documents { "evaluation", "exceptional" }, fields = {
    id_number = id, name = person, start = field("2013-03"), ["end"] = field("2016-12", { note = "至今的不填" }),
    unit = unit_name,
    duty = { example = "水利工程质量监督", width = 44 }, post = field("副站长"), witness = field("陆敏"),
  } },
  achievements = { about = "每项业绩一行", used = documents { "evaluation", "notice" }, fields = {
    id_number = id, name = person, date = field("2017-05", { note = "完成的年月；写起止的，这里写起" }),
    ["end"] = field("2017-11", { note = "写起止的，这里写止；不写起止的不填" }),
    content = { example = "对河口水库加固工程质量监督", width = 70 },
    role = { example = "主持", list = "本人作用" }, rank = field("1/4", { note = "本人名次/总人数" }),
    collective = field("是"), proof = field("鉴定书", { width = 36 }), award = field("优良工程", { width = 44 }),
  } },
  publications = { about = "每篇（部）著作、论文一行", used = documents { "evaluation", "notice" }, fields = {
    id_number = id, name = person, date = field("2018-04"), kind = field("论文", { list = "论著类别" }),
    title = { example = "小型水库除险加固质量控制", width = 70 },
    outlet = { example = examples.outlet, width = 44 }, number = field(examples.issue, { width = 50 }),
    rank = field("1/3", { note = "独著的写“独著”" }), abstract = field("总结小型水库加固的质量控制要点", { width = 70 }),
    authorship = field("合著"),
  } },
  assessments = { about = "每人每年一行，近几年的都填", used = documents { "evaluation" }, fields = {
    id_number = id, name = person, year = { example = tostring(year - 1) },
    result = { example = "合格", list = "考核结果", width = 30 },
  } },
  hours = { about = "每人每年一行", used = documents { "evaluation", "summary" }, fields = hours },
  appointments = { about = "每人每年一行，按历年聘书填", used = "资格核查", fields = {
    id_number = id, name = person, year = { example = tostring(year - 1) }, title = { example = "助理工程师", width = 36 },
    unit = unit_name,
  } },
  attachments = { about = "每件附件一行", used = "资格核查", fields = {
    id_number = id, name = person, kind = { example = "现任专业技术职务资格聘书", list = "附件类别", width = 60 },
    file = { example = "张志远_聘书.pdf", width = 60 }, verified_by = field("陆敏", { note = "核对原件的人" }),
    verified_date = field(day("08-13")),
  } },
  units = { about = "每个单位一行", used = documents { "notice", "evaluation", "posts" }, fields = {
    unit = unit_name, district = needed(examples.district, { list = "区县", width = 22 }),
    unit_kind = { example = "事业单位", list = "单位性质" },
    supervising_dept = field(examples.department, { width = 44 }), contact = field("陆敏", { note = "人事经办人" }),
    phone = needed(examples.phone, { note = "单位办公电话；印在公示表上，不能是个人电话" }),
    notice_place = { example = "单位公告栏", width = 44 },
    supervise_phone = needed(examples.supervise_phone, { note = "印在公示表上" }),
  } },
  posts = { about = "每个事业单位一行" .. upper, used = documents { "posts", "summary" }, fields = posts },
  proposed = { about = "每位拟聘、拟推荐的人员一行" .. lower, used = documents { "posts" }, fields = {
    unit = unit_name, name = { example = "张志远" }, id_number = id,
    current_title = field("助理工程师", { width = 36 }),
    appointed_level = { example = "初级", list = "聘任职级", width = 26 }, appointed_date = field("2013-01"),
    post_grade = field("专业技术十一级", { width = 32 }), recommend_title = { example = "工程师", width = 32 },
  } },
  bans = { about = "每次失信一行，由组织评审的部门填", used = "资格核查", fields = {
    id_number = id, name = person, year = { example = tostring(year - 2), note = "被认定弄虚作假的那次评审的年度" },
    reason = { example = "提供虚假论文", width = 60 },
  } },
}

-- Columns that only some notices ask for.
local sometimes = {
  applicants = {
    title_way = field(notice.tenure.ways[1] and notice.tenure.ways[1].name or "评审", { note = "现任资格是怎样取得的" }),
    insured_since = field("2015-08", { note = "由现在的单位缴纳社保的第一个月" }), sent_away = field("否"),
  },
  publications = { likeness = field("12%", { note = "查重报告上的数" }) },
  hours = {},
}
for _, course in ipairs(notice.hours and notice.hours.courses or {}) do
  sometimes.hours[course.field] = field("是", { note = "这一年参加了的写“是”" })
end

-- A notice's own columns and tables (fields.lua) say themselves what hints say.
local types = { month = "2015-08", date = "2015-08-01", year = "2015", integer = "1", number = "1", bool = "是" }
for _, table_ in ipairs(schema) do
  local of_table = hints[table_.name]
  if of_table == nil and not table_.made then
    of_table = { about = table_.about or "每人一行", used = table_.used or "资格核查", fields = {} }
    hints[table_.name] = of_table
  end
  for _, one in ipairs(of_table and table_.fields or {}) do
    of_table.fields[one.name] = of_table.fields[one.name] or (sometimes[table_.name] or {})[one.name]
      or field(one.example or types[one.type] or one.header, { note = one.note, list = one.list, need = one.need })
  end
end

return hints
