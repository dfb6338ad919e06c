-- Titles of a specialty, and whether an applicant may step up to the one that he applies for. S: a subject.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local schooling = require("zhibiao.schooling")
local seniority = require("zhibiao.seniority")
local words = require("zhibiao.words")
local titles = {}

-- A title as the lists have it: without what brackets say of the field (工程师（建筑施工）), the kind of school before it,
-- or a short form. The same title in other words becomes equal.
function titles.plain(title)
  local plain = words.plain(title)
  for _, before in ipairs(notice.title_words.before) do
    if #plain > #before and words.starts_with(plain, before) then plain = plain:sub(#before + 1) end
  end
  return notice.title_words.short[plain] or plain
end

function titles.same(one, other)
  return titles.plain(one) == titles.plain(other)
end

-- The place among the notice's levels of a title of this specialty; nil if the specialty has no such title.
function titles.rank(series, title)
  local plain = titles.plain(title)
  for rank, level in ipairs(notice.levels) do
    local names = series.titles[level.name]
    if names and lists.has(names, plain) then return rank end
  end
end

-- Whether TITLE is of 员级, the lower of the two steps that the lowest level has.
function titles.is_clerk(series, title)
  return lists.has(series.clerks, titles.plain(title))
end

-- The schooling that counts: a technical school's class by 三（四）.
function titles.schooling(s)
  return schooling.of_class(s.a.education, s.a.series) or schooling.name(s.a.education, s.a.degree)
end

-- Years that the level asks for with this schooling; nil if 正常晋升 asks for more schooling.
function titles.years_needed(s)
  return notice.conditions[s.a.level] and notice.conditions[s.a.level][titles.schooling(s)]
end

-- Full years in the present title, at work for the lowest level; nil if the date is missing.
function titles.years_held(s)
  local from = s.rank == 1 and s.a.work_start or s.a.current_title_date
  return from ~= "" and seniority.years(from, notice.cut_off.date) or nil
end

-- For `applies`.
function titles.is_normal(s)
  return s.a.kind == notice.kinds.normal and s.level and s.series
end

function titles.is_exceptional(s)
  return s.a.kind == notice.kinds.exceptional and s.level and s.series
end

return titles
