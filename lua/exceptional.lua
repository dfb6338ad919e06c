-- 破格推荐审批表: one for each applicant who applies as an exception.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local levels = require("zhibiao.levels")
local people = require("zhibiao.people")

local document = documents.of("exceptional")

-- BAND: what the title's blank holds, 高 of 副高级.
local function model(a, band, work)
  local before, after = document.title:match("^(.*){band}(.*)$")
  return {
    a = a, band = band, work = work,
    form = (document.title:gsub("{band}", band)), before_band = before or document.title, after_band = after or "",
  }
end

return {
  title = document.name, off = document.off,
  common = { { "title", (document.title:gsub("{band}", "")) } },
  template = "exceptional", templates = documents.templates("exceptional"),
  order = 2,
  owner = "id_number",
  tolerates = { "submission", "result" }, -- it is printed first: the signed form is one of the attachments
  records = function()
    return documents.applicants("exceptional", { kind = notice.kinds.exceptional }, "district, unit, id_number")
  end,
  blank = function() return model(empty("applicants"), "", {}) end,
  sample = function()
    local a = filled("applicants", { kind = notice.kinds.exceptional })
    return model(a, "中", filled("work", 2))
  end,
  make = function(a)
    need(a, "name", "gender", "birth_date", "unit", "level", "apply_title", "exceptional_reason")
    local form = model(a, levels.of(a).band, list("work", { id_number = a.id_number }, "start, end"))
    form.file, form.record = people.file(document.name, a), people.record(a)
    form.template = documents.template("exceptional", a)
    form.print = people.print(document.name, a.district, a.unit, form.record)
    return form
  end,
}
