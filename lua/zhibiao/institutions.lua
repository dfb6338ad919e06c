-- Which units are institutions (事业单位), in whatever words: 公益一类事业单位, 事业单位（全额拨款）.
local notice = require("notices.current")
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local institutions = {}

local own_kinds = notice.posts and notice.posts.unit_kinds or { "事业单位" }

-- Whether what is said is a kind that institutions are.
local function is_one(word)
  return words.has_one_of(word, own_kinds) or words.has_one_of(word, usage.institutions)
    or words.starts_with(word, usage.institution_begins)
end

local function is_other(word)
  return words.starts_with(word, "非") or words.has_one_of(word, usage.other_units)
end

-- What decides: 企业（事业单位改制） is an enterprise, 学校（公益一类） an institution, for 学校 says neither.
local deciding = memo(function(unit_kind)
  local whole = taught.word("单位性质", unit_kind):gsub("　", ""):gsub("%s", "")
  local plain = words.plain(whole)
  return (is_one(plain) or is_other(plain)) and plain or whole
end)

-- Not of what was one once, and not of 企事业单位, which may be either.
institutions.has = memo(function(unit_kind)
  local word = deciding(unit_kind)
  return is_one(word) and not words.starts_with(word, "非") and not words.has_one_of(word, usage.former_institutions)
end)

-- Whether the word says what kind of unit it is.
institutions.is_known = memo(function(unit_kind)
  local word = deciding(unit_kind)
  if institutions.has(unit_kind) or words.starts_with(word, "非") then return true end
  return not is_one(word) and is_other(word)
end)

-- What kind of unit a person is of: S, a subject. What the units' table says counts where his own row says nothing.
function institutions.kind_of(s)
  return s.a.unit_kind ~= "" and s.a.unit_kind or s.unit and s.unit.unit_kind or ""
end

-- Whether the word is that of a state organ, or of a unit managed like one: 机关, 参公事业单位. Not 机关事业单位, which may
-- be either.
institutions.is_state = memo(function(unit_kind)
  local word = deciding(unit_kind)
  if words.starts_with(word, "非") then return false end
  if words.has_one_of(word, usage.like_state_organs) then return true end
  return words.has_one_of(word, usage.state_organs) and not word:find("事业", 1, true)
end)

-- Whether the unit of A, a row of applicants, is one of LIST: "institution", "state", or a word that its kind has.
function institutions.is_of(list, a)
  local kind = a.unit_kind
  if kind == "" then
    local unit = first("units", { unit = a.unit })
    kind = unit and unit.unit_kind or ""
  end
  for _, one in ipairs(list) do
    local is_one_ = one == "institution" and institutions.has or one == "state" and institutions.is_state
    if is_one_ and is_one_(kind) or not is_one_ and kind:find(one, 1, true) then return true end
  end
  return false
end

return institutions
