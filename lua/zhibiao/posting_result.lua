-- What a unit wrote of its public notice.
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.usage")
local words = require("zhibiao.words")
local posting_result = {}

-- The first of LIST's words in TEXT from START on: where it begins and ends.
local function find_one_of(text, list, start)
  local from, to
  for _, word in ipairs(list) do
    local a, b = text:find(word, start, true)
    if a and (from == nil or a < from) then from, to = a, b end
  end
  return from, to
end

local conjunctions = { ["、"] = true, ["和"] = true, ["及"] = true, ["或"] = true, ["与"] = true, ["或者"] = true }

-- Whether BEFORE, what stands before an objection, or AFTER denies it: 未收到异议, 0件举报, 举报0件; 10件举报 does not.
local function is_denied(before, after)
  return words.has_one_of(before, usage.denials) or before:find("%f[%d]0+%f[%D]") ~= nil
    or after:find("^[^%d]*%f[%d]0+%f[%D]") ~= nil and words.has_one_of(after, { "件", "条", "次", "起", "人", "份", "个" })
end

-- Whether TEXT speaks of an objection that nothing denies, and whether it speaks of one at all. What denies one denies
-- those that are joined to it: 没有收到异议、举报.
local function speaks(text)
  local start, any = 1, false
  while true do
    local from, to = find_one_of(text, usage.objections, start)
    if from == nil then return false, any end
    local before = text:sub(start, from - 1)
    if not (is_denied(before, text:sub(to + 1)) or any and conjunctions[before]) then return true, true end
    start, any = to + 1, true
  end
end

-- Whether somebody objected, clause by clause: 有异议1条，无重大问题 is an objection, 未收到异议 is none; nil if it says neither.
posting_result.has_objection = memo(function(result)
  result = words.plain(taught.word("公示情况", result))
  local known = false
  for _, clause in ipairs(words.parts(result, { "，", ",", "。", "；", ";" })) do
    local objects, any = speaks(clause)
    if objects then return true end
    known = known or any or words.has_one_of(clause, usage.clear)
  end
  for _, none in ipairs(usage.none) do known = known or result == none end
  if not known then return nil end
  return false
end)

local bare = { "公示期间", "公示期内", "公示", "有异议", "有意见", "存在异议" }

-- Whether it says that somebody objected, and nothing of what came of it.
posting_result.is_bare_objection = memo(function(result)
  return posting_result.has_objection(result) == true and words.without_ends(words.plain(result), bare) == "有异议"
end)

return posting_result
