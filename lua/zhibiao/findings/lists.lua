-- The findings as 检查报告 lists them: a list for each office, and one for each unit.
local findings = require("zhibiao.findings")
local offices = require("zhibiao.offices")
local lists = {}

local max_rows = 16000 -- of all sheets together: people read them, and a spreadsheet has to open them

-- The first ? rows of each part: the most urgent, then unit by unit. whole: how many there are.
local sql = [[
  SELECT *, link(source_row, place) AS link FROM (
    SELECT *, count(*) OVER (PARTITION BY %s) AS whole,
      row_number() OVER (PARTITION BY %s ORDER BY urgency, unit, number) AS n FROM (]] .. findings.all .. [[))
  WHERE n <= ? ORDER BY district, unit, n]]

-- One list for each KEY(row), of MOST lines at most: { name, district, unit, lines, more }.
local function collect(partition, most, key)
  local all, by_name = {}, {}
  for row in query(sql:format(partition, partition), most) do
    local name = key(row)
    local one = by_name[name]
    if one == nil then
      one = { name = name, district = findings.office_of(row), unit = row.unit, lines = {}, more = "" }
      if row.whole > most then
        one.more = "只列出前 " .. most .. " 处，还有 " .. row.whole - most
          .. " 处没有列出。全部的用 zhibiao check --json"
      end
      all[#all + 1], by_name[name] = one, one
    end
    row.word = findings.level(row.level).word
    one.lines[#one.lines + 1] = row
  end
  return all
end

function lists.by_office(most)
  local all = offices.sorted(collect("owner = '', district", most, findings.office_of), "name")
  for _, one in ipairs(all) do
    table.sort(one.lines, function(x, y) return x.n < y.n end)
  end
  return all
end

function lists.by_unit(most)
  local all = {}
  local function key(row) return findings.office_of(row) .. "\n" .. findings.unit_of(row) end
  for _, one in ipairs(collect("owner = '', district, unit", most, key)) do
    if one.district ~= findings.nobody then
      one.name = findings.unit_of(one)
      all[#all + 1] = one
    end
  end
  return offices.sorted(all, "district")
end

-- How many lines a sheet may have so that all together have no more than max_rows: what short ones leave goes to the
-- others. Of lists of things with counts (zhibiao/findings/counts.lua), a sheet each.
function lists.share(...)
  local sizes = {}
  for _, list in ipairs { ... } do
    for _, one in ipairs(list) do sizes[#sizes + 1] = one.error + one.warning + one.hint end
  end
  table.sort(sizes)
  local left = max_rows
  for i, size in ipairs(sizes) do
    local fair = left // (#sizes - i + 1)
    if size > fair then return fair end
    left = left - size
  end
  return max_rows
end

return lists
