-- Sums of texts, by which a change is noticed (FNV-1a of 32 bits).
local sums = {}

function sums.of(text)
  local sum = 2166136261
  for i = 1, #text do sum = ((sum ~ text:byte(i)) * 16777619) & 0xffffffff end
  return ("%08x"):format(sum)
end

return sums
