-- The numbers of a unit's posts, by level. P: a row of posts; a cell that is not filled in is nil here.
local notice = require("notices.current")
local numbers = {}

-- field: the ending of its fields; name: what the form calls it; short, heading: the same in 统计汇总 and on the form;
-- level: that people apply for; applied_for: the same
-- where the unit offers posts for it.
numbers.levels = {}
for i, item in ipairs(notice.posts and notice.posts.levels or {}) do
  numbers.levels[i] = {
    field = item.field, name = item.name, short = item.short or item.name, heading = item.heading or item.name,
    level = item.level,
    applied_for = item.offered and item.level or nil,
  }
end

-- Whether posts are offered for a level that people apply for, by its name.
function numbers.is_offered(name)
  for _, level in ipairs(numbers.levels) do
    if level.applied_for == name then return true end
  end
  return false
end

function numbers.at(p, field)
  local value = p[field]
  return value ~= "" and value or nil
end

-- Whether the unit's ratios are written as 5, 25, 45, 25: per cent without the sign.
function numbers.has_percents(p)
  local most = 0
  for _, level in ipairs(numbers.levels) do most = math.max(most, numbers.at(p, "ratio_" .. level.field) or 0) end
  return most > 1 and most <= 100
end

-- Whether some of a unit's ratios are per cent without the sign, and others shares (25%, 0.25): 5, 25%, 45, 25%. A
-- value below 1 may be per cent as well: it is a share if all together are the whole then, or less.
function numbers.mixes_percents(p)
  if not numbers.has_percents(p) then return false end
  local all, mixed = 0, false
  for _, level in ipairs(numbers.levels) do
    local value = numbers.at(p, "ratio_" .. level.field) or 0
    all = all + (value < 1 and value or value / 100)
    mixed = mixed or value > 0 and value < 1
  end
  return mixed and all <= 1 + 1e-9
end

-- VALUE, one of the unit's ratios, as a share: 0.05 for 5%; "" is that.
function numbers.share(p, value)
  if value == "" or not numbers.has_percents(p) or value < 1 and numbers.mixes_percents(p) then return value end
  return value / 100
end

-- The ratio of a level as a share; nil if it is not filled in.
function numbers.ratio(p, level)
  local value = numbers.at(p, "ratio_" .. level.field)
  return value and numbers.share(p, value)
end

-- The sum of NAME over the levels; nil if one is not filled in.
function numbers.sum(p, name)
  local all = 0
  for _, level in ipairs(numbers.levels) do
    local value = numbers.at(p, name .. "_" .. level.field)
    if value == nil then return nil end
    all = all + value
  end
  return all
end

-- A level's vacant posts, by what the notice counts from.
function numbers.vacant(p, level)
  local basis = numbers.at(p, (notice.posts and notice.posts.basis or "allowed") .. "_" .. level.field)
  local employed = numbers.at(p, "employed_" .. level.field)
  return basis and employed and basis - employed
end

return numbers
