-- Names of a workbook's sheets, as spreadsheets allow them: unique, of 31 characters at most, without []:*?/\ and
-- without ' at either end.
local tabs = {}

local max_length = 31

local function cut(name, length)
  if utf8.len(name) <= length then return name end
  return name:sub(1, utf8.offset(name, length) - 1) .. "…"
end

-- A function that makes a sheet's name of any name: one that is neither TAKEN nor given before.
function tabs.new(taken)
  local seen = {}
  for _, name in ipairs(taken) do seen[name:lower()] = true end
  return function(name)
    name = name:gsub("%c", " "):gsub("[%[%]:*?/\\]", "_"):gsub("^'", "’"):gsub("'$", "’")
    local tab, n = cut(name, max_length), 1
    while seen[tab:lower()] do
      n = n + 1
      local mark = "（" .. n .. "）"
      tab = cut(name, max_length - utf8.len(mark)) .. mark
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
