-- An application in which nothing is wrong, as rows of the tables of lua/schema.lua: what the kinds of legal.lua,
-- violations.lua and unknown.lua are made from. Written from the notice alone; no rule was looked at.
local people = {}

local function split(s)
  local out = {}
  for word in s:gmatch("%S+") do out[#out + 1] = word end
  return out
end

local SURNAMES = split("沈 钮 费 嵇 潘 臧 章 严 茅 凌 闵 俞 邱 施 汤 温 褚 谈 宣 邵 计 管 慎 卢")
local FIRST = split("文 国 志 秋 海 春 晓 永 思 云 立 景 光 家 明 传 学 兆 绍 维")
local SECOND = split("华 平 芬 强 林 珍 波 敏 荣 涛 斌 娟 峰 萍 亮 琴 军 燕 勤 洪 霞 伟 琳")
local PLACES = split("苕溪 毘山 莫干 箬溪 顾渚 天目 浮玉 龙王 黄浦 下渚 碧浪 白雀 弁山 杼山 长超 南塘 荻港 菱湖 善琏 双林")
local TRADES = split("恒 瑞 隆 泰 裕 昌 丰 盛 鼎 宏 诚 通 亿 博 远 腾 卓 凯 嘉 盈 德 正 新")
local TRADES2 = split("达 源 基 建 业 邦 信 成 安 和 利 兴 茂 川 江 峰 泽 禾 嵘 晟 润 景 辉")

local WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }

-- The number of a person born on that day, in a region that is not assigned.
function people.id_number(birth, sequence)
  local body = "330599" .. birth:gsub("-", "") .. string.format("%03d", sequence)
  local sum = 0
  for i = 1, 17 do sum = sum + WEIGHTS[i] * tonumber(body:sub(i, i)) end
  return body .. ("10X98765432"):sub(sum % 11 + 1, sum % 11 + 1)
end

local function name_of(n)
  return SURNAMES[n % 24 + 1] .. FIRST[(n // 24 + n) % 20 + 1] .. SECOND[(n * 7 + n // 20) % 23 + 1]
end

-- No two of these differ in one character only: units that are nearly alike are told, rightly.
local function company_of(n)
  local a, b = n % 23, n // 23 % 23
  return "浙江" .. PLACES[(n * 3) % 20 + 1] .. TRADES[a + 1] .. TRADES2[(a + b) % 23 + 1]
end

people.OFFICES = {
  ["德清县"] = "德清县经济和信息化局", ["长兴县"] = "长兴县经济和信息化局", ["安吉县"] = "安吉县经济和信息化局",
  ["吴兴区"] = "吴兴区经济和信息化局", ["南浔区"] = "南浔区经济和信息化局",
}
local DISTRICTS = { "德清县", "长兴县", "安吉县", "吴兴区", "南浔区" }

-- What each level's applicant has: titles, dates, schools.
local LEVELS = {
  ["初级"] = { born = 1994, graduated = "2016-06", started = "2016-08" },
  ["中级"] = { born = 1985, graduated = "2007-06", started = "2007-08", held = "2015-09", appointed = "2015-10" },
  ["副高级"] = { born = 1979, graduated = "2001-06", started = "2001-08", held = "2013-11", appointed = "2013-12" },
  ["正高级"] = { born = 1970, graduated = "1992-06", started = "1992-08", held = "2013-11", appointed = "2014-01" },
}
local TITLES = {
  ["工程"] = { "技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师" },
  ["文博"] = { "管理员", "助理馆员", "馆员", "副研究馆员", "研究馆员" },
  ["图书"] = { "管理员", "助理馆员", "馆员", "副研究馆员", "研究馆员" },
  ["群文"] = { "管理员", "助理馆员", "馆员", "副研究馆员", "研究馆员" },
  ["档案"] = { "管理员", "助理馆员", "馆员", "副研究馆员", "研究馆员" },
  ["农业技术"] = { "农业技术员", "助理农艺师", "农艺师", "高级农艺师", "正高级农艺师" },
  ["教师"] = { "三级教师", "二级教师", "一级教师", "高级教师", "正高级教师" },
  ["经济"] = { "经济员", "助理经济师", "经济师", "高级经济师", "正高级经济师" },
  ["会计"] = { "会计员", "助理会计师", "会计师", "高级会计师", "正高级会计师" },
  ["审计"] = { "审计员", "助理审计师", "审计师", "高级审计师", "正高级审计师" },
  ["统计"] = { "统计员", "助理统计师", "统计师", "高级统计师", "正高级统计师" },
  ["律师"] = { "", "四级律师", "三级律师", "二级律师", "一级律师" },
  ["工艺美术"] = { "工艺美术员", "助理工艺美术师", "工艺美术师", "高级工艺美术师", "正高级工艺美术师" },
  ["艺术"] = { "", "四级演员", "三级演员", "二级演员", "一级演员" },
  ["播音"] = { "三级播音员主持人", "二级播音员主持人", "一级播音员主持人", "主任播音员主持人", "播音指导" },
  ["新闻出版"] = { "", "助理记者", "记者", "主任记者", "高级记者" },
  ["体育教练"] = { "三级教练", "二级教练", "一级教练", "高级教练", "国家级教练" },
  ["技工学校教师"] = { "三级实习指导教师", "助理讲师", "讲师", "高级讲师", "正高级讲师" },
}
local MAJORS = { ["工程"] = "土木工程", ["文博"] = "文物与博物馆学", ["图书"] = "图书馆学", ["群文"] = "文化产业管理", ["教师"] = "汉语言文学" }
local RANK = { ["初级"] = 1, ["中级"] = 2, ["副高级"] = 3, ["正高级"] = 4 }
local GRADES = { "专业技术十三级", "专业技术十二级", "专业技术十级", "专业技术七级" }

-- 附件3 of an institution with twenty posts; the one vacancy of the level is the applicant's.
local function posts_of(unit, level)
  local row = { unit = unit, authorised = 24, total_posts = 20, employed_total = 20 }
  local ratios, employed = { 10, 30, 40, 20 }, { 2, 6, 8, 4 }
  local at = { ["正高级"] = 1, ["副高级"] = 2, ["中级"] = 3 }
  if at[level] then employed[at[level]], employed[4] = employed[at[level]] - 1, 5 end
  for i, l in ipairs { "senior", "associate", "middle", "junior" } do
    local n = ratios[i] * 20 // 100
    row["ratio_" .. l], row["approved_" .. l], row["allowed_" .. l] = ratios[i] .. "%", n, n
    row["employed_" .. l], row["vacant_" .. l] = employed[i], n - employed[i]
  end
  row.approved_total, row.allowed_total, row.vacant_total = 20, 20, 0
  row.offered_senior, row.offered_associate, row.offered_middle = 0, 0, 0
  local offered = ({ ["正高级"] = "offered_senior", ["副高级"] = "offered_associate", ["中级"] = "offered_middle" })[level]
  if offered then row[offered] = 1 end
  row.qualified, row.to_evaluate = 0, 1
  return row
end

-- Person N, who applies as OPTIONS say: series, level, institution = true (on its staff), female = true, and what
-- LEVELS has. The result: { a = row of applicants, education = {…}, …, units, posts, proposed, bans, photo = file }.
function people.new(n, options)
  local o = options or {}
  local series, level = o.series or "工程", o.level or "中级"
  local of, rank = LEVELS[level], RANK[level]
  local titles = TITLES[series]
  local born = string.format("%d-%02d-%02d", o.born or of.born, n % 12 + 1, n % 28 + 1)
  local id = people.id_number(born, (2 * n + (o.female and 0 or 1)) % 1000)
  local district = DISTRICTS[n % 5 + 1]
  local unit = company_of(n) .. (o.institution and "研究所" or "建设有限公司")
  local graduated, started = o.graduated or of.graduated, o.started or of.started
  local held, appointed = o.held or of.held, o.appointed or of.appointed
  local current = rank > 1 and titles[rank] or ""
  local apply = titles[rank + 1]
  local major = MAJORS[series] or "工商管理"
  local kind = o.institution and "事业单位" or "民营企业"
  local p = { n = n, id = id, name = name_of(n), unit = unit, photo = "base.jpg" }
  local grade = o.institution and GRADES[rank] or ""
  p.a = {
    id_number = id, name = p.name, gender = o.female and "女" or "男", birth_date = born:sub(1, 7), ethnicity = "汉族",
    native_place = "浙江湖州", political_status = "群众", phone = string.format("1990010%04d", n), work_start = started,
    unit = unit, unit_kind = kind, staffing = o.institution and "是" or "否",
    supervising_dept = people.OFFICES[district], district = district,
    specialty_years = 2020 - tonumber(started:sub(1, 4)), school = "浙江工业大学", major = major,
    graduation_date = graduated, education = "本科", degree = "学士", current_title = current,
    current_title_date = held or "", appointed_title = current, appointed_date = appointed or "", post_grade = grade,
    series = series, subject = major, level = level, apply_title = apply, kind = "正常晋升",
    committee = (rank > 2 and "浙江省" .. series .. "专业高级" or "湖州市" .. series .. "专业" .. level) .. "职务任职资格评审委员会",
    entrusted = "否", promise_date = "2020-08-12", notice_from = "2020-08-20", notice_to = "2020-08-26",
    statement = "本人长期在生产一线从事" .. major .. "方面的工作，任现职以来主持完成了第" .. n .. "号工程的技术管理，"
      .. "编写了作业指导书，带教了三名青年技术人员，所负责的项目一次验收合格，没有发生质量和安全事故。"
      .. "今后将继续钻研业务，总结经验，把成果推广到更多的项目中去，不断提高自己的专业水平。",
    notice_result = "公示无异议", unit_state = "审核通过", unit_opinion = "情况属实，同意推荐。", unit_date = "2020-08-27",
    dept_state = "审核通过", dept_opinion = "材料齐全，同意推荐。", dept_date = "2020-08-31",
    hr_state = "审核通过", hr_opinion = "符合申报条件，同意上报。", hr_date = "2020-09-02", paid_date = "2020-09-04",
    submitted_at = "2020-09-08", insurance_place = "浙江省湖州市",
  }
  local verified = tonumber(graduated:sub(1, 4)) >= 2002
  p.education = { { start = (tonumber(graduated:sub(1, 4)) - 4) .. "-09", ["end"] = graduated, school = "浙江工业大学",
    major = major, education = "本科", degree = "学士", form = "全日制", verified = verified and "是" or "否" } }
  p.work = { { start = started, ["end"] = "", unit = unit, duty = major .. "技术管理", post = "项目负责人", witness = "周建成" } }
  p.achievements = {
    { date = "2017-05", content = district .. unit:sub(7) .. "一期改造项目施工技术管理", role = "主持", rank = "1/4",
      collective = "是", proof = "项目验收材料", award = "验收合格" },
    { date = "2019-03", content = district .. unit:sub(7) .. "二期项目质量控制", role = "独立完成", rank = "1", collective = "否",
      proof = "单位证明", award = "市级优秀" },
  }
  p.publications = { { date = "2018-05", kind = "论文", title = "关于" .. unit:sub(7) .. "项目技术要点的探讨", outlet = "《浙江建筑》",
    number = "CN33-1102/TU，2018年第5期", rank = "1/1" } }
  p.assessments, p.hours, p.appointments, p.attachments = {}, {}, {}, {}
  for year = math.max(2015, tonumber(started:sub(1, 4)) + 1), 2019 do
    p.assessments[#p.assessments + 1] = { year = year, result = o.institution and "合格" or "称职" }
  end
  for year = math.max(2016, tonumber(started:sub(1, 4)) + 1), 2019 do
    p.hours[#p.hours + 1] = { year = year, total = 96, general = 20, industry = 14, professional = 62 }
  end
  if rank > 1 then
    for year = math.max(2015, tonumber(appointed:sub(1, 4))), 2020 do
      p.appointments[#p.appointments + 1] = { year = year, title = current, unit = unit }
    end
  end
  local function attach(what, name) people.attach(p, what, name) end
  attach("近4年的继续教育学时证明")
  if o.institution then attach("事业单位人员职称申报岗位信息表") end
  if rank > 1 then attach("现任专业技术职务资格聘书") end
  if not verified then attach("学历证书及认证材料") end
  p.units = { { unit = unit, district = district, unit_kind = kind, supervising_dept = people.OFFICES[district],
    contact = "周建成",
    phone = string.format("0572-2%06d", n), notice_place = "单位公示栏", supervise_phone = string.format("0572-3%06d",
      n) } }
  p.posts, p.proposed, p.bans = {}, {}, {}
  if o.institution then
    p.posts = { posts_of(unit, level) }
    p.proposed = { { unit = unit, name = p.name, id_number = id, current_title = current,
      appointed_level = ({ "初级", "初级", "中级", "副高级" })[rank], appointed_date = appointed, post_grade = grade,
        recommend_title = apply } }
  end
  return p
end

function people.attach(p, kind)
  p.attachments[#p.attachments + 1] = { kind = kind, file = p.name .. p.n .. "_" .. kind .. ".pdf",
    verified_by = "周建成",
    verified_date = "2020-08-13" }
end

-- The rows of which KEY has that value go.
function people.drop(rows, key, value)
  for i = #rows, 1, -1 do
    if rows[i][key] == value then table.remove(rows, i) end
  end
end

return people
