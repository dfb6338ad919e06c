-- Remembers what a function of a text gives: tables have few different words, and a hundred thousand rows of them.
local most = 4096 -- texts that are remembered; then all are forgotten, so that memory stays flat

-- FN as a function that asks it once for each text. What it gives must depend on nothing else; nil is remembered, too.
return function(fn)
  local known, n = {}, 0
  local none = {}
  return function(text)
    local value = known[text]
    if value == nil then
      if n == most then known, n = {}, 0 end
      value = fn(text)
      known[text], n = value == nil and none or value, n + 1
      return value
    end
    if value == none then return nil end
    return value
  end
end
