-- 统计汇总: one for each office with applicants, one for the city. Every number is a formula over the sheet 明细, and
-- beside it its result, counted independently in lua/zhibiao/summary/. templates/summary.xml has the formulas.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local documents = require("zhibiao.documents")
local lists = require("zhibiao.lists")
local meanings = require("zhibiao.meanings")
local offices = require("zhibiao.offices")
local contents = require("zhibiao.summary.contents")
local crosses = require("zhibiao.summary.crosses")
local findings = require("zhibiao.summary.findings")
local hours = require("zhibiao.summary.hours")
local material = require("zhibiao.summary.material")
local places = require("zhibiao.summary.places")
local posts = require("zhibiao.summary.posts")
local previous = require("zhibiao.summary.previous")
local reported = require("zhibiao.summary.reported")
local reviews = require("zhibiao.summary.reviews")
local sample = require("zhibiao.summary.sample")
local sources = require("zhibiao.summary.sources")
local tables = require("zhibiao.summary.tables")
local total = require("zhibiao.summary.total")

local document = documents.of("summary")

-- --- What the user is told when the city's book is made -----------------------------------------------------------

-- A function that warns of a line which fits none of the tables' columns, and so makes them 不平.
local function unknown_value_warner()
  local levels, kinds = lists.set(detail.levels), lists.set(detail.kinds)
  return function(line)
    local wrong = not levels[line.level] and "level" or not kinds[line.kind] and "kind"
    if wrong then
      local a = first("applicants", { id_number = line.id_number })
      warn(a, wrong, "这一格没有填，或者填的不合规定，没有计入各栏，总表因此不平", "请改正后重新生成")
    end
  end
end

local function warn_of_differences(compiled)
  for _, w in ipairs(compiled.wrong) do
    local r = w.row
    local told, counted = "上报的" .. r.item .. "是 " .. r.number, "按它的明细数是 " .. w.number
    warn(r, "number", r.district .. told .. "，" .. counted .. "，两数不等", "请该区县核对后重报")
  end
end

-- Whether the districts' numbers of people add up to the city's: who is in no district of the notice is in no
-- district's book.
local function sum_of_districts(people)
  local n, sum = 0, 0
  for _, district in ipairs(offices.districts()) do
    local of_it = count("applicants", { district = district })
    n, sum = n + (of_it > 0 and 1 or 0), sum + of_it
  end
  local text = "汇总核对：" .. n .. " 个区县共 " .. sum .. " 人，全市 " .. people .. " 人，"
  if sum == people then return text .. "相等" end
  return text .. "差 " .. people - sum .. " 人：所属区县没有填，或者不是通知里的区县"
end

local function conclusion(compiled, people)
  if #compiled.rows == 0 then return sum_of_districts(people) end
  local districts, n = {}, 0
  for _, row in ipairs(compiled.rows) do
    if not districts[row.district] then districts[row.district], n = true, n + 1 end
  end
  local wrong = #compiled.wrong
  local result = wrong == 0 and "都相等" or "有 " .. wrong .. " 个不等，见“汇编核对”表"
  return sum_of_districts(people) .. "；汇编核对：" .. n .. " 个区县上报的 " .. #compiled.rows
    .. " 个数与市里按明细数的" .. result
end

-- --- The book -----------------------------------------------------------------------------------------------------

-- The levels with the width of their columns in cross tables.
local function levels()
  local all = { width = math.min(22, 110 // (#detail.levels + 1)) .. "mm" }
  for i, name in ipairs(detail.levels) do all[i] = { name = name } end
  return all
end

-- LINES: of the applicants of r.district, of all if it is "".
local function book(r, lines)
  local district, city = r.district, r.district == ""
  local figures = reported.of(lines, district)
  local compiled = city and reported.compiled(figures) or { rows = {}, wrong = {} }
  if city then warn_of_differences(compiled) end
  local files, from = sources.of(district), 0
  for _, s in ipairs(files) do from = from + s.people end
  local last_year, x = previous(lines, district), crosses.of(lines, city)
  local all_hours, noted = tables.hours(district)
  local filled = {
    file = document.name .. "/" .. r.name .. notice.year .. "年度职称申报" .. document.name, record = r.name,
    said = city and conclusion(compiled, lines.n) or "",
    heading = r.name .. notice.year .. "年度专业技术职务任职资格申报情况",
    name = r.name, year = notice.year, city = city, by = r.by, made = date, number = notice.number, people = lines.n,
    levels = levels(), has_hours = notice.hours and true, exceptional = notice.kinds.exceptional or "",
    kind_columns = math.max(2, #detail.kinds), kind_names = table.concat(detail.kinds, "、"), forms = documents.name,
    copies = detail.copies,
    sources = files, sourced = from, sources_check = cross.verdict(from == lines.n),
    meanings = meanings,
    total = total(lines, city),
    x = x, distribution = crosses.distribution(x, city), pyramid = crosses.pyramid(lines),
    hours = hours(lines), posts = posts(lines, district),
    states = reviews.states(lines), reviews = reviews.of(lines), findings = findings(district),
    material = material.forms(lines), fees = material.fees(lines),
    previous = last_year, reported = figures, compiled = compiled.rows, uneven = #compiled.wrong,
    columns = detail.columns(), roster = detail.each(district), lines = detail.each(district),
    all_hours = all_hours, noted = noted, hours_columns = tables.hours_columns,
    post_rows = tables.of("posts", district), unit_rows = tables.of("units", district),
  }
  filled.contents = contents(filled)
  return filled
end

return {
  title = document.name, off = document.off,
  template = "summary",
  order = 5,
  records = places.all,
  make = function(r) return book(r, detail.lines(r.district, r.district == "" and unknown_value_warner() or nil)) end,
  sample = function()
    local lines = detail.sample()
    return sample(book(places.city, lines), lines)
  end,
}
