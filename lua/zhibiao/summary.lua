-- The tables of 统计汇总, each with the results that its formulas must have. Letters are columns of the sheet 明细 in
-- templates/summary.xml.
local notice = require("notices.current")
local offices = require("zhibiao.offices")
local tally = require("zhibiao.tally")
local sheets = {}

local kinds = { notice.kinds.normal, notice.kinds.exceptional }

-- COUNTIFS's condition for the cell of a name: in it * ? ~ and a first < > = mean themselves.
local function criterion(cell, name)
  if not name:find("[*?~]") and not name:find("^[<>=]") then return cell end
  for _, c in ipairs { "~", "*", "?" } do cell = ('SUBSTITUTE(%s,"%s","~%s")'):format(cell, c, c) end
  return '"="&' .. cell
end

local function same(a, b)
  return a == b and "平" or "不平"
end

-- 总表: districts or units by level and kind.
function sheets.total(lines, by_district)
  local group = by_district and { field = "district", label = "区县", column = "B" }
    or { field = "unit", label = "工作单位", column = "C" }
  local count = tally.by(lines, group.field, "level", "kind")
  local function row(name)
    local cells, sum = {}, 0
    for _, level in ipairs(notice.levels) do
      for _, kind in ipairs(kinds) do
        local n = count(name, level.name, kind)
        cells[#cells + 1] = { level = level.name, kind = kind, n = n }
        sum = sum + n
      end
    end
    local total = count(name)
    return { name = name, criterion = criterion("$B[row]", name), cells = cells, total = total, sum = sum,
      check = same(sum, total) }
  end
  local rows = {}
  local names = tally.values(lines, group.field, by_district and offices.districts() or {}, by_district)
  for i, name in ipairs(names) do rows[i] = row(name) end
  return { group = group, rows = rows, all = row("") }
end

-- 专业级别: the notice's specialties, and others that occur.
function sheets.series(lines)
  local names = {}
  for i, series in ipairs(notice.series) do names[i] = series.name end
  local by_level, by_kind = tally.by(lines, "series", "level"), tally.by(lines, "series", "kind")
  local by_entrusted = tally.by(lines, "series", "entrusted")
  local function row(name)
    local r = { name = name, criterion = criterion("$A[row]", name), levels = {}, kinds = {},
      entrusted = by_entrusted(name, "是"), total = by_level(name) }
    local sum = 0
    for i, level in ipairs(notice.levels) do
      r.levels[i] = by_level(name, level.name)
      sum = sum + r.levels[i]
    end
    for i, kind in ipairs(kinds) do r.kinds[i] = by_kind(name, kind) end
    r.check = same(sum, r.total)
    return r
  end
  local rows = {}
  for i, name in ipairs(tally.values(lines, "series", names, true)) do rows[i] = row(name) end
  return { rows = rows, all = row("") }
end

local educations = { "博士研究生", "博士", "硕士研究生", "硕士", "研究生", "大学本科", "本科", "大学", "大学专科", "大专", "中专", "高中" }
local bands = {
  { name = "30岁及以下", to = 30 }, { name = "31—35岁", from = 31, to = 35 }, { name = "36—40岁", from = 36, to = 40 },
  { name = "41—45岁", from = 41, to = 45 }, { name = "46—50岁", from = 46, to = 50 }, { name = "51—55岁", from = 51, to = 55 },
  { name = "56岁及以上", from = 56 },
}

local function band_of(age)
  if type(age) ~= "number" then return age end
  for _, band in ipairs(bands) do
    if age <= (band.to or age) then return band.name end
  end
end

-- The condition of COUNTIFS for a band of ages; an unknown age is a word.
local function band_condition(name)
  local conditions = {}
  for _, band in ipairs(bands) do
    if band.name == name then
      if band.from then conditions[#conditions + 1] = "'明细'!$G:$G,\">=" .. band.from .. '"' end
      if band.to then conditions[#conditions + 1] = "'明细'!$G:$G,\"<=" .. band.to .. '"' end
    end
  end
  return #conditions > 0 and table.concat(conditions, ",") or "'明细'!$G:$G,$B[row]"
end

-- 人员结构: gender, education and age by level, one group of rows for each.
function sheets.structure(lines, unknown)
  for _, line in ipairs(lines) do line.band = band_of(line.age) end
  local band_names = {}
  for i, band in ipairs(bands) do band_names[i] = band.name end
  local groups = {
    { name = "性别", field = "gender", values = tally.values(lines, "gender", { "男", "女" }, true), range = "'明细'!$E:$E" },
    { name = "学历", field = "education", values = tally.values(lines, "education", educations), range = "'明细'!$H:$H" },
    { name = "年龄", field = "band", values = tally.values(lines, "band", band_names, true) },
  }
  local rows = {}
  for _, group in ipairs(groups) do
    local count = tally.by(lines, group.field, "level")
    local function row(value, condition)
      local r = { group = group.name, first = false, size = #group.values + 1, name = value, condition = condition, levels = {},
        total = count(value), share = #lines > 0 and count(value) / #lines or 0, sums = condition == nil }
      for i, level in ipairs(notice.levels) do r.levels[i] = count(value, level.name) end
      rows[#rows + 1] = r
      return r
    end
    for i, value in ipairs(group.values) do
      local condition = group.field == "band" and band_condition(value)
        or group.range .. "," .. criterion("$B[row]", value)
      row(value, condition).first = i == 1
    end
    row("").name = "小计"
  end
  return rows
end

-- 继续教育: year by year and level by level. 三（二）asks for those of the notice's levels; the others are shown beside.
function sheets.hours(lines)
  local rows = {}
  for y, year in ipairs(notice.hours.years) do
    for i, level in ipairs(notice.levels) do
      local r = { year = year, first = i == 1, level = level.name, people = 0, noted = 0, enough = 0, sum = 0,
        column = string.char(string.byte("O") + y - 1) }
      for _, line in ipairs(lines) do
        local hours = line.hours[y]
        if line.level == level.name then
          r.people = r.people + 1
          if hours ~= "" then
            r.noted, r.sum = r.noted + 1, r.sum + hours
            if hours >= notice.hours.total then r.enough = r.enough + 1 end
          end
        end
      end
      r.lacking = r.noted - r.enough
      r.average = r.noted > 0 and math.floor(r.sum / r.noted * 10 + 0.5) / 10 or 0
      rows[#rows + 1] = r
    end
  end
  return { rows = rows, least = notice.hours.total, levels = #notice.levels }
end

local post_levels = { { "正高级", "senior" }, { "副高级", "associate" }, { "中级", "middle" }, { "初级", "junior" } }
local post_fields = { { "核准", "approved" }, { "实聘", "employed" }, { "空缺", "vacant" } }

-- 岗位情况: institutions, with how many apply.
function sheets.posts(lines, district)
  local applying = tally.by(lines, "unit")
  local all = { numbers = {}, applying = 0 }
  local rows = {}
  for p in query([[SELECT p.*, coalesce(u.district, '') AS district FROM posts p LEFT JOIN units u ON u.unit = p.unit
      WHERE ?1 = '' OR u.district = ?1 ORDER BY p.unit]], district) do
    local numbers = { p.authorised, p.total_posts, p.employed_total }
    for _, level in ipairs(post_levels) do
      for _, field in ipairs(post_fields) do numbers[#numbers + 1] = p[field[2] .. "_" .. level[2]] end
    end
    numbers[#numbers + 1] = p.to_evaluate
    for i, n in ipairs(numbers) do all.numbers[i] = (all.numbers[i] or 0) + (n ~= "" and n or 0) end
    rows[#rows + 1] = { unit = p.unit, criterion = criterion("$B[row]", p.unit), district = p.district, numbers = numbers,
      applying = applying(p.unit) }
    all.applying = all.applying + applying(p.unit)
  end
  return { rows = offices.sorted(rows, "district"), all = all, levels = post_levels, fields = post_fields }
end

return sheets
