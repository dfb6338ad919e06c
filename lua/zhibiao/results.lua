-- What the committee decided: passed, failed, or none (it has not decided).
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.usage")
local words = require("zhibiao.words")
local results = {}

local meanings, all = { [notice.results.passed] = "passed" }, { notice.results.passed }
for _, meaning in ipairs { "passed", "failed", "none" } do
  for _, word in ipairs(usage.results[meaning]) do
    meanings[word] = meaning
    all[#all + 1] = word
  end
end
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
