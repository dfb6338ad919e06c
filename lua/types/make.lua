-- Writes lua/types/tables.lua from lua/schema.lua: what editors know of the rows of each table. `make lua-types`.
package.path = "lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local schema = require("schema")

-- --- Types: an empty cell is "" whatever its field's type ---------------------------------------------------------

local types = { year = 'integer|""', integer = 'integer|""', number = 'number|""', bool = '"是"|"否"|""' }
local closed = {} -- names of the types of closed fields, each once

-- The alias of a closed field's values: value.level. Fields of one name have the same values.
local function alias(field)
  local name, lines = "value." .. field.name, {}
  for i, words in ipairs(field.values) do lines[i] = ('---| "%s"'):format(words[1]) end
  lines[#lines + 1] = '---| ""'
  local text = table.concat(lines, "\n")
  if closed[name] == nil then
    closed[#closed + 1], closed[name] = name, text
  elseif closed[name] ~= text then
    error(name .. " has other values in another table")
  end
  return name
end

local function type_of(field)
  return field.values and alias(field) or types[field.type] or "string"
end

-- --- Classes ------------------------------------------------------------------------------------------------------

local keywords = { ["end"] = true } -- of Lua, among the fields' names

local function remark(field)
  if field.private == "day" then return field.header .. "（公示到月）" end
  return field.header .. (field.private and "（不公示）" or "")
end

local function class(table_)
  local lines = { "---" .. table_.title, "---@class " .. table_.name .. ": row" }
  for _, field in ipairs(table_.fields) do
    local name = keywords[field.name] and ('["%s"]'):format(field.name) or field.name
    lines[#lines + 1] = table.concat({ "---@field", name, type_of(field), remark(field) }, " ")
  end
  return table.concat(lines, "\n")
end

local out = { "---@meta\n-- The rows of each table, made from lua/schema.lua by `make lua-types`; not to be edited." }
for _, table_ in ipairs(schema) do out[#out + 1] = class(table_) end
for _, name in ipairs(closed) do out[#out + 1] = "---@alias " .. name .. "\n" .. closed[name] end
print(table.concat(out, "\n\n"))
