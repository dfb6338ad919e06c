-- The numbers of 附件3, by level. P: a row of posts; a cell that is not filled in is nil here.
local notice = require("notices.current")
local numbers = {}

-- field: the ending of its fields; name: what 附件3 calls it; applied_for: the level that people apply for, if they do.
numbers.levels = {
  { field = "senior", name = "正高级", applied_for = "正高级" },
  { field = "associate", name = "副高级", applied_for = "副高级" },
  { field = "middle", name = "中级", applied_for = "中级" },
  { field = "junior", name = "初级及未定级" },
}

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

-- The ratio of a level as a share, 0.05 for 5%; nil if it is not filled in.
function numbers.ratio(p, level)
  local value = numbers.at(p, "ratio_" .. level.field)
  return value and numbers.has_percents(p) and value / 100 or value
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
  local basis = numbers.at(p, notice.posts.basis .. "_" .. level.field)
  local employed = numbers.at(p, "employed_" .. level.field)
  return basis and employed and basis - employed
end

return numbers
