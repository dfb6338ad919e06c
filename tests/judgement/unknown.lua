-- Words that nobody knows: silence is the failure. Any finding or note that quotes the word will do.
local list = {}
local function w(word, change, options) list[#list + 1] = { name = word, word = word, options = options or {},
  change = change } end
local INST = { series = "文博", institution = true }
local function set(field) return function(p, word) p.a[field] = word end end

w("甲等学历", set("education"))
w("函电班", set("education"))
w("荣誉学位生", set("degree"))
w("营造师", set("current_title"))
w("营造大师", set("apply_title"))
w("匠作师", set("appointed_title"))
w("合伙社团", set("unit_kind"))
w("民办公助所", function(p, word) p.units[1].unit_kind, p.a.unit_kind = word, word end)
w("挂起中", set("unit_state"))
w("搁置", set("dept_state"))
w("转办", set("hr_state"))
w("张贴完毕", set("notice_result"))
w("群情汹涌", set("notice_result"))
w("健康证明书", function(p, word) p.attachments[1].kind = word end)
w("材料之一", function(p, word)
  p.attachments[#p.attachments + 1] = { kind = word, file = p.name .. "其他.pdf", verified_by = "周建成",
    verified_date = "2020-08-13" }
end)
w("云梦泽", set("insurance_place"))
w("大泽乡", set("insurance_place"))
w("青丘县", set("district"))
w("待议", set("result"))
w("甲上", function(p, word) p.assessments[2].result = word end)
w("优异", function(p, word) p.assessments[2].result = word end)
w("云游", function(p, word) p.education[1].form = word end)
w("玄学", set("series"))
w("特级", set("level"))
w("特例晋升", set("kind"))
w("半编", set("staffing"), INST)
w("天字一号", function(p, word) p.a.post_grade, p.proposed[1].post_grade = word, word end, INST)
w("湖州市能人评议会", set("committee"))
w("中等偏上", function(p, word) p.proposed[1].appointed_level = word end, INST)
w("营造总监", function(p, word) p.proposed[1].recommend_title = word end, INST)

-- Words that are known, with something behind them that says otherwise.
w("研究生（在读）", set("education"))
w("工程师（副高）", set("current_title"))
w("湖州（上海代缴）", set("insurance_place"))
w("参保地湖州", set("insurance_place"))
w("审核通过（待补材料）", set("unit_state"))
w("公示未通过", set("notice_result"))
w("转企改制事业单位", function(p, word) p.units[1].unit_kind, p.a.unit_kind = word, word end)
w("国有企事业单位", function(p, word) p.units[1].unit_kind, p.a.unit_kind = word, word end)

return list
