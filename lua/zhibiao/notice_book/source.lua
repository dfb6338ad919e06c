-- The source of a notice.lua: a table of its data, in the order of zhibiao/notice_fields.lua, a comment with the name
-- of each section. The same data give the same text.
local source = {}

local width = 118 -- of a line, in which a Chinese character takes two

local function width_of(text)
  return 2 * utf8.len(text) - select(2, text:gsub("[%z\1-\127]", ""))
end

local escapes = { ["\\"] = "\\\\", ['"'] = '\\"', ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t", ["\0"] = "\\0" }

local function quoted(text)
  return '"' .. text:gsub('[\\"\n\r\t%z]', escapes) .. '"'
end

local function shown_key(key)
  if key:find("^[%a_][%w_]*$") then return key end
  return "[" .. quoted(key) .. "]"
end

-- The names in VALUE: those that NODE knows in its order, then others by their letters.
local function keys_of(value, node)
  local out, seen = {}, {}
  for _, key in ipairs(node and node.names or {}) do
    if type(key) == "string" and value[key] ~= nil then out[#out + 1], seen[key] = key, true end
  end
  for key in pairs(value) do
    if type(key) == "string" and not seen[key] then out[#out + 1] = key end
  end
  return out
end

local function below(node, key)
  if node == nil then return nil end
  return node.keys[key] or type(key) == "number" and node.item or node.any
end

local written

-- The parts of a table: names, then items.
local function parts_of(value, node, indent)
  local parts = {}
  for _, key in ipairs(keys_of(value, node)) do
    local name = shown_key(key)
    parts[#parts + 1] = name .. " = " .. written(value[key], below(node, key), indent + 2, width_of(name) + 3)
  end
  for i, item in ipairs(value) do parts[#parts + 1] = written(item, below(node, i), indent + 2, 0) end
  return parts
end

-- Parts side by side, as many as a line takes.
local function filled(parts, indent)
  local lines, line = {}, ""
  for _, part in ipairs(parts) do
    if line ~= "" and indent + width_of(line) + width_of(part) + 2 > width then
      lines[#lines + 1], line = line, ""
    end
    line = line .. (line ~= "" and " " or "") .. part .. ","
  end
  lines[#lines + 1] = line
  return lines
end

local function is_plain(value)
  for _, item in pairs(value) do
    if type(item) == "table" then return false end
  end
  return true
end

local function table_of(value, node, indent, before)
  local parts = parts_of(value, node, indent)
  if #parts == 0 then return "{}" end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  if not line:find("\n", 1, true) and indent + before + width_of(line) + 1 <= width then return line end
  local lines = parts
  if is_plain(value) then
    lines = filled(parts, indent + 2)
  else
    for i, part in ipairs(parts) do lines[i] = part .. "," end
  end
  local pad = (" "):rep(indent + 2)
  return "{\n" .. pad .. table.concat(lines, "\n" .. pad) .. "\n" .. (" "):rep(indent) .. "}"
end

-- VALUE in a line that is indented by INDENT and has BEFORE characters before it.
function written(value, node, indent, before)
  if type(value) == "table" then return table_of(value, node, indent, before) end
  if type(value) == "string" then return quoted(value) end
  return tostring(value)
end

-- DATA: of the notice; TREE: of all facts.
function source.of(data, tree)
  local out = { "return {\n" }
  local was_single = true
  for _, key in ipairs(keys_of(data, tree)) do
    local node, value = tree.keys[key], data[key]
    local is_single = type(value) ~= "table"
    if not is_single or not was_single then out[#out + 1] = "\n" end
    if not is_single and node and node.fact then out[#out + 1] = "  -- " .. node.fact[2] .. "\n" end
    local name = shown_key(key)
    out[#out + 1] = ("  %s = %s,\n"):format(name, written(value, node, 2, width_of(name) + 3))
    was_single = is_single
  end
  out[#out + 1] = "}\n"
  return table.concat(out)
end

return source
