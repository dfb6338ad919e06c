-- Names of a workbook's sheets, as spreadsheets allow them: at most 31 characters, none of []:*?/\, no ' at either end, each once.
local tabs = {}

local longest = 31

local function cut(name, length)
  if utf8.len(name) <= length then return name end
  return name:sub(1, utf8.offset(name, length) - 1) .. "…"
end

-- A function that gives each name a sheet's name which is not TAKEN yet.
function tabs.new(taken)
  local seen = {}
  for _, name in ipairs(taken) do seen[name:lower()] = true end
  return function(name)
    name = name:gsub("%c", " "):gsub("[%[%]:*?/\\]", "_"):gsub("^'", "’"):gsub("'$", "’")
    local tab, n = cut(name, longest), 1
    while seen[tab:lower()] do
      n = n + 1
      local mark = "（" .. n .. "）"
      tab = cut(name, longest - utf8.len(mark)) .. mark
    end
    seen[tab:lower()] = true
    return tab
  end
end

-- A link to the sheet's first cell.
function tabs.link(tab)
  return "internal:'" .. tab:gsub("'", "''") .. "'!A1"
end

return tabs
