-- 岗位: of each institution the approved, employed and vacant posts of each level, and how many of it apply for them.
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local format = require("zhibiao.format")
local numbers = require("zhibiao.post_numbers")
local offices = require("zhibiao.offices")

local levels = numbers.levels
local fields = { { "核准", "approved" }, { "实聘", "employed" }, { "空缺", "vacant" } }

-- The rows of posts with their unit's district: as the table of units has it, else as its applicants have.
local sql = [[
  SELECT * FROM (SELECT p.*,
      coalesce(u.district, (SELECT min(a.district) FROM applicants a WHERE a.unit = p.unit), '') AS district
    FROM posts p LEFT JOIN units u ON u.unit = p.unit)
  WHERE ?1 = '' OR district = ?1 ORDER BY unit]]

local function number(value)
  return value ~= "" and value or 0
end

-- applying(unit, level): how many there are.
local function row_of(p, applying)
  local row = {
    unit = p.unit, district = p.district, criterion = cross.criterion("$B[row]", p.unit),
    totals = { p.total_posts, p.employed_total }, levels = {},
  }
  for i, level in ipairs(levels) do
    local given = {}
    for j, field in ipairs(fields) do given[j] = p[field[2] .. "_" .. level.field] end
    row.levels[i] = { level = level.level, numbers = given, applying = applying(p.unit, level.level) }
  end
  return row
end

-- What a unit filled in, and by a formula who applies.
local function cells_of(row)
  local cells = {}
  for _, level in ipairs(row.levels) do
    for _, n in ipairs(level.numbers) do cells[#cells + 1] = { value = n, formula = "" } end
    local conditions = row.criterion .. detail.condition("申报级别", level.level)
    cells[#cells + 1] = { value = level.applying, formula = "COUNTIFS(明细_工作单位," .. conditions .. ")" }
  end
  return cells
end

local function sums_of(rows_)
  local totals, cells = { 0, 0 }, {}
  for i = 1, #levels * (#fields + 1) do cells[i] = 0 end
  for _, row in ipairs(rows_) do
    for i, n in ipairs(row.totals) do totals[i] = totals[i] + number(n) end
    for i, cell in ipairs(row.cells) do cells[i] = cells[i] + number(cell.value) end
  end
  return { totals = totals, cells = cells }
end

local function heads()
  local words = {}
  for _ in ipairs(levels) do
    for _, field in ipairs(fields) do words[#words + 1] = field[1] end
    words[#words + 1] = "申报"
  end
  return words
end

return function(lines, district)
  local applying, rows_ = cross.counter(lines, "unit", "level"), {}
  for p in query(sql, district) do
    local row = row_of(p, applying)
    row.cells = cells_of(row)
    rows_[#rows_ + 1] = row
  end
  local words = heads()
  return {
    rows = offices.sorted(rows_, "district"), all = sums_of(rows_), levels = levels, heads = words,
    widths = format.times(math.min(11, 176 // math.max(1, #words)) .. "mm", #words),
  }
end
