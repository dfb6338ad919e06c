-- 附件3's numbers of an institution, so that its applicants on the staff fit into the vacant posts:
--   approved = ratio × total posts, allowed = ratio × employed, rounded down, vacant = allowed − employed of the level.
-- Since all employed are somebody, what is vacant above is employed in excess at the lowest level.
local Random = require("lib.random")

local posts = {}

local LEVELS = { "senior", "associate", "middle", "junior" }
local OF_RANK = { [4] = "senior", [3] = "associate", [2] = "middle" }
local RATIOS = { { 5, 25, 40, 30 }, { 5, 30, 45, 20 }, { 10, 30, 40, 20 }, { 5, 20, 45, 30 } }

-- The applicants that go on the list, and how many of each level.
local function list(people)
  local proposed, wanted = {}, { senior = 0, associate = 0, middle = 0 }
  for _, p in ipairs(people) do
    if p.staffed then
      local level = OF_RANK[p.rank]
      wanted[level] = wanted[level] + 1
      proposed[#proposed + 1] = {
        unit = p.unit.name, name = p.name, id_number = p.id_number, current_title = p.current_title,
        appointed_level = ({ "初级", "中级", "副高级" })[p.rank - 1], appointed_date = p.row.appointed_date,
        post_grade = p.row.post_grade, recommend_title = p.apply_title,
      }
    end
  end
  return proposed, wanted
end

local function fill(row, ratios, offered, random)
  local lower = row.employed_total
  for i, level in ipairs(LEVELS) do
    row["ratio_" .. level] = ratios[i] / 100
    row["approved_" .. level] = ratios[i] * row.total_posts // 100
    row["allowed_" .. level] = ratios[i] * row.employed_total // 100
    local employed = lower
    if level ~= "junior" then
      local most = row["allowed_" .. level] - offered[level]
      if most < 0 then return false end
      employed = math.max(0, most - random:int(0, 1))
      lower = lower - employed
    end
    row["employed_" .. level] = employed
    row["vacant_" .. level] = row["allowed_" .. level] - employed
  end
  return true
end

-- The row of table posts and the rows of table proposed, or nil if nobody of the unit is on the list.
function posts.make(unit, people)
  local proposed, wanted = list(people)
  if #proposed == 0 then return nil end
  local random = Random.new("posts" .. unit.name)
  local ratios, total = random:pick(RATIOS), random:pick { 20, 40, 40, 60 }
  local qualified = random:pick { 0, 0, 1, 2 }
  local offered = { senior = wanted.senior, associate = wanted.associate, middle = wanted.middle + qualified }
  local row
  repeat
    row = {
      unit = unit.name, total_posts = total, employed_total = total - random:int(0, 3),
      authorised = total + random:int(2, 9),
    }
    total = total + 20
  until fill(row, ratios, offered, random)
  for _, what in ipairs { "approved", "allowed", "vacant" } do
    local sum = 0
    for _, level in ipairs(LEVELS) do sum = sum + row[what .. "_" .. level] end
    row[what .. "_total"] = sum
  end
  row.offered_senior, row.offered_associate, row.offered_middle = offered.senior, offered.associate, offered.middle
  row.qualified, row.to_evaluate = qualified, #proposed
  return row, proposed
end

return posts
