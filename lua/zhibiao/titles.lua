-- Titles of a specialty, and whether an applicant may step up to the one that he applies for. S: a subject.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local memo = require("zhibiao.memo")
local national_titles = require("notices.base.national_titles")
local schooling = require("zhibiao.schooling")
local seniority = require("zhibiao.seniority")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local titles = {}

-- By specialty and title: the place of its level.
local own_ranks = {}
for _, series in ipairs(notice.series) do
  own_ranks[series] = {}
  for rank, level in ipairs(notice.levels) do
    for _, name in ipairs(series.titles[level.name] or {}) do
      own_ranks[series][name] = own_ranks[series][name] or rank
    end
  end
end

-- The place of any title that there is, by all specialties and the national list.
local ranks = {}
for rank, level in ipairs(notice.levels) do
  for _, name in ipairs(national_titles[level.national or level.name] or {}) do ranks[name] = ranks[name] or rank end
  for _, series in ipairs(notice.series) do
    for _, name in ipairs(series.titles[level.name] or {}) do ranks[name] = ranks[name] or rank end
  end
end

-- The place of a level by its name or another word for it: 初级, 助理级; nil for an unknown word.
local function rank_of_level(word)
  for rank, level in ipairs(notice.levels) do
    if word == level.name or lists.has(level.aliases, word) then return rank end
  end
end

-- A title as the lists have it: without what brackets say of the field (工程师（建筑施工）), the kind of school before it,
-- or a short form. The same title in other words becomes equal. Brackets that name another level leave it unknown.
titles.plain = memo(function(title)
  title = taught.word("职称", title)
  local short = notice.title_words.short[title]
  if short then return short end
  local plain = words.plain(title)
  for _, before in ipairs(notice.title_words.before) do
    if #plain > #before and words.starts_with(plain, before) then plain = plain:sub(#before + 1) end
  end
  plain = notice.title_words.short[plain] or plain
  local stated = rank_of_level(words.bracketed(title)) -- 工程师（副高）
  return stated and ranks[plain] and stated ~= ranks[plain] and title or plain
end)

-- The title that is held, by today's name.
local held = memo(function(title)
  return notice.title_words.former[words.plain(taught.word("职称", title))] or titles.plain(title)
end)

-- Whether both are one, by the names of today or of their time.
function titles.same(one, other)
  return one == other or titles.plain(one) == titles.plain(other) or held(one) == held(other)
end

local nothing = lists.set(usage.none)

-- Whether TITLE says that one has none: empty, 无, 未评.
titles.is_none = memo(function(title)
  return title == "" or nothing[words.plain(title)] == true
end)

-- The place among the notice's levels of a title of this specialty that is held; nil if the specialty has none such.
function titles.rank(series, title)
  return own_ranks[series][held(title)]
end

-- The place of a title among the notice's levels whatever its specialty, that of SERIES first; nil for an unknown word.
function titles.rank_anywhere(series, title)
  return series and titles.rank(series, title) or ranks[held(title)]
end

-- The same of a level that a unit's list names.
function titles.level_rank(word)
  return rank_of_level(taught.word("聘任职级", word))
end

-- Whether there is such a title at all.
function titles.is_known(title)
  return titles.is_none(title) or ranks[titles.plain(title)] ~= nil
end

-- All titles of a specialty.
function titles.of(series)
  local all = {}
  for _, level in ipairs(notice.levels) do
    for _, name in ipairs(series.titles[level.name] or {}) do all[#all + 1] = name end
  end
  return all
end

-- Whether S wrote the title that he has where the one that he applies for belongs, and the other way round.
function titles.are_exchanged(s)
  return s.series and s.rank and titles.rank(s.series, s.a.current_title) == s.rank
    and titles.rank(s.series, s.a.apply_title) == s.rank - 1
end

-- Whether TITLE is of 员级, the lower of the two steps that the lowest level has.
function titles.is_clerk(series, title)
  return lists.has(series.clerks, titles.plain(title))
end

-- The schooling that counts: a technical school's class as the notice says.
function titles.schooling(s)
  return schooling.of_class(s.a.education, s.a.series) or schooling.name(s.a.education, s.a.degree)
end

-- The conditions of a specialty: its own, or those of all that have none.
local function conditions(s)
  return notice.conditions[s.a.series] or notice.conditions.default
end

-- Whether the kind of application asks for years by schooling, as the specialty's conditions have them.
function titles.is_by_schooling(s)
  return notice.conditions and (not s.kind or s.kind.years == "schooling")
end

-- Years that the kind of application and the level ask for with this schooling; nil if they ask for more schooling, or
-- for no years at all.
function titles.years_needed(s)
  local by_level = not s.kind or s.kind.years
  if titles.is_by_schooling(s) then by_level = conditions(s) end
  local of_level = type(by_level) == "table" and by_level[s.a.level]
  if type(of_level) ~= "table" then return of_level or nil end
  return of_level[titles.schooling(s)]
end

-- Where these conditions come from, in words.
function titles.conditions_source(s)
  return titles.is_by_schooling(s) and conditions(s).source or "通知"
end

-- What he has to have, by what he applies for: { title, title_date, appointments }.
function titles.needs(s)
  return s.kind and s.kind.needs or s.level and s.level.needs or {}
end

-- From what his years count: "title" or "work".
function titles.since(s)
  return s.kind and s.kind.since or s.level and s.level.since
end

-- Whether he may apply without having a title: with schooling that asks for no years in one.
function titles.may_be_first(s)
  return titles.is_none(s.a.current_title) and titles.years_needed(s) == 0
end

local asks_way = #notice.tenure.ways > 0

-- Full years in the present title, at work for the lowest level; nil if the date is missing.
function titles.years_held(s)
  local a, to = s.a, notice.cut_off.date
  if titles.since(s) == "work" then return a.work_start ~= "" and seniority.years(a.work_start, to) or nil end
  if a.current_title_date == "" then return nil end
  return seniority.in_title(a.current_title_date, asks_way and a.title_way or "", to)
end

-- For `applies`: by what kind he applies. Who does not lack schooling or years for it applies regularly.
function titles.is_regular(s)
  return s.kind and s.kind.role ~= "exceptional" and s.level and s.series
end

function titles.is_exceptional(s)
  return s.kind and s.kind.role == "exceptional" and s.level and s.series
end

return titles
