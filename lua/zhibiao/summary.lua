-- The tables of 统计汇总, each with the results that its formulas must have. Names such as 明细_申报级别 are given by the template to
-- the columns of the sheet 明细.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local offices = require("zhibiao.offices")
local sheets = {}

local levels, kinds = {}, { notice.kinds.normal, notice.kinds.exceptional }
for i, level in ipairs(notice.levels) do levels[i] = level.name end

local function share(part, whole)
  return whole > 0 and part / whole or 0
end

-- Whose figures are told: each office with applicants, the city if there are several or applicants elsewhere. { name, district, by }
function sheets.places()
  local all = {}
  for _, office in ipairs(notice.offices) do
    if count("applicants", { district = office.district }) > 0 then
      all[#all + 1] = { name = office.district, district = office.district, by = office.hr }
    end
  end
  local people = count("applicants")
  if people > 0 and (#all ~= 1 or count("applicants", { district = all[1].district }) < people) then
    all[#all + 1] = { name = notice.city, district = "", by = notice.issuer }
  end
  return items(all)
end

-- --- 总表: groups (districts, or a district's units) by level; columns by kind and state -----------------------------------------

local function condition(name, value)
  return (",明细_%s,\"%s\""):format(name, value)
end

-- The conditions of the columns: for each kind those who applied and each state; for both kinds with the offices' passes. counts(i): whether
-- line i is counted.
local function total_columns(lines)
  local columns, of = {}, lines.columns
  local function add(kind, head, more, test)
    columns[#columns + 1] = { head = head, conditions = (kind and condition("申报类型", kind) or "") .. more,
      counts = function(i) return (not kind or of.kind[i] == kind) and test(i) end }
  end
  for _, kind in ipairs { kinds[1], kinds[2], false } do
    add(kind, "申报", "", function() return true end)
    if not kind then
      for _, office in ipairs { { "unit_passed", "单位审核", "单位通过" }, { "dept_passed", "主管部门审核", "主管通过" } } do
        add(nil, office[3], condition(office[2], detail.states.passed), function(i) return of[office[1]][i] == detail.states.passed end)
      end
    end
    for _, state in ipairs(detail.state_order) do
      add(kind, state == detail.states.passed and not kind and "人社通过" or state, condition("审核结果", state),
        function(i) return of.state[i] == state end)
    end
  end
  return columns
end

-- D+E+F+G = C and so on: a row's own balance, as a formula and as its result. Columns as total_columns has them, from C on.
local balance = "IF(AND(SUM(D[row]:G[row])=C[row],SUM(I[row]:L[row])=H[row],C[row]+H[row]=M[row],SUM(P[row]:S[row])=M[row]%s),\"平\",\"不平\")"
local function balanced(n)
  return n[2] + n[3] + n[4] + n[5] == n[1] and n[7] + n[8] + n[9] + n[10] == n[6] and n[1] + n[6] == n[11]
    and n[14] + n[15] + n[16] + n[17] == n[11]
end

function sheets.total(lines, by_district)
  local field, name = by_district and "district" or "unit", by_district and "所属区县" or "工作单位"
  local columns = total_columns(lines)
  local function zeros()
    local n = {}
    for i = 1, #columns do n[i] = 0 end
    return n
  end
  local numbers, all = {}, zeros() -- group -> level -> numbers
  local people = {}
  for i = 1, lines.n do
    local group = lines.columns[field][i]
    local key = group .. "\0" .. lines.columns.level[i]
    local n = numbers[key] or zeros()
    numbers[key], people[group] = n, (people[group] or 0) + 1
    for c, column in ipairs(columns) do
      if column.counts(i) then n[c] = n[c] + 1 end
    end
  end
  local groups = {}
  for _, value in ipairs(cross.values(lines, field, by_district and offices.districts() or {}, by_district)) do
    local group = { name = value == "" and "未填" or value, rows = {}, n = zeros() }
    for _, level in ipairs(levels) do
      local n = numbers[value .. "\0" .. level]
      if n or by_district then
        n = n or zeros()
        local formulas = {}
        for i, column in ipairs(columns) do
          formulas[i] = cross.countifs("明细_" .. name, value, "$A[row]", ",明细_申报级别,$B[row]" .. column.conditions)
        end
        group.rows[#group.rows + 1] = { name = group.name, level = level, n = n, rate = share(n[14], n[11]), formulas = formulas,
          check = balanced(n) and "平" or "不平" }
        for i, x in ipairs(n) do group.n[i], all[i] = group.n[i] + x, all[i] + x end
      end
    end
    group.criterion = cross.criterion("$A[row]", value)
    group.rate = share(group.n[14], group.n[11])
    group.check = balanced(group.n) and group.n[11] == (people[value] or 0) and "平" or "不平"
    groups[#groups + 1] = group
  end
  return { groups = groups, columns = columns, range = "明细_" .. name, label = by_district and "区县" or "工作单位", n = all,
    rate = share(all[14], all[11]), check = balanced(all) and all[11] == lines.n and "平" or "不平",
    row_check = balance:format(""), group_check = balance, all_check = balance:format(",M[row]=COUNTA(明细_身份证号)") }
end

-- --- Cross tables ----------------------------------------------------------------------------------------------------------------

local function by_level(lines, field, order, always)
  return cross.of(lines, { field = field, order = order, always = always }, { field = "level", values = levels })
end

local educations = { "博士研究生", "博士", "硕士研究生", "硕士", "研究生", "大学本科", "本科", "大学", "大学专科", "大专", "中专", "高中" }

function sheets.crosses(lines, by_district)
  local series = {}
  for i, s in ipairs(notice.series) do series[i] = s.name end
  local group = by_district and { field = "district", order = offices.districts(), always = true } or { field = "unit" }
  local range = by_district and "明细_所属区县" or "明细_工作单位"
  return {
    series = by_level(lines, "series", series, true),
    unit_kinds = by_level(lines, "unit_kind", notice.posts.unit_kinds),
    genders = by_level(lines, "gender", { "男", "女" }, true),
    educations = by_level(lines, "education", educations),
    ages = by_level(lines, "band", detail.ages, true),
    tenures = by_level(lines, "tenure", detail.tenures, true),
    hours = cross.of(lines, { field = "level", order = levels, always = true }, { field = "reached", values = detail.reached_order }),
    kinds = cross.of(lines, group, { field = "kind", values = kinds }),
    entrusted = cross.of(lines, group, { field = "by", values = { "本市", "委托" } }),
    distribution = by_level(lines, group.field, group.order or {}, group.always), group_range = range, group_label = by_district and "区县" or "工作单位",
  }
end

-- The groups of a chart with their formulas; of many units the largest, and all others in one line.
function sheets.distribution(x, by_district)
  local most, shown = 16, {}
  for i, row in ipairs(cross.largest(x.distribution.rows, most, by_district)) do
    local formula = row.is_rest and "COUNTIFS(明细_申报级别,[column]$[head])-SUM([above])"
      or cross.countifs(x.group_range, row.value, "$A[row]", ",明细_申报级别,[column]$[head]")
    shown[i] = { name = row.name, cells = row.cells, formula = formula }
  end
  local group, some = by_district and "区县" or "单位", #x.distribution.rows > most
  return { rows = shown, title = some and "申报人数最多的" .. most - 1 .. "个" .. group or "各" .. group .. "申报人数" }
end

-- The age pyramid: men to the left as negative numbers.
function sheets.pyramid(lines)
  local count, rows = cross.counter(lines, "band", "gender"), {}
  for i, band in ipairs(detail.ages) do rows[i] = { band = band, men = count(band, "男"), women = count(band, "女") } end
  return rows
end

-- --- 继续教育, year by year ------------------------------------------------------------------------------------------------------

function sheets.hours(lines)
  local all = {}
  for y, year in ipairs(notice.hours.years) do
    local by_level = {}
    for i, level in ipairs(levels) do
      by_level[level] = { year = year, first = i == 1, level = level, people = 0, noted = 0, enough = 0, sum = 0, range = "明细_" .. year .. "年学时" }
      all[#all + 1] = by_level[level]
    end
    for i = 1, lines.n do
      local r, hours = by_level[lines.columns.level[i]], lines.columns["hours" .. y][i]
      if r then r.people = r.people + 1 end
      if r and hours ~= "" then
        r.noted, r.sum = r.noted + 1, r.sum + hours
        if hours >= notice.hours.total then r.enough = r.enough + 1 end
      end
    end
  end
  for _, r in ipairs(all) do r.average = r.noted > 0 and math.floor(r.sum / r.noted * 10 + 0.5) / 10 or 0 end
  return { rows = all, least = notice.hours.total, levels = #levels }
end

-- --- 岗位 ------------------------------------------------------------------------------------------------------------------------

local post_levels = { { "正高级", "senior" }, { "副高级", "associate" }, { "中级", "middle" }, { "初级", "junior" } }
local post_fields = { { "核准", "approved" }, { "实聘", "employed" }, { "空缺", "vacant" } }

local function units_in(district)
  return query([[SELECT p.*, coalesce(u.district, (SELECT min(a.district) FROM applicants a WHERE a.unit = p.unit), '') AS district
      FROM posts p LEFT JOIN units u ON u.unit = p.unit
      WHERE ?1 = '' OR coalesce(u.district, (SELECT min(a.district) FROM applicants a WHERE a.unit = p.unit), '') = ?1
      ORDER BY p.unit]], district)
end

-- The cells of a unit: what it filled in, and by a formula who applies.
local function post_cells(row)
  local cells = {}
  for _, level in ipairs(row.levels) do
    for _, n in ipairs(level.numbers) do cells[#cells + 1] = { value = n, formula = "" } end
    cells[#cells + 1] = { value = level.applying, formula = "COUNTIFS(明细_工作单位," .. row.criterion .. condition("申报级别", level.level) .. ")" }
  end
  return cells
end

-- Institutions: approved, employed and vacant posts of each level, and how many of the unit apply for it.
function sheets.posts(lines, district)
  local applying = cross.counter(lines, "unit", "level")
  local rows, all = {}, { totals = { 0, 0 }, levels = {} }
  for i in ipairs(post_levels) do all.levels[i] = { numbers = { 0, 0, 0 }, applying = 0 } end
  for p in units_in(district) do
    local row = { unit = p.unit, district = p.district, criterion = cross.criterion("$B[row]", p.unit), totals = { p.total_posts, p.employed_total }, levels = {} }
    for i, n in ipairs(row.totals) do all.totals[i] = all.totals[i] + (n ~= "" and n or 0) end
    for i, level in ipairs(post_levels) do
      local cell = { level = level[1], numbers = {}, applying = applying(p.unit, level[1]) }
      for j, field in ipairs(post_fields) do
        local n = p[field[2] .. "_" .. level[2]]
        cell.numbers[j] = n
        all.levels[i].numbers[j] = all.levels[i].numbers[j] + (n ~= "" and n or 0)
      end
      all.levels[i].applying = all.levels[i].applying + cell.applying
      row.levels[i] = cell
    end
    rows[#rows + 1] = row
  end
  local heads = {}
  for _ in ipairs(post_levels) do
    for _, field in ipairs(post_fields) do heads[#heads + 1] = field[1] end
    heads[#heads + 1] = "申报"
  end
  for _, row in ipairs(rows) do row.cells = post_cells(row) end
  all.cells = {}
  for _, level in ipairs(all.levels) do
    for _, n in ipairs(level.numbers) do all.cells[#all.cells + 1] = n end
    all.cells[#all.cells + 1] = level.applying
  end
  return { rows = offices.sorted(rows, "district"), all = all, levels = post_levels, heads = heads }
end

-- --- 退回原因 ----------------------------------------------------------------------------------------------------------------------

-- How many applications have come to each state, whatever level and kind they say.
function sheets.states(lines)
  local count, cells = cross.counter(lines, "state"), {}
  for i, state in ipairs(detail.state_order) do cells[i] = count(state) end
  return cells
end

-- How many applications each office passed, returned, refused or has before it.
function sheets.reviews(lines)
  local offices_named = { { "unit_passed", "单位审核" }, { "dept_passed", "主管部门审核" }, { "hr_passed", "人社部门审核" } }
  local rows = {}
  for i, office in ipairs(offices_named) do
    local count, cells, sum = cross.counter(lines, office[1]), {}, 0
    for j, state in ipairs(detail.state_order) do
      cells[j] = count(state)
      sum = sum + cells[j]
    end
    rows[i] = { name = office[2], range = "明细_" .. office[2], cells = cells, total = sum, check = cross.same(sum, lines.n) }
  end
  return { rows = rows, states = detail.state_order }
end

-- Errors of the district's applicants: what the rules find here; of those whose district's own book is read, what it says.
local errors_sql = [[SELECT f.clause, f.message, f.remedy, f.owner, a.name, a.unit, a.district, f.number, 0 AS told FROM _findings f
    JOIN applicants a ON a.id_number = f.owner JOIN _sheets s ON s.number = a._row >> 32
    WHERE f.level = 'error' AND s.sheet <> '明细' AND (?1 = '' OR a.district = ?1)
  UNION ALL
  SELECT i.clause, i.message, i.remedy, i.id_number, a.name, a.unit, a.district, i._row, 1 FROM issues i
    JOIN applicants a ON a.id_number = i.id_number WHERE ?1 = '' OR a.district = ?1
  ORDER BY 6, 4, told, 8]]

-- A line for each error, how many by clause, and how many people have any. first: of the person under the clause.
function sheets.findings(district)
  local lines, clauses, order, seen, people = {}, {}, {}, {}, 0
  for f in query(errors_sql, district) do lines[#lines + 1] = f end
  for _, f in ipairs(offices.sorted(lines, "district")) do
    f.first = seen[f.clause .. "\0" .. f.owner] and 0 or 1
    people = people + (seen[f.owner] and 0 or 1)
    seen[f.clause .. "\0" .. f.owner], seen[f.owner] = true, true
    local clause = clauses[f.clause]
    if clause == nil then
      clause = { name = f.clause, criterion = cross.criterion("$A[row]", f.clause), findings = 0, people = 0, example = f.message }
      clauses[f.clause] = clause
      order[#order + 1] = clause
    end
    clause.findings, clause.people = clause.findings + 1, clause.people + f.first
  end
  table.sort(order, function(a, b) return a.people > b.people end)
  return { lines = lines, clauses = order, people = people }
end

-- --- 材料和费用 --------------------------------------------------------------------------------------------------------------------

function sheets.material(lines)
  local count, rows = cross.counter(lines, "level", "kind"), {}
  for i, level in ipairs(notice.levels) do
    rows[i] = { level = level.name, people = count(level.name), number = level.evaluation.number, rule = level.evaluation.copies,
      sheets = count(level.name) * level.evaluation.number, exceptional = count(level.name, notice.kinds.exceptional) }
  end
  local all = { people = 0, sheets = 0, exceptional = 0 }
  for _, row in ipairs(rows) do
    for field in pairs(all) do all[field] = all[field] + row[field] end
  end
  return { rows = rows, all = all }
end

function sheets.fees(lines)
  local count, rows = cross.counter(lines, "plan", "paid"), {}
  local names, fees = {}, {}
  for i, plan in ipairs(notice.plans) do names[i], fees[plan.name] = plan.name, plan.fee end
  for i, name in ipairs(cross.values(lines, "plan", names)) do
    local fee = fees[name]
    local paid = count(name, "是")
    rows[i] = { plan = name, people = count(name), paid = paid, fee = fee or "按评审计划", amount = fee and fee * paid or "按评审计划",
      criterion = cross.criterion("$A[row]", name), known = fee ~= nil }
  end
  local all = { people = 0, paid = 0, amount = 0 }
  for _, row in ipairs(rows) do
    all.people, all.paid = all.people + row.people, all.paid + row.paid
    all.amount = all.amount + (row.known and row.amount or 0)
  end
  return { rows = rows, all = all }
end

-- --- 与上年比较 --------------------------------------------------------------------------------------------------------------------

function sheets.previous(lines, district)
  local before, shown = cross.lines { "district", "level", "series" }, {}
  for p in query("SELECT * FROM previous WHERE ?1 = '' OR district = ?1 ORDER BY district, unit, id_number", district) do
    cross.add(before, p)
    shown[#shown + 1] = p
  end
  offices.sorted(shown, "district")
  local rows = {}
  local function add(what, field, name, order, always)
    local now, last = cross.counter(lines, field), cross.counter(before, field)
    for i, value in ipairs(cross.values(lines, field, order, always, before)) do
      local n, m = now(value), last(value)
      rows[#rows + 1] = { what = i == 1 and what or "", name = value == "" and "未填" or value, criterion = cross.criterion("$B[row]", value),
        column = name, now = n, before = m, more = n - m, growth = m > 0 and (n - m) / m or "—" }
    end
  end
  add("区县", "district", "所属区县", offices.districts(), district == "")
  add("级别", "level", "申报级别", levels, true)
  add("专业", "series", "申报专业", {}, false)
  return { given = before.n > 0, lines = shown, rows = rows, now = lines.n, before = before.n, year = notice.year - 1 }
end

-- --- 上报数: what a district's book says, which the city holds against its own count --------------------------------------------

function sheets.reported(lines, district)
  local rows = {}
  local names = district ~= "" and { district } or cross.values(lines, "district", offices.districts(), true)
  local by_level, by_state = cross.counter(lines, "district", "level"), cross.counter(lines, "district", "state")
  for _, name in ipairs(names) do
    local function add(item, number, more)
      rows[#rows + 1] = { district = name, item = item, number = number, formula = cross.countifs("明细_所属区县", name, "$A[row]", more) }
    end
    add("申报人数", by_level(name), "")
    for _, level in ipairs(levels) do add("申报" .. level, by_level(name, level), condition("申报级别", level)) end
    for _, state in ipairs(detail.state_order) do add("审核结果" .. state, by_state(name, state), condition("审核结果", state)) end
  end
  return rows
end

-- What the districts' own books say beside what is counted here; sums: of all districts.
function sheets.compiled(counted)
  local lines, wrong, found = {}, {}, {}
  for r in rows("reported") do found[r.district .. "\0" .. r.item] = r end
  for _, row in ipairs(counted) do
    local r = found[row.district .. "\0" .. row.item]
    if r then
      lines[#lines + 1] = { district = row.district, item = row.item, reported = r.number, number = row.number, formula = row.formula,
        check = cross.same(r.number, row.number) }
      if r.number ~= row.number then wrong[#wrong + 1] = { row = r, number = row.number } end
    end
  end
  return { rows = lines, wrong = wrong }
end

return sheets
