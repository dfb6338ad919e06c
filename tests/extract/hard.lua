-- Put in the place of lua/evaluation.lua: the same forms, some of whose values are those that extractors get wrong.
-- Which ones an applicant gets depends on where he stands in the list.
local form = require("zhibiao.plain_evaluation")

local texts = {
  "2020年8月28日前完成第3期培训，共12次、150人",
  "工作邮箱zhang.san-2020@hz-edu.example.cn，网站https://www.example.cn/a-b/c?d=1&e=2",
  "刊号CN12-1073，ISBN 978-7-04-050694-5，被SCI-E收录3篇",
  "账号6222021205001234567890，合同额￥120000元，增长率-12.5％",
  "COVID-19防控中负责well-known方案的state-of-the-art改进",
  "与𠮷野家、𬭎信公司合作，编写《㐂乐》第2版，作者葛󠄉城",
  "2019－2020年（第1～3季度）完成20%～30%，“Smart”系统v2.0上线",
  "负责A/B两类、C·D型及1/2比例的Excel、WPS和AutoCAD图纸",
}

local function replaced(turn)
  return function(value) return value ~= "" and texts[turn % #texts + 1] or value end
end

local turn = 0
local make = form.make
function form.make(a)
  local m = make(a)
  turn = tonumber(a.id_number:sub(13, 17))
  local hard = replaced(turn)
  m.a.statement = table.concat(texts, "。", turn % #texts + 1) .. "。" .. table.concat(texts, "；") .. "。"
  for _, list in ipairs { m.before, m.since } do
    for i, x in ipairs(list) do
      x.content = replaced(turn + i)(x.content)
      x.award = replaced(turn + 2 * i)(x.award)
    end
  end
  m.a.present_work = hard("-")
  m.a.societies = texts[(turn + 3) % #texts + 1]
  return m
end

return form
