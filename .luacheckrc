-- For luacheck (Debian's lua-check). What is global beside Lua's own is what lua/types/host.lua declares.
std = "lua54"
max_line_length = 120
exclude_files = { "lua/types/host.lua", "lua/types/tables.lua", "build" }

read_globals = {}
for line in io.lines("lua/types/host.lua") do
  local name = line:match("^function ([%w_]+)%(") or line:match("^([%w_]+) = ")
  if name then table.insert(read_globals, name) end
end

files["lua/types/layers.lua"] = { globals = { "notice_layers", "notice_source" } } -- stands in for the program
files["samples/content"] = { max_line_length = false } -- word lists
