-- What is asked for at each stage of a season, and what may still be empty; prints TAP:
-- lua5.4 tests/rules/stages.lua PROGRAM FOLDER. FOLDER has the photos.
package.path = "tests/rules/?.lua;lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local program, folder = table.unpack(arg)
local base = require("base")
local changes = require("changes")
local stages = require("zhibiao.stages")
local tables = require("tables")

-- What is filled in after the stage of this PLACE: by table a set of fields.
local function columns_after(place)
  local after = {}
  for i = place + 1, #stages.all do
    for _, columns in ipairs { stages.all[i].shows, stages.all[i].due or {} } do
      for table_, fields in pairs(columns) do
        after[table_] = after[table_] or {}
        for _, field in ipairs(fields) do after[table_][field] = true end
      end
    end
  end
  return after
end

-- An application without fault in which all this is empty.
local function application(place)
  local c = base.new(place)
  changes.decided(c, "通过", 13, 0, 0)
  for table_, fields in pairs(columns_after(place)) do
    for _, row in ipairs(table_ == "applicants" and { c.a } or c[table_]) do
      for field in pairs(fields) do row[field] = "" end
    end
  end
  if place == 1 then c.posts, c.proposed = {}, {} end
  return c
end

-- What is found of C, in the order of names, and what is said on the terminal.
local function judged(c, options, absent)
  tables.write(folder, { c }, absent)
  local command = "'" .. program .. "' check '" .. folder .. "' --date 2020-09-30 " .. options
  local rules, seen = {}, {}
  local pipe = assert(io.popen(command .. " --json 2>'" .. folder .. "/err'"))
  for line in pipe:lines() do
    local rule = line:match('"rule":"([^"]*)"')
    if not seen[rule] then rules[#rules + 1], seen[rule] = rule, true end
  end
  pipe:close()
  table.sort(rules)
  pipe = assert(io.popen(command .. " -o '" .. folder .. "/out' 2>'" .. folder .. "/err'"))
  local said = pipe:read("a")
  pipe:close()
  return table.concat(rules, " "), said
end

local function say(good, name, why)
  print((good and "ok - " or "not ok - ") .. name)
  if not good then print("# " .. why) end
end

-- What is missing of an application of the stage before, once the stage is reached.
local asked_for = {
  ["公示前"] = "copies-checked not-judged",
  ["报送"] = "notice-dates notice-result opinion-unit",
  ["审核"] = "",
  ["评审"] = "",
}

for place, stage in ipairs(stages.all) do
  local found, said = judged(application(place), "")
  local wanted = place == 1 and "not-judged" or "" -- there are no posts
  say(found == wanted, stage.name .. ": what comes later may be empty", "found: " .. found)
  say(said:find("阶段是“" .. stage.name .. "”", 1, true), stage.name .. ": the data show it", said)
  if place > 1 then
    found = judged(application(place), "", columns_after(place))
    say(found == "", stage.name .. ": columns of what comes later may be left out", "found: " .. found)
  end
  local before = stages.all[place - 1]
  if before then
    found, said = judged(application(place - 1), "--stage " .. stage.name)
    say(found == asked_for[stage.name], stage.name .. ": what was left empty is asked for", "found: " .. found)
    say(said:find("阶段是“" .. stage.name .. "”（按 --stage", 1, true), stage.name .. ": chosen", said)
  end
end
