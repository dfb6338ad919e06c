-- 变动清单: which files of the output folder differ from what the run before left there, so that only those are printed
-- and sent again. The host makes it behind all other documents if anything differs; generators/store/outputs.h explains
-- the tables.
local notice = require("notices.current")

local max_rows = 50000 -- people read it

local made = { new = "新做", changed = "改了", restored = "重做" }
local gone = {
  refused = "现在检查出错误，没有做", gone = "现在的数据里没有了", outdated = "里面有的表变了，要重新合并、打包",
  edited = "做好以后有人改过，或者读不出来",
}

-- What differs now: what this run has made, and what one before it has that was stopped, and this one did not come to.
local differs = "change <> '' AND (NOT kept OR document NOT IN ('changes', 'report'))"

-- Each file that was made and differs, by how, and those that are gone.
local function all()
  local function files(change)
    return query("SELECT path, document, record, change, '' AS why, '' AS moved FROM _made WHERE " .. differs
      .. " AND change = ? ORDER BY rowid", change)
  end
  return chain(files("new"), files("changed"), files("restored"),
    query("SELECT path, document, record, '' AS change, why, moved FROM _withdrawn ORDER BY rowid"))
end

-- A file of the same document about a record of those that SQL's condition on ? finds, other than the file at PATH.
local function other(document, path, condition, ...)
  local row = query("SELECT path FROM _made WHERE document = ? AND path <> ? AND " .. condition
    .. " ORDER BY rowid LIMIT 1", document, path, ...)()
  return row and row.path
end

-- Where the record is now.
local function moved_to(row)
  return "换了地方（单位、区县改了，同名的人有增减，或者重新合并了），现在的是 "
    .. (other(row.document, row.path, "record = ?", row.record) or "别的文件")
end

-- Who is called like nobody else is called 张三（330599…0017） again when his namesake has gone; which of them is there,
-- only people know.
local function gone_but_for_namesakes(row)
  local label = query("SELECT label_of(?) AS label", row.record)().label
  local from = label:match("^(.*…....)）$")
  local path = from and other(row.document, row.path, "record >= ? AND record < ? AND label_of(record) = ?",
    from, from .. "\u{10FFFF}", label)
  return gone.gone .. (path and "；姓名、身份证号前后几位一样的还有，请看是不是这个人：" .. path or "")
end

local function why_of(row)
  if row.why == "moved" then return moved_to(row) end
  if row.why == "gone" then return gone_but_for_namesakes(row) end
  return gone[row.why] or ""
end

local function line_of(row)
  local to = row.moved ~= "" and "；移到了 " .. row.moved or ""
  return {
    change = made[row.change] or row.why == "edited" and "移开" or "作废", path = row.path, record = row.record,
    why = why_of(row) .. to,
  }
end

-- An iterator over the lines that are listed.
local function listed()
  local row_of, n = all(), 0
  return function()
    n = n + 1
    local row = n <= max_rows and row_of()
    return row and line_of(row) or nil
  end
end

local function counted(sql)
  return query(sql)().n
end

local function counts()
  local function files(change, among)
    return counted(("SELECT count(*) AS n FROM _made WHERE %s AND change = '%s'"):format(among or differs, change))
  end
  return {
    { word = made.new, n = files("new") }, { word = made.changed, n = files("changed") },
    { word = made.restored, n = files("restored") }, { word = "没变", n = files("", "NOT kept") },
    { word = "作废", n = counted("SELECT count(*) AS n FROM _withdrawn WHERE why <> 'edited'") },
  }
end

-- How many lines are not listed, in words.
local function more()
  local rest = counted("SELECT count(*) AS n FROM _made WHERE " .. differs)
    + counted("SELECT count(*) AS n FROM _withdrawn") - max_rows
  return rest > 0 and "只列出前 " .. max_rows .. " 行，还有 " .. rest .. " 行没有列出" or ""
end

local heading = notice.city .. notice.year .. "年度职称申报文书变动清单"

return {
  title = "变动清单", template = "changes", order = 7, command = "make",
  -- Where files go that are not made any more, below the output folder.
  folder = function() return "作废/" .. date end,
  -- Where the zips of units and districts lie.
  packages = function() return "打包" end,
  sample = function()
    local line = { change = made.changed, record = "张志远", path = "评审表/张志远-0015.pdf", why = "" }
    return {
      heading = heading, counts = { { word = made.new, n = 1 }, { word = "没变", n = 2 } }, lines = { line, line },
      more = "还有 1 行没有列出",
    }
  end,
  records = function() return items { {} } end,
  make = function()
    return {
      file = "变动清单", record = "变动清单", heading = heading, counts = counts(), lines = listed(), more = more(),
    }
  end,
}
