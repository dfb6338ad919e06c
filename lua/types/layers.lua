-- What the program gives scripts of the notice in force, for tools and tests that read lua/ without it: the layers of
-- the notice NOTICE (huzhou-2020, if it is not set).
local names = {}
local name = rawget(_G, "NOTICE") or "huzhou-2020"
while name do
  table.insert(names, 1, name)
  name = dofile("lua/notices/" .. name .. "/notice.lua").from
end

function notice_layers(what)
  local layers = {}
  for _, folder in ipairs(names) do
    local path = "lua/notices/" .. folder .. "/" .. what .. ".lua"
    local file = what ~= "rules/" and io.open(path)
    if file then
      file:close()
      table.insert(layers, { name = folder, file = path, value = dofile(path) })
    end
  end
  return layers
end

-- The source of a layer's script.
function notice_source(layer, file)
  local script = io.open("lua/notices/" .. layer .. "/" .. file)
  return script and script:read("a")
end
