-- The rows as they were typed, which import/typed.c keeps: the tables of a unit, with the headers that they used.
local cross = require("zhibiao.cross")
local schema = require("schema")
local findings = require("zhibiao.findings")
local tabs = require("zhibiao.tabs")
local typed = {}

-- The first sheet of a table that goes back; generators/import/made.c knows it by that.
typed.list = "退回说明"

-- For which time it goes back: so it begins, and made.c reads it there when it has come back.
function typed.time(sheets)
  local last = 0
  for _, sheet in ipairs(sheets) do
    for number in pairs(sheet.sources) do
      local at = query("SELECT returned FROM _sheets WHERE number = ?", number)()
      last = math.max(last, at and at.returned or 0)
    end
  end
  return ("第 %d 次退回。"):format(last + 1)
end

local styles = { t = "text", s = "struck", n = "number", p = "percent", x = "long", d = "date", m = "month" }

-- A function that gives cell by cell: number of the column, style, value.
local function cells_of(text)
  local next_ = text:gmatch("(%-?%d+)(%a)([^\x1e]*)\x1e")
  return function()
    local number, kind, value = next_()
    if number == nil then return nil end
    if kind == "n" or kind == "p" or kind == "x" then value = tonumber(value) or value end
    return number + 0, styles[kind], value
  end
end

-- --- Whose rows ---------------------------------------------------------------------------------------------------

local people = "(SELECT id_number FROM applicants WHERE unit = ?1 AND district = ?2)"

-- The rows of TABLE that are the unit's own: its people's, its own, and those that could not be read or contradict
-- them, which may be in no table, or in it with a number that is nobody's.
local function select(table_)
  local of = table_.owner == "unit" and "= ?1 AND ?1 <> ''" or "IN " .. people
  return ([[WITH own(row) AS (SELECT _row FROM %s WHERE %s %s UNION
        SELECT p.row FROM _problem AS p JOIN _sheets AS s ON s.number = p.row >> 32
        WHERE s.tbl = '%s' AND p.owner <> '' AND (p.owner IN %s OR p.owner = ?1))
      SELECT row, cells FROM _typed_%s WHERE row IN own UNION
      SELECT row, cells FROM _typed WHERE row IN own ORDER BY row]])
    :format(table_.name, table_.owner, of, table_.name, people, table_.name)
end

-- --- Headers ------------------------------------------------------------------------------------------------------

-- The header of source sheet NUMBER: columns in their order; shown: as places name the sheet.
local function source_of(number)
  local at = query("SELECT file, sheet FROM _sheets WHERE number = ?", number)()
  local source = { shown = at.sheet == "" and at.file or at.file .. "!" .. at.sheet, columns = {} }
  for h in query("SELECT number, field, header, cell FROM _typed_headers WHERE sheet = ? ORDER BY number", number) do
    source.columns[#source.columns + 1] = h
  end
  return source
end

local function key_of(columns)
  local names = {}
  for i, c in ipairs(columns) do names[i] = c.header end
  return table.concat(names, "\x1f")
end

-- --- Findings -----------------------------------------------------------------------------------------------------

-- The findings by where they are: LIST[place] for those that name a cell or row, LIST[row] for those of a field.
local function by_place(lines)
  local list = {}
  local function add(key, line)
    list[key] = list[key] or {}
    table.insert(list[key], line)
  end
  for _, line in ipairs(lines) do
    if line.place ~= "" then add(line.place, line) end
  end
  return list
end

-- What is wrong with the row NUMBER (from 1) of SOURCE: by column, and of no column that there is.
local function wrong_in(found, source, number)
  local by_column, rest, any = {}, found[source.shown .. "!" .. number], false
  for i, c in ipairs(source.columns) do
    local place = c.cell ~= "" and c.cell or c.number >= 0 and cross.letters(c.number + 1) .. number or nil
    by_column[i] = place and found[source.shown .. "!" .. place]
    any = any or by_column[i] ~= nil
  end
  return (any or rest) and by_column or nil, rest
end

local function note_of(lines)
  local texts = {}
  for i, line in ipairs(lines) do
    texts[i] = ("%s：%s\n依据：%s\n怎样改：%s"):format(line.duty, line.message, line.clause, line.remedy)
  end
  return table.concat(texts, "\n\n")
end

local function style_of(lines)
  for _, line in ipairs(lines) do
    if line.level == "error" then return "-error" end
  end
  return "-warning"
end

-- --- The sheets ---------------------------------------------------------------------------------------------------

-- How wide the columns are, in half-width characters, by the first rows.
local function widen(sheet, i, value)
  local _, narrow = tostring(value):sub(1, 200):gsub("[ -~]", "")
  local _, wide = tostring(value):sub(1, 200):gsub("[\xC0-\xFF]", "")
  local width = narrow + 2 * wide
  sheet.widths[i] = math.max(sheet.widths[i], math.min(width, 44))
end

local measured = 100 -- rows

-- The sheet of a header, and the place of each column number in it.
local function new_sheet(table_, source, name_of)
  local sheet = { table = table_, tab = name_of(table_.title), headers = {}, widths = {}, count = 0, sources = {} }
  for i, c in ipairs(source.columns) do
    sheet.headers[i], sheet.widths[i] = { text = c.header, style = "head" }, 6
    widen(sheet, i, c.header)
  end
  return sheet
end

-- A column that the table lacks and a finding asks for.
local function add_column(sheet, field)
  for i, header in ipairs(sheet.headers) do
    if header.field == field.name then return i end
  end
  sheet.headers[#sheet.headers + 1] = { text = field.header, style = "head", field = field.name }
  sheet.widths[#sheet.headers] = 14
  return #sheet.headers
end

local function field_named(table_, name)
  for _, field in ipairs(table_.fields) do
    if field.name == name then return field end
  end
end

local function has_column(source, name)
  for _, c in ipairs(source.columns) do
    if c.field == name then return true end
  end
  return false
end

-- Where in the sheet a finding of no column is shown: in a column of its own, if its field has none; else beside whom.
local function column_for(sheet, source, line)
  local is_here = line.tbl == sheet.table.name and line.field ~= "" and line.field ~= "photo" -- that is a file
  local field = is_here and field_named(sheet.table, line.field)
  if field and not has_column(source, field.name) then return add_column(sheet, field) end
  for _, name in ipairs { line.field, "name", sheet.table.owner } do
    for i, c in ipairs(source.columns) do
      if name ~= "" and c.field == name then return i end
    end
  end
  return 1
end

-- The place that CELL (C6) of a source has in the sheets that go back; nil: its row is not in them.
local function place_here(cell, source, rows)
  local letters, number = cell:match("^(%a+)(%d+)$")
  local row = rows[tonumber(number)]
  if row == nil then return nil end
  for i, c in ipairs(source.columns) do
    if c.number >= 0 and cross.letters(c.number + 1) == letters then
      return row.sheet.tab .. "!" .. cross.letters(i) .. row.number
    end
  end
end

-- What a finding says of another row names it as it stands in the unit's file: here it stands elsewhere. ROWS[source]
-- has its rows that go back, by number.
local function translate(lines, sources, rows)
  for _, line in ipairs(lines) do
    for number, source in pairs(sources) do
      local from, to = line.message:find(source.shown .. "!", 1, true)
      local cell = from and line.message:match("^%u+%d+", to + 1)
      local here = cell and place_here(cell, source, rows[number] or {})
      if here then
        line.message = line.message:sub(1, from - 1) .. "这个文件的 " .. here .. line.message:sub(to + 1 + #cell)
        break
      end
    end
  end
end

-- A unit's tables, a sheet for each header: { tab, headers, each }; gives each of LINES, which are findings, its
-- `link` and `where`.
function typed.sheets(unit, district, lines)
  local name_of, found = tabs.new { typed.list }, by_place(lines)
  local sheets, by_key, sources, places = {}, {}, {}, {}
  local function source_at(number)
    sources[number] = sources[number] or source_of(number)
    return sources[number]
  end
  local function place(line, sheet, column, row)
    if line.link ~= "" then return end
    line.where = sheet.tab .. "!" .. cross.letters(column) .. row
    line.link = tabs.link(sheet.tab):gsub("A1$", cross.letters(column) .. row)
  end
  -- Notes where the findings of the sheet's newest row are.
  local function mark(sheet, source, number)
    local by_column, rest = wrong_in(found, source, number)
    if by_column == nil then return end
    local marks = {}
    for i, list in pairs(by_column) do marks[i] = table.move(list, 1, #list, 1, {}) end
    for _, line in ipairs(rest or {}) do
      local i = column_for(sheet, source, line)
      marks[i] = marks[i] or {}
      table.insert(marks[i], line)
    end
    for i, list in pairs(marks) do
      for _, line in ipairs(list) do place(line, sheet, i, sheet.count + 1) end
    end
    sheet.marks[sheet.count] = marks
  end
  for _, table_ in ipairs(schema) do
    if table_.made or table_.register then goto continue end
    for row in query(select(table_), unit, district) do
      local source = source_at(row.row >> 32)
      local key = table_.name .. "\x1f" .. key_of(source.columns)
      local sheet = by_key[key]
      if sheet == nil then
        sheet = new_sheet(table_, source, name_of)
        sheet.marks = {}
        sheets[#sheets + 1], by_key[key] = sheet, sheet
      end
      sheet.sources[row.row >> 32] = true
      sheet.count = sheet.count + 1
      places[row.row >> 32] = places[row.row >> 32] or {}
      places[row.row >> 32][(row.row & 0xFFFFFFFF) + 1] = { sheet = sheet, number = sheet.count + 1 }
      if sheet.count <= measured then
        local index = {}
        for i, c in ipairs(source.columns) do index[c.number] = i end
        for number, _, value in cells_of(row.cells) do
          if index[number] then widen(sheet, index[number], value) end
        end
      end
      mark(sheet, source, (row.row & 0xFFFFFFFF) + 1)
    end
    ::continue::
  end
  translate(lines, sources, places)
  for _, sheet in ipairs(sheets) do
    for i, header in ipairs(sheet.headers) do header.width = ("%.1fmm"):format(sheet.widths[i] * 1.9 + 4) end
    sheet.rows = typed.each(sheet, unit, district, source_at)
  end
  return sheets
end

-- An iterator over the rows of a sheet, each its cells: { text, style, note }.
function typed.each(sheet, unit, district, source_at)
  local next_, number
  return function()
    next_, number = next_ or query(select(sheet.table), unit, district), number or 0
    local row = next_()
    while row and not sheet.sources[row.row >> 32] do row = next_() end
    if row == nil then return nil end
    number = number + 1
    local index, cells = {}, {}
    for i, c in ipairs(source_at(row.row >> 32).columns) do index[c.number] = i end
    for i = 1, #sheet.headers do cells[i] = { text = "", style = "text", note = "" } end
    for column, style, value in cells_of(row.cells) do
      local cell = cells[index[column]]
      if cell then cell.text, cell.style = value, style end
    end
    for i, list in pairs(sheet.marks[number] or {}) do
      cells[i].style, cells[i].note = cells[i].style .. style_of(list), note_of(list)
    end
    return { cells = cells }
  end
end

local beside = 4 -- people on a line: as many as the page is wide for

-- Whom the tables have, some on a line: generators/import/made.c reads them there, so that who is not in the tables any
-- more when they come back is missed.
function typed.people(unit, district)
  local lines, line = {}, {}
  local function put()
    if #line > 0 then lines[#lines + 1] = table.concat(line, "、") end
    line = {}
  end
  for a in query("SELECT record(name, id_number) AS record FROM applicants WHERE unit = ? AND district = ? "
    .. "ORDER BY id_number", unit, district) do
    line[#line + 1] = a.record
    if #line == beside then put() end
  end
  put()
  return lines
end

-- What is sent back of a unit: all but the hints, as its slip has it.
function typed.lines(unit, district)
  local lines = {}
  local sql = "SELECT * FROM (" .. findings.all .. ") WHERE owner <> '' AND urgency < 3 AND unit = ? AND district = ? "
    .. "ORDER BY urgency > 1, owner, urgency, number"
  for row in query(sql, unit, district) do
    local line = { duty = findings.level(row.level).duty, where = "", link = "" }
    for _, name in ipairs { "level", "record", "place", "tbl", "field", "message", "clause", "remedy" } do
      line[name] = row[name]
    end
    lines[#lines + 1] = line
  end
  return lines
end

return typed
