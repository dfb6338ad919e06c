-- Known words that look like one that is not known.
local nearest = {}

local least, most = 0.3, 2 -- a likeness that is worth telling of, and how many words are told

-- How many of each character a word has, and how many it has in all.
local function characters(word)
  local counts, n = {}, 0
  for _, code in utf8.codes(word, true) do
    counts[code], n = (counts[code] or 0) + 1, n + 1
  end
  return counts, n
end

-- Twice the characters in common, by all characters of both (Dice's coefficient).
local function likeness(one, one_length, word)
  local other, length = characters(word)
  local common = 0
  for code, n in pairs(other) do common = common + math.min(n, one[code] or 0) end
  return 2 * common / (one_length + length)
end

-- The words of LIST that are most like WORD, the best first; of equals the first of LIST. AT_LEAST: how much, up to 1.
function nearest.to(word, list, at_least)
  local counts, length = characters(word)
  local found = {}
  for place, candidate in ipairs(list) do
    local value = likeness(counts, length, candidate)
    if value >= (at_least or least) then found[#found + 1] = { word = candidate, value = value, place = place } end
  end
  table.sort(found, function(a, b) return a.value > b.value or a.value == b.value and a.place < b.place end)
  local out = {}
  for i = 1, math.min(most, #found) do out[i] = found[i].word end
  return out
end

return nearest
