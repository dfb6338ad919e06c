-- 统计汇总: one for each office with applicants, one for the city. Every number is a formula over the sheet 明细 with its
-- result beside it, which is counted here by other means; templates/summary.xml has the formulas.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local tally = require("zhibiao.tally")
local offices = require("zhibiao.offices")
local sheets = require("zhibiao.summary")

local unknown = "未填" -- a formula can't count empty cells by comparing

local function known(value)
  return value ~= "" and value or unknown
end

-- Full years at the day that the notice counts to; a birth without a day counts from the month's first.
local function age(birth)
  local born = dates.parse(#birth == 7 and birth .. "-01" or birth)
  if born == nil then return unknown end
  local had_birthday = birth:sub(6) <= notice.cut_off.date:sub(6)
  return notice.year - born - (had_birthday and 0 or 1)
end

-- ID number -> year -> hours.
local function hours()
  local all = {}
  for h in query("SELECT id_number, year, total FROM hours WHERE total <> ''") do
    all[h.id_number] = all[h.id_number] or {}
    all[h.id_number][tostring(h.year)] = h.total
  end
  return all
end

-- A line of 明细 for each applicant of the district; of all if it is empty.
local function detail(district)
  local all_hours, lines = hours(), {}
  for a in query([[SELECT * FROM applicants WHERE ?1 = '' OR district = ?1
      ORDER BY district, unit, series, level, id_number]], district) do
    local line = {
      id_number = a.id_number, district = known(a.district), unit = known(a.unit), name = a.name, gender = known(a.gender),
      birth = a.birth_date:sub(1, 7), age = age(a.birth_date), education = known(a.education), current = a.current_title,
      series = known(a.series), level = known(a.level), title = a.apply_title, kind = known(a.kind),
      entrusted = a.entrusted == "是" and "是" or "否", hours = {},
    }
    for i, year in ipairs(notice.hours.years) do line.hours[i] = (all_hours[a.id_number] or {})[tostring(year)] or "" end
    lines[#lines + 1] = line
  end
  return offices.sorted(lines, "district")
end

local function set(list, field)
  local names = {}
  for _, x in ipairs(list) do names[field and x[field] or x] = true end
  return names
end

-- Who falls out of the tables' columns makes them 不平: say who it is.
local function warn_of_strangers(lines)
  local levels, kinds = set(notice.levels, "name"), set { notice.kinds.normal, notice.kinds.exceptional }
  for _, line in ipairs(lines) do
    local wrong = not levels[line.level] and "level" or not kinds[line.kind] and "kind"
    if wrong then
      warn(first("applicants", { id_number = line.id_number }), wrong, "这一格没有填，或者填的不合规定，没有计入各栏，总表因此不平",
        "请改正后重新生成")
    end
  end
end

return {
  title = "统计汇总",
  template = "summary",
  order = 5,
  records = function()
    local all = {}
    for _, office in ipairs(notice.offices) do
      if count("applicants", { district = office.district }) > 0 then
        all[#all + 1] = { name = office.district, district = office.district, by = office.hr }
      end
    end
    if count("applicants") > 0 then all[#all + 1] = { name = notice.city, district = "", by = notice.issuer } end
    return items(all)
  end,
  make = function(r)
    local lines = detail(r.district)
    if r.district == "" then warn_of_strangers(lines) end
    return {
      file = "统计汇总/" .. r.name .. notice.year .. "年度职称申报统计汇总", record = r.name,
      heading = r.name .. notice.year .. "年度专业技术职务任职资格申报情况",
      by = r.by, made = date,
      levels = notice.levels, kinds = { notice.kinds.normal, notice.kinds.exceptional },
      total = sheets.total(lines, r.district == ""),
      series = sheets.series(lines),
      structure = sheets.structure(lines, unknown),
      hours = sheets.hours(lines),
      posts = sheets.posts(lines, r.district),
      years = notice.hours.years,
      lines = lines,
    }
  end,
}
