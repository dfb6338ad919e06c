-- Applications (base.lua) as tables in a folder that has the photos.
local base = require("base")
local schema = require("schema")
local tables = {}

-- The bytes of base.jpg, with a comment behind the first marker: each has it as a file of its own.
local function own_photo(folder, n)
  local from = assert(io.open(folder .. "/base.jpg", "rb"))
  local picture, name = from:read("a"), "base-" .. n .. ".jpg"
  from:close()
  local to = assert(io.open(folder .. "/" .. name, "wb"))
  to:write(picture:sub(1, 2), "\xFF\xFE\0\6", string.format("%04d", n), picture:sub(3))
  to:close()
  return name
end

-- ROW with what it lacks of DEFAULTS.
local function filled(row, defaults)
  local out = {}
  for field, value in pairs(defaults) do out[field] = value end
  for field, value in pairs(row) do out[field] = value end
  return out
end

-- The rows of the application C, into ROWS, by table.
local function add(rows, c)
  local who = { id_number = base.id_number(c.birth, c.male, c.n), name = c.name_of_person, unit = c.unit }
  table.insert(rows.applicants, filled(c.a, who))
  for _, other in ipairs(c.others) do table.insert(rows.applicants, filled(filled(other, c.a), who)) end
  for _, table_ in ipairs(schema) do
    for _, row in ipairs(table_.name ~= "applicants" and c[table_.name] or {}) do
      if row.stranger then row.id_number, row.name = base.id_number("1970-01-01", true, c.n), "生人" end
      table.insert(rows[table_.name], filled(row, who))
    end
  end
end

local function quoted(value)
  local text = tostring(value == nil and "" or value)
  return text:find('[,"\n]') and '"' .. text:gsub('"', '""') .. '"' or text
end

-- The fields of a table but for those that are ABSENT, a set of their names.
local function fields_of(table_, absent)
  local fields = {}
  for _, field in ipairs(table_.fields) do
    if not absent[field.name] then fields[#fields + 1] = field end
  end
  return fields
end

-- Writes the applications of the list CASES; without the columns that are ABSENT, by table and field, or nil.
function tables.write(folder, cases, absent)
  local rows = {}
  for _, table_ in ipairs(schema) do rows[table_.name] = {} end
  for _, c in ipairs(cases) do
    if c.a.photo == "base.jpg" then c.a.photo = own_photo(folder, c.n) end
    add(rows, c)
  end
  for _, table_ in ipairs(schema) do
    local file = assert(io.open(folder .. "/" .. table_.title .. ".csv", "w"))
    local fields, line = fields_of(table_, absent and absent[table_.name] or {}), {}
    for i, field in ipairs(fields) do line[i] = field.header end
    file:write(table.concat(line, ","), "\n")
    for _, row in ipairs(rows[table_.name]) do
      for i, field in ipairs(fields) do line[i] = quoted(row[field.name]) end
      file:write(table.concat(line, ","), "\n")
    end
    file:close()
  end
end

return tables
