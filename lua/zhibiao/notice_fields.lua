-- All that a notice says: each fact with its name for clerks and what it has to be. The check of a notice
-- (zhibiao/notice_check.lua), the workbook of questions and the comparison of two notices read this list; a new fact is
-- a line here.
--
-- { path, name, type, … }. A path has the keys from the top, with dots: cut_off.date. In it [] stands for each item of
-- a list, offices[].phone, and {word} for each key of a map: {level} must be a word of that vocabulary (of, below), {}
-- may be any. What stands above a fact is a fact, too: a section, a list or a map. In the order of the workbook.
--
-- Types:
--   text phone date year integer number flag   a value: a phone as it is printed, 2020-12-31, 2020, 4, 0.5, true
--   clause      where in the notice it stands, "三（二）". Absent: the check warns, and 未填 is printed
--   annex       the same of a form that is annexed, "附件3"; it may be absent
--   word        a word of the vocabulary `of`
--   words years texts   a list of words (`of`), of years, of any texts
--   section     a table of named facts
--   list        a list of tables, whose facts are path[]…; it may have named facts, too (offices.clause)
--   map         a table by words, whose values are path{…}
--   pair        two numbers, the first at most the second: from and to, or a share
--   any         whatever it is: not looked into
-- What else a line may say:
--   own = "issuer"  each issuer says it for itself: there is no default, and what another issuer's notice says is not
--                   taken over
--   own = "year"    the same for each issuer and year
--   rare = true     few notices have it: that it is not there is not told
--   told = true     what another issuer's notice says is taken over, and the check tells that it was
--   required = true its section, or each item of its list, has it: there is no default
--   optional = true at the top: a notice may do without it; all else there it has, or false if that is to be out
--   off = true      `false` takes it out, and its rules with it
--   of = "level"    the vocabulary of a word (zhibiao/notice_check/vocabularies.lua)
--   least, most     the range of a number; of a list, how many items it has at least
--   unique = "key"  no two items have the same
--   empty = true    the text may be ""
--   other = "text"  instead of a table, an item may be of this type
local fields = {
  -- The notice itself.
  { "from", "以哪一份通知为底", "text", optional = true },
  { "issuer", "发文单位", "text", own = "issuer" },
  { "title", "通知的标题", "text", own = "year" },
  { "number", "文号", "text", own = "year" },
  { "year", "年度", "year", own = "year" },
  { "date", "落款日期", "date", own = "year" },
  { "city", "城市", "text", own = "issuer" },
  { "province", "省份", "text" },
  { "places", "省内的地名", "any", rare = true },
  { "mentions", "可以提到的别处地名", "texts", rare = true },
  { "facts", "自己的规则用的数", "any", rare = true },

  -- When, and who may apply for what.
  { "cut_off", "任职资格计算截止", "section" },
  { "cut_off.date", "任职资格计算截止日", "date", own = "year" },
  { "cut_off.clause", "任职资格计算截止日的依据", "clause" },
  { "levels", "级别", "list", least = 1, unique = "name" },
  { "levels[].name", "级别的名称", "text", required = true },
  { "levels[].band", "级别的统称（审批表的“级”字前）", "text", required = true },
  { "levels[].aliases", "级别的别的写法", "texts" },
  { "series", "专业", "list", own = "issuer", least = 1, other = "text" },
  { "series.clause", "专业的依据", "clause" },
  { "series[][1]", "专业的名称", "text", required = true },
  { "series[].of", "专业相当于国家的哪个系列", "word", of = "national" },
  { "series[].levels", "专业评哪些级别", "words", of = "level" },
  { "series[].aliases", "专业的别的写法", "texts" },
  { "kinds", "申报类型", "list", least = 1, unique = "name" },
  { "kinds.clause", "申报类型的依据", "clause" },
  { "kinds.normal", "正常申报的叫法", "word", of = "kind" },
  { "kinds.exceptional", "破格申报的叫法", "word", of = "kind" },
  { "kinds[].name", "申报类型的名称", "text", required = true },
  { "kinds[].aliases", "申报类型的别的写法", "texts" },
  { "unlisted", "不收的词怎样说", "list", told = true, off = true },
  { "unlisted[].header", "不收的词：在哪一列", "word", of = "header", required = true },
  { "unlisted[].clause", "不收的词的依据", "clause" },
  { "unlisted[].words", "不收的词：哪些词", "texts" },
  { "unlisted[].message", "不收的词：怎么说", "text" },
  { "unlisted[].remedy", "不收的词：怎么办", "text" },
  { "conditions", "晋升年限", "map" },
  { "conditions.clause", "晋升年限的依据", "clause" },
  { "conditions{series}", "一个专业的晋升年限", "map" },
  { "conditions{series}.source", "晋升年限的出处", "text" },
  { "conditions{series}{level}", "一个级别的晋升年限", "map" },
  { "conditions{series}{level}{education}", "晋升要满几年", "integer", least = 0, most = 40 },
  { "ages", "年龄", "section", off = true },
  { "ages.clause", "年龄的依据", "clause" },
  { "ages.least", "最低年龄", "integer", least = 14, most = 30 },
  { "ages.retirement", "退休年龄", "map" },
  { "ages.retirement{gender}", "退休年龄（按性别）", "number", least = 45, most = 75 },
  { "ages.senior", "女性按男性年龄退休的级别", "map" },
  { "ages.senior{level}", "女性按男性年龄退休", "flag" },
  { "ban", "失信后的禁报", "section", off = true },
  { "ban.years", "失信后几年不得申报", "integer", least = 1, most = 20 },
  { "ban.clause", "失信禁报的依据", "clause" },
  { "binding_customs", "违反就不收的惯例", "words", of = "rule", told = true },

  -- Titles.
  { "title_words", "资格名称的写法", "section" },
  { "title_words.short", "资格名称的简称", "map" },
  { "title_words.short{}", "简称的全称", "text" },
  { "title_words.before", "资格名称前可以有的词", "texts" },
  { "title_words.former", "改革前的资格", "map" },
  { "title_words.former{}", "改革前的资格现在叫什么", "text" },
  { "technical_schools", "技工院校学历", "section", off = true },
  { "technical_schools.clause", "技工院校学历的依据", "clause" },
  { "technical_schools.series", "认技工院校学历的专业", "text" },
  { "technical_schools.counts_as", "技工院校班次相当的学历", "map" },
  { "technical_schools.counts_as{}", "班次相当的学历", "word", of = "education" },
  { "technical_schools.aliases", "技工院校班次的别的写法", "map" },
  { "technical_schools.aliases{}", "是哪一种班次", "word", of = "class" },
  { "technical_schools.before", "技工院校班次前可以有的词", "texts" },
  { "education_check", "学历的核验", "section", off = true },
  { "education_check.clause", "学历核验的依据", "clause" },
  { "education_check.before", "哪一年以前的学历网上查不到", "year" },

  -- Continuing education.
  { "hours", "继续教育", "section", off = true },
  { "hours.clause", "继续教育的依据", "clause" },
  { "hours.rule", "继续教育办法的文号", "text" },
  { "hours.years", "继续教育：查哪几年", "years", own = "year", least = 1 },
  { "hours.total", "继续教育：每年总学时", "number", least = 0, most = 1000, required = true },
  { "hours.general", "继续教育：每年一般公需学时", "number", least = 0, most = 1000, required = true },
  { "hours.industry", "继续教育：每年行业公需学时", "number", least = 0, most = 1000, required = true },
  { "hours.professional", "继续教育：每年专业科目学时", "number", least = 0, most = 1000, required = true },
  { "hours.levels", "继续教育：这里查的级别", "words", of = "level" },
  { "hours.province", "继续教育：按省里通知的级别", "words", of = "level" },
  { "hours.elsewhere", "继续教育：主管部门另有规定的（部门名称里的词）", "texts" },

  -- Titles held and posts.
  { "appointments", "聘任", "section", off = true },
  { "appointments.years", "要几年的聘书", "integer", least = 0, most = 20 },
  { "appointments.clause", "聘任的依据", "clause" },
  { "posts", "岗位", "section", off = true },
  { "posts.clause", "岗位的依据", "clause" },
  { "posts.annex", "岗位信息表是第几个附件", "clause" },
  { "posts.basis", "空岗按核准数还是可聘数算", "word", of = "basis" },
  { "posts.unit_kinds", "要岗位信息表的单位性质", "texts" },
  { "posts.grades", "各级别的岗位等级", "map" },
  { "posts.grades{level}", "岗位等级从几级到几级", "pair", least = 1, most = 13 },

  -- The way of an application.
  { "plans", "评审计划", "list", own = "year", least = 1, unique = "name" },
  { "plans.clause", "评审计划的依据", "clause" },
  { "plans[].name", "评审计划的名称", "text", required = true },
  { "plans[].levels", "评审计划收哪些级别", "words", of = "level", required = true, least = 1 },
  { "plans[].series", "评审计划收哪些专业", "words", of = "series" },
  { "plans[].opens", "申报开始日", "date", required = true },
  { "plans[].closes", "申报截止日", "date", required = true },
  { "plans[].fee", "评审费（元）", "number", least = 0, most = 100000 },
  { "offices", "受理单位", "list", own = "issuer", least = 1, unique = "district" },
  { "offices.clause", "受理单位的依据", "clause" },
  { "offices[].district", "受理单位：区县", "text", required = true },
  { "offices[].name", "受理单位：名称", "text", required = true },
  { "offices[].hr", "受理单位：人社部门", "text", required = true },
  { "offices[].address", "受理单位：地址", "text", required = true },
  { "offices[].phone", "受理单位：电话", "phone", required = true },
  { "reviews", "审核", "section" },
  { "reviews.offices", "审核的部门", "list", least = 1, unique = "field" },
  { "reviews.offices[].field", "审核的部门：列的代号", "text", required = true },
  { "reviews.offices[].name", "审核的部门：名称", "text", required = true },
  { "reviews.clauses", "审核的依据", "map" },
  { "reviews.clauses{reviewer}", "一个部门审核的依据", "clause" },
  { "reviews.passed", "审核通过的写法", "section" },
  { "reviews.passed.name", "审核通过的叫法", "text" },
  { "reviews.passed.aliases", "审核通过的别的写法", "texts" },
  { "reviews.failed", "审核不通过的写法", "section" },
  { "reviews.failed.name", "审核不通过的叫法", "text" },
  { "reviews.failed.aliases", "审核不通过的别的写法", "texts" },
  { "reviews.returned", "退回修改的写法", "section" },
  { "reviews.returned.name", "退回修改的叫法", "text" },
  { "reviews.returned.aliases", "退回修改的别的写法", "texts" },
  { "public_notice", "公示", "section", off = true },
  { "public_notice.clause", "公示的依据", "clause" },
  { "public_notice.working_days", "公示几个工作日", "integer", least = 1, most = 60 },
  { "public_notice.none", "公示没有异议的写法", "text" },
  { "entrusted", "委托评审", "section", off = true },
  { "entrusted.clause", "委托评审的依据", "clause" },
  { "entrusted.needs", "委托评审要填哪一列", "word", of = "column" },
  { "entrusted.levels", "委托评审：市里评的级别", "words", of = "level" },
  { "entrusted.committees", "委托评审：省级评委会名称里的词", "texts" },
  { "votes", "评委会投票", "section", off = true },
  { "votes.clause", "评委会投票的依据", "clause" },
  { "votes.share", "通过要几分之几的赞成票", "pair", least = 1, most = 100 },
  { "votes.least", "投票至少几人", "integer", least = 1, most = 200 },
  { "results", "评审结果", "section" },
  { "results.clause", "评审结果的依据", "clause" },
  { "results.passed", "评审通过的写法", "text" },
  { "fee", "评审费", "section", off = true, optional = true },
  { "fee.rule", "评审费标准的文号", "text" },
  { "fee.clause", "评审费的依据", "clause" },
  { "insurance", "社保", "section", off = true, optional = true },
  { "insurance.clause", "社保的依据", "clause" },

  -- What is handed in.
  { "photo", "照片", "section", off = true },
  { "photo.clause", "照片的依据", "clause" },
  { "photo.min_bytes", "照片最小字节数", "integer", least = 0 },
  { "photo.max_bytes", "照片最大字节数", "integer", least = 1 },
  { "photo.min_width", "照片最小宽度", "integer", least = 0 },
  { "photo.min_height", "照片最小高度", "integer", least = 0 },
  { "photo.min_ratio", "照片宽高比最小", "number", least = 0, most = 10 },
  { "photo.max_ratio", "照片宽高比最大", "number", least = 0, most = 10 },
  { "photo.white", "照片白底的比例", "number", least = 0, most = 1 },
  { "photo.coloured", "照片别的底色的比例", "number", least = 0, most = 1 },
  { "copies_checked", "复印件的核对", "section", off = true },
  { "copies_checked.clause", "复印件核对的依据", "clause" },
  { "copies_checked.words", "复印件上写的字", "text" },
  { "attachments", "附件", "list", off = true, unique = "key" },
  { "attachments.clause", "附件的依据", "clause" },
  { "attachments.clauses", "各种附件的依据", "map" },
  { "attachments.clauses{attachment}", "一种附件的依据", "clause" },
  { "attachments.annexes", "附件表格是第几个附件", "map" },
  { "attachments.annexes{attachment}", "是第几个附件", "annex" },
  { "attachments[].key", "附件的代号", "text", required = true },
  { "attachments[].name", "附件的名称", "text", required = true },
  { "attachments[].aliases", "附件的别的写法", "texts", required = true },
  { "attachments[].contains", "附件名称里的词", "texts" },
  { "attachments[].unless", "附件名称里不能有的词", "texts" },
  { "attachments[].rule", "谁要这种附件", "text", required = true },

  -- Forms and sentences.
  { "evaluation", "评审表", "section" },
  { "evaluation.name", "评审表的名称", "text" },
  { "evaluation.statement", "本人述职", "section" },
  { "evaluation.statement.limit", "本人述职最多几个字", "integer", least = 1, most = 100000 },
  { "evaluation.statement.clause", "本人述职的依据", "clause" },
  { "printing", "评审表的印制", "map" },
  { "printing{level}", "一个级别的评审表怎样印", "section" },
  { "printing{level}.copies", "评审表印几份（写法）", "text", told = true },
  { "printing{level}.number", "评审表印几份（数）", "integer", least = 1, most = 99, told = true },
  { "printing{level}.watermark", "评审表的水印", "text", empty = true, told = true },
  { "sentences", "文书里的句子", "section" },
}

-- Clauses that come without numbers, for the rules to refer to.
local clauses = {
  { "custom", "惯例怎样写" }, { "conditions", "申报条件" }, { "procedure", "申报程序" }, { "application", "个人申报" },
  { "promise", "诚信承诺" }, { "form", "填写评审表" }, { "selection", "推荐" }, { "deeds", "业绩" },
  { "payment", "缴费" }, { "printing", "打印" }, { "posting", "单位公示" }, { "recording", "登记受理" },
  { "qualifications", "资格审查" },
}

-- Sentences that stand word for word in documents.
local sentences = {
  { "notice_title", "单位公示表的标题" }, { "notice", "单位公示表的正文" }, { "notice_phones", "单位公示表的电话" },
  { "district_title", "区县公示表的标题" }, { "district_notice", "区县公示表的正文" },
  { "results_title", "通过名单的标题" }, { "results", "通过名单的正文" }, { "office_phones", "公示的受理单位" },
  { "slip", "退回修改通知单的正文" }, { "promise", "个人承诺" },
}

local function add(path, name, type, more)
  local field = more or {}
  field[1], field[2], field[3] = path, name, type
  fields[#fields + 1] = field
end

add("clauses", "各种规定的依据", "section")
for _, item in ipairs(clauses) do add("clauses." .. item[1], "依据：" .. item[2], "clause") end
for _, item in ipairs(sentences) do
  add("sentences." .. item[1], item[2], "section")
  add("sentences." .. item[1] .. ".clause", item[2] .. "的依据", "clause")
  add("sentences." .. item[1] .. ".text", item[2], "text", { required = true })
end
add("sentences.evaluation_notes", "评审表的填表说明", "texts")
add("sentences.evaluation_notes.clause", "填表说明的依据", "clause")

return fields
