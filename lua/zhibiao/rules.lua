-- The rules that the files of lua/rules declare. An error refuses every document of its owner, but for those whose
-- generator tolerates what the rule concerns.
local concerns = require("zhibiao.concerns")
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

-- In the order of docs/rules.md.
local topics = {
  "person", "career", "qualification", "promotion", "appointments", "learning", "attachments", "deeds", "repeats",
  "photo", "procedure", "steps", "reviews", "committee", "units", "posts", "proposed", "batch",
}
local needed = { "id", "name", "clause", "level", "on", "text", "example", "message", "remedy", "check" }
local binding = lists.set(notice.binding_customs)
local levels = { error = true, warning = true, hint = true }

---@type rule[]
rules.all = {}
---@type table<string, rule[]>
rules.on = { applicants = {}, units = {}, posts = {}, batch = {} }

local of_people = { photos = true } -- tables whose rows belong to people, by their ID numbers
for _, table_ in ipairs(schema) do of_people[table_.name] = table_.owner == "id_number" end

local seen = {}

-- Stops the program where a rule is not written right.
local function validate(rule)
  local function insist(is_right, what)
    if not is_right then error("规则 " .. tostring(rule.id) .. "：" .. what) end
  end
  for _, field in ipairs(needed) do insist(rule[field] ~= nil, "没有 " .. field) end
  insist(not seen[rule.id], "重名")
  insist(levels[rule.level], "level 不对")
  insist(rules.on[rule.on], "on 不对")
  for _, kind in ipairs(rule.understands or {}) do insist(understanding.is_kind(kind), "understands 不对") end
  insist(rule.concerns == nil or concerns[rule.concerns], "concerns 不对")
end

local function add(rule, topic)
  for field, value in pairs(rule.kind or {}) do
    if rule[field] == nil then rule[field] = value end
  end
  validate(rule)
  -- A custom refuses nothing unless the notice's data say so.
  if rule.clause == notice.clauses.custom and rule.level == "error" and not binding[rule.id] then
    rule.level = "warning"
  end
  rule.topic, seen[rule.id] = topic, true
  for _, table_ in ipairs(rule.needs or {}) do rule.is_matched = rule.is_matched or of_people[table_] end
  table.insert(rules.all, rule)
  table.insert(rules.on[rule.on], rule)
end

for _, topic in ipairs(topics) do
  for _, rule in ipairs(require("rules." .. topic)) do add(rule, topic) end
end

return rules
