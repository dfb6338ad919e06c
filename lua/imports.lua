-- 导入报告: where each row came from and what became of it; rows that differ, of nobody, likely the same; what was changed and what
-- could not be read. The tables whose names begin with _ are explained in generators/store/store.h.
local notice = require("notices.current")

local most = 5000 -- rows of a sheet: a report is read by people

-- The rows of SQL, a SELECT, each through SHOW; more: how many are not listed.
local function collect(sql, show)
  local lines, n = { more = "" }, 0
  for row in query(sql) do
    n = n + 1
    if n <= most then lines[n] = show and show(row) or row end
  end
  if n > most then lines.more = "只列出前 " .. most .. " 行，还有 " .. (n - most) .. " 行没有列出" end
  return lines
end

local counted = { "rows", "used", "orphans", "same", "other", "ownerless", "skipped" }

local function balanced(line)
  return line.rows == line.used + line.orphans + line.same + line.other + line.ownerless + line.skipped and "平" or "不平"
end

-- A line of 来源: what was not taken as a table has no numbers.
local function source(row)
  row.taken = row.number ~= ""
  row.check = row.taken and balanced(row) or ""
  if row.sheet == "" then row.sheet = "—" end
  if row.title == "" then row.title = "没有读" end
  return row
end

-- The sums of all lines, also of those that are not listed.
local function total(lines)
  local sums = { problems = 0 }
  for row in query([[SELECT total(rows) AS rows, total(used) AS used, total(orphans) AS orphans, total(same) AS same,
      total(other) AS other, total(ownerless) AS ownerless, total(skipped) AS skipped, total(problems) AS problems FROM _sheets]]) do
    for _, field in ipairs(counted) do sums[field] = math.tointeger(row[field]) end
    sums.problems = math.tointeger(row.problems)
  end
  sums.check = balanced(sums)
  sums.listed = lines.more == "" -- then a formula can add them up
  return sums
end

local function outcome(row)
  row.outcome = row.decided == 1 and "按指定的文件采用左边" or "没有定：文书没有做"
  return row
end

local kinds = { unit = "单位的写法不同", name = "一个身份证号，不同的姓名", id = "同名、同一天出生，身份证号不同" }

-- Groups are numbered from 1 as they come.
local function likely()
  local groups, last = 0, nil
  return collect("SELECT * FROM _likely ORDER BY kind DESC, number, rowid", function(row)
    local group = row.kind .. row.number
    if group ~= last then groups, last = groups + 1, group end
    row.group, row.what = groups, kinds[row.kind]
    return row
  end)
end

return {
  title = "导入报告", template = "imports", order = 6,
  records = function() return items { {} } end,
  make = function()
    local sources = collect("SELECT * FROM _sheets ORDER BY rowid", source)
    return {
      file = "导入报告", record = "导入报告",
      heading = notice.city .. notice.year .. "年度职称申报数据导入报告",
      sources = sources, total = total(sources),
      conflicts = collect("SELECT * FROM _conflicts ORDER BY rowid", outcome),
      orphans = collect([[SELECT *, place(tbl, first_row, '') AS place FROM _orphans WHERE kind = 'person' ORDER BY first_row]]),
      units = collect([[SELECT *, place(tbl, first_row, 'unit') AS place FROM _orphans WHERE kind = 'unit' ORDER BY first_row]]),
      likely = likely(),
      changes = collect("SELECT * FROM _changes ORDER BY rowid"),
      problems = collect("SELECT * FROM _problem WHERE code <> 'duplicate' ORDER BY row, rowid"),
    }
  end,
}
