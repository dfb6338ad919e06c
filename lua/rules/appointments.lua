-- His certificates of appointment to the present title, and his post.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local grades = require("zhibiao.grades")
local kinds = require("zhibiao.kinds")
local levels = require("zhibiao.levels")
local subject = require("zhibiao.subject")
local titles = require("zhibiao.titles")
local words = require("zhibiao.words")

local year, appointments, clause = notice.year, notice.appointments, notice.appointments and notice.appointments.clause
local years = appointments and appointments.years

-- Certificates of the present title, as many as the years that his schooling asks for.
local function needed(s)
  return math.min(years, titles.years_needed(s) or years)
end

-- Which years have a certificate of the present title, and `n`, how many. What is before the title was another's.
subject.derive("certified", function(s)
  local by_year, n = {}, 0
  local titled = dates.year(s.a.current_title_date)
  for _, x in ipairs(s.appointments) do
    local is_of_title = titles.is_none(s.a.current_title) or not titles.is_known(x.title)
      or titles.same(x.title, s.a.current_title)
    local is_since = titled == nil or x.year ~= "" and x.year >= titled
    if x.year ~= "" and not by_year[x.year] and is_of_title and is_since then by_year[x.year], n = true, n + 1 end
  end
  by_year.n = n
  return by_year
end)

-- Whether certificates are due: above the lowest level, by whoever has a title. That it is missing, or stands in the
-- other column, is told by itself.
local function is_due(s)
  local lacks_title = titles.is_none(s.a.current_title) and has(s.a, "current_title")
  return titles.needs(s).appointments and not lacks_title and not titles.may_be_first(s) and not titles.are_exchanged(s)
end

-- （初级 11 至 13 级，中级 …）
local function grade_ranges()
  local ranges = {}
  for _, level in ipairs(notice.levels) do
    local range = notice.posts.grades[level.name]
    if range then ranges[#ranges + 1] = level.name .. " " .. range[1] .. " 至 " .. range[2] .. " 级" end
  end
  return "（" .. table.concat(ranges, "，") .. "）"
end

-- The kinds of application that ask for years, in words.
local function regular()
  local names = {}
  for _, kind in ipairs(notice.kinds) do
    if kind.role ~= "exceptional" and kind.years then names[#names + 1] = kind.name end
  end
  return table.concat(names, "、")
end

return {
  appointments and {
    id = "appointment-years", name = "聘书年数", clause = clause, level = "error", on = "applicants",
    needs = { "appointments" },
    text = regular() .. (levels.asking_for("appointments") or "") .. "的，累计有 " .. years .. " 年现任专业技术资格的聘书"
      .. "（学历条件要求的年数更少的，按那个年数）。",
    example = year - years + 1 .. " 至 " .. year .. " 年各有聘书：可以；缺一年：错误。同一年两份聘书只算一年。",
    message = "现任资格的聘书累计{have}年，要{need}年",
    remedy = "请补上聘书和聘任记录；年数确实不够的，按破格晋升申报",
    understands = { "education", "current_title", "appointments" },
    applies = function(s) return titles.is_regular(s) and is_due(s) end,
    check = function(s, found)
      local have, need = s.certified.n, needed(s)
      local first_row = s.appointments[1]
      if have < need then found(first_row or s.a, first_row and "title", { have = have, need = need }) end
    end,
  } or "appointment-years",
  appointments and {
    id = "appointment-current", name = "申报当年在聘",
    clause = clause, level = "error", on = "applicants",
    needs = { "appointments" },
    text = "申报当年须在聘。", example = "聘书只到 " .. year - 1 .. " 年：错误。",
    message = "没有{year}年的聘任记录：申报当年须在聘", remedy = "请补上当年的聘书和聘任记录",
    understands = { "current_title", "appointments" },
    applies = is_due,
    check = function(s, found)
      local last = s.appointments[#s.appointments]
      if not s.certified[year] then found(last or s.a, last and "year", { year = year }) end
    end,
  } or "appointment-current",
  appointments and {
    id = "appointed-missing", name = "聘任职务和时间", clause = clause, level = "warning",
    on = "applicants", columns = { "appointed_title", "appointed_date" },
    text = "有现任资格的，填了聘任职务和聘任时间。", example = "聘任时间空着：提醒。",
    message = "没有填“{header}”，评审表上是空白", remedy = "请对照聘书补上；没有聘任的写“无”",
    applies = function(s) return titles.needs(s).appointments and not titles.is_none(s.a.current_title) end,
    kind = kinds.required("appointed_title", "appointed_date"),
  } or "appointed-missing",
  appointments and {
    id = "appointed-title", name = "聘任职务与现任资格", clause = clause, level = "warning",
    on = "applicants", columns = { "appointed_title", "current_title" },
    understands = { "appointed_title", "current_title" },
    text = "聘任职务是现任专业技术资格的职务。", example = "现任助理工程师，聘任职务写工程师：提醒。",
    message = "聘任职务“{appointed}”和现任资格“{title}”不同", remedy = "请对照聘书和资格证书，改正写错的一个",
    applies = function(s)
      return not titles.is_none(s.a.appointed_title) and not titles.is_none(s.a.current_title)
        and not titles.are_exchanged(s)
    end,
    check = function(s, found)
      if not titles.same(s.a.appointed_title, s.a.current_title) then
        found(s.a, "appointed_title", { appointed = s.a.appointed_title, title = s.a.current_title })
      end
    end,
  } or "appointed-title",
  appointments and {
    id = "appointed-unit", name = "聘任单位", clause = clause, level = "warning", on = "applicants",
    needs = { "appointments" },
    text = "申报当年的聘任单位是现在的工作单位。", example = "工作单位写甲校，当年聘任单位写乙校：提醒。",
    message = "{year}年的聘任单位是“{other}”，工作单位是“{unit}”", remedy = "请核对工作单位和聘书",
    check = function(s, found)
      for _, x in ipairs(s.appointments) do
        local mine, other = s.a.unit, x.unit
        if x.year == year and not words.agree(mine, other) then
          found(x, "unit", { year = year, other = other, unit = mine })
        end
      end
    end,
  } or "appointed-unit",
  notice.posts and {
    id = "post-grade", name = "岗位等级与资格", clause = notice.posts.clause, level = "warning", on = "applicants",
    columns = { "post_grade", "current_title" },
    text = "在聘岗位等级在现任资格的级别之内" .. grade_ranges() .. "。",
    example = "助理馆员在专业技术十一级：可以；在十级：提醒。",
    message = "在聘岗位“{grade}”不是{level}的岗位", remedy = "请核对在聘岗位等级和现任资格",
    understands = { "post_grade", "current_title" },
    applies = function(s)
      return s.a.post_grade ~= "" and not titles.is_none(s.a.current_title) and not titles.are_exchanged(s)
    end,
    check = function(s, found)
      local level = notice.levels[titles.rank_anywhere(s.series, s.a.current_title)].name
      local grade, range = grades.number(s.a.post_grade), notice.posts.grades[level]
      if grade and range and (grade < range[1] or grade > range[2]) then
        found(s.a, "post_grade", { grade = s.a.post_grade, level = level })
      end
    end,
  } or "post-grade",
}
