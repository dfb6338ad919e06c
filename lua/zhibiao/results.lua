-- What the committee decided: passed, failed, or none (it has not decided).
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local results = {}

local meanings, all = words.by_meaning(usage.results, { "passed", "failed", "none" })
meanings[notice.results.passed] = "passed"
table.insert(all, 1, notice.results.passed)
for _, word in ipairs(usage.none) do meanings[word] = "none" end

-- nil for an unknown word.
results.meaning = memo(function(result)
  if result == "" then return "none" end
  return meanings[result] or meanings[words.plain(taught.word("评审结果", result))]
end)

function results.is_known(result)
  return results.meaning(result) ~= nil
end

function results.words()
  return all
end

return results
