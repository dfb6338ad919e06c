-- An application without fault, of one person in a unit of its own: what the cases of tests/rules/cases change.
local base = {}

-- An ID number that nobody bears: no region has the code 330599. There are 500 for a birth and sex.
function base.id_number(birth, male, n)
  local front = "330599" .. birth:gsub("-", "") .. string.format("%03d", 2 * (n % 500) + (male and 1 or 0))
  local weights, sum = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }, 0
  for i = 1, 17 do sum = sum + weights[i] * tonumber(front:sub(i, i)) end
  return front .. ("10X98765432"):sub(sum % 11 + 1, sum % 11 + 1)
end

-- What a person is called.
function base.name(n)
  return "例" .. utf8.char(0x4E00 + n)
end

-- Numbers of 附件3 that agree: one vacant post at each level that people apply for.
local function posts()
  return {
    authorised = 90, total_posts = 80, employed_total = 80, ratio_senior = 0.1, ratio_associate = 0.2,
    ratio_middle = 0.4, ratio_junior = 0.3,
    approved_senior = 8, approved_associate = 16, approved_middle = 32, approved_junior = 24, approved_total = 80,
    allowed_senior = 8, allowed_associate = 16, allowed_middle = 32, allowed_junior = 24, allowed_total = 80,
    employed_senior = 7, employed_associate = 15, employed_middle = 31, employed_junior = 27,
    vacant_senior = 1, vacant_associate = 1, vacant_middle = 1, vacant_junior = -3, vacant_total = 0,
    offered_senior = 0, offered_associate = 0, offered_middle = 1, qualified = 0, to_evaluate = 1,
  }
end

-- Case N. birth, male: as the ID number has them. Keys as in lua/schema.lua; a: the row of applicants.
function base.new(n)
  local birth = string.format("1985-03-%02d", 12 + n // 500)
  local c = { n = n, name_of_person = base.name(n), birth = birth, male = true, unit = "示例单位" .. n }
  c.a = {
    gender = "男", birth_date = birth, ethnicity = "汉族", phone = string.format("199%08d", n), work_start = "2008-07",
    unit_kind = "事业单位", staffing = "是", supervising_dept = "德清县水利局", district = "德清县",
    specialty_years = 12, school = "河海大学", major = "水利水电工程", graduation_date = "2008-06",
    education = "本科", degree = "学士", current_title = "助理工程师", current_title_date = "2012-12",
    appointed_title = "助理工程师", appointed_date = "2013-01", post_grade = "专业技术十一级",
    series = "工程", level = "中级", apply_title = "工程师", kind = "正常晋升", exceptional_reason = "",
    committee = "湖州市职称评审委员会", entrusted = "否", entrust_no = "", statement = "本人从事水利工程质量监督。", photo = "base.jpg",
    promise_date = "2020-08-10", paid_date = "2020-09-03", notice_from = "2020-08-20", notice_to = "2020-08-26",
    notice_result = "公示无异议", unit_state = "审核通过", unit_opinion = "情况属实，同意推荐。",
    unit_date = "2020-08-27", dept_state = "审核通过", dept_opinion = "同意推荐。", dept_date = "2020-08-31",
    hr_state = "审核通过", hr_opinion = "同意推荐。", hr_date = "2020-09-02", submitted_at = "2020-09-04",
    insurance_place = "浙江省湖州市",
  }
  c.education = { {
    start = "2004-09", ["end"] = "2008-06", school = "河海大学", major = "水利水电工程", education = "本科",
    degree = "学士", form = "全日制", verified = "是",
  } }
  c.work = { { start = "2008-07", ["end"] = "", unit = c.unit, duty = "水利工程质量监督" } }
  c.achievements = {
    { date = "2013-05", content = "堤防加固设计" .. n, role = "参与", rank = "4/6", collective = "是", proof = "批复",
      award = "" },
    { date = "2017-05", content = "水库加固监督" .. n, role = "主持", rank = "1/4", collective = "是", proof = "鉴定书",
      award = "" },
  }
  c.publications = { {
    date = "2018-04", kind = "论文", title = "质量控制" .. n, outlet = "《浙江水利科技》", number = "2018年第4期",
    rank = "独著",
  } }
  c.assessments, c.hours, c.appointments = {}, {}, {}
  for i = 1, 4 do
    c.assessments[i] = { year = 2015 + i, result = "合格" }
    c.hours[i] = { year = 2015 + i, total = 96, general = 18, industry = 18, professional = 60 }
    c.appointments[i] = { year = 2016 + i, title = "助理工程师", unit = c.unit }
  end
  c.attachments = {}
  for i, kind in ipairs { "近4年的继续教育学时证明", "事业单位人员职称申报岗位信息表", "现任专业技术职务资格聘书" } do
    local file = "扫描件" .. i .. ".pdf"
    c.attachments[i] = { kind = kind, file = file, verified_by = "陆敏", verified_date = "2020-08-13" }
  end
  c.units = { {
    unit = c.unit, district = "德清县", unit_kind = "事业单位", contact = "陆敏", phone = "0572-2000001",
    notice_place = "公告栏", supervise_phone = "0572-2000002",
  } }
  c.posts = { posts() }
  c.proposed = { {
    current_title = "助理工程师", appointed_level = "初级", appointed_date = "2013-01",
    post_grade = "专业技术十一级", recommend_title = "工程师",
  } }
  c.bans, c.others = {}, {}
  return c
end

return base
