-- The workbook that `zhibiao new` makes: a sheet for each table of lua/schema.lua, with what lua/zhibiao/hints.lua and
-- choices.lua say of its fields. templates/intake.xml has the look.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local hints = require("zhibiao.hints")
local columns_of = require("zhibiao.intake_columns")
local lists = require("zhibiao.intake_lists")
local marks = require("zhibiao.marks")
local schema = require("schema")

local earliest = "1940-01-01" -- no applicant is older: a date before it is a slip
local latest = (notice.year + 5) .. "-12-31"

-- The number that a spreadsheet has for a date: its days from 1899-12-30.
local function serial(date_)
  return dates.number(date_) + 25569
end

-- How many columns stay in view: those that say whose row it is.
local function frozen(table_)
  local names = { unit = true, name = true, id_number = true }
  local n = 0
  while names[table_.fields[n + 1].name] do n = n + 1 end
  return n
end

local function sheet(table_)
  local columns, fields = columns_of(table_), {}
  for _, c in ipairs(columns) do
    if c.formula == "" then fields[#fields + 1] = c end
  end
  return {
    title = table_.title, about = hints[table_.name].about, used = hints[table_.name].used,
    link = "internal:'" .. table_.title .. "'!A" .. marks.first_row,
    columns = columns, fields = fields, span = math.min(4, #columns), frozen = frozen(table_),
  }
end

local function photo_rule()
  local p = notice.photo
  if not p then return "" end
  return string.format("白底证件照，JPG 格式，大于 %dK、小于 %dM，宽高大于 %d×%d 像素，宽高比 %s 到 %s。",
    p.min_bytes // 1024, p.max_bytes // 1048576, p.min_width, p.min_height, p.min_ratio, p.max_ratio)
end

local function count_to(n)
  local values = {}
  for i = 1, n do values[i] = i end
  return values
end

local function make()
  local sheets = {}
  for _, table_ in ipairs(schema) do
    if not table_.made then sheets[#sheets + 1] = sheet(table_) end
  end
  local digits = lists.add("位数", count_to(17)) -- for the check digit of ID numbers
  return {
    file = "职称申报填报表", record = "职称申报填报表",
    heading = notice.city .. notice.year .. "年度职称申报填报表", issuer = notice.issuer,
    notice = notice.title .. "（" .. notice.number .. "，" .. format.day(notice.date) .. "）",
    year = notice.year, cut_off = format.day(notice.cut_off.date), photo_rule = photo_rule(),
    names = marks.names(), last_row = marks.last_row, sheets = sheets,
    lists = lists.all, option_rows = lists.rows(), digits = digits.name,
    phone = notice.examples.phone,
    earliest = earliest, latest = latest, first_day = serial(earliest), last_day = serial(latest),
  }
end

return {
  title = "职称申报填报表", template = "intake", order = 0,
  command = "new",
  records = function() return items { {} } end,
  make = make,
  sample = make, -- it needs no data
}
