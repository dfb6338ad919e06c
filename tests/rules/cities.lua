-- Writes made-up applicants of another city's notice as tables: lua5.4 tests/rules/cities.lua NOTICE FOLDER. FOLDER has
-- the photos. None of them has a fault.
local name, folder = table.unpack(arg)
rawset(_G, "NOTICE", name)
package.path = "tests/rules/?.lua;lua/?.lua;" .. package.path
dofile("lua/types/layers.lua")
local base = require("base")
local tables = require("tables")

-- What is of a city: its district, its departments, its places, its season, its hours.
local cities = {
  ["ningbo-2023-construction"] = {
    district = "鄞州区", department = "鄞州区住房和城乡建设局", city = "宁波", year = 2023, month = "07", series = "建设工程",
    committee = "宁波市建设工程中评委", place = "浙江省宁波市", unit = "示例建设公司", unit_kind = "国有企业",
    phone = "0574-87000001",
    hours = { total = 90, general = 18, industry = 0, professional = 72 }, years = { 2020, 2021, 2022 },
    levels = { "中级" },
  },
  ["nanjing-2021"] = {
    district = "玄武区", department = "玄武区建设房产和交通局", city = "南京", year = 2021, month = "07", series = "工程",
    committee = "南京市工程系列评审委员会", place = "江苏省南京市", unit = "示例研究院", unit_kind = "事业单位",
    phone = "025-83000001",
    hours = { total = 90, general = 30, professional = 60, advanced_course = "是" },
    years = { 2017, 2018, 2019, 2020 },
    levels = { "中级", "副高级" },
  },
}
cities["nanjing-2023"] = setmetatable({ year = 2023, years = { 2020, 2021, 2022, 2023 } },
  { __index = cities["nanjing-2021"] })

-- Of each level: the title, the one below it, and when that was got and the post taken up.
local titles = {
  ["中级"] = { "工程师", "助理工程师", "2013-12", "2014-01", "专业技术十一级", "初级" },
  ["副高级"] = { "高级工程师", "工程师", "2014-12", "2015-01", "专业技术九级", "中级" },
}

local function change_rows(c, city)
  local title = titles[c.a.level]
  c.work[1].duty, c.work[1].unit = "建设工程管理", c.unit
  c.education[1].major = "土木工程"
  for i, x in ipairs(c.achievements) do x.content, x.date = "示例工程" .. c.n .. "之" .. i, 2015 + i .. "-05" end
  c.publications[1].outlet, c.publications[1].likeness = "《示例学报》", "12%"
  c.assessments, c.hours, c.appointments = {}, {}, {}
  for i, year in ipairs(city.years) do
    c.assessments[i] = year < city.year and { year = year, result = "合格" } or nil
    c.hours[i] = { year = year }
    for field, value in pairs(city.hours) do c.hours[i][field] = value end
  end
  for i = 1, 4 do c.appointments[i] = { year = city.year - 4 + i, title = title[2], unit = c.unit } end
  for _, x in ipairs(c.attachments) do x.verified_date = city.year .. "-" .. city.month .. "-01" end
  c.attachments[1].kind = "近" .. #city.years .. "年的继续教育学时证明"
  if city.unit_kind ~= "事业单位" then c.posts, c.proposed = {}, {} end
  if city.unit_kind ~= "事业单位" then table.remove(c.attachments, 2) end
end

local function applicant(city, n, level)
  local c, title = base.new(n), titles[level]
  local function day(d) return ("%d-%s-%02d"):format(city.year, city.month, d) end
  c.unit = city.city .. city.unit .. n
  for field, value in pairs {
    level = level, apply_title = title[1], current_title = title[2], appointed_title = title[2],
    current_title_date = title[3], appointed_date = title[4], post_grade = title[5], series = city.series,
    unit_kind = city.unit_kind, supervising_dept = city.department, district = city.district,
    committee = city.committee, insurance_place = city.place, specialty_years = 12, insured_since = "2015-08",
    statement = "本人从事建设工程管理。",
    sent_away = "否", promise_date = day(1), notice_from = day(3), notice_to = day(14), unit_date = day(17),
    dept_date = day(19), hr_date = day(20), submitted_at = day(18), paid_date = day(21), major = "土木工程",
    staffing = city.unit_kind == "事业单位" and "是" or "",
  } do
    c.a[field] = value
  end
  change_rows(c, city)
  for _, u in ipairs(c.units) do
    u.unit, u.district, u.unit_kind, u.phone = c.unit, city.district, city.unit_kind, city.phone
    u.supervise_phone = city.phone
  end
  for _, x in ipairs(c.proposed) do
    x.current_title, x.appointed_date, x.post_grade, x.recommend_title = title[2], title[4], title[5], title[1]
    x.appointed_level = title[6]
  end
  if level == "副高级" then
    for _, p in ipairs(c.posts) do p.offered_associate, p.offered_middle = 1, 0 end
  end
  return c
end

local city, cases = cities[name], {}
for n = 1, 4 do cases[n] = applicant(city, n, city.levels[(n - 1) % #city.levels + 1]) end
tables.write(folder, cases)
