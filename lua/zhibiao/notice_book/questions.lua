-- The workbook of questions as templates/notice_questions.xml shows it, of a plan (plan.lua).
local form = require("zhibiao.notice_book.form")
local sheets = require("zhibiao.notice_book.sheets")
local texts = require("zhibiao.notice_book.texts")
local questions = {}

-- A list to choose from, as workbooks have room for it: short, and no commas in its words.
local function choices(words)
  local list = table.concat(words, ",")
  for _, word in ipairs(words) do
    if word:find(",", 1, true) then return "" end
  end
  return #list <= 255 and list or ""
end

local function choices_of(fact, names)
  if fact[3] == "flag" then return "是,否" end
  if fact[3] ~= "word" then return "" end
  local words = names:words(fact.of)
  for i, word in ipairs(words) do words[i] = names:shown(fact.of, word) end
  return choices(words)
end

-- --- The sheet 事项 -------------------------------------------------------------------------------------------------

-- The style of a cell to fill in.
local styles = { date = "date", year = "whole", integer = "whole", number = "number" }

local function style_of(fact)
  return styles[fact[3]] or "text"
end

local function is_due(fact, parent)
  return (fact.own == "year" and not fact.rare) or fact.own == "issuer" and parent.issuer == nil
end

local function about(row, parent)
  local fact, out = row.node.fact, {}
  if is_due(fact, parent) then
    out[1] = "必填"
  elseif fact.own == "issuer" then
    out[1] = "发文单位换了的必填"
  end
  if row.sheet then
    out[#out + 1] = ("在工作表“%s”里填，这里选“%s”"):format(row.sheet.title, form.see)
  elseif texts.how[fact[3]] then
    out[#out + 1] = texts.how[fact[3]]
  end
  if fact.off then out[#out + 1] = "整个不要的写“" .. texts.out .. "”" end
  return table.concat(out, "；")
end

local function was(row, names)
  local fact = row.node.fact
  if row.value == false and fact[3] ~= "flag" then return texts.out end
  if row.sheet then return #row.sheet.rows > 0 and #row.sheet.rows .. " 行，见工作表" or "" end
  if row.kind ~= "fact" then return "" end
  return texts.shown(fact, row.value, names:of_fact(fact))
end

-- The style of the cell that takes the answer.
local function now_of(row, parent)
  local fact = row.node.fact
  if row.code == "from" then return "locked" end
  if row.kind == "clause" or row.kind == "section" and not fact.off then return "locked" end
  local style = row.kind == "fact" and style_of(fact) or "text"
  return is_due(fact, parent) and style .. "-due" or style
end

local function row_of(row, plan, names, from)
  if row.kind == "heading" then
    return { code = "", name = row.name, name_style = "section", was = "", now = "", now_style = "locked", choices = "",
      clause_was = "", clause_style = "locked", about = "" }
  end
  local fact = row.node.fact
  local words = choices_of(fact, names)
  if row.sheet then words = choices { form.see, form.same, fact.off and texts.out or nil } end
  if row.kind == "section" and fact.off then words = texts.out end
  return {
    code = row.code, name = row.name, now = row.code == "from" and from or "", now_style = now_of(row, plan.notice),
    name_style = row.kind == "section" and "section" or row.sheet and "sheet" or "name",
    was = was(row, names),
    choices = words, clause_was = row.clause_was or "", clause_style = row.clause and "text" or "locked",
    about = about(row, plan.notice),
  }
end

-- --- Other sheets --------------------------------------------------------------------------------------------------

local function width_of(column)
  local type_ = column.node and column.node.fact[3]
  if type_ == "words" or type_ == "texts" then return "52mm" end
  if type_ == "text" and not column.node.fact.required then return "44mm" end
  return type_ == "text" and "38mm" or "26mm"
end

local function column_of(column, names)
  local fact = column.node and column.node.fact
  local words = fact and choices_of(fact, names) or not fact and choices(names:words(column.key)) or ""
  local name = column.name or "第 " .. column.depth .. " 级的词"
  if not fact then name = questions.key_names[column.key] or "名称" end
  return {
    id = column.code, name = name .. (fact and fact.required and " *" or ""), width = width_of(column),
    style = fact and style_of(fact) or "text", list = words, how = fact and texts.how[fact[3]] or "",
  }
end

questions.key_names = {
  series = "专业", condition = "专业", level = "级别", education = "学历", gender = "性别", class = "班次", step = "哪一步",
  attachment = "附件", reviewer = "部门", kind = "申报类型", hours = "科目", document = "文书", rule = "规则",
}

local function sheet_of(sheet, names)
  local columns, rows = {}, {}
  for i, column in ipairs(sheet.columns) do columns[i] = column_of(column, names) end
  for i, row in ipairs(sheet.rows) do
    rows[i] = {}
    for j, column in ipairs(sheet.columns) do
      rows[i][j] = { value = sheets.shown(column, row, names), style = columns[j].style }
    end
  end
  return { title = sheet.title, columns = columns, rows = rows }
end

-- PLAN; NAMES: of words; FROM: the name of the notice that the new one builds on; NAME: of the new one.
function questions.model(plan, names, from, name)
  local rows, others = {}, {}
  for i, row in ipairs(plan.rows) do rows[i] = row_of(row, plan, names, from) end
  for i, sheet in ipairs(plan.sheets) do others[i] = sheet_of(sheet, names) end
  local spare = {}
  for i = 1, form.spare do spare[i] = i end
  return { name = name, from = from, rows = rows, sheets = others, spare = spare, last_row = form.most,
    questions = form.questions }
end

return questions
