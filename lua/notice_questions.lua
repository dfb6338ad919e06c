-- The workbook of questions for a new notice: made by `zhibiao notice new`, filled in by an office, and read by
-- `zhibiao notice read`, which writes the notice.lua. The notice in force is the one that the new one builds on.
local answers = require("zhibiao.notice_book.answers")
local facts = require("zhibiao.notice_check.facts")
local names = require("zhibiao.notice_book.names")
local notice_check = require("zhibiao.notice_check")
local plans = require("zhibiao.notice_book.plan")
local questions = require("zhibiao.notice_book.questions")
local reports = require("zhibiao.notice_check.report")
local script = require("zhibiao.notice_book.script")

local layers = notice_layers("notice")
local from = layers[#layers].name
local known -- what is asked, once somebody asks: most who load this script want its title alone
local read -- the answers, once there are any

local function asked()
  if not known then
    local tree = facts.tree(require("zhibiao.notice_fields"))
    local parent = reports.new(layers, notice_layers("words")).notice
    local words = names.new(parent)
    known = { tree = tree, parent = parent, words = words, plan = plans.of(tree, parent, words) }
  end
  return known
end

local function answered(book)
  read = read or answers.new(asked().plan, asked().tree, asked().parent, book)
  return read
end

-- The faults of the answers as lines: level, place, message and remedy with tabs between.
local function as_lines(faults)
  local out = {}
  for i, one in ipairs(faults) do
    local parts = { one.level, one.place, one.message, one.remedy }
    for j, part in ipairs(parts) do parts[j] = part:gsub("[\t\n]", " ") end
    out[i] = table.concat(parts, "\t")
  end
  return table.concat(out, "\n")
end

-- The same check that each notice goes through, its faults at the cells, but for those of which something is told.
local function judge(name)
  local told = {}
  for place in pairs(read.spoilt) do told[place] = true end
  for _, fault in ipairs(read.faults) do told[fault.place] = true end
  local all = {}
  for i, layer in ipairs(layers) do all[i] = layer end
  all[#all + 1] = {
    name = name, file = read.book, value = read.data,
    place = function(path) return read:place_of(path) end,
  }
  for _, fault in ipairs(notice_check.of(all, notice_layers("words"), nil, true)) do
    local place = fault.line > 0 and fault.file .. ":" .. fault.line or fault.file
    local remedy = fault.remedy:find("^请加上：") and "请填上" or fault.remedy
    remedy = remedy:gsub("mentions = { … }", "“可以提到的别处地名”（mentions）")
    if not told[place] then read:fault(place, fault.message, remedy) end
  end
end

return {
  title = "通知的问卷", template = "notice_questions", order = 0,
  command = "notice",
  make = function(arguments) return questions.model(asked().plan, asked().words, arguments.from, arguments.name) end,
  sample = function() return questions.model(asked().plan, asked().words, from, "shili-2024") end,
  -- Cells of the filled workbook BOOK, counted from 1, one after the other.
  wants = function(book, sheet, row, column, text) return answered(book):wants(sheet, row, column, text) end,
  take = function(book, sheet, row, column, text)
    answered(book):take(sheet, row, column, text)
    return ""
  end,
  spoil = function(book, sheet, row, column)
    answered(book):spoil(sheet, row, column)
    return ""
  end,
  -- The source of the notice NAME, which builds on FROM, a name or a path; "" if something is wrong with the answers.
  written = function(book, name, from_)
    local one = answered(book)
    one:read(asked().words, from_)
    judge(name)
    for _, fault in ipairs(one.faults) do
      if fault.level == "error" then return "" end
    end
    return script.of(one.data, asked().tree, book)
  end,
  faults = function(book) return as_lines(answered(book).faults) end,
  -- Whether a notice.lua is as this program wrote it: nobody has changed it since.
  is_written = function(text) return script.is_untouched(text) and "yes" or "" end,
}
