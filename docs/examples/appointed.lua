-- 聘任名单: who got a 聘任通知书, one list for each unit.
local function line(a)
  return { name = a.name, gender = a.gender, title = a.apply_title, level = a.level }
end

return {
  title = "聘任名单", template = "appointed", order = 67,
  records = function() return query("SELECT DISTINCT unit FROM applicants WHERE unit <> '' ORDER BY unit") end,
  make = function(r)
    local people = {}
    for a in rows("applicants", { unit = r.unit }, "id_number") do people[#people + 1] = line(a) end
    return { file = "聘任名单/" .. r.unit, record = r.unit, unit = r.unit, from = date, people = people }
  end,
  sample = function()
    local a = filled("applicants")
    return { unit = a.unit, from = date, people = { line(a), line(a) } }
  end,
}
