-- Words in the tables whose meaning rules depend on. A rule that names a kind of words in `understands` is not judged
-- of an applicant whose word is not known; of rows with such words the rule leaves out these. Each word is told once.
local notice = require("notices.current")
local assessments = require("zhibiao.assessments")
local attachments = require("zhibiao.attachments")
local grades = require("zhibiao.grades")
local institutions = require("zhibiao.institutions")
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
local people = require("zhibiao.people")
local posting_result = require("zhibiao.posting_result")
local results = require("zhibiao.results")
local reviews = require("zhibiao.reviews")
local schooling = require("zhibiao.schooling")
local taught = require("zhibiao.taught")
local titles = require("zhibiao.titles")
local words = require("zhibiao.words")
local understanding = {}

-- Titles that may be meant: those of his specialty.
local function titles_of(s)
  return s.series and titles.of(s.series) or {}
end

local function lists_of_levels()
  local names = { "员级" }
  for _, level in ipairs(notice.levels) do names[#names + 1] = level.name end
  return names
end

local function is_grade(text)
  return grades.number(text) ~= nil or grades.is_other(text)
end

local function state(field)
  return {
    title = "审核状态", field = field, words = reviews.words,
    is_known = function(word) return reviews.meaning(word) ~= nil end,
  }
end

-- By name. title: of the kind in notices/words.lua; field: of the applicant, or of the rows of `table`; words: what may
-- be meant.
---@class word_kind
---@field title string
---@field table? string
---@field of? "posts" whose rows these are, if not an applicant's
---@field field string
---@field is_known fun(word: string): boolean
---@field words fun(s: subject): string[]
---@type table<string, word_kind>
local kinds = {
  education = { title = "学历", field = "education", is_known = schooling.is_known, words = schooling.words },
  current_title = { title = "职称", field = "current_title", is_known = titles.is_known, words = titles_of },
  appointed_title = { title = "职称", field = "appointed_title", is_known = titles.is_known, words = titles_of },
  degree = {
    title = "学位", field = "degree",
    is_known = function(word) return schooling.degree(word) ~= nil end,
    words = function() return { "博士", "硕士", "学士", "无" } end,
  },
  committee = {
    title = "评审委员会", field = "committee",
    is_known = function(word) return words.has_one_of(word, { "委员会", "评委会", "评审会", "中评委", "高评委" }) end,
    words = function() return { notice.city .. "职称评审委员会" } end,
  },
  apply_title = { title = "职称", field = "apply_title", is_known = titles.is_known, words = titles_of },
  unit_kind = {
    title = "单位性质", field = "unit_kind", is_known = institutions.is_known,
    words = function() return { "事业单位", "国有企业", "民营企业", "机关", "社会组织" } end,
  },
  post_grade = {
    title = "岗位等级", field = "post_grade", is_known = is_grade, words = function() return { "专业技术十级", "管理八级" } end,
  },
  notice_result = {
    title = "公示情况", field = "notice_result",
    is_known = function(word) return posting_result.has_objection(word) ~= nil end,
    words = function() return { notice.public_notice and notice.public_notice.none, "公示有异议" } end,
  },
  insurance_place = {
    title = "社保缴纳地", field = "insurance_place",
    is_known = function(word) return attachments.is_in_province(word) ~= nil end,
    words = function() return { notice.province .. notice.city } end,
  },
  result = { title = "评审结果", field = "result", is_known = results.is_known, words = results.words },
  forms = {
    title = "学习形式", table = "education", field = "form",
    is_known = function(word) return schooling.is_form(word) end, words = function() return schooling.forms end,
  },
  schooling_rows = {
    title = "学历", table = "education", field = "education", is_known = schooling.is_known, words = schooling.words,
  },
  appointments = {
    title = "职称", table = "appointments", field = "title", is_known = titles.is_known, words = titles_of,
  },
  attachments = {
    title = "附件", table = "attachments", field = "kind", is_known = attachments.is_known,
    words = function() return lists.names(notice.attachments or {}) end,
  },
  listed_levels = {
    title = "聘任职级", table = "proposed", of = "posts", field = "appointed_level", words = lists_of_levels,
    is_known = function(word) return titles.level_rank(word) ~= nil end,
  },
  listed_titles = {
    title = "职称", table = "proposed", of = "posts", field = "current_title", is_known = titles.is_known,
    words = function() return {} end,
  },
  assessments = {
    title = "考核结果", table = "assessments", field = "result", is_known = assessments.is_known,
    words = assessments.words,
  },
}
for _, office in ipairs(notice.reviews.offices) do
  kinds[office.field .. "_state"] = state(office.field .. "_state")
end

-- What an office taught has to be of some kind, and to mean something.
local of_title, all_titles = {}, {}
for _, kind in pairs(kinds) do
  if of_title[kind.title] == nil then table.insert(all_titles, kind.title) end
  of_title[kind.title] = of_title[kind.title] or kind
end
for title, meanings in pairs(taught.all) do
  local kind = of_title[title]
  if kind == nil then
    taught.fail(("没有“%s”这一类词；有的是：%s"):format(title, table.concat(all_titles, "、")))
  end
  for word, meaning in pairs(meanings) do
    if not kind.is_known(word) then
      taught.fail(("“%s”里的“%s”写成“%s”，右边的词程序也不认识"):format(title, word, meaning))
    end
  end
end

-- --- Which words are not known ------------------------------------------------------------------------------------

local max_words = 50 -- of a kind that are told

local is_known = {} -- by kind and word
for name in pairs(kinds) do is_known[name] = {} end

local unknown, by_word, left_out = {}, {}, {}

-- The entry of a word of a kind that is not known, by KEY; nil if there are too many already.
local function entry_of(key, name, word, row, s)
  local kind = kinds[name]
  if by_word[key] then return by_word[key] end
  local of_kind = left_out[kind.title]
  if of_kind == nil then
    of_kind = { title = kind.title, n = 0, more = 0 }
    left_out[kind.title], left_out[#left_out + 1] = of_kind, of_kind
  end
  if of_kind.n == max_words then
    of_kind.more = of_kind.more + 1
    return nil
  end
  of_kind.n = of_kind.n + 1
  local entry = {
    kind = kind, word = word, row = row, rules = {}, of_rule = {}, people = 0,
    example = kind.of and s.unit or people.record(s.a), near = nearest.to(word, kind.words(s)),
  }
  by_word[key] = entry
  unknown[#unknown + 1] = entry
  return entry
end

-- What judging the thing in hand has added: whether a word or a rule was met for the first time, and how often each
-- word was not known, by key and in their order.
local is_first, times = false, {}

local function note(name, word, row, s, rule)
  local key = kinds[name].title .. "\n" .. word
  if times[key] == nil then times[#times + 1] = key end
  times[key] = (times[key] or 0) + 1
  local entry = entry_of(key, name, word, row, s)
  if entry == nil then return end
  if entry.last ~= s then entry.last, entry.people = s, entry.people + 1 end
  if not entry.of_rule[rule.name] then
    entry.of_rule[rule.name], is_first = true, true
    table.insert(entry.rules, rule.name)
  end
end

-- Call before a thing is judged.
function understanding.start()
  is_first, times = false, {}
end

-- What the thing that was judged last has added, for recall() in another process; nil if that must judge it itself,
-- since some of it was met for the first time. Whatever comes first of all comes first in its own process, too.
function understanding.added()
  if is_first then return nil end
  local parts = {}
  for _, key in ipairs(times) do parts[#parts + 1] = ("%d %d %s"):format(times[key], #key, key) end
  return table.concat(parts)
end

-- Adds what another process has: a text of added().
function understanding.recall(text)
  local at = 1
  while at <= #text do
    local n, length, from = text:match("^(%d+) (%d+) ()", at)
    at = from + length
    local key = text:sub(from, at - 1)
    local entry = by_word[key]
    if entry then
      entry.people = entry.people + 1
    else
      local of_kind = left_out[key:match("^[^\n]*")]
      of_kind.more = of_kind.more + math.tointeger(n)
    end
  end
end

-- Whether the word of a kind is known, when it is met first.
local function learn(name, word)
  local is = word == "" or kinds[name].is_known(word) and true or false
  is_known[name][word] = is
  return is
end

-- The rows of S that have words of a kind: the applicant's own row, or those of a table.
local function rows_of(kind, s)
  if kind.of then return list(kind.table, { unit = s.unit }) end
  return kind.table and s[kind.table] or { s.a }
end

-- By kind, of the subject that is being judged: the rows whose words are not known; false if all are.
local judged, unknown_rows

local function find_unknown(name, s)
  if judged ~= s then judged, unknown_rows = s, {} end
  local found, field, known, rows_ = false, kinds[name].field, is_known[name], rows_of(kinds[name], s)
  for i = 1, #rows_ do
    local word = rows_[i][field]
    local is = known[word]
    if is == nil then is = learn(name, word) end
    if not is then
      found = found or {}
      found[#found + 1] = rows_[i]
    end
  end
  unknown_rows[name] = found
  return found
end

-- Whether all words of the kinds NAMES are known: then all rules that depend on no others can be judged of S. Most are
-- of the applicant's own row, and were met before.
function understanding.is_clear(names, s)
  local is = true
  for i = 1, #names do
    local name = names[i]
    local kind = kinds[name]
    local is_own = kind.table == nil and is_known[name][s.a[kind.field]]
    if not is_own and find_unknown(name, s) then is = false end
  end
  return is
end

-- Whether RULE can be judged of the subject S: its own words are known. Notes those that are not.
function understanding.has(rule, s)
  local can, names = true, rule.understands
  for i = 1, #names do
    local name = names[i]
    local found = unknown_rows[name]
    if found == nil then found = find_unknown(name, s) end
    if found then
      local kind = kinds[name]
      can = can and kind.table ~= nil
      for _, x in ipairs(found) do note(name, x[kind.field], x, s, rule) end
    end
  end
  return can
end

-- Whether there is such a kind of words, for the rules' own check.
function understanding.is_kind(name)
  return kinds[name] ~= nil
end

-- A warning for each word that is not known, after all else has been judged.
function understanding.tell()
  for _, entry in ipairs(unknown) do
    local kind = entry.kind
    local near = #entry.near > 0 and "（相近的有“" .. table.concat(entry.near, "”“") .. "”）" or ""
    finding {
      rule = "not-understood", level = "warning", row = entry.row, field = kind.field,
      message = "没有查：" .. table.concat(entry.rules, "、") .. "（" .. entry.people .. "处，如" .. entry.example
        .. "），因为不认识" .. kind.title .. "“" .. entry.word .. "”",
      remedy = "写错的请改正" .. near .. "；没有写错的，在 lua/notices/words.lua 的“" .. kind.title
        .. "”里写明它的意思，以后就认识了",
    }
  end
  for _, of_kind in ipairs(left_out) do
    if of_kind.more > 0 then
      finding {
        rule = "not-understood", level = "warning",
        message = "不认识的" .. of_kind.title .. "太多，只列出 " .. max_words .. " 个，还有 " .. of_kind.more .. " 处没有列出",
        remedy = "请看这一列是不是放错了内容",
      }
    end
  end
end

return understanding
