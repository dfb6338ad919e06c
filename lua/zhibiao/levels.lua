-- Levels as the notice describes them.
local notice = require("notices.current")
local levels = {}

-- The level that someone applies for. lua/schema.lua closes the field: one that has none is refused for it, and what is returned
-- then is in no document.
function levels.of(applicant)
  for _, level in ipairs(notice.levels) do
    if level.name == applicant.level then return level end
  end
  return notice.levels[1]
end

return levels
