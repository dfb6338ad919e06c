-- Words that an office taught the program: notices/words.lua.
local words = require("notices.words")
local taught = {}

-- What WORD, of a kind of words, was taught to mean; WORD itself if it was not.
function taught.word(kind, word)
  return words[kind][word] or word
end

-- By kind: the taught words with their meanings.
taught.all = words

return taught
