-- What facts of a notice have to do with each other. Each check is run on data whose single facts are right.
local doubts = require("zhibiao.notice_check.doubts")
local facts = require("zhibiao.notice_check.facts")
local hours = require("zhibiao.notice_check.hours")
local lists = require("zhibiao.lists")
local names = require("zhibiao.notice_check.names")
local places = require("zhibiao.notice_check.places")
local vocabularies = require("zhibiao.notice_check.vocabularies")
local relations = {}

local function year_of(date)
  return math.tointeger(date:sub(1, 4))
end

-- --- Years and dates ------------------------------------------------------------------------------------------------

-- The years that a text names: 2018年度, 2018年.
local function years_in(text)
  local out = {}
  for year in text:gmatch("%f[%d](%d%d%d%d)年") do out[#out + 1] = math.tointeger(year) end
  return out
end

-- A text that names years, but not the notice's.
local function judge_named_year(notice, report, path, text, what)
  local years = years_in(text)
  if #years == 0 or lists.has(years, notice.year) then return end
  report:wrong(path, ("%s写的是 %d 年，year 是 %d"):format(what, years[1], notice.year), "请核对年度，改正其中一个")
end

local function years(notice, report)
  judge_named_year(notice, report, { "title" }, notice.title, "标题（title）")
  local named = {}
  for year in notice.id:gmatch("%f[%d](20%d%d)%f[%D]") do named[#named + 1] = math.tointeger(year) end
  if #named == 0 or lists.has(named, notice.year) then return end
  if not report:is_own { "year" } then
    report:missing({ "year" }, ("没有写“年度”（year），照底稿的是 %d；文件夹叫“%s”"):format(notice.year, notice.id),
      ("请加上：year = %d"):format(named[1]))
  else
    report:wrong({ "year" }, ("年度（year）是 %d，文件夹叫“%s”"):format(notice.year, notice.id),
      "请核对年度；文件夹的名字也可以改")
  end
end

-- A date that is more than a year from the notice's own.
local function judge_near(notice, report, path, what, date, most)
  if math.abs(year_of(date) - notice.year) <= (most or 1) then return end
  report:wrong(path, ("%s是 %s，通知是 %d 年度的"):format(what, date, notice.year), "请核对年份")
end

local function all_dates(notice, report)
  judge_near(notice, report, { "date" }, "落款日期（date）", notice.date)
  judge_near(notice, report, { "cut_off", "date" }, "任职资格计算截止日（cut_off.date）", notice.cut_off.date)
  for _, part in ipairs { "deeds", "papers", "schooling" } do
    local date = notice.cut_off[part] and notice.cut_off[part].date
    if date then judge_near(notice, report, { "cut_off", part, "date" }, "截止日（cut_off." .. part .. "）", date) end
  end
end

local function plans(notice, report)
  for i, plan in ipairs(notice.plans) do
    local name = ("plans[%d]"):format(i)
    judge_named_year(notice, report, { "plans", i, "name" }, plan.name, ("评审计划的名称（%s.name）"):format(name))
    judge_near(notice, report, { "plans", i, "opens" }, ("申报开始日（%s.opens）"):format(name), plan.opens)
    judge_near(notice, report, { "plans", i, "closes" }, ("申报截止日（%s.closes）"):format(name), plan.closes)
    if plan.closes < plan.opens then
      report:wrong({ "plans", i, "closes" },
        ("申报截止日（%s.closes）%s在开始日 %s 之前"):format(name, plan.closes, plan.opens), "请核对这两个日期")
    elseif plan.closes < notice.date then
      report:wrong({ "plans", i, "closes" },
        ("申报截止日（%s.closes）%s在通知的落款日期 %s 之前"):format(name, plan.closes, notice.date),
        "请核对，是不是还是去年的")
    end
  end
end

-- An application belongs to the first plan that takes its level and specialty.
local function levels_without_plan(notice, report)
  for _, name in ipairs(vocabularies.evaluated(notice)) do
    local is_taken = false
    for _, plan in ipairs(notice.plans) do is_taken = is_taken or lists.has(plan.levels, name) end
    if not is_taken then
      report:doubtful({ "plans" }, ("没有评审计划（plans）收“%s”"):format(name),
        "要评这个级别的，请在一个计划的 levels 里写上；这里不评的，在 evaluates 里不要写它")
    end
  end
end

-- Two offices for one district, of which the second would never get an application.
local function offices(notice, report)
  local first = {}
  for i, office in ipairs(notice.offices) do
    local takes_all = office.levels == nil and office.series == nil
    if first[office.district] then
      report:wrong({ "offices", i, "district" },
        ("受理单位（offices）里“%s”有两个（第 %d 项和第 %d 项）"):format(office.district, first[office.district], i),
        "请去掉一个，或写明各收哪些级别（levels）、专业（series）")
    end
    first[office.district] = first[office.district] or takes_all and i or nil
  end
end

-- The steps of an application, one after the other.
local function windows(notice, report)
  local before, name
  local steps = { { field = "person", name = "个人申报" }, table.unpack(notice.reviews.offices) }
  for _, step in ipairs(steps) do
    local window = (notice.reviews.windows or {})[step.field] or {}
    local path = { "reviews", "windows", step.field }
    local shown = ("%s的时间（reviews.windows.%s）"):format(step.name, step.field)
    if window.opens and window.closes and window.closes < window.opens then
      report:wrong(path, shown .. ("：%s 截止，在开始的 %s 之前"):format(window.closes, window.opens), "请核对这两个日期")
    end
    if window.closes and before and window.closes < before then
      report:wrong(path, shown .. ("：%s 截止，比前一步%s的 %s 早"):format(window.closes, name, before),
        "请核对：一步一步往后，截止日不会更早")
    end
    for _, key in ipairs { "opens", "closes" } do
      if window[key] then judge_near(notice, report, facts.below(path, key), shown, window[key]) end
    end
    if window.closes then before, name = window.closes, step.name end
  end
end

-- --- Pairs of numbers -----------------------------------------------------------------------------------------------

local function photo(notice, report)
  for _, size in ipairs { "bytes", "ratio", "width", "height" } do
    local least, most = notice.photo["min_" .. size], notice.photo["max_" .. size]
    if least and most and least > most then
      report:wrong({ "photo", "max_" .. size },
        ("照片的 max_%s（%s）比 min_%s（%s）小"):format(size, most, size, least), "请核对这两个数")
    end
  end
end

-- --- Forms and offices ----------------------------------------------------------------------------------------------

-- Clauses by key, of ITEMS that have none.
local function keyed_clauses(items, field, clauses, path, what, report)
  for _, item in ipairs(items) do
    if (clauses or {})[item[field]] == nil then
      report:no_clause(facts.below(path, item[field]), ("%s“%s”的依据"):format(what, item.name))
    end
  end
end

-- WRITTEN: the notice written out, where their names are whole, and those whose section is out are gone.
local function attachments(notice, report, written)
  local section = notice.attachments
  for _, item in ipairs(written.attachments) do
    if (section.annexes or {})[item.key] == nil then
      report:remark({ "attachments", "annexes", item.key }, "第几个附件 attachments.annexes." .. item.key, true)
    end
  end
  keyed_clauses(written.attachments, "key", section.clauses, { "attachments", "clauses" }, "附件", report)
end

-- Why an attachment is due stands in 材料清单, and in what is said if it is missing.
local function reasons(notice, report)
  for i, item in ipairs(notice.attachments) do
    local name = ("附件“%s”（attachments[%d]）"):format(item.name, i)
    if item.due and item.when then
      report:wrong({ "attachments", i, "due" }, name .. "又写了 when，又写了 due", "请去掉一个")
    elseif not item.due and not item.why then
      report:wrong({ "attachments", i }, name .. "没有写为什么要交（why）", '请加上：why = "申报{level}" 这样的话，印在材料清单里')
    end
  end
end

-- Asked whatever else is wrong with the offices, as other facts hang on their fields.
local function first_office(notice, report)
  local field = facts.at(notice, { "reviews", "offices", 1, "field" })
  if type(field) == "string" and field ~= "unit" then
    report:wrong({ "reviews", "offices", 1, "field" },
      ("第一个审核的部门（reviews.offices[1]）的代号是“%s”"):format(field),
      '第一个总是申报人自己的单位，请写 field = "unit"')
  end
end

local function reviews(notice, report)
  local section = notice.reviews
  keyed_clauses(section.offices, "field", section.clauses, { "reviews", "clauses" }, "审核的部门", report)
  for _, office in ipairs(section.offices) do
    if (section.labels or {})[office.field] == nil then
      local name = "评审表里审核栏的名称 reviews.labels." .. office.field
      report:remark({ "reviews", "labels", office.field }, name, true, { "reviews" })
    end
  end
end

-- What the offices are called in the notice as it was up to LAYER, one after the other.
local function offices_of(report, layer)
  local offices_, called = {}, {}
  for _, one in ipairs(report.layers) do
    offices_ = facts.at(one.value, { "reviews", "offices" }) or offices_
    called = facts.at(one.value, { "reviews", "called" }) or called
    if one == layer then break end
  end
  local out = {}
  for i, office in ipairs(offices_) do out[i] = called[office.name] or office.name end
  return out
end

-- A sentence that names the offices of the notice that it is taken over from, where this one has others.
local function named_offices(notice, report)
  local own = table.concat(offices_of(report, report.layers[#report.layers]), "、")
  local function judge(path, text)
    local layer = report:layer_of(path)
    local others, count = offices_of(report, layer), 0
    for _, name in ipairs(others) do count = count + (text:find(name, 1, true) and 1 or 0) end
    if layer.name == report.own.name or count < 2 or table.concat(others, "、") == own then return end
    report:doubtful(path, ("“%s”照“%s”的，里面写的是那里的审核部门：“%s”"):format(facts.shown(path), layer.name, text),
      ("这份通知的是“%s”：请写上自己的，部门可以写成 {offices}"):format(own))
  end
  for i, text in ipairs(notice.sentences.evaluation_notes or {}) do
    judge({ "sentences", "evaluation_notes", i }, text)
  end
  for id, document in pairs(notice.documents) do
    local text = type(document) == "table" and document.handling
    if text then judge({ "documents", id, "handling" }, text) end
  end
end

-- Forms that are made person by person, which may have templates for some of them.
local by_person = { "evaluation", "exceptional", "materials" }

local function has_template(report, name)
  for _, layer in ipairs(report.layers) do
    if notice_source(layer.name, "templates/" .. name .. ".xml") then return true end
  end
  return false
end

local function templates(notice, report)
  for id, document in pairs(notice.documents) do
    for i, one in ipairs(type(document) == "table" and document.templates or {}) do
      local path = { "documents", id, "templates", i }
      if not lists.has(by_person, id) then
        report:wrong(path, ("“%s”没有按级别、申报类型的模板"):format(id), "有的是：" .. table.concat(by_person, "、"))
      elseif not has_template(report, one.name) then
        report:wrong(path, ("找不到模板 templates/%s.xml"):format(one.name), "请把它放在通知的文件夹里")
      elseif not one.levels and not one.kinds then
        report:wrong(path, ("模板 %s 没有写哪些级别（levels）、申报类型（kinds）用"):format(one.name),
          ("请加上；人人都用的，文件叫做 templates/%s.xml 就行"):format(id))
      end
    end
  end
end

-- Examples that the offices give if the notice does not.
local function examples(notice, report)
  for _, key in ipairs { "district", "other_district" } do
    if notice.examples[key] == nil then report:remark({ "examples", key }, "一个例子 examples." .. key, true) end
  end
end

local function unlisted(notice, report)
  local rest = {} -- by header: the item for all words that no other has
  for i, one in ipairs(notice.unlisted) do
    local path = { "unlisted", i }
    local name = ("不收的词（unlisted[%d]）"):format(i)
    if one.message and not one.remedy then
      report:wrong(path, name .. "写了怎么说（message），没有写怎么办（remedy）", '请加上：remedy = "…"')
    end
    if one.message and not one.words or not one.words and rest[one.header] then
      report:wrong(path, name .. "没有写是哪些词（words）", '请加上：words = { "…" }')
    end
    if one.words and one.remedy and not one.message and #one.words > 3 then
      report:wrong(path, name .. "写了怎么办（remedy），没有写怎么说（message）", '请加上：message = "…"')
    end
    rest[one.header] = rest[one.header] or not one.words
  end
end

-- Each with the sections that it is about: if one of them is not there, or was found wrong, it is not asked.
local checks = {
  { years }, { all_dates }, { plans, "plans" }, { levels_without_plan, "plans", "levels" }, { offices, "offices" },
  { windows, "reviews" }, { hours.judge, "hours" }, { photo, "photo" }, { names.series, "series" },
  { names.levels, "levels" }, { names.titles, "levels", "series" }, { names.kinds, "kinds" }, { places.judge },
  { names.province }, { places.judge_insurance, "insurance", "attachments" },
  { names.districts, "offices" }, { reasons, "attachments" }, { first_office }, { reviews, "reviews" },
  { named_offices, "reviews", "sentences", "documents" }, { templates, "documents" },
  { unlisted, "unlisted" }, { examples, "examples" }, { doubts.copies, "printing" }, { doubts.plans, "plans" },
  { doubts.documents, "documents" },
}

-- The same of the notice written out.
local later = { { attachments, "attachments" }, { doubts.number }, { doubts.conditions, "conditions" } }

local function run(all, notice, report, is_wrong, written)
  for _, check in ipairs(all) do
    local is_open = true
    for i = 2, #check do is_open = is_open and type(notice[check[i]]) == "table" and not is_wrong[check[i]] end
    if is_open then check[1](notice, report, written) end
  end
end

-- NOTICE: the resolved data; IS_WRONG: the top keys where single facts are wrong.
function relations.judge(notice, report, is_wrong)
  for _, key in ipairs { "year", "date", "title", "city", "province", "cut_off" } do
    if is_wrong[key] or notice[key] == nil then return end
  end
  run(checks, notice, report, is_wrong)
end

-- WRITTEN: the notice written out.
function relations.judge_later(notice, report, is_wrong, written)
  run(later, notice, report, is_wrong, written)
end

return relations
