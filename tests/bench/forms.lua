-- The form of tests/bench/forms.py, one for each applicant.
return {
  title = "比较表", template = "forms", order = 90,
  records = function() return rows("applicants") end,
  make = function(a)
    local mine = { id_number = a.id_number }
    return {
      file = "比较表/" .. a.id_number, record = a.name, owner = a.id_number, a = a, picture = photo(a),
      papers = list("publications", mine), work = list("work", mine), deeds = list("achievements", mine),
      opinions = { { text = a.unit_opinion }, { text = a.dept_opinion }, { text = a.hr_opinion } },
    }
  end,
}
