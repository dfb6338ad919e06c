-- The words that a fact of a notice has to be one of, by what they are of: each a list of words, and other words for
-- them (aliases). They are made of the notice's own data, which may be wrong: what is no list has no words.
local vocabularies = {}

-- The names of ITEMS, a list of the notice, by their FIELD; plain texts are names.
local function names(items, field)
  local out, aliases = {}, {}
  for _, item in ipairs(type(items) == "table" and items or {}) do
    local name = type(item) == "table" and item[field] or item
    if type(name) == "string" then
      out[#out + 1] = name
      for _, alias in ipairs(type(item) == "table" and type(item.aliases) == "table" and item.aliases or {}) do
        aliases[alias] = name
      end
    end
  end
  return out, aliases
end

local function keys(map)
  local out = {}
  for key in pairs(type(map) == "table" and map or {}) do
    if type(key) == "string" then out[#out + 1] = key end
  end
  return out
end

local function section(notice, name)
  return type(notice[name]) == "table" and notice[name] or {}
end

-- Of the notice's own data.
vocabularies.own = {
  level = function(notice) return names(notice.levels, "name") end,
  kind = function(notice) return names(notice.kinds, "name") end,
  series = function(notice)
    local out, aliases = names(notice.series, 1)
    out[#out + 1] = "default"
    return out, aliases
  end,
  national = function() return keys(require("notices.base.specialties")) end,
  attachment = function(notice) return names(notice.attachments, "key") end,
  reviewer = function(notice) return names(section(notice, "reviews").offices, "field") end,
  class = function(notice) return keys(section(notice, "technical_schools").counts_as) end,
  gender = function() return { "男", "女" } end,
  basis = function() return { "approved", "allowed" } end,
}

local function headers()
  local out = {}
  for _, table_ in ipairs(require("schema")) do
    for _, field in ipairs(table_.fields) do out[#out + 1] = field.header end
  end
  return out
end

local function columns()
  for _, table_ in ipairs(require("schema")) do
    if table_.name == "applicants" then return names(table_.fields, "name") end
  end
end

local function rules()
  local out = {}
  for _, rule in ipairs(require("zhibiao.rules").all) do out[#out + 1] = rule.id end
  return out
end

-- Of the program, which can be asked only if the notice's data are otherwise right.
vocabularies.program = {
  header = headers, column = columns, rule = rules,
  education = function() return require("zhibiao.schooling").names() end,
}

return vocabularies
