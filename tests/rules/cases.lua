-- What each rule passes and what it does not: fails(rule, name, change, …) and passes(rule, name, change). CHANGE
-- spoils, or changes within the limits, an application without fault (base.lua). A case that fails must fail by that
-- rule, and those named behind the change, and no other.
return function(fails, passes)
  local function set(field, value)
    return function(c) c.a[field] = value end
  end
  local function posts(field, value)
    return function(c) c.posts[1][field] = value end
  end
  local function not_of_institution(c)
    c.a.unit_kind, c.a.staffing, c.posts, c.proposed = "民营企业", "否", {}, {}
    c.units[1].unit_kind = "民营企业"
    table.remove(c.attachments, 2)
  end
  -- Someone at another level, with all that belongs to it.
  local function level(c, name, title, current, grade, held)
    c.a.level, c.a.apply_title, c.a.post_grade = name, title, grade
    c.a.current_title, c.a.appointed_title = current, current
    if held then c.a.current_title_date, c.a.appointed_date = held, held end
    for _, x in ipairs(c.appointments) do x.title = current end
    c.proposed[1].current_title, c.proposed[1].recommend_title, c.proposed[1].post_grade = current, title, grade
    local p = c.posts[1]
    p.offered_middle = 0
    local field = ({ ["副高级"] = "offered_associate", ["正高级"] = "offered_senior", ["初级"] = "qualified" })[name]
    p[field] = name ~= "初级" and 1 or 0
    if name == "初级" then p.offered_middle = 1 end
  end
  local function associate(c) level(c, "副高级", "高级工程师", "工程师", "专业技术十级", "2013-05") end
  local function junior(c)
    level(c, "初级", "助理工程师", "", "")
    c.a.current_title_date, c.a.appointed_date, c.appointments = "", "", {}
    table.remove(c.attachments, 3)
  end
  local function exceptional(c)
    c.a.kind, c.a.exceptional_reason, c.a.current_title_date, c.a.appointed_date = "破格晋升", "业绩突出。", "2018-12", "2019-01"
    c.achievements[2].date = "2019-05"
    local form = "破格推荐专业技术职务任职资格审批表"
    c.attachments[4] = { kind = form, file = "破格.pdf", verified_by = "陆敏", verified_date = "2020-08-13" }
  end

  -- --- person -----------------------------------------------------------------------------------------------------
  for _, field in ipairs { "gender", "birth_date", "unit", "apply_title", "kind" } do
    if field ~= "unit" then
      fails("needed-value", field .. " empty", set(field, ""), field == "apply_title" and "listed-title" or nil)
    end
  end
  passes("needed-value", "a name of one character", function(c) c.a.name, c.proposed[1].name = "甲", "甲" end)
  fails("id-birth", "another month", set("birth_date", "1985-04"))
  fails("id-birth", "another day", set("birth_date", "1985-03-13"))
  passes("id-birth", "the month only", set("birth_date", "1985-03"))
  passes("id-birth", "29 February", function(c) c.birth, c.a.birth_date = "1984-02-29", "1984-02-29" end)
  fails("id-gender", "a man's number", set("gender", "女"))
  passes("id-gender", "a woman's number", function(c) c.male, c.a.gender = false, "女" end)
  local function young(birth)
    return function(c)
      junior(c)
      c.birth, c.a.birth_date, c.a.specialty_years, c.assessments = birth, birth, 1, {}
      c.a.graduation_date, c.education[1]["end"] = "2019-06", "2019-06"
      c.a.work_start, c.work[1].start = "2019-07", "2019-07"
      c.achievements[1].date, c.achievements[2].date = "2020-01", "2020-02"
      c.publications[1].date = "2020-03"
    end
  end
  fails("age-least", "18 on 1 January", young("2003-01-01"))
  passes("age-least", "18 on the last day", young("2002-12-31"))
  fails("age-retired", "60 on the last day", function(c) c.birth, c.a.birth_date = "1960-12-31", "1960-12-31" end)
  passes("age-retired", "60 on 1 January", function(c) c.birth, c.a.birth_date = "1961-01-01", "1961-01-01" end)
  fails("age-retired", "a woman of 55, middle level", function(c)
    c.male, c.a.gender, c.birth, c.a.birth_date = false, "女", "1965-06-01", "1965-06-01"
  end)
  passes("age-retired", "a woman of 55, associate level", function(c)
    associate(c)
    c.male, c.a.gender, c.birth, c.a.birth_date = false, "女", "1965-06-01", "1965-06-01"
  end)
  fails("school-age", "graduated at 14", set("graduation_date", "2000-02"))
  passes("school-age", "graduated at 15", set("graduation_date", "2000-04"))
  fails("work-age", "at work at 15", set("work_start", "2001-02"))
  passes("work-age", "at work at 16", set("work_start", "2001-04"))
  local function late(start)
    return function(c) c.a.work_start, c.a.specialty_years = start, 7 end
  end
  fails("title-after-work", "a title before work", late("2013-01"))
  passes("title-after-work", "the same month", late("2012-12"))
  fails("appointed-after-title", "appointed a month before", set("appointed_date", "2012-11"))
  passes("appointed-after-title", "the same month", set("appointed_date", "2012-12"))
  fails("date-ahead", "appointed next year", set("appointed_date", "2021-01"))
  passes("date-ahead", "appointed in the last month", set("appointed_date", "2020-12"))
  fails("work-years", "a year too many", set("specialty_years", 13))
  passes("work-years", "all years", set("specialty_years", 12))
  fails("education-periods", "ends before it begins", function(c) c.education[1].start = "2008-07" end)
  passes("education-periods", "one month", function(c) c.education[1].start = "2008-06" end)
  fails("work-periods", "ends before it begins", function(c) c.work[1]["end"] = "2008-06" end)
  passes("work-periods", "one month", function(c) c.work[1]["end"] = "2008-07" end)

  -- --- qualification -----------------------------------------------------------------------------------------------
  local function economist(c)
    associate(c)
    c.a.series, c.a.apply_title, c.proposed[1].recommend_title = "经济", "高级经济师", "高级经济师"
    c.a.current_title, c.a.appointed_title, c.proposed[1].current_title = "经济师", "经济师", "经济师"
    for _, x in ipairs(c.appointments) do x.title = "经济师" end
  end
  fails("series-level", "经济, middle level", function(c) c.a.series = "经济" end)
  passes("series-level", "经济, associate level", economist)
  fails("title-name", "a title of the level below", function(c)
    c.a.apply_title, c.proposed[1].recommend_title = "助理工程师", "助理工程师"
  end)
  passes("title-name", "the title of the level", associate)
  fails("title-step", "the title that is held", function(c)
    c.a.current_title, c.proposed[1].current_title = "工程师", "工程师"
    c.a.post_grade, c.proposed[1].post_grade = "专业技术十级", "专业技术十级"
    for _, x in ipairs(c.appointments) do x.title = "工程师" end
  end)
  passes("title-step", "one step", associate)
  passes("title-step", "from 员级 to 助理级", function(c)
    level(c, "初级", "助理工程师", "技术员", "专业技术十三级")
    table.remove(c.attachments, 3)
    local certificate = { kind = "聘书", file = "聘书.jpg", verified_by = "李核", verified_date = "2020-08-20" }
    c.attachments[#c.attachments + 1] = certificate
  end)
  fails("title-step", "a clerk's title once more", function(c)
    level(c, "初级", "技术员", "技术员", "专业技术十三级")
  end)
  passes("title-step", "the present title in short", function(c) c.a.current_title = "助工" end)
  passes("title-step", "its field in brackets", function(c) c.a.current_title = "助理工程师（建筑施工）" end)
  for title, current in pairs { ["畜牧师"] = "助理畜牧师", ["兽医师"] = "助理兽医师", ["农艺师"] = "助理农艺师" } do
    passes("title-name", title, function(c)
      c.a.series, c.a.apply_title, c.proposed[1].recommend_title = "农业技术", title, title
      c.a.current_title, c.a.appointed_title, c.proposed[1].current_title = current, current, current
      for _, x in ipairs(c.appointments) do x.title = current end
    end)
  end
  fails("current-title", "without a date", set("current_title_date", ""))
  passes("current-title", "the lowest level has none", junior)
  local function college(c) c.a.education, c.education[1].education = "大专", "大专" end
  fails("kind-schooling", "college at the associate level", function(c) associate(c) college(c) end)
  passes("kind-schooling", "college at the middle level", college)
  for _, word in ipairs { "大学本科", "全日制本科", "函授本科", "本科（工学学士）", "自考本科", "本科学历", "大学本科毕业", "本科/学士" } do
    passes("kind-schooling", "other words for the same: " .. word, set("education", word))
  end
  fails("kind-schooling", "a correspondence course of college at the associate level", function(c)
    associate(c)
    c.a.education, c.education[1].education = "函授大专", "函授大专"
  end)
  passes("kind-schooling", "预备技师班 counts as 本科", function(c) associate(c) c.a.education = "预备技师班" end)
  fails("kind-years", "three years and eleven months", set("current_title_date", "2017-01-01"), "appointed-after-title")
  passes("kind-years", "four years on the last day", function(c)
    c.a.current_title_date, c.a.appointed_date = "2016-12-31", "2017-01"
  end)
  passes("kind-years", "from 29 February", function(c)
    c.a.current_title_date, c.a.appointed_date = "2016-02-29", "2016-03"
  end)
  fails("kind-exceptional", "all conditions are met", function(c)
    exceptional(c)
    c.a.current_title_date, c.a.appointed_date = "2012-12", "2013-01"
  end)
  passes("kind-exceptional", "two years", exceptional)
  fails("exceptional-reason", "none", function(c) exceptional(c) c.a.exceptional_reason = "" end)
  passes("exceptional-reason", "one", exceptional)
  fails("technical-school", "高级工班 in 图书", function(c)
    c.a.series, c.a.apply_title, c.proposed[1].recommend_title, c.a.education = "图书", "馆员", "馆员", "高级工班"
    c.a.current_title, c.proposed[1].current_title = "助理馆员", "助理馆员"
    for _, x in ipairs(c.appointments) do x.title = "助理馆员" end
  end)
  passes("technical-school", "高级工班 in 工程 counts as 大专", set("education", "高级工班"))
  fails("kind-schooling", "中级工班 counts as 中专", set("education", "中级工班"))
  local function banned(year)
    return function(c) c.bans[1] = { year = year, reason = "伪造证书" } end
  end
  fails("ban", "the ban's third year", banned(2017))
  fails("ban", "the year after", banned(2019))
  passes("ban", "the ban has ended", banned(2016))
  passes("ban", "the year itself is no ban's", banned(2020))
  passes("appointment-years", "the certificates name the field", function(c)
    for _, x in ipairs(c.appointments) do x.title = "助理工程师（建筑施工）" end
  end)
  fails("appointment-years", "three years", function(c) table.remove(c.appointments, 1) end)
  fails("appointment-years", "twice the same year", function(c) c.appointments[1].year = 2018 end)
  passes("appointment-years", "five years", function(c)
    c.appointments[5] = { year = 2016, title = "助理工程师", unit = "别处" }
  end)
  fails("appointment-current", "the last is last year's", function(c)
    for _, x in ipairs(c.appointments) do x.year = x.year - 1 end
  end)
  passes("appointment-current", "four years, not in a row", function(c) c.appointments[1].year = 2014 end)
  fails("post-grade", "a middle post", function(c) c.a.post_grade, c.proposed[1].post_grade = "专业技术十级", "十级" end)
  passes("post-grade", "thirteen, in digits", function(c)
    c.a.post_grade, c.proposed[1].post_grade = "13级", "专业技术十三级"
  end)

  -- --- learning ----------------------------------------------------------------------------------------------------
  fails("hours-missing", "one year", function(c) table.remove(c.hours, 3) end)
  passes("hours-missing", "who began in 2018 needs 2019 only", function(c)
    exceptional(c)
    c.a.work_start, c.a.specialty_years, c.hours = "2018-07", 2, { c.hours[4] }
    c.work[1].start, c.assessments, c.achievements[1].date = "2018-07", {}, "2018-08"
  end)
  for _, department in ipairs { "德清县教育局", "长兴县卫健局", "安吉县教体局" } do
    passes("hours-missing", department .. " has its own rules", function(c)
      c.a.supervising_dept, c.hours = department, {}
    end)
  end
  fails("hours-enough", "89.5", function(c)
    c.hours[2] = { year = 2017, total = 89.5, general = 17.5, industry = 12, professional = 60 }
  end, "hours-kinds")
  passes("hours-enough", "90", function(c) c.hours[2].total, c.hours[2].industry = 90, 12 end)
  fails("hours-kinds", "59 of the subject", function(c) c.hours[2].professional, c.hours[2].total = 59, 95 end)
  passes("hours-kinds", "the least of each", function(c)
    c.hours[2] = { year = 2017, total = 90, general = 18, industry = 12, professional = 60 }
  end)
  fails("hours-sum", "one too many", function(c) c.hours[2].total = 97 end)
  passes("hours-sum", "halves", function(c) c.hours[2].professional, c.hours[2].total = 60.5, 96.5 end)
  fails("hours-senior", "80 hours", function(c) associate(c) c.hours[2].professional, c.hours[2].total = 44, 80 end)
  passes("hours-senior", "none", function(c) associate(c) c.hours = {} end)
  fails("assessment", "failed", function(c) c.assessments[2].result = "不合格" end)
  passes("assessment", "better than good", function(c) c.assessments[2].result = "优秀" end)

  -- --- attachments -------------------------------------------------------------------------------------------------
  local function without(i)
    return function(c) table.remove(c.attachments, i) end
  end
  fails("attachment-hours", "none", without(1))
  for _, kind in ipairs { "2016-2019年继续教育学时证明", "近4年的继续教育学时证明（扫描件）", "继续教育证明扫描件" } do
    passes("attachment-hours", kind, function(c) c.attachments[1].kind = kind end)
  end
  passes("attachment-appointments", "certificates with their years", function(c)
    c.attachments[3].kind = "聘书扫描件（2016-2020年）"
  end)
  passes("attachment-hours", "none at a school", function(c)
    without(1)(c)
    c.a.supervising_dept = "德清县教育局"
  end)
  passes("attachment-hours", "by another word", function(c) c.attachments[1].kind = "学时证明" end)
  fails("attachment-posts", "none", without(2))
  passes("attachment-posts", "with the marks of a title", function(c) c.attachments[2].kind = "《事业单位人员职称申报岗位信息表》" end)
  local function off_staff(c)
    c.a.staffing, c.proposed, c.posts[1].offered_middle, c.posts[1].to_evaluate = "否", {}, 0, 0
    c.attachments[2].kind = "非在编人员单位说明"
  end
  fails("attachment-not-on-staff", "none", function(c) off_staff(c) table.remove(c.attachments, 2) end)
  passes("attachment-not-on-staff", "the unit's statement", off_staff)
  fails("attachment-appointments", "none", without(3))
  passes("attachment-appointments", "the lowest level has none", junior)
  fails("attachment-exceptional", "none", function(c) exceptional(c) c.attachments[4] = nil end)
  passes("attachment-exceptional", "the form", exceptional)
  fails("attachment-education", "of 2000", function(c)
    c.education[1]["end"], c.education[1].start = "2000-12", "1996-09"
  end)
  passes("attachment-education", "of January 2001", function(c)
    c.education[1]["end"], c.education[1].start = "2001-01", "1996-09"
  end)
  local function unverified(c) c.education[1].verified = "" end
  passes("attachment-education", "nobody says whether it is to be found", unverified)
  fails("attachment-education", "高级工班", function(c)
    unverified(c)
    c.a.education, c.education[1].education = "大专", "高级工班"
  end)
  fails("attachment-education", "高级工班 written as 大专 elsewhere", function(c)
    unverified(c)
    c.a.education, c.education[1].education = "高级工班", "大专"
  end)
  fails("attachment-education", "技师学院", function(c) unverified(c) c.education[1].school = "湖州技师学院" end)
  passes("attachment-education", "技师学院 that is to be found", function(c) c.education[1].school = "湖州技师学院" end)
  fails("attachment-education", "预备技师班 in the application only", function(c)
    c.a.education, c.a.school, c.education[1].education = "预备技师班", "湖州技师学院", "大专"
  end)
  fails("attachment-education", "not to be found", function(c) c.education[1].verified = "否" end)
  fails("attachment-insurance", "outside the province", set("insurance_place", "安徽省广德市"))
  for _, place in ipairs { "湖州", "杭州市余杭区", "宁波市", "德清县", "长兴", "省内", "杭州市西湖区", "余杭", "浙江 宁波", "义乌", "景宁" } do
    passes("attachment-insurance", place, set("insurance_place", place))
  end
  for _, place in ipairs { "上海市普陀区", "江苏省苏州市", "苏州市", "南昌市西湖区", "省外", "重庆市江北区", "北京" } do
    fails("attachment-insurance", place, set("insurance_place", place))
  end
  fails("copies-checked", "nobody", function(c) c.attachments[1].verified_by = "" end)
  fails("copies-checked", "no date", function(c) c.attachments[1].verified_date = "" end)
  passes("copies-checked", "all", function() end)
  fails("copies-date", "the day after the hand-in", function(c) c.attachments[1].verified_date = "2020-09-05" end)
  passes("copies-date", "the day of the hand-in", function(c) c.attachments[1].verified_date = "2020-09-04" end)

  -- --- deeds -------------------------------------------------------------------------------------------------------
  fails("statement-missing", "empty", set("statement", ""))
  passes("statement-missing", "one character", set("statement", "无愧"))
  fails("statement-length", "1,001 characters", set("statement", ("字"):rep(1001)))
  passes("statement-length", "1,000 characters", set("statement", ("字"):rep(1000)))
  fails("statement-length", "a blank too many", set("statement", ("字"):rep(500) .. " " .. ("字"):rep(500)))
  fails("achievements-since", "all before", function(c) c.achievements[2].date = "2012-11" end)
  passes("achievements-since", "in the month of the title", function(c) c.achievements[2].date = "2012-12" end)
  fails("achievements-ahead", "next year", function(c) c.achievements[2].date = "2021-01" end)
  passes("achievements-ahead", "the last month", function(c) c.achievements[2].date = "2020-12" end)
  fails("publications-ahead", "next year", function(c) c.publications[1].date = "2021-01" end)
  passes("publications-ahead", "the last month", function(c) c.publications[1].date = "2020-12" end)
  fails("achievements-undated", "no date", function(c) c.achievements[1].date = "" end)
  passes("achievements-undated", "the month", function() end)
  fails("achievements-collective", "no proof", function(c) c.achievements[2].proof = "" end)
  passes("achievements-collective", "one's own", function(c)
    c.achievements[2].proof, c.achievements[2].collective = "", "否"
  end)

  -- --- photo: the files are made by photos.sh ------------------------------------------------------------------------
  fails("photo-missing", "no such file", set("photo", "nowhere.jpg"))
  passes("photo-missing", "there", set("photo", "base.jpg"))
  fails("photo-format", "a PNG by another name", set("photo", "png.jpg"))
  passes("photo-format", "a grey JPEG", set("photo", "grey.jpg"))
  fails("photo-format", "cut off", set("photo", "half.jpg"))
  fails("photo-format", "arithmetic coding", set("photo", "arithmetic.jpg"))
  fails("photo-unclear", "two that differ", set("photo", "two.jpg"))
  passes("photo-unclear", "the folder tells which", set("photo", "a/two.jpg"))
  fails("photo-bytes", "30,720 bytes", set("photo", "30720.jpg"))
  passes("photo-bytes", "30,721 bytes", set("photo", "30721.jpg"))
  fails("photo-bytes", "a MiB", set("photo", "1048576.jpg"))
  passes("photo-bytes", "a byte less than a MiB", set("photo", "1048575.jpg"))
  fails("photo-pixels", "215×300", set("photo", "215x300.jpg"))
  passes("photo-pixels", "216×301", set("photo", "216x301.jpg"))
  fails("photo-ratio", "0.64", set("photo", "256x400.jpg"))
  passes("photo-ratio", "exactly 0.65", set("photo", "260x400.jpg"))
  passes("photo-ratio", "420×300, but shown upright", set("photo", "lying.jpg"))
  passes("photo-ratio", "exactly 0.8", set("photo", "320x400.jpg"))
  fails("photo-ratio", "over 0.8", set("photo", "324x400.jpg"))
  fails("photo-background", "blue", set("photo", "blue.jpg"))
  passes("photo-background", "a scanner's white", set("photo", "offwhite.jpg"))

  -- --- procedure -----------------------------------------------------------------------------------------------------
  fails("promise-signed", "not", set("promise_date", ""))
  passes("promise-signed", "on the last day", set("promise_date", "2020-09-04"))
  fails("paid", "not", set("paid_date", ""))
  passes("paid", "paid", set("paid_date", "2020-09-01"))
  fails("entrusted", "no number", set("entrusted", "是"))
  passes("entrusted", "agreed to", function(c) c.a.entrusted, c.a.entrust_no = "是", "湖人社委函〔2020〕1号" end)
  local function notice(from, to)
    return function(c)
      c.a.notice_from, c.a.notice_to, c.a.unit_date = from, to, ""
    end
  end
  fails("notice-days", "four days over the National Day", notice("2020-09-28", "2020-10-09"))
  passes("notice-days", "five days over the National Day, the last one made up", notice("2020-09-28", "2020-10-10"))
  passes("notice-days", "a Sunday that is worked counts", notice("2020-09-27", "2020-10-09"))
  fails("notice-days", "a week's end in between", notice("2020-08-20", "2020-08-25"))
  passes("notice-days", "five days", notice("2020-08-20", "2020-08-26"))
  fails("notice-days", "ends before it begins", notice("2020-08-26", "2020-08-20"))
  fails("notice-dates", "no end", set("notice_to", ""))
  passes("notice-dates", "both", function() end)
  fails("notice-result", "not said", set("notice_result", ""))
  passes("notice-result", "in other words", set("notice_result", "无异议"))
  for _, result in ipairs { "公示有异议", "有异议1条，无重大问题", "收到举报1件，正在核实", "公示期间收到投诉；经查不属实" } do
    fails("notice-objection", result, set("notice_result", result))
  end
  for _, result in ipairs { "公示无异议", "未收到异议", "公示期间没有收到异议、举报", "无异议，无举报", "公示期满，未收到任何反映" } do
    passes("notice-objection", result, set("notice_result", result))
  end
  passes("notice-objection", "there are none", set("notice_result", "公示期间未收到异议，无异议"))
  fails("notice-before-opinion", "on the last day", set("unit_date", "2020-08-26"))
  passes("notice-before-opinion", "the day after", set("unit_date", "2020-08-27"))
  fails("plan-window", "the day after the last", set("submitted_at", "2020-10-01"))
  passes("plan-window", "the last day", set("submitted_at", "2020-09-30"))
  fails("plan-window", "the day before the first", set("submitted_at", "2020-08-09"), "copies-date")
  passes("plan-window", "not yet handed in", set("submitted_at", ""))
  fails("office", "another city", function(c) c.a.district, c.units[1].district = "杭州市", "杭州市" end)
  passes("office", "the city's own", function(c) c.a.district, c.units[1].district = "市本级", "市本级" end)
  fails("office-of-unit", "another district", set("district", "长兴县"))
  passes("office-of-unit", "a unit that nobody has registered", function(c) c.units = {} end)
  for _, office in ipairs { "unit", "dept", "hr" } do
    fails("reason-" .. office, "sent back without a word", function(c)
      c.a[office .. "_state"], c.a[office .. "_opinion"] = "退回修改", ""
    end, "not-passed-" .. office)
    passes("reason-" .. office, "passed", set(office .. "_state", "通过"))
    fails("not-passed-" .. office, "not passed", function(c)
      c.a[office .. "_state"], c.a[office .. "_opinion"] = "审核不通过", "年限不够。"
    end)
    passes("not-passed-" .. office, "another word for passed", set(office .. "_state", "审查通过"))
  end
  fails("opinion-unit", "no state", set("unit_state", ""))
  fails("opinion-unit", "no opinion", set("unit_opinion", ""))
  passes("opinion-unit", "one word", set("unit_opinion", "同意"))

  -- --- posts ---------------------------------------------------------------------------------------------------------
  fails("ratios", "101% together", function(c)
    local p = c.posts[1]
    p.ratio_junior, p.approved_junior, p.approved_total = 0.3125, 25, 81
    p.allowed_junior, p.allowed_total, p.vacant_junior, p.vacant_total = 25, 81, -2, 1
  end)
  passes("ratios", "100% together", function() end)
  fails("posts-approved", "one too many", function(c)
    c.posts[1].approved_middle, c.posts[1].approved_total = 33, 81
  end)
  passes("posts-approved", "exact", function() end)
  local function odd(approved)
    return function(c)
      local p = c.posts[1] -- 0.4 × 81 = 32.4
      p.total_posts, p.approved_middle, p.approved_total = 81, approved, 48 + approved
    end
  end
  fails("posts-approved-rounding", "rounded up", odd(33))
  passes("posts-approved-rounding", "rounded down", odd(32))
  fails("posts-allowed", "two too many", function(c)
    local p = c.posts[1]
    p.allowed_middle, p.allowed_total, p.vacant_middle, p.vacant_total = 34, 82, 3, 2
  end)
  passes("posts-allowed", "exact", function() end)
  local function fewer(allowed)
    return function(c)
      local p = c.posts[1] -- 79 employed: 7.9, 15.8, 31.6, 23.7
      p.employed_total, p.employed_junior = 79, 26
      p.allowed_senior, p.allowed_associate, p.allowed_middle, p.allowed_junior = 7, 15, allowed, 23
      p.vacant_senior, p.vacant_associate, p.vacant_middle, p.vacant_junior = 0, 0, allowed - 31, -3
      p.allowed_total, p.vacant_total = 45 + allowed, allowed - 34
    end
  end
  fails("posts-allowed-rounding", "rounded up", fewer(32))
  passes("posts-allowed-rounding", "rounded down, one employed fewer", function(c)
    fewer(31)(c)
    local p = c.posts[1]
    p.employed_middle, p.employed_junior, p.vacant_middle, p.vacant_junior = 30, 27, 1, -4
  end)
  fails("posts-vacant", "one too many", function(c) c.posts[1].vacant_associate, c.posts[1].vacant_total = 2, 1 end)
  passes("posts-vacant", "negative where there are too many", function() end)
  fails("posts-totals", "one too few", posts("approved_total", 79))
  passes("posts-totals", "not filled in", posts("approved_total", ""))
  fails("posts-over", "one too many", posts("total_posts", 79), "posts-approved-rounding")
  passes("posts-over", "all posts are filled", function() end)
  fails("posts-sentence", "one more is qualified", posts("qualified", 1))
  passes("posts-sentence", "one qualified, two posts", function(c)
    c.posts[1].qualified, c.posts[1].offered_associate = 1, 1
  end)
  fails("posts-listed", "two on the list", function(c) c.posts[1].to_evaluate, c.posts[1].offered_associate = 2, 1 end)
  passes("posts-listed", "not filled in", posts("to_evaluate", ""))
  fails("posts-offered", "two posts, one vacant", function(c)
    c.posts[1].offered_middle, c.posts[1].qualified = 2, 1
  end)
  passes("posts-offered", "as many as are vacant", function() end)
  fails("posts-vacancies", "no vacant post", function(c)
    local p = c.posts[1]
    p.employed_middle, p.employed_junior, p.vacant_middle, p.vacant_junior = 32, 26, 0, -2
  end, "posts-offered")
  passes("posts-vacancies", "the last one", function() end)
  fails("listed-application", "somebody who did not apply", function(c)
    c.proposed[2] = { stranger = true, current_title = "助理工程师", appointed_level = "初级", recommend_title = "工程师" }
    c.posts[1].to_evaluate, c.posts[1].offered_associate = 2, 1
  end)
  passes("listed-application", "all did", function() end)
  fails("listed-name", "another name", function(c) c.proposed[1].name = "别人" end)
  passes("listed-name", "the same", function() end)
  fails("listed-title", "another title", function(c) c.proposed[1].recommend_title = "高级工程师" end)
  passes("listed-title", "the same", associate)
  fails("listed-current", "another grade", function(c) c.proposed[1].post_grade = "专业技术十二级" end)
  fails("listed-current", "another present title", function(c) c.proposed[1].current_title = "技术员" end)
  passes("listed-current", "the same grade in other words", function(c) c.proposed[1].post_grade = "11级" end)
  fails("posts-form", "the unit has none", function(c) c.posts, c.proposed = {}, {} end)
  passes("posts-form", "no institution", not_of_institution)
  fails("posts-proposed", "not on the list", function(c)
    c.proposed, c.posts[1].to_evaluate, c.posts[1].offered_middle = {}, 0, 0
  end)
  passes("posts-proposed", "on the list", function() end)

  -- --- batch ---------------------------------------------------------------------------------------------------------
  fails("one-application", "twice, at two levels", function(c)
    c.others[1] = { level = "副高级", apply_title = "高级工程师" }
  end)
  passes("one-application", "twice the same", function(c) c.others[1] = {} end)
  fails("same-row", "hours that differ", function(c)
    c.hours[5] = { year = 2019, total = 120, general = 30, industry = 30, professional = 60 }
  end)
  passes("same-row", "hours twice the same", function(c)
    c.hours[5] = { year = 2019, total = 96, general = 18, industry = 18, professional = 60 }
  end)
  fails("unreadable", "a month that there is not", set("graduation_date", "2008-13"))
  passes("unreadable", "a date in Chinese", set("graduation_date", "2008年6月"))
end
