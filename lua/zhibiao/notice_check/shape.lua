-- Whether a notice's tables are what zhibiao/notice_fields.lua says: nothing that is unknown, nothing missing, each
-- value of its type and each word of its vocabulary.
local conditions = require("zhibiao.notice_check.conditions")
local facts = require("zhibiao.notice_check.facts")
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
local texts = require("zhibiao.notice_check.texts")
local values = require("zhibiao.notice_check.values")
local vocabularies = require("zhibiao.notice_check.vocabularies")

local shape = {}
shape.__index = shape

-- NOTICE: its resolved data; REPORT takes what is found.
function shape.new(notice, report)
  return setmetatable({ notice = notice, report = report, later = {}, words = {}, meant = {}, told = {} }, shape)
end

local function named(fact, path)
  return ("“%s”（%s）"):format(fact[2], facts.shown(path))
end

-- --- Words ----------------------------------------------------------------------------------------------------------

-- The words of a vocabulary, as a set; in their order; and other words for them.
function shape:vocabulary(of)
  if self.words[of] == nil then
    local list, aliases = (vocabularies.own[of] or vocabularies.program[of])(self.notice, self.report.layers)
    self.words[of] = { set = lists.set(list or {}), list = list or {}, aliases = aliases or {}, is_open = list == nil }
  end
  return self.words[of]
end

-- Checks that WORD is of the vocabulary. IS_KEY: it is the key that PATH ends with.
function shape:judge_word(path, fact, word, of, is_key)
  local known = self:vocabulary(of)
  if known.is_open or vocabularies.is_strict[of] and not self.report:is_own(path) then return end
  if known.set[word] then return self:doubt_word(path, fact, word, of) end
  local likely = known.aliases[word] or nearest.to(word, known.list)[1]
  local what = is_key and "里没有“" .. word .. "”这个词" or "没有“" .. word .. "”这个词"
  local few = #known.list <= 12 and #known.list > 0 and "可以写：" .. table.concat(known.list, "、")
  self.report:wrong(path, named(fact, path) .. what,
    likely and "是不是“" .. likely .. "”？" or few or "请核对，或去掉")
end

function shape:doubt_word(path, fact, word, of)
  local doubt = vocabularies.doubts[of] and vocabularies.doubts[of](self.notice, word)
  if doubt then self.report:doubtful(path, named(fact, path) .. "：" .. doubt, "请核对，或去掉") end
end

-- The same, put off if only the program can say which words there are.
function shape:expect_word(path, fact, word, of, is_key)
  if vocabularies.own[of] then
    self:judge_word(path, fact, word, of, is_key)
  elseif of ~= "rule" or not self.report.is_silent then -- before a run: zhibiao/rules.lua says it, which takes long
    self.later[#self.later + 1] = function() self:judge_word(path, fact, word, of, is_key) end
  end
end

-- --- Values ---------------------------------------------------------------------------------------------------------

function shape:wrong(path, fact, what, remedy)
  self.report:wrong(path, named(fact, path) .. what, remedy)
end

function shape:judge_value(path, fact, value)
  local is_word = fact[3] == "word"
  local what, remedy = values[is_word and "text" or fact[3]](value, fact)
  if what then return self:wrong(path, fact, what, remedy) end
  if is_word then self:expect_word(path, fact, value, fact.of) end
  if fact[3] == "text" then self:judge_names(path, fact, value) end
end

-- The names in braces that TEXT uses, which documents fill in.
function shape:judge_names(path, fact, text)
  if not text:find("[{}]") then return end
  local function judge()
    local what, remedy = texts.judge(text, fact.fills, self.notice, path)
    if what then self:wrong(path, fact, what, remedy) end
  end
  if texts.is_of_program[fact.fills] then self.later[#self.later + 1] = judge else judge() end
end

-- How many items a list has, and whether one is left out between them.
local function length(list)
  local most, count = 0, 0
  for key in pairs(list) do
    if type(key) == "number" then most, count = math.max(most, key), count + 1 end
  end
  return most, most ~= count
end

function shape:judge_length(path, fact, list)
  local n, has_holes = length(list)
  if has_holes then self:wrong(path, fact, "中间空了一项（nil）", "请去掉空的一项") end
  if fact.least and n < fact.least then
    self:wrong(path, fact, "一项也没有", "请写上")
  end
  return n
end

-- A list of values, each of the TYPE.
function shape:judge_items(path, fact, list, type_)
  local seen = {}
  for i = 1, self:judge_length(path, fact, list) do
    local item, below = list[i], facts.below(path, i)
    if item ~= nil then
      local what, remedy = values[type_](item, fact)
      if what then
        self:wrong(below, fact, what, remedy)
      elseif seen[item] then
        self:wrong(below, fact, "里" .. values.shown(item) .. "写了两次", "请去掉一个")
      elseif fact.of then
        self:expect_word(below, fact, item, fact.of)
      elseif type_ == "text" then
        self:judge_names(below, fact, item)
      end
      seen[item] = true
    end
  end
end

local in_lists = { words = "text", texts = "text", years = "year" }

function shape:judge_pair(path, fact, value)
  if #value ~= 2 then return self:wrong(path, fact, "应当是两个数", "请写成 { 1, 4 } 这样") end
  for i = 1, 2 do
    local what, remedy = values.number(value[i], fact)
    if what then return self:wrong(facts.below(path, i), fact, what, remedy) end
  end
  if value[1] > value[2] then
    self:wrong(path, fact, ("的 %s 比 %s 大"):format(value[1], value[2]), "请把小的写在前面")
  end
end

-- --- Tables ---------------------------------------------------------------------------------------------------------

-- Where a fact called KEY stands elsewhere in the tree: its path without the key.
local function elsewhere(node, key, path)
  for _, name in ipairs(node.names) do
    local below = node.keys[name]
    if below.keys[key] then return facts.shown(facts.below(path, name)) end
    local deeper = elsewhere(below, key, facts.below(path, name))
    if deeper then return deeper end
  end
end

-- A key of a table that no fact has.
function shape:judge_unknown(path, node, key)
  local below = facts.below(path, key)
  local where = #path == 0 and "通知里" or named(node.fact, path) .. "里"
  if type(key) == "number" then
    return self.report:wrong(below, where .. "多了没有名称的一项：" .. values.shown(facts.at(self.notice, below)),
      "请写成“名称 = 内容”；前面一项后面漏了逗号、等号写错了，也会这样")
  end
  local likely
  for _, name in ipairs(node.names) do
    local fact = node.keys[name].fact
    if fact and fact[2] == key then likely = name end
  end
  local section = likely == nil and elsewhere(self.root, key, {})
  likely = likely or not section and nearest.to(tostring(key), node.names, 0.7)[1]
  if likely then self.meant[facts.shown(facts.below(path, likely))] = true end
  self.report:wrong(below, where .. "没有“" .. tostring(key) .. "”这一项，没有规则用它",
    likely and "是不是 " .. tostring(likely) .. "？" or section and "它应当写在 " .. section .. " 里面"
      or #path == 0 and "请去掉；自己的规则要用的数，写在 facts 里面" or "请去掉")
end

-- Facts of a table that are not there.
function shape:judge_missing(path, node)
  for _, name in ipairs(node.names) do
    local below, fact = facts.below(path, name), node.keys[name].fact
    if facts.at(self.notice, below) == nil and fact then self:judge_absent(below, fact) end
  end
end

function shape:judge_absent(path, fact)
  if self.meant[facts.shown(path)] or fact.own then return end -- what is its own to say: origin.lua
  local key = facts.shown { path[#path] }
  local is_due = fact.required or #path == 1 and not fact.optional and not fact.silent
  if is_due and not self.report:is_taken_out(path) then
    self.report:wrong(path, "没有写" .. named(fact, path),
      ("请加上：%s = %s"):format(key, values.examples[fact[3]] or "…") .. (fact.off and "；不查的写 false" or ""))
  elseif fact[3] == "clause" then
    self.report:no_clause(path, fact[2])
  elseif not fact.silent then
    self.report:remark(path, fact[2], fact.rare)
  end
end

-- A table with named facts, items and words as keys, as far as NODE knows them.
function shape:judge_table(path, node, value)
  local fact = node.fact
  if fact[3] == "list" then self:judge_length(path, fact, value) end
  for key, item in pairs(value) do
    local below = facts.below(path, key)
    if node.keys[key] then
      self:judge(below, node.keys[key], item)
    elseif type(key) == "number" and node.item then
      self:judge_item(below, node, item)
    elseif type(key) == "string" and node.any then
      if node.of ~= "" then self:expect_word(below, fact, key, node.of, true) end
      self:judge(below, node.any, item)
    else
      self:judge_unknown(path, node, key)
    end
  end
  self:judge_missing(path, node)
  if fact.unique then self:judge_unique(path, fact, value) end
end

function shape:judge_item(path, node, item)
  local fact = node.fact
  if type(item) == "table" then
    self:judge_table(path, { fact = { "", fact[2], "section" }, keys = node.item.keys, names = node.item.names }, item)
  elseif fact.other then
    self:judge_value(path, { "", fact[2], fact.other }, item)
  else
    self:wrong(path, fact, "的一项应当是一张表，写的是" .. values.shown(item), "请写成 { … }")
  end
end

function shape:judge_unique(path, fact, list)
  local places = {}
  for i = 1, #list do
    local value = list[i]
    if type(value) == "table" then value = value[fact.unique] end
    if value and places[value] then
      local below = facts.below(facts.below(path, i), fact.unique)
      self:wrong(below, fact, ("里“%s”有两个（第 %d 项和第 %d 项）"):format(value, places[value], i), "请去掉一个，或改正")
    elseif value then
      places[value] = i
    end
  end
end

local function is_empty(value)
  return pairs(value)(value) == nil
end

local function has_names(value)
  for key in pairs(value) do
    if type(key) == "string" then return true end
  end
  return false
end

-- Whether VALUE, a table, is of the wrong kind: a list for named facts, or the other way round.
function shape:is_other_kind(path, node, value)
  local fact, is_list = node.fact, #value > 0
  if (fact[3] == "section" or fact[3] == "map") and is_list and not has_names(value) then
    self:wrong(path, fact, "写成了一串，没有名称", "请写成 { 名称 = 内容, … }")
    return true
  end
  if fact[3] == "list" and not is_list and node.item then
    for key in pairs(value) do
      if node.item.keys[key] and not node.keys[key] then
        self:wrong(path, fact, "只写了一层括号", "请写成 { { … }, { … } }，每一项一对括号，一项也要两层")
        return true
      end
    end
  end
  if in_lists[fact[3]] and has_names(value) and is_empty(node.keys) then
    self:wrong(path, fact, "应当是一串，不要名称", "请写成 " .. values.examples[fact[3]])
    return true
  end
  return false
end

-- A text where a list of texts is due: 初级、中级.
local function as_list(value)
  local parts = {}
  for part in tostring(value):gsub("、", ","):gsub("，", ","):gmatch("[^,%s]+") do
    parts[#parts + 1] = type(value) == "number" and part or '"' .. part .. '"'
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local severities = { error = true, warning = true, hint = true }

-- "error", "warning", "hint" or false.
function shape:judge_severity(path, fact, value)
  if value == false or severities[value] then return end
  self:wrong(path, fact, "写的是" .. values.shown(value), "请写 \"error\"（错误）、\"warning\"（提醒）、\"hint\"（提示），不查的写 false")
end

-- Whom something concerns: which words there are only the program can say.
function shape:judge_case(path, fact, value)
  self.later[#self.later + 1] = function()
    conditions.judge(path, value, {
      wrong = function(at, what, remedy) self:wrong(at, fact, "写得不对：" .. what, remedy) end,
      word = function(at, word, of) self:judge_word(at, fact, word, of) end,
    })
  end
end

-- What a fact of these types is judged by, in place of the tables' ways.
local special = { severity = shape.judge_severity, case = shape.judge_case }

function shape:judge(path, node, value)
  local fact = node.fact
  if fact == nil or fact[3] == "any" or type(value) == "table" and self.report:is_trusted(path) then return end
  if fact.told then self.told[#self.told + 1] = { path = path, fact = fact } end
  if special[fact[3]] then return special[fact[3]](self, path, fact, value) end
  if value == false and fact[3] ~= "flag" then
    if not fact.off and not fact.part then self:wrong(path, fact, "不能写 false：没有它不行", "请写上内容，或去掉这一项") end
    return
  end
  if values[fact[3]] or fact[3] == "word" then return self:judge_value(path, fact, value) end
  if type(value) ~= "table" and fact.other and fact[3] ~= "list" then
    local other = { fact[1], fact[2], fact.other, of = fact.of, least = fact.least, most = fact.most }
    return self:judge_value(path, other, value)
  end
  if type(value) ~= "table" then
    local example = in_lists[fact[3]] and type(value) ~= "boolean" and as_list(value) or values.examples[fact[3]]
    return self:wrong(path, fact, "应当写在括号里，写的是" .. values.shown(value), "请写成 " .. example)
  end
  if self:is_other_kind(path, node, value) then return end
  if fact[3] == "pair" then return self:judge_pair(path, fact, value) end
  if in_lists[fact[3]] then self:judge_items(path, fact, value, in_lists[fact[3]]) end
  if not in_lists[fact[3]] or has_names(value) then
    self:judge_table(path, node, in_lists[fact[3]] and self.named_only(value) or value)
  end
end

-- VALUE without its items.
function shape.named_only(value)
  local out = {}
  for key, item in pairs(value) do
    if type(key) == "string" then out[key] = item end
  end
  return out
end

-- All of the notice, by the TREE of its facts.
function shape:judge_all(tree)
  self.root = tree
  self:judge_table({}, tree, self.notice)
end

-- What was put off.
function shape:judge_later()
  for _, judge in ipairs(self.later) do judge() end
end

return shape
