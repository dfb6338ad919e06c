-- 材料签收单: one for each unit, a row for each of its applicants.
return {
  title = "材料签收单", template = "signin", order = 61,
  records = function() return query("SELECT DISTINCT unit FROM applicants WHERE unit <> '' ORDER BY unit") end,
  make = function(r)
    return {
      file = "signin", record = r.unit,
      unit = r.unit,
      people = list("applicants", { unit = r.unit }, "id_number"),
    }
  end,
  blank = function() return { unit = "", people = {} } end,
  sample = function() return { unit = "德清县水利工程质量监督站", people = filled("applicants", 2) } end,
}
