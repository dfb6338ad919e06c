-- Takes every single field out of huzhou-2020 and its words, one at a time, and prints TAP: each has to be named, at
-- the line of the table that it is missing from.
package.path = "tests/notices/?.lua;" .. package.path
local checked = require("checked")
local facts = require("zhibiao.notice_check.facts")
local lines = require("zhibiao.notice_check.lines")

local file, source -- that fields are taken out of
local removed, wrong = 0, 0

-- SOURCE without the item; its lines stay where they are.
local function without(item)
  local cut = source:sub(item.from, item.to - 1):gsub("[^\n]+", "")
  return source:sub(1, item.from - 1) .. cut .. source:sub(item.to)
end

local known = facts.tree(require("zhibiao.notice_fields"))

local function is_named(place, path, faults, optional)
  local name, title = facts.shown(path), facts.called(known, path)
  for _, fault in ipairs(faults) do
    local said = fault.message .. fault.remedy
    if fault.file == checked.folder .. file and fault.line == place and said:find(name, 1, true) then return true end
  end
  for line in optional:gsub("；", "\n"):gmatch("[^\n]+") do
    local said = line:find(title, 1, true) or line:find(name, 1, true)
    local numbers = said and line:match("（" .. file:gsub("%.", "%%.") .. ":(.-)）")
    if numbers and ("、" .. numbers .. "、"):find("、" .. place .. "、", 1, true) then return true end
  end
end

local function try(path_, item)
  local changed = without(item)
  local place = (lines.at(lines.read(changed), path_))
  local faults, optional = checked.faults(changed, true, file)
  removed = removed + 1
  if not is_named(place, path_, faults, optional) then
    wrong = wrong + 1
    print("not ok - without " .. facts.shown(path_))
    for _, fault in ipairs(faults) do print("# " .. fault.file .. ":" .. fault.line .. " " .. fault.message) end
    print("# expected at " .. place .. "\n# " .. optional:gsub("\n", "\n# "))
  end
end

local function each(node, path_)
  local keys = {}
  for key in pairs(node.keys) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for _, key in ipairs(keys) do
    local item, below = node.keys[key], facts.below(path_, key)
    if type(key) == "string" then try(below, item) end
    if item.keys then each(item, below) end
  end
end

for _, name in ipairs { "notice.lua", "words.lua" } do
  file, source = name, checked.read(checked.folder .. name)
  each(lines.read(source), {})
end
local is_enough = removed > 150
local word = is_enough and wrong == 0 and "ok" or "not ok"
print(word .. " - each of " .. removed .. " fields is missed if it is not there")
