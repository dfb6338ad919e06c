-- The rules that the files of lua/rules declare, and those of the notice's own folder rules/. An error refuses every
-- document of its owner, but for those whose generator tolerates what the rule concerns. What the notice takes out
-- (hours = false) has no rules; it may give any rule another level, or take it out (rules = { ["hours-sum"] = false }).
local columns = require("zhibiao.columns")
local concerns = require("zhibiao.concerns")
local documents = require("zhibiao.documents")
local lines = require("zhibiao.notice_check.lines")
local lists = require("zhibiao.lists")
local notice = require("notices.current")
local schema = require("schema")
local understanding = require("zhibiao.understanding")

local rules = {}

-- `thing` is what a rule is judged of: a subject (zhibiao/subject.lua), a row of posts, or nil for the batch. In
-- `message` and `remedy` {names} stand for the values that found() is given, and {header} for its field's header.
---@class rule
---@field id string hours-enough
---@field name string what it is about, in a few words for users
---@field clause string of the notice, from the notice's data
---@field level "error"|"warning"|"hint" an error refuses documents
---@field on "applicants"|"units"|"posts"|"batch" what it is judged of
---@field concerns? "submission"|"result" see zhibiao/concerns.lua; absent: the applicant or the posts themselves
---@field kind? { check: function, columns: string[]?, needs: string[]? } zhibiao/kinds.lua; instead of these
---@field columns? string[] fields of the row's own table without which it is not judged
---@field needs? string[] tables likewise, or "photos"
---@field understands? string[] kinds of words that it depends on (zhibiao/understanding.lua)
---@field stage? string from which it is judged (zhibiao/stages.lua); absent: from the first
---@field at_any_stage? boolean an empty cell is a fault even if its column belongs to a later stage
---@field step? string what mends it, if the same step mends what other rules find
---@field applies? fun(thing: any): any whether it is judged of this one; absent: of all
---@field check? fun(thing: any, found: fun(row: row, field?: string, values?: table), who: table) found(): a fault
---@field message string
---@field remedy string
---@field text string for docs/rules.md
---@field example string for docs/rules.md
---@field topic? string its file; set here
---@field is_matched? boolean it needs what is matched by the ID number; set here

-- In the order of docs/rules.md: the files, each with the section of the notice without which it has no rules, and how
-- their ids begin. In files without one a rule stands behind its section, before its id: ages and { … } or "age-least".
local topics = {
  { "person" }, { "career" }, { "qualification" }, { "promotion" }, { "bars" }, { "appointments" },
  { "hours", section = "hours", ids = { "hours-" } },
  { "assessments", section = "assessments", ids = { "assessment" } }, { "attachments" }, { "deeds" },
  { "repeats" }, { "photo", section = "photo", ids = { "photo-" } }, { "procedure" },
  { "steps" }, { "reviews" }, { "committee" }, { "votes", section = "votes", ids = { "votes-" } }, { "units" },
  { "posts", section = "posts", ids = { "posts-", "ratios" } },
  { "proposed", section = "posts", ids = { "listed-", "posts-", "staff" } }, { "batch" },
}
local needed = { "id", "name", "clause", "level", "on", "text", "example", "message", "remedy", "check" }
local binding = lists.set(notice.binding_customs)
local levels = { error = "错误", warning = "提醒", hint = "提示" } -- in examples

---@type rule[]
rules.all = {}
---@type table<string, rule[]>
rules.on = { applicants = {}, units = {}, posts = {}, batch = {} }

local of_people = { photos = true } -- tables whose rows belong to people, by their ID numbers
for _, table_ in ipairs(schema) do of_people[table_.name] = table_.owner == "id_number" end

local seen = {}

-- Stops the program where a rule is not written right. PLACE: where it is, of a notice's own.
local function validate(rule, place)
  local function insist(is_right, what)
    if not is_right then error((place and place .. ": " or "") .. "规则 " .. tostring(rule.id) .. "：" .. what, 0) end
  end
  for _, field in ipairs(needed) do insist(rule[field] ~= nil, "没有 " .. field) end
  insist(not seen[rule.id], "重名：" .. (seen[rule.id] or ""))
  insist(levels[rule.level], "level 不对")
  insist(rules.on[rule.on], "on 不对")
  for _, kind in ipairs(rule.understands or {}) do insist(understanding.is_kind(kind), "understands 不对") end
  insist(rule.concerns == nil or concerns[rule.concerns], "concerns 不对")
  for _, column in ipairs(place and rule.columns or {}) do
    insist((columns.headers[rule.on] or {})[column], "columns 里的“" .. tostring(column) .. "”不是这张表的列")
  end
  for _, name in ipairs(place and rule.needs or {}) do
    insist(name == "photos" or columns.titles[name], "needs 里没有“" .. tostring(name) .. "”这张表")
  end
end

-- The level of a rule, false if it is out: what the notice says; else a custom refuses nothing unless it binds.
local function level_of(rule)
  local said = notice.rules[rule.id]
  if said ~= nil then return said end
  local is_custom = rule.clause == notice.clauses.custom and rule.level == "error" and not binding[rule.id]
  return is_custom and "warning" or rule.level
end

-- The example's word for what is found agrees with the rule's level.
local function example_of(rule)
  if rule.example:find(levels[rule.level], 1, true) then return rule.example end
  local example = rule.example
  for _, word in pairs(levels) do example = example:gsub(word, levels[rule.level]) end
  return example
end

-- Rules speak of the forms by their usual names. Where the notice calls one otherwise, so do they.
local usual = { evaluation = "评审表", exceptional = "破格推荐审批表", posts = "岗位信息表" }
local function call_forms(rule)
  for id, word in pairs(usual) do
    local name = documents.name[id]
    for _, field in ipairs(name and name ~= word and { "name", "text", "example", "message", "remedy" } or {}) do
      rule[field] = rule[field]:gsub(word, name)
    end
  end
end

local function add(rule, topic, place)
  for field, value in pairs(rule.kind or {}) do
    if rule[field] == nil then rule[field] = value end
  end
  validate(rule, place)
  call_forms(rule)
  rule.topic, seen[rule.id] = topic, place or "程序自带的规则（" .. topic .. "）"
  rule.level = level_of(rule)
  if not rule.level then return end
  rule.example = example_of(rule)
  for _, table_ in ipairs(rule.needs or {}) do rule.is_matched = rule.is_matched or of_people[table_] end
  table.insert(rules.all, rule)
  table.insert(rules.on[rule.on], rule)
end

local out = {} -- beginnings of the ids of rules that are out with their file

for _, topic in ipairs(topics) do
  if topic.section == nil or notice[topic.section] then
    for _, rule in ipairs(require("rules." .. topic[1])) do
      if type(rule) == "string" then seen[rule] = topic[1] else add(rule, topic[1]) end
    end
  else
    table.move(topic.ids, 1, #topic.ids, #out + 1, out)
  end
end
for _, layer in ipairs(notice_layers("rules/")) do
  if not lists.is_plain(layer.value) then
    error(layer.file .. ":1: 应当是一串规则，一条也要两层括号：return { { id = …, name = …, … } }", 0)
  end
  for i, rule in ipairs(layer.value) do
    local place = lines.place(layer, { i })
    if type(rule) ~= "table" then error(place .. ": 每一条规则应当是一张表：{ id = …, name = …, … }", 0) end
    add(rule, "own", place)
  end
end

-- Whether the notice may name a rule of this id: one that there is, or that is out with what it belongs to.
function rules.is_known(id)
  if seen[id] then return true end
  for _, beginning in ipairs(out) do
    if id:sub(1, #beginning) == beginning then return true end
  end
  return false
end

-- Stops the program if the notice names a rule that is none, which would be lost without a word.
function rules.insist_on_names()
  local function insist(id, path)
    if rules.is_known(id) then return end
    local report = require("zhibiao.notice_check.report").new(notice_layers("notice"), notice_layers("words"))
    local file, line = report:place(path)
    error(("%s:%d: %s 里没有“%s”这条规则"):format(file, line, path[1], tostring(id)), 0)
  end
  for i, id in ipairs(notice.binding_customs) do insist(id, { "binding_customs", i }) end
  for id in pairs(notice.rules) do insist(id, { "rules", id }) end
end

return rules
