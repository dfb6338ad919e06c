-- What a unit wrote of its public notice.
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
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

local conjunctions = { ["、"] = true, ["和"] = true, ["及"] = true, ["或"] = true, ["与"] = true, ["或者"] = true,
  [""] = true }

-- Whether what stands before an objection denies it: 未收到, 0件; not 10件, not 有无.
local function denies(before)
  for _, question in ipairs(usage.questions) do before = words.parts(before, { question })[1] end
  return words.has_one_of(before, usage.denials) or before:find("%f[%d]0+%f[%D]") ~= nil
end

-- Whether what stands behind it, from START on, does: 异议：无, 异议0条.
local function is_denied_after(text, start)
  local rest = words.without_starts(text:sub(start), usage.before_denials)
  for _, word in ipairs(usage.after_denials) do
    if words.starts_with(rest, word) then return true end
  end
  return false
end

-- Whether TEXT speaks of an objection that nothing denies, and whether it speaks of one at all. What denies one denies
-- those that are joined to it: 没有收到异议、举报.
local function speaks(text)
  local start, any = 1, false
  while true do
    local from, to = find_one_of(text, usage.objections, start)
    if from == nil then return false, any end
    local before = text:sub(start, from - 1)
    local is_denied = denies(before) or any and conjunctions[before] or is_denied_after(text, to + 1)
    if not is_denied then return true, true end
    start, any = to + 1, true
  end
end

-- Whether somebody objected, clause by clause: 有异议1条，无重大问题 is an objection, 未收到异议 is none; nil if it says neither.
posting_result.has_objection = memo(function(result)
  result = taught.word("公示情况", result):gsub("　", ""):gsub("%s", "")
  local known = false
  -- What brackets add counts, too: 公示无异议（收到举报1件）.
  for _, clause in ipairs(words.parts(result, { "，", ",", "。", "；", ";", "（", "）", "%(", "%)" })) do
    for _, word in ipairs(usage.praise) do
      local rest = clause:gsub(word, "")
      if rest ~= clause then clause, known = rest, true end
    end
    local objects, any = speaks(clause)
    if objects then return true end
    known = known or any or words.has_one_of(clause, usage.clear) and not words.has_one_of(clause, { "不", "未" })
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
