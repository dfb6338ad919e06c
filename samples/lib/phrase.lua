-- Fills in the word lists' phrases: {a|b} one of these, {n20-60} a number between, {place} a word of CONTEXT.
local phrase = {}

function phrase.expand(text, random, context)
  return (text:gsub("{([^}]*)}", function(inner)
    local low, high = inner:match("^n(%d+)%-(%d+)$")
    if low then return tostring(random:int(tonumber(low), tonumber(high))) end
    if inner:find("|", 1, true) then
      local choices = {}
      for choice in (inner .. "|"):gmatch("(.-)|") do choices[#choices + 1] = choice end
      return random:pick(choices)
    end
    return context[inner] or error("no word {" .. inner .. "} in: " .. text)
  end))
end

-- One of LIST filled in, other than all in USED (a set, to which it is added); nil if there are no more. An element is
-- a phrase or a list of phrases, all of which are filled in; the first tells them apart.
function phrase.fresh(list, random, context, used)
  for _ = 1, 60 do
    local from = random:pick(list)
    local out = {}
    for i, text in ipairs(type(from) == "table" and from or { from }) do
      out[i] = phrase.expand(text, random, context)
    end
    if not used[out[1]] then
      used[out[1]] = true
      return table.unpack(out)
    end
  end
end

return phrase
