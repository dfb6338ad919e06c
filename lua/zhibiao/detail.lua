-- The lines of 明细: what the applicants' table has, under its own headers, so that the sheet can be read back, and
-- beside it what is worked out, under headers that end in （自动）, which the import leaves out.
local notice = require("notices.current")
local bands = require("zhibiao.bands")
local names = require("zhibiao.columns")
local cross = require("zhibiao.cross")
local documents = require("zhibiao.documents")
local hours_of = require("zhibiao.hours")
local levels = require("zhibiao.levels")
local lists = require("zhibiao.lists")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local reviews = require("zhibiao.reviews")
local seniority = require("zhibiao.seniority")
local detail = {}

local headers, reviewing = names.headers.applicants, notice.reviews.offices
local years = notice.hours and notice.hours.years or {}

-- The header of how many copies of the form there are.
detail.copies = (documents.name.evaluation or "") .. "份数"

-- --- Columns ------------------------------------------------------------------------------------------------------

-- Fields as they are, in their order on the sheet, each with its width in mm.
local taken = {
  { "district", 16 }, { "unit", 44 }, { "name", 18 }, { "id_number", 40 }, { "gender", 11 }, { "birth_date", 22 },
  { "work_start", 22 }, { "unit_kind", 20 }, { "staffing", 12 }, { "supervising_dept", 34 }, { "education", 19 },
  { "degree", 14 }, { "current_title", 24 }, { "current_title_date", 22 }, { "appointed_title", 24 },
  { "appointed_date", 22 }, { "post_grade", 26 }, { "series", 22 }, { "subject", 24 }, { "level", 16 },
  { "apply_title", 26 }, { "kind", 20 }, { "entrusted", 14 }, { "entrust_no", 34 }, { "phone", 26 },
  { "paid_date", 22 },
}
local asks_way = #notice.tenure.ways > 0
if asks_way then taken[#taken + 1] = { "title_way", 18 } end
for _, office in ipairs(reviewing) do taken[#taken + 1] = { office.field .. "_state", 20 } end
for _, c in ipairs { { "submitted_at", 22 }, { "result", 18 } } do taken[#taken + 1] = c end

-- What is worked out: field, header, width.
local worked_out = {
  { "age", "年龄", 14 }, { "band", "年龄段", 20 }, { "tenure", "任职年限", 22 }, { "by", "评审方式", 16 },
}
if notice.hours then worked_out[#worked_out + 1] = { "reached", "继续教育达标", 22 } end
worked_out[#worked_out + 1] = { "state", "审核结果", 18 }
for _, office in ipairs(reviewing) do
  worked_out[#worked_out + 1] = { office.field .. "_passed", office.name .. "审核", 18 }
end
for _, c in ipairs { { "copies", detail.copies, 16 }, { "plan", "评审计划", 50 }, { "paid", "已缴费", 14 } } do
  worked_out[#worked_out + 1] = c
end
for i, year in ipairs(years) do worked_out[#worked_out + 1] = { "hours" .. i, year .. "年学时", 18 } end

-- Of each column: its field, header and width, and its name in formulas.
function detail.columns()
  local columns = {}
  local function add(field, name, header, width)
    columns[#columns + 1] = { field = field, header = header, width = width .. "mm", name = name }
  end
  for _, c in ipairs(taken) do add(c[1], headers[c[1]], headers[c[1]], c[2]) end
  for _, c in ipairs(worked_out) do add(c[1], c[2], c[2] .. "（自动）", c[3]) end
  return columns
end

-- A condition of COUNTIFS, behind others: that the column NAME is VALUE.
function detail.condition(name, value)
  return (',明细_%s,"%s"'):format(name, value)
end

-- --- The words that are counted, in their order -------------------------------------------------------------------

detail.levels = {}
for i, level in ipairs(levels.evaluated) do detail.levels[i] = level.name end

detail.kinds = {}
for i, kind in ipairs(notice.kinds) do detail.kinds[i] = kind.name end

detail.states = { passed = "通过", returned = "退回", failed = "不通过", pending = "在审" }
detail.state_order = { "通过", "退回", "不通过", "在审" }
detail.reached_order = { "达标", "未达标", "无登记", "另有规定" }

local unknown, untitled = "未填", "无现任资格"
local ages, tenures = bands.new({ 30, 35, 40, 45, 50, 55 }, "岁"), bands.new({ 2, 4, 6, 9, 14 }, "年")
detail.ages, detail.tenures = bands.names(ages), bands.names(tenures, untitled)

-- --- What is worked out -------------------------------------------------------------------------------------------

-- What each office has decided, and what has become of the application: a refusal takes precedence over a return, a
-- return over a pass, and the last office's pass is the application's.
local function add_reviews(line, a)
  local any, last = {}, nil
  for _, office in ipairs(reviewing) do
    local meaning = reviews.meaning(a[office.field .. "_state"]) or "pending"
    line[office.field .. "_passed"] = detail.states[meaning]
    any[meaning], last = true, meaning
  end
  local state = any.failed and "failed" or any.returned and "returned" or last == "passed" and "passed" or "pending"
  line.state = detail.states[state]
end

local function copies_of(level)
  for _, l in ipairs(notice.levels) do
    if l.name == level then return l.evaluation.number end
  end
  return 0
end

-- 达标: every year that counts for him has enough hours. 另有规定: the notice does not ask him for hours.
local function reached(line)
  local due = hours_of.years(line)
  if #due == 0 or not hours_of.is_obliged(line) then return "另有规定" end
  local counts, noted, enough = lists.set(due), 0, true
  for i, year in ipairs(years) do
    local hours = line["hours" .. i]
    if hours ~= "" then noted = noted + 1 end
    enough = enough and (not counts[year] or hours ~= "" and hours >= (hours_of.demand(line.level, year).total or 0))
  end
  return enough and "达标" or noted == 0 and "无登记" or "未达标"
end

local function line_of(a)
  local line = {}
  for _, c in ipairs(taken) do line[c[1]] = a[c[1]] end
  local age = seniority.years(a.birth_date, notice.cut_off.date)
  line.age = age or ""
  line.band = bands.of(ages, age, unknown)
  local way = asks_way and a.title_way or ""
  line.tenure = bands.of(tenures, seniority.in_title(a.current_title_date, way, notice.cut_off.date), untitled)
  line.by = a.entrusted == "是" and "委托" or "本市"
  for i in ipairs(years) do line["hours" .. i] = a["hours" .. i] end
  line.reached = notice.hours and reached(line) or ""
  line.copies = copies_of(a.level)
  line.plan = (plans.of(a) or { name = "没有合适的计划" }).name
  line.paid = a.paid_date ~= "" and "是" or "否"
  add_reviews(line, a)
  return line
end

-- --- Lines --------------------------------------------------------------------------------------------------------

-- Applicants of the district ?1, of all if it is "", with their hours of each year that counts.
local function select()
  local fields = {}
  for i, c in ipairs(taken) do fields[i] = "a." .. c[1] end
  for i, year in ipairs(years) do
    fields[#fields + 1] = ("coalesce((SELECT h.total FROM hours h WHERE h.id_number = a.id_number AND h.year = %d), '')"
      .. " AS hours%d"):format(year, i)
  end
  return "SELECT " .. table.concat(fields, ", ") .. " FROM applicants a WHERE ?1 = '' OR a.district = ?1 ORDER BY "
    .. offices.order_by("a.district") .. ", a.district, a.unit, a.series, a.level, a.id_number"
end

-- An iterator over the lines of the district's applicants, of all if it is "".
function detail.each(district)
  local rows_ = query(select(), district)
  return function()
    local a = rows_()
    return a and line_of(a)
  end
end

-- What is counted.
local counted = {
  "district", "unit", "unit_kind", "gender", "education", "series", "level", "kind", "band", "tenure", "by", "reached",
  "state", "plan", "paid",
}
for _, office in ipairs(reviewing) do counted[#counted + 1] = office.field .. "_passed" end
for i in ipairs(years) do counted[#counted + 1] = "hours" .. i end

-- The same lines for counting (cross.counter). SEE, if given, is called with each.
function detail.lines(district, see)
  local lines = cross.lines(counted)
  for line in detail.each(district) do
    cross.add(lines, line)
    if see then see(line) end
  end
  return lines
end

-- Lines of two applicants at least, one of each kind, for samples.
function detail.sample()
  local lines = cross.lines(counted)
  for i = 1, math.max(2, #detail.kinds) do
    local kind = detail.kinds[math.min(i, #detail.kinds)]
    local a = filled("applicants", { kind = kind })
    for y in ipairs(years) do a["hours" .. y] = 96 end
    local line = line_of(a)
    cross.add(lines, line)
    lines[lines.n] = line
  end
  return lines
end

return detail
