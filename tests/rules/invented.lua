-- An invented notice of another city and year: every fact that the notice of 2020 has, with other words, numbers and
-- clauses.
local inherit = require("zhibiao.inherit")

local old = {}
for _, name in ipairs { "base", "zhejiang", "huzhou-2020" } do
  old = inherit.over(old, require("notices." .. name .. ".notice"))
  old = inherit.over(old, require("notices." .. name .. ".words"))
end
old.from = nil

-- Other clauses, cities and years in every text, so that what stays the same was not taken from the notice.
local words = {
  { "湖州市", "青江市" }, { "湖州", "青江" }, { "浙江省", "云岭省" }, { "浙江", "云岭" }, { "湖职指发", "青职发" },
  { "浙人社发", "云人社发" }, { "浙价费", "云价费" }, { "2016", "2027" }, { "2020", "2031" }, { "2001", "2012" },
  { "2002", "2013" },
}

local of_clauses = { clause = true, clauses = true, annex = true, annexes = true }

local function renamed(value, key, is_clause)
  is_clause = is_clause or of_clauses[key]
  if type(value) == "table" then
    local out = {}
    for k, v in pairs(value) do out[k] = renamed(v, k, is_clause) end
    return out
  elseif type(value) ~= "string" then
    return value
  elseif is_clause then
    return "第" .. #value .. "条"
  end
  for _, pair in ipairs(words) do value = value:gsub(pair[1], pair[2]) end
  return value
end

local new = renamed(old)
for name in pairs(new.clauses) do new.clauses[name] = "第0条" end
new.year, new.date, new.cut_off.date = 2031, "2031-03-01", "2031-06-30"
new.hours.years, new.hours.levels = { 2029, 2030 }, { "初级", "中级" }
new.hours.total = 40
for i, least in ipairs { 10, 10, 20 } do new.hours.kinds[i].least = least end
new.conditions.default["中级"]["本科"] = 3
new.appointments.years, new.ban.years, new.public_notice.working_days = 2, 5, 7
new.evaluation.statement.limit = 300
new.photo.min_bytes, new.photo.min_width, new.photo.min_height, new.photo.max_ratio = 10240, 390, 500, 0.9
new.ages.least = 20
new.posts.basis, new.posts.grades["初级"] = "approved", { 11, 12 }
new.education_check.before = 2012
for _, plan in ipairs(new.plans) do plan.opens, plan.closes, plan.fee = "2031-03-10", "2031-04-20", 200 end
new.offices = {
  clause = new.offices.clause,
  { district = "东区", name = "东区人社局", hr = "东区人社局", address = "东路1号", phone = "1234567" },
}
return new
