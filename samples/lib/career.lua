-- A person's dates, schools and jobs. Made backwards from the cut-off date, so that all of them agree.
local calendar = require("lib.calendar")
local phrase = require("lib.phrase")
local words = require("content.common")
local notice = require("notices.huzhou-2020")

local career = {}

local RANK = { ["初级"] = 1, ["中级"] = 2, ["副高级"] = 3, ["正高级"] = 4 }
local CUT_OFF = calendar.month(2020, 12)
local GRADUATED_AT = { ["中专"] = 19, ["大专"] = 22, ["本科"] = 22, ["硕士研究生"] = 25 }
local STUDIED = { ["中专"] = 3, ["大专"] = 3, ["本科"] = 4, ["硕士研究生"] = 3 }
-- Years in the present title that the next level asks for.
local HELD = { ["初级"] = 1, ["中级"] = 4, ["副高级"] = 5, ["正高级"] = 5 }

local titles = {}
for _, s in ipairs(notice.series) do titles[s.name] = s.titles end

-- What the titles of a specialty that has several are called, by what one does.
local CALLED = {
  ["艺术"] = function(subject)
    return subject:find("演奏") and "演奏员" or subject:find("美术") and "舞美设计师" or "演员"
  end,
  ["新闻出版"] = function(subject)
    return subject == "图书编辑" and "编审" or subject:find("编辑") and "编辑" or "记者"
  end,
  ["技工学校教师"] = function() return "讲师" end,
  ["农业技术"] = function() return "农艺师" end,
}

-- The title of RANK (1 to 4) in a specialty: the one that is called so; else the last, which at the lowest level is no
-- clerk's. Book editors become 编审 from 编辑.
function career.title(series, subject, rank)
  local earlier = words.earlier_titles[series]
  if earlier and rank < 3 then return earlier[rank] end
  local of = titles[series][notice.levels[rank].name]
  local called = CALLED[series] and CALLED[series](subject) or ""
  if called == "编审" and rank < 3 then called = "编辑" end
  for _, title in ipairs(of) do
    if called ~= "" and title:sub(-#called) == called then return title end
  end
  return of[#of]
end

local function education_of(random, level, exceptional_school)
  if exceptional_school then return level == "中级" and "中专" or "大专" end
  if level == "初级" then return random:chance(60) and "大专" or "本科" end
  if level == "中级" then return random:chance(22) and "大专" or "本科" end
  return random:chance(35) and "硕士研究生" or "本科"
end

-- Months when the titles up to the present one were obtained: { [rank] = month }.
local function title_months(random, level, short)
  local rank, months = RANK[level], {}
  local at = CUT_OFF - 12 * (short and HELD[level] - random:int(1, 2) or HELD[level] + random:int(0, 3))
  for r = rank - 1, 1, -1 do
    months[r] = at - random:pick { 0, 0, 1, 2 }
    at = at - 12 * random:int(5, 7)
  end
  return months
end

-- Sets the person's dates. P has level, series, subject, exceptional ("short", "school" or nil), female.
function career.dates(p, random)
  p.rank = RANK[p.level]
  p.education = education_of(random, p.level, p.exceptional == "school")
  p.title_months = title_months(random, p.level, p.exceptional == "short")
  local first = p.title_months[1] or CUT_OFF - 12 * random:int(1, 3)
  local wait = p.education == "大专" and random:int(3, 4) or p.education == "中专" and random:int(4, 5) or random:int(1, 2)
  local started = calendar.year(first) - wait
  p.work_start = calendar.month(started, random:pick { 7, 8, 8, 9 })
  p.first_graduation = calendar.month(started, random:pick { 6, 6, 7 })
  local birth_year = started - GRADUATED_AT[p.education] - random:pick { 0, 0, 1 }
  p.birth = string.format("%04d-%02d-%02d", birth_year, random:int(1, 12), random:int(1, 28))
  p.birth_year = birth_year
  if p.rank > 1 then
    p.current_title = career.title(p.series, p.subject, p.rank - 1)
    p.title_month = p.title_months[p.rank - 1]
    p.appointed = p.title_month + random:pick { 1, 1, 2, 3 }
  end
  p.apply_title = career.title(p.series, p.subject, p.rank)
end

-- The list 学习经历; the last degree is the person's highest.
function career.education(p, random, context)
  local rows, at = {}, p.first_graduation
  local function study(kind, ends, form, major)
    rows[#rows + 1] = {
      start = calendar.text(ends - 12 * STUDIED[kind] + 3), ["end"] = calendar.text(ends), major = major,
      education = kind, school = random:pick(words.schools[kind]), degree = words.degrees[kind] or "", form = form,
      verified = calendar.year(ends) > 2001 and "是" or "否",
    }
  end
  local own = random:pick(p.content.majors)
  if p.education == "硕士研究生" then study("本科", at - 36, "全日制", own) end
  study(p.education, at, "全日制", own)
  p.first_school = rows[#rows]
  if (p.education == "大专" or p.education == "中专") and p.exceptional ~= "school" and random:chance(70) then
    local ends = math.min(at + 12 * random:int(4, 6) - 5, CUT_OFF - 6)
    study("本科", ends, random:pick { "函授", "业余", "自学考试", "开放教育" }, own)
    p.education = "本科"
  end
  local highest = rows[#rows]
  p.school, p.major, p.degree, p.graduation = highest.school, highest.major, highest.degree, highest["end"]
  p.verified = highest.verified
  local used, latest = {}, CUT_OFF - 8
  for _ = 1, p.long and 24 or random:int(p.rank > 2 and 1 or 0, p.rank) do
    local from = random:int(math.min(p.work_start + 10, latest - 2), latest)
    local name = phrase.fresh(words.training, random, context, used)
    if name then
      rows[#rows + 1] = {
        start = calendar.text(from), ["end"] = calendar.text(from + random:int(0, 2)), school = name,
        major = p.subject, education = "", degree = "", form = random:pick { "培训", "脱产培训", "网络培训" },
        verified = "否",
      }
    end
  end
  table.sort(rows, function(a, b) return a.start .. a.school < b.start .. b.school end)
  return rows
end

-- The list 工作经历: years elsewhere first, then the present unit, a new post with each title.
function career.work(p, random, elsewhere, witness)
  local ends = {}
  for r = 1, p.rank - 1 do
    if p.title_months[r] > p.work_start + 12 then ends[#ends + 1] = p.title_months[r] + 1 end
  end
  if p.long then
    local step = (CUT_OFF - p.work_start) // 17
    ends = {}
    for i = 1, 16 do ends[i] = p.work_start + i * step end
  end
  local rows, from = {}, p.work_start
  local away = #elsewhere > 0 and (p.long or random:chance(35))
  for i = 1, #ends + 1 do
    local last = i == #ends + 1
    local old = away and not last and (i == 1 or p.long and i < 9)
    local step = math.max(1, math.ceil(#p.content.posts * i * p.rank / (#ends + 1) / 4))
    rows[i] = { start = calendar.text(from), ["end"] = last and "" or calendar.text(ends[i] - 1),
      unit = old and elsewhere[p.long and (i - 1) // 3 % #elsewhere + 1 or random:int(1, #elsewhere)] or p.unit.name,
      duty = p.content.duties[p.long and (i - 1) % #p.content.duties + 1 or random:int(1, #p.content.duties)],
      post = p.content.posts[step], witness = witness(random) }
    from = ends[i]
  end
  p.post = rows[#rows].post
  return rows
end

-- 附件1二、5（3）: appointments since the present title, at most the last eight years.
function career.appointments(p)
  local rows = {}
  if p.rank > 1 then
    for year = math.max(2013, calendar.year(p.appointed)), 2020 do
      rows[#rows + 1] = { year = year, title = p.current_title, unit = p.unit.name }
    end
  end
  return rows
end

local function good_word(p)
  return p.unit.kind == "事业单位" and "合格" or "称职"
end

function career.assessments(p, random)
  local rows = {}
  for year = math.max(p.long and 2006 or 2015, calendar.year(p.work_start) + 1), 2019 do
    rows[#rows + 1] = { year = year, result = random:chance(22) and "优秀" or good_word(p) }
  end
  return rows
end

-- 三（二）: at least the least hours of each kind; the total adds up.
function career.hours(p, random)
  local rows, rule = {}, notice.hours
  for _, year in ipairs(rule.years) do
    if year > calendar.year(p.work_start) then
      local general, industry = rule.general + random:int(0, 8), rule.industry + random:int(0, 12)
      local professional = rule.professional + random:int(0, 36) + (random:chance(20) and 0.5 or 0)
      rows[#rows + 1] = {
        year = year, general = general, industry = industry, professional = professional,
        total = general + industry + professional,
      }
    end
  end
  return rows
end

return career
