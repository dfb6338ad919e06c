-- What an office has decided on an application: passed, failed, returned, or pending; nil in words that are not known.
local lists = require("zhibiao.lists")
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local reviews = {}

local meanings = {}
for _, word in ipairs(usage.pending) do meanings[word] = "pending" end
for _, word in ipairs(usage.none) do meanings[word] = "pending" end
for _, meaning in ipairs { "passed", "failed", "returned" } do
  local said = notice.reviews[meaning]
  meanings[said.name] = meaning
  for _, alias in ipairs(said.aliases) do meanings[alias] = meaning end
end

-- An empty state is pending, too. What brackets add may not say something else: 审核通过（待补材料）.
reviews.meaning = memo(function(state)
  if state == "" then return "pending" end
  state = taught.word("审核状态", state)
  local meaning = meanings[state] or meanings[words.plain(state)]
  if meaning == "passed" and words.has_one_of(words.bracketed(state), usage.absent) then return nil end
  return meaning
end)

-- Whether the unit has handed the application in, or another office has decided on it.
function reviews.is_handed_in(a)
  if a.submitted_at ~= "" then return true end
  for i = 2, #notice.reviews.offices do
    local meaning = reviews.meaning(a[notice.reviews.offices[i].field .. "_state"])
    if meaning ~= nil and meaning ~= "pending" then return true end
  end
  return false
end

-- The words that are known, but for those that say nothing.
function reviews.words()
  local all = {}
  for word in pairs(meanings) do
    if not lists.has(usage.none, word) then all[#all + 1] = word end
  end
  table.sort(all)
  return all
end

return reviews
