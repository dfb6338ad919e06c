-- 变动清单: which files of the output folder differ from what the run before left there, so that only those are printed
-- and sent again. The host makes it behind all other documents if anything differs; generators/store/outputs.h explains
-- the tables.
local notice = require("notices.current")

local max_rows = 50000 -- people read it

local made = { new = "新做", changed = "改了", restored = "重做" }
local gone = {
  refused = "现在检查出错误，没有做", gone = "现在的数据里没有了", outdated = "里面有的表变了，要重新合并、打包",
  edited = "做好以后有人改过",
}

-- Adds a line of what SQL selects; more says how many are not listed.
local function collect(lines, sql, show)
  for row in query(sql) do
    lines.count = lines.count + 1
    if lines.count <= max_rows then lines[#lines + 1] = show(row) end
  end
end

local function all_lines()
  local lines = { count = 0 }
  for _, change in ipairs { "new", "changed", "restored" } do
    collect(lines, ("SELECT path, record FROM _made WHERE NOT kept AND change = '%s' ORDER BY rowid"):format(change),
      function(row) return { change = made[change], path = row.path, record = row.record, why = "" } end)
  end
  collect(lines, "SELECT path, moved, record, why FROM _withdrawn ORDER BY rowid", function(row)
    local word, to = row.why == "edited" and "移开" or "作废", row.moved ~= "" and "；移到了 " .. row.moved or ""
    return { change = word, path = row.path, record = row.record, why = gone[row.why] .. to }
  end)
  local rest = lines.count - max_rows
  lines.more = rest > 0 and "只列出前 " .. max_rows .. " 行，还有 " .. rest .. " 行没有列出" or ""
  return lines
end

local function counted(sql)
  return query(sql)().n
end

local function counts()
  local function files(change)
    return counted(("SELECT count(*) AS n FROM _made WHERE NOT kept AND change = '%s'"):format(change))
  end
  return {
    { word = made.new, n = files("new") }, { word = made.changed, n = files("changed") },
    { word = made.restored, n = files("restored") }, { word = "没变", n = files("") },
    { word = "作废", n = counted("SELECT count(*) AS n FROM _withdrawn WHERE why <> 'edited'") },
  }
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
    local lines = { line, line, more = "还有 1 行没有列出" }
    return { heading = heading, counts = { { word = made.new, n = 1 }, { word = "没变", n = 2 } }, lines = lines }
  end,
  records = function() return items { {} } end,
  make = function()
    return { file = "变动清单", record = "变动清单", heading = heading, counts = counts(), lines = all_lines() }
  end,
}
