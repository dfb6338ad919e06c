-- What was answered in the workbook of questions: takes its cells, and makes the data of the new notice of them, which
-- says only what differs from the notice that it builds on.
local cross = require("zhibiao.cross")
local facts = require("zhibiao.notice_check.facts")
local form = require("zhibiao.notice_book.form")
local inherit = require("zhibiao.inherit")
local sheets = require("zhibiao.notice_book.sheets")
local texts = require("zhibiao.notice_book.texts")
local vocabularies = require("zhibiao.notice_check.vocabularies")
local answers = {}
answers.__index = answers

-- PLAN: of the questions; PARENT: the merged data of the notice that the new one builds on; BOOK: the file's name.
function answers.new(plan, tree, parent, book)
  local self = { plan = plan, tree = tree, parent = parent, book = book, cells = {}, spoilt = {}, faults = {},
    data = {}, places = {}, sheet_of = {} }
  for _, sheet in ipairs(plan.sheets) do self.sheet_of[sheet.title] = sheet end
  return setmetatable(self, answers)
end

-- --- Cells ---------------------------------------------------------------------------------------------------------

function answers:place(sheet, row, column)
  return ("%s!%s%d"):format(self.book .. "[" .. sheet .. "]", cross.letters(column), row)
end

function answers:fault(place, message, remedy)
  self.faults[#self.faults + 1] = { level = "error", place = place, message = message, remedy = remedy }
end

function answers:doubt(place, message, remedy)
  self.faults[#self.faults + 1] = { level = "warning", place = place, message = message, remedy = remedy }
end

function answers:cell(sheet, row, column)
  local rows = self.cells[sheet]
  return rows and rows[row] and rows[row][column] or ""
end

-- The fact that a row of 事项 asks for: its node and path; nil if it asks for none.
function answers:asked(code)
  local path = texts.path_of(code)
  local node = path and facts.node_at(self.tree, path)
  if node and node.fact then return node, path end
end

-- As which type a cell is to be read; "" if it is none to fill in. TEXT: what it shows. The cells of a row come from
-- the left, rows from the top.
function answers:wants(sheet, row, column, text)
  if text == texts.out then return "text" end
  if sheet == form.questions then
    if column == form.code or column == form.clause then return "text" end
    local node = column == form.now and self:asked(self:cell(sheet, row, form.code))
    if not node then return "" end
    return texts.is_single(node.fact) and texts.type_of(node.fact) or "text"
  end
  local known = self.sheet_of[sheet]
  if known == nil then return "" end
  if row == form.ids then return "text" end
  return row >= form.first and sheets.wants(known, self:cell(sheet, form.ids, column)) or ""
end

function answers:take(sheet, row, column, text)
  local rows = self.cells[sheet] or {}
  self.cells[sheet] = rows
  rows[row] = rows[row] or {}
  rows[row][column] = text:match("^%s*(.-)%s*$")
end

-- The cell could not be read, which was told.
function answers:spoil(sheet, row, column)
  self.spoilt[self:place(sheet, row, column)] = true
end

-- --- Data ----------------------------------------------------------------------------------------------------------

-- Sets DATA's fact at PATH.
function answers.set(data, path, value)
  for i = 1, #path - 1 do
    if type(data[path[i]]) ~= "table" then data[path[i]] = {} end
    data = data[path[i]]
  end
  data[path[#path]] = value
end

-- The path of what was taken out above PATH; nil if nothing was.
function answers:taken_out(path)
  for i = 1, #path - 1 do
    local above = table.move(path, 1, i, 1, {})
    if facts.at(self.data, above) == false then return above end
  end
end

-- A fact is answered at PLACE: it is written if it is not what the parent says, or each year's own.
function answers:answer(path, value, place, fact)
  self.places[facts.shown(path)] = place
  if not fact.own and sheets.same(facts.at(self.base, path), value) then return end
  if fact.own == "issuer" and sheets.same(facts.at(self.base, path), value) and not self.is_other then return end
  local out = self:taken_out(path)
  if out then
    local node = facts.node_at(self.tree, out)
    return self:fault(place, ("“%s”写了“%s”，这里又填了内容"):format(node.fact[2], texts.out), "请去掉其中的一个")
  end
  answers.set(self.data, path, value)
end

-- Whether the new notice has to say FACT itself.
function answers:is_due(fact)
  return (fact.own == "year" and not fact.rare) or fact.own == "issuer" and self.is_other
end

-- What clerks call the words that TEXT, a fact's, could be, if it is none of them.
function answers:not_one_of(fact, text)
  local called = {}
  for word, name in pairs(fact[3] == "word" and self.names:of_fact(fact) or {}) do
    if text == word or text == name then return nil end
    called[#called + 1] = name
  end
  return #called > 0 and vocabularies.own[fact.of] and table.concat(called, "、") or nil
end

function answers:read_value(fact, text, place)
  if text == texts.out then return false end
  local words = self:not_one_of(fact, text)
  if words then return self:fault(place, ("“%s”没有“%s”这个词"):format(fact[2], text), "可以写：" .. words) end
  local value, what, remedy = texts.read(fact, text, self.names:of_fact(fact))
  if value == nil then self:fault(place, ("“%s”%s"):format(fact[2], what or "看不懂：" .. text), remedy or "请核对") end
  return value
end

-- --- The sheet 事项 -------------------------------------------------------------------------------------------------

function answers:read_clause(row, path, number)
  local text = self:cell(form.questions, number, form.clause)
  if not path then return end
  local place = self:place(form.questions, number, form.clause)
  self.places[facts.shown(path)] = place
  if text == "" then return end
  if text == texts.out or text == texts.nothing then
    return self:fault(place, ("“%s”的条款写着“%s”"):format(row.name, text), "没有条款的空着")
  end
  self:answer(path, text, place, facts.node_at(self.tree, path).fact)
end

function answers:read_section(row, text, place)
  if text == "" then return end
  local fact = row.node.fact
  if text ~= texts.out or not fact.off then
    return self:fault(place, ("“%s”这一格不填内容，写着“%s”"):format(row.name, text),
      fact.off and "整个不要的写“" .. texts.out .. "”；内容写在下面各行" or "请清空；内容写在下面各行")
  end
  self:answer(row.path, false, place, fact)
end

-- A date that is taken over from another year is told: it may be right, or forgotten.
function answers:tell_old_date(fact, value, place)
  local is_date = fact[3] == "date" or fact[3] == "years"
  if not is_date or type(value) == "nil" or value == false or self.base.year == self.data.year then return end
  self:doubt(place, ("“%s”照上一份的：%s"):format(fact[2], texts.shown(fact, value)), "今年变了的请填上；没有变的不必管")
end

-- A value is missing that has to be said.
function answers:read_nothing(row, place)
  local fact = row.node.fact
  if not self:is_due(fact) then self:tell_old_date(fact, row.value, place) end
  if self.spoilt[place] or not self:is_due(fact) then return end
  if row.value ~= nil and not texts.is_single(fact) then
    return self:fault(place, ("没有说今年的“%s”是什么"):format(row.name),
      ("请选“%s”（先把工作表“%s”改成今年的）或“%s”"):format(form.see, row.sheet.title, form.same))
  end
  self:fault(place, ("没有填“%s”"):format(row.name),
    row.sheet and ("请在工作表“%s”里填，这一格选“%s”"):format(row.sheet.title, form.see)
      or "请填" .. (texts.how[fact[3]] and "，" .. texts.how[fact[3]] or ""))
end

function answers:read_sheet(row, text, place)
  local fact, sheet = row.node.fact, row.sheet
  if self.cells[sheet.title] == nil or self.cells[sheet.title][form.ids] == nil then
    return self:fault(place, ("找不到工作表“%s”"):format(sheet.title), "请不要删工作表、改它的名字和前几行；改回去再读")
  end
  local read = sheets.read(sheet, self)
  if text == texts.out and fact.off then return self:answer(row.path, false, place, fact) end
  if text ~= "" and text ~= form.same and text ~= form.see then
    return self:fault(place, ("“%s”这一格写着“%s”"):format(row.name, text),
      ("请选“%s”或“%s”"):format(form.same, form.see))
  end
  if text == form.same and read.is_changed then
    return self:fault(place, ("选了“%s”，可是工作表“%s”改过了（%s）"):format(form.same, sheet.title, read.changed_at),
      ("按改过的，选“%s”；照上一份的，把工作表改回去"):format(form.see))
  end
  if text ~= texts.out and read.is_emptied and (text == "" or fact.off or fact.least) then
    return self:fault(place, ("工作表“%s”里一行也没有了"):format(sheet.title),
      fact.least and "请填上" or ("真的没有的，这里选“%s”"):format(fact.off and texts.out or form.see))
  end
  if text == "" and not read.is_changed then return self:read_nothing(row, place) end
  read.apply(self:is_due(fact))
end

function answers:read_row(row, number)
  local text, place = self:cell(form.questions, number, form.now), self:place(form.questions, number, form.now)
  self.places[row.code] = self.places[row.code] or place
  if row.kind ~= "clause" then
    if row.sheet then
      self:read_sheet(row, text, place)
    elseif row.kind == "section" then
      self:read_section(row, text, place)
    elseif text == "" then
      self:read_nothing(row, place)
    else
      local value = self:read_value(row.node.fact, text, place)
      if value ~= nil then self:answer(row.path, value, place, row.node.fact) end
    end
  end
  self:read_clause(row, row.clause, number)
end

-- A row that the user added: a code and a value.
function answers:read_added(code, number, is_known)
  local place = self:place(form.questions, number, form.code)
  local node, path = self:asked(code)
  if is_known then
    return self:fault(place, ("“%s”（%s）有两行"):format(node.fact[2], code), "请只留一行")
  end
  if not node or not texts.is_single(node.fact) then
    return self:fault(place, ("没有“%s”这个代号"):format(code), "代号见 docs/notices.md 的表；不用的清空")
  end
  if node.fact[3] == "clause" or node.fact[3] == "annex" then
    return self:read_clause({ name = node.fact[2] }, path, number)
  end
  self:read_row({ code = code, path = path, node = node, name = node.fact[2], kind = "fact" }, number)
end

-- --- All of it -----------------------------------------------------------------------------------------------------

-- Who issues the new notice decides what it takes over.
function answers:find_base(numbers)
  local number = numbers.issuer
  local issuer = number and self:cell(form.questions, number, form.now) or ""
  self.is_other = issuer ~= "" and issuer ~= self.parent.issuer or self.parent.issuer == nil
  self.base = inherit.over(self.parent, issuer ~= "" and { issuer = issuer } or {})
end

-- NAMES: of words. FROM: the name of the notice that the new one builds on.
function answers:read(names, from)
  self.names = names
  local numbers, added = {}, {}
  local known = {}
  for _, row in ipairs(self.plan.rows) do known[row.code or ""] = true end
  for number, cells in pairs(self.cells[form.questions] or {}) do
    local code = cells[form.code] or ""
    if known[code] and not numbers[code] then
      numbers[code] = number
    elseif code ~= "" and number >= form.first then
      added[#added + 1] = number
    end
  end
  self:find_base(numbers)
  for _, row in ipairs(self.plan.rows) do
    local number = row.code and row.code ~= "from" and numbers[row.code]
    if number then
      self:read_row(row, number)
    elseif row.code and row.code ~= "from" and row.node.fact.own then
      self:fault(self.book .. "[" .. form.questions .. "]", ("找不到“%s”（%s）这一行"):format(row.name, row.code),
        "请不要删行；用 zhibiao notice new 另做一份再填")
    end
  end
  table.sort(added)
  for _, number in ipairs(added) do
    local code = self:cell(form.questions, number, form.code)
    self:read_added(code, number, known[code])
  end
  self.data.from = from
  return self.data
end

-- The place of a fact, or of the nearest that has one.
function answers:place_of(path)
  for i = #path, 1, -1 do
    local place = self.places[facts.shown(table.move(path, 1, i, 1, {}))]
    if place then return place end
  end
  return self.book
end

return answers
