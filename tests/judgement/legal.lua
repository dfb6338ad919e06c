-- Odd, but right: what an office may be surprised at and the notice allows. None of these may get an error; `warn` says
-- whether a person should be asked to look (true), need not be (false), or may be (nil).
-- Each: name, options of people.new, what is changed; written in three hands. `told`: the cell where an office has
-- refused or returned, which is no fault of the application but may be told, for its forms are not made.
local people = require("people")

local list = {}
local function k(name, warn, options, change, told)
  list[#list + 1] = { name = name, warn = warn, options = options or {}, change = change, told = told }
end

-- What 2001 or later has, the system takes from 学信网 by itself: 五（三）.
local function school(p, education, degree, from, to, form, name)
  p.education[#p.education + 1] = { start = from, ["end"] = to, school = name or "浙江大学", major = p.a.major,
    education = education, degree = degree,
    form = form or "全日制", verified = "是", part_time = form and form ~= "全日制" and form or nil }
end
local function highest(p)
  local e = p.education[#p.education]
  p.a.education, p.a.degree, p.a.graduation_date, p.a.school, p.a.part_time = e.education, e.degree, e["end"],
    e.school, e.part_time
end
local function junior(p) p.a.current_title, p.a.current_title_date, p.a.appointed_title, p.a.appointed_date = "", "",
  "", "" end
-- These offices have not reviewed yet; so nothing is paid or delivered.
local function unreviewed(p, ...)
  for _, who in ipairs { ... } do
    for _, what in ipairs { "_state", "_opinion", "_date" } do p.a[who .. what] = "" end
  end
  p.a.paid_date, p.a.submitted_at = "", ""
end

k("ordinary company engineer", false)
k("ordinary institution, middle", false, { series = "文博", institution = true })
k("ordinary, associate, company", false, { level = "副高级" })
k("ordinary, associate, institution", false, { level = "副高级", series = "图书", institution = true })
k("ordinary, full, institution", false, { level = "正高级", series = "群文", institution = true })
k("junior without appointments", false, { level = "初级" })
k("four years exactly on the last day", false, { held = "2016-12", appointed = "2016-12", graduated = "2012-06",
  started = "2012-08", born = 1990 })
k("five years exactly, associate", false, { level = "副高级", held = "2015-12", appointed = "2015-12" })
k("five years exactly, full", false, { level = "正高级", held = "2015-12", appointed = "2015-12" })
k("technical school, advanced class, 工程", nil, { held = "2015-09" }, function(p)
  p.education = { { start = "2003-09", ["end"] = "2007-06", school = "湖州技师学院", major = "机电一体化", education = "=高级工班",
    degree = "", form = "全日制", verified = "否" } }
  p.a.education, p.a.degree, p.a.school, p.a.major = "=高级工班", "", "湖州技师学院", "机电一体化"
  people.attach(p, "学历证书及认证材料")
end)
k("technical school, technicians' class, 工程", nil, {}, function(p)
  p.education = { { start = "2002-09", ["end"] = "2007-06", school = "湖州技师学院", major = "机电一体化", education = "=预备技师班",
    degree = "", form = "全日制", verified = "否" } }
  p.a.education, p.a.degree, p.a.school, p.a.major = "=预备技师班", "", "湖州技师学院", "机电一体化"
  people.attach(p, "学历证书及认证材料")
end)
k("insurance in another district of the province", false, {}, function(p) p.a.insurance_place = "=余杭区" end)
k("insurance in another city of the province", false, {}, function(p) p.a.insurance_place = "=杭州市" end)
k("insurance in a county of the province", false, {}, function(p) p.a.insurance_place = "=桐乡市" end)
k("insurance outside with proof", false, {}, function(p)
  p.a.insurance_place = "=安徽省广德市"; people.attach(p, "省外社保缴纳证明")
end)
k("insurance in Shanghai with proof", false, {}, function(p)
  p.a.insurance_place = "=上海"; people.attach(p, "省外社保缴纳证明")
end)
k("员级 to 助理级", nil, { level = "初级", graduated = "2014-06", started = "2014-08", born = 1992 }, function(p)
  p.a.current_title, p.a.current_title_date, p.a.appointed_title, p.a.appointed_date = "技术员", "2016-05", "技术员",
    "2016-06"
end)
k("doctor in first appraisal, middle", nil, { born = 1990, graduated = "2012-06", started = "2019-07" }, function(p)
  school(p, "硕士研究生", "硕士", "2012-09", "2015-06"); school(p, "博士研究生", "博士", "2015-09", "2019-06"); highest(p)
  junior(p)
  p.appointments = {}; people.drop(p.attachments, "kind", "现任专业技术职务资格聘书")
  p.hours = { { year = 2019, total = 96, general = 20, industry = 14, professional = 62 } }
  p.assessments = {} -- at work since July: the first is that of 2020
end)
k("not on the staff of an institution, with the unit's explanation", false, { series = "文博", institution = true },
  function(p)
  p.a.staffing, p.a.post_grade, p.posts, p.proposed = "否", "", {}, {}
  people.drop(p.attachments, "kind", "事业单位人员职称申报岗位信息表"); people.attach(p, "非在编人员单位说明")
end)
k("master's degree without change of schooling", false, {}, function(p) p.a.degree = "硕士"
  p.education[2] = { start = "2010-09", ["end"] = "2013-06", school = "浙江大学", major = "工程管理", education = "",
    degree = "硕士", form = "在职", verified = "是" } end)
k("teacher without hours", false, { series = "教师", institution = true }, function(p)
  p.hours = {}; people.drop(p.attachments, "kind", "近4年的继续教育学时证明")
  p.a.supervising_dept, p.units[1].supervising_dept = p.a.district .. "教育局", p.a.district .. "教育局"
end)
k("hr office has not reviewed yet", false, {}, function(p)
  unreviewed(p, "hr")
end)
k("department and hr have not reviewed yet", false, {}, function(p)
  unreviewed(p, "dept", "hr")
end)
k("only handed in to the unit", false, {}, function(p)
  unreviewed(p, "unit", "dept", "hr")
  p.a.notice_from, p.a.notice_to, p.a.notice_result = "", "", ""
end)
k("department is still reviewing", false, {}, function(p)
  p.a.dept_state, p.a.dept_opinion, p.a.dept_date = "待审核", "", ""
  unreviewed(p, "hr")
end)
k("paid, not yet delivered", false, {}, function(p) p.a.submitted_at = "" end)
k("woman of 56 at a senior level", nil, { level = "副高级", series = "图书", institution = true, female = true,
  born = 1964, graduated = "1986-06", started = "1986-08", held = "2010-11", appointed = "2010-12" })
k("an objection that was denied", false, {}, function(p) p.a.notice_result = "=公示期间，未收到任何异议" end)
k("no objection, in other words", false, {}, function(p) p.a.notice_result = "=公示5个工作日，群众无反映" end)
k("objection looked into and unfounded", nil, {}, function(p) p.a.notice_result = "=公示期间收到异议1件，经核实不属实，无影响" end)
k("name of an unusual character", false, {}, function(p) p.a.name, p.name = "张𠮷", "张𠮷" end)
k("name with a dot", false, {}, function(p) p.a.name, p.a.ethnicity, p.name = "买买提江·吐尔逊", "维吾尔族", "买买提江·吐尔逊" end)
k("name of two characters and a double surname", false, {}, function(p) p.a.name, p.name = "欧阳翯", "欧阳翯" end)
k("notice over a week-end, five working days", false, {}, function(p)
  p.a.notice_from, p.a.notice_to = "2020-08-21", "2020-08-27"; p.a.unit_date = "2020-08-28"
end)
k("notice longer than needed", false, {}, function(p) p.a.notice_from, p.a.notice_to = "2020-08-13", "2020-08-26" end)
k("promise and hand-in at the first day", false, {}, function(p) p.a.promise_date = "2020-08-10" end)
k("reviews all on one day", false, {}, function(p)
  p.a.unit_date, p.a.dept_date, p.a.hr_date = "2020-08-31", "2020-08-31", "2020-08-31"
end)
k("paid on the day of delivery", false, {}, function(p)
  p.a.paid_date, p.a.submitted_at = "2020-09-08", "2020-09-08"
end)
k("graduated in 2000, with certificates", false, { level = "副高级", graduated = "2000-06", started = "2000-08",
  born = 1978 })
k("not found on 学信网, with certificates", false, {}, function(p)
  p.education[1].verified = "否"; people.attach(p, "学历证书及认证材料")
end)
k("foreign degree with its approval", false, { born = 1988, graduated = "2010-06", started = "2012-08",
  held = "2016-02", appointed = "2016-03" }, function(p)
  school(p, "硕士研究生", "硕士", "2010-09", "2012-06", "全日制", "英国利兹大学"); p.education[2].verified = "否"; highest(p)
  people.attach(p, "学历证书及认证材料")
end)
k("exceptional by time, with form and reason", false, { held = "2018-05", appointed = "2018-06",
  graduated = "2012-06", started = "2012-08", born = 1990 }, function(p)
  p.a.kind, p.a.exceptional_reason = "破格晋升", "任现职以来获省级科技进步奖一等奖（排名第一），主持完成省重点项目两项，业绩特别突出。"
  people.attach(p, "破格推荐专业技术职务任职资格审批表")
  p.appointments = {}
  for year = 2018, 2020 do p.appointments[#p.appointments + 1] = { year = year, title = "助理工程师", unit = p.unit } end
end)
k("exceptional by schooling, with form and reason", false, { held = "2013-05", appointed = "2013-06" }, function(p)
  p.education[1].education, p.education[1].degree, p.a.education, p.a.degree = "中专", "", "中专", ""
  p.education[1].school, p.a.school, p.education[1].start = "浙江建设技师学校", "浙江建设技师学校", "2004-09"
  p.a.kind, p.a.exceptional_reason = "破格晋升", "不具备规定学历，获省级技术能手称号，主持的技改项目年增效益三百万元，业绩突出。"
  people.attach(p, "破格推荐专业技术职务任职资格审批表")
end)
k("entrusted with approval", false, { series = "播音" }, function(p)
  p.a.entrusted, p.a.entrust_no, p.a.committee = "是", "湖人社委函〔2020〕12号", "浙江省播音专业中级职务任职资格评审委员会"
end)
k("ratios that round", nil, { series = "文博", institution = true }, function(p)
  local r = p.posts[1]
  r.total_posts, r.employed_total, r.authorised = 21, 21, 24
  for l, v in pairs { senior = { 2, 2, 2, 0 }, associate = { 6, 6, 6, 0 }, middle = { 8, 8, 7, 1 }, junior = { 4, 4,
    6, -2 } } do
    r["approved_" .. l], r["allowed_" .. l], r["employed_" .. l], r["vacant_" .. l] = v[1], v[2], v[3], v[4]
  end
  r.approved_total, r.allowed_total, r.vacant_total = 20, 20, -1
end)
k("ratios written as fractions of one", false, { series = "文博", institution = true }, function(p)
  for l, v in pairs { senior = 0.1, associate = 0.3, middle = 0.4, junior = 0.2 } do p.posts[1]["ratio_" .. l] = v end
end)
k("no senior posts at all", false, { series = "图书", institution = true }, function(p)
  local r = p.posts[1]
  r.ratio_senior, r.approved_senior, r.allowed_senior, r.employed_senior, r.vacant_senior = "0%", 0, 0, 0, 0
  r.ratio_associate, r.approved_associate, r.allowed_associate, r.employed_associate, r.vacant_associate = "40%", 8,
    8, 8, 0
end)
k("one post for somebody who has the title", false, { series = "图书", institution = true }, function(p)
  local r = p.posts[1]
  r.employed_middle, r.vacant_middle, r.employed_junior, r.vacant_junior = 6, 2, 6, -2
  r.offered_middle, r.qualified = 2, 1
end)
k("the list's rows of one unit in two sheets", false, { series = "群文", institution = true }, function(p)
  p.split = true
end)
k("studied while working", false, {}, function(p)
  p.education[1].education, p.education[1].degree, p.education[1].start, p.education[1].school = "大专", "", "2004-09",
    "湖州职业技术学院"
  school(p, "本科", "", "2009-03", "2012-01", "函授", "浙江工业大学"); highest(p)
end)
k("studied for oneself, examination", false, {}, function(p)
  p.education[1].education, p.education[1].degree, p.education[1].start, p.education[1].school = "大专", "", "2004-09",
    "湖州职业技术学院"
  school(p, "本科", "", "2009-03", "2012-01", "自学考试", "浙江工业大学"); highest(p)
end)
k("upgraded from college in two years", false, { graduated = "2008-06", started = "2008-08" }, function(p)
  p.education[1].education, p.education[1].degree, p.education[1].start, p.education[1]["end"],
    p.education[1].school = "大专", "", "2003-09", "2006-06", "湖州职业技术学院"
  school(p, "本科", "学士", "2006-09", "2008-06"); highest(p)
end)
k("training among the schools", false, {}, function(p)
  p.education[2] = { start = "2018-05", ["end"] = "2018-05", school = "浙江省建设培训中心", major = "施工技术", education = "",
    degree = "", form = "培训", verified = "否" }
end)
k("came from another unit", false, {}, function(p)
  p.work = { { start = "2007-08", ["end"] = "2012-05", unit = "杭州钱江机械厂", duty = "设备管理", post = "技术员",
    witness = "周建成" },
    { start = "2012-06", ["end"] = "至今", unit = p.unit, duty = "工程技术管理", post = "项目负责人", witness = "周建成" } }
end)
k("two posts one after the other in one month", false, {}, function(p)
  p.work[1]["end"] = "2015-10"
  p.work[2] = { start = "2015-10", ["end"] = "", unit = p.unit, duty = "工程管理", post = "部长", witness = "周建成" }
end)
k("appointed by the former unit until 2017", false, {}, function(p)
  for _, row in ipairs(p.appointments) do if row.year < 2018 then row.unit = "杭州钱江机械厂" end end
  p.work = { { start = "2007-08", ["end"] = "2017-12", unit = "杭州钱江机械厂", duty = "设备管理", post = "技术员",
    witness = "周建成" },
    { start = "2018-01", ["end"] = "", unit = p.unit, duty = "工程技术管理", post = "项目负责人", witness = "周建成" } }
end)
k("excellent every year", false, {}, function(p) for _, row in ipairs(p.assessments) do row.result = "优秀" end end)
k("no grade in the first year of work", nil, { level = "初级", graduated = "2018-06", started = "2018-07",
  born = 1996 }, function(p)
  p.assessments = { { year = 2018, result = "不定等次" }, { year = 2019, result = "称职" } }
  p.hours = { { year = 2019, total = 96, general = 20, industry = 14, professional = 62 } }
end)
k("barred long ago", false, {}, function(p) p.bans = { { year = 2016, reason = "2016年提供虚假论文" } } end)
k("hours just enough", false, {}, function(p)
  for _, r in ipairs(p.hours) do r.total, r.general, r.industry, r.professional = 90, 18, 12, 60 end
end)
k("hours with halves", false, {}, function(p) p.hours[1].professional, p.hours[1].total = 62.5, 96.5 end)
k("without publications", nil, {}, function(p) p.publications = {} end)
k("book with ISBN", false, {}, function(p)
  p.publications[1] = { date = "2018-05", kind = "著作", title = "建筑施工技术", outlet = "中国建筑工业出版社",
    number = "ISBN 978-7-112-19876-4", rank = "2/3" }
end)
k("state enterprise", false, {}, function(p) p.a.unit_kind, p.units[1].unit_kind = "国有企业", "国有企业" end)
k("law firm", false, { series = "律师" }, function(p)
  p.a.unit_kind, p.units[1].unit_kind = "社会中介组织", "社会中介组织"; p.a.major = "法学"; p.education[1].major = "法学"
end)
k("returned by the department, with the reason", false, {}, function(p)
  p.a.dept_state, p.a.dept_opinion = "退回修改", "请补充2018年项目的验收材料"
  unreviewed(p, "hr")
end, "applicants.dept_state")
k("not passed by the unit, with the reason", false, {}, function(p)
  unreviewed(p, "dept", "hr")
  p.a.unit_state, p.a.unit_opinion = "审核不通过", "任现职年限不足，不具备申报资格"
  p.a.notice_from, p.a.notice_to, p.a.notice_result = "", "", ""
end, "applicants.unit_state")
k("vote of exactly two thirds", false, {}, function(p)
  p.a.result, p.a.votes_for, p.a.votes_against, p.a.votes_abstain = "通过", 10, 4, 1
end)
k("vote short of two thirds, not passed", false, {}, function(p)
  p.a.result, p.a.votes_for, p.a.votes_against, p.a.votes_abstain = "未通过", 9, 5, 1
end)
k("photo just large enough", false, {}, function(p) p.photo = "216x301.jpg" end)
k("photo of the widest shape", false, {}, function(p) p.photo = "320x400.jpg" end)
k("photo just over 30K", false, {}, function(p) p.photo = "30721.jpg" end)
k("photo just under 1M", false, {}, function(p) p.photo = "1048575.jpg" end)
k("photo nearly white", nil, {}, function(p) p.photo = "offwhite.jpg" end)
k("statement of exactly a thousand characters", false, {}, function(p)
  -- Each hand its own: three people with one statement are no legal case.
  local sentences = {
    "本人长期从事施工技术管理工作，认真负责。", "多年以来从事现场质量管理工作，爱岗敬业。", "一直从事工程安全监督管理工作，尽职尽责。",
  }
  p.a.statement = sentences[p.hand]:rep(50)
end)

-- Words of offices for what the notice has in others.
for _, place in ipairs { "南太湖新区", "莫干山高新区", "杭州钱塘新区", "金义新区", "市本级", "省直", "杭州市、湖州市" } do
  k("insurance in " .. place, false, {}, function(p) p.a.insurance_place = "=" .. place end)
end
for _, result in ipairs { "公示异议：无", "公示期间收到异议0件", "群众反映良好，无异议", "未收到来信来访", "征求意见，无异议", "无疑义" } do
  k("the notice's result: " .. result, false, {}, function(p) p.a.notice_result = "=" .. result end)
end
for _, class in ipairs { "技工院校高级工班", "高级技工班", "技师班毕业", "全日制预备技师班" } do
  k("technical school: " .. class, false, {}, function(p)
    p.education[1].education, p.education[1].degree, p.a.education, p.a.degree = "=" .. class, "", "=" .. class, ""
    p.education[1].school, p.a.school = "湖州技师学院", "湖州技师学院"
    people.attach(p, "学历证书及认证材料")
  end)
end
-- Everywhere the title that he has.
local function has_title(p, title)
  p.a.current_title, p.a.appointed_title = "=" .. title, "=" .. title
  for _, row in ipairs(p.appointments) do row.title = "=" .. title end
  for _, row in ipairs(p.proposed) do row.current_title = "=" .. title end
end
for _, held in ipairs {
  -- 人社部发〔2015〕79号: 小学高级教师 is of the middle level.
  { "小学高级教师", { series = "教师", level = "副高级", institution = true } },
  { "小学一级教师", { series = "教师", institution = true } },
  { "中学二级教师", { series = "教师", institution = true } },
  { "中级会计师", { series = "会计", level = "副高级" } },
  { "一级播音员", { series = "播音", level = "副高级", institution = true } },
} do
  k("title held: " .. held[1], false, held[2], function(p) has_title(p, held[1]) end)
end
for _, kind in ipairs {
  { "现任专业技术职务资格聘书", "助理工程师聘书", "现任职务聘书", "专业技术职务聘任书" },
  { "近4年的继续教育学时证明", "继续教育学时登记表", "继教证明", "近四年继续教育学时" },
} do
  for i = 2, #kind do
    local word = kind[i]
    k("attached by the name " .. word, false, {}, function(p)
      people.drop(p.attachments, "kind", kind[1])
      people.attach(p, "=" .. word)
    end)
  end
end
k("the exceptional form by its printed name", false, { held = "2018-05", appointed = "2018-06",
  graduated = "2012-06", started = "2012-08", born = 1990 }, function(p)
  p.a.kind, p.a.exceptional_reason = "破格晋升", "任现职以来获省级科技进步奖一等奖（排名第一），业绩特别突出。"
  people.attach(p, "=《破格推荐中级专业技术职务任职资格审批表》")
end)
k("an enterprise that was an institution", false, {}, function(p)
  p.a.unit_kind, p.units[1].unit_kind = "=企业（事业单位改制）", "=企业（事业单位改制）"
end)
for _, state in ipairs { "已审核通过", "同意上报", "审核通过（补正后）" } do
  k("the unit's decision: " .. state, false, {}, function(p) p.a.unit_state = "=" .. state end)
end

return list
