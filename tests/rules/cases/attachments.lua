-- What is attached.
local changes = require("changes")
local set, none, junior, exceptional = changes.set, changes.none, changes.junior, changes.exceptional
local off_staff = changes.off_staff

return function(fails, passes, unknown)
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
  fails("attachment-not-on-staff", "none", function(c) off_staff(c) table.remove(c.attachments, 2) end)
  passes("attachment-not-on-staff", "the unit's statement", off_staff)
  fails("attachment-appointments", "none", without(3))
  passes("attachment-appointments", "the lowest level has none", junior)
  fails("attachment-exceptional", "none", function(c) exceptional(c) c.attachments[4] = nil end)
  passes("attachment-exceptional", "the form", exceptional)
  fails("attachment-education", "of 2000", function(c)
    c.education[1]["end"], c.education[1].start, c.a.graduation_date = "2000-12", "1996-09", "2000-12"
  end)
  passes("attachment-education", "of January 2001", function(c)
    c.education[1]["end"], c.education[1].start, c.a.graduation_date = "2001-01", "1996-09", "2001-01"
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
  fails("attachment-education", "技师学院", function(c)
    unverified(c)
    c.education[1].school, c.a.school = "湖州技师学院", "湖州技师学院"
  end)
  passes("attachment-education", "技师学院 that is to be found", function(c)
    c.education[1].school, c.a.school = "湖州技师学院", "湖州技师学院"
  end)
  fails("attachment-education", "预备技师班 in the application only", function(c)
    c.a.education, c.a.school, c.education[1].education = "预备技师班", "湖州技师学院", "大专"
  end, "school-listed")
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
  local function attached(kind)
    return { kind = kind, file = "其他.pdf", verified_by = "陆敏", verified_date = "2020-08-13" }
  end
  for _, kind in ipairs { "posts", "not-on-staff", "education", "insurance" } do
    unknown("attachment-" .. kind, "attachments", function(c, word) c.attachments[4] = attached(word) end)
  end
  unknown("attachment-posts", "unit_kind", function(c, word) changes.unit_kind(c, word) end)
  unknown("attachment-not-on-staff", "unit_kind", function(c, word)
    off_staff(c)
    changes.unit_kind(c, word)
    table.remove(c.attachments, 2)
  end)
  unknown("attachment-education", "schooling_rows", function(c, word) c.education[1].education = word end)
  unknown("attachment-insurance", "insurance_place", function(c, word) c.a.insurance_place = word end)
  fails("copies-self", "himself", function(c) c.attachments[1].verified_by = c.name_of_person end)
  passes("copies-self", "another", none)
  local function verified(date)
    return function(c) c.attachments[1].verified_date, c.a.submitted_at = date, "2020-09-30" end
  end
  fails("copies-ahead", "tomorrow", verified("2020-10-01"), "copies-date")
  passes("copies-ahead", "today", verified("2020-09-30"))
  fails("attachment-file", "none", function(c) c.attachments[1].file = "" end)
  passes("attachment-file", "one", none)
  fails("attachment-scan", "a letter", function(c) c.attachments[1].file = "证明.DOCX" end)
  passes("attachment-scan", "a picture", function(c) c.attachments[1].file = "证明.JPG" end)
  fails("attachment-twice", "one file for two kinds", function(c) c.attachments[2].file = c.attachments[1].file end)
  passes("attachment-twice", "two files of a kind", function(c)
    c.attachments[4] = attached(c.attachments[1].kind)
  end)
end
