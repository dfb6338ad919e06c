-- The specialties of the national series, with the titles of each level, as of 2020 (人社部: the rules of 2017 to 2020 of
-- each series). A notice names those that it takes; what it takes under another name says of which these titles are.

-- What tables call a specialty, if not by this name.
local other_names = {
  ["群文"] = { "群众文化" }, ["文博"] = { "文物博物", "文物博物馆" }, ["图书"] = { "图书资料" },
  ["技工学校教师"] = { "技工院校教师", "技校教师" }, ["农业技术"] = { "农业" },
  ["教师"] = { "中小学教师", "中小学（幼儿园）教师", "中小学、幼儿园教师" },
}

local function aliases(name)
  local out = {}
  for _, word in ipairs { name, table.unpack(other_names[name] or {}) } do
    for _, ending in ipairs { "", "系列", "专业", "类" } do out[#out + 1] = word .. ending end
  end
  return out
end

-- A specialty with the titles of each level. The lowest level has two steps, 员级 (CLERKS) and 助理级 (ASSISTANTS), which
-- a notice may have as levels of their own. nil: there is none.
local function series(name, clerks, assistants, middle, associate, senior)
  local junior = clerks and table.move(assistants, 1, #assistants, #clerks + 1, { table.unpack(clerks) })
  return { name = name, aliases = aliases(name), clerks = clerks or {},
    titles = {
      ["初级"] = junior, ["员级"] = clerks, ["助理级"] = assistants, ["中级"] = middle, ["副高级"] = associate,
      ["正高级"] = senior,
    } }
end

local function librarians(name)
  return series(name, { "管理员" }, { "助理馆员" }, { "馆员" }, { "副研究馆员" }, { "研究馆员" })
end

-- 一级演员, 一级演奏员 … of each art.
local function artists(step)
  local out = {}
  for i, art in ipairs { "演员", "演奏员", "编剧", "导演", "编导", "指挥", "作曲", "作词", "摄影师", "摄像师", "舞美设计师",
    "艺术创意设计师", "美术师", "文学编辑", "演出监督", "录音师", "剪辑师", "舞台技师" } do
    out[i] = step .. "级" .. art
  end
  return out
end

local by_name = {}
for _, item in ipairs {
  librarians("群文"),
  librarians("文博"),
  librarians("图书"),
  series("艺术", {}, artists("四"), artists("三"), artists("二"), artists("一")),
  series("体育教练", { "三级教练" }, { "二级教练" }, { "一级教练" }, { "高级教练" }, { "国家级教练" }),
  series("电影放映", { "放映技术员" }, { "助理放映技师" }, { "放映技师" }),
  series("文学创作", {}, { "四级作家" }, { "三级作家" }, { "二级作家" }, { "一级作家" }),
  librarians("档案"),
  series("播音", { "三级播音员主持人" }, { "二级播音员主持人" }, { "一级播音员主持人" }, { "主任播音员主持人" },
    { "播音指导" }),
  series("新闻出版", { "技术设计员", "三级校对" }, { "助理记者", "助理编辑", "助理技术编辑", "二级校对" },
    { "记者", "编辑", "技术编辑", "一级校对" }, { "主任记者", "主任编辑", "副编审" },
    { "高级记者", "高级编辑", "编审" }),
  series("技工学校教师", { "三级实习指导教师" }, { "二级实习指导教师", "助理讲师" }, { "一级实习指导教师", "讲师" },
    { "高级实习指导教师", "高级讲师" }, { "正高级实习指导教师", "正高级讲师" }),
  series("律师", {}, { "四级律师" }, { "三级律师" }, { "二级律师" }, { "一级律师" }),
  series("农业技术", { "农业技术员" }, { "助理农艺师", "助理畜牧师", "助理兽医师" }, { "农艺师", "畜牧师", "兽医师" },
    { "高级农艺师", "高级畜牧师", "高级兽医师" },
    { "农业技术推广研究员", "正高级农艺师", "正高级畜牧师", "正高级兽医师" }),
  series("工艺美术", { "工艺美术员" }, { "助理工艺美术师" }, { "工艺美术师" }, { "高级工艺美术师" },
    { "正高级工艺美术师" }),
  series("工程", { "技术员" }, { "助理工程师" }, { "工程师" }, { "高级工程师" }, { "正高级工程师" }),
  series("经济", { "经济员" }, { "助理经济师" }, { "经济师" }, { "高级经济师" }, { "正高级经济师" }),
  series("会计", { "会计员" }, { "助理会计师" }, { "会计师" }, { "高级会计师" }, { "正高级会计师" }),
  series("审计", { "审计员" }, { "助理审计师" }, { "审计师" }, { "高级审计师" }, { "正高级审计师" }),
  series("统计", { "统计员" }, { "助理统计师" }, { "统计师" }, { "高级统计师" }, { "正高级统计师" }),
  series("教师", { "三级教师" }, { "二级教师" }, { "一级教师" }, { "高级教师" }, { "正高级教师" }),
} do
  by_name[item.name] = item
end
return by_name
