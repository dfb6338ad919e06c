-- 收件清点: which of the sheets that were printed have come back, by their codes, and which are missing. `zhibiao verify`
-- makes it; generators/store/outputs.h explains _previous (what the folder has), _former and _received.
local notice = require("notices.current")

local max_rows = 50000 -- people read it

local heading = notice.city .. notice.year .. "年度职称申报纸质材料收件清点"

-- 1、3-5
local function ranges(pages)
  local parts, i = {}, 1
  while i <= #pages do
    local last = i
    while pages[last + 1] == pages[last] + 1 do last = last + 1 end
    parts[#parts + 1] = pages[i] .. (last > i and "-" .. pages[last] or "")
    i = last + 1
  end
  return table.concat(parts, "、")
end

-- By code: how many of each page and copy have come in, [page][copy].
local function received()
  local codes = {}
  for row in query("SELECT code, page, copy, count(*) AS n FROM _received GROUP BY code, page, copy") do
    local pages = codes[row.code] or {}
    codes[row.code] = pages
    pages[row.page] = pages[row.page] or {}
    pages[row.page][row.copy] = row.n
  end
  return codes
end

-- Which copies have this page, and how many sheets of it are too many. Sheets without a number, and those of numbers
-- beyond what is wanted, stand for the first copies that lack it.
local function deal(came, copies)
  local has, loose, extra = {}, 0, 0
  for copy, n in pairs(came or {}) do
    if copy >= 1 and copy <= copies then
      has[copy], extra = true, extra + n - 1
    else
      loose = loose + n
    end
  end
  for copy = 1, copies do
    if loose > 0 and not has[copy] then has[copy], loose = true, loose - 1 end
  end
  return has, extra + loose
end

local function missing_of(copy, copies, pages, whole)
  local which = copies > 1 and "第" .. copy .. "份" or ""
  if #pages == whole then return which .. "没有交" end
  return which .. "缺第" .. ranges(pages) .. "页"
end

-- What has come in of a document that has PAGES and is to come in COPIES.
local function count(came, pages, copies)
  local missing, line = {}, { sheets = 0, extra = 0, complete = 0, missing = "" }
  for copy = 1, copies do missing[copy] = {} end
  for page = 1, pages do
    local has, extra = deal(came[page], copies)
    line.extra = line.extra + extra
    for copy = 1, copies do
      if has[copy] then
        line.sheets = line.sheets + 1
      else
        table.insert(missing[copy], page)
      end
    end
  end
  local words = {}
  for copy = 1, copies do
    if #missing[copy] == 0 then
      line.complete = line.complete + 1
    else
      words[#words + 1] = missing_of(copy, copies, missing[copy], pages)
    end
  end
  if line.sheets > 0 then line.missing = table.concat(words, "；") end
  line.state = line.complete == copies and "收齐" or line.sheets == 0 and "没有交" or "不全"
  return line
end

-- 评审表/城东区/单位/张三-0017.pdf; what is a unit's own, 岗位信息表/城东区/单位.pdf, has the unit as its record.
local function unit_of(path, record)
  return path:match("^[^/]+/[^/]+/([^/]+)/[^/]+$") or record
end

local function title_of(titles, id)
  for _, document in ipairs(titles) do
    if document.id == id then return document.title end
  end
  return id
end

local states = { "收齐", "不全", "没有交" }

local function documents(titles, came)
  local lines, totals = {}, { wanted = 0, sheets = 0, extra = 0 }
  for _, state in ipairs(states) do totals[state] = 0 end
  for row in query([[SELECT path, document, record, office, code, pages, copies FROM _previous WHERE code <> ''
      ORDER BY rowid]]) do
    local line = count(came[row.code] or {}, row.pages, row.copies)
    line.office, line.unit, line.record = row.office, unit_of(row.path, row.record), row.record
    line.title, line.pages, line.copies = title_of(titles, row.document), row.pages, row.copies
    lines[#lines + 1] = line
    totals.wanted, totals.sheets = totals.wanted + row.pages * row.copies, totals.sheets + line.sheets
    totals.extra = totals.extra + line.extra
    totals[line.state] = totals[line.state] + 1
  end
  return lines, totals
end

-- Whose sheets are, by their code, or by the key that it begins with.
local function owners()
  local by = {}
  for row in query([[SELECT document, record, code FROM _previous WHERE code <> '' UNION ALL
      SELECT document, record, code FROM _former]]) do
    local key = row.code:sub(1, 8)
    by[row.code], by[key] = row, by[key] or row
  end
  return by
end

-- Whether there are newer sheets of whose one of that CODE is: those with its key, or of somebody who is labelled like
-- RECORD and is not told apart from others any more.
local function has_newer(code, document, record)
  return query("SELECT 1 FROM _previous WHERE code >= ?1 AND code < ?1 || '~'", code:sub(1, 8))() ~= nil
    or query([[SELECT 1 FROM _previous WHERE code <> '' AND document = ?
      AND label_of(record) = label_of(?)]], document, record)() ~= nil
end

-- Sheets of former data.
local function outdated(titles)
  local lines, n, owner = {}, 0, owners()
  for row in query([[SELECT code, page, copy, count(*) AS n FROM _received
      WHERE code NOT IN (SELECT code FROM _previous WHERE code <> '')
      GROUP BY code, page, copy ORDER BY min(rowid)]]) do
    local of = owner[row.code] or owner[row.code:sub(1, 8)]
    n = n + row.n
    lines[#lines + 1] = {
      record = of and of.record or "不知道是谁的", title = of and title_of(titles, of.document) or "—", page = row.page,
      copy = row.copy > 0 and "第" .. row.copy .. "份" or "—", n = row.n,
      about = of and (has_newer(row.code, of.document, of.record) and "请换新打印的" or "没有新的可换") or "",
    }
  end
  return lines, n
end

local function limited(lines)
  local rest = #lines - max_rows
  for i = #lines, max_rows + 1, -1 do lines[i] = nil end
  lines.more = rest > 0 and "只列出前 " .. max_rows .. " 行，还有 " .. rest .. " 行没有列出" or ""
  return lines
end

local function summary(totals, old)
  local words = {}
  for _, state in ipairs(states) do words[#words + 1] = state .. " " .. totals[state] .. " 份文书" end
  local text = "到现在：" .. table.concat(words, "，") .. "；应收 " .. totals.wanted .. " 张，收到 " .. totals.sheets .. " 张"
  if totals.extra > 0 then text = text .. "，另有重复的 " .. totals.extra .. " 张" end
  return old > 0 and text .. "，已作废的 " .. old .. " 张" or text
end

local function make(given)
  local lines, totals = documents(given.titles, received())
  local old, n = outdated(given.titles)
  return {
    heading = heading, lines = limited(lines), old = limited(old),
    day = date, counts = { { word = "应收", n = totals.wanted }, { word = "收到", n = totals.sheets },
      { word = "缺", n = totals.wanted - totals.sheets }, { word = "重复", n = totals.extra },
      { word = "已作废", n = n } },
  }
end

return {
  title = "收件清点", template = "received", order = 8, command = "verify",
  -- Below the output folder: what has come in so far, and this list.
  ledger = function() return "收件记录.json" end,
  book = function() return "收件清点.xlsx" end,
  newer = function(code, document, record) return has_newer(code, document, record) and "newer" or "" end,
  -- For the terminal.
  outcome = function()
    local _, totals = documents({}, received())
    local _, n = outdated {}
    return summary(totals, n)
  end,
  sample = function()
    local line = {
      office = "城东区", unit = "甲厂", record = "张志远（330599…0015）", title = "评审表", pages = 8, copies = 3, sheets = 20,
      extra = 1, complete = 2, missing = "第3份缺第2、5-7页", state = "不全",
    }
    local old = { record = line.record, title = "评审表", page = 2, copy = "第1份", n = 1, about = "请换新打印的" }
    return {
      heading = heading, day = date,
      counts = { { word = "应收", n = 24 }, { word = "收到", n = 20 } },
      lines = { line, line, more = "还有 1 行没有列出" }, old = { old, old, more = "还有 1 行没有列出" },
    }
  end,
  records = function() return items {} end,
  make = make,
}
