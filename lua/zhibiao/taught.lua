-- Words that an office taught the program: notices/words.lua, which people write who are no programmers.
local words = require("notices.words")
local taught = {}

local file = "lua/notices/words.lua"

-- Says what is wrong in the file, and ends.
function taught.fail(message)
  error(file .. ": " .. message, 0)
end

if type(words) ~= "table" then taught.fail("没有内容；请用原来的版本，再写一遍") end
for kind, meanings in pairs(words) do
  if type(meanings) ~= "table" then taught.fail(("“%s”后面应当是 { … }"):format(kind)) end
  for word, meaning in pairs(meanings) do
    if type(word) ~= "string" or type(meaning) ~= "string" then
      taught.fail(('“%s”里的“%s”应当写成 ["表里的写法"] = "程序认识的写法"'):format(kind,
        type(word) == "string" and word or meaning))
    end
  end
end

-- What WORD, of a kind of words, was taught to mean; WORD itself if it was not.
function taught.word(kind, word)
  local meanings = words[kind]
  return meanings and meanings[word] or word
end

-- By kind: the taught words with their meanings.
taught.all = words

return taught
