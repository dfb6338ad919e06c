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
