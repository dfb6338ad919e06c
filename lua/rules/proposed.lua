-- 岗位信息表: whom an institution proposes, and that its list agrees with the applications.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local dates = require("zhibiao.dates")
local grades = require("zhibiao.grades")
local institutions = require("zhibiao.institutions")
local kinds = require("zhibiao.kinds")
local numbers = require("zhibiao.post_numbers")
local titles = require("zhibiao.titles")
local words = require("zhibiao.words")

local annex, clause = notice.posts.annex, notice.posts.clause

-- The staff of an institution need a vacant post.
local function is_staff(s)
  local kind = institutions.kind_of(s)
  return s.a.staffing == "是" and (institutions.has(kind) or not institutions.is_known(kind))
end

local asked, proposed -- the posts that are being judged, and whom their list has

-- The people on the list of P's unit: { row, application }; the application is nil if there is none.
local function people_of(p)
  if asked ~= p then
    asked, proposed = p, {}
    for i, x in ipairs(list("proposed", { unit = p.unit }, "id_number")) do
      proposed[i] = { row = x, application = first("applicants", { id_number = x.id_number }) }
    end
  end
  return proposed
end

-- A rule about each person on the list: FIELD is at fault if fault(x, a) gives values for the message. a: the person's
-- application, or nil.
local function listed(field, rule, fault)
  rule.clause, rule.on, rule.needs = annex, "posts", { "proposed", "applicants" }
  rule.check = function(p, found)
    for _, one in ipairs(people_of(p)) do
      local x = one.row
      local values = fault(x, one.application)
      if values then
        values.name = x.name
        found(x, values.field or field, values)
      end
    end
  end
  return rule
end

-- A rule: who has a title has FIELD filled in on the list.
local function blank(field, id, what)
  return listed(field, {
    id = id, name = "名单上的" .. what, level = "warning",
    text = "名单上有现有资格的人，填了" .. what .. "。", example = what .. "空着：提醒。",
    message = "名单上的{name}没有填" .. what .. "，" .. documents.annex("posts") .. "上是空白", remedy = "请对照证书和聘书补上",
  }, function(x, a)
    local has_title = not titles.is_none(x.current_title) or a and not titles.is_none(a.current_title)
    return has_title and x[field] == "" and {}
  end)
end

-- Whether both are filled in and differ.
local function differ(one, other)
  return one ~= "" and other ~= "" and one ~= other
end

-- Whether the applicants' table has this number wrong, which is told there.
local function is_mistyped(id_number)
  return query("SELECT 1 FROM _orphans WHERE owner = ? AND told = 'applicant' LIMIT 1", id_number)() ~= nil
end

-- Whether the unit's list has the applicant by a number that nobody applies with, which is told there.
local function is_under_another_number(a)
  for x in rows("proposed", { unit = a.unit, name = a.name }) do
    if first("applicants", { id_number = x.id_number }) == nil then return true end
  end
  return false
end

return {
  listed("id_number", {
    id = "listed-application", name = "名单上的人已申报", level = "error",
    text = "名单上的人都申报了，并且是这个单位的。", example = "名单上有、申报人员表里没有：错误。",
    message = "名单上的{name}{what}", remedy = "请核对名单和申报人员表",
  }, function(x, a)
    if a == nil then return not is_mistyped(x.id_number) and { what = "没有申报" } end
    if a.unit ~= x.unit then return { what = "申报时的单位是“" .. a.unit .. "”" } end
  end),
  listed("name", {
    id = "listed-name", name = "名单上的姓名", level = "error",
    text = "名单上的姓名与申报时的一致。", example = "同一个身份证号，姓名不同：错误。",
    message = "名单上写“{name}”，申报时写“{other}”", remedy = "请对照身份证改正",
  }, function(x, a) return a and a.name ~= x.name and { other = a.name } end),
  listed("recommend_title", {
    id = "listed-title", name = "名单上的推荐职称", level = "error",
    text = "名单上的推荐申报职称与申报资格名称一致。", example = "名单写馆员，申报副研究馆员：错误。",
    message = "{name}推荐申报“{have}”，申报的是“{other}”", remedy = "请改成一致",
  }, function(x, a)
    if a == nil or titles.same(x.recommend_title, a.apply_title) then return nil end
    return { have = x.recommend_title, other = a.apply_title }
  end),
  listed("current_title", {
    id = "listed-current", name = "名单上的现有资格", level = "warning",
    text = "名单上的现有资格、在聘岗位等级与申报时的一致。", example = "一处写助理馆员，一处写管理员：提醒。",
    message = "{name}的{what}，名单上是“{have}”，申报时是“{other}”", remedy = "请对照证书和聘书改正",
  }, function(x, a)
    if a == nil then return nil end
    if differ(x.current_title, a.current_title) and not titles.same(x.current_title, a.current_title) then
      return { what = "现有资格", have = x.current_title, other = a.current_title }
    end
    -- 专业技术十一级 and 11级 are the same.
    if differ(x.post_grade, a.post_grade) and grades.number(x.post_grade) ~= grades.number(a.post_grade) then
      return { field = "post_grade", what = "在聘岗位等级", have = x.post_grade, other = a.post_grade }
    end
  end),
  listed("id_number", {
    id = "listed-staff", name = "名单上的是在编人员", level = "error",
    text = "名单上的都是在编人员（" .. documents.annex("posts") .. "的注）。", example = "名单上的人，申报时是否在编写否：错误。",
    message = "名单上的{name}申报时写的不是在编人员", remedy = "非在编人员不列入名单，另附单位说明；写错的请改正“是否在编”",
  }, function(_, a) return a and a.staffing == "否" and {} end),
  listed("appointed_level", {
    id = "listed-level", name = "名单上的职级", level = "warning", understands = { "listed_levels", "listed_titles" },
    text = "名单上的聘任职级是现有资格的级别。", example = "现有助理工程师，聘任职级写中级：提醒。",
    message = "{name}的现有资格是“{title}”（{have}），聘任职级写“{level}”", remedy = "请对照聘书改正",
  }, function(x)
    local rank, level = titles.rank_anywhere(nil, x.current_title), titles.level_rank(x.appointed_level)
    if rank == nil or level == nil or level == rank then return nil end
    return { title = x.current_title, have = notice.levels[rank].name, level = x.appointed_level }
  end),
  listed("appointed_date", {
    id = "listed-date", name = "名单上的聘任时间", level = "warning",
    text = "名单上的聘任时间与申报时的一致。", example = "名单写 " .. notice.year - 4 .. ".12，申报时写 " .. notice.year - 5 .. ".01：提醒。",
    message = "{name}的聘任时间，名单上是{have}，申报时是{other}", remedy = "请对照聘书改正",
  }, function(x, a)
    if a == nil or x.appointed_date == "" or a.appointed_date == "" then return nil end
    if dates.compare(x.appointed_date, a.appointed_date) == 0 then return nil end
    return { have = dates.words(x.appointed_date), other = dates.words(a.appointed_date) }
  end),
  blank("current_title", "listed-title-blank", "现有资格"),
  blank("appointed_date", "listed-date-blank", "聘任时间"),
  blank("post_grade", "listed-grade-blank", "在聘岗位等级"),
  {
    id = "posts-form", name = "岗位信息表", clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "posts" }, columns = { "unit_kind", "staffing" }, understands = { "unit_kind" },
    text = "事业单位在编人员的单位填了岗位信息表。", example = "单位在岗位表里没有：错误。",
    message = "事业单位在编人员，单位没有填《" .. documents.of("posts").title .. "》",
    remedy = "请单位填写岗位信息；不在编的请改正“是否在编”",
    applies = is_staff,
    check = function(s, found)
      if first("posts", { unit = s.a.unit }) == nil then found(s.a, "staffing") end
    end,
  },
  {
    id = "staffing-missing", name = "是否在编", clause = clause, level = "warning", on = "applicants",
    columns = { "unit_kind", "staffing" }, understands = { "unit_kind" },
    text = "事业单位的人填了是否在编：在编的要岗位信息表，不在编的要单位说明。", example = "事业单位，是否在编空着：提醒。",
    message = "事业单位的人员没有填“{header}”，不知道要岗位信息表还是单位说明", remedy = "请补上是否在编",
    applies = function(s)
      local kind = institutions.kind_of(s)
      return s.a.staffing == "" and kind ~= "" and (institutions.has(kind) or not institutions.is_known(kind))
    end,
    kind = kinds.required("staffing"),
  },
  {
    id = "staff-of-company", name = "在编与单位性质", clause = clause, level = "warning", on = "applicants",
    columns = { "unit_kind", "staffing" }, understands = { "unit_kind" },
    text = "在编人员的单位是事业单位或机关。", example = "民营企业，是否在编写是：提醒。",
    message = "单位性质是“{kind}”，却写在编", remedy = "请核对单位性质和是否在编",
    applies = function(s) return s.a.staffing == "是" and s.a.unit_kind ~= "" end,
    check = function(s, found)
      local is_official = institutions.has(s.a.unit_kind) or words.has_one_of(s.a.unit_kind, { "机关", "行政", "政府" })
      if not is_official then found(s.a, "staffing", { kind = s.a.unit_kind }) end
    end,
  },
  {
    id = "posts-proposed", name = "在编人员在名单上",
    clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "posts", "proposed" }, columns = { "unit_kind", "staffing" }, understands = { "unit_kind" },
    text = "事业单位在编人员申报中级及以上的，在单位的拟聘名单上。", example = "在编、申报中级，名单上没有：错误；申报初级：可以。",
    message = "事业单位在编人员，单位的拟聘名单上没有",
    remedy = "请核对拟聘人员名单；不在编的请改正“是否在编”",
    applies = function(s) return is_staff(s) and s.level and numbers.is_offered(s.level.name) end,
    check = function(s, found)
      local mine = { unit = s.a.unit, id_number = s.a.id_number }
      local is_missing = first("posts", { unit = s.a.unit }) and first("proposed", mine) == nil
      if is_missing and not is_under_another_number(s.a) then
        found(s.a, "staffing")
      end
    end,
  },
}
