-- All that a notice says: each fact with its name for clerks and what it has to be. The check of a notice
-- (zhibiao/notice_check.lua), the workbook of questions and the comparison of two notices read this list; a new fact is
-- a line here.
--
-- { path, name, type, … }. A path has the keys from the top, with dots: cut_off.date. In it [] stands for each item of
-- a list, offices[].phone, and {word} for each key of a map: {level} must be a word of that vocabulary (of, below), {}
-- may be any. What stands above a fact is a fact, too: a section, a list or a map. In the order of the workbook.
--
-- Types:
--   text phone date year integer number flag   a value: a phone as it is printed, 2018-12-31, 2018, 4, 0.5, true
--   clause      where in the notice it stands, "第二条". Absent: the check warns, and 未填 is printed
--   annex       the same of a form that is annexed, "附表"; it may be absent
--   word        a word of the vocabulary `of`
--   words years texts   a list of words (`of`), of years, of any texts
--   severity    "error", "warning", "hint" or false
--   case        whom it concerns: when = { level = "中级" } (zhibiao/cases.lua)
--   section     a table of named facts
--   list        a list of tables, whose facts are path[]…; it may have named facts, too (offices.clause)
--   map         a table by words, whose values are path{…}
--   pair        two numbers, the first at most the second: from and to, or a share
--   any         whatever it is: not looked into
-- What else a line may say:
--   own = "issuer"  each issuer says it for itself: there is no default, and what another issuer's notice says is not
--                   taken over
--   own = "year"    the same for each issuer and year; with rare, only if what it builds on has it
--   rare = true     few notices have it: the check says in few words that it is not there
--   silent = true   that it is not there is not said at all
--   told = true     what another issuer's notice says is taken over, and the check tells that it was; "listed": in few
--                   words
--   required = true its section, or each item of its list, has it: there is no default
--   optional = true at the top: a notice may do without it; all else there it has, or false if that is to be out
--   off = true      `false` takes it out, and its rules with it
--   part = true     of a section: `false` is one of its values
--   of = "level"    the vocabulary of a word (zhibiao/notice_check/vocabularies.lua)
--   least, most     the range of a number; of a list, how many items it has at least
--   unique = "key"  no two items have the same
--   empty = true    the text may be ""
--   code = true     the text is a part of columns' names in the program: letters, digits and _
--   fills = { … }   the names in braces that the text may use, {city}, or what these are of (zhibiao/notice_check/
--                   texts.lua); a text without it has none
--   other = "text"  instead of a table, it, or an item of the list, may be of this type
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
  { "places", "省内的地名", "any", silent = true },
  { "mentions", "可以提到的别处地名", "texts", silent = true },
  { "facts", "自己的规则用的数", "any", silent = true },

  -- When, and who may apply for what.
  { "cut_off", "任职资格计算截止", "section" },
  { "cut_off.date", "任职资格计算截止日", "date", own = "year" },
  { "cut_off.clause", "任职资格计算截止日的依据", "clause" },
  { "cut_off.deeds", "业绩的截止", "section", rare = true },
  { "cut_off.deeds.date", "业绩的截止日", "date", own = "year", rare = true },
  { "cut_off.deeds.clause", "业绩截止日的依据", "clause" },
  { "cut_off.papers", "论文的截止", "section", rare = true },
  { "cut_off.papers.date", "论文的截止日", "date", own = "year", rare = true },
  { "cut_off.papers.clause", "论文截止日的依据", "clause" },
  { "cut_off.schooling", "学历的截止", "section", rare = true },
  { "cut_off.schooling.date", "学历的截止日", "date", own = "year", rare = true },
  { "cut_off.schooling.clause", "学历截止日的依据", "clause" },
  { "tenure", "任职年限怎样算", "section" },
  { "tenure.from", "任职年限从何时算起", "word", of = "start" },
  { "tenure.ways", "按取得方式分别算的", "list", unique = "name" },
  { "tenure.ways[].name", "取得方式", "text", required = true },
  { "tenure.ways[].aliases", "取得方式的别的写法", "texts", rare = true },
  { "tenure.ways[].from", "这样取得的从何时算起", "word", of = "start", required = true },
  { "levels", "级别", "list", least = 1, unique = "name", other = "text" },
  { "levels.others", "还可以有的级别", "any", silent = true },
  { "levels[].name", "级别的名称", "text", required = true },
  { "levels[].band", "级别的统称（审批表的“级”字前）", "text", rare = true },
  { "levels[].aliases", "级别的别的写法", "texts", rare = true },
  { "levels[].evaluated", "这个级别在这里评", "flag", rare = true },
  { "levels[].needs", "这个级别要有什么", "section", rare = true },
  { "levels[].needs.title", "要有低一级的资格", "flag", rare = true },
  { "levels[].needs.title_date", "要有资格的取得时间", "flag", rare = true },
  { "levels[].needs.appointments", "要有聘书", "flag", rare = true },
  { "levels[].since", "年限从何算起", "word", of = "since", rare = true },
  { "levels[].national", "用国家哪个级别的资格名称", "word", of = "national_level", rare = true },
  { "evaluates", "这里评哪些级别", "words", of = "evaluated", optional = true, least = 1, rare = true },
  { "series", "专业", "list", own = "issuer", least = 1, other = "text" },
  { "series.clause", "专业的依据", "clause" },
  { "series[][1]", "专业的名称", "text", required = true },
  { "series[].of", "专业相当于国家的哪个系列", "word", of = "national", rare = true },
  { "series[].levels", "专业评哪些级别", "words", of = "evaluated", least = 1, rare = true },
  { "series[].aliases", "专业的别的写法", "texts", rare = true },
  { "series[].titles", "专业的资格名称", "map", rare = true },
  { "series[].titles{level}", "一个级别的资格名称", "texts" },
  { "kinds", "申报类型", "list", least = 1, unique = "name", other = "text" },
  { "kinds.clause", "申报类型的依据", "clause" },
  { "kinds[].name", "申报类型的名称", "text", required = true },
  { "kinds[].role", "是正常（normal）还是破格（exceptional）", "word", of = "role", rare = true },
  { "kinds[].years", "这个类型要满几年", "map", part = true, other = "word", of = "by_schooling", rare = true },
  { "kinds[].years{level}", "这个类型的一个级别要满几年", "map", other = "integer", least = 0, most = 40 },
  { "kinds[].years{level}{education}", "要满几年", "integer", least = 0, most = 40 },
  { "kinds[].needs", "这个类型要有什么", "section", rare = true },
  { "kinds[].needs.title", "要有低一级的资格", "flag", rare = true },
  { "kinds[].needs.title_date", "要有资格的取得时间", "flag", rare = true },
  { "kinds[].needs.appointments", "要有聘书", "flag", rare = true },
  { "kinds[].since", "年限从何算起", "word", of = "since", rare = true },
  { "kinds[].reason", "要写破格理由", "flag", rare = true },
  { "kinds[].form", "要交哪种附件", "word", of = "attachment", rare = true },
  { "kinds[].aliases", "申报类型的别的写法", "texts" },
  { "unlisted", "不收的词怎样说", "list", told = true, off = true },
  { "unlisted[].header", "不收的词：在哪一列", "word", of = "header", required = true },
  { "unlisted[].clause", "不收的词的依据", "clause" },
  { "unlisted[].words", "不收的词：哪些词", "texts" },
  { "unlisted[].message", "不收的词：怎么说", "text" },
  { "unlisted[].remedy", "不收的词：怎么办", "text" },
  { "conditions", "晋升年限", "map", off = true },
  { "conditions.clause", "晋升年限的依据", "clause" },
  { "conditions{condition}", "一个专业的晋升年限", "map" },
  { "conditions{condition}.source", "晋升年限的出处", "text" },
  { "conditions{condition}{level}", "一个级别的晋升年限", "map" },
  { "conditions{condition}{level}{education}", "晋升要满几年", "integer", least = 0, most = 40 },
  { "ages", "年龄", "section", off = true },
  { "ages.clause", "年龄的依据", "clause" },
  { "ages.least", "最低年龄", "integer", least = 14, most = 30 },
  { "ages.retirement", "退休年龄", "map" },
  { "ages.retirement{gender}", "退休年龄（按性别）", "number", least = 45, most = 75 },
  { "ages.senior", "女性按男性年龄退休的级别", "map" },
  { "ages.senior{level}", "女性按男性年龄退休", "flag" },
  { "ages.remedy", "到退休年龄的怎么办", "text" },
  { "bars", "不能申报的人", "list", unique = "key" },
  { "bars[].key", "不能申报的人：代号", "text", required = true },
  { "bars[].name", "不能申报的人：名称", "text", rare = true },
  { "bars[].when", "不能申报的人：哪些人", "case", required = true },
  { "bars[].field", "不能申报的人：看哪一列", "word", of = "column", rare = true },
  { "bars[].clause", "不能申报的依据", "clause" },
  { "bars[].text", "不能申报的人：规定", "text", required = true },
  { "bars[].example", "不能申报的人：例子", "text", rare = true },
  { "bars[].message", "不能申报的人：怎么说", "text", required = true, fills = "applicant" },
  { "bars[].remedy", "不能申报的人：怎么办", "text", rare = true, fills = "applicant" },
  { "ban", "失信后的禁报", "section", off = true },
  { "ban.years", "失信后几年不得申报", "integer", least = 1, most = 20 },
  { "ban.clause", "失信禁报的依据", "clause" },
  { "binding_customs", "违反就不收的惯例", "words", of = "rule", told = true },
  { "rules", "规则的轻重", "map" },
  { "rules{rule}", "一条规则的轻重", "severity" },

  -- Titles.
  { "title_words", "资格名称的写法", "section" },
  { "title_words.short", "资格名称的简称", "map" },
  { "title_words.short{}", "简称的全称", "text" },
  { "title_words.before", "资格名称前可以有的词", "texts" },
  { "title_words.former", "改革前的资格", "map" },
  { "title_words.former{}", "改革前的资格现在叫什么", "text" },
  { "technical_schools", "技工院校学历", "section", off = true },
  { "technical_schools.clause", "技工院校学历的依据", "clause" },
  { "technical_schools.series", "认技工院校学历的专业", "word", of = "own_series" },
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
  { "hours.total", "继续教育：每年总学时", "number", part = true, least = 0, most = 1000, rare = true },
  { "hours.span", "继续教育：几年加起来的学时", "number", part = true, least = 0, most = 10000, rare = true },
  { "hours.kinds", "继续教育：科目", "list", unique = "field", required = true },
  { "hours.kinds[].field", "继续教育科目：列的代号", "text", code = true, required = true },
  { "hours.kinds[].header", "继续教育科目：列名", "text", required = true },
  { "hours.kinds[].name", "继续教育科目：表上的名称", "text", rare = true },
  { "hours.kinds[].required", "继续教育科目：表里一定要有这一列", "flag", rare = true },
  { "hours.kinds[].least", "继续教育科目：每年至少几学时", "number", part = true, least = 0, most = 1000, rare = true },
  { "hours.kinds[].example", "继续教育科目：填写的例子", "number", least = 0, most = 1000, rare = true },
  { "hours.kinds[].aliases", "继续教育科目：列的别的写法", "texts" },
  { "hours.least", "继续教育：各科目至少几学时", "map", rare = true },
  { "hours.least{hours}", "继续教育：一个科目至少几学时", "number", part = true, least = 0, most = 1000 },
  { "hours.sums", "继续教育：几个科目加起来", "list", rare = true },
  { "hours.sums[].of", "继续教育：哪几个科目加起来", "words", of = "hours", required = true },
  { "hours.sums[].least", "继续教育：加起来至少几学时", "number", least = 0, most = 1000, required = true },
  { "hours.by", "继续教育：按级别、年份不同的", "list", rare = true },
  { "hours.by[].levels", "继续教育：这些级别", "words", of = "evaluated", least = 1, rare = true },
  { "hours.by[].from", "继续教育：从哪年起", "year", rare = true },
  { "hours.by[].to", "继续教育：到哪年止", "year", rare = true },
  { "hours.by[].total", "继续教育：这些人每年总学时", "number", part = true, least = 0, most = 1000, rare = true },
  { "hours.by[].least", "继续教育：这些人各科目至少几学时", "map", rare = true },
  { "hours.by[].least{hours}", "继续教育：一个科目至少几学时", "number", part = true, least = 0, most = 1000 },
  { "hours.by[].sums", "继续教育：这些人几个科目加起来", "list", part = true, rare = true },
  { "hours.by[].sums[].of", "继续教育：哪几个科目加起来", "words", of = "hours", required = true },
  { "hours.by[].sums[].least", "继续教育：加起来至少几学时", "number", least = 0, most = 1000, required = true },
  { "hours.courses", "继续教育：要参加一次的研修班", "list", unique = "field", rare = true },
  { "hours.courses[].field", "研修班：列的代号", "text", code = true, required = true },
  { "hours.courses[].header", "研修班：列名", "text", required = true },
  { "hours.courses[].levels", "研修班：哪些级别要参加", "words", of = "evaluated", least = 1, rare = true },
  { "hours.courses[].aliases", "研修班：列的别的写法", "texts", rare = true },
  { "hours.exempt", "继续教育：不查的人", "list", rare = true },
  { "hours.exempt[].when", "继续教育不查的人：哪些人", "case", required = true },
  { "hours.exempt[].why", "继续教育不查的人：为什么", "text", rare = true },
  { "hours.levels", "继续教育：这里查的级别", "words", of = "evaluated", required = true, least = 1 },
  { "hours.province", "继续教育：按省里通知的级别", "words", of = "evaluated", rare = true },
  { "hours.elsewhere", "继续教育：主管部门另有规定的（部门名称里的词）", "texts", rare = true },
  { "hours.elsewhere_name", "继续教育：另有规定的系统的名称", "text", rare = true },
  { "assessments", "年度考核", "section", off = true },
  { "assessments.years", "年度考核：看哪几年", "years" },

  -- Titles held and posts.
  { "appointments", "聘任", "section", off = true },
  { "appointments.years", "要几年的聘书", "integer", least = 0, most = 20 },
  { "appointments.clause", "聘任的依据", "clause" },
  { "posts", "岗位", "section", off = true },
  { "posts.clause", "岗位的依据", "clause" },
  { "posts.annex", "岗位信息表是第几个附件", "annex" },
  { "posts.basis", "空岗按核准数还是可聘数算", "word", of = "basis" },
  { "posts.unit_kinds", "要岗位信息表的单位性质", "texts" },
  { "posts.levels", "岗位信息表的级别", "list", unique = "field" },
  { "posts.levels[].field", "岗位信息表的级别：列的代号", "text", code = true, required = true },
  { "posts.levels[].name", "岗位信息表的级别：名称", "text", required = true },
  { "posts.levels[].short", "岗位信息表的级别：统计汇总里的名称", "text", rare = true },
  { "posts.levels[].heading", "岗位信息表的级别：表头", "text", rare = true },
  { "posts.levels[].aliases", "岗位信息表的级别：列的别的写法", "texts", rare = true },
  { "posts.levels[].level", "岗位信息表的级别：申报的哪个级别", "word", of = "level", rare = true },
  { "posts.levels[].offered", "岗位信息表的级别：要写推出几个岗位", "flag", rare = true },
  { "posts.grades", "各级别的岗位等级", "map" },
  { "posts.grades{level}", "岗位等级从几级到几级", "pair", least = 1, most = 13 },

  -- The way of an application.
  { "plans", "评审计划", "list", own = "year", least = 1, unique = "name" },
  { "plans.clause", "评审计划的依据", "clause" },
  { "plans[].name", "评审计划的名称", "text", required = true },
  { "plans[].levels", "评审计划收哪些级别", "words", of = "evaluated", required = true, least = 1 },
  { "plans[].series", "评审计划收哪些专业", "words", of = "series", least = 1, rare = true },
  { "plans[].opens", "申报开始日", "date", required = true },
  { "plans[].closes", "申报截止日", "date", required = true },
  { "plans[].fee", "评审费（元）", "number", least = 0, most = 100000, rare = true },
  { "offices", "受理单位", "list", own = "issuer", least = 1 },
  { "offices.clause", "受理单位的依据", "clause" },
  { "offices.by", "按什么找受理单位", "word", of = "by_committee", rare = true },
  { "offices[].district", "受理单位：区县", "text", required = true },
  { "offices[].name", "受理单位：名称", "text", required = true },
  { "offices[].hr", "受理单位：人社部门", "text", required = true },
  { "offices[].address", "受理单位：地址", "text", required = true },
  { "offices[].phone", "受理单位：电话", "phone", required = true },
  { "offices[].levels", "受理单位：收哪些级别", "words", of = "evaluated", least = 1, rare = true },
  { "offices[].series", "受理单位：收哪些专业", "words", of = "series", least = 1, rare = true },
  { "committees", "评审委员会", "list", off = true, optional = true, unique = "name", rare = true },
  { "committees.clause", "评审委员会的依据", "clause" },
  { "committees[].name", "评审委员会：名称", "text", required = true },
  { "committees[].aliases", "评审委员会：别的写法", "texts", rare = true },
  { "committees[].levels", "评审委员会：评哪些级别", "words", of = "evaluated", least = 1, rare = true },
  { "committees[].series", "评审委员会：评哪些专业", "words", of = "series", least = 1, rare = true },
  { "committees[].districts", "评审委员会：只评哪些区县的", "words", of = "district", least = 1, rare = true },
  { "committees[].except", "评审委员会：不评哪些区县的", "words", of = "district", least = 1, rare = true },
  { "committees[].office", "评审委员会：办公室", "text", rare = true },
  { "committees[].hr", "评审委员会：人社部门", "text", rare = true },
  { "committees[].address", "评审委员会：地址", "text", rare = true },
  { "committees[].phone", "评审委员会：电话", "phone", rare = true },
  { "reviews", "审核", "section" },
  { "reviews.offices", "审核的部门", "list", least = 1, unique = "field" },
  { "reviews.offices[].field", "审核的部门：列的代号", "text", code = true, required = true },
  { "reviews.offices[].name", "审核的部门：名称", "text", required = true },
  { "reviews.offices[].short", "审核的部门：简称", "text", rare = true },
  { "reviews.offices[].needs", "审核的部门：没有哪一列就不经过它", "word", of = "column", rare = true },
  { "reviews.offices[].sign", "审核的部门：评审表里谁签名", "text", rare = true },
  { "reviews.called", "审核的部门在文书里怎样称呼", "map", rare = true },
  { "reviews.called{}", "一个部门在文书里怎样称呼", "text" },
  { "reviews.aliases", "审核的部门的别的叫法", "map" },
  { "reviews.aliases{reviewer}", "一个部门的别的叫法", "texts" },
  { "reviews.labels", "评审表里审核栏的名称", "map" },
  { "reviews.labels{reviewer}", "评审表里一个审核栏的名称", "text" },
  { "reviews.sign", "评审表的审核栏里谁签名", "text" },
  { "reviews.windows", "各步的时间", "map" },
  { "reviews.windows{step}", "一步的时间", "section", part = true },
  { "reviews.windows{step}.opens", "一步的开始日", "date", rare = true },
  { "reviews.windows{step}.closes", "一步的截止日", "date", rare = true },
  { "reviews.windows{step}.clause", "一步的时间的依据", "clause", rare = true },
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
  { "entrusted.levels", "委托评审：市里评的级别", "words", of = "evaluated" },
  { "entrusted.committees", "委托评审：省级评委会名称里的词", "texts" },
  { "entrusted.approver", "委托评审由谁同意", "text" },
  { "votes", "评委会投票", "section", off = true },
  { "votes.clause", "评委会投票的依据", "clause" },
  { "votes.share", "通过要几分之几的赞成票", "pair", least = 1, most = 99 },
  { "votes.over", "赞成票要超过它（正好的不算）", "flag", rare = true },
  { "votes.least", "投票至少几人", "integer", least = 1, most = 200 },
  { "results", "评审结果", "section" },
  { "results.clause", "评审结果的依据", "clause" },
  { "results.passed", "评审通过的写法", "text" },
  { "fee", "评审费", "section", off = true, optional = true },
  { "fee.rule", "评审费标准的文号", "text" },
  { "fee.clause", "评审费的依据", "clause" },
  { "insurance", "社保", "section", off = true, optional = true },
  { "insurance.clause", "社保的依据", "clause" },
  { "insurance.months", "社保：由现单位缴满几个月", "integer", least = 1, most = 600, rare = true },
  { "insurance.by", "社保：算到哪一天", "date", own = "year", rare = true },
  { "insurance.sent", "社保：外派的写法", "text", rare = true },
  { "papers", "论文", "section", off = true, optional = true, rare = true },
  { "papers.likeness", "论文：总文字复制比最多（%）", "number", least = 0, most = 100 },
  { "papers.clause", "论文的依据", "clause" },

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
  { "attachments[].name", "附件的名称", "text", required = true, fills = "attachment" },
  { "attachments[].section", "附件：随哪一节", "word", of = "section", rare = true },
  { "attachments[].when", "附件：谁要交", "case", rare = true },
  { "attachments[].due", "附件：按什么要交", "word", of = "due", rare = true },
  { "attachments[].why", "附件：为什么要交", "text", rare = true, fills = "applicant" },
  { "attachments[].aliases", "附件的别的写法", "texts", rare = true },
  { "attachments[].contains", "附件名称里的词", "texts", rare = true },
  { "attachments[].unless", "附件名称里不能有的词", "texts", rare = true },
  { "attachments[].rule", "附件：规定的说法", "text", rare = true, fills = "attachment" },

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
  { "printing{level}.watermark", "评审表的水印", "text", empty = true, told = true, fills = { "city" } },
  { "documents", "文书", "map" },
  { "documents{document}", "一种文书", "section", part = true, told = "listed" },
  { "documents{document}.name", "文书：名称", "text", rare = true },
  { "documents{document}.title", "文书：首页的标题", "text", rare = true, fills = "title" },
  { "documents{document}.listed", "文书：材料清单里的名称", "text", rare = true },
  { "documents{document}.levels", "文书：做给哪些级别", "words", of = "evaluated", least = 1, rare = true },
  { "documents{document}.kinds", "文书：做给哪些申报类型", "words", of = "kind", least = 1, rare = true },
  { "documents{document}.copies", "文书：份数", "text", rare = true },
  { "documents{document}.copies_note", "文书：份数怎样算", "text" },
  { "documents{document}.paper", "文书：纸张", "text", rare = true },
  { "documents{document}.receiver", "文书：交给谁", "text", rare = true },
  { "documents{document}.handling", "文书：怎样交", "text", rare = true, fills = "handling" },
  { "documents{document}.approval", "文书：意见栏的名称", "text", rare = true },
  { "documents{document}.templates", "文书：有的级别、申报类型用的模板", "list", rare = true },
  { "documents{document}.templates[].name", "文书的模板：templates/ 里的文件（不带 .xml）", "text", required = true },
  { "documents{document}.templates[].levels", "文书的模板：哪些级别用", "words", of = "evaluated", least = 1, rare = true },
  { "documents{document}.templates[].kinds", "文书的模板：哪些申报类型用", "words", of = "kind", least = 1, rare = true },
  { "examples", "填写的例子", "map" },
  { "examples.district", "例子里的区县", "word", of = "district", silent = true },
  { "examples.other_district", "例子里的另一个区县", "word", of = "district", silent = true },
  { "examples{example}", "一个例子", "text", told = "listed", fills = { "city", "province", "year", "district" } },
  { "sentences", "文书里的句子", "section" },
}

-- Clauses that come without numbers, for the rules to refer to.
local clauses = {
  { "custom", "惯例怎样写" }, { "conditions", "申报条件" }, { "procedure", "申报程序" }, { "application", "个人申报" },
  { "promise", "诚信承诺" }, { "form", "填写评审表" }, { "selection", "推荐" }, { "deeds", "业绩" },
  { "payment", "缴费" }, { "printing", "打印" }, { "posting", "单位公示" }, { "recording", "登记受理" },
  { "qualifications", "资格审查" },
}

-- Sentences that stand word for word in documents, and what each may name beside what all may.
local posting = { "place", "from", "to", "days", "office", "address", "office_phone" }
local unit_posting = {
  "unit", "place", "from", "to", "days", "phone", "supervise_phone", "office", "office_phone",
}
local counted = { "count", table.unpack(posting) }
local sentences = {
  { "notice_title", "单位公示表的标题", unit_posting }, { "notice", "单位公示表的正文", unit_posting },
  { "notice_phones", "单位公示表的电话", unit_posting },
  { "district_title", "区县公示表的标题", counted }, { "district_notice", "区县公示表的正文", counted },
  { "results_title", "通过名单的标题", counted }, { "results", "通过名单的正文", counted },
  { "office_phones", "公示的受理单位", counted },
  { "slip", "退回修改通知单的正文", { "people", "count", "closes", "office" } }, { "promise", "个人承诺" },
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
  local names = item[3] and { "notice", "number", "year", "city", table.unpack(item[3]) }
  add("sentences." .. item[1] .. ".text", item[2], "text", { required = true, fills = names })
end
add("sentences.evaluation_notes", "评审表的填表说明", "texts", { fills = { "copies", "offices" } })
add("sentences.evaluation_notes.clause", "填表说明的依据", "clause")
add("sentences.evaluation_promise", "评审表里个人承诺的各段（不写就不印）", "texts", { rare = true })
add("sentences.evaluation_promise.clause", "个人承诺的依据", "clause", { rare = true })

return fields
