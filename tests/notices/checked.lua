-- The check of a notice (lua/zhibiao/notice_check.lua) without the program: what it tells of a changed source of
-- huzhou-2020. Tests of notices are run by lua5.4 in the repository's folder.
package.path = "lua/?.lua;tests/notices/?.lua;" .. package.path

local folder = "lua/notices/huzhou-2020/"
local checked = { path = folder .. "notice.lua", folder = folder }

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

checked.source = read(checked.path)
checked.read = read

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

-- Their words; CHANGED: the source of huzhou-2020's, if it is not what its file has.
local function words_of(layers, changed)
  local words = {}
  for _, layer in ipairs(layers) do
    local path = "lua/notices/" .. layer.name .. "/words.lua"
    local file = io.open(path)
    if file then
      file:close()
      local value = changed and path == folder .. "words.lua" and load(changed, "@" .. path)() or dofile(path)
      words[#words + 1] = { name = layer.name, file = path, value = value }
    end
  end
  return words
end

-- Modules that depend on the notice.
local function forget()
  for name in pairs(package.loaded) do
    local is_check = name:find("^zhibiao%.notice_check") or name == "zhibiao.notice_fields"
    local is_of_notice = name == "schema" or name:find("^notices%.") or name:find("^rules%.") or name:find("^zhibiao%.")
    if not is_check and is_of_notice then package.loaded[name] = nil end
  end
end

-- What is told of SOURCE, in place of notice.lua, or of the FILE of its folder: a list of level, file, line, message
-- and remedy; and the text of what may be written, too.
-- IS_WHOLE: all is told, as `zhibiao notice check` does, which takes time; else what stops a run.
function checked.faults(source, is_whole, file)
  local name = "huzhou-2020"
  file = file or "notice.lua"
  local layers, message = layers_of(name, file == "notice.lua" and source or nil)
  if layers == nil then
    local path, line, what = message:match("^(.-):(%d+): (.*)$")
    local text, remedy = require("zhibiao.notice_check.syntax").explain(what, source, math.tointeger(line))
    local fault = { level = "error", file = path, line = math.tointeger(line), message = text or what, remedy = remedy }
    return { fault }, ""
  end
  local words = words_of(layers, file == "words.lua" and source or nil)
  function notice_layers(what) -- luacheck: ignore
    return what == "notice" and layers or what == "words" and words or {}
  end
  function notice_source(layer, script_name) -- luacheck: ignore
    if layer == name and script_name == file then return source end
    local script = io.open("lua/notices/" .. layer .. "/" .. script_name)
    return script and script:read("a")
  end
  forget()
  return require("zhibiao.notice_check").run(not is_whole)
end

-- The line of the place AT in SOURCE.
function checked.line_of(source, at)
  local _, count = source:sub(1, at - 1):gsub("\n", "")
  return count + 1
end

return checked
