-- What stands in a sheet of the workbook of questions beside 事项: the items of a list, or the values of a map.
local facts = require("zhibiao.notice_check.facts")
local form = require("zhibiao.notice_book.form")
local texts = require("zhibiao.notice_book.texts")
local sheets = {}

-- Whether two values of a notice are the same.
function sheets.same(one, other)
  if type(one) ~= "table" or type(other) ~= "table" then return one == other end
  for key, value in pairs(one) do
    if not sheets.same(value, other[key]) then return false end
  end
  for key in pairs(other) do
    if one[key] == nil then return false end
  end
  return true
end

-- --- Rows as they were made ----------------------------------------------------------------------------------------

-- What the cell of a column shows in ROW of the plan.
function sheets.shown(column, row, names)
  if column.is_map then
    local map, any = row[column.code], column.node.any.fact
    return type(map) == "table" and texts.shown_map(map, names:of(column.node.of), names:of_fact(any))
      or texts.shown(any, map)
  end
  if not column.node then
    local word = row.words[column.depth]
    return word and names:shown(column.key, word) or ""
  end
  return texts.shown(column.node.fact, row[column.code], names:of_fact(column.node.fact))
end

-- Whether VALUE is one that the cell of COLUMN has no room for.
function sheets.is_elsewhere(column, value)
  if type(value) ~= "table" then return false end
  if column.is_map then return texts.shown_map(value) == texts.elsewhere end
  return texts.shown(column.node.fact, value) == texts.elsewhere
end

-- The path of a value of a map: WORDS lead to it.
function sheets.path_of(sheet, column, words)
  local path = table.move(sheet.path, 1, #sheet.path, 1, {})
  for _, word in ipairs(words) do path[#path + 1] = word end
  path[#path + 1] = column.named
  return path
end

-- --- Cells ---------------------------------------------------------------------------------------------------------

local function columns_by_code(sheet)
  local out = {}
  for _, column in ipairs(sheet.columns) do out[column.code] = column end
  return out
end

-- The type of the cells below a column's id; nil: not to be read.
function sheets.wants(sheet, code)
  sheet.by_code = sheet.by_code or columns_by_code(sheet)
  local column = sheet.by_code[code]
  return column and (column.node and texts.type_of(column.node.fact) or "text")
end

-- The rows that are filled in: { number, cells = { [code] = text }, at = { [code] = column } }.
local function filled_rows(sheet, answers)
  local ids, rows = {}, {}
  local cells = answers.cells[sheet.title] or {}
  for column, code in pairs(cells[form.ids] or {}) do ids[column] = code end
  local numbers = {}
  for number in pairs(cells) do
    if number >= form.first then numbers[#numbers + 1] = number end
  end
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    local row = { number = number, cells = {}, at = {} }
    local is_filled = false
    for column, code in pairs(ids) do
      row.at[code], row.cells[code] = column, cells[number][column] or ""
      is_filled = is_filled or row.cells[code] ~= ""
    end
    if is_filled then rows[#rows + 1] = row end
  end
  return rows
end

local function place(sheet, answers, row, code)
  return answers:place(sheet.title, row.number, row.at[code] or 1)
end

-- --- Lists ---------------------------------------------------------------------------------------------------------

-- The columns of what stands at KEY of an item: of a section there may be several.
local function has_column(sheet, key, item)
  for _, column in ipairs(sheet.columns) do
    if column.path[1] == key and (#column.path == 1 or facts.at(item, column.path) ~= nil) then return true end
  end
  return false
end

-- Whether ITEM says what ONE, of the parent's, does, as far as the sheet has columns for it.
local function has_same_cells(sheet, item, one)
  for _, column in ipairs(sheet.columns) do
    local old = facts.at(one, column.path)
    local is_hidden = sheets.is_elsewhere(column, old)
    if not is_hidden and not sheets.same(facts.at(item, column.path), old) then return false end
  end
  return true
end

-- The place of the parent's item that ITEM was made of: the one of its name; if items have none, one with the same
-- cells. nil if there is none.
local function made_of(sheet, item, old)
  local unique = sheet.node.fact.unique
  for i, one in ipairs(old) do
    local is_it
    if unique then is_it = facts.at(one, { unique }) == item[unique] else is_it = has_same_cells(sheet, item, one) end
    if type(one) == "table" and is_it then return i end
  end
end

-- What an item of the parent's says that the sheet has no cell for.
local function hidden_in(sheet, one)
  local out = {}
  for key, value in pairs(type(one) == "table" and one or {}) do
    if not has_column(sheet, key, one) then out[key] = value end
  end
  for _, column in ipairs(sheet.columns) do
    local value = #column.path == 1 and facts.at(one, column.path)
    if value and sheets.is_elsewhere(column, value) then out[column.path[1]] = value end
  end
  return out
end

-- Takes over what the sheet has no cell for. TAKEN: the places of the parent's items that were made use of.
local function carry(sheet, item, old, taken)
  local from = made_of(sheet, item, old)
  if from == nil then return end
  taken[from] = true
  for key, value in pairs(hidden_in(sheet, old[from])) do
    if item[key] == nil then item[key] = value end
  end
end

-- What is lost of the parent's items is told.
local function tell_lost(sheet, answers, old, taken)
  for i, one in ipairs(old) do
    local keys = {}
    for key in pairs(not taken[i] and hidden_in(sheet, one) or {}) do keys[#keys + 1] = tostring(key) end
    if #keys > 0 then
      answers:doubt(answers.book .. "[" .. sheet.title .. "]",
        ("上一份的第 %d 行改过或删了，问卷放不下的内容（%s）没有带过来"):format(i, table.concat(keys, "、")),
        "还要的，请在写出的 notice.lua 里补上")
    end
  end
end

-- 专业科目：60；公需科目：30.
local function read_cell_map(answers, column, text, at)
  local any = column.node.any.fact
  local map = texts.read_map(text, answers.names:of(column.node.of), function(value)
    return answers:read_value(any, value, at)
  end)
  if map == nil then answers:fault(at, ("“%s”看不懂：“%s”"):format(column.name, text), "请写成 名称：内容；名称：内容") end
  return map
end

-- An item of which only the first column is said, if it may be that alone.
local function plain(sheet, item)
  local first = sheet.columns[1].path[1]
  if not sheet.node.fact.other or type(item) ~= "table" then return item end
  for key in pairs(item) do
    if key ~= first then return item end
  end
  return item[first]
end

local function item_of(sheet, answers, row, old, taken)
  local item = {}
  for _, column in ipairs(sheet.columns) do
    local text = row.cells[column.code] or ""
    local value
    if text == "" or text == texts.elsewhere then
      value = nil
    elseif column.is_map and text ~= texts.out then
      value = read_cell_map(answers, column, text, place(sheet, answers, row, column.code))
    else
      value = answers:read_value(column.node.fact, text, place(sheet, answers, row, column.code))
    end
    if value ~= nil then answers.set(item, column.path, value) end
  end
  carry(sheet, item, old, taken)
  return plain(sheet, item)
end

local function read_list(sheet, answers)
  local old = facts.at(answers.parent, sheet.path)
  old = type(old) == "table" and old or {}
  local items, taken, changed_at = {}, {}, nil
  for i, row in ipairs(filled_rows(sheet, answers)) do
    items[i] = item_of(sheet, answers, row, old, taken)
    local path = facts.below(sheet.path, i)
    answers.places[facts.shown(path)] = place(sheet, answers, row, sheet.columns[1].code)
    for _, column in ipairs(sheet.columns) do
      local below = path
      for _, key in ipairs(column.path) do below = facts.below(below, key) end
      answers.places[facts.shown(below)] = place(sheet, answers, row, column.code)
    end
    local is_same = sheets.same(items[i], plain(sheet, old[i]))
    changed_at = changed_at or not is_same and answers:place(sheet.title, row.number, 1) or nil
  end
  if #items ~= #old then changed_at = changed_at or answers:place(sheet.title, form.first + #items, 1) end
  local function apply(is_due)
    if not changed_at and not is_due then return end
    tell_lost(sheet, answers, old, taken)
    local list = facts.at(answers.data, sheet.path)
    if type(list) ~= "table" then
      list = {}
      answers.set(answers.data, sheet.path, list)
    end
    for i, item in ipairs(items) do list[i] = item end
  end
  return {
    is_changed = changed_at ~= nil, changed_at = changed_at and changed_at:match("!(.*)$"), apply = apply,
    is_emptied = #items == 0 and #old > 0,
  }
end

-- --- Maps ----------------------------------------------------------------------------------------------------------

local function word_of(names, key, text)
  for word, name in pairs(names:of(key) or {}) do
    if name == text then return word end
  end
  return text
end

local function words_of(sheet, answers, row)
  local words = {}
  for _, column in ipairs(sheet.columns) do
    local text = not column.node and row.cells[column.code] or ""
    if text ~= "" then words[#words + 1] = word_of(answers.names, column.key, text) end
  end
  return words
end

-- The values of a row: { path, value, place, fact }.
local function values_of(sheet, answers, row, out)
  local words = words_of(sheet, answers, row)
  answers.places[facts.shown(sheets.path_of(sheet, {}, words))] = place(sheet, answers, row, "{1}")
  for _, column in ipairs(sheet.columns) do
    local text = column.node and row.cells[column.code] or ""
    local at = place(sheet, answers, row, column.code)
    if text ~= "" and #words ~= column.depth then
      answers:fault(at, ("“%s”这一行前面的 %d 列没有填对"):format(column.name, column.depth),
        "请把前面的列填上；不用的列空着")
    elseif text ~= "" then
      local value = answers:read_value(column.node.fact, text, at)
      local path = sheets.path_of(sheet, column, words)
      if value ~= nil then out[#out + 1] = { path = path, value = value, place = at, fact = column.node.fact } end
    end
  end
end

-- Values of the parent that no row has: tables merge, so that the new notice has them all the same.
local function tell_removed(sheet, answers, values)
  local said = {}
  for _, one in ipairs(values) do said[facts.shown(one.path)] = true end
  for _, row in ipairs(sheet.rows) do
    for _, column in ipairs(sheet.columns) do
      local code = facts.shown(sheets.path_of(sheet, column, row.words))
      if column.node and row[column.code] ~= nil and not said[code] then
        answers:doubt(answers.book .. "[" .. sheet.title .. "]",
          ("“%s”从工作表里删掉了，但仍照上一份的：%s"):format(table.concat(row.words, "、"), tostring(row[column.code])),
          "一行一行地删不掉上一份的；要改的请写上今年的数")
        said[code] = true
      end
    end
  end
end

local function read_map(sheet, answers)
  local values, changed_at = {}, nil
  for _, row in ipairs(filled_rows(sheet, answers)) do values_of(sheet, answers, row, values) end
  tell_removed(sheet, answers, values)
  for _, one in ipairs(values) do
    local is_same = sheets.same(facts.at(answers.base, one.path), one.value)
    changed_at = changed_at or not is_same and one.place or nil
    if is_same then answers:tell_old_date(one.fact, one.value, one.place) end
  end
  local function apply()
    for _, one in ipairs(values) do answers:answer(one.path, one.value, one.place, one.fact) end
  end
  return { is_changed = changed_at ~= nil, changed_at = changed_at and changed_at:match("!(.*)$"), apply = apply }
end

-- What SHEET has: is_changed, changed_at (a cell), apply(is_due), which puts it into the answers' data.
function sheets.read(sheet, answers)
  return (sheet.kind == "list" and read_list or read_map)(sheet, answers)
end

return sheets
