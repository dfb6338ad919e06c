-- The check of a notice (lua/zhibiao/notice_check.lua) without the program: what it tells of a changed source of
-- huzhou-2020. Tests of notices are run by lua5.4 in the repository's folder.
package.path = "lua/?.lua;tests/notices/?.lua;" .. package.path

local checked = { path = "lua/notices/huzhou-2020/notice.lua" }

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

checked.source = read(checked.path)

-- What scripts see in the program: a name that is none raises.
local names = setmetatable({ require = require }, { __index = function(_, name)
  error("没有叫做“" .. name .. "”的变量或函数", 2)
end })

local function layer_of(name, source)
  local path = "lua/notices/" .. name .. "/notice.lua"
  local chunk, message = load(source, "@" .. path, "t", names)
  if chunk == nil then return nil, message end
  local is_run, value = pcall(chunk)
  if not is_run then return nil, value end
  return { name = name, file = path, value = value }
end

-- The layers of NAME, whose script is SOURCE; nil and Lua's message if it is no script.
local function layers_of(name, source)
  local layers = {}
  while name do
    local layer, message = layer_of(name, source or read("lua/notices/" .. name .. "/notice.lua"))
    if layer == nil then return nil, message end
    table.insert(layers, 1, layer)
    name, source = layer.value.from, nil
  end
  return layers
end

local function forget()
  for name in pairs(package.loaded) do
    if name == "schema" or name:find("^notices%.current") or name:find("^rules%.") or name:find("^zhibiao%.") then
      package.loaded[name] = nil
    end
  end
end

-- What is told of SOURCE: a list of level, file, line, message and remedy; and the text of what may be written, too.
-- NAME: of its folder, if not huzhou-2020. WITH_RULES: the rules are looked at, too, which takes time.
function checked.faults(source, name, with_rules)
  name = name or "huzhou-2020"
  local layers, message = layers_of(name, source)
  if layers == nil then
    local file, line, what = message:match("^(.-):(%d+): (.*)$")
    local text, remedy = require("zhibiao.notice_check.syntax").explain(what, source, math.tointeger(line))
    return { { level = "error", file = file, line = math.tointeger(line), message = text or what, remedy = remedy } }, ""
  end
  function notice_layers(what) return what == "notice" and layers or {} end -- luacheck: ignore
  function notice_source(layer, file) -- luacheck: ignore
    return layer == name and source or read("lua/notices/" .. layer .. "/" .. file)
  end
  local function current()
    forget()
    require("notices.current")
  end
  return require("zhibiao.notice_check").of(layers, current, not with_rules)
end

-- The line of the place AT in SOURCE.
function checked.line_of(source, at)
  local _, count = source:sub(1, at - 1):gsub("\n", "")
  return count + 1
end

return checked
