-- What the program gives scripts of the notice in force, for tools and tests that read lua/ without it: the layers of
-- the notice NOTICE (huzhou-2020, if it is not set).
local layers = {}
local name = rawget(_G, "NOTICE") or "huzhou-2020"
while name do
  local value = dofile("lua/notices/" .. name .. "/notice.lua")
  table.insert(layers, 1, { name = name, folder = "lua/notices/" .. name, value = value })
  name = value.from
end

function notice_layers(what)
  return what == "notice" and layers or {}
end
