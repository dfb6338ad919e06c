-- Slips of usual kinds in a notice, and prints TAP: each has to be told at its line, in words that name it.
package.path = "tests/notices/?.lua;" .. package.path
local checked = require("checked")

local n, wrong = 0, 0

local function fail(name, faults, why)
  wrong = wrong + 1
  print("not ok - " .. name .. ": " .. why)
  for _, fault in ipairs(faults or {}) do
    print(("# %s:%d %s → %s"):format(fault.file, fault.line, fault.message, fault.remedy))
  end
end

-- In huzhou-2020's source NEW in place of OLD: an error at the line of NEW, or of MARK, with the words of SAID.
local function slip(name, old, new, said, mark)
  n = n + 1
  local at = checked.source:find(old, 1, true)
  if at == nil then return fail(name, nil, "there is no " .. old) end
  local source = checked.source:sub(1, at - 1) .. new .. checked.source:sub(at + #old)
  local place = checked.line_of(source, mark and source:find(mark, 1, true) or at)
  local faults = checked.faults(source, said.is_whole)
  for _, fault in ipairs(faults) do
    local is_said = fault.level == (said.level or "error") and fault.file == checked.path and fault.line == place
    for _, word in ipairs(said) do is_said = is_said and (fault.message .. fault.remedy):find(word, 1, true) end
    if is_said then return end
  end
  fail(name, faults, "not told at line " .. place .. ": " .. table.concat(said, ", "))
end

local function doubt(said)
  said.level, said.is_whole = "warning", true
  return said
end

-- --- Dates, years and numbers ---------------------------------------------------------------------------------------

local opens = 'opens = "2020-08-10"'
slip("a date in Chinese", opens, 'opens = "2020年8月10日"', { "申报开始日", "2020年8月10日", '"2020-08-10"' })
slip("a date with slashes", opens, 'opens = "2020/08/10"', { "plans[1].opens", '"2020-08-10"' })
slip("a date with points", opens, 'opens = "2020.8.10"', { "plans[1].opens", '"2020-08-10"' })
slip("a date with a short month", opens, 'opens = "2020-8-10"', { "plans[1].opens", '"2020-08-10"' })
slip("a month that is none", opens, 'opens = "2020-13-01"', { "没有“2020-13-01”这一天" })
slip("a day that is none", opens, 'opens = "2020-02-30"', { "没有“2020-02-30”这一天" })
slip("full-width digits in a date", opens, 'opens = "２０２０－０８－１０"', { '"2020-08-10"' })
slip("a date without quotes", opens, "opens = 2020-08-10", { "日期没有加引号" })
slip("a date with a time", 'date = "2020-12-31", clause = "二"', 'date = "2020-12-31 24:00", clause = "二"',
  { "任职资格计算截止日" })
slip("a year as a text", "year = 2020,", 'year = "2020",', { "年度", "2020，不加引号" })
slip("a year in Chinese", "year = 2020,", 'year = "2020年",', { "年度", "2020，不加引号" })
slip("a year of two digits", "year = 2020,", "year = 20,", { "太小了" })
slip("a year with its word", "year = 2020,", "year = 2020年,", { "数后面直接跟着别的字" })
slip("another year than the title's", "year = 2020,", "year = 2021,", { "标题", "2020 年，year 是 2021" }, "title = ")
slip("another year than the folder's", '关于做好2020年度专业', '关于做好2021年度专业', { "2021 年，year 是 2020" })
slip("a number as a text", 'number = 1, watermark = ""', 'number = "1", watermark = ""', { "应当是数", "写成 1" })
slip("a number with its unit", 'number = 1, watermark = ""', 'number = "1份", watermark = ""', { "应当是数", "写成 1" })
slip("half a copy", 'number = 1, watermark = ""', 'number = 1.5, watermark = ""', { "应当是整数" })
slip("no copies", 'number = 1, watermark = ""', 'number = 0, watermark = ""', { "太小了", "不小于 1" })
slip("years as texts", "{ 2016, 2017, 2018, 2019 }", '{ "2016", "2017", "2018", "2019" }', { "应当是数", "2016" })
slip("years not in order", "{ 2016, 2017, 2018, 2019 }", "{ 2016, 2018, 2017, 2019 }", { "没有从早到晚排" })
slip("a year twice", "{ 2016, 2017, 2018, 2019 }", "{ 2016, 2017, 2017, 2019 }", { "2017写了两次" })
slip("years after the notice's", "{ 2016, 2017, 2018, 2019 }", "{ 2018, 2019, 2020, 2021 }",
  { "2021 年在通知的年度 2020 之后" })
slip("one year without brackets", "{ 2016, 2017, 2018, 2019 }", "2019", { "应当写在括号里", "{ 2019 }" })
slip("years left from long ago", "{ 2016, 2017, 2018, 2019 }", "{ 2014, 2015 }", doubt { "只查到 2015 年" })
slip("the cut-off of another decade", 'date = "2020-12-31", clause', 'date = "2002-12-31", clause',
  { "2002-12-31", "请核对年份" })
slip("the notice of another decade", 'date = "2020-08-04"', 'date = "2002-08-04"', { "落款日期" })
slip("a plan that closes before it opens", 'closes = "2020-09-30" },\n    {', 'closes = "2020-07-30" },\n    {',
  { "plans[1].closes", "在开始日 2020-08-10 之前" })
slip("a plan of last year", 'opens = "2020-08-10", closes = "2020-09-30" },\n    {',
  'opens = "2019-08-10", closes = "2019-09-30" },\n    {', { "plans[1].closes", "在通知的落款日期 2020-08-04 之前" })
slip("a plan named for another year", "湖州市2020年度初中级", "湖州市2019年度初中级", { "plans[1].name", "2019 年" })

-- --- Texts ----------------------------------------------------------------------------------------------------------

slip("an empty clause", 'insurance = { clause = "五（四）"', 'insurance = { clause = ""', { "社保的依据", "是空的" })
slip("a blank clause", 'insurance = { clause = "五（四）"', 'insurance = { clause = " "', { "社保的依据", "是空的" })
slip("a clause as a number", 'ban = { clause = "五（五）" }', "ban = { clause = 5 }", { "失信禁报的依据", '"5"' })
slip("a trailing blank", 'city = "湖州市"', 'city = "湖州市 "', { "城市", "多了空格" })
slip("a wide blank before", 'name = "吴兴区人力社保局职业', 'name = "　吴兴区人力社保局职业', { "offices[2].name", "多了空格" })
slip("a blank in a word of a list", '"群文", "文博"', '"群文 ", "文博"', { "series[1]", "多了空格" })
slip("a phone with a word", 'phone = "2289377"', 'phone = "电话2289377"', { "不像电话", "offices[2].phone" })
slip("a phone with a letter", 'phone = "2289377"', 'phone = "228937O"', { "不像电话", "O" })
slip("full-width digits in a phone", 'phone = "2289377"', 'phone = "２２８９３７７"', { "不像电话", "2289377" })
slip("a phone without quotes", 'phone = "2289377"', "phone = 2289377", { "应当是文字", "连同区号的 0" })
slip("a phone that is too short", 'phone = "2289377"', 'phone = "228"', { "位数太少" })
slip("no phone", ', phone = "2289377"', "", { "没有写“受理单位：电话”（offices[2].phone）" }, '{ district = "吴兴区"')
slip("a text for a watermark's mark", 'watermark = ""', 'watermark = "{年度}评审"', { "评审表的水印", "里不认识 {年度}", "{city}" })

-- --- Names and words ------------------------------------------------------------------------------------------------

slip("a misspelt fact", "issuer =", "isuer =", { "没有“isuer”这一项", "是不是 issuer？" })
slip("a misspelt section", "public_notice = {", "public_notise = {", { "没有“public_notise”", "是不是 public_notice？" })
slip("a misspelt fact of a section", "hours = { years", "hours = { year", { "是不是 years？" })
slip("a misspelt fact of an item", 'closes = "2020-09-30" },\n  },', 'close = "2020-09-30" },\n  },',
  { "没有“close”", "closes" }, 'close = "2020')
slip("a fact in Chinese", 'city = "湖州市"', '["城市"] = "湖州市"', { "没有“城市”", "是不是 city？" })
slip("a fact in the wrong place", "year = 2020, ", "working_days = 5, year = 2020, ", { "它应当写在 public_notice 里面" })
slip("a fact that no rule uses", "year = 2020, ", "bonus_of_talents = 5, year = 2020, ", { "没有规则用它" })
slip("a fact twice", "year = 2020, ", "year = 2019, year = 2020, ", { "year 写了两次" })
slip("a section twice", "ban = {", 'fee = { clause = "八" },\n  ban = {', { "fee 写了两次" }, 'fee = { clause = "七"')
slip("a level that is none", 'levels = { "初级", "中级" }', 'levels = { "初级", "中級" }', { "没有“中級”这个词", "“中级”" })
slip("another word for a level", 'levels = { "初级", "中级" }', 'levels = { "初级", "中级职称" }', { "“中级”" })
slip("a level twice", 'levels = { "初级", "中级" }', 'levels = { "初级", "初级" }', { "“初级”写了两次" })
slip("a level that no plan takes", 'levels = { "初级", "中级" }', 'levels = { "中级" }', doubt { "没有评审计划（plans）收“初级”" },
  "plans = {")
slip("levels in one text", 'levels = { "初级", "中级" }', 'levels = "初级、中级"', { '{ "初级", "中级" }' })
slip("printing of a level that is none", '["正高级"] = by_province', '["高级"] = by_province', { "里没有“高级”这个词" })
slip("a specialty that is none", '"群文", "文博"', '"群众艺术文", "文博"', { "不在国家的系列里", "of = " })
slip("a specialty twice", '"群文", "文博"', '"文博", "文博"', { "“文博”写了两次" })
slip("a column that is none", 'header = "申报专业"', 'header = "专业系列"', { "没有“专业系列”这个词" })
slip("a rule that is none", '"age-least", "school-age"', '"age-lest", "school-age"',
  { "没有“age-lest”", is_whole = true })
slip("two offices for one district", 'district = "南浔区"', 'district = "吴兴区"', { "“吴兴区”有两个" })
slip("a district that is nearly one", 'district = "德清县"', 'district = "德青县"', doubt { "是不是“德清县”？" })
slip("a city that the province has not", 'city = "湖州市"', 'city = "胡州市"', { "浙江省没有“胡州市”", "湖州市" })
slip("a city without its ending", 'city = "湖州市"', 'city = "湖州"', { "没有“湖州”", "湖州市" })
slip("an attachment that is none", 'exceptional = "附件4" }', 'exceptionl = "附件4" }', { "里没有“exceptionl”" })

-- --- Tables ---------------------------------------------------------------------------------------------------------

slip("a list where names are due", 'cut_off = { date = "2020-12-31", clause = "二" }',
  'cut_off = { "2020-12-31", "二" }', { "cut_off", "写成了一串" })
slip("a text where a table is due", 'fee = { clause = "七" }', 'fee = "七"', { "fee", "应当写在括号里" })
slip("a table where a text is due", 'number = "湖职指发〔2020〕1号"', 'number = { "湖职指发〔2020〕1号" }', { "文号", "应当是文字" })
slip("names where a list is due", "{ 2016, 2017, 2018, 2019 }", "{ from = 2016, to = 2019 }",
  { "hours.years", "应当是一串" })
slip("one plan in one pair of braces", "plans = {",
  'plans = { name = "甲", levels = { "中级" }, opens = "2020-08-10", closes = "2020-09-30" },\n  old = {', { "只写了一层括号" })
slip("no plan", "plans = {", "plans = {}, old = {", { "评审计划", "一项也没有" })
slip("what can't be taken out", 'cut_off = { date = "2020-12-31", clause = "二" }', "cut_off = false", { "不能写 false" })
slip("an item left out", '"群文", "文博"', '"群文", nil, "文博"', { "series", "中间空了一项" }, "series = {")

-- --- Structures -----------------------------------------------------------------------------------------------------

slip("a fault in an added item", 'kinds = { clause = "二" }',
  'kinds = { clause = "二",\n    more = {\n      { name = "引进人才申报", years = "school" } } }',
  { "kinds[3].years", "没有“school”" }, "{ name = \"引进")
slip("an added item without its name", 'kinds = { clause = "二" }',
  'kinds = { clause = "二", more = { { years = false } } }', { "没有写“申报类型的名称”（kinds[3].name）" })
slip("a step that ends before the one before it", 'reviews = { clauses',
  'reviews = { windows = {\n    person = { closes = "2020-09-10" },\n    unit = { closes = "2020-09-01" } }, clauses',
  { "比前一步个人申报的 2020-09-10 早" }, 'unit = { closes')
slip("a step that ends before it begins", 'reviews = { clauses',
  'reviews = { windows = { unit = { opens = "2020-09-10", closes = "2020-09-01" } }, clauses',
  { "在开始的 2020-09-10 之前" })
slip("a step that is none", 'reviews = { clauses',
  'reviews = { windows = { office = { closes = "2020-09-01" } }, clauses', { "没有“office”这个词" })
slip("hours that sum to more than all", "hours = { years", "hours = { total = 80, years",
  { "加起来至少 90 学时，比总学时（hours.total）80 多" })
slip("a kind of hours that is none", "hours = { years", "hours = { least = { generel = 20 }, years",
  { "没有“generel”", "“general”" })
slip("a rule's weight that is none", 'fee = {', 'rules = { ["hours-enough"] = "err" }, fee = {',
  { "“err”", '"error"（错误）' })
slip("a rule that is none has a weight", 'fee = {', 'rules = { ["hour-enough"] = "error" }, fee = {',
  { "没有“hour-enough”", "“hours-enough”", is_whole = true })
slip("a column that is none in a case", 'fee = {',
  'bars = { { key = "x", when = { levle = "中级" }, text = "…", message = "…" } }, fee = {',
  { "bars[1].when", "levle" })
slip("a word that is none in a case", 'fee = {',
  'bars = { { key = "x", when = { level = "中等" }, text = "…", message = "…" } }, fee = {',
  { "bars[1].when", "没有“中等”这个词" })
slip("a cut-off of deeds in another decade", 'cut_off = { date', 'cut_off = { deeds = { date = "2002-03-31" }, date',
  { "cut_off.deeds", "2002-03-31" })
slip("a document that is none", 'fee = {', 'documents = { evalution = false }, fee = {',
  { "没有“evalution”", "“evaluation”" })
slip("the years of a rank the wrong way round", 'posts = { clause',
  'posts = { grades = { ["中级"] = { 10, 8 } }, clause', { "10 比 8 大" })

-- --- Names of what there is not ------------------------------------------------------------------------------------

local function with(text)
  return 'fee = {', text .. ', fee = {'
end

local function slip_with(name, text, said)
  local old, new = with(text)
  slip(name, old, new, said)
end

local bar = 'bars = { { key = "x", when = %s, text = "…", message = "%s" } }'
slip_with("a condition that is empty", bar:format("{}", "…"), { "bars[1].when", "条件是空的" })
slip_with("a condition of nobody", bar:format("{ level = {} }", "…"), { "bars[1].when.level", "谁也不是" })
slip_with("a condition in any that is empty", bar:format("{ any = { {} } }", "…"), { "bars[1].when.any[1]", "条件是空的" })
slip_with("a bool that is none", bar:format('{ staffing = "在编" }', "…"), { "when.staffing", "没有“在编”", "是、否" })
slip_with("a bool as Lua has it", bar:format("{ staffing = true }", "…"), { "when.staffing", "应当是文字" })
slip_with("a gender that is none", bar:format('{ gender = "男性" }', "…"), { "when.gender", "男、女" })
slip_with("a schooling that is none", bar:format('{ education = "本科生" }', "…"), { "when.education", "没有“本科生”" })
slip_with("a kind of unit that is none", bar:format('{ unit = "instituton" }', "…"), { "when.unit", "institution" })
slip_with("a column in has that is none", bar:format('{ has = "curent_title" }', "…"), { "when.has", "current_title" })
slip_with("a date of what has none",
  bar:format('{ before = { unit = "2015-01-01" } }', "…"), { "when.before.unit", "不是日期" })
slip_with("a date in a condition that is none", bar:format('{ after = { work_start = "2015-02-30" } }', "…"),
  { "when.after.work_start", "2015-02-30" })
slip_with("a form that is none", bar:format('{ form = "exceptionl" }', "…"), { "when.form", "“exceptional”" })
slip_with("a need that is none", bar:format('{ needs = "titel" }', "…"), { "when.needs", "title_date" })
slip_with("a kind of application that is none in a condition", bar:format('{ kind = "破格" }', "…"),
  { "when.kind", "“破格晋升”" })
local exempt = "hours = { exempt = { { when = %s } }, years"
slip("a short name of a district", "hours = { years", exempt:format('{ district = "安吉" }'),
  { "hours.exempt[1].when.district", "没有“安吉”", "“安吉县”" })
slip("nobody's exemption", "hours = { years", exempt:format("{}"), { "hours.exempt[1].when", "条件是空的" })
slip("a level that is none in hours.by",
  "hours = { years", 'hours = { by = { { levels = { "高级" }, total = 72 } }, years',
  { "hours.by[1].levels[1]", "没有“高级”" })
slip("a level of others in hours", "hours = { years", 'hours = { levels = { "员级" }, years',
  { "hours.levels[1]", "没有“员级”" })
slip_with("a level of others that is evaluated", 'evaluates = { "中级", "员级" }', { "evaluates[2]", "没有“员级”" })
slip_with("a level of others that is entrusted", 'entrusted = { levels = { "助理级" } }', { "entrusted.levels[1]", "助理级" })
slip_with("a document for a level of others", 'documents = { exceptional = { levels = { "员级" } } }',
  { "documents.exceptional.levels[1]", "没有“员级”" })
slip("a plan for what is not evaluated", 'fee = {', 'evaluates = { "中级", "副高级", "正高级" }, fee = {',
  doubt { "plans[1].levels", "这里不评“初级”" }, "湖州市2020年度初中级")
slip_with("a name of a level that is nearly one", 'levels = { "初级", "中极", "副高级", "正高级" }',
  { "levels[2]", "“中极”不认识", "“中级”" })
slip_with("another word for a level as its name", 'levels = { "初级", "中级", "副高", "正高级" }', { "levels[3]", "“副高级”" })
slip_with("a level without titles", 'levels = { "初级", "中级", "副高级", "正高级", { name = "特级" } }',
  doubt { "levels[5]", "没有资格名称" })
slip_with("another word for a kind as its name", 'kinds = { "正常申报", "破格申报" }', { "kinds[2]", "“破格晋升”" })
slip_with("a district of a committee that is none",
  'committees = { { name = "甲评委会", districts = { "德清" } } }', { "committees[1].districts[1]", "“德清县”" })
slip("a section that is none", "attachments = {", 'attachments = { more = { { key = "x", name = "甲", '
  .. 'section = "insurence", when = { level = "中级" }, why = "…" } },', { "attachments[8].section", "“insurance”" })
slip_with("a series that technical schools' is none", 'technical_schools = { series = "工程类" }',
  { "technical_schools.series", "“工程”" })
slip_with("a national level that is none", 'levels = { { name = "助理级", national = "初" }, "中级" }',
  { "levels[1].national", "没有“初”" })

-- --- Names in texts ------------------------------------------------------------------------------------------------

slip_with("a name in a bar's message",
  bar:format('{ level = "中级" }', "{unit_knd}不能"), { "bars[1].message", "{unit_kind}" })
local attachment = 'attachments = { more = { { key = "x", name = "%s", when = { level = "中级" }, why = "%s" } },'
local function slip_of_attachment(name, text, why, said)
  slip(name, "attachments = {", attachment:format(text, why), said)
end
slip_of_attachment("a name in an attachment", "{year}年证明", "…", { "attachments[8].name", "{years}" })
slip_of_attachment("a name in a reason", "甲", "申报{lvel}", { "attachments[8].why", "{level}" })
slip_of_attachment("a form that there is none of", "{form}", "…", { "attachments[8].name", "{form}" })
slip_with("a name in a sentence", 'sentences = { slip = { text = "请在{deadline}前报{office}" } }',
  { "sentences.slip.text", "{deadline}", "{closes}" })
slip_with("a header without a column", bar:format('{ level = "中级" }', "{header}不对"), { "bars[1].message", "{header}" })
slip_with("a document of nobody", 'documents = { exceptional = { levels = {} } }',
  { "documents.exceptional.levels", "一项也没有" })
slip_with("a name in a promise",
  'sentences = { promise = { text = "{name}承诺" } }', { "sentences.promise.text", "照原样印" })
slip_with("a name of another sentence", 'sentences = { notice = { text = "{count}人公示" } }',
  { "sentences.notice.text", "{count}" })
slip_with("a name in a note", 'sentences = { evaluation_notes = { "交{copy}" } }', { "evaluation_notes[1]", "{copies}" })
slip_with("a brace left open", 'sentences = { notice_title = { text = "{year年度公示" } }', { "花括号没有配成一对" })
slip_with("a name in a handling", 'documents = { posts = { handling = "{watermark}盖章" } }',
  { "documents.posts.handling", "{watermark}" })
slip_with("a name in a title",
  'documents = { posts = { title = "{band}级岗位表" } }', { "documents.posts.title", "{band}" })
slip_with("a name in an example", 'examples = { unit = "{ctiy}甲厂" }', { "examples.unit", "{city}" })
slip_with("a name where none is filled in", 'evaluation = { name = "{year}评审表" }', { "evaluation.name", "照原样印" })

-- --- Sections that don't go together -------------------------------------------------------------------------------

slip("an attachment without a reason", "attachments = {",
  'attachments = { more = { { key = "x", name = "甲", when = { level = "中级" } } },',
  { "attachments[8]", "why" })
slip("a year's hours that sum to more than all", "hours = { years",
  'hours = { by = { { levels = { "中级" }, total = 40 } }, years', { "90 学时", "hours.by[1]", "40 多" })
slip("hours of groups that sum to more than all", "hours = { years",
  'hours = { sums = { { of = { "general", "industry" }, least = 40 } }, years', { "100 学时", "90 多" })
slip("hours that nobody could mean",
  "hours = { years", "hours = { total = 900, years", doubt { "hours.total", "只有 90" })
slip("hours that are nobody's",
  "hours = { years", 'hours = { by = { { total = 90 }, { from = 2018, total = 96 } }, years',
  doubt { "hours.by[2]", "轮不到" })
slip("the first office is not the unit", 'reviews = { clauses',
  'reviews = { offices = { { field = "dept", name = "主管部门" }, { field = "hr", name = "人社" } }, clauses',
  { "reviews.offices[1]", 'field = "unit"' })
slip("two kinds of hours with one header", "hours = { years", [[hours = { kinds = {
    { field = "general", header = "公需" },
    { field = "industry", header = "公需" }, { field = "professional", header = "专业" } }, years]],
  { "“继续教育”表的列名“公需”", "hours.kinds[1]，" .. checked.path .. ":", "hours.kinds[2]，" .. checked.path .. ":" },
    '{ field = "industry"')
slip("a kind of hours by a column's name", "hours = { years", [[hours = { kinds = {
    { field = "general", header = "公需" }, { field = "industry", header = "行业" },
    { field = "total", header = "专业" } }, years]],
  { "列的代号“total”", "程序自带的“总学时”" }, '{ field = "total"')
slip("two offices with one name", 'reviews = { clauses', [[reviews = { offices = { { field = "unit", name = "单位" },
    { field = "dept", name = "单位" }, { field = "hr", name = "人社" } }, clauses]],
  { "列名“单位审核状态”", "reviews.offices[1]", "reviews.offices[2]" }, '{ field = "dept"')
slip("one word for two kinds", 'kinds = { clause = "二" }',
  'kinds = { clause = "二", more = { { name = "引进人才", aliases = { "破格" }, years = false } } }',
  { "“破格”有两个意思", "“破格晋升”", "“引进人才”" })

-- --- Lists that are taken over, and places -------------------------------------------------------------------------

slip("an added item without its braces", 'kinds = { clause = "二" }',
  'kinds = { clause = "二", more = { name = "引进人才申报", years = false } }', { "kinds.more", "只写了一层括号" })
slip("an added word that is none", "attachments = {", 'attachments = { more = "身份证",', { "attachments.more", "身份证" })
slip("a word taken out that is none", "attachments = {", 'attachments = { without = { "hour" },',
  { "attachments.without", "没有“hour”", "“hours”" })
slip("a word taken out without braces", "attachments = {", 'attachments = { without = "hours",',
  { "attachments.without", 'without = { "名称" }' })
slip_with("places that are a word", 'places = "浙江"', { "places", "浙江", "cities" })
slip_with("cities without braces of their own", 'places = { cities = { "湖州市", "吴兴区" } }', { "places.cities", "湖州市" })
slip_with("a key of places that is none", 'places = { citys = { { "湖州市" } } }', { "places.citys", "cities" })
slip_with("words for places that are one", 'places = { words = "省内" }', { "places.words", "几个词" })
slip_with("levels that are not in order", 'levels = { "初级", "副高级", "中级", "正高级" }', { "levels[3]", "从低到高" })
slip_with("own levels that are not in order", 'levels = { "员级", { name = "特级", national = "正高级" }, "中级" }',
  { "levels[3]", "“中级”排在“特级”的后面" })
slip("the code of an office in Chinese",
  'reviews = { clauses', [[reviews = { offices = { { field = "unit", name = "单位" },
    { field = "乡镇", name = "乡镇" } }, clauses]], { "reviews.offices[2].field", "小写字母" }, '{ field = "乡镇"')
slip("the code of hours in Chinese", "hours = { years", 'hours = { kinds = { { field = "公需", header = "公需" } }, years',
  { "hours.kinds[1].field", "小写字母" })
slip("the code of a level of posts with a capital",
  "posts = {", 'posts = { levels = { { field = "Senior", name = "正高级" } },',
  { "posts.levels[1].field", "小写字母" })
slip("hours of no level", "hours = { years", "hours = { levels = {}, years", { "hours.levels", "一项也没有" })

slip_with("more years for more schooling", 'conditions = { default = { ["中级"] = { ["本科"] = 5 } } }',
  doubt { 'conditions.default["中级"]["本科"]', "比大专的 4 年还长" })
slip("copies in words and as a number", 'copies = "一式三份", number = 3', 'copies = "一式两份", number = 3',
  doubt { "一式两份", "3 份" }, "local by_city")
slip("another year's number", 'number = "湖职指发〔2020〕1号"', 'number = "湖职指发〔2019〕1号"', doubt { "number", "2019 年的" })
slip("a plan that gets nobody", 'name = "2020年度高级专业技术职务任职资格推荐评审计划", levels = { "副高级"',
  'name = "2020年度高级专业技术职务任职资格推荐评审计划", levels = { "中级", "副高级"', doubt { "轮不到“中级”" })
slip_with("levels of what is made of all", 'documents = { summary = { levels = { "中级" } } }',
  doubt { "documents.summary.levels", "没有用" })

-- --- Lua ------------------------------------------------------------------------------------------------------------

slip("a missing comma", 'city = "湖州市",', 'city = "湖州市"', { "漏了逗号", "第 13 行的末尾" }, "year = 2020")
slip("a missing comma in a line", 'date = "2020-12-31", clause', 'date = "2020-12-31" clause', { "漏了逗号" })
slip("a Chinese comma", 'city = "湖州市",', 'city = "湖州市"，', { "中文的符号“，”", "," })
slip("Chinese quotes", 'city = "湖州市"', "city = “湖州市”", { "中文的符号““”", '"' })
slip("a Chinese equals sign", 'city = "湖州市"', 'city ＝ "湖州市"', { "中文的符号“＝”" })
slip("a Chinese colon", 'city = "湖州市"', 'city：“湖州市”', { "中文的符号" })
slip("a colon", 'city = "湖州市"', 'city : "湖州市"', { "“:”用得不对" })
slip("two equals signs", 'city = "湖州市"', 'city == "湖州市"', { "写了两个等号", "city = …" })
slip("a dash in a name", "cut_off = {", "cut-off = {", { "“=”用得不对" })
slip("a missing quote", 'city = "湖州市",', 'city = "湖州市,', { "引号没有配成一对" })
slip("a text without quotes", 'city = "湖州市"', "city = 湖州市", { "没有加引号" })
slip("a name without quotes", 'city = "湖州市"', "city = Huzhou", { "没有叫做“Huzhou”的东西", '"Huzhou"' })
slip("a missing brace", 'closes = "2020-09-30" },\n  },\n}\n', 'closes = "2020-09-30" },\n  },\n-- 完', { "没有配上 }" },
  "-- 完")
slip("a brace too many", 'cut_off = { date = "2020-12-31", clause = "二" }',
  'cut_off = { date = "2020-12-31", clause = "二" }}', { "多了一个 }" }, "printing = {")

local is_right = n >= 40 and wrong == 0
print((is_right and "ok" or "not ok") .. " - each of " .. n .. " slips is told at its line")
