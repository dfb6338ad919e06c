-- The rules that the files of lua/rules declare, and judging by them. A rule is a table:
--   id        hours-enough
--   clause    of the notice, from the notice's data
--   level     error (refuses documents), warning, hint
--   on        applicants, posts or batch: what check is given: a subject (zhibiao/subject.lua), a row of posts, nothing
--   columns   fields of the row's own table without which it can't be judged; needs: tables likewise, or "photos"
--   applies   of what it is judged; none: of all
--   check     check(thing, found): calls found(row, field, values) for each fault
--   message   {names} are filled in from values; {header} is the field's header
--   remedy    likewise
--   concerns  "submission" of what is handed in and the steps up to it; absent: the applicant or the posts themselves. An
--             error refuses every document of its owner, but for those whose generator tolerates what it concerns
--   text, example   for docs/rules.md
local notice = require("notices.current")
local people = require("zhibiao.people")
local schema = require("schema")
local subject = require("zhibiao.subject")
local rules = {}

local topics = { "person", "qualification", "learning", "attachments", "deeds", "photo", "procedure", "posts", "batch" }
local levels = { error = true, warning = true, hint = true }
local concerns = { submission = true }

local of_kind = { applicants = {}, posts = {}, batch = {} }
rules.all = {}

local function add(rule, seen)
  for _, field in ipairs { "id", "clause", "level", "on", "text", "example", "message", "remedy", "check" } do
    if rule[field] == nil then error("规则 " .. tostring(rule.id) .. " 没有 " .. field) end
  end
  if seen[rule.id] or not levels[rule.level] or not of_kind[rule.on] then error("规则 " .. rule.id .. " 重名，或 level、on 不对") end
  if rule.concerns and not concerns[rule.concerns] then error("规则 " .. rule.id .. " 的 concerns 不对") end
  seen[rule.id] = true
  rules.all[#rules.all + 1] = rule
  local list = of_kind[rule.on]
  list[#list + 1] = rule
end

local seen = {}
for _, topic in ipairs(topics) do
  for _, rule in ipairs(require("rules." .. topic)) do
    rule.topic = topic
    add(rule, seen)
  end
end

-- --- What can be judged -------------------------------------------------------------------------------------------

local headers, titles = {}, { photos = "照片" }
for _, table_ in ipairs(schema) do
  headers[table_.name], titles[table_.name] = {}, table_.title
  for _, field in ipairs(table_.fields) do headers[table_.name][field.name] = field.header end
end

local function is_there(table_)
  if table_ == "photos" then return photos() > 0 end
  return subject.is_filled(table_)
end

-- What is missing, by sheet ("" for tables): what it is called, the rules that can't be judged without it, each once and in order.
local open, missing = {}, {}

local function add_once(list, word)
  if list[word] then return end
  list[#list + 1], list[word] = word, true
end

local function note_missing(sheet, row, word, rule)
  if missing[sheet] == nil then
    missing[sheet] = { row = row, words = {}, ids = {} }
    open[#open + 1] = missing[sheet]
  end
  add_once(missing[sheet].words, word)
  add_once(missing[sheet].ids, rule.id)
end

-- Whether RULE can be judged of rows of ROW's sheet; notes what is missing.
local function can_judge(rule, kind, row)
  local can = true
  for _, table_ in ipairs(rule.needs or {}) do
    if not is_there(table_) then
      can = false
      note_missing("", nil, titles[table_], rule)
    end
  end
  for _, column in ipairs(rule.columns or {}) do
    if not has(row, column) then
      can = false
      note_missing(kind .. (row._row >> 32), row, headers[kind][column], rule)
    end
  end
  return can
end

local of_sheet = {}

-- The rules that can be judged of the rows of ROW's sheet.
local function judgeable(kind, row)
  local key = kind .. (row and row._row >> 32 or "")
  if of_sheet[key] == nil then
    of_sheet[key] = {}
    for _, rule in ipairs(of_kind[kind]) do
      if can_judge(rule, kind, row) then table.insert(of_sheet[key], rule) end
    end
  end
  return of_sheet[key]
end

-- --- Judging ------------------------------------------------------------------------------------------------------

local function filled_in(words, values, field, kind)
  return (words:gsub("{([%w_]+)}", function(name)
    if name == "header" then return headers[kind][field] or field end
    local value = values and values[name]
    if value == nil then error("没有给出 {" .. name .. "}") end
    return tostring(value)
  end))
end

local function judge(kind, thing, row, who)
  local rule
  local function found(at, field, values)
    finding {
      rule = rule.id, level = rule.level, clause = rule.clause,
      owner = who.owner, record = who.record, unit = who.unit, district = who.district,
      row = at, field = field, place = values and values.place, message = filled_in(rule.message, values, field, kind),
      remedy = filled_in(rule.remedy, values, field, kind), concerns = rule.concerns,
    }
  end
  for _, one in ipairs(judgeable(kind, row)) do
    rule = one
    if rule.applies == nil or rule.applies(thing) then rule.check(thing, found, who) end
  end
end

local function of_applicant(a)
  local who = { owner = a.id_number, record = people.record(a), unit = a.unit, district = a.district }
  judge("applicants", subject.of(a), a, who)
end

local function of_posts(p)
  local unit = first("units", { unit = p.unit })
  judge("posts", p, p, { owner = p.unit, record = p.unit, unit = p.unit, district = unit and unit.district or "" })
end

-- Where tables or columns are missing: one finding for each sheet, with the rules that were not judged.
local function not_judged()
  for _, entry in ipairs(open) do
    local names = "“" .. table.concat(entry.words, "”“") .. "”"
    finding { rule = "not-judged", level = "warning", row = entry.row,
      message = (entry.row and "这张表没有" .. names .. "列" or "没有" .. names) .. "，有关的规则没有查：" .. table.concat(entry.ids, "、"),
      remedy = "请补上再查；确实不用的，不用管它" }
  end
end

local function of_batch()
  judge("batch", nil, nil, { owner = "", record = "", unit = "", district = "" })
  not_judged()
end

-- All there is to judge, one thing after the other, for the host: each is judged by rules.judge.
function rules.things()
  local stages = { rows("applicants"), rows("posts"), items { { batch = true } } }
  local at = 1
  return function()
    while stages[at] do
      local thing = stages[at]()
      if thing ~= nil then return thing end
      at = at + 1
    end
  end
end

function rules.judge(thing)
  if rawget(thing, "batch") then
    of_batch()
  elseif rawget(thing, "id_number") then
    of_applicant(thing)
  else
    of_posts(thing)
  end
end

return rules
