-- Levels, as the notice describes them.
local notice = require("notices.current")
local levels = {}

-- Those that can be applied for here, from the lowest: the others only rank titles.
levels.evaluated = {}
for _, level in ipairs(notice.levels) do
  if level.evaluated ~= false then table.insert(levels.evaluated, level) end
end

-- The level that somebody applies for. The schema closes the field: whoever has no such level is refused, so that what
-- is returned does not matter.
function levels.of(applicant)
  for _, level in ipairs(notice.levels) do
    if level.name == applicant.level then return level end
  end
  return notice.levels[1]
end

-- The levels that can be applied for and ask for NEED, a key of their needs, in words: 中级及以上; nil if none does.
function levels.asking_for(need)
  local names, last = {}, nil
  for _, level in ipairs(notice.levels) do
    if level.evaluated then
      last = level.name
      if level.needs[need] then names[#names + 1] = level.name end
    end
  end
  local is_up_to_the_last = #names > 1 and names[#names] == last
  return is_up_to_the_last and names[1] .. "及以上" or #names > 0 and table.concat(names, "、") or nil
end

return levels
