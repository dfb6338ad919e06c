-- How values are written in documents. Templates see all of these by name. Dates are 2020-08-04 or 2020-08; an empty
-- value is "".
local format = {}

-- 2001.07
function format.month(date)
  local year, month = date:match("^(%d%d%d%d)-(%d%d)%-?%d*$") -- not of a text that has more
  return year and year .. "." .. month or date
end

-- 2001.07－2005.03. OPEN, if given, stands for an end that is empty (至今).
function format.period(from, to, open)
  if from == "" and to == "" then return "" end
  local last = to ~= "" and format.month(to) or open or ""
  return format.month(from) .. "－" .. last
end

-- 2020年8月4日
function format.day(date)
  local year, month, day = date:match("^(%d+)-(%d+)-(%d+)$")
  if year == nil then return date end
  return string.format("%d年%d月%d日", tonumber(year), tonumber(month), tonumber(day))
end

-- 0.125: 12.5%
function format.percent(share)
  if share == "" then return "" end
  return (string.format("%.2f", share * 100):gsub("%.?0+$", "")) .. "%"
end

-- VALUE; a dash if it is empty.
function format.dash(value)
  return value ~= "" and value or "—"
end

-- The values that are not empty, with SEPARATOR between them.
function format.joined(separator, ...)
  local filled = {}
  for _, value in ipairs({ ... }) do
    if value ~= "" then filled[#filled + 1] = value end
  end
  return table.concat(filled, separator)
end

-- TEXT; if it has more than MOST characters its beginning and end with … between them.
function format.shortened(text, most)
  if utf8.len(text) <= most then return text end
  local half = most // 2
  return text:sub(1, utf8.offset(text, half) - 1) .. "…" .. text:sub(utf8.offset(text, -half))
end

-- N columns of this width, for a table's columns.
function format.times(width, n)
  return (width .. " "):rep(n)
end

-- An element for each row that LIST is short of N: empty rows to write in by hand.
function format.blanks(n, list)
  local missing = {}
  for i = #list + 1, n do missing[#missing + 1] = i end
  return missing
end

return format
