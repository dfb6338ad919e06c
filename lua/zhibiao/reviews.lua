-- What an office has decided on an application: passed, failed, returned; nil if nothing, or in words that are not
-- known.
local notice = require("notices.current")
local reviews = {}

local meanings = {}
for _, meaning in ipairs { "passed", "failed", "returned" } do
  local words = notice.reviews[meaning]
  meanings[words.name] = meaning
  for _, alias in ipairs(words.aliases) do meanings[alias] = meaning end
end

function reviews.meaning(state)
  return meanings[state]
end

return reviews
