-- Remembers what a function of a text gives: tables have few different words, and a hundred thousand rows of them.
local most = 4096 -- texts that are remembered; then all are forgotten, so that memory stays flat

-- FN as a function that asks it once for each text. What it gives must depend on nothing else; nil is remembered, too.
return function(fn)
  local known, gives_nil, n = {}, {}, 0
  return function(text)
    local value = known[text]
    if value ~= nil then return value end
    if gives_nil[text] then return nil end
    if n == most then known, gives_nil, n = {}, {}, 0 end
    value = fn(text)
    n = n + 1
    if value == nil then gives_nil[text] = true else known[text] = value end
    return value
  end
end
