-- What facts of a notice have to do with each other. Each check is run on data whose single facts are right.
local facts = require("zhibiao.notice_check.facts")
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
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
  if #named > 0 and not lists.has(named, notice.year) then
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

-- --- Hours ----------------------------------------------------------------------------------------------------------

local function hours(notice, report)
  local section = notice.hours
  for i, year in ipairs(section.years or {}) do
    local path = { "hours", "years", i }
    if year > notice.year then
      report:wrong(path, ("继续教育（hours.years）里的 %d 年在通知的年度 %d 之后"):format(year, notice.year), "请改正年份")
    elseif year < notice.year - 10 then
      report:wrong(path, ("继续教育（hours.years）里的 %d 年太早了，通知是 %d 年度的"):format(year, notice.year),
        "请改正年份")
    elseif i > 1 and year < section.years[i - 1] then
      report:wrong(path, "继续教育的年份（hours.years）没有从早到晚排", "请从早到晚排好")
    end
  end
  local last = section.years[#section.years]
  if last < notice.year - 2 then
    report:doubtful({ "hours", "years" }, ("继续教育（hours.years）只查到 %d 年，通知是 %d 年度的"):format(last, notice.year),
      "请核对，是不是还是以前的年份")
  end
end

local function sum_of_hours(notice, report)
  local section, sum = notice.hours, 0
  for _, kind in ipairs(section.kinds or {}) do
    local least = (section.least or {})[kind.field]
    if least == nil then least = kind.least end
    sum = sum + (least or 0)
  end
  if section.total and sum > section.total then
    report:wrong({ "hours", "total" },
      ("继续教育各科加起来至少 %s 学时，比总学时（hours.total）%s 多"):format(sum, section.total), "请核对这几个数")
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

-- --- Names ----------------------------------------------------------------------------------------------------------

local function series(notice, report)
  local national = require("notices.base.specialties")
  local names = {}
  for name in pairs(national) do names[#names + 1] = name end
  local seen = {}
  for i, item in ipairs(notice.series) do
    local name, of = item, nil
    if type(item) == "table" then name, of = item[1], item.of end
    if of == nil and national[name] == nil then
      local likely = nearest.to(name, names)[1]
      report:wrong({ "series", i }, ("专业（series[%d]）“%s”不在国家的系列里"):format(i, name),
        (likely and "是不是“" .. likely .. "”？" or "") .. '本地的专业写成 { "' .. name .. '", of = "工程" }，of 后面写它是哪个系列')
    elseif seen[name] then
      report:wrong({ "series", i }, ("专业（series）“%s”写了两次"):format(name), "请去掉一个")
    end
    seen[name] = true
  end
end

-- The city has to be one of the province's, if these are known; a district that is nearly one of its.
local function places(notice, report)
  local known = notice.places
  if type(known) ~= "table" or type(known.cities) ~= "table" then return end
  if known.name and known.name ~= notice.province then
    report:wrong({ "province" }, ("省份（province）是“%s”，地名是“%s”的"):format(notice.province, known.name),
      "请改正省份，或换成本省的地名（places）")
    return
  end
  local cities, own = {}, nil
  for i, city in ipairs(known.cities) do
    cities[i] = city[1]
    own = city[1] == notice.city and city or own
  end
  if own == nil then
    report:wrong({ "city" }, ("%s没有“%s”（city）"):format(notice.province, notice.city),
      "有的是：" .. table.concat(cities, "、"))
    return
  end
  for i, office in ipairs(notice.offices) do
    local likely = nearest.to(office.district, table.move(own, 2, #own, 1, {}))[1]
    if likely and likely ~= office.district and utf8.len(likely) == utf8.len(office.district)
      and not lists.has(own, office.district) and likely:sub(1, 3) == office.district:sub(1, 3) then
      report:doubtful({ "offices", i, "district" },
        ("受理单位的区县（offices[%d].district）“%s”不是%s的"):format(i, office.district, notice.city),
        "是不是“" .. likely .. "”？")
    end
  end
end

-- Clauses by key, of ITEMS that have none.
local function keyed_clauses(items, field, clauses, path, what, report)
  for _, item in ipairs(items) do
    if (clauses or {})[item[field]] == nil then
      local name = item.name:gsub("{%w+}", "几") -- 近{hours}年
      report:no_clause(facts.below(path, item[field]), ("%s“%s”的依据"):format(what, name))
    end
  end
end

local function attachments(notice, report)
  local section, due = notice.attachments, {}
  for _, item in ipairs(section) do
    local is_out = item.section and not notice[item.section]
    if not is_out then due[#due + 1] = item end
    if not is_out and (section.annexes or {})[item.key] == nil then
      report:remark({ "attachments", "annexes", item.key }, "第几个附件 attachments.annexes." .. item.key, true)
    end
  end
  keyed_clauses(due, "key", section.clauses, { "attachments", "clauses" }, "附件", report)
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

-- The names in braces of texts: {city}.
local function marks(notice, report)
  for level, one in pairs(notice.printing) do
    local mark = one.watermark and one.watermark:gsub("{city}", ""):match("{(.-)}")
    if mark then
      report:wrong({ "printing", level, "watermark" }, ("水印里不认识 {%s}"):format(mark), "这里只能用 {city}")
    end
  end
end

-- Each with the sections that it is about: if one of them is not there, or was found wrong, it is not asked.
local checks = {
  { years }, { all_dates }, { plans, "plans" }, { levels_without_plan, "plans", "levels" }, { offices, "offices" },
  { windows, "reviews" }, { hours, "hours" }, { sum_of_hours, "hours" }, { photo, "photo" }, { series, "series" },
  { places, "offices" }, { attachments, "attachments" }, { reviews, "reviews" }, { unlisted, "unlisted" },
  { marks, "printing" }, { examples, "examples" },
}

-- NOTICE: the resolved data; IS_WRONG: the top keys where single facts are wrong.
function relations.judge(notice, report, is_wrong)
  for _, key in ipairs { "year", "date", "title", "city", "province", "cut_off" } do
    if is_wrong[key] or notice[key] == nil then return end
  end
  for _, check in ipairs(checks) do
    local is_open = true
    for i = 2, #check do is_open = is_open and type(notice[check[i]]) == "table" and not is_wrong[check[i]] end
    if is_open then check[1](notice, report) end
  end
end

return relations
