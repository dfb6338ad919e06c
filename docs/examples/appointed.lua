-- 聘任名单: who got a 聘任通知书, one list for each unit. A list is of many, so that no error refuses it: who has errors, or
-- lacks what the certificate needs, is left out here.
local granted = [[
  SELECT * FROM applicants AS a WHERE unit = ? AND name <> '' AND gender <> '' AND apply_title <> ''
    AND NOT EXISTS (SELECT 1 FROM _findings WHERE level = 'error' AND owner = a.id_number)
    AND NOT EXISTS (SELECT 1 FROM _problem WHERE owner = a.id_number)
  ORDER BY id_number]]

local function line(a)
  return { name = a.name, gender = a.gender, title = a.apply_title, level = a.level }
end

return {
  title = "聘任名单", template = "appointed", order = 67,
  records = function() return query("SELECT DISTINCT unit FROM applicants WHERE unit <> '' ORDER BY unit") end,
  make = function(r)
    local people = {}
    for a in query(granted, r.unit) do people[#people + 1] = line(a) end
    if #people == 0 then refuse(nil, nil, r.unit .. "没有能聘任的人", "请先按检查报告改正") end
    return { file = "聘任名单/" .. r.unit, record = r.unit, unit = r.unit, from = date, people = people }
  end,
  sample = function()
    local a = filled("applicants")
    return { unit = a.unit, from = date, people = { line(a), line(a) } }
  end,
}
