-- The words that a fact of a notice has to be one of, by what they are of: each a list of words, and other words for
-- them (aliases); nil: any word may be one. They are made of the notice's own data, which may be wrong: what is no list
-- has no words.
local lists = require("zhibiao.lists")
local places = require("zhibiao.notice_check.places")
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

-- The notice's levels; and the national ones that it leaves out, whose titles it knows (notice_structures.lua).
local function levels(notice)
  local out, aliases = names(notice.levels, "name")
  for _, name in ipairs((names(require("notices.base.levels"), "name"))) do
    if not lists.has(out, name) then out[#out + 1] = name end
  end
  return out, aliases
end

-- Those that it has itself: whoever names another for an application means nobody.
local function own_levels(notice)
  return names(notice.levels, "name")
end

local function national_levels()
  local known = require("notices.base.levels")
  return names(table.move(known.others, 1, #known.others, #known + 1, { table.unpack(known) }), "name")
end

local function series(notice)
  return names(notice.series, 1)
end

-- Districts: the offices'; and the city's, if its province's places are known. None are known if committees take in, as
-- their applicants may be from anywhere.
local function districts(notice)
  local out = names(notice.offices, "district")
  local own = places.districts(notice)
  if own == nil and section(notice, "offices").by then return nil end
  return table.move(own or {}, 1, #(own or {}), #out + 1, out)
end

-- What goes out with a section: those that a notice may take out.
local function sections()
  local out = {}
  for _, fact in ipairs(require("zhibiao.notice_fields")) do
    if fact.off and not fact[1]:find("[.{]") then out[#out + 1] = fact[1] end
  end
  return out
end

local function reviewers(notice)
  return names(section(notice, "reviews").offices, "field")
end

local function examples()
  local out = keys(require("notices.base.words").examples)
  out[#out + 1], out[#out + 2] = "district", "other_district" -- offices of the notice, if it says no others
  return out
end

-- The levels that can be applied for, in the notice's order.
function vocabularies.evaluated(notice)
  local out = {}
  for _, level in ipairs(notice.levels) do
    local name = type(level) == "table" and level.name or level
    local is_out = type(level) == "table" and level.evaluated == false
      or notice.evaluates and not lists.has(notice.evaluates, name)
    if not is_out then out[#out + 1] = name end
  end
  return out
end

-- Vocabularies of the notice's own words: what it inherits may name others, too.
vocabularies.is_strict = { evaluated = true, own_series = true, district = true }

-- What is doubtful of a WORD that is right: nil if nothing is.
vocabularies.doubts = {
  evaluated = function(notice, word)
    if not lists.has(vocabularies.evaluated(notice), word) then return "这里不评“" .. word .. "”" end
  end,
}

-- Words that stand for themselves.
local function fixed(...)
  local list = { ... }
  return function() return list end
end

-- Of the notice's own data.
vocabularies.own = {
  level = levels, evaluated = own_levels, national_level = national_levels, series = series, own_series = series,
  district = districts, reviewer = reviewers, example = examples, section = sections,
  kind = function(notice) return names(notice.kinds, "name") end,
  condition = function(notice)
    local out, aliases = series(notice)
    out[#out + 1] = "default"
    return out, aliases
  end,
  step = function(notice)
    local out = reviewers(notice)
    table.insert(out, 1, "person")
    return out
  end,
  national = function() return keys(require("notices.base.specialties")) end,
  attachment = function(notice) return names(notice.attachments, "key") end,
  class = function(notice) return keys(section(notice, "technical_schools").counts_as) end,
  hours = function(notice) return names(section(notice, "hours").kinds, "field") end,
  gender = fixed("男", "女"), basis = fixed("approved", "allowed"), start = fixed("date", "next_year", "year"),
  since = fixed("title", "work"), role = fixed("normal", "exceptional"), by_schooling = fixed("schooling"),
  by_committee = fixed("committee"), due = fixed("hours", "schooling", "insurance"),
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

-- Rules that are out are words, too.
local function rules(notice)
  local known, out = require("zhibiao.rules"), {}
  for _, rule in ipairs(known.all) do out[#out + 1] = rule.id end
  local customs, said = section(notice, "binding_customs"), keys(notice.rules)
  for _, id in ipairs(table.move(customs, 1, #customs, #said + 1, said)) do
    if known.is_known(id) then out[#out + 1] = id end
  end
  return out
end

-- The program's documents, and those of the notice's own folders.
local function documents(notice, layers)
  local out = keys(require("notices.base.words").documents)
  for id in pairs(section(notice, "documents")) do
    for _, layer in ipairs(layers) do
      if notice_source(layer.name, "documents/" .. id .. ".lua") then out[#out + 1] = id end
    end
  end
  return out
end

-- Of the program, which can be asked only if the notice's data are otherwise right.
vocabularies.program = {
  header = headers, column = columns, rule = rules, document = documents,
  education = function() return require("zhibiao.schooling").names() end,
}

return vocabularies
