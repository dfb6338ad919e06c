-- Which rules can be judged: a rule asks for columns of its row's sheet and for other tables. What is missing is told
-- once for each sheet.
local columns = require("zhibiao.columns")
local rules = require("zhibiao.rules")
local stages = require("zhibiao.stages")
local subject = require("zhibiao.subject")
local judgeable = {}

local max_names = 8 -- of rules that were not judged, in a message

local function is_there(table_)
  if table_ == "photos" then return photos() > 0 end
  return subject.is_filled(table_)
end

-- What is missing, by sheet ("": whole tables): its words, and the rules that can't be judged without it.
local missing, by_sheet = {}, {}

local function add_once(list, word)
  if list[word] then return end
  list[#list + 1], list[word] = word, true
end

-- How often something was missing, so that judging.lua can tell whether judging one thing has added to it.
judgeable.noted = 0

local function note_missing(sheet, row, word, rule)
  judgeable.noted = judgeable.noted + 1
  if by_sheet[sheet] == nil then
    by_sheet[sheet] = { row = row, words = {}, rules = {} }
    missing[#missing + 1] = by_sheet[sheet]
  end
  add_once(by_sheet[sheet].words, word)
  add_once(by_sheet[sheet].rules, rule.name)
end

local function can_judge(rule, sheet, row)
  if rule.stage and not stages.is_reached(rule.stage) then return false end
  local can = true
  for _, table_ in ipairs(rule.needs or {}) do
    if not is_there(table_) then
      can = false
      note_missing("", nil, columns.titles[table_] or "照片", rule)
    end
  end
  for _, column in ipairs(rule.columns or {}) do
    -- A line above the table, 填报单位：…, is as good as a column.
    if not has(row, column) and row[column] == "" then
      can = false
      if not stages.is_later(rule.on, column) then
        note_missing(sheet, row, columns.headers[rule.on][column], rule)
      end
    end
  end
  return can
end

local of_sheet = {}

local function choose(on, sheet, row)
  local chosen, understood = {}, {}
  for _, rule in ipairs(rules.on[on]) do
    if can_judge(rule, sheet, row) then
      chosen[#chosen + 1] = rule
      for _, kind in ipairs(rule.understands or {}) do add_once(understood, kind) end
    end
  end
  chosen.understood = understood
  return chosen
end

-- The rules on ON (a rule's field) that can be judged of the rows of ROW's sheet, and as `understood` the kinds of
-- words on which they depend; ROW is nil for the batch.
function judgeable.rules(on, row)
  local sheet = on .. (row and row._row >> 32 or "")
  if of_sheet[sheet] == nil then of_sheet[sheet] = choose(on, sheet, row) end
  return of_sheet[sheet]
end

-- A warning for each sheet that lacks something, after all else has been judged.
function judgeable.tell_missing()
  for _, entry in ipairs(missing) do
    local skipped, all = entry.rules, #entry.rules
    local more = all > max_names and "等 " .. all .. " 项" or ""
    local names = "“" .. table.concat(entry.words, "”“") .. "”"
    local what = entry.row and "这张表没有" .. names .. "列" or "没有" .. names
    finding {
      rule = "not-judged", level = "warning", row = entry.row,
      message = what .. "，没有查：" .. table.concat(skipped, "、", 1, math.min(all, max_names)) .. more,
      remedy = "请补上再查；确实不用的，不用管它",
    }
  end
end

return judgeable
