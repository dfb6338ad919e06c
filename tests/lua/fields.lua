-- Whether the classes of lua/types/host.lua and lua/zhibiao/rules.lua have each field that a generator or a rule has,
-- and no field that none has. lua5.4 tests/lua/fields.lua
package.path = "lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")

local wrong = 0
local function complain(...)
  print(...)
  wrong = wrong + 1
end

-- The fields that FILE declares of a class.
local function declared(file, class)
  local fields, inside = {}, false
  for line in io.lines(file) do
    local name = line:match("^%-%-%-@class ([%w_]+)")
    if name then inside = name == class end
    if not line:find("^%-%-%-") then inside = false end
    local field = line:match("^%-%-%-@field ([%w_]+)")
    if inside and field then fields[field] = true end
  end
  return fields
end

-- Of no generator that comes with the program: for those of others.
local for_others = { section = true }

local function compare(class, fields, things)
  local used = {}
  for where, thing in pairs(things) do
    for field in pairs(thing) do
      used[field] = true
      if not fields[field] then complain(where .. ": " .. class .. " has no field " .. field) end
    end
  end
  for field in pairs(fields) do
    if not used[field] and not for_others[field] then complain("no " .. class .. " has the field " .. field) end
  end
end

local generators = {}
local pipe = assert(io.popen("ls lua/*.lua"))
for path in pipe:lines() do
  local id = path:match("([%w_]+)%.lua$")
  if id ~= "schema" then generators[path] = require(id) end
end
pipe:close()
compare("generator", declared("lua/types/host.lua", "generator"), generators)

local rules = {}
for _, rule in ipairs(require("zhibiao.rules").all) do rules["rule " .. rule.id] = rule end
compare("rule", declared("lua/zhibiao/rules.lua", "rule"), rules)

os.exit(wrong == 0)
