-- 检查报告: what `zhibiao check` found, counted, and listed by office and by unit.
local notice = require("notices.current")
local findings = require("zhibiao.findings")
local offices = require("zhibiao.offices")
local rules = require("zhibiao.rules")
local tabs = require("zhibiao.tabs")

local most_rows = 16000 -- of all sheets: a report is read by people, and a spreadsheet has to open it
local most_units = 100 -- units with a sheet of their own; of more, the offices' sheets tell

-- The first ? rows of each part of findings.all: the most urgent, then unit by unit. whole: how many there are.
local listed = [[SELECT *, link(source_row, place) AS link FROM (SELECT *, count(*) OVER (PARTITION BY %s) AS whole,
  row_number() OVER (PARTITION BY %s ORDER BY urgency, unit, number) AS n FROM (]] .. findings.all .. ")) WHERE n <= ? ORDER BY district, unit, n"

-- --- Lists --------------------------------------------------------------------------------------------------------

local nobody = "全部数据" -- the sheet of what concerns no unit

local function office_of(row)
  if row.owner == "" then return nobody end
  return row.district ~= "" and row.district or "未填区县"
end

local function unit_of(row)
  return row.unit ~= "" and row.unit or "未填单位"
end

local function line(row)
  row.word = findings.level(row.level).word
  return row
end

-- One list for each KEY(row) of the rows, of at most MOST lines: { name, district, lines, more }.
local function lists(partition, most, key)
  local all, by_name = {}, {}
  for row in query(listed:format(partition, partition), most) do
    local name = key(row)
    local one = by_name[name]
    if one == nil then
      one = { name = name, district = office_of(row), unit = row.unit, lines = {}, more = "" }
      if row.whole > most then one.more = "只列出前 " .. most .. " 处，还有 " .. row.whole - most .. " 处没有列出。全部的用 zhibiao check --json" end
      all[#all + 1], by_name[name] = one, one
    end
    one.lines[#one.lines + 1] = line(row)
  end
  return all
end

local function by_office(most)
  local all = offices.sorted(lists("owner = '', district", most, office_of), "name")
  for _, one in ipairs(all) do
    table.sort(one.lines, function(x, y) return x.n < y.n end)
  end
  return all
end

local function by_unit(most)
  local all = {}
  for _, one in ipairs(lists("owner = '', district, unit", most, function(row) return office_of(row) .. "\n" .. unit_of(row) end)) do
    if one.district ~= nobody then
      one.name = unit_of(one)
      all[#all + 1] = one
    end
  end
  return offices.sorted(all, "district")
end

-- How many lines a sheet may have, so that all have most_rows: short ones leave room for the others.
local function share(sheets)
  table.sort(sheets)
  local room = most_rows
  for i, lines in ipairs(sheets) do
    local fair = room // (#sheets - i + 1)
    if lines > fair then return fair end
    room = room - lines
  end
  return most_rows
end

-- The number of findings on each sheet.
local function sizes(...)
  local all = {}
  for _, list in ipairs { ... } do
    for _, one in ipairs(list) do all[#all + 1] = one.error + one.warning + one.hint end
  end
  return all
end

-- --- Counts -------------------------------------------------------------------------------------------------------

local counts = [[count(DISTINCT CASE WHEN urgency = 1 AND id_number <> '' THEN id_number END) AS wrong, coalesce(sum(urgency = 1), 0) AS error,
  coalesce(sum(urgency = 2), 0) AS warning, coalesce(sum(urgency = 3), 0) AS hint]]

-- Applicants and findings of each district, those with no applicant, too.
local function districts()
  local all, by_name = {}, {}
  local function of(row)
    local name = office_of(row)
    if by_name[name] == nil then
      by_name[name] = { name = name, people = 0, wrong = 0, error = 0, warning = 0, hint = 0 }
      all[#all + 1] = by_name[name]
    end
    return by_name[name]
  end
  for row in query("SELECT 'x' AS owner, district, count(*) AS n FROM applicants GROUP BY district ORDER BY district") do of(row).people = row.n end
  for row in query("SELECT max(owner) AS owner, district, " .. counts .. " FROM (" .. findings.all .. ") GROUP BY owner = '', district ORDER BY 1, 2") do
    local one = of(row)
    for _, field in ipairs { "wrong", "error", "warning", "hint" } do one[field] = row[field] end
  end
  return offices.sorted(all, "name")
end

local function units()
  local people = {}
  for row in query("SELECT district, unit, count(*) AS n FROM applicants GROUP BY district, unit") do people[row.district .. "\n" .. row.unit] = row.n end
  local all = {}
  for row in query("SELECT 'x' AS owner, district, unit, " .. counts .. " FROM (" .. findings.all .. ") WHERE owner <> '' GROUP BY district, unit"
    .. " ORDER BY district, error DESC, warning DESC, unit") do
    row.people = people[row.district .. "\n" .. row.unit] or 0
    row.district, row.name = office_of(row), unit_of(row)
    all[#all + 1] = row
  end
  return offices.sorted(all, "district")
end

-- What was found of each rule, and how often.
local function kinds()
  local texts, all = {}, {}
  for _, rule in ipairs(rules.all) do texts[rule.id] = rule.text end
  texts["not-judged"] = "有关的列、表都有（没有的，这些规则没有查）"
  for row in query("SELECT rule, level, clause, count(*) AS n, count(DISTINCT owner) AS owners FROM (" .. findings.all
    .. ") GROUP BY rule, level, clause, urgency ORDER BY urgency, n DESC, rule") do
    row.text, row.word = texts[row.rule], findings.level(row.level).word
    all[#all + 1] = row
  end
  return all
end

local function total(list)
  local sums = { people = 0, wrong = 0, error = 0, warning = 0, hint = 0 }
  for _, one in ipairs(list) do
    for field in pairs(sums) do sums[field] = sums[field] + one[field] end
  end
  return sums
end

-- --- The workbook -------------------------------------------------------------------------------------------------

-- Names the sheets, and lets the counts lead to them.
local function linked(book)
  local named = tabs.new { "总览", "单位" }
  local targets = {}
  for _, sheet in ipairs(book.offices) do
    sheet.tab = named(sheet.name)
    targets[sheet.name] = tabs.link(sheet.tab)
  end
  for _, sheet in ipairs(book.sheets) do
    sheet.tab = named(sheet.name)
    targets[sheet.district .. "\n" .. sheet.name] = tabs.link(sheet.tab)
  end
  for _, one in ipairs(book.districts) do one.link = targets[one.name] or "" end
  for _, one in ipairs(book.units) do one.link = targets[one.district .. "\n" .. one.name] or targets[one.district] end
  return book
end

return {
  title = "检查报告", template = "findings", order = 1, command = "check",
  records = function() return items { {} } end,
  make = function()
    local all, found = units(), districts()
    local own = #all <= most_units
    local most = share(sizes(found, own and all or {}))
    return linked {
      file = "检查报告", record = "检查报告",
      heading = notice.city .. notice.year .. "年度职称申报材料检查报告", notice = notice, date = date,
      districts = found, total = total(found), units = all, kinds = kinds(), offices = by_office(most), sheets = own and by_unit(most) or {},
      most_units = most_units,
    }
  end,
}
