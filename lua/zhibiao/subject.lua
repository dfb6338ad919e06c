-- An applicant with all that is known of him, for rules and lists. What subject.of gives fetches each field when it is
-- first asked for; rows are in the order of import unless their order matters.
---@class subject
---@field a applicants
---@field level table|false the notice's; false if it has no such level
---@field rank integer|false the level's place among the notice's
---@field series table|false the notice's
---@field kind table|false the notice's kind of application
---@field statement_length integer in characters
---@field unit units|false
---@field education education[]
---@field work work[]
---@field achievements achievements[]
---@field publications publications[]
---@field assessments assessments[]
---@field hours hours[]
---@field appointments appointments[]
---@field attachments attachments[]
---@field bans bans[]
---@field [string] any what subject.derive adds

local notice = require("notices.current")
local subject = {}

local levels, ranks, series, kinds = {}, {}, {}, {}
for i, level in ipairs(notice.levels) do levels[level.name], ranks[level.name] = level, i end
for _, item in ipairs(notice.series) do series[item.name] = item end
for _, item in ipairs(notice.kinds) do kinds[item.name] = item end

local orders = {
  education = "start, end", work = "", achievements = "", publications = "", assessments = "", hours = "",
  appointments = "year", attachments = "", bans = "",
}

local singles = {
  level = function(s) return levels[s.a.level] end,
  rank = function(s) return ranks[s.a.level] end,
  series = function(s) return series[s.a.series] end,
  kind = function(s) return kinds[s.a.kind] end,
  statement_length = function(s) return utf8.len(s.a.statement) end,
  unit = function(s) return first("units", { unit = s.a.unit }) end,
}

-- Gives subjects the field NAME, fn(s): what several rules ask of one and the same. Worked out when it is first asked
-- for; nil becomes false.
function subject.derive(name, fn)
  if orders[name] or singles[name] then error("“" .. name .. "”已经有了", 2) end
  singles[name] = fn
end

-- Whether the table has any rows; asked once.
local filled = {}
function subject.is_filled(table_)
  if filled[table_] == nil then filled[table_] = count(table_) > 0 end
  return filled[table_]
end

local function rows_of(s, table_)
  return subject.is_filled(table_) and list(table_, { id_number = s.a.id_number }, orders[table_]) or {}
end

local meta = {}

function meta.__index(s, key)
  local single, value = singles[key], nil
  if single then
    value = single(s) or false
  elseif orders[key] then
    value = rows_of(s, key)
  else
    error("没有“" .. tostring(key) .. "”", 2)
  end
  s[key] = value
  return value
end

---@param a applicants
---@return subject
function subject.of(a)
  return setmetatable({ a = a }, meta)
end

return subject
