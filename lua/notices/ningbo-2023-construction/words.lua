-- Words of 宁波's construction engineers: their forms go through other offices than the province's do.
local everywhere = require("notices.base.words")

return {
  sentences = { evaluation_notes = everywhere.sentences.evaluation_notes },
}
