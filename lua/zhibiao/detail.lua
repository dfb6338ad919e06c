-- The lines of 明细: what the applicants' table has, under its own headers, so that the sheet can be read back, and behind it what
-- is worked out, under headers that end in （自动）, which reading leaves out.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local reviews = require("zhibiao.reviews")
local seniority = require("zhibiao.seniority")
local schema = require("schema")
local detail = {}

local unknown = "未填"

-- Fields as they are, in their order on the sheet, with the width of each in mm.
local taken = {
  { "district", 16 }, { "unit", 44 }, { "name", 18 }, { "id_number", 40 }, { "gender", 11 }, { "birth_date", 22 }, { "work_start", 22 }, { "unit_kind", 20 },
  { "staffing", 12 }, { "supervising_dept", 34 }, { "education", 19 }, { "degree", 14 }, { "current_title", 24 },
  { "current_title_date", 22 }, { "appointed_title", 24 }, { "appointed_date", 22 }, { "post_grade", 26 }, { "series", 22 },
  { "subject", 24 }, { "level", 16 }, { "apply_title", 26 }, { "kind", 20 }, { "entrusted", 14 }, { "entrust_no", 34 }, { "phone", 26 },
  { "paid_date", 22 }, { "unit_state", 20 }, { "dept_state", 20 }, { "hr_state", 20 }, { "submitted_at", 22 }, { "result", 18 },
}

-- What is worked out: field, header, width.
local worked_out = {
  { "age", "年龄", 14 }, { "band", "年龄段", 20 }, { "tenure", "任职年限", 22 }, { "by", "评审方式", 16 }, { "reached", "继续教育达标", 22 },
  { "state", "审核结果", 18 }, { "unit_passed", "单位审核", 18 }, { "dept_passed", "主管部门审核", 18 }, { "hr_passed", "人社部门审核", 18 },
  { "copies", "评审表份数", 16 }, { "plan", "评审计划", 50 }, { "paid", "已缴费", 14 },
}
for i, year in ipairs(notice.hours.years) do worked_out[#worked_out + 1] = { "hours" .. i, year .. "年学时", 18 } end

detail.states = { passed = "通过", returned = "退回", failed = "不通过", waiting = "在审" }
detail.state_order = { "通过", "退回", "不通过", "在审" }

-- Bands of whole years; a band's name, and of the upper ends.
local function bands(ends, unit)
  local list, from = {}, nil
  for i, to in ipairs(ends) do
    list[i] = { to = to, name = from and from .. "—" .. to .. unit or to .. unit .. "及以下" }
    from = to + 1
  end
  list[#list + 1] = { to = math.huge, name = from .. unit .. "及以上" }
  return list
end
local ages, tenures = bands({ 30, 35, 40, 45, 50, 55 }, "岁"), bands({ 2, 4, 6, 9, 14 }, "年")

local function names(list, last)
  local out = {}
  for i, band in ipairs(list) do out[i] = band.name end
  out[#out + 1] = last
  return out
end
detail.ages, detail.tenures = names(ages), names(tenures, "无现任资格")

local function band_of(list, years, otherwise)
  if years == nil then return otherwise end
  for _, band in ipairs(list) do
    if years <= band.to then return band.name end
  end
end

local function header_of(field)
  for _, f in ipairs(schema[1].fields) do
    if f.name == field then return f.header end
  end
end

-- Field, header, width and whether it is worked out, of each column.
function detail.columns()
  local columns = {}
  for _, c in ipairs(taken) do columns[#columns + 1] = { field = c[1], header = header_of(c[1]), width = c[2] .. "mm", name = header_of(c[1]) } end
  for _, c in ipairs(worked_out) do
    columns[#columns + 1] = { field = c[1], header = c[2] .. "（自动）", width = c[3] .. "mm", name = c[2] }
  end
  return columns
end

-- Where a review of each office has come to, and the whole application by them: a refusal counts before a return, a return before a pass.
local function judge(line, a)
  local any, last = {}, nil
  for _, office in ipairs(notice.reviews.offices) do
    local meaning = reviews.meaning(a[office.field .. "_state"]) or "waiting"
    line[office.field .. "_passed"] = detail.states[meaning]
    any[meaning], last = true, meaning
  end
  line.state = detail.states[any.failed and "failed" or any.returned and "returned" or last == "passed" and "passed" or "waiting"]
end

local function copies_of(level)
  for _, l in ipairs(notice.levels) do
    if l.name == level then return l.evaluation.number end
  end
  return 0
end

-- Every year that the notice counts has enough hours.
local function reached(line)
  local noted, enough = 0, true
  for i in ipairs(notice.hours.years) do
    local hours = line["hours" .. i]
    if hours ~= "" then noted = noted + 1 end
    enough = enough and hours ~= "" and hours >= notice.hours.total
  end
  return enough and "达标" or noted == 0 and "无登记" or "未达标"
end
detail.reached_order = { "达标", "未达标", "无登记" }

-- Applicants in the city's order, with their hours of each year that counts.
local function select()
  local fields, hours, places = {}, {}, {}
  for i, c in ipairs(taken) do fields[i] = "a." .. c[1] end
  for i, year in ipairs(notice.hours.years) do
    hours[i] = (", coalesce((SELECT h.total FROM hours h WHERE h.id_number = a.id_number AND h.year = %d), '') AS hours%d"):format(year, i)
  end
  for i, district in ipairs(offices.districts()) do places[i] = ("WHEN '%s' THEN %d"):format(district:gsub("'", "''"), i) end
  return "SELECT " .. table.concat(fields, ", ") .. table.concat(hours) .. " FROM applicants a WHERE ?1 = '' OR a.district = ?1 ORDER BY CASE a.district "
    .. table.concat(places, " ") .. " ELSE 99 END, a.district, a.unit, a.series, a.level, a.id_number"
end

local function line_of(a)
  local line = {}
  for _, c in ipairs(taken) do line[c[1]] = a[c[1]] end
  local age = seniority.years(a.birth_date, notice.cut_off.date)
  line.age = age or ""
  line.band = band_of(ages, age, unknown)
  line.tenure = band_of(tenures, seniority.years(a.current_title_date, notice.cut_off.date), "无现任资格")
  line.by = a.entrusted == "是" and "委托" or "本市"
  for i in ipairs(notice.hours.years) do line["hours" .. i] = a["hours" .. i] end
  line.reached = reached(line)
  line.copies = copies_of(a.level)
  line.plan = (plans.of(a) or { name = "没有合适的计划" }).name
  line.paid = a.paid_date ~= "" and "是" or "否"
  judge(line, a)
  return line
end

-- A line for each applicant of the district, of all if it is "", one after the other.
function detail.each(district)
  local rows_ = query(select(), district)
  return function()
    local a = rows_()
    return a and line_of(a)
  end
end

-- What is counted.
local counted = { "district", "unit", "unit_kind", "gender", "education", "series", "level", "kind", "band", "tenure", "by", "reached", "state",
  "unit_passed", "dept_passed", "hr_passed", "plan", "paid" }
for i in ipairs(notice.hours.years) do counted[#counted + 1] = "hours" .. i end

-- The same lines, all at once, for counting (cross.counter). SEE, if given, is called with each.
function detail.lines(district, see)
  local lines = cross.lines(counted)
  for line in detail.each(district) do
    cross.add(lines, line)
    if see then see(line) end
  end
  return lines
end

return detail
