-- 附件1二、5, 五（三）, 五（四）: what an applicant has to attach, by his case.
local notice = require("notices.current")
local schooling = require("zhibiao.schooling")
local attachments = {}

local function set(list)
  local words = {}
  for _, word in ipairs(list) do words[word] = true end
  return words
end

local institutions, hours_levels = set(notice.posts.unit_kinds), set(notice.hours.levels)
local college = schooling.rank("大专")

local function is_of_institution(a)
  return institutions[a.unit_kind] or false
end

-- Words for places whose schooling 学信网 does not know.
local abroad = { "国外", "境外", "香港", "澳门", "台湾" }

-- The row of 学习经历 with the highest schooling of college level and above, and why it needs certificates; nil if it needs none.
local function certificates(s)
  local highest, rank
  for _, x in ipairs(s.education) do
    local r = schooling.rank(x.education)
    if r >= college and (rank == nil or r >= rank) then highest, rank = x, r end
  end
  if highest == nil then return nil end
  for _, word in ipairs(abroad) do
    if (highest.school .. highest.form):find(word, 1, true) then return word .. "学历" end
  end
  if highest.verified == "否" then return "学历在学信网上查不到" end
  local year = tonumber(highest["end"]:match("^%d%d%d%d"))
  if year and year < notice.education_check.before then return "学历在" .. notice.education_check.before .. "年以前取得" end
end

-- Why each kind is due: words for people; nil if it is not.
local reasons = {
  hours = function(s) return hours_levels[s.a.level] and "申报" .. s.a.level end,
  posts = function(s) return is_of_institution(s.a) and s.a.staffing == "是" and "事业单位在编人员" end,
  not_on_staff = function(s) return is_of_institution(s.a) and s.a.staffing == "否" and "事业单位非在编人员" end,
  appointments = function(s) return s.rank and s.rank > 1 and s.a.current_title ~= "" and "现任" .. s.a.current_title end,
  exceptional = function(s) return s.a.kind == notice.kinds.exceptional and s.a.kind end,
  education = certificates,
  insurance = function(s)
    local place, here = s.a.insurance_place, notice.insurance.place
    local short = here:gsub("省$", "")
    if place ~= "" and place:sub(1, #short) ~= short and not place:find(notice.city:gsub("市$", ""), 1, true) then return "在" .. place .. "缴纳社保" end
  end,
}

-- All kinds in the notice's order: { key, name, clause, why }; why is false where the kind is not due.
function attachments.all(s)
  local list = {}
  for i, kind in ipairs(notice.attachments) do
    list[i] = { key = kind.key, name = kind.name, clause = kind.clause, why = reasons[kind.key](s) or false }
  end
  return list
end

-- Those that are due.
function attachments.due(s)
  local list = {}
  for _, kind in ipairs(attachments.all(s)) do
    if kind.why then list[#list + 1] = kind end
  end
  return list
end

-- --- What is there ------------------------------------------------------------------------------------------------

-- Words in tables, without the marks around titles of documents.
local function plain(word)
  return (word:gsub("《", ""):gsub("》", ""):gsub("　", ""):gsub("%s", ""))
end

local keys = {}
for _, kind in ipairs(notice.attachments) do
  keys[plain(kind.name)] = kind.key
  for _, alias in ipairs(kind.aliases) do keys[plain(alias)] = kind.key end
end

-- The key of a kind as a table names it; nil for another one.
function attachments.key(word)
  return keys[word] or keys[plain(word)]
end

-- His rows of the table attachments that are of this kind.
function attachments.there(s, key)
  local rows_ = {}
  for _, x in ipairs(s.attachments) do
    if attachments.key(x.kind) == key then rows_[#rows_ + 1] = x end
  end
  return rows_
end

return attachments
