-- What the result of a yearly assessment says: good, fair, bad, or none (the year has no result).
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local assessments = {}

local meanings, all = words.by_meaning(usage.assessments, { "good", "fair", "bad", "none" })
for _, word in ipairs(usage.none) do meanings[word] = "none" end

local endings = { "等次", "等级", "考核" }

-- nil for an unknown word.
assessments.meaning = memo(function(result)
  if result == "" then return "none" end
  local plain = words.plain(taught.word("考核结果", result))
  return meanings[plain] or meanings[words.without_ends(plain, endings)]
end)

function assessments.is_known(result)
  return assessments.meaning(result) ~= nil
end

function assessments.words()
  return all
end

return assessments
