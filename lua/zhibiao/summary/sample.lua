-- A sample of the book: BOOK as an empty store and two LINES (detail.sample) give it, with two rows of each kind that
-- the queries don't give.
local notice = require("notices.current")

local function twice(row) return { row, row } end

local function listed(...)
  return {
    headers = { { header = "工作单位", style = "small" }, { header = "岗位总数", style = "small" } }, lines = twice { ... },
  }
end

local function post_row(unit, columns)
  local cells = {}
  for i = 1, columns do cells[i] = { value = i, formula = i % 4 == 0 and "COUNTA(明细_身份证号)" or "" } end
  return { unit = unit, totals = { 36, 33 }, cells = cells }
end

local function findings(line)
  local fault = {
    clause = notice.photo.clause, matter = "证件照", district = line.district, name = line.name,
    owner = line.id_number, unit = line.unit, message = "证件照不是白底", remedy = "请换成白底的照片", first = 1,
  }
  local clause = {
    name = fault.clause, criterion = "$A[row]", findings = 1, people = 1, matters = fault.matter,
    example = fault.message,
  }
  return { lines = twice(fault), clauses = twice(clause), people = 1 }
end

-- Of the first two figures that are reported.
local function compiled(reported)
  local rows_ = {}
  for i = 1, 2 do
    local r = reported[i]
    rows_[i] = {
      district = r.district, item = r.item, reported = r.number, number = r.number, formula = r.formula, check = "平",
    }
  end
  return rows_
end

return function(book, lines)
  local line = lines[1]
  book.sources = twice { file = "花名册.xlsx", sha256 = ("0"):rep(64), rows = 2, people = 2 }
  book.posts.rows = twice(post_row(line.unit, #book.posts.heads))
  book.findings = findings(line)
  book.previous.given, book.previous.lines = true, twice {
    district = line.district, unit = line.unit, series = line.series, level = line.level, kind = line.kind,
  }
  book.compiled = compiled(book.reported)
  book.all_hours, book.noted = filled("hours", 2), 2
  book.post_rows, book.unit_rows = listed(line.unit, 36), listed(line.unit, 36)
  book.roster, book.lines = { line, lines[2] }, { line, lines[2] }
  return book
end
