-- What a unit wrote of its public notice.
local words = require("zhibiao.words")
local posting_result = {}

local objections = { "异议", "举报", "投诉", "反映", "质疑" }
local denials = { "无", "没有", "未", "不存在", "零" }

-- Whether some clause of it says that somebody objected: 有异议1条，无重大问题. A clause that denies it (未收到异议) does not.
function posting_result.has_objection(result)
  for _, clause in ipairs(words.parts(result, { "，", ",", "。", "；", ";" })) do
    if words.has_one_of(clause, objections) and not words.has_one_of(clause, denials) then return true end
  end
  return false
end

return posting_result
