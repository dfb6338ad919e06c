-- Whether a case (`when`, zhibiao/cases.lua) can be what is meant: it says something, of columns that there are, in
-- words that these may have.
local dates = require("zhibiao.dates")
local facts = require("zhibiao.notice_check.facts")
local nearest = require("zhibiao.nearest")
local values = require("zhibiao.notice_check.values")
local conditions = {}

local function is_empty(value)
  return type(value) == "table" and pairs(value)(value) == nil
end

local function list_of(value)
  return type(value) == "table" and value or { value }
end

-- The columns of applicants, by name.
local function columns()
  for _, table_ in ipairs(require("schema")) do
    if table_.name == "applicants" then
      local fields = {}
      for _, field in ipairs(table_.fields) do fields[field.name] = field end
      return fields
    end
  end
end

-- TELL has wrong(path, what, remedy), and word(path, word, of) for a word of a vocabulary.
local function judge_column(path, name, tell)
  local fields = columns()
  if fields[name] then return fields[name] end
  local known = {}
  for key in pairs(fields) do known[#known + 1] = key end
  local likely = nearest.to(tostring(name), known, 0.6)[1]
  tell.wrong(path, ("“%s”不是申报人员表的列"):format(tostring(name)),
    likely and "是不是 " .. likely .. "？" or "列的代号见 docs/notice_fields.md 末尾")
end

-- Calls JUDGE(path, item) for each item of VALUE, or VALUE itself.
local function each(path, value, judge)
  for i, item in ipairs(list_of(value)) do
    judge(type(value) == "table" and facts.below(path, i) or path, item)
  end
end

local function judge_text(path, item, tell)
  if type(item) == "string" and item ~= "" then return true end
  tell.wrong(path, "应当是文字，写的是" .. values.shown(item), '请写成 "…"')
end

-- ITEM has to be one of LIST.
local function judge_one_of(path, item, list, tell)
  for _, known in ipairs(list) do
    if known == item then return end
  end
  tell.wrong(path, "没有“" .. tostring(item) .. "”这个词", "可以写：" .. table.concat(list, "、"))
end

-- What a column's values may be: a vocabulary of the notice, or a list of words.
local vocabulary_of = {
  level = "evaluated", kind = "kind", series = "series", district = "district", education = "education",
}

local function judge_value(path, item, field, tell)
  if vocabulary_of[field.name] then return tell.word(path, item, vocabulary_of[field.name]) end
  if field.type == "integer" or field.type == "number" then
    if type(item) ~= "number" then tell.wrong(path, "应当是数，写的是" .. values.shown(item), "请写成数，不加引号") end
    return
  end
  if not judge_text(path, item, tell) then return end
  local words = field.type == "bool" and { "是", "否" } or nil
  for _, value in ipairs(field.values or {}) do
    words = words or {}
    words[#words + 1] = value[1]
  end
  if words then judge_one_of(path, item, words, tell) end
end

-- { column = date }
local function judge_dates(path, said, tell)
  if type(said) ~= "table" then
    return tell.wrong(path, "应当写在括号里", '请写成 { graduation_date = "2001-09-01" } 这样')
  end
  for name, day in pairs(said) do
    local below = facts.below(path, name)
    local field = judge_column(below, name, tell)
    if field and field.type ~= "date" and field.type ~= "month" then
      tell.wrong(below, ("“%s”（%s）不是日期"):format(field.header, name), "请写一个日期的列")
    end
    if not dates.parse(tostring(day)) then
      tell.wrong(below, ("“%s”不是 2020-12-31 这样的日期"):format(tostring(day)), "请核对")
    end
  end
end

local function judge_columns(path, said, tell)
  each(path, said, function(at, item) judge_column(at, item, tell) end)
end

local function judge_texts(path, said, tell)
  each(path, said, function(at, item) judge_text(at, item, tell) end)
end

local unit_kinds = { "state", "institution" }

local function judge_unit(path, said, tell)
  each(path, said, function(at, item)
    if judge_text(at, item, tell) and item:find("^%w+$") then judge_one_of(at, item, unit_kinds, tell) end
  end)
end

local function judge_cases(path, said, tell)
  if type(said) ~= "table" or said[1] == nil then
    return tell.wrong(path, "应当是几个条件", '请写成 { { level = "中级" }, { staffing = "是" } } 这样')
  end
  for i, one in ipairs(said) do conditions.judge(facts.below(path, i), one, tell) end
end

local needs = { "title", "title_date", "appointments" }

local special = {
  any = judge_cases, none = judge_cases, before = judge_dates, after = judge_dates, unit = judge_unit,
  department = judge_texts, unit_name = judge_texts, committee = judge_texts,
  has = judge_columns, lacks = judge_columns, is = judge_columns,
  form = function(path, said, tell) tell.word(path, said, "attachment") end,
  needs = function(path, said, tell) judge_one_of(path, said, needs, tell) end,
}

-- WHEN, which stands at PATH of the notice.
function conditions.judge(path, when, tell)
  if type(when) ~= "table" then
    return tell.wrong(path, "应当写在括号里，写的是" .. values.shown(when), '请写成 { level = "中级" } 这样')
  end
  if is_empty(when) then
    return tell.wrong(path, "条件是空的：那样人人都是", '请写成 { level = "中级" } 这样；真的人人都是的，在文字里写明，用 { is = "name" }')
  end
  for key, said in pairs(when) do
    local below = facts.below(path, key)
    if is_empty(said) then
      tell.wrong(below, "是空的：那样谁也不是", "请写上，或去掉这一项")
    elseif special[key] then
      special[key](below, said, tell)
    else
      local field = judge_column(below, key, tell)
      if field then each(below, said, function(at, item) judge_value(at, item, field, tell) end) end
    end
  end
end

return conditions
