-- What he applies for, and whether he may.
local notice = require("notices.current")
local format = require("zhibiao.format")
local grades = require("zhibiao.grades")
local schooling = require("zhibiao.schooling")
local seniority = require("zhibiao.seniority")

local function holds(list, word)
  for _, item in ipairs(list or {}) do
    if item == word then return true end
  end
  return false
end

-- The place among the notice's levels of a title of this specialty; nil if the specialty has no such title.
local function rank_of(series, title)
  for rank, level in ipairs(notice.levels) do
    if holds(series.titles[level.name], title) then return rank end
  end
end

-- The schooling that counts: a technical school's class by 三（四）.
local function counted_schooling(s)
  return schooling.of_class(s.a.education, s.a.series) or schooling.name(s.a.education, s.a.degree)
end

-- Years that the level asks for with this schooling; nil if it is not enough for 正常晋升.
local function years_needed(s)
  return notice.conditions[s.a.level] and notice.conditions[s.a.level][counted_schooling(s)]
end

-- Full years in the present title, at work for the lowest level; nil if the date is missing.
local function years_held(s)
  local from = s.rank == 1 and s.a.work_start or s.a.current_title_date
  return from ~= "" and seniority.years(from, notice.cut_off.date) or nil
end

local function is_normal(s)
  return s.a.kind == notice.kinds.normal and s.level and s.series
end

local function is_exceptional(s)
  return s.a.kind == notice.kinds.exceptional and s.level and s.series
end

-- Certificates of the present title, as many as the years asked for.
local function certificates_needed(s)
  return math.min(notice.appointments.years, years_needed(s) or notice.appointments.years)
end

local function certified_years(s)
  local years, n = {}, 0
  for _, x in ipairs(s.appointments) do
    if x.year ~= "" and not years[x.year] and (s.a.current_title == "" or x.title == s.a.current_title) then
      years[x.year], n = true, n + 1
    end
  end
  return n, years
end

-- For the guide: specialties that only the highest levels are evaluated of, and the grades of each level.
local function senior_only()
  local names = {}
  for _, series in ipairs(notice.series) do
    if series.titles[notice.levels[1].name] == nil then names[#names + 1] = series.name end
  end
  return #names > 0 and "（" .. table.concat(names, "、") .. "只评高级）" or ""
end

local function grade_ranges()
  local words = {}
  for i, level in ipairs(notice.levels) do
    local range = notice.posts.grades[level.name]
    words[i] = level.name .. " " .. range[1] .. " 至 " .. range[2] .. " 级"
  end
  return "（" .. table.concat(words, "，") .. "）"
end

return {
  {
    id = "series-level", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报的专业在通知所列之中，并且开展这一级别的评审" .. senior_only() .. "。",
    example = "这个专业没有这一级的资格名称：错误。",
    message = "“{series}”专业不评“{level}”", remedy = "请核对申报专业和申报级别；这一级要考试取得的，请参加考试",
    applies = function(s) return s.series and s.level end,
    check = function(s, found)
      if s.series.titles[s.a.level] == nil then found(s.a, "level", { series = s.a.series, level = s.a.level }) end
    end,
  },
  {
    id = "title-name", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报资格名称是这个专业、这个级别的资格。", example = "图书、中级：馆员可以，助理馆员错误。",
    message = "“{title}”不是{series}专业{level}的资格名称（应为{names}）", remedy = "请写资格的全称",
    applies = function(s) return s.series and s.level and s.series.titles[s.a.level] and s.a.apply_title ~= "" end,
    check = function(s, found)
      local names = s.series.titles[s.a.level]
      if not holds(names, s.a.apply_title) then
        found(s.a, "apply_title", { title = s.a.apply_title, series = s.a.series, level = s.a.level, names = table.concat(names, "、") })
      end
    end,
  },
  {
    id = "title-step", clause = notice.clauses.conditions, level = "error", on = "applicants", columns = { "current_title" },
    text = "申报的级别比现任资格高一级；已经有同级或更高资格的，不再申报，越级的不受理。", example = "助理馆员申报馆员：可以；馆员申报馆员：错误。",
    message = "现任资格“{title}”是{have}，不能申报{want}", remedy = "请核对现任专业技术资格和申报级别",
    applies = function(s) return s.series and s.rank and s.a.current_title ~= "" end,
    check = function(s, found)
      local rank = rank_of(s.series, s.a.current_title)
      if rank and rank ~= s.rank - 1 then
        found(s.a, "current_title", { title = s.a.current_title, have = notice.levels[rank].name, want = s.a.level })
      end
    end,
  },
  {
    id = "current-title", clause = notice.clauses.conditions, level = "error", on = "applicants", columns = { "current_title", "current_title_date" },
    text = "申报中级及以上的，填了现任专业技术资格和取得时间。", example = "申报馆员，没有现任资格：错误。",
    message = "申报{level}，没有填“{header}”", remedy = "请对照资格证书补上",
    applies = function(s) return s.rank and s.rank > 1 end,
    check = function(s, found)
      for _, field in ipairs { "current_title", "current_title_date" } do
        if s.a[field] == "" then found(s.a, field, { level = s.a.level }) end
      end
    end,
  },
  {
    id = "kind-schooling", clause = notice.conditions.clause, level = "error", on = "applicants", columns = { "education", "kind" },
    text = "正常晋升的，学历达到这一级的要求；达不到的按破格晋升申报。", example = "大专申报副高级，写正常晋升：错误；本科：可以。",
    message = "{education}学历申报{level}，不具备规定的学历，不能按“{kind}”申报", remedy = "请按破格晋升申报并附破格推荐审批表；学历写错的请改正",
    applies = function(s) return is_normal(s) and s.a.education ~= "" and counted_schooling(s) ~= nil end,
    check = function(s, found)
      if years_needed(s) == nil then found(s.a, "education", { education = s.a.education, level = s.a.level, kind = s.a.kind }) end
    end,
  },
  {
    id = "kind-years", clause = notice.cut_off.clause, level = "error", on = "applicants", columns = { "education", "kind" },
    text = "正常晋升的，取得现任资格（申报初级的，参加工作）到截止日满规定的年数；不满的按破格晋升申报。",
    example = "要满 4 年的，" .. notice.year - 4 .. "-12-31 取得，到 " .. notice.cut_off.date .. "正好：可以；次日取得：错误。",
    message = "到{date}任现职满{have}年，{education}申报{level}要满{need}年，不能按“{kind}”申报",
    remedy = "请核对取得时间；确实不满的，按破格晋升申报并附破格推荐审批表",
    applies = is_normal,
    check = function(s, found)
      local need, have = years_needed(s), years_held(s)
      if need and have and have < need then
        found(s.a, s.rank == 1 and "work_start" or "current_title_date", { date = format.day(notice.cut_off.date), have = have, need = need,
          education = s.a.education, level = s.a.level, kind = s.a.kind })
      end
    end,
  },
  {
    id = "kind-exceptional", clause = notice.kinds.clause, level = "warning", on = "applicants", columns = { "education", "kind" },
    text = "破格晋升的，确实不具备规定的学历或年数；都具备的应按正常晋升申报。", example = "本科、满 5 年申报中级，写破格晋升：提醒。",
    message = "学历和年数都达到规定，却按“{kind}”申报", remedy = "请核对；都具备的改为正常晋升",
    applies = is_exceptional,
    check = function(s, found)
      local need, have = years_needed(s), years_held(s)
      if need and have and have >= need then found(s.a, "kind", { kind = s.a.kind }) end
    end,
  },
  {
    id = "exceptional-reason", clause = notice.clauses.application, level = "error", on = "applicants", columns = { "kind", "exceptional_reason" },
    text = "破格晋升的，写了破格理由。", example = "破格理由空着：错误。",
    message = "破格晋升，没有写破格理由", remedy = "请写明破格推荐的理由",
    applies = is_exceptional,
    check = function(s, found)
      if s.a.exceptional_reason == "" then found(s.a, "exceptional_reason") end
    end,
  },
  {
    id = "technical-school", clause = notice.technical_schools.clause, level = "error", on = "applicants", columns = { "education" },
    text = "技工院校中级工班、高级工班、预备技师（技师）班只在申报" .. notice.technical_schools.series .. "专业时分别按中专、大专、本科看待。",
    example = "高级工班申报工程师：按大专；申报馆员：错误。",
    message = "“{education}”在{series}专业不能当作学历（只在{only}专业同等看待）", remedy = "请填写国民教育的最高学历，或按破格晋升申报",
    applies = function(s) return s.series end,
    check = function(s, found)
      if schooling.of_class(s.a.education, s.a.series) == false then
        found(s.a, "education", { education = s.a.education, series = s.a.series, only = notice.technical_schools.series })
      end
    end,
  },
  {
    id = "ban", clause = notice.ban.clause, level = "error", on = "applicants",
    text = "弄虚作假的，从评审次年起 " .. notice.ban.years .. " 年内不得申报。",
    example = notice.year - notice.ban.years .. " 年度认定的，到 " .. notice.year .. " 年不得申报：错误；" .. notice.year - notice.ban.years - 1 .. " 年度认定的，已满：可以。",
    message = "{year}年度因“{reason}”被认定弄虚作假，到{last}年为止不得申报", remedy = "这个人本年度不能申报，请退回",
    check = function(s, found)
      for _, ban in ipairs(s.bans) do
        if ban.year ~= "" and ban.year < notice.year and notice.year <= ban.year + notice.ban.years then
          found(s.a, "name", { year = ban.year, reason = ban.reason, last = ban.year + notice.ban.years })
        end
      end
    end,
  },
  {
    id = "appointment-years", clause = notice.appointments.clause, level = "error", on = "applicants", needs = { "appointments" },
    text = "正常晋升中级及以上的，累计有 " .. notice.appointments.years .. " 年现任专业技术资格的聘书（学历条件要求的年数更少的，按那个年数）。",
    example = notice.year - notice.appointments.years + 1 .. " 至 " .. notice.year .. " 年各有聘书：可以；缺一年：错误。同一年两份聘书只算一年。",
    message = "现任资格的聘书累计{have}年，要{need}年", remedy = "请补上聘书和聘任记录；年数确实不够的，按破格晋升申报",
    applies = function(s) return is_normal(s) and s.rank > 1 end,
    check = function(s, found)
      local have, need = certified_years(s), certificates_needed(s)
      if have < need then found(s.appointments[1] or s.a, "title", { have = have, need = need }) end
    end,
  },
  {
    id = "appointment-current", clause = notice.appointments.clause, level = "error", on = "applicants", needs = { "appointments" },
    text = "申报当年须在聘。", example = "聘书只到 " .. notice.year - 1 .. " 年：错误。",
    message = "没有{year}年的聘任记录：申报当年须在聘", remedy = "请补上当年的聘书和聘任记录",
    applies = function(s) return s.rank and s.rank > 1 end,
    check = function(s, found)
      local _, years = certified_years(s)
      if not years[notice.year] then found(s.appointments[#s.appointments] or s.a, "year", { year = notice.year }) end
    end,
  },
  {
    id = "post-grade", clause = notice.posts.clause, level = "warning", on = "applicants", columns = { "post_grade", "current_title" },
    text = "在聘岗位等级在现任资格的级别之内" .. grade_ranges() .. "。",
    example = "助理馆员在专业技术十一级：可以；在十级：提醒。",
    message = "在聘岗位“{grade}”不是{level}的岗位", remedy = "请核对在聘岗位等级和现任资格",
    applies = function(s) return s.series and s.a.post_grade ~= "" and rank_of(s.series, s.a.current_title) ~= nil end,
    check = function(s, found)
      local level = notice.levels[rank_of(s.series, s.a.current_title)].name
      local grade, range = grades.number(s.a.post_grade), notice.posts.grades[level]
      if grade and (grade < range[1] or grade > range[2]) then found(s.a, "post_grade", { grade = s.a.post_grade, level = level }) end
    end,
  },
}
