-- 岗位信息表: one for each institution with posts.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local format = require("zhibiao.format")
local people = require("zhibiao.people")
local numbers = require("zhibiao.post_numbers")

local document = documents.of("posts")

-- 总数 as given, else the levels added up; "" if one of them is not filled in.
local function total(p, what)
  return numbers.at(p, what .. "_total") or numbers.sum(p, what) or ""
end

-- The smallest number that A and B divide.
local function multiple(a, b)
  local n = a
  while n % b ~= 0 do n = n + a end
  return n
end

-- The levels, and how many columns they take: the levels and their total share `width` columns, `span` each, as the
-- list of names does by fifths.
local function levels()
  local n = #numbers.levels + 1
  local all = { width = multiple(n, 5) }
  all.span, all.fifth = all.width // n, all.width // 5
  all.columns = n == 5 and "20mm 21mm 20mm 21mm *" or format.times("*", all.width)
  for i, level in ipairs(numbers.levels) do
    all[i] = { field = level.field, name = level.name, heading = level.heading }
  end
  return all
end

local function offered()
  local list = {}
  for _, level in ipairs(numbers.levels) do
    if level.applied_for then list[#list + 1] = { field = level.field, name = level.name } end
  end
  return list
end

-- What the template sees.
local function model(p, proposed)
  local ratio = {}
  for _, level in ipairs(numbers.levels) do ratio[level.field] = numbers.ratio(p, level) or "" end
  return {
    p = p, ratio = ratio,
    form = document.title, approval = document.approval, levels = levels(), offered = offered(),
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

-- The words of the notice on each of the forms.
local function common()
  local words = { document.approval }
  for _, level in ipairs(numbers.levels) do words[#words + 1] = level.heading .. level.name end
  return { { "title", document.title }, { "label", table.concat(words) .. "，个专业技术岗位共推出" } }
end

return {
  title = document.name, off = document.off,
  common = common(),
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
    filled.file = people.unit_file(document.name, p.unit, district)
    filled.record = p.unit
    filled.print = people.print(document.name, district, p.unit, document.name)
    return filled
  end,
}
