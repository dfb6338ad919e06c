-- 统计简报: the main figures of 统计汇总 on a page, for those who decide; one for each office with applicants, one
-- for the city.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local documents = require("zhibiao.documents")
local format = require("zhibiao.format")
local hours = require("zhibiao.hours")
local crosses = require("zhibiao.summary.crosses")
local findings = require("zhibiao.summary.findings")
local material = require("zhibiao.summary.material")
local places = require("zhibiao.summary.places")
local reviews = require("zhibiao.summary.reviews")

local document = documents.of("brief")

local name = documents.name

local max_name = 56 -- characters beside the bars, in two small lines
local max_rows = 10 -- of the first chart; the smaller groups are added up
local colors = { "#bdd7ee", "#9dc3e6", "#2e75b6", "#1f3864" } -- from the lowest level to the highest
local room = 60 -- mm: of the levels' columns

-- Of level I of N: from light to dark, between the two nearest of the colors.
local function color(i, n)
  local place = n > 1 and (i - 1) * (#colors - 1) / (n - 1) + 1 or #colors
  local below = math.min(math.floor(place), #colors - 1)
  local parts, share = {}, place - below
  for k = 2, 6, 2 do
    local a, b = tonumber(colors[below]:sub(k, k + 1), 16), tonumber(colors[below + 1]:sub(k, k + 1), 16)
    parts[#parts + 1] = string.format("%02x", math.floor(a + (b - a) * share + 0.5))
  end
  return "#" .. table.concat(parts)
end

-- The rows of a cross table as bars: each cell's share of the largest row. Rows of nobody are left out; the row that
-- adds up the rest has no bar, which would dwarf the others.
local function bars(rows_)
  local shown, largest = {}, 0
  for _, row in ipairs(rows_) do
    if row.total > 0 then shown[#shown + 1] = row end
    if not row.is_rest then largest = math.max(largest, row.total) end
  end
  local chart = {}
  for i, row in ipairs(shown) do
    local shares = {}
    for c, n in ipairs(row.cells) do shares[c] = row.is_rest and 0 or n / largest end
    chart[i] = { name = format.shortened(row.name, max_name), cells = row.cells, shares = shares, total = row.total }
  end
  return chart
end

-- As on the cover of 统计汇总.
local function key_figures(lines)
  local figures, states = { { name = "申报人数", value = lines.n } }, reviews.states(lines)
  for i, state in ipairs(detail.state_order) do
    figures[i + 1] = { name = i == 1 and "审核通过" or state, value = states[i] }
  end
  local rate = lines.n > 0 and states[1] / lines.n or 0
  figures[#figures + 1] = { name = "通过率", value = format.percent(math.floor(rate * 1000 + 0.5) / 1000) }
  return figures
end

-- 279人正常晋升，21人破格晋升
local function listed(counts)
  local parts = {}
  for i, column in ipairs(counts.columns) do parts[i] = counts.all.cells[i] .. "人" .. column.name end
  return table.concat(parts, "，")
end

local function about_hours(x)
  local years = notice.hours.years
  return years[1] .. "—" .. years[#years] .. "年每年都达到" .. hours.least_in_words() .. "学时：" .. listed(x.hours) .. "。"
end

local function about_material(lines, district)
  local forms, found = material.forms(lines).all, findings(district)
  local errors = found.people == 0 and "没有发现错误。"
    or found.people .. "人的材料有错误，共" .. #found.lines .. "处，须改正。"
  local exceptional = name.exceptional and "，" .. name.exceptional .. forms.exceptional .. "份" or ""
  return (name.evaluation and name.evaluation .. forms.sheets .. "份" .. exceptional .. "；" or "")
    .. "按通知检查，" .. errors
end

local function remarks(x, lines, district)
  local list = {
    { name = "申报类型", text = listed(x.kinds) .. "；" .. listed(x.entrusted) .. "评审。" },
    { name = "材料", text = about_material(lines, district) },
  }
  if notice.hours then table.insert(list, 2, { name = "继续教育", text = about_hours(x) }) end
  return list
end

-- LINES: of the applicants of r.district, of all if it is "".
local function model(r, lines)
  local city = r.district == ""
  local x = crosses.of(lines, city)
  local levels = { width = math.min(11, room // #detail.levels) .. "mm" }
  for i, level in ipairs(detail.levels) do levels[i] = { name = level, color = color(i, #detail.levels) } end
  return {
    file = document.name .. "/" .. r.name .. notice.year .. "年度职称申报" .. document.name, record = r.name,
    heading = r.name .. notice.year .. "年度职称申报情况简报", by = r.by, made = date, number = notice.number,
    summary = name.summary or "",
    figures = key_figures(lines), levels = levels, remarks = remarks(x, lines, r.district),
    groups = bars(cross.largest(x.distribution.rows, max_rows, city)), group = city and "区县" or "单位",
    series = bars(x.series.rows),
  }
end

return {
  title = document.name, off = document.off,
  common = { { "margin", name.summary or "" } },
  template = "brief",
  order = 5.5,
  records = places.all,
  make = function(r) return model(r, detail.lines(r.district)) end,
  sample = function() return model(places.city, detail.sample()) end,
}
