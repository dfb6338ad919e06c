-- How each office writes its tables. headers: by table ("*" for all) the office's own words instead of the schema's;
-- first: columns that come before the others; dates: see lib/tables.lua.
return {
  { district = "市本级", folder = "01市本级", format = "xlsx", photos = "id_number", evaluated = true,
    books = { { "市本级职称申报导出", { "applicants", "education", "work", "achievements", "publications", "assessments", "hours", "appointments",
      "attachments" } }, { "市本级单位岗位", { "units", "posts", "proposed" } }, { "失信记录", { "bans" } } },
    dates = "iso", yes = "是", no = "否", first = {}, headers = {} },

  { district = "吴兴区", folder = "02吴兴区", format = "xlsx", photos = "id_number", title = "吴兴区2020年度专业技术职务任职资格申报材料（%s）",
    books = { { "吴兴区申报人员花名册", { "applicants" } }, { "吴兴区申报人员经历和业绩", { "education", "work", "achievements", "publications" } },
      { "吴兴区考核与学时", { "assessments", "hours", "appointments", "attachments" } }, { "吴兴区岗位情况", { "units", "posts", "proposed" } } },
    dates = "dots", yes = "是", no = "否", open = "至今", counter = true, two_rows = true, blank_every = 17,
    first = { "name", "gender", "unit" },
    headers = { ["*"] = { id_number = "身份证号码", unit = "单位名称" },
      applicants = { unit = "所在单位", phone = "手机号码", birth_date = "出生日期", series = "申报系列（专业）", current_title = "现有职称",
        current_title_date = "资格取得时间", apply_title = "申报职称", statement = "个人述职" },
      education = { start = "自何年月", ["end"] = "至何年月" }, work = { start = "自何年月", ["end"] = "至何年月" }, hours = { total = "学时合计" } } },

  { district = "南浔区", folder = "03南浔区", format = "csv", encoding = "GB18030", photos = "name",
    dates = "chinese", yes = "是", no = "否", open = "至今",
    first = { "unit", "name" },
    headers = { ["*"] = { id_number = "公民身份号码", unit = "单位全称" }, applicants = { series = "申报系列", committee = "评委会", kind = "申报类别" },
      achievements = { content = "项目名称", award = "获奖情况", rank = "本人排名" }, publications = { outlet = "发表刊物" }, hours = { general = "一般公需科目", industry = "行业公需科目" },
      assessments = { result = "考核等次" }, posts = { unit = "单位名称" }, units = { unit = "单位名称" } } },

  { district = "德清县", folder = "04德清县", format = "csv", encoding = "UTF-8", photos = "id_number", title = "德清县2020年度职称申报材料（%s）",
    dates = "slashes", yes = "√", no = "×", first = { "district", "unit", "name" }, counter = true,
    headers = { ["*"] = { id_number = "身份证件号码", name = "申报人姓名" }, applicants = { district = "属地", work_start = "参加工作年月", graduation_date = "毕业年月", appointed_date = "聘任起始时间" },
      education = { school = "院校名称" }, work = { duty = "工作内容" }, hours = { professional = "专业科目学时" }, proposed = { name = "姓名", recommend_title = "推荐职称" } } },

  { district = "长兴县", folder = "05长兴县", format = "csv", encoding = "UTF-16LE", photos = "name",
    dates = "compact", yes = "Y", no = "N", first = { "name" },
    headers = { ["*"] = { id_number = "居民身份证号", unit = "工作单位" }, applicants = { education = "最高学历", degree = "最高学位", post_grade = "岗位等级", level = "申报等级" },
      achievements = { date = "完成时间", role = "本人角色" }, publications = { title = "论文题目", number = "刊号（书号）" }, appointments = { unit = "发聘单位" } } },

  { district = "安吉县", folder = "06安吉县", format = "xlsx", photos = "column", evaluated = true, title = "安吉县%s（2020年）",
    books = { { "安吉县人员信息", { "applicants", "education", "work" } }, { "安吉县业绩信息", { "achievements", "publications", "assessments", "hours" } },
      { "安吉县其他", { "appointments", "attachments", "units", "posts", "proposed" } } },
    dates = "cells", yes = "是", no = "否", counter = true, extra = { "电子邮箱", "经办人备注" }, percent = true,
    first = { "unit", "district", "series", "level", "apply_title", "name" },
    headers = { ["*"] = { id_number = "证件号码", unit = "单位名称" }, applicants = { unit = "现工作单位", admin_post = "职务", phone = "移动电话", specialty_years = "从事本专业工作年限", kind = "申报方式" },
      achievements = { content = "业绩内容", award = "获奖及效益" }, units = { contact = "经办人" } } },
}
