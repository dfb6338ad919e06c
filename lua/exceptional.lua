-- 附件4, 破格推荐　级专业技术职务任职资格审批表: one for each applicant who applies as an exception.
local notice = require("notices.current")
local people = require("zhibiao.people")

-- The word that the title's blank holds: 中 of 中级, 高 of 副高级.
local function band(level)
  for _, l in ipairs(notice.levels) do
    if l.name == level then return l.band end
  end
end

return {
  title = "破格推荐审批表",
  template = "exceptional",
  order = 2,
  records = function() return rows("applicants", { kind = notice.kinds.exceptional }, "district, unit, id_number") end,
  make = function(a)
    need(a, "name", "gender", "birth_date", "unit", "level", "apply_title", "exceptional_reason")
    if band(a.level) == nil then
      refuse(a, "level", "没有叫做“" .. a.level .. "”的申报级别", "请填初级、中级、副高级或正高级")
    end
    return {
      file = people.file("破格推荐审批表", a), record = people.record(a), owner = a.id_number,
      a = a,
      band = band(a.level),
      work = list("work", { id_number = a.id_number }, "start, end"),
    }
  end,
}
