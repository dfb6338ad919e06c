-- What the workbook of questions asks: the facts of a notice as rows and sheets, with what the notice that the new one
-- builds on says of each. The answers are read by the same plan (answers.lua).
--
-- A plan has rows, one each of the sheet 事项: { kind = "section", "list" or "fact", code, path, node, name, was,
-- clause (the path of its clause), clause_was, sheet }; and sheets: { kind = "list" or "map", title, code, path, node,
-- columns, rows }. A list's columns are { code, node, name }, its rows { [code] = value }; a map's columns are { code,
-- key = its vocabulary } for the words that lead to a value, then { code, node, name }.
local facts = require("zhibiao.notice_check.facts")
local texts = require("zhibiao.notice_book.texts")
local vocabularies = require("zhibiao.notice_check.vocabularies")
local plan = {}
plan.__index = plan

local function is_clause(node)
  return node.fact and (node.fact[3] == "clause" or node.fact[3] == "annex")
end

-- --- Sheets --------------------------------------------------------------------------------------------------------

-- A name that a spreadsheet takes.
local function title_of(name)
  return (name:gsub("（.*", ""):gsub("[%[%]:*?/\\]", ""))
end

-- Whether NODE is a map of single values, which a cell has room for.
local function is_flat(node)
  local any = node.any and node.any.fact
  return node.fact and node.fact[3] == "map" and texts.is_single(any) and not texts.is_list(any)
end

-- Facts that stand in a cell of an item: those of its sections, by sections' keys, too.
local function add_columns(columns, node, path, prefix)
  for _, key in ipairs(node.names) do
    local below = node.keys[key]
    local code = facts.below(path, key)
    if below.fact and texts.is_single(below.fact) then
      columns[#columns + 1] = { code = facts.shown(code), path = code, node = below, name = prefix .. below.fact[2] }
    elseif below.fact and below.fact[3] == "section" then
      add_columns(columns, below, code, prefix)
    elseif is_flat(below) then
      columns[#columns + 1] = {
        code = facts.shown(code), path = code, node = below, name = below.fact[2], is_map = true,
      }
    end
  end
end

-- The cells of an item of a list; one that is a single value stands in the first column.
local function cells_of(columns, item)
  local cells = {}
  for i, column in ipairs(columns) do
    if type(item) == "table" then
      cells[column.code] = facts.at(item, column.path)
    elseif i == 1 then
      cells[column.code] = item
    end
  end
  return cells
end

local function new_sheet(self, kind, row)
  local sheet = { kind = kind, title = title_of(row.name), code = row.code, path = row.path, node = row.node,
    columns = {}, rows = {} }
  row.sheet = sheet
  self.sheets[#self.sheets + 1] = sheet
  return sheet
end

local function add_list(self, row)
  local sheet = new_sheet(self, "list", row)
  add_columns(sheet.columns, row.node.item, {}, "")
  for i, item in ipairs(type(row.value) == "table" and row.value or {}) do
    sheet.rows[i] = cells_of(sheet.columns, item)
  end
end

-- The columns of a map: a word for each map in the other, then the values.
local function add_map_columns(columns, node, depth)
  columns[#columns + 1] = { code = "{" .. depth .. "}", key = node.of, depth = depth }
  local any = node.any
  if any.fact[3] == "map" then add_map_columns(columns, any, depth + 1) end
  for _, key in ipairs(any.names) do
    local below = any.keys[key]
    if texts.is_single(below.fact) then
      columns[#columns + 1] = { code = key, node = below, name = below.fact[2], depth = depth, named = key }
    end
  end
  if texts.is_single(any.fact) or any.fact.part then
    local name = any.fact.part and "整个不要的写“" .. texts.out .. "”" or any.fact[2]
    columns[#columns + 1] = { code = "=", node = any, name = name, depth = depth }
  end
end

local function has_names(row)
  for key in pairs(row) do
    if key ~= "words" then return true end
  end
  return false
end

-- A row for what a word has by names, then its values: words are the keys that lead to them.
local function add_map_rows(self, rows, node, value, words)
  for _, key in ipairs(self:keys_of(node, value)) do
    local item, below = value[key], facts.below(words, key)
    if type(item) == "table" and not texts.is_single(node.any.fact) then
      local row = { words = below }
      for _, name in ipairs(node.any.names) do row[name] = item[name] end
      if has_names(row) or node.any.fact[3] == "section" then rows[#rows + 1] = row end
      if node.any.fact[3] == "map" then add_map_rows(self, rows, node.any, item, below) end
    elseif item ~= nil then
      rows[#rows + 1] = { words = below, ["="] = item }
    end
  end
end

local function add_map(self, row)
  local sheet = new_sheet(self, "map", row)
  add_map_columns(sheet.columns, row.node, 1)
  if type(row.value) == "table" then add_map_rows(self, sheet.rows, row.node, row.value, {}) end
end

-- --- Rows ----------------------------------------------------------------------------------------------------------

-- The keys of a map that VALUE has, and those of its vocabulary, in the vocabulary's order.
function plan:keys_of(node, value)
  local keys, seen = {}, {}
  local function add(key)
    if not seen[key] and type(key) == "string" and not node.keys[key] then keys[#keys + 1] = key end
    seen[key] = true
  end
  local is_open = node.of == "series" or node.of == "condition" -- most specialties have none of their own
  for _, key in ipairs(is_open and {} or self.names:words(node.of)) do add(key) end
  for key in pairs(type(value) == "table" and value or {}) do add(key) end
  return keys
end

function plan:add_row(kind, node, path, name)
  local row = { kind = kind, node = node, path = path, code = facts.shown(path), name = name,
    value = facts.at(self.notice, path) }
  if node.keys.clause and is_clause(node.keys.clause) then
    row.clause = facts.below(path, "clause")
  elseif is_clause(node) then
    row.clause, row.kind = path, "clause"
  end
  row.clause_was = row.clause and facts.at(self.notice, row.clause) or nil
  self.rows[#self.rows + 1] = row
  return row
end

-- The facts below NODE by their names. CALLED: of what they are, "" or 副高级：.
function plan:add_named(node, path, called)
  for _, key in ipairs(node.names) do
    local below = node.keys[key]
    local is_told = key == "clause" and is_clause(below) -- in the row of what it is the clause of
    if below.fact and not is_told then self:add(below, facts.below(path, key), called) end
  end
end

-- Whether the words of a map are few, known, and lead to values.
local function is_short(node)
  local any = node.any
  return texts.is_single(any.fact) and vocabularies.own[node.of] ~= nil and node.of ~= "class"
end

function plan:add_items_of_map(node, path)
  for _, key in ipairs(self:keys_of(node, facts.at(self.notice, path))) do
    local below, called = facts.below(path, key), self.names:shown(node.of, key)
    self:add_row("fact", node.any, below, ("%s：%s"):format(node.any.fact[2], called))
  end
end

function plan:add(node, path, called)
  local type_ = node.fact[3]
  if type_ == "any" then return end
  local name = called .. node.fact[2]
  if texts.is_single(node.fact) then
    self:add_row("fact", node, path, name)
  elseif type_ == "section" then
    self:add_row("section", node, path, name)
    self:add_named(node, path, called)
  elseif type_ == "list" then
    add_list(self, self:add_row("list", node, path, name))
    self:add_named(node, path, called)
  elseif is_short(node) then
    self:add_row("section", node, path, name)
    self:add_named(node, path, called)
    self:add_items_of_map(node, path)
  else
    add_map(self, self:add_row("map", node, path, name))
    self:add_named(node, path, called)
  end
end

-- TREE: of all facts; NOTICE: merged from its layers; NAMES: of its words.
function plan.of(tree, notice, names)
  local self = setmetatable({ notice = notice, names = names, rows = {}, sheets = {} }, plan)
  local at_top, below = {}, {}
  for _, key in ipairs(tree.names) do
    local list = texts.is_single(tree.keys[key].fact) and at_top or below
    list[#list + 1] = key
  end
  self.rows[1] = { kind = "heading", name = "通知本身" }
  for _, key in ipairs(at_top) do self:add(tree.keys[key], { key }, "") end
  for _, key in ipairs(below) do self:add(tree.keys[key], { key }, "") end
  return self
end

return plan
