-- Changes that several cases make of an application without fault (base.lua): of a person C.
local changes = {}

function changes.set(field, value)
  return function(c) c.a[field] = value end
end

function changes.posts(field, value)
  return function(c) c.posts[1][field] = value end
end

-- Nothing.
function changes.none() end

-- The kind of his unit, in both tables.
function changes.unit_kind(c, kind)
  c.a.unit_kind, c.units[1].unit_kind = kind, kind
end

function changes.not_of_institution(c)
  changes.unit_kind(c, "民营企业")
  c.a.staffing, c.posts, c.proposed = "否", {}, {}
  table.remove(c.attachments, 2)
end

-- Not on the staff of the institution, and so not on its list.
function changes.off_staff(c)
  c.a.staffing, c.proposed, c.posts[1].offered_middle, c.posts[1].to_evaluate = "否", {}, 0, 0
  c.attachments[2].kind = "非在编人员单位说明"
end

-- The title that he has, wherever it stands.
function changes.current(c, title)
  c.a.current_title, c.a.appointed_title, c.proposed[1].current_title = title, title, title
  for _, x in ipairs(c.appointments) do x.title = title end
end

-- When he got it and was appointed to it.
function changes.held(c, title_date, appointed_date)
  c.a.current_title_date, c.a.appointed_date = title_date, appointed_date
  c.proposed[1].appointed_date = appointed_date
end

local below = { ["副高级"] = "中级", ["正高级"] = "副高级" }

-- Someone at another level, with all that belongs to it.
function changes.level(c, name, title, current, grade, held)
  c.a.level, c.a.apply_title, c.a.post_grade = name, title, grade
  changes.current(c, current)
  if held then changes.held(c, held, held) end
  local p, listed = c.posts[1], c.proposed[1]
  listed.recommend_title, listed.post_grade = title, grade
  listed.appointed_level = below[name] or listed.appointed_level
  p.offered_middle = 0
  local field = ({ ["副高级"] = "offered_associate", ["正高级"] = "offered_senior", ["初级"] = "qualified" })[name]
  p[field] = name ~= "初级" and 1 or 0
  if name == "初级" then p.offered_middle = 1 end
end

function changes.associate(c)
  changes.level(c, "副高级", "高级工程师", "工程师", "专业技术十级", "2013-05")
end

function changes.junior(c)
  changes.level(c, "初级", "助理工程师", "", "")
  changes.held(c, "", "")
  c.appointments = {}
  table.remove(c.attachments, 3)
end

-- By 破格晋升, two years after the present title.
function changes.exceptional(c)
  c.a.kind, c.a.exceptional_reason = "破格晋升", "业绩突出。"
  changes.held(c, "2018-12", "2019-01")
  c.achievements[1].date, c.achievements[2].date = "2019-03", "2019-05"
  c.attachments[4] = {
    kind = "破格推荐专业技术职务任职资格审批表", file = "破格.pdf", verified_by = "陆敏", verified_date = "2020-08-13",
  }
end

-- Nobody has reviewed it yet, and it is not handed in.
function changes.unreviewed(c)
  for _, office in ipairs { "unit", "dept", "hr" } do
    c.a[office .. "_state"], c.a[office .. "_opinion"], c.a[office .. "_date"] = "", "", ""
  end
  c.a.submitted_at, c.a.paid_date = "", ""
end

-- What the committee decided, and its votes.
function changes.decided(c, result, yes, no, abstained)
  c.a.result, c.a.votes_for, c.a.votes_against, c.a.votes_abstain = result, yes, no, abstained
end

return changes
