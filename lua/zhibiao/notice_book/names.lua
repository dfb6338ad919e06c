-- What clerks call the words of a vocabulary that are ids: hours is 近4年的继续教育学时证明 among the attachments. And the words
-- themselves, as far as NOTICE, a notice's merged data, says them.
local vocabularies = require("zhibiao.notice_check.vocabularies")
local names = {}
names.__index = names

-- NOTICE: merged from its layers, not written out.
function names.new(notice)
  return setmetatable({ notice = notice, by = {} }, names)
end

-- By their KEY the names of items, or what stands in FIELD.
local function of_items(items, key, field)
  local out = {}
  for _, item in ipairs(type(items) == "table" and items or {}) do
    local name = type(item) == "table" and item[field or "name"]
    if name and item[key] then out[item[key]] = name end
  end
  return out
end

local function of_map(map)
  local out = {}
  for key, item in pairs(type(map) == "table" and map or {}) do
    out[key] = type(item) == "table" and item.name or nil
  end
  return out
end

local function fixed(words)
  return function() return words end
end

local function of_columns()
  local is_there, schema = pcall(require, "schema") -- what it says may hang on the notice, which may be wrong
  local out = {}
  for _, table_ in ipairs(is_there and schema or {}) do
    for _, field in ipairs(table_.name == "applicants" and table_.fields or {}) do out[field.name] = field.header end
  end
  return out
end

local makers = {
  attachment = function(notice) return of_items(notice.attachments, "key") end,
  reviewer = function(notice) return of_items(type(notice.reviews) == "table" and notice.reviews.offices, "field") end,
  basis = fixed { approved = "核准数", allowed = "可聘数" },
  column = of_columns,
  condition = function() return { default = "一般（没有另写的专业）" } end,
  hours = function(notice) return of_items(type(notice.hours) == "table" and notice.hours.kinds, "field", "header") end,
  step = function(notice)
    local out = of_items(type(notice.reviews) == "table" and notice.reviews.offices, "field")
    out.person = "个人"
    return out
  end,
  document = function(notice) return of_map(notice.documents) end,
  start = fixed { date = "取得那天", next_year = "取得的第二年", year = "取得那年" },
  since = fixed { title = "取得资格", work = "参加工作" },
  role = fixed { normal = "正常申报", exceptional = "破格申报" },
  by_committee = fixed { committee = "评审委员会" }, by_schooling = fixed { schooling = "学历" },
  due = fixed { hours = "继续教育", schooling = "学历", insurance = "社保" },
}

-- By word what clerks call what FACT may be, or its keys.
function names:of_fact(fact)
  return self:of(fact[3] == "case" and "column" or fact.of)
end

-- By word what clerks call it; an empty table if they are called what they are.
function names:of(vocabulary)
  if vocabulary == nil then return nil end
  if self.by[vocabulary] == nil then
    self.by[vocabulary] = makers[vocabulary] and makers[vocabulary](self.notice) or {}
  end
  return self.by[vocabulary]
end

-- The words of a vocabulary of the notice's own, in order; none if only the program knows them, or any may be one.
function names:words(vocabulary)
  local own = vocabularies.own[vocabulary]
  if own == nil then return {} end
  return own(self.notice) or {}
end

function names:shown(vocabulary, word)
  local of = self:of(vocabulary)
  return of and of[word] or word
end

return names
