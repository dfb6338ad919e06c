-- The rules that the files of lua/rules declare. An error refuses every document of its owner, but for those whose
-- generator tolerates what the rule concerns.
local concerns = require("zhibiao.concerns")

local rules = {}

-- `thing` is what a rule is judged of: a subject (zhibiao/subject.lua), a row of posts, or nil for the batch. In
-- `message` and `remedy` {names} stand for the values that found() is given, and {header} for its field's header.
---@class rule
---@field id string hours-enough
---@field clause string of the notice, from the notice's data
---@field level "error"|"warning"|"hint" an error refuses documents
---@field on "applicants"|"posts"|"batch" what it is judged of
---@field concerns? "submission" what is handed in and the steps up to it; absent: the applicant or the posts themselves
---@field kind? { check: function, columns: string[]?, needs: string[]? } zhibiao/kinds.lua; instead of these
---@field columns? string[] fields of the row's own table without which it is not judged
---@field needs? string[] tables likewise, or "photos"
---@field applies? fun(thing: any): any whether it is judged of this one; absent: of all
---@field check? fun(thing: any, found: fun(row: row, field?: string, values?: table), who: table) found(): a fault
---@field message string
---@field remedy string
---@field text string for docs/rules.md
---@field example string for docs/rules.md
---@field topic? string its file; set here

-- In the order of docs/rules.md.
local topics = {
  "person", "qualification", "promotion", "appointments", "learning", "attachments", "deeds", "photo", "procedure",
  "reviews", "posts", "proposed", "batch",
}
local needed = { "id", "clause", "level", "on", "text", "example", "message", "remedy", "check" }
local levels = { error = true, warning = true, hint = true }

---@type rule[]
rules.all = {}
---@type table<string, rule[]>
rules.on = { applicants = {}, posts = {}, batch = {} }

local seen = {}

local function validate(rule)
  local function insist(is_right, what)
    if not is_right then error("规则 " .. tostring(rule.id) .. "：" .. what) end
  end
  for _, field in ipairs(needed) do insist(rule[field] ~= nil, "没有 " .. field) end
  insist(not seen[rule.id], "重名")
  insist(levels[rule.level], "level 不对")
  insist(rules.on[rule.on], "on 不对")
  insist(rule.concerns == nil or concerns[rule.concerns], "concerns 不对")
end

local function add(rule, topic)
  for field, value in pairs(rule.kind or {}) do
    if rule[field] == nil then rule[field] = value end
  end
  validate(rule)
  rule.topic, seen[rule.id] = topic, true
  table.insert(rules.all, rule)
  table.insert(rules.on[rule.on], rule)
end

for _, topic in ipairs(topics) do
  for _, rule in ipairs(require("rules." .. topic)) do add(rule, topic) end
end

return rules
