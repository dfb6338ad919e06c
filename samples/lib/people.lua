-- The applicants of the season: who they are, and all rows about them.
local calendar = require("lib.calendar")
local career = require("lib.career")
local deeds = require("lib.deeds")
local names = require("lib.names")
local notice = require("notices.huzhou-2020")
local Random = require("lib.random")
local statement = require("lib.statement")
local words = require("content.common")

local people = {}

local CONTENT = {}
for _, file in ipairs { "culture", "arts", "teaching", "industry", "business" } do
  for series, content in pairs(require("content." .. file)) do CONTENT[series] = content end
end

local LEVELS = { "初级", "中级", "副高级", "正高级" }
local SERIES = {}
for _, s in ipairs(notice.series) do SERIES[s.name] = s end

-- The first four of a specialty go through its levels, so that none is missing; the others are as they come.
local function level_of(series, count, random)
  local open = {}
  for _, level in ipairs(LEVELS) do
    if SERIES[series].titles[level] then open[#open + 1] = level end
  end
  if count <= #open then return open[count] end
  local weights = #open == 2 and (open[1] == "副高级" and { 80, 20 } or { 40, 60 }) or { 24, 44, 26, 6 }
  return open[random:weighted(weights)]
end

local counts, special = {}, {}

-- Names that are not made up at random are spread over the season; the others come from the lists.
local function name_of(p, name, random)
  local at = name and { name } or special[p.index]
  if not at then
    p.name, p.ethnicity = names.person(random, p.female, p.birth_year), random:chance(3) and "畲族" or "汉族"
    return
  end
  p.name, p.ethnicity = names.take(at[1]), at[3] or "汉族"
end

local function lay_out_special()
  for i, n in ipairs(words.rare_names) do special[16 * i - 5] = n end
  for i, n in ipairs(words.minority_names) do special[26 * i - 2] = n end
end
lay_out_special()

local GRADES = { { "十三级", "十二级", "十一级" }, { "十级", "九级", "八级" }, { "七级", "六级", "五级" }, { "四级", "三级", "二级" } }

local function grade(p)
  if p.rank == 1 then return p.staffed and "专业技术十三级" or "" end
  if not p.staffed then return "" end
  return "专业技术" .. GRADES[p.rank - 1][math.min(3, 1 + (2020 - calendar.year(p.appointed)) // 4)]
end

-- 是否在编: those of institutions, but for juniors, whom the institution has by contract: no posts are offered for
-- them.
local function staffed(p, random)
  return p.unit.kind == "事业单位" and p.rank > 1 and random:chance(92)
end

local function reason(p, random)
  local list = {}
  for i = #p.achievements, math.max(1, #p.achievements - 2), -1 do
    local d = p.achievements[i]
    list[#list + 1] = "（" .. ({ "一", "二", "三" })[#list + 1] .. "）" .. d.content .. "，" .. d.award .. "；"
  end
  local leads = words.exceptional
  local lead = p.exceptional == "school" and leads[2] or random:pick { leads[1], leads[3] }
  return lead .. table.concat(list):gsub("；$", "。") .. random:pick(words.exceptional_end)
end

-- A unit puts its applicants up together, once all of them have signed their promise.
local function unit_notice(unit, random)
  if unit.notice == nil then
    local from = calendar.add_workdays("2020-08-19", random:int(1, 4))
    unit.notice = { from = from, to = calendar.add_workdays(from, random:pick { 4, 4, 4, 5, 6 }),
      result = random:pick(words.notice_results) }
  end
  return unit.notice
end

-- The season's steps one after the other: promise, public notice, three reviews, fee, hand-in.
local function steps(p, random, out)
  out.promise_date = calendar.add_workdays("2020-08-07", random:int(1, 8))
  local posted = unit_notice(p.unit, random)
  out.notice_from, out.notice_to, out.notice_result = posted.from, posted.to, posted.result
  local at = out.notice_to
  for i, who in ipairs { "unit", "dept", "hr" } do
    at = calendar.add_workdays(at, random:int(1, i + 1))
    out[who .. "_state"] = "审核通过"
    out[who .. "_opinion"] = random:pick(words[who .. "_opinions"])
    out[who .. "_date"] = at
  end
  out.paid_date = calendar.add_workdays(at, random:int(1, 2))
  out.submitted_at = calendar.add_workdays(out.paid_date, random:int(1, 2))
end

local function committee(p)
  if p.rank >= 3 then return "浙江省" .. p.series .. "专业高级职务任职资格评审委员会" end
  return "湖州市" .. p.series .. "专业" .. p.level .. "职务任职资格评审委员会"
end

-- 三（五）: the city has no committee of its own for these.
local ENTRUSTED = { ["播音"] = true, ["电影放映"] = true, ["体育教练"] = true }

local function votes(random, out)
  out.votes_abstain = random:pick { 0, 0, 0, 1 }
  out.votes_against = random:pick { 0, 0, 0, 0, 1, 1, 2, 7 }
  out.votes_for = 13 - out.votes_against - out.votes_abstain
  out.result = out.votes_for * 3 >= 13 * 2 and "通过" or "未通过"
end

local function administrative(p, random)
  if p.rank < 3 or not random:chance(30) then return "" end
  if p.unit.kind == "事业单位" then return random:pick { "副馆长", "办公室主任", "支部委员", "副主任", "工会主席" } end
  return random:pick { "部门经理", "副总经理", "总经理助理", "技术总监" }
end

-- "副馆长" is not what a school has.
local function fitting(p, post)
  if post == "副馆长" and not p.unit.name:find("馆") then return "副主任" end
  return post
end

local function applicant(p, random)
  local a = {
    id_number = p.id_number, name = p.name, gender = p.female and "女" or "男", birth_date = p.birth,
    ethnicity = p.ethnicity,
    native_place = random:pick(words.native_places),
    political_status = 2020 - p.birth_year < 28 and "共青团员" or random:pick(words.parties),
    phone = string.format("199000%05d", p.index), work_start = calendar.text(p.work_start), unit = p.unit.name,
    unit_kind = p.unit.kind,
    staffing = p.staffed and "是" or "否", supervising_dept = p.unit.dept, district = p.district,
    admin_post = fitting(p, administrative(p, random)),
    specialty_years = 2020 - calendar.year(p.work_start), school = p.school, major = p.major,
    graduation_date = p.graduation, education = p.education,
    degree = p.degree, current_title = p.current_title or "",
    current_title_date = p.title_month and calendar.text(p.title_month) or "",
    appointed_title = p.current_title or "", appointed_date = p.appointed and calendar.text(p.appointed) or "",
    post_grade = grade(p),
    series = p.series, subject = p.subject, level = p.level, apply_title = p.apply_title,
    kind = p.exceptional and "破格晋升" or "正常晋升", exceptional_reason = p.exceptional and reason(p, random) or "",
    committee = committee(p),
    entrusted = "否", entrust_no = "", statement = p.statement, insurance_place = p.abroad and "安徽省广德市" or "浙江省湖州市",
  }
  if ENTRUSTED[p.series] and p.level == "中级" then
    a.entrusted, a.entrust_no = "是", string.format("湖人社委函〔2020〕%d号", random:int(3, 90))
    a.committee = "浙江省" .. p.series .. "专业中级职务任职资格评审委员会"
  end
  steps(p, random, a)
  if p.evaluated then votes(random, a) end
  return a
end

local function attachments(p, random, clerk)
  local kinds, rows = {}, {}
  for _, kind in ipairs(notice.attachments) do kinds[kind.key] = kind.name end
  local function add(kind, ending)
    rows[#rows + 1] = { kind = kind, file = p.name .. "_" .. kind .. (ending or ".pdf"), verified_by = clerk,
      verified_date = calendar.add_days(p.row.promise_date, random:int(0, 2)) }
  end
  if #p.hours > 0 then add(kinds.hours) end
  if p.staffed then add(kinds.posts) elseif p.unit.kind == "事业单位" then add(kinds.not_on_staff) end
  if p.rank > 1 then add(kinds.appointments) end
  if p.exceptional then add(kinds.exceptional) end
  if p.verified == "否" then add(kinds.education, ".jpg") end
  if p.abroad then add(kinds.insurance, ".jpg") end
  return rows
end

-- What only some have: marked by their number in the season.
local EXCEPTIONAL = 11 -- every so many
local LONG, MINIMAL = 68, 101
local LENGTHS = { 1000, 1000, 999, 620, 480, 860, 350, 730, 250, 560, 940, 410, 680, 300, 790, 180, 520, 890 }

-- The length asked for, or the nearest shorter one that the person's sentences give.
local function statement_of(p, random)
  local n = p.long and 1000 or p.minimal and 180 or LENGTHS[(p.index * 7) % #LENGTHS + 1]
  p.graduation_text, p.work_start_text = p.graduation, calendar.text(p.work_start)
  p.title_text = p.title_month and calendar.text(p.title_month)
  local text = statement.make(p, random, n, n > 990)
  while not text do
    n = n - 10
    text = statement.make(p, random, n, false)
  end
  assert(utf8.len(text) <= 1000)
  return text
end

-- Leaves only what nobody can apply without.
local function strip(p)
  for _, field in ipairs {
    "native_place", "political_status", "admin_post", "degree", "supervising_dept", "post_grade", "subject",
    "insurance_place", "specialty_years", "entrusted", "current_title", "current_title_date", "appointed_title",
    "appointed_date",
  } do
    p.row[field] = ""
  end
  p.publications, p.appointments, p.education_rows = {}, {}, { p.education_rows[#p.education_rows] }
end

-- One more applicant of UNIT. OPTIONS: series, index, district, evaluated, elsewhere (names of other units), clerk;
-- level and name if they are not to be made up.
function people.new(unit, options)
  local random = Random.new("person" .. options.index)
  local p = {
    unit = unit, series = options.series, index = options.index, district = options.district,
    evaluated = options.evaluated,
  }
  counts[p.series] = (counts[p.series] or 0) + 1
  p.content = CONTENT[p.series]
  p.long, p.minimal = p.index == LONG, p.index == MINIMAL
  p.level = p.long and "正高级" or p.minimal and "初级" or options.level or level_of(p.series, counts[p.series], random)
  p.female = random:chance(48)
  if special[p.index] then p.female = special[p.index][2] end
  p.subject = random:pick(p.content.subjects)
  if p.index % EXCEPTIONAL == 3 and p.level ~= "初级" and not p.long then
    p.exceptional = random:chance(65) and "short" or "school"
  end
  p.abroad = p.index % 97 == 60
  career.dates(p, random)
  p.staffed = staffed(p, random)
  name_of(p, options.name, random)
  p.id_number = names.id_number(p.birth, p.female)
  local context = { place = nil, district = p.district == "市本级" and "湖州市" or p.district, subject = p.subject }
  setmetatable(context, {
    __index = function(_, key) return key == "place" and random:pick(words.towns[p.district]) or nil end,
  })
  p.education_rows = career.education(p, random, context)
  p.work_rows = career.work(p, random, options.elsewhere, function(r) return names.person(r, r:chance(40), 1975) end)
  p.achievements = deeds.achievements(p, random, context)
  p.publications = deeds.publications(p, random, context)
  p.hours, p.assessments = career.hours(p, random), career.assessments(p, random)
  p.appointments = career.appointments(p)
  p.statement = statement_of(p, random)
  p.row = applicant(p, random)
  p.attachments = attachments(p, random, options.clerk)
  if p.minimal then strip(p) end
  return p
end

return people
