-- All that a notice says, fact by fact as a plan (plan.lua) has it: { section, code, name, text, clause }, and item,
-- the code of the list's item that it belongs to.
local facts = require("zhibiao.notice_check.facts")
local sheets = require("zhibiao.notice_book.sheets")
local source = require("zhibiao.notice_book.source")
local sums = require("zhibiao.notice_book.sums")
local texts = require("zhibiao.notice_book.texts")
local listing = {}

local function add(out, section, code, name, text, clause, item)
  text = tostring(text)
  if text == "" and clause == "" then return end
  out[#out + 1] = { section = section, code = code, name = name, text = text, clause = clause, item = item or "" }
end

-- What an item is called: 吴兴区; else its number. SEEN: names that were given.
local function item_name(sheet, row, number, seen)
  local first = row[sheet.node.fact.unique or sheet.columns[1].code]
  local name = type(first) == "string" and not seen[first] and first or ("第 %d 项"):format(number)
  seen[name] = true
  return name
end

local function add_list(out, sheet, section, names)
  local seen = {}
  for i, row in ipairs(sheet.rows) do
    local called = item_name(sheet, row, i, seen)
    local item = ('%s["%s"]'):format(sheet.code, called)
    for _, column in ipairs(sheet.columns) do
      local name = ("%s（%s）：%s"):format(sheet.title, called, column.name:gsub("^.-：", ""))
      add(out, section, item .. "." .. column.code, name, sheets.shown(column, row, names), "", item)
    end
  end
end

local function add_map(out, sheet, section, names)
  for _, row in ipairs(sheet.rows) do
    local words = {}
    for i, column in ipairs(sheet.columns) do
      local word = not column.node and row.words[column.depth]
      if word then words[i] = names:shown(column.key, word) end
    end
    for _, column in ipairs(sheet.columns) do
      if column.node then
        local name = ("%s（%s）"):format(column.name, table.concat(words, "，"))
        add(out, section, facts.shown(sheets.path_of(sheet, column, row.words)), name,
          sheets.shown(column, row, names), "")
      end
    end
  end
end

-- Facts that are not looked into: how many there are, and a sum by which two can be told apart.
local function add_others(out, tree, notice)
  for _, key in ipairs(tree.names) do
    local fact, value = tree.keys[key].fact, notice[key]
    if fact[3] == "any" and type(value) == "table" then
      add(out, "别的", key, fact[2], "内容校验 " .. sums.of(source.of(value, tree.keys[key])), "")
    end
  end
  for _, folder in ipairs { "rules/", "documents/" } do
    local is_run, layers = pcall(notice_layers, folder) -- what is wrong with them is told when they are used
    for _, layer in ipairs(is_run and layers or {}) do
      local file = folder .. layer.file:match("[^/]*$")
      add(out, "别的", file, "自己的规则、文书：" .. file,
        "内容校验 " .. sums.of(notice_source(layer.name, file) or ""), "")
    end
  end
end

function listing.of(plan, tree, notice, names)
  local out = {}
  for _, row in ipairs(plan.rows) do
    if row.kind ~= "heading" and row.code ~= "from" then
      local fact = row.node.fact
      local section = #row.path == 1 and texts.is_single(fact) and "通知本身" or tree.keys[row.path[1]].fact[2]
      local text = row.kind == "fact" and texts.shown(fact, row.value, names:of_fact(fact))
        or row.value == false and texts.out or ""
      add(out, section, row.code, row.name, text, row.clause_was or "")
      if row.sheet then
        local add_rows = row.sheet.kind == "list" and add_list or add_map
        add_rows(out, row.sheet, section, names)
      end
    end
  end
  add_others(out, tree, notice)
  return out
end

-- --- As text, from one script to the other ------------------------------------------------------------------------

local fields = { "section", "code", "name", "text", "clause", "item" }
local escapes = { ["\\"] = "\\\\", ["\t"] = "\\t", ["\n"] = "\\n" }
local back = { ["\\\\"] = "\\", ["\\t"] = "\t", ["\\n"] = "\n" }

function listing.packed(rows)
  local lines = {}
  for i, row in ipairs(rows) do
    local parts = {}
    for j, field in ipairs(fields) do parts[j] = row[field]:gsub("[\\\t\n]", escapes) end
    lines[i] = table.concat(parts, "\t")
  end
  return table.concat(lines, "\n")
end

function listing.unpacked(text)
  local rows = {}
  for line in (text .. "\n"):gmatch("(.-)\n") do
    local row, i = {}, 0
    for part in (line .. "\t"):gmatch("(.-)\t") do
      i = i + 1
      row[fields[i]] = part:gsub("\\.", back)
    end
    if i == #fields then rows[#rows + 1] = row end
  end
  return rows
end

return listing
