-- The cases of a notice: cases/ in its folder has folders of small tables, as offices hand them in (申报人员.csv, 继续教育.csv
-- …, with as few columns as the case is about: a rule whose columns are not there is not judged), and in each a table
-- 预期.csv that says what has to come out:
--
--   身份证号,说明,应当查出
--   330599198503120031,每年 96 学时,通过
--   330599198503120058,每年 84 学时,hours-enough
--
-- 身份证号: whose row it is about; 工作单位 instead, if it is a unit's. 应当查出: 通过, no errors; else the rules that find
-- something, by their ids or names, with 、 between them. Errors that it does not name must not be found; warnings may.
-- All is judged as on the last day of the notice's year. `zhibiao notice check` runs them.
local lists = require("zhibiao.lists")
local rules = require("zhibiao.rules")
local words = require("zhibiao.words")
local notice_cases = {}

local passes = "通过"
local separators = { "、", "，", ",", "；", ";", "\n" }

local ids, names = {}, {}
for _, rule in ipairs(rules.all) do ids[rule.id], ids[rule.name], names[rule.id] = rule.id, rule.id, rule.name end

-- A row of 预期 by its headers.
local function fields_of(text)
  local out = {}
  for header, value in text:gmatch("([^\t\n]*)\t([^\n]*)") do out[header] = value:match("^%s*(.-)%s*$") end
  return out
end

-- What is expected: rule ids, in order; or nil and a word that is no rule.
local function wanted_of(text)
  local out = {}
  for _, part in ipairs(words.parts(text, separators)) do
    local word = part:match("^%s*(.-)%s*$")
    if word ~= "" and word ~= passes then
      if ids[word] == nil then return nil, word end
      out[#out + 1] = ids[word]
    end
  end
  return out
end

-- The rules that found something in what is OWNER's, and those of errors, with what they say.
local function found_of(owner)
  local found, errors = {}, {}
  for row in query("SELECT rule, level, message FROM _findings WHERE owner = ? ORDER BY number", owner) do
    found[row.rule] = true
    if row.level == "error" then errors[#errors + 1] = { rule = row.rule, message = row.message } end
  end
  for row in query("SELECT message FROM _problem WHERE owner = ?", owner) do
    errors[#errors + 1] = { rule = "unreadable", message = row.message }
  end
  return found, errors
end

local function is_there(owner)
  return query("SELECT 1 FROM applicants WHERE id_number = ?", owner)() ~= nil
    or query("SELECT 1 FROM units WHERE unit = ?", owner)() ~= nil
    or query("SELECT 1 FROM posts WHERE unit = ?", owner)() ~= nil
end

local function named(id)
  return names[id] and ("%s（%s）"):format(names[id], id) or id
end

-- TEXT: a row of 预期, a header, a tab and a value in each line. "" if it came out as it says; else what did not.
function notice_cases.came_out(text)
  local row = fields_of(text)
  local owner, expected = row["身份证号"] or row["工作单位"], row["应当查出"]
  if not owner or not expected or expected == "" then return "这一行没有写身份证号（或工作单位）、应当查出" end
  local wanted, unknown = wanted_of(expected)
  if wanted == nil then return ("没有“%s”这条规则；规则的代号和名称见 zhibiao check --rules"):format(unknown) end
  if not is_there(owner) then return ("表里没有 %s"):format(owner) end
  local found, errors = found_of(owner)
  local out = {}
  for _, id in ipairs(wanted) do
    if not found[id] then out[#out + 1] = "没有查出" .. named(id) end
  end
  for _, one in ipairs(errors) do
    if not lists.has(wanted, one.rule) then out[#out + 1] = ("查出了%s：%s"):format(named(one.rule), one.message) end
  end
  if #out == 0 then return "" end
  return ("%s %s：%s"):format(owner, row["说明"] or "", table.concat(out, "；"))
end

return notice_cases
