-- Levels as the notice describes them.
local notice = require("notices.current")
local levels = {}

-- The level that someone applies for. Another one than the notice's is refused; what is returned then is in no document.
function levels.of(applicant)
  local names = {}
  for i, level in ipairs(notice.levels) do
    if level.name == applicant.level then return level end
    names[i] = level.name
  end
  if applicant.level ~= "" then
    refuse(applicant, "level", "没有叫做“" .. applicant.level .. "”的申报级别", "请填" .. table.concat(names, "、") .. "中的一个")
  end
  return notice.levels[1]
end

return levels
