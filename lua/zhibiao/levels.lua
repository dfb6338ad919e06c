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

return levels
