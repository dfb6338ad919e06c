-- 附件3: whom an institution proposes, and that its list agrees with the applications.
local notice = require("notices.current")
local grades = require("zhibiao.grades")
local institutions = require("zhibiao.institutions")
local titles = require("zhibiao.titles")

local annex, clause = notice.posts.annex, notice.posts.clause

-- The staff of an institution need a vacant post.
local function is_staff(s)
  return institutions.has(s.a.unit_kind) and s.a.staffing == "是"
end

-- A rule about each person on the list: FIELD is at fault if fault(x, a) gives values for the message. a: the person's
-- application, or nil.
local function listed(field, rule, fault)
  rule.clause, rule.on, rule.needs = annex, "posts", { "proposed", "applicants" }
  rule.check = function(p, found)
    for _, x in ipairs(list("proposed", { unit = p.unit }, "id_number")) do
      local values = fault(x, first("applicants", { id_number = x.id_number }))
      if values then
        values.name = x.name
        found(x, field, values)
      end
    end
  end
  return rule
end

-- Whether both are filled in and differ.
local function differ(one, other)
  return one ~= "" and other ~= "" and one ~= other
end

-- Whether the applicants' table has this number wrong, which is told there.
local function is_mistyped(id_number)
  return query("SELECT 1 FROM _orphans WHERE owner = ? AND told = 'applicant' LIMIT 1", id_number)() ~= nil
end

return {
  listed("id_number", {
    id = "listed-application", level = "error",
    text = "名单上的人都申报了，并且是这个单位的。", example = "名单上有、申报人员表里没有：错误。",
    message = "名单上的{name}{what}", remedy = "请核对名单和申报人员表",
  }, function(x, a)
    if a == nil then return not is_mistyped(x.id_number) and { what = "没有申报" } end
    if a.unit ~= x.unit then return { what = "申报时的单位是“" .. a.unit .. "”" } end
  end),
  listed("name", {
    id = "listed-name", level = "error",
    text = "名单上的姓名与申报时的一致。", example = "同一个身份证号，姓名不同：错误。",
    message = "名单上写“{name}”，申报时写“{other}”", remedy = "请对照身份证改正",
  }, function(x, a) return a and a.name ~= x.name and { other = a.name } end),
  listed("recommend_title", {
    id = "listed-title", level = "error",
    text = "名单上的推荐申报职称与申报资格名称一致。", example = "名单写馆员，申报副研究馆员：错误。",
    message = "{name}推荐申报“{have}”，申报的是“{other}”", remedy = "请改成一致",
  }, function(x, a)
    if a == nil or titles.same(x.recommend_title, a.apply_title) then return nil end
    return { have = x.recommend_title, other = a.apply_title }
  end),
  listed("current_title", {
    id = "listed-current", level = "warning",
    text = "名单上的现有资格、在聘岗位等级与申报时的一致。", example = "一处写助理馆员，一处写管理员：提醒。",
    message = "{name}的{what}，名单上是“{have}”，申报时是“{other}”", remedy = "请对照证书和聘书改正",
  }, function(x, a)
    if a == nil then return nil end
    if differ(x.current_title, a.current_title) and not titles.same(x.current_title, a.current_title) then
      return { what = "现有资格", have = x.current_title, other = a.current_title }
    end
    -- 专业技术十一级 and 11级 are the same.
    if differ(x.post_grade, a.post_grade) and grades.number(x.post_grade) ~= grades.number(a.post_grade) then
      return { what = "在聘岗位等级", have = x.post_grade, other = a.post_grade }
    end
  end),
  {
    id = "posts-form", clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "posts" }, columns = { "unit_kind", "staffing" },
    text = "事业单位在编人员的单位填了岗位信息表。", example = "单位在岗位表里没有：错误。",
    message = "事业单位在编人员，单位没有填《事业单位人员职称申报岗位信息表》",
    remedy = "请单位填写岗位信息；不在编的请改正“是否在编”",
    applies = is_staff,
    check = function(s, found)
      if first("posts", { unit = s.a.unit }) == nil then found(s.a, "staffing") end
    end,
  },
  {
    id = "posts-proposed", clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "posts", "proposed" }, columns = { "unit_kind", "staffing" },
    text = "事业单位在编人员在单位的拟聘名单上。", example = "在编、申报中级，名单上没有：错误。",
    message = "事业单位在编人员，单位的拟聘名单上没有",
    remedy = "请核对拟聘人员名单；不在编的请改正“是否在编”",
    applies = is_staff,
    check = function(s, found)
      local mine = { unit = s.a.unit, id_number = s.a.id_number }
      if first("posts", { unit = s.a.unit }) and first("proposed", mine) == nil then found(s.a, "staffing") end
    end,
  },
}
