-- The columns of a table's sheet in the workbook of `zhibiao new`, made from lua/schema.lua and zhibiao/hints.lua.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local format = require("zhibiao.format")
local hints = require("zhibiao.hints")
local lists = require("zhibiao.intake_lists")
local marks = require("zhibiao.marks")

-- Of each type: the column's style (number format), its width in mm, and how to write it.
local types = {
  text = { style = "text", width = 28, how = "" },
  name = { style = "text", width = 22, how = "姓名" },
  id = { style = "text", width = 42, how = "18 位，末位是 X 的写大写 X" },
  phone = { style = "text", width = 30, how = "手机写 11 位，座机写区号-号码" },
  date = { style = "date", width = 26, how = "年-月-日，如 " .. notice.year .. "-08-04" },
  month = { style = "month", width = 24, how = "年-月，如 2013-07" },
  year = { style = "whole", width = 18, how = "4 位数的年份" },
  integer = { style = "whole", width = 22, how = "整数" },
  number = { style = "number", width = 22, how = "数字" },
  bool = { style = "text", width = 20, how = "" },
}

-- The template's checks, by type.
local checks = {
  id = "id", date = "date", month = "month", year = "year", integer = "whole", number = "decimal", phone = "phone",
  name = "name",
}

local function check_of(field, list, is_percent)
  return list and "list" or is_percent and "percent" or checks[field.type] or field.limit and "limit" or "none"
end

local function how(field, hint, list, is_percent)
  local words = is_percent and "百分数" or types[field.type].how
  if list then
    words = list.values.closed and "从下拉的清单里选" or "从下拉的清单里选；清单里没有的可以自己写"
  elseif field.limit then
    words = "不超过 " .. field.limit .. " 字，右边一列自动数字数"
  end
  return format.joined("；", words, hint.note or "")
end

-- mm: room for the header in one line or two, with its mark and the arrow of the filter.
local function width_of(header, is_needed, least)
  local characters = utf8.len(header)
  local line = characters > 5 and (characters + 1) // 2 or characters
  return math.max(least, (is_needed and line + 1 or line) * 4 + 9) .. "mm"
end

local function column(table_, field, hint)
  local type, list = types[field.type], lists.of(field, hint)
  local is_needed = field.required or hint.need or false
  local is_percent = hint.example:find("%", 1, true) ~= nil
  local words = how(field, hint, list, is_percent)
  return {
    header = field.header .. (is_needed and " *" or ""), plain = field.header,
    head = hint.later and "head-later" or is_needed and "head-need" or "head",
    style = is_percent and "percent" or type.style,
    width = width_of(field.header, is_needed, hint.width or type.width),
    need = is_needed and "必填" or hint.later and "审核时填" or "",
    how = words, example = hint.example,
    note = format.joined("\n", is_needed and "必填" or hint.later and "审核、评审时填" or "", words,
      "例：" .. hint.example),
    check = check_of(field, list, is_percent), list = list and "=" .. list.name or "",
    strict = not list or list.values.closed,
    least = hint.signed and "-100000" or "0", limit = field.limit or 0, formula = "", counts = "",
    marks = marks.of(table_, field, is_needed),
  }
end

-- The column beside a text with a limit, which counts its characters.
local function counter(letters, limit)
  return {
    header = "字数（自动）", plain = "", head = "head-later", style = "count", width = "26mm", need = "", how = "",
    example = "", note = "自动计算，不用填", check = "none", list = "", least = "", limit = 0, strict = true,
    formula = string.format('IF(%s[row]="","",LEN(%s[row])&" / %d")', letters, letters, limit),
    counts = letters, most = limit, marks = { missing = "", twice = "", unlisted = "" },
  }
end

-- Of a table of the schema. Each of its fields has a hint, and each hint a field.
return function(table_)
  local all, used, of_table = {}, {}, hints[table_.name].fields
  for _, field in ipairs(table_.fields) do
    local hint = of_table[field.name]
    if hint == nil then error("lua/zhibiao/hints.lua 里没有“" .. table_.title .. "”表的 " .. field.name) end
    used[field.name] = true
    all[#all + 1] = column(table_, field, hint)
    if field.limit then all[#all + 1] = counter(cross.letters(#all), field.limit) end
  end
  for name in pairs(of_table) do
    if not used[name] then error("lua/zhibiao/hints.lua：“" .. table_.title .. "”表没有 " .. name) end
  end
  return all
end
