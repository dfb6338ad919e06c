-- Judges all cases of tests/rules/cases in one run, and prints TAP: lua5.4 tests/rules/run.lua PROGRAM FOLDER.
-- FOLDER has the photos.
package.path = "tests/rules/?.lua;lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local program, folder = table.unpack(arg)
local base = require("base")
local tables = require("tables")

local cases = {}

local function case(rule, name, change, wanted)
  local c = base.new(#cases + 1)
  change(c)
  c.id_number, c.rule, c.name, c.wanted = base.id_number(c.birth, c.male, c.n), rule, name, wanted
  cases[#cases + 1] = c
end

local covered = { passes = {}, fails = {}, unknown = {} }

-- The rules found besides that of the case are named behind the change.
local function fails(rule, name, change, ...)
  covered.fails[rule] = true
  case(rule, rule .. " fails: " .. name, change, { rule, ... })
end

local function passes(rule, name, change, ...)
  covered.passes[rule] = true
  case(rule, rule .. " passes: " .. name, change, { ... })
end

-- A word that nobody knows, of KIND (`understands`): change(c, word) writes it. The rule is silent and the word told.
local function unknown(rule, kind, change, ...)
  local word = "说不清" .. rule .. kind
  covered.unknown[rule .. " " .. kind] = true
  case(rule, rule .. " and an unknown word: " .. kind, function(c) change(c, word) end, { ... })
  cases[#cases].word = word
end

for _, topic in ipairs {
  "person", "career", "qualification", "promotion", "appointments", "learning", "attachments", "deeds", "photo",
  "procedure", "steps", "reviews", "committee", "units", "posts", "proposed", "batch",
} do
  require("cases." .. topic)(fails, passes, unknown)
end

tables.write(folder, cases)

-- --- What is found --------------------------------------------------------------------------------------------------

local found, told = {}, {} -- rules by owner; the messages about words
local command = "'" .. program .. "' check '" .. folder .. "' --json --date 2020-09-30 2>'" .. folder .. "/err'"
local pipe = assert(io.popen(command))
for line in pipe:lines() do
  local rule, owner = line:match('"rule":"([^"]*)"'), line:match('"owner":"([^"]*)"')
  if rule == "not-understood" then
    told[#told + 1] = line:match('"message":"([^"]*)"')
  else
    found[owner] = found[owner] or {}
    found[owner][rule] = true
  end
end
pipe:close()

local function sorted(set)
  local list = {}
  for rule in pairs(set) do list[#list + 1] = rule end
  table.sort(list)
  return table.concat(list, " ")
end

local function say(good, name, why)
  print((good and "ok - " or "not ok - ") .. name)
  if not good then print("# " .. why) end
end

local rules, by_id = require("zhibiao.rules").all, {}
for _, rule in ipairs(rules) do by_id[rule.id] = rule end

-- Whether the word is told, and that RULE was not judged because of it.
local function is_told(word, rule)
  for i, message in ipairs(told) do
    local names, rest = message:match("^没有查：(.-)（%d+处，如(.*)$")
    if names and rest:find("“" .. word .. "”", 1, true) then
      table.remove(told, i)
      return ("、" .. names .. "、"):find("、" .. by_id[rule].name .. "、", 1, true) ~= nil
    end
  end
  return false
end

for _, c in ipairs(cases) do
  local wanted, have = {}, {}
  for _, rule in ipairs(c.wanted) do wanted[rule] = true end
  for _, owner in ipairs { c.id_number, c.unit, c.nobody and "" } do
    for rule in pairs(found[owner] or {}) do have[rule] = true end
    found[owner] = nil
  end
  local is_right = sorted(wanted) == sorted(have)
  if c.word then is_right = is_told(c.word, c.rule) and is_right end
  say(is_right, c.name, "found: " .. sorted(have) .. (c.word and "; or the word is not told" or ""))
end

-- Whatever is left belongs to nobody.
local left = {}
for owner, set in pairs(found) do left[owner .. ": " .. sorted(set)] = true end
for _, message in ipairs(told) do left[message] = true end
say(next(left) == nil, "nothing else is found", sorted(left))

-- Each rule that there is has a case that fails and one that passes, and one for each kind of words that it depends on.
for _, rule in ipairs(rules) do
  if not (covered.fails[rule.id] and covered.passes[rule.id]) then
    say(false, "rule " .. rule.id, "it has no case that fails, or none that passes")
  end
  for _, kind in ipairs(rule.understands or {}) do
    if not covered.unknown[rule.id .. " " .. kind] then
      say(false, "rule " .. rule.id, "it has no case with an unknown word: " .. kind)
    end
  end
end

-- Its example says what it is.
local words = { error = "错误", warning = "提醒", hint = "提示" }
for _, rule in ipairs(rules) do
  local is_right = rule.example:find(words[rule.level], 1, true)
  if not is_right then say(false, "rule " .. rule.id, "its example does not say that it is " .. words[rule.level]) end
end
for _, kind in ipairs { "fails", "passes" } do
  for id in pairs(covered[kind]) do
    if not by_id[id] then say(false, "rule " .. id, "there is no such rule") end
  end
end
