-- Levels, as the notice describes them.
local notice = require("notices.current")
local levels = {}

-- The level that somebody applies for. The schema closes the field: whoever has no such level is refused, so that what
-- is returned does not matter.
function levels.of(applicant)
  for _, level in ipairs(notice.levels) do
    if level.name == applicant.level then return level end
  end
  return notice.levels[1]
end

return levels
