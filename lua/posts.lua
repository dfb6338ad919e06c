-- 附件3, 事业单位人员职称申报岗位信息表: one for each institution with posts.
local notice = require("notices.current")
local people = require("zhibiao.people")
local numbers = require("zhibiao.post_numbers")

-- 总数 as given, else the levels added up; "" if one of them is not filled in.
local function total(p, what)
  return numbers.at(p, what .. "_total") or numbers.sum(p, what) or ""
end

-- What the template sees.
local function model(p, proposed)
  local ratio = {}
  for _, level in ipairs(numbers.levels) do ratio[level.field] = numbers.ratio(p, level) or "" end
  return {
    p = p, ratio = ratio,
    year = notice.year,
    total = {
      approved = total(p, "approved"), allowed = total(p, "allowed"), employed = p.employed_total,
      vacant = total(p, "vacant"),
    },
    proposed = proposed,
  }
end

local function district_of(name)
  local unit = first("units", { unit = name })
  return unit and unit.district or ""
end

-- District by district, as each office prints its own.
local function by_district()
  local all, districts = list("posts", {}, "unit"), {}
  for _, p in ipairs(all) do districts[p.unit] = district_of(p.unit) end
  table.sort(all, function(x, y) return districts[x.unit] < districts[y.unit] end)
  return items(all)
end

return {
  title = "岗位信息表",
  template = "posts",
  order = 3,
  owner = "unit",
  records = by_district,
  blank = function() return model(empty("posts"), {}) end,
  sample = function() return model(filled("posts"), filled("proposed", 2)) end,
  make = function(p)
    need(p, "unit", "total_posts", "employed_total")
    local district = district_of(p.unit)
    local filled = model(p, list("proposed", { unit = p.unit }, "id_number"))
    filled.file = people.unit_file("岗位信息表", p.unit, district)
    filled.record = p.unit
    filled.print = people.print("岗位信息表", district, p.unit, "岗位信息表")
    return filled
  end,
}
