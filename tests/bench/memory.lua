-- For `make bench`: a small document for each applicant, so that there can be many.
return {
  title = "小表", template = "memory", order = 90,
  records = function() return rows("applicants") end,
  make = function(a)
    return { file = "小表/" .. a.unit .. "/" .. a.id_number:sub(-12), record = a.name, owner = a.id_number, a = a }
  end,
}
