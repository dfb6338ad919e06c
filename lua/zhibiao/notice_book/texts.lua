-- How the facts of a notice (zhibiao/notice_fields.lua) stand in cells: what a cell shows of a value, and which value a
-- cell's text means.
local words = require("zhibiao.words")
local texts = {}

local marks = { "、", "，", "；", ",", ";" } -- between the items of a list

texts.out = "不要"    -- takes a section out
texts.nothing = "无"  -- an empty text or list

-- The type by which the program reads a cell of a fact (value/parse.h); others are texts.
local read_as = { date = "date", year = "year", integer = "integer", number = "number", flag = "bool" }

function texts.type_of(fact)
  return read_as[fact[3]] or "text"
end

-- How a cell is filled in, by type.
texts.how = {
  date = "年-月-日，如 2020-08-04", year = "4 位数的年份", integer = "整数", flag = "是或否",
  words = "几个的用“、”隔开", texts = "几个的用“、”隔开；长的一行写一个", years = "如 2018、2019 或 2016—2019",
  pair = "两个数，如 1—4", severity = "错误、提醒、提示或不要", case = "列：内容；列：内容，如 申报级别：中级",
  phone = "电话，几个的用“、”隔开", clause = "通知里的条款，如 三（二）",
}

-- What a cell shows of a table that it has no room for.
texts.elsewhere = "（在 notice.lua 里写）"

local severities = { error = "错误", warning = "提醒", hint = "提示" }

local in_lists = { words = true, texts = true, years = true }

function texts.is_list(fact)
  return in_lists[fact[3]] or false
end

function texts.is_single(fact)
  local type_ = fact[3]
  return type_ ~= "any" and type_ ~= "section" and type_ ~= "list" and type_ ~= "map"
end

-- --- Showing -------------------------------------------------------------------------------------------------------

local function named(names, word)
  return names and names[word] or tostring(word)
end

-- Whether the items of a list have to stand in lines of their own, as one has a mark in it that would divide it.
local function has_marks(text)
  return text:find("\n", 1, true) or words.has_one_of(text, marks) or words.has_one_of(text, { "。" })
end

local function joined(value, names)
  if #value == 0 then return texts.nothing end
  local parts, mark = {}, "、"
  for i, item in ipairs(value) do
    parts[i] = named(names, item)
    if has_marks(parts[i]) then mark = "\n" end
  end
  return table.concat(parts, mark)
end

-- A table of words and single values, key：value；key：value; NAMES: what clerks call the words, VALUES: the values.
function texts.shown_map(map, names, values)
  local parts = {}
  for key, value in pairs(map) do
    if type(value) == "table" and #value > 0 and type(value[1]) ~= "table" then value = table.concat(value, "、") end
    if type(value) == "table" then return texts.elsewhere end
    if value == false then value = texts.out end
    parts[#parts + 1] = named(names, key) .. "：" .. named(values, value)
  end
  return table.concat(parts, "；")
end

-- What a cell shows of VALUE; NAMES: what clerks call its words, by word. A number stays one.
function texts.shown(fact, value, names)
  if value == nil then return "" end
  if value == false and fact[3] ~= "flag" then return texts.out end
  if fact[3] == "flag" then return value and "是" or "否" end
  if texts.is_list(fact) then return joined(value, names) end
  if fact[3] == "pair" then return ("%s—%s"):format(value[1], value[2]) end
  if fact[3] == "word" then return named(names, value) end
  if fact[3] == "severity" then return named(severities, value) end
  if fact[3] == "case" then return texts.shown_map(value, names) end
  if type(value) == "table" then return texts.elsewhere end
  if type(value) == "number" then return value end
  return value == "" and texts.nothing or tostring(value)
end

-- --- Reading -------------------------------------------------------------------------------------------------------

local function parts_of(text)
  if not text:find("\n", 1, true) and not text:find("。", 1, true) then
    for _, mark in ipairs(marks) do text = text:gsub(mark, "\n") end
  end
  local parts = {}
  for part in (text .. "\n"):gmatch("(.-)\n") do
    part = part:match("^%s*(.-)%s*$")
    if part ~= "" then parts[#parts + 1] = part end
  end
  return parts
end

-- The word that clerks call TEXT.
local function word_of(names, text)
  for word, name in pairs(names or {}) do
    if name == text then return word end
  end
  return text
end

local function words_of(names, text)
  local out = parts_of(text)
  for i, part in ipairs(out) do out[i] = word_of(names, part) end
  return out
end

-- 2018、2019; 2016—2019年.
local function years_of(text)
  local plain = text
  for _, mark in ipairs { "年度", "年" } do plain = plain:gsub(mark, "") end
  for _, mark in ipairs { "—", "–", "－", "～", "~", "至", "到", "%-" } do plain = plain:gsub(mark, " ") end
  local from, to = plain:match("^%s*(%d%d%d%d)%s+(%d%d%d%d)%s*$")
  local out = {}
  if from then
    for year = math.tointeger(from), math.min(math.tointeger(to), math.tointeger(from) + 50) do out[#out + 1] = year end
    return #out > 0 and out or nil
  end
  for _, part in ipairs(parts_of(text)) do
    local year = words.without_ends(part, { "年度", "年" })
    if not year:find("^%d%d%d%d$") then return nil end
    out[#out + 1] = math.tointeger(year)
  end
  return out
end

local function pair_of(text)
  local numbers = {}
  for number in text:gmatch("%d+%.?%d*") do numbers[#numbers + 1] = math.tointeger(number) or tonumber(number) end
  return #numbers == 2 and numbers or nil
end

-- The table that TEXT shows, see shown_map; SINGLE gives the value of a text. nil if a part has no value.
function texts.read_map(text, names, single)
  local map = {}
  for _, part in ipairs(words.parts(text, { "；", ";", "\n" })) do
    local key, value = part:gsub("：", ":"):match("^%s*(.-)%s*:%s*(.-)%s*$")
    if key == nil and part:match("%S") then return nil end
    if key then map[word_of(names, key)] = single(value) end
  end
  return map
end

local function case_of(text, names)
  return texts.read_map(text, names, function(value)
    local parts = parts_of(value)
    return #parts == 1 and parts[1] or parts
  end)
end

local what = { years = "看不出是哪几年", pair = "应当是两个数", case = "看不懂" }
local readers = {
  flag = function(text) return text == "是" end,
  words = function(text, names) return words_of(names, text) end,
  texts = function(text) return parts_of(text) end,
  word = function(text, names) return word_of(names, text) end,
  severity = function(text) return word_of(severities, text) end,
  years = years_of, pair = pair_of, case = case_of,
}

-- The value that TEXT, which is not empty, means: as the program read it, of the fact's type. Else nil, what is wrong
-- and what to do.
function texts.read(fact, text, names)
  local is_number = read_as[fact[3]] and fact[3] ~= "date" and fact[3] ~= "flag"
  if is_number then return math.tointeger(text) or tonumber(text) end
  if text == texts.nothing then
    if texts.is_list(fact) then return {} end
    if fact.empty then return "" end
  end
  local reader = readers[fact[3]]
  if reader == nil then return text end
  local value = reader(text, names)
  if value == nil then return nil, what[fact[3]] .. "：“" .. text .. "”", "请写成" .. texts.how[fact[3]] end
  return value
end

-- --- Paths ---------------------------------------------------------------------------------------------------------

-- The path that CODE shows (facts.shown): printing["副高级"].copies. nil if it shows none.
function texts.path_of(code)
  local path, at = {}, 1
  while at <= #code do
    local key = code:match("^%.?([%a_][%w_]*)", at)
    local number, quoted = code:match("^%[(%d+)%]", at), code:match('^%["(.-)"%]', at)
    if key then
      at = at + #code:match("^%.?[%a_][%w_]*", at)
    elseif number then
      key, at = math.tointeger(number), at + #number + 2
    elseif quoted then
      key, at = quoted, at + #quoted + 4
    else
      return nil
    end
    path[#path + 1] = key
  end
  return #path > 0 and path or nil
end

return texts
