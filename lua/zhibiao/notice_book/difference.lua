-- What differs between two notices, fact by fact, grouped by section.
local difference = {}

local function by_code(rows)
  local codes, items = {}, {}
  for _, row in ipairs(rows) do
    codes[row.code] = row
    if row.item ~= "" then items[row.item] = true end
  end
  return codes, items
end

-- An item that only one notice has, in one text: 区县：吴兴区；地址：….
local function whole_item(rows, item)
  local parts, name = {}, nil
  for _, row in ipairs(rows) do
    if row.item == item then
      parts[#parts + 1] = row.name:match("）：(.*)$") .. "：" .. row.text
      name = name or row.name:match("^(.-）)：")
    end
  end
  return name, table.concat(parts, "；")
end

-- Adds what of ROWS differs from OTHER, of which CODES and ITEMS are known. SWAP: ROWS is the second notice's, whose
-- facts that both have are told already.
local function add(out, rows, codes, items, swap)
  local told = {}
  for _, row in ipairs(rows) do
    local other = codes[row.code]
    if row.item ~= "" and not items[row.item] then
      if not told[row.item] then
        local name, text = whole_item(rows, row.item)
        out[#out + 1] = { section = row.section, code = row.item, name = name, a = swap and "" or text,
          b = swap and text or "", a_clause = "", b_clause = "" }
      end
      told[row.item] = true
    elseif other == nil then
      out[#out + 1] = { section = row.section, code = row.code, name = row.name, a = swap and "" or row.text,
        b = swap and row.text or "", a_clause = swap and "" or row.clause, b_clause = swap and row.clause or "" }
    elseif not swap and (other.text ~= row.text or other.clause ~= row.clause) then
      out[#out + 1] = { section = row.section, code = row.code, name = row.name, a = row.text, b = other.text,
        a_clause = row.clause, b_clause = other.clause }
    end
  end
end

-- A, B: listings. A list of sections, { name, rows = { { code, name, a, b, a_clause, b_clause } } }, and how many rows.
function difference.of(a, b)
  local rows, sections, by_name = {}, {}, {}
  local a_codes, a_items = by_code(a)
  local b_codes, b_items = by_code(b)
  add(rows, a, b_codes, b_items, false)
  add(rows, b, a_codes, a_items, true)
  for _, row in ipairs(rows) do
    if by_name[row.section] == nil then
      by_name[row.section] = { name = row.section, rows = {} }
      sections[#sections + 1] = by_name[row.section]
    end
    table.insert(by_name[row.section].rows, row)
  end
  return sections, #rows
end

local function shown(text)
  return text == "" and "（没有）" or text:gsub("\n", " / ")
end

-- For the terminal.
function difference.text(sections, count, a, b)
  local out = { ("左边是“%s”，右边是“%s”。\n"):format(a, b) }
  for _, section in ipairs(sections) do
    out[#out + 1] = "\n" .. section.name .. "\n"
    for _, row in ipairs(section.rows) do
      local clauses = row.a_clause ~= row.b_clause
        and ("（依据：%s → %s）"):format(shown(row.a_clause), shown(row.b_clause)) or ""
      local values = row.a ~= row.b and ("：%s → %s"):format(shown(row.a), shown(row.b)) or ""
      out[#out + 1] = ("  %s%s%s\n"):format(row.name, values, clauses)
    end
  end
  out[#out + 1] = count == 0 and "\n没有不同。\n" or ("\n共 %d 处不同。\n"):format(count)
  return table.concat(out)
end

return difference
