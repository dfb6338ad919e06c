-- 导入报告: where each row came from and what became of it; rows that differ, rows of nobody, near-duplicates; what was
-- changed and what could not be read. generators/store/store.h explains the tables whose names begin with _.
local notice = require("notices.current")
local cross = require("zhibiao.cross")

local max_rows = 5000 -- of a sheet: people read it

-- The rows of a SELECT, each as SHOW makes it. more: how many are not listed.
local function collect(sql, show)
  local lines, n = { more = "" }, 0
  for row in query(sql) do
    n = n + 1
    if n <= max_rows then lines[n] = show and show(row) or row end
  end
  if n > max_rows then lines.more = "只列出前 " .. max_rows .. " 行，还有 " .. (n - max_rows) .. " 行没有列出" end
  return lines
end

-- --- 来源 ----------------------------------------------------------------------------------------------------------

local counted = { "rows", "used", "orphans", "same", "other", "ownerless", "skipped" }

local function balanced(line)
  local sum = line.used + line.orphans + line.same + line.other + line.ownerless + line.skipped
  return cross.verdict(line.rows == sum)
end

-- What was not taken as a table has no numbers.
local function source(row)
  row.taken = row.number ~= ""
  row.check = row.taken and balanced(row) or ""
  if row.sheet == "" then row.sheet = "—" end
  if row.title == "" then row.title = "没有读" end
  return row
end

-- The sums over all of LINES, also over those that are not listed.
local function total(lines)
  local sums = { problems = 0 }
  for row in query([[SELECT total(rows) AS rows, total(used) AS used, total(orphans) AS orphans, total(same) AS same,
      total(other) AS other, total(ownerless) AS ownerless, total(skipped) AS skipped, total(problems) AS problems
      FROM _sheets]]) do
    for _, field in ipairs(counted) do sums[field] = math.tointeger(row[field]) end
    sums.problems = math.tointeger(row.problems)
  end
  sums.check = balanced(sums)
  sums.listed = lines.more == "" -- so that a formula can add them up
  return sums
end

-- --- The other sheets ---------------------------------------------------------------------------------------------

local function outcome(row)
  row.outcome = row.decided == 1 and "按指定的文件采用左边" or "没有定：文书没有做"
  return row
end

local kinds = { unit = "单位的写法不同", name = "一个身份证号，不同的姓名", id = "同名、同一天出生，身份证号不同" }

-- Groups are numbered as they come.
local function near_duplicates()
  local groups, last = 0, nil
  return collect("SELECT * FROM _likely ORDER BY kind DESC, number, rowid", function(row)
    local group = row.kind .. row.number
    if group ~= last then groups, last = groups + 1, group end
    row.group, row.what = groups, kinds[row.kind]
    return row
  end)
end

-- FIELD: where the link leads to, "" for the row.
local function orphans(kind, field)
  return collect(("SELECT *, place(tbl, first_row, '%s') AS place FROM _orphans WHERE kind = '%s' ORDER BY first_row")
    :format(field, kind))
end

local photo_kinds = { unclear = "不知道用哪一张", several = "几个人同一张", unused = "没有用上" }

local function photos()
  return collect("SELECT kind, file, owner, name, note FROM _photos ORDER BY kind DESC, rowid", function(row)
    row.what = photo_kinds[row.kind]
    return row
  end)
end

-- --- A sample -----------------------------------------------------------------------------------------------------

-- Two rows with these fields, and words that say that there are more.
local function rows_like(fields)
  local lines = { more = "还有 1 行没有列出" }
  for i = 1, 2 do
    lines[i] = {}
    for field, value in pairs(fields) do lines[i][field] = value end
  end
  return lines
end

local whose = {
  title = "申报人员", owner = "330599198503120015", name = "张志远", rows = 1, place = "花名册.xlsx!申报人员!A5",
}

local function lines_about(more)
  for field, value in pairs(whose) do more[field] = more[field] or value end
  return rows_like(more)
end

local function sample()
  local counts = { other = 0, ownerless = 0, skipped = 0, rows = 3, used = 1, orphans = 1, same = 1, problems = 1 }
  local sources = lines_about {
    file = "花名册.xlsx", sheet = "申报人员", taken = true, check = "平", note = "表头在第 2 行",
  }
  for _, line in ipairs(sources) do
    for field, value in pairs(counts) do line[field] = value end
  end
  counts.listed, counts.check = true, "平"
  return {
    heading = "导入报告", sources = sources, total = counts,
    conflicts = lines_about {
      field = "工作单位", value_a = "水文站", place_a = whose.place, value_b = "水文局", place_b = whose.place,
      outcome = "没有定",
    },
    orphans = lines_about { cause = "末位不同" }, units = lines_about {},
    likely = lines_about { group = 1, what = kinds.unit, value = "水文站", other = "" },
    photos = lines_about { what = photo_kinds.unused, file = "照片/合影.jpg", note = "文件名里没有姓名" },
    changes = lines_about { header = "姓名", before = "张 志远", after = "张志远", why = "去掉了姓名中间的空格" },
    sums = lines_about {
      sheet = "花名册.xlsx!继续教育", header = "总学时", why = "去掉了数后面的单位", cells = 40, before = "90学时", after = "90",
    },
    problems = lines_about { message = "“1985年”不是年月", remedy = "请改正" },
  }
end

return {
  title = "导入报告", template = "imports", order = 6,
  sample = sample,
  records = function() return items { {} } end,
  make = function()
    local sources = collect("SELECT * FROM _sheets ORDER BY rowid", source)
    return {
      file = "导入报告", record = "导入报告",
      heading = notice.city .. notice.year .. "年度职称申报数据导入报告",
      sources = sources, total = total(sources),
      conflicts = collect("SELECT * FROM _conflicts ORDER BY rowid", outcome),
      orphans = orphans("person", ""), units = orphans("unit", "unit"),
      likely = near_duplicates(),
      photos = photos(),
      sums = collect("SELECT * FROM _change_sums ORDER BY rowid"),
      changes = collect("SELECT * FROM _changes WHERE look <> '' ORDER BY rowid"),
      problems = collect([[SELECT CASE WHEN count(DISTINCT owner) = 1 THEN owner
        ELSE min(owner) || ' 等 ' || count(DISTINCT owner) || ' 个' END AS owner, place, message, remedy
        FROM _problem WHERE code <> 'duplicate' GROUP BY place, message, remedy ORDER BY min(row), min(rowid)]]),
    }
  end,
}
