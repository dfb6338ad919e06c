-- Whom something in the notice concerns, as data: when = { level = "中级", staffing = "是" }. All that it says must hold;
-- a list is any of its words. A: a row of applicants.
--
--   level, kind, series, district, staffing, gender, education … = word or list   that field's value
--   unit = "institution", "state" …   what its unit is (zhibiao/institutions.lua)
--   department, unit_name, committee = list   words that the supervising department, the unit, the committee has one of
--   has, lacks = field or list   one of the fields is filled in (with more than 无), or none is; is = field: it has
--                                anything in it
--   before, after = { field = date }   a date that is told and lies before, or not before, that one
--   form = word, needs = word   the kind has this form (kinds[].form); the level needs this (levels[].needs)
--   any = list, none = list   of such cases
local notice = require("notices.current")
local institutions = require("zhibiao.institutions")
local lists = require("zhibiao.lists")
local schooling = require("zhibiao.schooling")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local cases = {}

local function list_of(value)
  return type(value) == "table" and value or { value }
end

local nothing = lists.set(usage.none)

local function is_filled(value)
  return value ~= nil and value ~= "" and not nothing[words.plain(tostring(value))]
end

local function item(items, name)
  for _, one in ipairs(items) do
    if one.name == name then return one end
  end
  return {}
end

local function any_filled(a, fields)
  for _, field in ipairs(list_of(fields)) do
    if is_filled(a[field]) then return true end
  end
  return false
end

local function has_word(field)
  return function(said, a) return words.has_one_of(a[field] or "", list_of(said)) end
end

-- Dates may be months: 2001-09 is before 2001-09-01, as it begins on its first day.
local function compared(is_right)
  return function(said, a)
    for field, day in pairs(said) do
      local date = a[field] or ""
      if date == "" or not is_right(#date == 7 and date .. "-01" or date, day) then return false end
    end
    return true
  end
end

local is = {
  unit = function(said, a) return institutions.is_of(list_of(said), a) end,
  department = has_word("supervising_dept"), unit_name = has_word("unit"), committee = has_word("committee"),
  has = function(said, a) return any_filled(a, said) end,
  is = function(said, a) return (a[said] or "") ~= "" end,
  lacks = function(said, a) return not any_filled(a, said) end,
  before = compared(function(date, day) return date < day end),
  after = compared(function(date, day) return date >= day end),
  form = function(said, a) return item(notice.kinds, a.kind).form == said end,
  -- By any word for it: 博士 is 博士研究生.
  education = function(said, a)
    return lists.has(list_of(said), a.education) or lists.has(list_of(said), schooling.name(a.education, a.degree))
  end,
  needs = function(said, a) return (item(notice.levels, a.level).needs or {})[said] and true or false end,
}

function is.any(said, a)
  for _, one in ipairs(said) do
    if cases.holds(one, a) then return true end
  end
  return false
end

function is.none(said, a)
  return not is.any(said, a)
end

local parts_of = {} -- by case

-- What a case says, a list of { key, said, holds }; HOLDS is nil where SAID are the words of a field.
local function parts(when)
  local list = {}
  for key, said in pairs(when) do
    list[#list + 1] = { key = key, said = is[key] and said or list_of(said), holds = is[key] }
  end
  parts_of[when] = list
  return list
end

-- Whether WHEN holds of A; nil is of everybody.
function cases.holds(when, a)
  local all = when == nil and {} or parts_of[when] or parts(when)
  for i = 1, #all do
    local part = all[i]
    if part.holds then
      if not part.holds(part.said, a) then return false end
    elseif not lists.has(part.said, a[part.key]) then
      return false
    end
  end
  return true
end

return cases
