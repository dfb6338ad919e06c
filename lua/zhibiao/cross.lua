-- Cross tables, for <cross> and for tables like it: lines counted by two of their fields, which gives the results that
-- formulas must have.
local cross = {}

local unknown = "未填"

-- --- Formulas -----------------------------------------------------------------------------------------------------

-- COUNTIFS's criterion for what equals CELL, which holds NAME: there * ? ~ and a leading < > = are to be taken as
-- they are.
function cross.criterion(cell, name)
  if name == "" then return '""' end
  if not name:find("[*?~]") and not name:find("^[<>=]") then return cell end
  for _, c in ipairs { "~", "*", "?" } do cell = ('SUBSTITUTE(%s,"%s","~%s")'):format(cell, c, c) end
  return '"="&' .. cell
end

-- How many rows of RANGE equal CELL, which holds NAME, and meet the CONDITIONS (,range,criterion …). Rows that are
-- empty there and meet conditions are counted as all less those with text: LibreOffice leaves out empty cells at the
-- end.
function cross.countifs(range, name, cell, conditions)
  if name ~= "" or conditions == "" then
    return ("COUNTIFS(%s,%s%s)"):format(range, cross.criterion(cell, name), conditions)
  end
  return ('COUNTIFS(%s)-COUNTIFS(%s,"?*"%s)'):format(conditions:sub(2), range, conditions)
end

-- The letters of a column, from 1.
function cross.letters(column)
  local letters = ""
  while column > 0 do
    letters = string.char(65 + (column - 1) % 26) .. letters
    column = (column - 1) // 26
  end
  return letters
end

-- What a table says of sums that must agree.
function cross.verdict(is_even)
  return is_even and "平" or "不平"
end

-- --- Lines --------------------------------------------------------------------------------------------------------

local function shifted(lead, by)
  return function(c) return lead .. string.char(c:byte() + by) end
end
local small_full_width, small_accented = shifted("\xEF\xBD", -0x20), shifted("\xC3", 0x20)

-- In small letters: COUNTIFS ignores case, and so must what is counted here.
local function small(text)
  if math.type(text) then return text end
  text = text:lower():gsub("\xEF\xBC([\xA1-\xBA])", small_full_width)
  return (text:gsub("\xC3([\x80-\x96\x98-\x9E])", small_accented))
end

-- Lines are kept by columns, as there may be very many: { n, columns = { field = { values } } }. Of values that differ
-- in case alone the first one's spelling is kept.
function cross.lines(fields)
  local lines = { n = 0, fields = fields, columns = {}, first = {}, spelled = {} }
  for _, field in ipairs(fields) do lines.columns[field], lines.first[field], lines.spelled[field] = {}, {}, {} end
  return lines
end

-- The spelling that is kept of a value.
local function spelling(lines, field, value)
  return lines.spelled[field][value] or lines.first[field][small(value)] or value
end

function cross.add(lines, line)
  lines.n = lines.n + 1
  for _, field in ipairs(lines.fields) do
    local value = line[field]
    local spelled = lines.spelled[field][value]
    if spelled == nil then
      spelled = spelling(lines, field, value)
      lines.spelled[field][value], lines.first[field][small(value)] = spelled, spelled
    end
    lines.columns[field][lines.n] = spelled
  end
end

-- A function: count(a, b) is how many lines have these values of the two fields; nil stands for any value.
function cross.counter(lines, first, second)
  local firsts, seconds = lines.columns[first], lines.columns[second]
  local by_first, by_second, by_both = {}, {}, {}
  for i = 1, lines.n do
    local a, b = firsts[i], seconds and seconds[i]
    by_first[a] = (by_first[a] or 0) + 1
    if b then
      by_second[b] = (by_second[b] or 0) + 1
      local row = by_both[a] or {}
      row[b], by_both[a] = (row[b] or 0) + 1, row
    end
  end
  return function(a, b)
    a, b = a and spelling(lines, first, a), b and spelling(lines, second, b)
    if a and b then return by_both[a] and by_both[a][b] or 0 end
    return a and (by_first[a] or 0) or b and (by_second[b] or 0) or lines.n
  end
end

-- The values of a field: first those of ORDER (all of them if ALWAYS, else those that occur), then the others by name,
-- "" last. MORE: other lines that count, too, or nil.
function cross.values(lines, field, order, always, more)
  local occurs, seen, values, rest, empty = {}, {}, {}, {}, false -- `occurs`, `seen`: by small letters
  for _, list in ipairs { lines, more } do
    for key, value in pairs(list.first[field]) do occurs[key] = occurs[key] or value end
  end
  for _, value in ipairs(order) do
    seen[small(value)] = true
    if always or occurs[small(value)] then values[#values + 1] = value end
  end
  for key, value in pairs(occurs) do
    if value == "" then empty = true elseif not seen[key] then rest[#rest + 1] = value end
  end
  table.sort(rest)
  for _, value in ipairs(rest) do values[#values + 1] = value end
  if empty and not seen[""] then values[#values + 1] = "" end
  return values
end

-- --- Tables -------------------------------------------------------------------------------------------------------

-- What <cross> shows. BY says what the rows are (field, order, always: as in cross.values), ACROSS what the columns are
-- (field, values). A line with another value than these makes the table 不平.
function cross.of(lines, by, across)
  local count = cross.counter(lines, by.field, across.field)
  local names = cross.values(lines, by.field, by.order or {}, by.always)
  local columns, rows = {}, {}
  for i, name in ipairs(across.values) do
    columns[i] = { name = name, criterion = cross.criterion("[column]$[head]", name) }
  end
  local all = { cells = {}, total = 0 }
  local sum_all = 0
  for i, name in ipairs(names) do
    local row, sum = { value = name, name = name == "" and unknown or name, empty = name == "", cells = {} }, 0
    row.total, row.criterion = count(name), cross.criterion("$A[row]", name)
    for c, column in ipairs(across.values) do
      row.cells[c] = count(name, column)
      sum = sum + row.cells[c]
      all.cells[c] = (all.cells[c] or 0) + row.cells[c]
    end
    row.check = cross.verdict(sum == row.total)
    all.total, sum_all = all.total + row.total, sum_all + sum
    rows[i] = row
  end
  for c = 1, #columns do all.cells[c] = all.cells[c] or 0 end
  all.check = cross.verdict(sum_all == all.total)
  local last, total = cross.letters(#columns + 1), cross.letters(#columns + 2)
  return { rows = rows, columns = columns, all = all, last = last, total = total }
end

-- The rows of a table, the largest first; if there are more than MOST the last of these adds up the rest. IN_ORDER:
-- rows that are no more than MOST keep their order.
function cross.largest(rows, most, in_order)
  if in_order and #rows <= most then return rows end
  local list = table.move(rows, 1, #rows, 1, {})
  table.sort(list, function(a, b) return a.total > b.total end)
  if #list <= most then return list end
  local rest = { name = "其余" .. #list - most + 1 .. "个单位", is_rest = true, cells = {}, total = 0 }
  for i = most, #list do
    for c, n in ipairs(list[i].cells) do rest.cells[c] = (rest.cells[c] or 0) + n end
    rest.total = rest.total + list[i].total
  end
  list = table.move(list, 1, most - 1, 1, {})
  list[most] = rest
  return list
end

return cross
