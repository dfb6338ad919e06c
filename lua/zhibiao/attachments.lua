-- What an applicant has to attach, by his case. S: a subject.
local cases = require("zhibiao.cases")
local hours = require("zhibiao.hours")
local memo = require("zhibiao.memo")
local notice = require("notices.current")
local places = require("zhibiao.places")
local schooling = require("zhibiao.schooling")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local attachments = {}

local college = schooling.rank("大专")

-- Words for schools that 学信网 does not have.
local technical = { "技工学校", "技工院校", "技校", "技师学院", "高级技工" }

-- What a technical school's class counts as; nil for other schooling.
local function class(education)
  return schooling.of_class(education, (notice.technical_schools or {}).series)
end

local function rank_of(education)
  return schooling.rank(class(education) or education)
end

-- The highest schooling, as a row of 学习经历: the last of equals; what the application says if that is higher, or if
-- there are no rows.
local function highest_schooling(s)
  local highest, rank = nil, 0
  for _, x in ipairs(s.education) do
    local r = rank_of(x.education)
    if r > 0 and r >= rank then highest, rank = x, r end
  end
  if rank_of(s.a.education) <= rank then return highest, rank end
  local a = s.a
  local told = { school = a.school, education = a.education, form = "", verified = "", ["end"] = a.graduation_date }
  return told, rank_of(a.education)
end

-- Why the highest schooling needs certificates: all whom 学信网 does not have are asked for them.
local function certificates(s)
  local highest, rank = highest_schooling(s)
  if highest == nil then return nil end
  for _, word in ipairs(usage.abroad) do
    if (highest.school .. highest.form):find(word, 1, true) then return word .. "学历" end
  end
  for _, country in ipairs(highest.verified ~= "是" and usage.countries or {}) do
    if words.starts_with(highest.school, country) then return country .. "学历" end
  end
  if highest.verified == "否" then return "学历在学信网上查不到" end
  local check, year = notice.education_check, tonumber(highest["end"]:match("^%d%d%d%d"))
  local before = check and check.before
  if before and year and year < before then return "学历在" .. before .. "年以前取得" end
  if highest.verified == "是" then return nil end
  if class(highest.education) or class(s.a.education) or words.has_one_of(highest.school, technical) then
    return "技工院校毕业，学信网上查不到"
  end
  if rank < college then return highest.education .. "学历在学信网上查不到" end
end

-- Whether a place where social insurance is paid lies in the province; nil if it is not known, or not told.
attachments.is_in_province = memo(function(place)
  if place == "" then return nil end
  return places.is_inside(notice.places, taught.word("社保缴纳地", place))
end)

-- Why the place where social insurance is paid needs a certificate.
local function insurance(s)
  local place = s.a.insurance_place
  if attachments.is_in_province(place) == false then return "在" .. place .. "缴纳社保" end
end

-- What no case says by the applicant's row alone (`due` of an attachment): why it is due, in words; nil or false if it
-- is not.
local reasons = {
  hours = function(s) return hours.is_obliged(s.a) and "申报" .. s.a.level end,
  schooling = certificates,
  insurance = insurance,
}

local kinds = notice.attachments or {}

attachments.named = {} -- the notice's, by key
for _, kind in ipairs(kinds) do attachments.named[kind.key] = kind end

-- What the notice calls the form of this key, its annex, if it says so; else OTHERWISE.
function attachments.annex(key, otherwise)
  local annexes = notice.attachments and notice.attachments.annexes
  return annexes and annexes[key] or otherwise
end

local function why(kind, s)
  if kind.due then return reasons[kind.due](s) or false end
  if not cases.holds(kind.when, s.a) then return false end
  return (kind.why:gsub("{([%w_]+)}", function(field) return s.a[field] end))
end

-- By key: why the kind is due, false where it is not.
function attachments.due(s)
  local due = {}
  for _, kind in ipairs(kinds) do due[kind.key] = why(kind, s) end
  return due
end

-- By key: whose rules say whether the kind is due, in words, where the notice leaves that to others.
local elsewhere = { hours = function(s) return hours.by_others(s.a) end }

-- All kinds in the notice's order: { key, name, clause, why, elsewhere }; elsewhere is "" where the notice says it.
function attachments.all(s)
  local list, due = {}, attachments.due(s)
  for i, kind in ipairs(kinds) do
    local others = not due[kind.key] and elsewhere[kind.key] and elsewhere[kind.key](s) or ""
    list[i] = { key = kind.key, name = kind.name, clause = kind.clause, why = due[kind.key], elsewhere = others }
  end
  return list
end

-- --- What is there ------------------------------------------------------------------------------------------------

-- A word without the marks around titles and without blanks.
local function plain(word)
  return (word:gsub("《", ""):gsub("》", ""):gsub("　", ""):gsub("%s", ""))
end

local keys = {}
for _, kind in ipairs(kinds) do
  keys[plain(kind.name)] = kind.key
  for _, alias in ipairs(kind.aliases) do keys[plain(alias)] = kind.key end
end

-- What people add to a kind's name: years, brackets, how the copy was made.
local additions = { "扫描件", "复印件", "原件", "电子版", "附件", "年度", "年", "-", "－", "—", "~", "～", "至", "、" }

local function without_additions(word)
  local without_years = words.plain(plain(word)):gsub("%d%d%d%d", "")
  return words.without_ends(without_years, additions)
end

-- Whether brackets say that it is not there: 聘书（待补）.
local function is_absent(word)
  return words.has_one_of(words.bracketed(word), usage.absent)
end

-- By the words that its names have in common: 助理工程师聘书. Of two kinds that fit, the one whose word is longer.
local function key_within(word)
  local key, length = nil, 0
  for _, kind in ipairs(kinds) do
    if not words.has_one_of(word, kind.unless or {}) then
      for _, part in ipairs(kind.contains) do
        if #part > length and word:find(part, 1, true) then key, length = kind.key, #part end
      end
    end
  end
  return key
end

-- The key of a kind by what a table calls it; nil if the notice has no such kind.
attachments.key = memo(function(word)
  word = taught.word("附件", word)
  if is_absent(word) then return nil end
  local key = keys[word] or keys[plain(word)] or keys[without_additions(word)]
  if key then return key end
  -- 毕业证书及学信网认证报告: what one part of it is.
  for _, part in ipairs(words.parts(without_additions(word), { "及", "和", "与", "、", "，", "+", "＋" })) do
    if keys[part] then return keys[part] end
  end
  return key_within(plain(word))
end)

-- Whether the word says what is attached, also if the notice asks for no such thing.
attachments.is_known = memo(function(word)
  if is_absent(taught.word("附件", word)) then return true end
  return attachments.key(word) ~= nil or words.has_one_of(word, usage.other_attachments)
end)

-- His rows of the table attachments that are of this kind.
function attachments.there(s, key)
  local rows_ = {}
  for _, x in ipairs(s.attachments) do
    if attachments.key(x.kind) == key then rows_[#rows_ + 1] = x end
  end
  return rows_
end

return attachments
