-- For `make bench`: one sheet of 30 columns with a row for each applicant, next to tests/bench/sheet.py.
local fields = {
  "district", "unit", "name", "id_number", "gender", "birth_date", "work_start", "unit_kind", "staffing",
  "supervising_dept", "education", "degree", "school", "graduation_date", "current_title", "current_title_date",
  "appointed_title", "appointed_date", "post_grade", "series", "level", "apply_title", "kind", "entrusted",
  "specialty_years", "paid_date", "unit_state", "dept_state", "hr_state", "submitted_at",
}

return {
  title = "明细", template = "sheet", order = 90,
  records = function() return items { {} } end,
  make = function()
    return {
      file = "明细", record = "明细", fields = fields,
      lines = query("SELECT " .. table.concat(fields, ", ") .. " FROM applicants"),
    }
  end,
}
