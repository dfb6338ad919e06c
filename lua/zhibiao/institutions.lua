-- Which units are institutions (事业单位), in whatever words: 公益一类事业单位, 事业单位（全额拨款）.
local notice = require("notices.current")
local words = require("zhibiao.words")
local institutions = {}

function institutions.has(unit_kind)
  return words.has_one_of(unit_kind, notice.posts.unit_kinds) and not words.starts_with(unit_kind, "非")
end

return institutions
