-- What the notice forbids, or what contradicts itself: each kind spoils one thing in an application without fault.
-- Each: name, level ("error" where the notice is clear, "warning" where a person has to look), the cells where a clerk
-- would expect to be told ("table.field"), words of which the message has at least one, options of people.new, what is
-- changed. `also`: cells of the same person where a consequence may be told as well. `once`: of nothing else is told.
local people = require("people")

local list = {}
local function v(name, level, at, words, options, change, more)
  local kind = {}
  for key, value in pairs(more or {}) do kind[key] = value end
  kind.name, kind.level, kind.at, kind.words = name, level, at, words
  kind.options, kind.change = options or {}, change
  list[#list + 1] = kind
end
-- One cell of the applicant's row.
local function set(field, value) return function(p) p.a[field] = value end end
local INST = { series = "文博", institution = true }
-- Not yet paid: legal.lua judges what is told of that.
local LATER = { also = "applicants.paid_date" }
local function clear(p, ...)
  for _, field in ipairs { ... } do p.a[field] = "" end
end
local function unreviewed(p, ...)
  for _, who in ipairs { ... } do clear(p, who .. "_state", who .. "_opinion", who .. "_date") end
  clear(p, "paid_date", "submitted_at")
end

-- The person.
v("ID number's check digit", "error", "applicants.id_number", "校验 身份证", nil, function(p)
  p.a.id_number = p.id:sub(1, 17) .. (p.id:sub(18) == "1" and "2" or "1")
end, { once = true }) -- the same number in all tables
v("ID number of 17 characters", "error", "applicants.id_number", "位 身份证", nil, function(p)
  p.a.id_number = p.id:sub(1, 17)
end)
v("ID number with the 31st of February", "error", "applicants.id_number", "日期 出生 身份证", nil, function(p)
  p.a.id_number = people.id_number("1985-02-31", 2 * p.n % 1000 + 1)
end, { also = "applicants.photo" })
v("gender not the ID number's", "error", "applicants.gender", "性别", nil, set("gender", "女"))
v("birth not the ID number's", "error", "applicants.birth_date", "出生", nil, set("birth_date", "1983-11"))
v("no ID number", "error", "applicants.id_number", "身份证", nil, function(p) p.a.id_number = "" end)
v("no unit", "error", "applicants.unit", "工作单位", nil, set("unit", ""))
v("no mobile phone for the messages of 12333", "warning", "applicants.phone", "电话 手机", nil, set("phone", ""))
v("phone a digit short", "warning", "applicants.phone", "电话 手机 位", nil, set("phone", "1990010123"))
v("name ends with a question mark", "error", "applicants.name", "姓名 ？ ?", nil, set("name", "沈文?"))
v("started to work as a child", "warning", "applicants.work_start applicants.birth_date", "参加工作 岁", nil,
  function(p) p.a.work_start, p.work[1].start, p.a.specialty_years = "1997-08", "1997-08", 23 end,
  { also = "education.form" })
v("begins to work next year", "error", "applicants.work_start", "参加工作 以后 晚 将来", nil, set("work_start", "2021-03"))
v("more years in the specialty than at work", "warning", "applicants.specialty_years", "年限 专业工作", nil,
  set("specialty_years", 30))
v("a man of 62", "warning", "applicants.birth_date applicants.id_number", "岁 退休 年龄", { born = 1958,
  graduated = "1980-06", started = "1980-08" })

-- 一、二: series, titles, years.
v("series not evaluated here", "error", "applicants.series", "卫生 申报专业", nil, set("series", "卫生技术"))
v("economist at middle level", "error", "applicants.level applicants.series applicants.apply_title", "高级 经济",
  { series = "经济" })
v("accountant at middle level", "error", "applicants.level applicants.series applicants.apply_title", "高级 会计",
  { series = "会计" })
v("auditor at junior level", "error", "applicants.level applicants.series applicants.apply_title", "高级 审计",
  { series = "审计", level = "初级" })
v("statistician at middle level", "error", "applicants.level applicants.series applicants.apply_title", "高级 统计",
  { series = "统计" })
v("archivist at middle level", "error", "applicants.level applicants.series applicants.apply_title", "高级 档案",
  { series = "档案" })
v("title of another series", "error", "applicants.apply_title", "农艺师 资格", nil, set("apply_title", "农艺师"))
v("title of another level", "error", "applicants.apply_title applicants.level", "高级工程师 级别", nil, set("apply_title",
  "高级工程师"))
v("no level", "error", "applicants.level", "申报级别", nil, set("level", ""))
v("no title applied for", "error", "applicants.apply_title", "申报资格", nil, set("apply_title", ""))
v("a level left out", "error", "applicants.current_title", "技术员 越级 现任", nil, function(p)
  p.a.current_title, p.a.appointed_title = "技术员", "技术员"
  for _, row in ipairs(p.appointments) do row.title = "技术员" end
end)
v("has the title already", "error", "applicants.current_title applicants.apply_title", "工程师 已", nil, function(p)
  p.a.current_title, p.a.appointed_title = "=工程师", "=工程师"
  for _, row in ipairs(p.appointments) do row.title = "=工程师" end
end)
v("has a higher title", "error", "applicants.current_title applicants.apply_title", "高级工程师 现任", nil, function(p)
  p.a.current_title, p.a.appointed_title = "=高级工程师", "=高级工程师"
  for _, row in ipairs(p.appointments) do row.title = "=高级工程师" end
end)
v("title of another series held", "warning", "applicants.current_title", "系列 专业 馆员 教师", nil, function(p)
  p.a.current_title, p.a.appointed_title = "二级教师", "二级教师"
  for _, row in ipairs(p.appointments) do row.title = "二级教师" end
end)
v("no title for the middle level", "error", "applicants.current_title", "现任 职称 资格", nil, function(p)
  clear(p, "current_title", "current_title_date", "appointed_title", "appointed_date")
  p.appointments = {}
  people.drop(p.attachments, "kind", "现任专业技术职务资格聘书")
end, { once = true })
v("title held and title applied for exchanged", "error", "applicants.current_title", "写反", nil, function(p)
  p.a.current_title, p.a.apply_title = p.a.apply_title, p.a.current_title
end, { once = true })
v("title's date missing", "error", "applicants.current_title_date", "取得时间", nil, set("current_title_date", ""))
v("years short, by years", "error", "applicants.current_title_date applicants.appointed_date applicants.kind",
  "年 破格", { graduated = "2014-06", started = "2014-08", born = 1992, held = "2018-03", appointed = "2018-04" },
  function(p) people.drop(p.appointments, "year", 1) end, { also = "appointments" })
v("years short by one month", "error", "applicants.current_title_date applicants.appointed_date applicants.kind",
  "年 破格", { graduated = "2012-06", started = "2012-08", born = 1990, held = "2017-01", appointed = "2017-01" })
v("associate, four years", "error", "applicants.current_title_date applicants.appointed_date applicants.kind",
  "年 破格", { level = "副高级", held = "2016-12", appointed = "2016-12" })
v("full, short by one month", "error", "applicants.current_title_date applicants.appointed_date applicants.kind",
  "年 破格", { level = "正高级", held = "2016-01", appointed = "2016-01" })
v("title obtained after the year's end", "error", "applicants.current_title_date", "取得时间 2021", nil,
  set("current_title_date", "2021-03"), { also = "applicants appointments" })
v("title obtained before work began", "warning", "applicants.current_title_date applicants.work_start", "取得时间 参加工作",
  nil,
  function(p) p.a.current_title_date, p.a.appointed_date = "2005-03", "2005-04" end)
v("appointed before the title", "warning", "applicants.appointed_date applicants.current_title_date", "聘任 早", nil,
  set("appointed_date", "2014-02"))
-- 二 leaves schooling and years to each specialty: what this program has of them is custom, which warns.
v("senior secondary school, middle level", "warning", "applicants.education applicants.kind", "学历", nil, function(p)
  p.a.education, p.a.degree, p.education[1].education, p.education[1].degree = "=普通高中", "", "=普通高中", ""
  p.a.school, p.education[1].school, p.education[1].start = "湖州中学", "湖州中学", "2004-09"
end)
v("college only, associate level", "warning", "applicants.education applicants.kind", "学历", { level = "副高级" },
  function(p)
  p.a.education, p.a.degree, p.education[1].education, p.education[1].degree = "大专", "", "大专", ""
end)
v("college only, full level", "warning", "applicants.education applicants.kind", "学历", { level = "正高级", series = "图书",
  institution = true }, function(p)
  p.a.education, p.a.degree, p.education[1].education, p.education[1].degree = "=专科", "", "=专科", ""
end)
v("technical school's class outside 工程", "error", "applicants.education", "学历 技工", { series = "图书",
  institution = true }, function(p)
  p.a.education, p.a.degree, p.education[1].education, p.education[1].degree = "=预备技师班", "", "=预备技师班", ""
  p.a.school, p.education[1].school = "湖州技师学院", "湖州技师学院"
end)
v("no schooling", "error", "applicants.education", "学历", nil, set("education", ""))
v("not yet graduated", "error", "applicants.graduation_date education.end", "毕业", nil,
  function(p) p.a.graduation_date, p.education[1]["end"] = "2021-01", "2021-01" end,
  { also = "education work" })

-- Kind of application: 四（一）, 附件4.
v("exceptional without a reason", "error", "applicants.exceptional_reason", "破格理由", { held = "2018-05",
  appointed = "2018-06" }, function(p)
  p.a.kind = "破格晋升"; people.attach(p, "破格推荐专业技术职务任职资格审批表")
end)
v("exceptional without its form", "error", "applicants.kind attachments.kind applicants.id_number", "破格推荐 审批表",
  { held = "2018-05", appointed = "2018-06" }, function(p)
  p.a.kind, p.a.exceptional_reason = "破格", "获省级科技进步奖一等奖（排名第一），业绩特别突出。"
end)
v("a reason, but not exceptional", "warning", "applicants.exceptional_reason applicants.kind", "破格", nil,
  set("exceptional_reason", "获省级科技进步奖一等奖（排名第一），业绩特别突出。"))
v("exceptional without need", "warning", "applicants.kind", "破格", nil, function(p)
  p.a.kind, p.a.exceptional_reason = "破格晋升", "获省级科技进步奖一等奖（排名第一），业绩特别突出。"; people.attach(p, "破格推荐专业技术职务任职资格审批表")
end)
v("the exceptional form, but not exceptional", "warning", "applicants.kind attachments.kind", "破格", nil, function(p)
  people.attach(p, "破格推荐专业技术职务任职资格审批表")
end)
v("no kind of application", "warning", "applicants.kind", "申报类型", nil, set("kind", ""))

-- Statement, promise, fee, notice, reviews.
v("statement of 1001 characters", "error", "applicants.statement", "1000 1001 字", nil, set("statement",
  ("本人长期从事施工技术管理工作，认真负责。"):rep(50) .. "啊"))
v("no statement", "error", "applicants.statement", "述职", nil, set("statement", ""))
v("statement of another person", "warning", "applicants.statement", "述职 相同", nil, function(p)
  p.a.statement = ("本人从事桥梁检测和加固工作多年，参加了多座大桥的检测，积累了丰富的经验。"):rep(6)
end)
v("statement of another person, the other", "warning", "applicants.statement", "述职 相同", nil, function(p)
  p.a.statement = ("本人从事桥梁检测和加固工作多年，参加了多座大桥的检测，积累了丰富的经验。"):rep(6)
end)
v("no promise though handed in", "error", "applicants.promise_date", "承诺", nil, set("promise_date", ""))
v("promise after hand-in", "error", "applicants.promise_date applicants.submitted_at", "承诺", nil, set("promise_date",
  "2020-09-10"), { also = "applicants" })
v("promise after the unit's review", "error", "applicants.promise_date applicants.unit_date", "承诺", nil,
  set("promise_date", "2020-08-29"))
v("promise of the future", "error", "applicants.promise_date", "承诺", nil, set("promise_date", "2020-10-20"),
  { also = "applicants" })
v("promise before the plan opens", "warning", "applicants.promise_date", "承诺", nil, set("promise_date", "2020-06-18"))
v("handed in without a fee", "error", "applicants.paid_date", "缴费", nil, set("paid_date", ""))
v("fee of the future", "error", "applicants.paid_date", "缴费", nil, function(p)
  p.a.paid_date, p.a.submitted_at = "2020-09-25", ""
end)
v("fee before the promise", "warning", "applicants.paid_date applicants.promise_date", "缴费", nil, set("paid_date",
  "2020-08-03"))
v("notice of four working days", "error", "applicants.notice_from applicants.notice_to", "工作日 公示", nil,
  set("notice_to", "2020-08-25"))
v("notice of five days with a week-end", "error", "applicants.notice_from applicants.notice_to", "工作日 公示", nil,
  function(p) p.a.notice_from, p.a.notice_to = "2020-08-21", "2020-08-25" end)
v("notice of six days with a week-end", "error", "applicants.notice_from applicants.notice_to", "工作日 公示", nil,
  function(p) p.a.notice_from, p.a.notice_to = "2020-08-22", "2020-08-27"; p.a.unit_date = "2020-08-28" end)
v("notice ends before it begins", "error", "applicants.notice_from applicants.notice_to", "公示", nil,
  function(p) p.a.notice_from, p.a.notice_to = "2020-08-26", "2020-08-20" end)
v("no dates of the notice, unit has passed", "error", "applicants.notice_from applicants.notice_to", "公示", nil,
  function(p)
  clear(p, "notice_from", "notice_to")
end)
v("no end of the notice", "error", "applicants.notice_to", "公示", nil, function(p) clear(p, "notice_to") end)
v("no result of the notice, unit has passed", "error", "applicants.notice_result", "公示", nil, set("notice_result",
  ""))
v("an objection, unit has passed", "error", "applicants.notice_result", "异议 公示", nil, set("notice_result", "有异议"))
v("a denunciation being looked into", "warning", "applicants.notice_result", "举报 公示 异议", nil, set("notice_result",
  "收到举报信一封，正在核实"))
v("people have complained", "warning", "applicants.notice_result", "反映 公示 异议", nil, set("notice_result",
  "有群众反映其论文抄袭"))
v("unit's opinion before the notice ends", "error", "applicants.unit_date applicants.notice_to", "公示", nil,
  set("unit_date", "2020-08-24"))
v("notice after hand-in", "error",
  "applicants.notice_to applicants.notice_from applicants.unit_date applicants.submitted_at", "公示", nil,
  function(p) p.a.notice_from, p.a.notice_to = "2020-09-07", "2020-09-11" end, { also = "applicants" })
v("notice before the promise", "warning", "applicants.notice_from applicants.promise_date", "公示 承诺", nil,
  function(p) p.a.notice_from, p.a.notice_to = "2020-08-03", "2020-08-10" end)
v("department before the unit", "error", "applicants.dept_date applicants.unit_date", "主管部门 单位", nil,
  set("dept_date", "2020-08-25"))
v("hr office before the department", "error", "applicants.hr_date applicants.dept_date", "人社 主管部门", nil,
  set("hr_date", "2020-08-28"))
v("unit refused, department passed", "error", "applicants.unit_state applicants.dept_state", "不通过 主管部门", nil,
  function(p)
  p.a.unit_state, p.a.unit_opinion = "不通过", "年限不足，不具备申报资格"
end, { also = "applicants" })
v("unit returned, department passed", "error", "applicants.unit_state applicants.dept_state", "退回 主管部门", nil,
  function(p)
  p.a.unit_state, p.a.unit_opinion = "退回修改", "请补充验收材料"
end, { also = "applicants" })
v("unit has not reviewed, department passed", "error", "applicants.unit_state applicants.dept_state", "单位 主管部门", nil,
  function(p)
  clear(p, "unit_state", "unit_opinion", "unit_date")
end, { also = "applicants" })
v("department has not reviewed, hr passed", "error", "applicants.dept_state applicants.hr_state", "主管部门 人社", nil,
  function(p)
  clear(p, "dept_state", "dept_opinion", "dept_date")
end, { also = "applicants" })
v("unit still reviewing, department passed", "error", "applicants.unit_state applicants.dept_state",
  "待审核 主管部门 尚未 没有审核", nil, function(p)
  p.a.unit_state, p.a.unit_opinion, p.a.unit_date = "待审核", "", ""
end, { also = "applicants" })
v("unit refused without reason", "error", "applicants.unit_opinion applicants.unit_state", "理由 意见", nil, function(p)
  unreviewed(p, "dept", "hr"); p.a.unit_state, p.a.unit_opinion = "审核不通过", ""
end, LATER)
v("unit returned without reason", "error", "applicants.unit_opinion applicants.unit_state", "理由 意见", nil, function(p)
  unreviewed(p, "dept", "hr"); p.a.unit_state, p.a.unit_opinion = "退回补正", ""
end, LATER)
v("department refused without reason", "error", "applicants.dept_opinion applicants.dept_state", "理由 意见", nil,
  function(p)
  unreviewed(p, "hr"); p.a.dept_state, p.a.dept_opinion = "未通过", ""
end, LATER)
v("department returned without what to complete", "error", "applicants.dept_opinion applicants.dept_state",
  "内容 理由 意见", nil, function(p)
  unreviewed(p, "hr"); p.a.dept_state, p.a.dept_opinion = "退回修改", ""
end, LATER)
v("hr refused without reason", "error", "applicants.hr_opinion applicants.hr_state", "理由 意见", nil, function(p)
  p.a.hr_state, p.a.hr_opinion = "不予推荐", ""; clear(p, "paid_date", "submitted_at")
end, LATER)
v("passed by the unit without an opinion", "error", "applicants.unit_opinion", "意见", nil, set("unit_opinion", ""))
v("passed by the department without an opinion", "error", "applicants.dept_opinion", "意见", nil, set("dept_opinion",
  ""))
v("passed by hr without an opinion", "error", "applicants.hr_opinion", "意见", nil, set("hr_opinion", ""))
v("opinion against the state", "warning", "applicants.unit_opinion applicants.unit_state", "意见", nil,
  set("unit_opinion", "材料不实，不同意推荐"))
v("passed by the unit without a date", "warning", "applicants.unit_date", "时间 日期", nil, set("unit_date", ""))
v("passed by the department without a date", "warning", "applicants.dept_date", "时间 日期", nil, set("dept_date", ""))
v("unit's review of the future", "error", "applicants.unit_date", "以后 晚 将来 未来 还没有到", nil, function(p)
  unreviewed(p, "dept", "hr"); p.a.unit_date = "2020-09-28"
end, LATER)
v("delivered too late", "error", "applicants.submitted_at", "截止 逾期 报送", nil, set("submitted_at", "2020-10-12"))
v("delivered before the plan opens", "error", "applicants.submitted_at", "报送 开始", nil, set("submitted_at",
  "2020-08-05"), { also = "applicants" })
v("delivered, hr has refused", "error", "applicants.submitted_at applicants.hr_state applicants.paid_date",
  "报送 人社 缴费", nil, function(p)
  p.a.hr_state, p.a.hr_opinion = "审核不通过", "不具备资格"
end)
v("fee before hr's review is done", "warning", "applicants.paid_date applicants.hr_date", "缴费 人社", nil,
  set("paid_date", "2020-08-13"))

-- 五（四）: insurance.
v("insurance in 合肥 without proof", "error", "applicants.insurance_place attachments.kind applicants.id_number", "社保",
  nil, set("insurance_place", "安徽省合肥市"))
v("insurance in 上海 without proof", "error", "applicants.insurance_place attachments.kind applicants.id_number", "社保",
  nil, set("insurance_place", "上海市"))
v("insurance in 苏州, no province written", "error",
  "applicants.insurance_place attachments.kind applicants.id_number", "社保", nil, set("insurance_place", "苏州市吴江区"))
v("insurance 广德, no province written", "error", "applicants.insurance_place attachments.kind applicants.id_number",
  "社保", nil, set("insurance_place", "宣城广德"))

-- 三（五）: committee and entrusting; votes.
v("no committee", "error", "applicants.committee", "评审委员会", nil, set("committee", ""))
v("committee of another series", "error", "applicants.committee", "评审委员会 评委会 申报专业", nil, set("committee",
  "湖州市农业技术专业中级职务任职资格评审委员会"))
v("committee of another level", "error", "applicants.committee", "评审委员会 评委会 级别", nil, set("committee",
  "湖州市工程专业初级职务任职资格评审委员会"))
v("committee of another city", "error", "applicants.committee applicants.entrusted", "评审委员会 评委会 委托", nil,
  set("committee", "杭州市工程专业中级职务任职资格评审委员会"))
v("province's committee, middle level, not entrusted", "error", "applicants.committee applicants.entrusted", "委托",
  { series = "播音" },
  set("committee", "浙江省播音专业中级职务任职资格评审委员会"))
v("entrusted without approval", "error", "applicants.entrust_no", "委托", { series = "播音" }, function(p)
  p.a.entrusted, p.a.committee = "是", "浙江省播音专业中级职务任职资格评审委员会"
end)
v("approval's number, not entrusted", "warning", "applicants.entrust_no applicants.entrusted", "委托", nil,
  set("entrust_no", "湖人社委函〔2020〕12号"))
v("entrusted, but to the city's own committee", "warning", "applicants.committee applicants.entrusted", "委托", nil,
  function(p)
  p.a.entrusted, p.a.entrust_no = "是", "湖人社委函〔2020〕12号"
end)
local function vote(result, f, g, h)
  return function(p) p.a.result, p.a.votes_for, p.a.votes_against, p.a.votes_abstain = result, f, g, h end
end
v("passed with 8 of 13", "error", "applicants.votes_for applicants.result", "三分之二 2/3 赞成", nil, vote("通过", 8, 5, 0))
v("passed, two thirds of the votes but not of those present", "error", "applicants.votes_for applicants.result",
  "三分之二 2/3 赞成", nil, vote("评审通过", 8, 3, 2))
v("not passed with 12 of 13", "error", "applicants.votes_for applicants.result", "三分之二 2/3 赞成", nil, vote("未通过", 12,
  1, 0))
v("votes without a result", "warning", "applicants.result", "评审结果", nil, vote("", 12, 1, 0))
v("passed without votes", "warning", "applicants.votes_for applicants.result", "赞成 票", nil, set("result", "通过"))
v("a negative number of votes", "error", "applicants.votes_against", "反对 负 票", nil, vote("通过", 13, -1, 0))
v("fewer than half of the committee", "warning", "applicants.votes_for applicants.result applicants.votes_against",
  "人数 二分之一 半数 票", nil, vote("通过", 5, 0, 0))
v("passed though hr refused", "error", "applicants.result applicants.hr_state", "评审结果 人社 审核", nil, function(p)
  p.a.hr_state, p.a.hr_opinion = "审核不通过", "不具备资格"; clear(p, "paid_date", "submitted_at"); vote("通过", 13, 0, 0)(p)
end, LATER)
v("passed though the unit never reviewed", "error", "applicants.result applicants.unit_state applicants.hr_state",
  "评审结果 审核", nil, function(p)
  unreviewed(p, "unit", "dept", "hr"); vote("通过", 13, 0, 0)(p)
end, LATER)

-- 附件1二、1: photos.
local function photo(file) return function(p) p.photo = file end end
local AT = "applicants.photo applicants.id_number"
v("no photo", "error", AT, "照片", nil, function(p) p.photo = false end)
v("photo of 215 × 300", "error", AT, "像素 215", nil, photo("215x300.jpg"))
v("photo too narrow", "error", AT, "宽高比 比例 0.65", nil, photo("256x400.jpg"))
v("photo too wide", "error", AT, "宽高比 比例 0.8", nil, photo("324x400.jpg"))
v("photo of 30K", "error", AT, "30K KB 大小 30", nil, photo("30720.jpg"))
v("photo of 1M", "error", AT, "1M 大小 MB", nil, photo("1048576.jpg"))
v("photo before blue", "error", AT, "白底 背景", nil, photo("blue.jpg"))
v("photo is a PNG named jpg", "error", AT, "JPEG JPG PNG", nil, photo("png.jpg"))
v("photo cut off", "error", AT, "不完整 损坏 照片", nil, photo("half.jpg"))
v("one photo for two people", "warning", AT, "同一张 相同 一样", nil, photo("shared"))
v("one photo for two people, the other", "warning", AT, "同一张 相同 一样", nil, photo("shared"))

-- 三（二）: hours.
local HATT = "attachments.kind applicants.id_number"
v("hours of 2017 missing", "error", "hours.year applicants.id_number", "2017", nil, function(p)
  people.drop(p.hours, "year", 2017)
end)
v("hours of 2020 for those of 2016", "error", "hours.year applicants.id_number", "2016", nil, function(p)
  p.hours[1].year = 2020
end)
v("no hours at all", "error", "hours.year applicants.id_number", "学时", nil, function(p) p.hours = {} end)
v("total below 90", "error", "hours.total", "90", nil, function(p)
  p.hours[2].professional, p.hours[2].total = 50, 84
end, { also = "hours" })
v("general below 18", "error", "hours.general", "一般公需 18", nil, function(p)
  p.hours[2].general, p.hours[2].professional = 10, 72
end)
v("industry below 12", "error", "hours.industry", "行业公需 12", nil, function(p)
  p.hours[2].industry, p.hours[2].professional = 5, 71
end)
v("professional below 60", "error", "hours.professional", "专业科目 60", nil, function(p)
  p.hours[2].professional, p.hours[2].general = 40, 42
end)
v("total is not the sum", "warning", "hours.total", "合计 总学时 相加 之和", nil, function(p) p.hours[3].total = 120 end)
v("hours beyond what a year has", "warning", "hours.total hours.professional", "学时", nil, function(p)
  p.hours[3].professional, p.hours[3].total = 9620, 9654
end)
v("hours below nought", "error", "hours.general", "负 -5 一般公需", nil, function(p)
  p.hours[3].general, p.hours[3].total = -5, 71
end, { also = "hours" })
v("hours of one year twice, different", "error",
  "hours.id_number hours.year hours.total hours.general hours.professional", "2018 不同 两", nil, function(p)
  p.hours[5] = { year = 2018, total = 91, general = 18, industry = 12, professional = 61 }
end)

-- 附件1二、5（3）: appointments.
local AAT = "appointments.year appointments.title applicants.id_number"
v("three years of appointments", "error", AAT, "4年 聘", nil, function(p)
  for _, year in ipairs { 2015, 2016, 2017 } do people.drop(p.appointments, "year", year) end
end)
v("not appointed this year", "error", AAT, "2020 在聘 当年", nil, function(p)
  people.drop(p.appointments, "year", 2020)
end)
v("no appointments", "error", AAT, "聘", nil, function(p) p.appointments = {} end)
v("one year counted thrice", "error", AAT, "4年 聘 重复", nil, function(p)
  for i, row in ipairs(p.appointments) do row.year = i < 4 and 2019 or 2020 end
end)
v("appointed to another title", "error", "appointments.title " .. AAT, "聘", nil, function(p)
  for _, row in ipairs(p.appointments) do row.title = "技术员" end
end)
v("years before the title counted", "error", AAT, "聘 4年", nil, function(p)
  for i, row in ipairs(p.appointments) do row.year = i < 4 and 2010 + i or 2014 + i end
end)
v("another unit appoints this year", "warning", "appointments.unit", "单位", nil, function(p)
  p.appointments[#p.appointments].unit = "桐乡濮院织造厂"
end)
v("appointed title missing", "warning", "applicants.appointed_title", "聘任职务", nil, set("appointed_title", ""))
v("appointed date missing", "warning", "applicants.appointed_date", "聘任时间", nil, set("appointed_date", ""))
v("appointed title is not the title held", "warning", "applicants.appointed_title applicants.current_title", "聘任职务",
  nil, set("appointed_title", "技术员"))
v("appointed next year", "error", "applicants.appointed_date", "聘任", nil, set("appointed_date", "2021-01"))

-- 附件1二、5, 五（二）: attachments.
local function without(kind) return function(p) people.drop(p.attachments, "kind", kind) end end
v("no proof of hours", "error", HATT, "学时", nil, without("近4年的继续教育学时证明"))
v("no form of posts", "error", HATT, "岗位信息表", INST, without("事业单位人员职称申报岗位信息表"))
v("not on staff, no explanation", "error", HATT, "说明", INST, function(p)
  p.a.staffing, p.a.post_grade, p.posts, p.proposed = "否", "", {}, {}
  people.drop(p.attachments, "kind", "事业单位人员职称申报岗位信息表")
end)
v("no certificate of appointment", "error", HATT, "聘书", nil, without("现任专业技术职务资格聘书"))
v("not on 学信网, no certificates", "error", HATT .. " education.verified", "学历", nil, function(p)
  p.education[1].verified = "否"
end)
v("graduated in 1999, no certificates", "error",
  HATT .. " education.end education.verified applicants.graduation_date", "学历", { level = "副高级",
  graduated = "1999-06", started = "1999-08", born = 1977 }, function(p)
  people.drop(p.attachments, "kind", "学历证书及认证材料"); p.education[1].verified = "是"
end)
v("foreign degree without its approval", "error", HATT .. " education.school education.verified", "学历 认证", nil,
  function(p)
  p.education[2] = { start = "2010-09", ["end"] = "2012-06", school = "澳大利亚悉尼大学", major = "土木工程",
    education = "硕士研究生", degree = "硕士", form = "全日制", verified = "否" }
  p.a.education, p.a.degree, p.a.school, p.a.graduation_date = "硕士研究生", "硕士", "澳大利亚悉尼大学", "2012-06"
end, { also = "work education.form" })
v("copy without who has compared it", "error", "attachments.verified_by", "验证人", nil, function(p)
  p.attachments[1].verified_by = ""
end)
v("copy without when it was compared", "error", "attachments.verified_date", "验证时间", nil, function(p)
  p.attachments[1].verified_date = ""
end)
v("copy compared in the future", "error", "attachments.verified_date", "验证时间", nil, function(p)
  p.attachments[1].verified_date = "2020-12-01"
end)
v("copy compared after hand-in", "warning", "attachments.verified_date", "验证时间", nil, function(p)
  p.attachments[1].verified_date = "2020-09-12"
end)
v("copy compared by the applicant", "error", "attachments.verified_by", "验证人 本人", nil, function(p)
  p.attachments[1].verified_by = p.a.name
end)
v("an attachment without a file", "error", "attachments.file", "附件文件", nil, function(p)
  p.attachments[2].file = ""
end)
v("one file for two attachments", "warning", "attachments.file", "文件", nil, function(p)
  p.attachments[2].file = p.attachments[1].file
end)
v("an attachment that is no scan", "warning", "attachments.file", "扫描 格式 docx", nil, function(p)
  p.attachments[1].file = "学时证明.docx"
end)

-- Schools and work.
v("school ends before it begins", "error", "education.start education.end", "早 晚 起始 终止", nil, function(p)
  p.education[1].start = "2011-09"
end)
v("work ends before it begins", "error", "work.start work.end", "早 晚 起始 终止", nil, function(p)
  p.work = { { start = "2007-08", ["end"] = "2005-05", unit = "杭州钱江机械厂", duty = "设备管理", post = "技术员",
    witness = "周建成" },
    { start = "2007-08", ["end"] = "", unit = p.unit, duty = "工程技术管理", post = "项目负责人", witness = "周建成" } }
end)
v("present work in the future", "error", "work.start", "将来 晚 以后", nil, function(p)
  p.work[2] = { start = "2021-05", ["end"] = "", unit = p.unit, duty = "工程技术管理", post = "总工", witness = "周建成" }
end)
v("schooling not in the list of schools", "warning", "applicants.education education.education", "学历", nil,
  function(p)
  p.a.education, p.a.degree = "硕士研究生", "硕士"
end, { also = "applicants.degree" })
v("school not that of the list", "warning", "applicants.school education.school", "院校 学校", nil, set("school", "同济大学"))
v("graduation not that of the list", "warning", "applicants.graduation_date education.end", "毕业", nil,
  set("graduation_date", "2008-06"))
v("degree not that of the list", "warning", "applicants.degree education.degree", "学位", nil, set("degree", "博士"))
v("no list of schools", "warning", "education.school applicants.id_number applicants.education", "学习经历", nil,
  function(p)
  p.education = {}
end)
v("no list of work", "warning", "work.unit applicants.id_number", "工作经历", nil, function(p) p.work = {} end)
v("list of work begins years late", "warning", "work.start applicants.work_start", "工作", nil, function(p)
  p.work[1].start = "2012-08"
end)
v("list of work begins before work began", "warning", "work.start applicants.work_start", "参加工作 早", nil, function(p)
  p.work[1].start = "2004-02"
end, { also = "education.form" })
v("two years missing between two jobs", "warning", "work.start work.end", "间 断 空", nil, function(p)
  p.work = { { start = "2007-08", ["end"] = "2012-05", unit = "杭州钱江机械厂", duty = "设备管理", post = "技术员",
    witness = "周建成" },
    { start = "2014-06", ["end"] = "", unit = p.unit, duty = "工程技术管理", post = "项目负责人", witness = "周建成" } }
end)
v("two jobs at a time", "warning", "work.start work.end", "重叠 同时", nil, function(p)
  p.work = { { start = "2007-08", ["end"] = "2014-05", unit = "杭州钱江机械厂", duty = "设备管理", post = "技术员",
    witness = "周建成" },
    { start = "2010-06", ["end"] = "", unit = p.unit, duty = "工程技术管理", post = "项目负责人", witness = "周建成" } }
end)
v("works elsewhere now", "warning", "work.unit applicants.unit work.end", "单位", nil, function(p)
  p.work[1].unit = "桐乡濮院织造厂"
end)
v("full-time study while at work", "warning", "education.start education.end education.form", "全日制 重叠 工作", nil,
  function(p)
  p.education[2] = { start = "2010-09", ["end"] = "2013-06", school = "浙江大学", major = "土木工程", education = "硕士研究生",
    degree = "硕士", form = "全日制", verified = "是" }
  p.a.education, p.a.degree, p.a.school, p.a.graduation_date = "硕士研究生", "硕士", "浙江大学", "2013-06"
end)
v("witness is the applicant", "warning", "work.witness", "证明人", nil, function(p) p.work[1].witness = p.a.name end)

-- 附件1二、4: achievements, papers.
v("only achievements from before the title", "warning", "achievements.date applicants.id_number", "任现职 业绩", nil,
  function(p)
  p.achievements[1].date, p.achievements[2].date = "2011-05", "2013-03"
end)
v("no achievements", "error", "achievements.date achievements.content applicants.id_number", "业绩", nil, function(p)
  p.achievements = {}
end)
v("collective project without proof", "error", "achievements.proof", "佐证 集体 主要贡献", nil, function(p)
  p.achievements[1].proof = ""
end)
v("collective project, ninth of twelve", "warning", "achievements.rank achievements.role achievements.collective",
  "排名 主要贡献 集体", nil, function(p)
  p.achievements[1].rank, p.achievements[1].role = "9/12", "参与"
end)
v("rank beyond the number of people", "warning", "achievements.rank", "排名", nil, function(p)
  p.achievements[1].rank = "6/4"
end)
v("achievement of the future", "error", "achievements.date", "2021 晚 以后 将来", nil, function(p)
  p.achievements[1].date = "2021-05"
end)
v("sixty achievements", "warning", "achievements.content achievements.date applicants.id_number", "过多 突出 代表", nil,
  function(p)
  for i = 3, 60 do p.achievements[i] = { date = string.format("2018-%02d", i % 12 + 1),
    content = p.unit .. "第" .. i .. "号项目", role = "主持", rank = "1", collective = "否", proof = "单位证明",
    award = "合格" } end
end)
v("one achievement twice", "warning", "achievements.content", "重复 相同", nil, function(p)
  local a = p.achievements[2]
  p.achievements[3] = { date = "2019-04", content = a.content, role = a.role, rank = a.rank,
    collective = a.collective, proof = a.proof, award = a.award }
end)
v("one project led by two people", "warning", "achievements.content achievements.rank achievements.role",
  "排名 同一 相同 主持", nil, function(p)
  p.achievements[1].content, p.achievements[1].rank, p.achievements[1].collective = "太湖南岸清水入湖工程总体设计", "1/6", "是"
end)
v("one project led by two people, the other", "warning", "achievements.content achievements.rank achievements.role",
  "排名 同一 相同 主持", nil, function(p)
  p.achievements[1].content, p.achievements[1].rank, p.achievements[1].collective = "太湖南岸清水入湖工程总体设计", "1/6", "是"
end)
v("paper of the future", "error", "publications.date", "2021 晚 以后 将来", nil, function(p)
  p.publications[1].date = "2021-02"
end)
v("ISBN's check digit", "warning", "publications.number", "ISBN 书号 校验", nil, function(p)
  p.publications[1].kind, p.publications[1].outlet, p.publications[1].number = "著作", "中国建筑工业出版社",
    "ISBN 978-7-112-19876-5"
end)
v("ISSN's check digit", "warning", "publications.number", "ISSN 刊号 校验", nil, function(p)
  p.publications[1].number = "ISSN 1008-3700"
end)
v("one paper by two first authors", "warning", "publications.title publications.rank", "同一 相同 排名", nil, function(p)
  p.publications[1].title, p.publications[1].rank = "太湖流域软土地基沉降控制研究", "1/3"
end)
v("one paper by two first authors, the other", "warning", "publications.title publications.rank", "同一 相同 排名", nil,
  function(p)
  p.publications[1].title, p.publications[1].rank = "太湖流域软土地基沉降控制研究", "1/3"
end)
v("paper without a journal's number", "warning", "publications.number", "刊号 书号", nil, function(p)
  p.publications[1].number = ""
end)

-- 附件2三、2: yearly assessment.
v("failed a year", "error", "assessments.result", "不合格 考核", INST, function(p) p.assessments[4].result = "不合格" end)
v("failed a year, a company's word", "error", "assessments.result", "不称职 考核", nil, function(p)
  p.assessments[4].result = "不称职"
end)
v("nearly failed a year", "warning", "assessments.result", "基本合格 考核", INST, function(p)
  p.assessments[3].result = "基本合格"
end)
v("a year without assessment", "warning", "assessments.year applicants.id_number", "2017 考核", nil, function(p)
  people.drop(p.assessments, "year", 2017)
end)
v("no assessments", "error", "assessments.year applicants.id_number", "考核", nil, function(p) p.assessments = {} end)
v("assessment before work began", "warning", "assessments.year", "参加工作 考核", nil, function(p)
  p.assessments[1].year = 2003
end)
v("assessment of the running year", "warning", "assessments.year", "2020 考核", nil, function(p)
  p.assessments[6] = { year = 2021, result = "称职" }
end)

-- 三（三）, 附件3: the posts' form. Told of the unit.
local U = { unit = true }
local function post(field, value) return function(p) p.posts[1][field] = value end end
local function upost(name, level, at, words, change, also) v(name, level, at, words, INST, change, { unit = true,
  also = also }) end
v("institution without its form of posts", "error", "posts.unit applicants.unit applicants.id_number units.unit",
  "岗位", INST, function(p)
  p.posts, p.proposed = {}, {}
end, { unit = true, also = "applicants" })
v("on the staff, not in the list", "error",
  "proposed.id_number proposed.name applicants.id_number posts.to_evaluate applicants.staffing", "名单 拟聘", INST,
  function(p)
  p.proposed = {}; p.posts[1].to_evaluate = 0
end, { unit = true, also = "posts" })
v("in the list, not on the staff", "error", "proposed.id_number proposed.name applicants.staffing", "在编", INST,
  function(p)
  p.a.staffing, p.a.post_grade = "否", ""; people.attach(p, "非在编人员单位说明")
end, { unit = true, also = "proposed" })
v("in the list, does not apply", "warning", "proposed.id_number proposed.name", "申报人员 没有", INST, function(p)
  local other = people.id_number("1984-04-04", 990)
  p.proposed[2] = { unit = p.unit, name = "陆无申", id_number = other, current_title = "助理馆员", appointed_level = "初级",
    appointed_date = "2014-02", post_grade = "专业技术十二级", recommend_title = "馆员" }
  local r = p.posts[1]
  r.employed_middle, r.vacant_middle, r.employed_junior, r.vacant_junior, r.offered_middle, r.to_evaluate = 6, 2, 6,
    -2, 2, 2
end, { unit = true })
upost("more posts offered than vacant", "error", "posts.offered_middle posts.vacant_middle", "空缺 推出",
  post("offered_middle", 3), "posts")
upost("recommended without a vacancy", "error", "posts.vacant_middle posts.offered_middle proposed.recommend_title",
  "空缺", function(p)
  local r = p.posts[1]
  r.employed_middle, r.vacant_middle, r.employed_junior, r.vacant_junior = 8, 0, 4, 0
end, "posts proposed")
upost("approved is not ratio × posts", "error", "posts.approved_associate", "核准", function(p)
  local r = p.posts[1]; r.approved_associate, r.approved_junior = 8, 2
end, "posts")
upost("allowed is not ratio × employed", "error", "posts.allowed_middle", "可聘", function(p)
  local r = p.posts[1]; r.allowed_middle, r.vacant_middle, r.allowed_junior, r.vacant_junior = 11, 4, 1, -4
end, "posts")
upost("vacant is not allowed − employed", "error", "posts.vacant_middle", "空缺", function(p)
  local r = p.posts[1]; r.vacant_middle, r.vacant_total = 3, 2
end, "posts")
upost("employed do not add up", "error", "posts.employed_total posts.employed_junior posts.employed_middle",
  "实聘 聘用 总数", function(p)
  local r = p.posts[1]; r.employed_junior, r.vacant_junior, r.vacant_total = 9, -5, -4
end, "posts")
upost("sum of approved", "error", "posts.approved_total", "总数 合计 相加", post("approved_total", 22), "posts")
upost("sum of allowed", "error", "posts.allowed_total", "总数 合计 相加", post("allowed_total", 23), "posts")
upost("sum of vacant", "error", "posts.vacant_total", "总数 合计 相加", post("vacant_total", 4), "posts")
upost("ratios over a hundred per cent in all", "error",
  "posts.ratio_junior posts.ratio_middle posts.ratio_senior posts.ratio_associate", "比例 100%", function(p)
  local r = p.posts[1]
  r.ratio_junior, r.approved_junior, r.allowed_junior, r.vacant_junior, r.approved_total, r.allowed_total,
    r.vacant_total = "30%", 6, 6, 1, 22, 22, 2
end, "posts")
upost("a ratio over a hundred per cent", "error", "posts.ratio_middle", "比例 100%", post("ratio_middle", "140%"),
  "posts")
upost("a ratio below nought", "error", "posts.ratio_senior", "比例 负", post("ratio_senior", "-10%"), "posts")
-- No clause says so: custom, which warns.
upost("more posts than the authorised", "warning", "posts.total_posts posts.authorised", "编制", post("authorised", 15))
upost("more employed than posts", "error", "posts.employed_total posts.total_posts", "聘用 岗位总数", function(p)
  local r = p.posts[1]
  r.total_posts, r.approved_senior, r.approved_associate, r.approved_middle, r.approved_junior,
    r.approved_total = 10, 1, 3, 4, 2, 10
end, "posts")
upost("offered is not qualified and recommended", "error", "posts.qualified posts.to_evaluate posts.offered_middle",
  "推出 推荐 已具有", post("qualified", 3), "posts")
upost("recommended is not the list's number", "error", "posts.to_evaluate", "名单 人数", function(p)
  local r = p.posts[1]
  r.employed_middle, r.vacant_middle, r.employed_junior, r.vacant_junior, r.offered_middle, r.to_evaluate = 6, 2, 6,
    -2, 2, 2
end, "posts proposed")
for _, blank in ipairs { { "authorised", "编制" }, { "ratio_middle", "比例" }, { "approved_middle", "核准" },
  { "allowed_middle", "可聘" }, { "employed_middle", "实聘" },
  { "vacant_middle", "空缺" }, { "offered_middle", "推出" }, { "to_evaluate", "推荐" }, { "qualified", "资格" },
    { "employed_total", "聘用" } } do
  upost("blank: " .. blank[1], "error", "posts." .. blank[1], blank[2], post(blank[1], ""), "posts")
end
local function listed(field, value) return function(p) p.proposed[1][field] = value end end
upost("list: another title recommended", "error", "proposed.recommend_title", "推荐", listed("recommend_title",
  "副研究馆员"), "posts")
upost("list: another title held", "warning", "proposed.current_title", "现有 资格", listed("current_title", "管理员"))
upost("list: another level appointed", "warning", "proposed.appointed_level", "职级", listed("appointed_level", "副高级"),
  "proposed")
upost("list: another date of appointment", "warning", "proposed.appointed_date", "聘任时间", listed("appointed_date",
  "2019-01"))
upost("list: another grade of post", "warning", "proposed.post_grade", "岗位等级", listed("post_grade", "专业技术十一级"))
upost("list: another name", "error", "proposed.name", "姓名", listed("name", "钱某某"))
upost("list: title missing", "warning", "proposed.current_title", "现有", listed("current_title", ""))
upost("list: date missing", "warning", "proposed.appointed_date", "聘任时间", listed("appointed_date", ""))
upost("list: grade missing", "warning", "proposed.post_grade", "岗位等级", listed("post_grade", ""))
v("a junior on a post of grade 7", "warning", "applicants.post_grade proposed.post_grade", "岗位等级 在聘岗位", INST,
  function(p)
  p.a.post_grade, p.proposed[1].post_grade = "专业技术七级", "专业技术七级"
end, { unit = true })
v("grade of post that there is not", "warning", "applicants.post_grade proposed.post_grade", "岗位等级 在聘岗位 十五", INST,
  function(p)
  p.a.post_grade, p.proposed[1].post_grade = "专业技术十五级", "专业技术十五级"
end, { unit = true })
v("on the staff of a company", "warning", "applicants.staffing applicants.unit_kind", "在编", nil, set("staffing",
  "是"), { also = "applicants" })
v("staff or not: not said", "warning", "applicants.staffing", "在编", INST, set("staffing", ""), { unit = true })
v("the form of posts of a company", "warning", "posts.unit units.unit_kind applicants.unit_kind applicants.staffing",
  "事业单位", INST, function(p)
  p.a.unit_kind, p.units[1].unit_kind, p.a.staffing = "民营企业", "民营企业", "否"
end, { unit = true, also = "applicants proposed" })

-- 六, 四（二）: units.
local function one(field, value) return function(p) p.units[1][field] = value end end
v("unit: no place of the notice", "warning", "units.notice_place", "公示地点", nil, one("notice_place", ""), U)
v("unit: no phone of supervision", "warning", "units.supervise_phone", "监督电话", nil, one("supervise_phone", ""), U)
v("unit: no phone", "warning", "units.phone", "联系电话", nil, one("phone", ""), U)
v("unit: no contact", "warning", "units.contact", "联系人", nil, one("contact", ""), U)
v("unit: not in the table", "warning", "applicants.unit units.unit", "单位", nil, function(p) p.units = {} end, U)
v("unit: no kind", "error", "units.unit_kind", "单位性质", nil, one("unit_kind", ""), U)
v("unit: another kind", "warning", "units.unit_kind applicants.unit_kind", "单位性质", nil, one("unit_kind", "事业单位"),
  { unit = true, also = "applicants" })
v("unit: another district", "warning", "units.district applicants.district", "区县 属于", nil, function(p)
  p.units[1].district = p.a.district == "德清县" and "安吉县" or "德清县"
end, U)
v("unit: another department", "warning", "units.supervising_dept applicants.supervising_dept", "主管部门", nil,
  one("supervising_dept", "湖州市水利局"), U)
v("applicant of another city", "error", "applicants.district units.district", "区县 余杭", nil, function(p)
  p.a.district, p.units[1].district = "杭州市余杭区", "杭州市余杭区"
end, U)
v("no district", "error", "applicants.district", "区县", nil, function(p)
  p.a.district, p.units[1].district = "", ""
end, U)

-- 五（五）: barred.
for year = 2017, 2019 do
  v("barred since " .. year, "error", "bans.year applicants.id_number applicants.name", "3年 失信 弄虚作假", nil, function(p)
    p.bans = { { year = year, reason = "提供虚假论文" } }
  end)
end

-- Across tables.
v("another name in the hours", "error", "hours.name applicants.name", "姓名", nil, function(p)
  p.hours[1].name = "钱某某"
end)
v("another name in the attachments", "error", "attachments.name applicants.name", "姓名", nil, function(p)
  p.attachments[1].name = "孙某某"
end)
v("two rows that differ", "error", "applicants.id_number applicants.phone", "不同 两 重复", nil, function(p)
  p.again = {}
  for key, value in pairs(p.a) do p.again[key] = value end
  p.again.phone = "19900199999"
end)
v("applies for two titles", "error",
  "applicants.id_number applicants.series applicants.apply_title applicants.level", "不同 两 重复", nil, function(p)
  p.again = {}
  for key, value in pairs(p.a) do p.again[key] = value end
  p.again.series, p.again.apply_title = "工艺美术", "工艺美术师"
end)
v("phone of another person", "warning", "applicants.phone", "电话 相同 同一", nil, set("phone", "19900188888"))
v("phone of another person, the other", "warning", "applicants.phone", "电话 相同 同一", nil, set("phone", "19900188888"))
v("rows of somebody who does not apply", "warning",
  "hours.id_number attachments.id_number work.id_number education.id_number", "申报人员 没有 主记录", nil, function(p)
  p.no_row = true
end)

-- Words that say something else than what they look like at first sight.
v("an objection in brackets", "warning", "applicants.notice_result", "举报", nil,
  set("notice_result", "=公示无异议（收到举报1件）"))
v("ten who object", "warning", "applicants.notice_result", "异议", nil, set("notice_result", "=公示期间10人有异议"))
v("a letter came", "warning", "applicants.notice_result", "来信", nil, set("notice_result", "=公示期间收到群众来信1封"))
v("there is an objection, asked and answered", "warning", "applicants.notice_result", "异议", nil,
  set("notice_result", "=有无异议：有"))
v("a certificate that is still to come", "error", "applicants.id_number attachments.kind", "聘书", nil, function(p)
  people.drop(p.attachments, "kind", "现任专业技术职务资格聘书")
  people.attach(p, "=聘书（待补）")
end, { once = true })
v("a certificate of another thing", "error", "applicants.id_number attachments.kind", "聘书", nil, function(p)
  people.drop(p.attachments, "kind", "现任专业技术职务资格聘书")
  people.attach(p, "=获奖证书（专家聘书）")
end)
v("a health centre of a township without its form of posts", "error", "applicants.staffing", "岗位信息表", INST,
  function(p)
  p.a.unit_kind, p.units[1].unit_kind, p.posts, p.proposed = "=乡镇卫生院", "=乡镇卫生院", {}, {}
end)
v("an institution by the table of units alone, form not attached", "error", "applicants.id_number attachments.kind",
  "岗位信息表", INST, function(p)
  p.a.unit_kind = ""
  people.drop(p.attachments, "kind", "事业单位人员职称申报岗位信息表")
end)
v("a foreign school, nothing said of 学信网", "error", "applicants.id_number education.school", "学历证书", nil,
  function(p) p.a.school, p.education[1].school, p.education[1].verified = "英国利兹大学", "英国利兹大学", "" end)
v("a change of specialty, which the notice does not have", "error", "applicants.kind", "转评", nil, set("kind", "=转评"))
v("first appraisal in other words", "error", "applicants.kind", "初定", nil, set("kind", "=首次认定"))
v("on the unit's list by another number", "error", "proposed.id_number", "没有申报", INST, function(p)
  p.proposed[1].id_number = people.id_number("1980-01-01", 123)
end, { once = true })

return list
