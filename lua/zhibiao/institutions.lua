-- Which units are institutions (事业单位), in whatever words: 公益一类事业单位, 事业单位（全额拨款）.
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.usage")
local words = require("zhibiao.words")
local institutions = {}

institutions.has = memo(function(unit_kind)
  unit_kind = taught.word("单位性质", unit_kind)
  if words.starts_with(unit_kind, "非") then return false end
  return words.has_one_of(unit_kind, notice.posts.unit_kinds) or words.has_one_of(unit_kind, usage.institutions)
end)

-- Whether the word says what kind of unit it is.
institutions.is_known = memo(function(unit_kind)
  return institutions.has(unit_kind) or words.starts_with(unit_kind, "非")
    or words.has_one_of(taught.word("单位性质", unit_kind), usage.other_units)
end)

return institutions
