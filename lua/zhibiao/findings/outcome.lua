-- What was found, in words for the terminal: who was judged, and what has to be done, each step once with some of those
-- whom it concerns.
local findings = require("zhibiao.findings")
local rule_name = require("zhibiao.rule_names")
local rules = require("zhibiao.rules")
local outcome = {}

local max_steps, max_names = 12, 3
local max_message = 30 -- characters of an example

-- What can't be read is mended column by column, each in its own way: its message begins with the header.
local unreadable = [[WHEN 'unreadable' THEN
  CASE WHEN instr(message, '：') BETWEEN 2 AND 16
    THEN '改正“' || substr(message, 1, instr(message, '：') - 1) || '”' ELSE rule END]]

-- An SQL expression: the step that mends what a rule finds.
local function step_of_rule()
  local parts = { unreadable }
  for _, rule in ipairs(rules.all) do
    if rule.step then parts[#parts + 1] = ("WHEN '%s' THEN '%s'"):format(rule.id, rule.step) end
  end
  return "CASE rule " .. table.concat(parts, " ") .. " ELSE rule END"
end

local step = step_of_rule()

local steps_sql = ([[
  SELECT %s AS step, level, CASE level WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END AS urgency,
    count(*) AS n, count(DISTINCT owner) AS owners, min(rule) AS rule, count(DISTINCT rule) AS rules,
    count(DISTINCT clause) AS clauses, min(clause) AS clause
  FROM _findings GROUP BY step, level ORDER BY urgency, owners DESC, n DESC, step]]):format(step)

local names_sql = "SELECT record, message, remedy FROM _findings WHERE " .. step
  .. " = ? AND level = ? ORDER BY number LIMIT 50"

-- Gives ROW, a step, some of those whom it concerns, each once, and what its first finding says.
local function add_examples(row)
  local names, seen, all, first_one = {}, {}, 0, nil
  for x in query(names_sql, row.step, row.level) do
    first_one = first_one or x
    if x.record ~= "" and not seen[x.record] then
      seen[x.record], all = true, all + 1
      if all <= max_names then names[all] = x.record:gsub("（%d.*$", "") end
    end
  end
  row.message, row.remedy = first_one.message, first_one.remedy
  row.names = table.concat(names, "、") .. (all > max_names and "等" or "")
end

local function shortened(message)
  if utf8.len(message) <= max_message then return message end
  return message:sub(1, utf8.offset(message, max_message) - 1) .. "…"
end

-- The steps of _findings, the most urgent and of the most people first: word, step, n, owners, clause; names,
-- message and remedy of the first MOST (nil: of all).
function outcome.steps(most)
  local steps = {}
  for row in query(steps_sql) do
    row.word = findings.level(row.level).word
    if most == nil or #steps < most then add_examples(row) end
    row.step = rule_name(row.step) or row.step
    if row.clauses > 1 then row.clause = "" end
    steps[#steps + 1] = row
  end
  return steps
end

-- 错误 12 处，提醒 3 处，提示 0 处, and how many in all.
local function counts()
  local of_level, parts, all = {}, {}, 0
  for row in query("SELECT level, count(*) AS n FROM _findings GROUP BY level") do of_level[row.level] = row.n end
  for _, level in ipairs(findings.levels) do
    local n = of_level[level.name] or 0
    parts[#parts + 1], all = level.word .. " " .. n .. " 处", all + n
  end
  return table.concat(parts, "，"), all
end

-- The same; "" if nothing was found.
function outcome.counted()
  local words, all = counts()
  return all > 0 and words or ""
end

function outcome.text()
  local lines = { "申报人员 " .. count("applicants") .. " 人：" .. counts() }
  local steps = outcome.steps(max_steps)
  for i = 1, math.min(max_steps, #steps) do
    local one = steps[i]
    local clause = one.clause ~= "" and "（" .. one.clause .. "）" or ""
    local names = one.names ~= "" and one.names .. "，" or ""
    lines[#lines + 1] = ("  %s %5d 处  %s%s：%s如“%s”"):format(one.word, one.n, one.step, clause, names,
      shortened(one.message))
  end
  if #steps > max_steps then lines[#lines + 1] = "  还有 " .. #steps - max_steps .. " 种" end
  return table.concat(lines, "\n") .. "\n"
end

return outcome
