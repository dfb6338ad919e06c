-- Schooling from the lowest to the highest, each with other words for it.
local notice = require("notices.current")
local lists = require("zhibiao.lists")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local schooling = {}

local classes = notice.technical_schools or { counts_as = {}, aliases = {}, before = {} }

local steps = {
  { "高中", "普高", "职高", "初中及以下" },
  { "中专", "中等专科", "中师", "中技", "中职" },
  { "大专", "专科", "大学专科", "高职", "专科（高职）" },
  { "本科", "大学本科", "大学", "本科生" },
  { "硕士研究生", "硕士", "研究生", "研究生（硕士）" },
  { "博士研究生", "博士", "研究生（博士）" },
}

local ranks = {}
for rank, names in ipairs(steps) do
  for _, word in ipairs(names) do ranks[word] = rank end
end

-- How it was had, which says nothing of its level: 全日制本科, 函授本科, 本科（学士）, 大学本科毕业.
local ways = {
  "全日制", "非全日制", "普通高校", "普通", "统招", "函授", "自考", "成人", "成教", "在职", "网络教育", "网络", "远程", "电大", "开放教育", "夜大",
  "业余", "脱产", "党校", "国家承认", "学历", "毕业",
}

-- Whether it is not finished, which brackets may say: 研究生（在读）.
local function is_unfinished(word)
  return words.has_one_of(word, usage.unfinished)
end

local plain = memo(function(education)
  education = taught.word("学历", education)
  if is_unfinished(education) then return education end
  local first = words.parts(words.plain(education), { "、", "，", ",", "/", "／" })[1]
  return words.without_ends(first, ways)
end)

-- Its name in the notice's conditions: 本科 for 大学本科; nil for an unknown word.
function schooling.name(education, degree)
  local rank = ranks[education] or ranks[plain(education)]
  if rank == ranks["研究生"] and schooling.degree(degree or "") == "博士" then rank = rank + 1 end
  return rank and steps[rank][1]
end

-- The names of all, the lowest first.
function schooling.names()
  local out = {}
  for rank, names in ipairs(steps) do out[rank] = names[1] end
  return out
end

-- Its rank among all; 0 for an unknown word.
function schooling.rank(education)
  return ranks[education] or ranks[plain(education)] or 0
end

-- The schooling that a class of a technical school counts as; nil if the word names none.
local class_name = memo(function(education)
  education = taught.word("学历", education)
  if is_unfinished(education) then return nil end
  local function counts_as(word) return classes.counts_as[classes.aliases[word] or word] end
  local plain_ = words.plain(education)
  return counts_as(plain_) or counts_as(words.without_ends(words.without_ends(plain_, ways), classes.before))
end)

-- What a class of a technical school counts as for this specialty; nil if EDUCATION is no such class, false
-- if it does not count for this specialty.
function schooling.of_class(education, series)
  local name = class_name(education)
  if name == nil then return nil end
  return series == classes.series and name
end

-- Whether the word is known at all.
function schooling.is_known(education)
  return schooling.rank(education) > 0 or schooling.of_class(education, "") ~= nil
end

-- The words that it is known by, for who wrote another.
function schooling.words()
  local all = {}
  for rank = #steps, 1, -1 do table.move(steps[rank], 1, #steps[rank], #all + 1, all) end
  for name in pairs(classes.counts_as) do all[#all + 1] = name end
  table.sort(all)
  return all
end

-- 学士, 硕士 or 博士, whatever of (工学学士, 博士学位); "" for none, nil for an unknown word.
schooling.degree = memo(function(degree)
  if is_unfinished(degree) then return nil end
  for _, word in ipairs { "博士", "硕士", "学士" } do
    if degree:find(word, 1, true) then return word end
  end
  local word = taught.word("学位", degree)
  if word ~= degree then return schooling.degree(word) end
  return lists.has(usage.none, words.plain(degree)) and "" or nil
end)

-- Ways of study that tell nothing of the level, and others.
schooling.forms = { "全日制", "脱产", "在职", "函授", "自学考试", "业余", "网络教育" }

function schooling.is_form(form)
  return words.has_one_of(taught.word("学习形式", form), usage.forms)
end

return schooling
