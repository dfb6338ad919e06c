-- Chinese words in texts, by plain comparison: Lua's patterns know bytes, not characters.
local memo = require("zhibiao.memo")
local words = {}

function words.starts_with(text, word)
  return text:sub(1, #word) == word
end

function words.ends_with(text, word)
  return #word > 0 and text:sub(-#word) == word
end

-- Whether TEXT contains one of LIST.
function words.has_one_of(text, list)
  for i = 1, #list do
    if text:find(list[i], 1, true) then return true end
  end
  return false
end

-- Whether what is told in two places agrees: one is not told, or says what the other says, shorter (事业单位, 公益一类事业单位).
function words.agree(one, other)
  return one == other or one == "" or other == "" or one:find(other, 1, true) ~= nil or other:find(one, 1, true) ~= nil
end

-- By word: its meaning, of LISTS by meaning; and all words in the order of MEANINGS.
function words.by_meaning(lists, meanings)
  local of_word, all = {}, {}
  for _, meaning in ipairs(meanings) do
    for _, word in ipairs(lists[meaning]) do
      of_word[word] = meaning
      all[#all + 1] = word
    end
  end
  return of_word, all
end

-- TEXT without the words of LIST at its ends; a word that is all of it stays.
function words.without_ends(text, list)
  local changed
  repeat
    changed = false
    for _, word in ipairs(list) do
      if #text > #word and words.starts_with(text, word) then text, changed = text:sub(#word + 1), true end
      if #text > #word and words.ends_with(text, word) then text, changed = text:sub(1, -#word - 1), true end
    end
  until not changed
  return text
end

-- TEXT without the words of LIST at its beginning, however many of them.
function words.without_starts(text, list)
  for _, word in ipairs(list) do
    if #word > 0 and words.starts_with(text, word) then return words.without_starts(text:sub(#word + 1), list) end
  end
  return text
end

-- The parts of TEXT between the marks of LIST: a list.
function words.parts(text, marks)
  for _, mark in ipairs(marks) do text = text:gsub(mark, "\n") end
  local parts = {}
  for part in (text .. "\n"):gmatch("(.-)\n") do parts[#parts + 1] = part end
  return parts
end

-- What stands in round brackets, without blanks: "" if nothing does.
function words.bracketed(text)
  local inside = {}
  text = text:gsub("　", ""):gsub("%s", "")
  for part in text:gsub("（", "("):gsub("）", ")"):gmatch("%((.-)%)") do inside[#inside + 1] = part end
  return table.concat(inside, "，")
end

-- TEXT without blanks and what stands in round brackets.
words.plain = memo(function(text)
  return (text:gsub("（.-）", ""):gsub("%(.-%)", ""):gsub("　", ""):gsub("%s", ""))
end)

return words
