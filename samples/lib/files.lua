-- Sheets -> files: workbooks through the tool write, csv in the office's encoding, portraits through the tool portrait.
local files = {}

local function quote(path)
  return "'" .. path:gsub("'", "'\\''") .. "'"
end

local function run(command)
  assert(os.execute(command), command)
end

function files.folder(path)
  run("mkdir -p " .. quote(path))
end

function files.remove(path)
  run("rm -rf " .. quote(path))
end

local function feed(tool, lines)
  local pipe = assert(io.popen(quote(tool), "w"))
  pipe:write(table.concat(lines, "\n"), "\n")
  assert(pipe:close(), tool)
end

local function number(value)
  return math.type(value) == "integer" and tostring(value) or string.format("%.17g", value)
end

local function sheet_commands(out, sheet)
  local function add(...)
    out[#out + 1] = table.concat({ ... }, "\t")
  end
  local function escaped(text) return (text:gsub("\n", "\\n")) end
  add("sheet", sheet.name)
  add("width", 0, sheet.columns - 1, 14)
  for i, title in ipairs(sheet.titles) do
    add("merge", i - 1, 0, i - 1, sheet.columns - 1, i == 1 and "title" or "plain", title)
  end
  local top = #sheet.titles
  local merged = {}
  for _, m in ipairs(sheet.merges) do
    add("merge", m[1] - 1, m[2] - 1, m[3] - 1, m[4] - 1, "head", m[5])
    merged[(m[1] - 1) .. "," .. (m[2] - 1)] = true
  end
  for i, head in ipairs(sheet.head) do
    for c = 1, sheet.columns do
      if head[c] and not merged[(top + i - 1) .. "," .. (c - 1)] then
        add("text", top + i - 1, c - 1, "head", head[c])
      end
    end
  end
  add("freeze", top + #sheet.head)
  for r, cells in ipairs(sheet.rows) do
    for c = 1, sheet.columns do
      local cell = cells[c]
      if cell then
        local kind, value, row = cell[1], cell[2], top + #sheet.head + r - 1
        if kind == "date" then add("date", row, c - 1, "day", value)
        elseif kind == "month" then add("date", row, c - 1, "month", value)
        elseif kind == "number" then add("number", row, c - 1, "plain", number(value))
        else add("text", row, c - 1, value:find("\n") and "wrap" or "plain", escaped(value)) end
      end
    end
  end
end

function files.workbook(tool, path, sheets)
  local out = { "book\t" .. path }
  for _, sheet in ipairs(sheets) do sheet_commands(out, sheet) end
  out[#out + 1] = "end"
  feed(tool, out)
end

local function csv_line(cells, columns, delimiter)
  local out = {}
  for c = 1, columns do
    local text = cells[c] and (type(cells[c]) == "table" and cells[c][2] or cells[c]) or ""
    text = type(text) == "number" and number(text) or text
    out[c] = text:find('[",\t\n]') and '"' .. text:gsub('"', '""') .. '"' or text
  end
  return table.concat(out, delimiter)
end

local function utf16(text)
  local out = { "\xFF\xFE" }
  for _, c in utf8.codes(text) do
    if c < 0x10000 then
      out[#out + 1] = string.pack("<I2", c)
    else
      out[#out + 1] = string.pack("<I2I2", 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + (c & 0x3FF))
    end
  end
  return table.concat(out)
end

function files.csv(path, sheet, encoding)
  local delimiter = encoding == "UTF-16LE" and "\t" or ","
  local lines = {}
  for _, title in ipairs(sheet.titles) do lines[#lines + 1] = title .. delimiter:rep(sheet.columns - 1) end
  for _, head in ipairs(sheet.head) do lines[#lines + 1] = csv_line(head, sheet.columns, delimiter) end
  for _, cells in ipairs(sheet.rows) do lines[#lines + 1] = csv_line(cells, sheet.columns, delimiter) end
  local text = table.concat(lines, "\r\n") .. "\r\n"
  if encoding == "GB18030" then
    local pipe = assert(io.popen("iconv -f UTF-8 -t GB18030 > " .. quote(path), "w"))
    pipe:write(text)
    assert(pipe:close(), path)
    return
  end
  local file = assert(io.open(path, "wb"))
  file:write(encoding == "UTF-16LE" and utf16(text) or "\xEF\xBB\xBF" .. text)
  assert(file:close())
end

-- LIST: { seed, width, height, female, age, path }.
function files.portraits(tool, list)
  local lines = {}
  for i, p in ipairs(list) do
    lines[i] = string.format("%d %d %d %d %d %s", p.seed, p.width, p.height, p.female and 1 or 0, p.age, p.path)
  end
  feed(tool, lines)
end

return files
