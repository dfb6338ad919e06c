-- What a single value of a notice has to be, by its type (zhibiao/notice_fields.lua): each function gives nil if it is
-- that, else what is wrong with it and what to do.
local dates = require("zhibiao.dates")
local values = {}

local full_width = {
  ["０"] = "0", ["１"] = "1", ["２"] = "2", ["３"] = "3", ["４"] = "4", ["５"] = "5", ["６"] = "6", ["７"] = "7",
  ["８"] = "8", ["９"] = "9", ["－"] = "-", ["．"] = ".", ["　"] = " ",
}

-- TEXT with plain digits in place of full-width ones.
local function narrow(text)
  return (text:gsub("[\xE3\xEF][\x80-\xBF][\x80-\xBF]", full_width))
end

-- A value as a message shows it.
function values.shown(value)
  if type(value) == "string" then return "“" .. value .. "”" end
  if type(value) == "table" then return "{ … }" end
  if type(value) == "function" then return "一个函数" end
  return tostring(value)
end

-- TEXT without blanks at its ends.
local function trimmed(text)
  local before
  repeat
    before = text
    text = text:gsub("^%s+", ""):gsub("%s+$", ""):gsub("^　", ""):gsub("　$", "")
  until text == before
  return text
end

local function is_no_text(value)
  if type(value) == "string" then return nil end
  if type(value) == "table" then return "应当是文字，写的是一张表 { … }", '请写成 "…"' end
  return "应当是文字，写的是" .. values.shown(value), ('请加上引号，写成 "%s"'):format(tostring(value))
end

function values.text(value, fact)
  local what, remedy = is_no_text(value)
  if what then return what, remedy end
  if fact.code and not value:find("^[a-z][a-z0-9_]*$") then
    return "写的是" .. values.shown(value) .. "：代号只能用小写字母、数字和 _，以字母开头", "请改一个代号，如 kind_2；表上印的是名称，不是代号"
  end
  if value:find("^[^%s\xE3]") and value:find("[^%s\x80]$") then return nil end -- most, at once
  local plain = trimmed(value)
  if plain == "" then
    if fact.empty and value == "" then return nil end
    return "是空的", "请写上；没有的，去掉这一项"
  end
  if plain ~= value then return "前面或后面多了空格：“" .. value .. "”", "请去掉空格" end
end

function values.clause(value, fact)
  local what, remedy = values.text(value, fact)
  if what == "是空的" then return what, "请写上通知里的条款，如“第二条”；不知道的去掉这一项，会印成“依据：未填”" end
  return what, remedy
end
values.annex = values.clause

-- The date that TEXT means: 2020年8月4日, 2020/8/4; nil if that is not plain.
local function meant_date(text)
  local year, month, day = narrow(text):match("^%s*(%d%d%d%d)%D+(%d%d?)%D+(%d%d?)%D*$")
  local date = year and ("%s-%02d-%02d"):format(year, math.tointeger(month), math.tointeger(day))
  return date and dates.parse(date) and date
end

function values.date(value)
  if type(value) == "number" then
    return "日期没有加引号，会当成算式", '请写成 "2020-12-31" 这样，连同引号'
  end
  local what, remedy = is_no_text(value)
  if what then return what, remedy end
  if dates.parse(value) then return nil end
  if value:find("^%d%d%d%d%-%d%d%-%d%d$") then return "没有" .. values.shown(value) .. "这一天", "请核对月和日" end
  local date = meant_date(value)
  return "不是日期：" .. values.shown(value), ('请写成 "%s"'):format(date or "2020-12-31") .. (date and "" or " 这样")
end

-- VALUE as a number that was written as text: "90", “９０”, 90学时.
local function is_no_number(value)
  if type(value) == "number" then return nil end
  local digits = type(value) == "string" and narrow(value):match("%d+%.?%d*")
  if digits then
    return "应当是数，写的是文字" .. values.shown(value), "请写成 " .. digits .. "，不加引号"
  end
  return "应当是数，写的是" .. values.shown(value), "请写成数，不加引号"
end

function values.number(value, fact)
  local what, remedy = is_no_number(value)
  if what then return what, remedy end
  if value ~= value or fact.least and value < fact.least then
    return ("是 %s，太小了"):format(value), ("应当不小于 %s"):format(fact.least)
  end
  if fact.most and value > fact.most then
    return ("是 %s，太大了"):format(value), ("应当不大于 %s"):format(fact.most)
  end
end

function values.integer(value, fact)
  local what, remedy = is_no_number(value)
  if what then return what, remedy end
  if math.tointeger(value) == nil then return "应当是整数，写的是 " .. value, "请写成整数" end
  return values.number(value, fact)
end

local years = { least = 1990, most = 2100 }
function values.year(value)
  return values.integer(value, years)
end

function values.flag(value)
  if type(value) == "boolean" then return nil end
  return "应当是 true 或 false，写的是" .. values.shown(value), "请写 true（是）或 false（否），不加引号"
end

-- 010-1234567, 1234567、1234568, 12333转1.
function values.phone(value, fact)
  if type(value) == "number" then -- a number has no 0 at its beginning
    return "应当是文字，写的是" .. values.shown(value), '请加上引号，连同区号的 0，写成 "0571-1234567" 这样'
  end
  local what, remedy = values.text(value, fact)
  if what then return what, remedy end
  local rest = value
  for _, mark in ipairs { "、", "，", "；", "（", "）", "转" } do rest = rest:gsub(mark, "/") end
  local odd = rest:match("[^%d%-/() ,;]+")
  if odd then
    local plain = narrow(value):gsub("—", "-")
    return ("不像电话：%s里有“%s”"):format(values.shown(value), odd),
      plain ~= value and "请用半角的数字：" .. plain or "请只写数字和 -、（）、转"
  end
  for digits in rest:gmatch("[%d%-]+") do
    local n = #digits:gsub("%-", "")
    if n > 13 then return "不像电话：" .. values.shown(value), "位数太多，请核对" end
  end
  if #rest:gsub("%D", "") < 5 then return "不像电话：" .. values.shown(value), "位数太少，请核对" end
end

-- What a text of each type looks like, for those who have to write one.
values.examples = {
  text = '"…"', clause = '"第二条"', annex = '"附表"', date = '"2020-12-31"', year = "2018", integer = "1",
  number = "1", flag = "true", phone = '"0571-1234567"', word = '"…"', words = '{ "…", "…" }', texts = '{ "…", "…" }',
  years = "{ 2017, 2018 }", pair = "{ 1, 4 }", section = "{ … }", list = "{ { … }, { … } }", map = "{ … }",
}

return values
