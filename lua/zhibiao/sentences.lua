-- The notice's sentences, which stand word for word in documents.
local notice = require("notices.current")
local sentences = {}

-- The sentence of that name with VALUES in place of its {names}.
function sentences.filled(name, values)
  return (notice.sentences[name].text:gsub("{([%w_]+)}", values))
end

return sentences
