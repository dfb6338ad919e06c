-- The cross tables, the distribution of applicants and the age pyramid.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local group_of = require("zhibiao.summary.group")
local crosses = {}

local max_rows = 16 -- of the distribution's chart
local highest = 400 -- pt, of a row with a chart

-- From the highest; schooling in other words comes behind.
local educations = {
  "博士研究生", "博士", "硕士研究生", "硕士", "研究生", "大学本科", "本科", "大学", "大学专科", "大专", "中专", "高中",
}

local function by_level(lines, field, order, always)
  return cross.of(lines, { field = field, order = order, always = always }, { field = "level", values = detail.levels })
end

function crosses.of(lines, is_city)
  local by, series = group_of(is_city), {}
  for i, s in ipairs(notice.series) do series[i] = s.name end
  local levels = { field = "level", order = detail.levels, always = true }
  local by_series = by_level(lines, "series", series, true)
  by_series.chart_height = math.min(highest, 70 + 16 * #by_series.rows) .. "pt" -- a bar each
  return {
    series = by_series,
    unit_kinds = by_level(lines, "unit_kind", notice.posts and notice.posts.unit_kinds or {}),
    genders = by_level(lines, "gender", { "男", "女" }, true),
    educations = by_level(lines, "education", educations),
    ages = by_level(lines, "band", detail.ages, true),
    tenures = by_level(lines, "tenure", detail.tenures, true),
    hours = cross.of(lines, levels, { field = "reached", values = detail.reached_order }),
    kinds = cross.of(lines, by, { field = "kind", values = detail.kinds }),
    entrusted = cross.of(lines, by, { field = "by", values = { "本市", "委托" } }),
    distribution = by_level(lines, by.field, by.order, by.always),
    group_range = by.range, group_label = by.head,
  }
end

-- The groups of a chart with their formulas; of many units the largest, and all others as one. X: crosses.of.
function crosses.distribution(x, is_city)
  local shown, word = {}, group_of(is_city).word
  for i, row in ipairs(cross.largest(x.distribution.rows, max_rows, is_city)) do
    local formula = row.is_rest and "COUNTIFS(明细_申报级别,[column]$[head])-SUM([above])"
      or cross.countifs(x.group_range, row.value, "$A[row]", ",明细_申报级别,[column]$[head]")
    shown[i] = { name = row.name, cells = row.cells, formula = formula }
  end
  local is_part = #x.distribution.rows > max_rows
  local title = is_part and "申报人数最多的" .. max_rows - 1 .. "个" .. word or "各" .. word .. "申报人数"
  return { rows = shown, title = title }
end

-- Men and women by age.
function crosses.pyramid(lines)
  local by_age = { field = "band", order = detail.ages, always = true }
  return cross.of(lines, by_age, { field = "gender", values = { "男", "女" } })
end

return crosses
