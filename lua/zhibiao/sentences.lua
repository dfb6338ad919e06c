-- The notice's sentences, which stand word for word in documents.
local notice = require("notices.current")
local sentences = {}

-- What each of them may name.
local common = { notice = notice.title, number = notice.number, year = notice.year, city = notice.city }

-- The sentence NAME with its {names} filled in from VALUES.
function sentences.filled(name, values)
  return (notice.sentences[name].text:gsub("{([%w_]+)}", function(key)
    local value = values[key] or common[key]
    if value == nil then error(("sentences.%s：没有“{%s}”可以填"):format(name, key), 0) end
    return value
  end))
end

return sentences
