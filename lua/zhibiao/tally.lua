-- Counts of lines by their fields, in one pass.
local tally = {}

local any = ""

-- tally.by(lines, "unit", "level") returns count(unit, level): how many lines have these values; nil or "" stands for any value.
-- No field of a line may be empty.
function tally.by(lines, ...)
  local fields, counts = { ... }, {}
  local function add(line, i, key)
    if i > #fields then
      counts[key] = (counts[key] or 0) + 1
    else
      add(line, i + 1, key .. any .. "\0")
      add(line, i + 1, key .. line[fields[i]] .. "\0")
    end
  end
  for _, line in ipairs(lines) do add(line, 1, "") end
  return function(...)
    local values = { ... }
    local key = ""
    for i = 1, #fields do key = key .. (values[i] or any) .. "\0" end
    return counts[key] or 0
  end
end

-- The values of a field: first ORDER's (all of them if ALWAYS, else those that occur), then the others by name.
function tally.values(lines, field, order, always)
  local count = tally.by(lines, field)
  local values, seen, rest = {}, {}, {}
  for _, value in ipairs(order) do
    seen[value] = true
    if always or count(value) > 0 then values[#values + 1] = value end
  end
  for _, line in ipairs(lines) do
    if not seen[line[field]] then
      seen[line[field]] = true
      rest[#rest + 1] = line[field]
    end
  end
  table.sort(rest)
  for _, value in ipairs(rest) do values[#values + 1] = value end
  return values
end

return tally
