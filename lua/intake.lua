-- The workbook that `zhibiao new` makes: a sheet for each table of lua/schema.lua, with what lua/zhibiao/hints.lua and
-- choices.lua say of its fields. templates/intake.xml has the look.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local choices = require("zhibiao.choices")
local hints = require("zhibiao.hints")
local cross = require("zhibiao.cross")
local marks = require("zhibiao.marks")
local schema = require("schema")

local earliest = "1940-01-01" -- no one who applies is older; a date before it is a slip
local latest = (notice.year + 5) .. "-12-31"

-- The number that a spreadsheet has for a date: its days from 1899-12-30.
local function serial(date)
  return dates.number(date) + 25569
end

-- Of each type: the column's style (number format), its width in mm, and how to write it.
local types = {
  text = { style = "text", width = 28, how = "" },
  name = { style = "text", width = 22, how = "姓名" },
  id = { style = "text", width = 42, how = "18 位，末位是 X 的写大写 X" },
  phone = { style = "text", width = 30, how = "手机写 11 位，座机写区号-号码" },
  date = { style = "date", width = 26, how = "年-月-日，如 2020-08-04" },
  month = { style = "month", width = 24, how = "年-月，如 2013-07" },
  year = { style = "whole", width = 18, how = "4 位数的年份" },
  integer = { style = "whole", width = 22, how = "整数" },
  number = { style = "number", width = 22, how = "数字" },
  bool = { style = "text", width = 20, how = "" },
}

-- --- Lists to choose from -----------------------------------------------------------------------------------------

-- The lists in use, each a column of the sheet 选项 with a name that checks refer to.
local lists, numbers = {}, {}

local function add_list(title, values)
  if numbers[title] == nil then
    local letters = cross.letters(#lists + 1)
    lists[#lists + 1] = { title = title, name = "选项_" .. title, values = values,
      refers = string.format("='选项'!$%s$2:$%s$%d", letters, letters, #values + 1) }
    numbers[title] = #lists
  end
  return lists[numbers[title]]
end

-- What the schema closes, else what hints.lua names; bool fields have a list of their own.
local function list_of(field, hint)
  if field.values then
    local values = { closed = true }
    for i, words in ipairs(field.values) do values[i] = words[1] end
    return add_list(hint.list or field.header, values)
  end
  local title = hint.list or field.type == "bool" and "是否"
  if not title then return nil end
  local values = choices[title]
  if values == nil then error("lua/zhibiao/choices.lua 里没有“" .. title .. "”") end
  return add_list(title, values)
end

-- --- Columns ------------------------------------------------------------------------------------------------------

local checks = { id = "id", date = "date", month = "month", year = "year", integer = "whole", number = "decimal", phone = "phone",
  name = "name" }

local function check_of(field, list, percent)
  return list and "list" or percent and "percent" or checks[field.type] or field.limit and "limit" or "none"
end

local function how(field, hint, list, percent)
  local words = percent and "百分数" or types[field.type].how
  if list then
    words = list.values.closed and "从下拉的清单里选" or "从下拉的清单里选；清单里没有的可以自己写"
  elseif field.limit then
    words = "不超过 " .. field.limit .. " 字，右边一列自动数字数"
  end
  return format.joined("；", words, hint.note or "")
end

-- mm: room for the header in one line or two, with its mark and the arrow of the filter.
local function width_of(header, need, least)
  local characters = utf8.len(header)
  local line = characters > 5 and (characters + 1) // 2 or characters
  return math.max(least, (need and line + 1 or line) * 4 + 9) .. "mm"
end

local function column(table_, field, hint)
  local type, list = types[field.type], list_of(field, hint)
  local need, percent = field.required or hint.need or false, hint.example:find("%", 1, true) ~= nil
  local words = how(field, hint, list, percent)
  return {
    header = field.header .. (need and " *" or ""), plain = field.header,
    head = hint.later and "head-later" or need and "head-need" or "head",
    style = percent and "percent" or type.style,
    width = width_of(field.header, need, hint.width or type.width),
    need = need and "必填" or hint.later and "审核时填" or "",
    how = words, example = hint.example,
    note = format.joined("\n", need and "必填" or hint.later and "审核、评审时填" or "", words, "例：" .. hint.example),
    check = check_of(field, list, percent), list = list and "=" .. list.name or "", strict = not list or list.values.closed,
    least = hint.signed and "-100000" or "0", limit = field.limit or 0, formula = "", counts = "",
    marks = marks.of(table_, field, need),
  }
end

-- Beside a text with a limit: how long it is.
local function counter(letters, limit)
  return {
    header = "字数（自动）", plain = "", head = "head-later", style = "count", width = "26mm", need = "", how = "", example = "",
    note = "自动计算，不用填", check = "none", list = "", least = "", limit = 0, strict = true,
    formula = string.format('IF(%s[row]="","",LEN(%s[row])&" / %d")', letters, letters, limit), counts = letters, most = limit,
    marks = { missing = "", twice = "", stranger = "" },
  }
end

local function columns(table_)
  local all, used = {}, {}
  for _, field in ipairs(table_.fields) do
    local hint = hints[table_.name].fields[field.name]
    if hint == nil then error("lua/zhibiao/hints.lua 里没有“" .. table_.title .. "”表的 " .. field.name) end
    used[field.name] = true
    all[#all + 1] = column(table_, field, hint)
    if field.limit then all[#all + 1] = counter(cross.letters(#all), field.limit) end
  end
  for name in pairs(hints[table_.name].fields) do
    if not used[name] then error("lua/zhibiao/hints.lua：“" .. table_.title .. "”表没有 " .. name) end
  end
  return all
end

-- Columns that stay in view: what says whose row it is.
local function frozen(table_)
  local names = { unit = true, name = true, id_number = true }
  local n = 0
  while names[table_.fields[n + 1].name] do n = n + 1 end
  return n
end

local function sheet(table_)
  local all = columns(table_)
  local fields = {}
  for _, c in ipairs(all) do
    if c.formula == "" then fields[#fields + 1] = c end
  end
  return {
    title = table_.title, about = hints[table_.name].about, used = hints[table_.name].used,
    link = "internal:'" .. table_.title .. "'!A" .. marks.first_row, columns = all, fields = fields, frozen = frozen(table_),
  }
end

-- The sheet 选项 row by row.
local function option_rows()
  local longest, rows_ = 0, {}
  for _, list in ipairs(lists) do longest = math.max(longest, #list.values) end
  for i = 1, longest do
    rows_[i] = {}
    for j, list in ipairs(lists) do rows_[i][j] = list.values[i] or "" end
  end
  return rows_
end

local function photo_rule()
  local p = notice.photo
  return string.format("白底证件照，JPG 格式，大于 %dK、小于 %dM，宽高大于 %d×%d 像素，宽高比 %s 到 %s。", p.min_bytes // 1024,
    p.max_bytes // 1048576, p.min_width, p.min_height, p.min_ratio, p.max_ratio)
end

local function count_to(n)
  local values = {}
  for i = 1, n do values[i] = i end
  return values
end

return {
  title = "职称申报填报表", template = "intake", order = 0,
  command = "new",
  records = function() return items { {} } end,
  make = function()
    local sheets = {}
    for _, table_ in ipairs(schema) do
      if not table_.made then sheets[#sheets + 1] = sheet(table_) end
    end
    local digits = add_list("位数", count_to(17)) -- for the check digit of ID numbers
    return {
      file = "职称申报填报表", record = "职称申报填报表",
      heading = notice.city .. notice.year .. "年度职称申报填报表", issuer = notice.issuer,
      notice = notice.title .. "（" .. notice.number .. "，" .. format.day(notice.date) .. "）",
      year = notice.year, cut_off = format.day(notice.cut_off.date), photo_rule = photo_rule(),
      names = marks.names(), last_row = marks.last_row, sheets = sheets, lists = lists, option_rows = option_rows(), digits = digits.name,
      earliest = earliest, latest = latest, first_day = serial(earliest), last_day = serial(latest),
    }
  end,
}
