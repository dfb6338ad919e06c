-- 附件1二、5, 五（三）, 五（四）: what an applicant has to attach, by his case. S: a subject.
local hours = require("zhibiao.hours")
local institutions = require("zhibiao.institutions")
local memo = require("zhibiao.memo")
local notice = require("notices.current")
local places = require("zhibiao.places")
local schooling = require("zhibiao.schooling")
local taught = require("zhibiao.taught")
local usage = require("notices.usage")
local words = require("zhibiao.words")
local attachments = {}

local college = schooling.rank("大专")

local function is_of_institution(a)
  return institutions.has(a.unit_kind)
end

-- Words for places whose schools 学信网 does not have.
local abroad = { "国外", "境外", "香港", "澳门", "台湾" }

-- The row of 学习经历 with the highest schooling, if it is of college level or above; the last of equals.
local function highest_schooling(s)
  local highest, rank = nil, college
  for _, x in ipairs(s.education) do
    local r = schooling.rank(x.education)
    if r >= rank then highest, rank = x, r end
  end
  return highest
end

-- Why the highest schooling needs certificates.
local function certificates(s)
  local highest, before = highest_schooling(s), notice.education_check.before
  if highest == nil then return nil end
  for _, word in ipairs(abroad) do
    if (highest.school .. highest.form):find(word, 1, true) then return word .. "学历" end
  end
  if highest.verified == "否" then return "学历在学信网上查不到" end
  local year = tonumber(highest["end"]:match("^%d%d%d%d"))
  if year and year < before then return "学历在" .. before .. "年以前取得" end
end

-- Whether a place where social insurance is paid lies in the province; nil if it is not known, or not told.
attachments.is_in_province = memo(function(place)
  if place == "" then return nil end
  return places.is_inside(notice.insurance.places, taught.word("社保缴纳地", place))
end)

-- Why the place where social insurance is paid needs a certificate.
local function insurance(s)
  local place = s.a.insurance_place
  if attachments.is_in_province(place) == false then return "在" .. place .. "缴纳社保" end
end

-- Why each kind is due, in words; nil or false if it is not.
local reasons = {
  hours = function(s) return hours.is_obliged(s.a) and "申报" .. s.a.level end,
  posts = function(s) return is_of_institution(s.a) and s.a.staffing == "是" and "事业单位在编人员" end,
  not_on_staff = function(s) return is_of_institution(s.a) and s.a.staffing == "否" and "事业单位非在编人员" end,
  appointments = function(s)
    return s.rank and s.rank > 1 and s.a.current_title ~= "" and "现任" .. s.a.current_title
  end,
  exceptional = function(s) return s.a.kind == notice.kinds.exceptional and s.a.kind end,
  education = certificates,
  insurance = insurance,
}

-- By key: why the kind is due, false where it is not.
function attachments.due(s)
  local due = {}
  for _, kind in ipairs(notice.attachments) do due[kind.key] = reasons[kind.key](s) or false end
  return due
end

-- All kinds in the notice's order: { key, name, clause, why }.
function attachments.all(s)
  local list, due = {}, attachments.due(s)
  for i, kind in ipairs(notice.attachments) do
    list[i] = { key = kind.key, name = kind.name, clause = kind.clause, why = due[kind.key] }
  end
  return list
end

-- --- What is there ------------------------------------------------------------------------------------------------

-- A word without the marks around titles and without blanks.
local function plain(word)
  return (word:gsub("《", ""):gsub("》", ""):gsub("　", ""):gsub("%s", ""))
end

local keys = {}
for _, kind in ipairs(notice.attachments) do
  keys[plain(kind.name)] = kind.key
  for _, alias in ipairs(kind.aliases) do keys[plain(alias)] = kind.key end
end

-- What people add to a kind's name: years, brackets, how the copy was made.
local additions = { "扫描件", "复印件", "原件", "电子版", "附件", "年度", "年", "-", "－", "—", "~", "～", "至", "、" }

local function without_additions(word)
  local without_years = words.plain(plain(word)):gsub("%d%d%d%d", "")
  return words.without_ends(without_years, additions)
end

-- The key of a kind by what a table calls it; nil if the notice has no such kind.
attachments.key = memo(function(word)
  word = taught.word("附件", word)
  local key = keys[word] or keys[plain(word)] or keys[without_additions(word)]
  if key then return key end
  -- 毕业证书及学信网认证报告: what one part of it is.
  for _, part in ipairs(words.parts(without_additions(word), { "及", "和", "与", "、", "，", "+", "＋" })) do
    if keys[part] then return keys[part] end
  end
end)

-- Whether the word says what is attached, also if the notice asks for no such thing.
attachments.is_known = memo(function(word)
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
