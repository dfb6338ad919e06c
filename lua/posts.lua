-- 附件3, 事业单位人员职称申报岗位信息表: one for each institution with posts.
local notice = require("notices.current")
local people = require("zhibiao.people")

local levels = { "senior", "associate", "middle", "junior" }

-- 总数 as given, else the levels added up.
local function total(p, what)
  local given = p[what .. "_total"]
  if given ~= "" then return given end
  local sum = 0
  for _, level in ipairs(levels) do
    local number = p[what .. "_" .. level]
    if number == "" then return "" end
    sum = sum + number
  end
  return sum
end

-- What the template sees.
local function model(p, proposed)
  return {
    p = p,
    year = notice.year,
    total = { approved = total(p, "approved"), allowed = total(p, "allowed"), employed = p.employed_total,
      vacant = total(p, "vacant") },
    proposed = proposed,
  }
end

return {
  title = "岗位信息表",
  template = "posts",
  order = 3,
  records = function() return rows("posts", {}, "unit") end,
  blank = function() return model(empty("posts"), {}) end,
  make = function(p)
    need(p, "unit", "total_posts", "employed_total")
    local unit = first("units", { unit = p.unit })
    local filled = model(p, list("proposed", { unit = p.unit }, "id_number"))
    filled.file = people.unit_file("岗位信息表", p.unit, unit and unit.district or "")
    filled.record, filled.owner = p.unit, p.unit
    return filled
  end,
}
