-- 统计汇总: one for each office with applicants, one for the city. Every number is a formula over the sheet 明细 with its
-- result beside it, which is counted here by other means; templates/summary.xml has the formulas.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local meanings = require("zhibiao.meanings")
local offices = require("zhibiao.offices")
local sheets = require("zhibiao.summary")

local function set(list, field)
  local names = {}
  for _, x in ipairs(list) do names[field and x[field] or x] = true end
  return names
end

-- Who falls out of the tables' columns makes them 不平: say who it is. For each line.
local function stranger_seer()
  local levels, kinds = set(notice.levels, "name"), set { notice.kinds.normal, notice.kinds.exceptional }
  return function(line)
    local wrong = not levels[line.level] and "level" or not kinds[line.kind] and "kind"
    if wrong then
      warn(first("applicants", { id_number = line.id_number }), wrong, "这一格没有填，或者填的不合规定，没有计入各栏，总表因此不平",
        "请改正后重新生成")
    end
  end
end

local function warn_of_differences(compiled)
  for _, w in ipairs(compiled.wrong) do
    warn(w.row, "number", w.row.district .. "上报的" .. w.row.item .. "是 " .. w.row.number .. "，按它的明细数是 " .. w.number .. "，两数不等",
      "请该区县核对后重报")
  end
end

-- Whether the districts' numbers of people add up to the city's: who is in no district of the notice is in no district's book.
local function said_of_sum(people)
  local n, sum = 0, 0
  for _, district in ipairs(offices.districts()) do
    local of_it = count("applicants", { district = district })
    n, sum = n + (of_it > 0 and 1 or 0), sum + of_it
  end
  local text = "汇总核对：" .. n .. " 个区县共 " .. sum .. " 人，全市 " .. people .. " 人，"
  return text .. (sum == people and "相等" or "差 " .. people - sum .. " 人：所属区县没有填，或者不是通知里的区县")
end

-- What is said when the city's book is made; COMPILED: from the districts' own.
local function said(compiled, people)
  if #compiled.rows == 0 then return said_of_sum(people) end
  local districts, n = {}, 0
  for _, row in ipairs(compiled.rows) do
    if not districts[row.district] then districts[row.district], n = true, n + 1 end
  end
  return said_of_sum(people) .. "；汇编核对：" .. n .. " 个区县上报的 " .. #compiled.rows .. " 个数与市里按明细数的"
    .. (#compiled.wrong == 0 and "都相等" or "有 " .. #compiled.wrong .. " 个不等，见“汇编核对”表")
end

-- Where a row of the tables that are counted here has its district from.
local district_of = {
  hours = "(SELECT a.district FROM applicants a WHERE a.id_number = t.id_number)",
  posts = "coalesce((SELECT u.district FROM units u WHERE u.unit = t.unit), (SELECT min(a.district) FROM applicants a WHERE a.unit = t.unit))",
  units = "t.district",
}

-- The files that the figures came from, with how many applicants of each: all that were read, or those with something of the district.
local function sources(district)
  local others = { "SELECT NULL" }
  for name, of in pairs(district ~= "" and district_of or {}) do
    others[#others + 1] = "SELECT DISTINCT t._row >> 32 FROM " .. name .. " t WHERE " .. of .. " = ?1"
  end
  local list = {}
  for s in query([[SELECT s.file, s.sha256, s.rows, count(a.id_number) AS people, max(t.number IN (]] .. table.concat(others, " UNION ") .. [[)) AS of_district
      FROM _sources s LEFT JOIN _sheets t ON t.source = s.number
      LEFT JOIN applicants a ON a._row >> 32 = t.number AND t.tbl = 'applicants' AND (?1 = '' OR a.district = ?1)
      GROUP BY s.number HAVING ?1 = '' OR people > 0 OR of_district ORDER BY s.number]], district) do list[#list + 1] = s end
  return list
end

-- The sheets that the cover leads to.
local function contents(previous, compiled)
  local names = { "口径说明", "总表", "分布图", "专业级别", "单位性质", "人员结构", "年龄和性别", "申报类型", "继续教育", "岗位", "退回原因", "材料和费用" }
  if previous then names[#names + 1] = "与上年比较" end
  if compiled then names[#names + 1] = "汇编核对" end
  for _, name in ipairs { "花名册", "上报数", "明细" } do names[#names + 1] = name end
  return names
end

local hours_sql = [[SELECT h.id_number, h.name, h.year, h.total, h.general, h.industry, h.professional FROM hours h
  JOIN applicants a ON a.id_number = h.id_number WHERE ?1 = '' OR a.district = ?1 ORDER BY a.district, a.unit, h.id_number, h.year]]

-- The tables that are not of people, as they came in: for the city, which reads them back.
local function back(name, district)
  local schema = require("schema")
  for _, t in ipairs(schema) do
    if t.name == name then
      local headers, lines = {}, {}
      for i, f in ipairs(t.fields) do headers[i] = { header = f.header, field = f.name } end
      for row in query("SELECT t.* FROM " .. name .. " t WHERE ?1 = '' OR " .. district_of[name] .. " = ?1 ORDER BY t.unit", district) do
        local line = {}
        for i, h in ipairs(headers) do line[i] = row[h.field] end
        lines[#lines + 1] = line
      end
      return { headers = headers, lines = lines }
    end
  end
end

return {
  title = "统计汇总",
  template = "summary",
  order = 5,
  records = sheets.places,
  make = function(r)
    local city = r.district == ""
    local lines = detail.lines(r.district, city and stranger_seer() or nil)
    local posts = sheets.posts(lines, r.district)
    local reported = sheets.reported(lines, r.district)
    local compiled = city and sheets.compiled(reported) or { rows = {}, wrong = {} }
    if city then warn_of_differences(compiled) end
    local previous = sheets.previous(lines, r.district)
    local columns = detail.columns()
    local files = sources(r.district)
    local x = sheets.crosses(lines, city)
    local from = 0
    for _, s in ipairs(files) do from = from + s.people end
    return {
      file = "统计汇总/" .. r.name .. notice.year .. "年度职称申报统计汇总", record = r.name, said = city and said(compiled, lines.n) or "",
      heading = r.name .. notice.year .. "年度专业技术职务任职资格申报情况",
      name = r.name, city = city, by = r.by, made = date, number = notice.number,
      levels = notice.levels, kinds = { notice.kinds.normal, notice.kinds.exceptional },
      sources = files, sourced = from, sources_check = cross.same(from, lines.n),
      meanings = meanings,
      contents = contents(previous.given, #compiled.rows > 0),
      total = sheets.total(lines, city),
      x = x, distribution = sheets.distribution(x, city),
      pyramid = sheets.pyramid(lines),
      hours = sheets.hours(lines),
      posts = posts,
      states = sheets.states(lines), reviews = sheets.reviews(lines), findings = sheets.findings(r.district),
      material = sheets.material(lines), fees = sheets.fees(lines),
      previous = previous,
      reported = reported, compiled = compiled.rows, uneven = #compiled.wrong,
      columns = columns,
      all_hours = query(hours_sql, r.district), noted = query("SELECT count(*) AS n FROM (" .. hours_sql .. ")", r.district)().n,
      post_rows = back("posts", r.district), unit_rows = back("units", r.district),
      roster = detail.each(r.district), lines = detail.each(r.district), people = lines.n,
    }
  end,
}
