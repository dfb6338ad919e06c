-- Rows of the schema's fields -> a sheet as an office writes it: header words, order of columns, dates, yes and no.
-- A sheet: name, titles = {text}, merges = {{row, column, row, column, text}}, head = {{text…}…}, rows = {{cell…}…};
-- a cell: { kind, value } with kind text, number, date, month (what xlsx has as cell types), or nil.
local schema = require("schema")

local tables = {}

local TABLES = {}
for _, t in ipairs(schema) do TABLES[t.name] = t end

local function parts(text)
  local y, m, d = text:match("^(%d+)-(%d+)-?(%d*)$")
  return y, tonumber(m), tonumber(d)
end

local DATES = {
  iso = function(t) return t end,
  dots = function(t) return (t:gsub("-", ".")) end,
  compact = function(t) return (t:gsub("-", "")) end,
  slashes = function(t)
    local y, m, d = parts(t)
    return d and y .. "/" .. m .. "/" .. d or y .. "/" .. m
  end,
  chinese = function(t)
    local y, m, d = parts(t)
    return y .. "年" .. m .. "月" .. (d and d .. "日" or "")
  end,
}

local function dated(office, text)
  if text == "" then return nil end
  if office.dates ~= "cells" then return { "text", DATES[office.dates](text) } end
  if #text == 7 then return { "month", text .. "-01" } end
  return { "date", text }
end

local function cell(office, field, value)
  if value == nil or value == "" then return nil end
  if field.type == "date" or field.type == "month" then return dated(office, value) end
  if field.type == "bool" then return { "text", value == "是" and office.yes or office.no } end
  if field.name:find("^ratio_") and not office.percent then return { "text", math.floor(value * 100 + 0.5) .. "%" } end
  if field.type == "integer" or field.type == "number" or field.type == "year" then return { "number", value } end
  return { math.type(value) and "number" or "text", value } -- a number in a field of text is one of the faults
end

-- The table's fields in the office's order, without what the office does not export.
local function columns(office, schema_table)
  local list, taken = {}, {}
  local function take(field)
    if not taken[field.name] and not (field.name == "photo" and office.photos ~= "column") then
      list[#list + 1] = field
    end
    taken[field.name] = true
  end
  for _, name in ipairs(office.first) do
    for _, field in ipairs(schema_table.fields) do
      if field.name == name then take(field) end
    end
  end
  for _, field in ipairs(schema_table.fields) do take(field) end
  return list
end

local function header(office, table_name, field)
  local own, all = office.headers[table_name] or {}, office.headers["*"] or {}
  return own[field.name] or (table_name ~= "appointments" or field.name ~= "unit") and all[field.name] or field.header
end

-- Groups over the applicants' columns, each from its first field on.
local GROUPS = { { "基本情况" }, { "申报情况", "series" }, { "审核情况", "promise_date" } }
local POST_ROWS = { "核准比例", "核准人数", "可聘人数", "实聘人数", "空缺情况" }

-- The two header rows of 吴兴区: a word over several columns, or one cell over both rows.
local function split_header(sheet, table_name, fields, words, top)
  local upper, lower, merges = {}, {}, sheet.merges
  local from
  local function close(at)
    if from and at - from[1] > 1 then merges[#merges + 1] = { top, from[1], top, at - 1, from[2] } end
    from = nil
  end
  for c = 1, #words do
    local field, group = fields[c], nil
    if table_name == "applicants" then
      for _, g in ipairs(GROUPS) do
        if field and (g[2] == nil and c == 2 or g[2] == field.name) then group = g[1] end
      end
    else
      for _, row in ipairs(POST_ROWS) do
        if words[c]:sub(-#row) == row then group = row end
      end
    end
    if group and (not from or from[2] ~= group) then
      close(c)
      from, upper[c] = { c, group }, group
    elseif table_name ~= "applicants" and not group then
      close(c)
    end
    if from then
      lower[c] = table_name == "applicants" and words[c] or words[c]:sub(1, -#from[2] - 1)
    else
      upper[c] = words[c]
      merges[#merges + 1] = { top, c, top + 1, c, words[c] }
    end
  end
  close(#words + 1)
  sheet.head = { upper, lower }
end


-- The sheet of a table.
function tables.sheet(office, table_name, rows)
  local t = TABLES[table_name]
  local fields, words = columns(office, t), {}
  for i, field in ipairs(fields) do words[i] = header(office, table_name, field) end
  if office.counter then
    table.insert(words, 1, "序号")
    table.insert(fields, 1, false)
  end
  local extra = table_name == "applicants" and office.extra or {}
  for _, word in ipairs(extra) do words[#words + 1] = word end
  local sheet = { name = t.title, titles = {}, merges = {}, rows = {}, columns = #words, fields = fields }
  if office.title then
    sheet.titles = { office.title:format(t.title), "填报单位：" .. (office.hr or "") .. "　　填报日期：2020年9月" }
  end
  if office.two_rows and (table_name == "applicants" or table_name == "posts") then
    split_header(sheet, table_name, fields, words, #sheet.titles + 1)
  else
    sheet.head = { words }
  end
  for n, row in ipairs(rows) do
    local cells = {}
    for i, field in ipairs(fields) do
      local value = field and row[field.name]
      if field and field.name == "end" and value == "" and table_name == "work" and office.open then
        cells[i] = { "text", office.open }
      else
        cells[i] = field and cell(office, field, value) or not field and { "number", n } or nil
      end
    end
    if #extra > 0 and n % 4 == 0 then cells[#words] = { "text", "原件已核对" } end
    sheet.rows[#sheet.rows + 1] = cells
    if office.blank_every and n % office.blank_every == 0 and n < #rows then sheet.rows[#sheet.rows + 1] = {} end
  end
  return sheet
end

return tables
