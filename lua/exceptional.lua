-- 附件4, 破格推荐　级专业技术职务任职资格审批表: one for each applicant who applies as an exception.
local notice = require("notices.current")
local levels = require("zhibiao.levels")
local people = require("zhibiao.people")

return {
  title = "破格推荐审批表",
  template = "exceptional",
  order = 2,
  owner = "id_number",
  tolerates = { "submission", "result" }, -- it is printed first: the signed form is one of the attachments
  records = function() return rows("applicants", { kind = notice.kinds.exceptional }, "district, unit, id_number") end,
  blank = function() return { a = empty("applicants"), band = "", work = {} } end,
  sample = function()
    local a = filled("applicants", { kind = notice.kinds.exceptional })
    return { a = a, band = "中", work = filled("work", 2) }
  end,
  make = function(a)
    need(a, "name", "gender", "birth_date", "unit", "level", "apply_title", "exceptional_reason")
    return {
      file = people.file("破格推荐审批表", a), record = people.record(a),
      print = people.print("破格推荐审批表", a.district, a.unit, people.record(a)),
      a = a,
      band = levels.of(a).band, -- what the title's blank holds: 高 of 副高级
      work = list("work", { id_number = a.id_number }, "start, end"),
    }
  end,
}
