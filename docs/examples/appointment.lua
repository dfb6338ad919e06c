-- 聘任通知书: a certificate for each applicant.
local years = 3

return {
  title = "聘任通知书", template = "appointment", order = 66,
  owner = "id_number",
  records = function() return rows("applicants", {}, "unit, id_number") end,
  make = function(a)
    need(a, "name", "gender", "unit", "apply_title")
    return { file = "聘任通知书/" .. a.name, record = a.name, a = a, from = date, years = years }
  end,
  sample = function() return { a = filled("applicants"), from = date, years = years } end,
}
