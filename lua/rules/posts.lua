-- 附件3: the posts of institutions, who is proposed for them, and that both agree with the applications.
local notice = require("notices.current")
local format = require("zhibiao.format")
local grades = require("zhibiao.grades")

local data = notice.posts

-- Field endings of the levels of 附件3, what they are called, the notice's level that people apply for.
local levels = {
  { "senior", "正高级", "正高级" }, { "associate", "副高级", "副高级" }, { "middle", "中级", "中级" }, { "junior", "初级及未定级" },
}

local institutions = {}
for _, kind in ipairs(data.unit_kinds) do institutions[kind] = true end

-- Members of the staff of an institution: they need a vacant post.
local function is_staff(s)
  return institutions[s.a.unit_kind] and s.a.staffing == "是"
end

local function number(value)
  return value ~= "" and value or nil
end

-- --- The numbers of the form --------------------------------------------------------------------------------------

-- A rule about each level's field NAME, which is the ratio's share of the whole OF. Two are made: one of what is rounded otherwise, one of
-- what is wrong.
local function share(id, rounded, name, what, of, of_what)
  return {
    id = id, clause = data.annex, level = rounded and "warning" or "error", on = "posts",
    text = "各级别的" .. what .. "等于核准比例乘" .. of_what .. (rounded and "，小数舍去。" or "，差不到 1 个。"),
    example = rounded and "30%×27＝8.1，写 8：可以，写 9：提醒。" or "25%×36＝9，写 9：可以，写 10：错误。",
    message = "{level}" .. what .. "是{have}，核准比例{ratio}×" .. of_what .. "{whole}＝{exact}", remedy = "请核对核准比例、" .. of_what .. "和" .. what,
    check = function(p, found)
      for _, level in ipairs(levels) do
        local field = name .. "_" .. level[1]
        local ratio, have, whole = number(p["ratio_" .. level[1]]), number(p[field]), number(p[of])
        local exact = ratio and whole and ratio * whole
        if exact and have and have ~= math.floor(exact + 1e-6) and (math.abs(have - exact) < 1 - 1e-6) == rounded then
          found(p, field, { level = level[2], have = have, ratio = format.percent(ratio), whole = whole, exact = string.format("%.4g", exact) })
        end
      end
    end,
  }
end

-- Each level's vacant posts; basis: see the notice's data.
local function vacant(p, level)
  local basis, employed = number(p[data.basis .. "_" .. level]), number(p["employed_" .. level])
  return basis and employed and basis - employed
end

local totals = { { "approved", "核准人数" }, { "allowed", "可聘人数" }, { "vacant", "空缺情况" } }

local function sum(p, name)
  local all = 0
  for _, level in ipairs(levels) do
    local value = number(p[name .. "_" .. level[1]])
    if value == nil then return nil end
    all = all + value
  end
  return all
end

local offered = { { "offered_senior", "正高级" }, { "offered_associate", "副高级" }, { "offered_middle", "中级" } }

-- --- The list ----------------------------------------------------------------------------------------------------

local function listed(p)
  return list("proposed", { unit = p.unit }, "id_number")
end

-- What somebody on the list applied with; nil if he did not.
local function application(x)
  return first("applicants", { id_number = x.id_number })
end

-- A rule about each listed person and his application, a.
local function person(id, level, field, text, example, message, remedy, is_wrong)
  return {
    id = id, clause = data.annex, level = level, on = "posts", needs = { "proposed", "applicants" }, text = text, example = example, message = message,
    remedy = remedy,
    check = function(p, found)
      for _, x in ipairs(listed(p)) do
        local values = is_wrong(x, application(x))
        if values then
          values.name = x.name
          found(x, field, values)
        end
      end
    end,
  }
end

-- Grades in words (专业技术十一级) and digits are the same.
local function same_grade(x, y)
  return grades.number(x) == grades.number(y)
end

return {
  {
    id = "ratios", clause = data.annex, level = "error", on = "posts", text = "核准比例每一级不超过 100%，加起来也不超过 100%。", example = "5%＋25%＋45%＋25%＝100%：可以；再多 1%：错误。",
    message = "核准比例{what}是{have}，超过 100%", remedy = "请对照岗位设置方案的批复改正",
    check = function(p, found)
      local all = 0
      for _, level in ipairs(levels) do
        local ratio = number(p["ratio_" .. level[1]]) or 0
        all = all + ratio
        if ratio > 1 + 1e-9 then found(p, "ratio_" .. level[1], { what = "（" .. level[2] .. "）", have = format.percent(ratio) }) end
      end
      if all > 1 + 1e-9 then found(p, "ratio_senior", { what = "之和", have = format.percent(all) }) end
    end,
  },
  share("posts-approved", false, "approved", "核准人数", "total_posts", "专业技术岗位总数"),
  share("posts-approved-rounding", true, "approved", "核准人数", "total_posts", "专业技术岗位总数"),
  share("posts-allowed", false, "allowed", "可聘人数", "employed_total", "实际聘用数"),
  share("posts-allowed-rounding", true, "allowed", "可聘人数", "employed_total", "实际聘用数"),
  {
    id = "posts-vacant", clause = data.annex, level = "error", on = "posts",
    text = "空缺等于" .. (data.basis == "allowed" and "可聘人数" or "核准人数") .. "减实聘人数（超出的是负数）。", example = "可聘 8、实聘 7：1；写 2：错误。",
    message = "{level}空缺是{have}，应为{right}", remedy = "请核对可聘人数、实聘人数和空缺情况",
    check = function(p, found)
      for _, level in ipairs(levels) do
        local have, right = number(p["vacant_" .. level[1]]), vacant(p, level[1])
        if have and right and have ~= right then found(p, "vacant_" .. level[1], { level = level[2], have = have, right = right }) end
      end
    end,
  },
  {
    id = "posts-totals", clause = data.annex, level = "error", on = "posts", text = "总数等于各级别之和。", example = "核准 1＋9＋16＋10＝36：总数写 36 可以，写 35 错误。",
    message = "{what}总数是{have}，各级别加起来是{right}", remedy = "请核对总数和各级别的数",
    check = function(p, found)
      for _, total in ipairs(totals) do
        local have, right = number(p[total[1] .. "_total"]), sum(p, total[1])
        if have and right and have ~= right then found(p, total[1] .. "_total", { what = total[2], have = have, right = right }) end
      end
      local have, right = number(p.employed_total), sum(p, "employed")
      if have and right and have ~= right then found(p, "employed_total", { what = "实聘人数", have = have, right = right }) end
    end,
  },
  {
    id = "posts-over", clause = data.clause, level = "error", on = "posts", text = "实际聘用数不超过专业技术岗位总数。", example = "岗位 40、实聘 40：可以；41：错误。",
    message = "实际聘用{have}人，超过专业技术岗位总数{most}", remedy = "请核对；超岗的要先消化才能推荐",
    check = function(p, found)
      local have, most = number(p.employed_total), number(p.total_posts)
      if have and most and have > most then found(p, "employed_total", { have = have, most = most }) end
    end,
  },
  {
    id = "posts-sentence", clause = data.annex, level = "error", on = "posts",
    text = "推出的岗位数等于直接聘任和推荐评审的人数之和。", example = "推出 0＋1＋2 个，直接聘任 1 人、推荐 2 人：可以；推荐 3 人：错误。",
    message = "推出{offered}个岗位，直接聘任{qualified}人加推荐评审{evaluated}人是{both}人", remedy = "请核对竞聘结果一句里的五个数",
    check = function(p, found)
      local all = 0
      for _, field in ipairs(offered) do all = all + (number(p[field[1]]) or 0) end
      local qualified, evaluated = number(p.qualified), number(p.to_evaluate)
      if qualified and evaluated and all ~= qualified + evaluated then
        found(p, "to_evaluate", { offered = all, qualified = qualified, evaluated = evaluated, both = qualified + evaluated })
      end
    end,
  },
  {
    id = "posts-listed", clause = data.annex, level = "error", on = "posts", needs = { "proposed" }, text = "推荐评审人数等于名单上的人数。", example = "写 2 人、名单 3 人：错误。",
    message = "推荐评审{have}人，名单上有{right}人", remedy = "请核对推荐评审人数和拟聘人员名单",
    check = function(p, found)
      local right = count("proposed", { unit = p.unit })
      if p.to_evaluate ~= "" and p.to_evaluate ~= right then found(p, "to_evaluate", { have = p.to_evaluate, right = right }) end
    end,
  },
  {
    id = "posts-offered", clause = data.clause, level = "error", on = "posts", text = "推出的岗位数不超过这一级的空缺。", example = "空缺 1、推出 1：可以；推出 2：错误。",
    message = "推出{level}岗位{have}个，空缺只有{most}个", remedy = "请在核定的岗位结构比例内推荐",
    check = function(p, found)
      for i, field in ipairs(offered) do
        local have, most = number(p[field[1]]), vacant(p, levels[i][1])
        if have and most and have > math.max(most, 0) then found(p, field[1], { level = field[2], have = have, most = math.max(most, 0) }) end
      end
    end,
  },
  {
    id = "posts-vacancies", clause = data.clause, level = "error", on = "posts", needs = { "applicants" },
    text = "在编人员申报这一级的人数不超过这一级的空缺。", example = "空缺 2，在编 2 人申报：可以；3 人：错误。",
    message = "在编申报{level}的有{have}人，空缺只有{most}个", remedy = "请在空缺岗位数内择优推荐",
    check = function(p, found)
      for _, level in ipairs(levels) do
        local most = vacant(p, level[1])
        local have = level[3] and count("applicants", { unit = p.unit, staffing = "是", level = level[3] })
        if have and most and have > math.max(most, 0) then
          found(p, "vacant_" .. level[1], { level = level[2], have = have, most = math.max(most, 0) })
        end
      end
    end,
  },
  person("listed-application", "error", "id_number", "名单上的人都申报了，并且是这个单位的。", "名单上有、申报人员表里没有：错误。", "名单上的{name}{what}",
    "请核对名单和申报人员表", function(x, a)
      if a == nil then return { what = "没有申报" } end
      if a.unit ~= x.unit then return { what = "申报时的单位是“" .. a.unit .. "”" } end
    end),
  person("listed-name", "error", "name", "名单上的姓名与申报时的一致。", "同一个身份证号，姓名不同：错误。", "名单上写“{name}”，申报时写“{other}”", "请对照身份证改正",
    function(x, a) return a and a.name ~= x.name and { other = a.name } end),
  person("listed-title", "error", "recommend_title", "名单上的推荐申报职称与申报资格名称一致。", "名单写馆员，申报副研究馆员：错误。",
    "{name}推荐申报“{have}”，申报的是“{other}”", "请改成一致", function(x, a)
      return a and x.recommend_title ~= a.apply_title and { have = x.recommend_title, other = a.apply_title }
    end),
  person("listed-current", "warning", "current_title", "名单上的现有资格、在聘岗位等级与申报时的一致。", "一处写助理馆员，一处写管理员：提醒。",
    "{name}的{what}，名单上是“{have}”，申报时是“{other}”", "请对照证书和聘书改正", function(x, a)
      if a == nil then return nil end
      if x.current_title ~= "" and a.current_title ~= "" and x.current_title ~= a.current_title then
        return { what = "现有资格", have = x.current_title, other = a.current_title }
      end
      if x.post_grade ~= "" and a.post_grade ~= "" and not same_grade(x.post_grade, a.post_grade) then
        return { what = "在聘岗位等级", have = x.post_grade, other = a.post_grade }
      end
    end),
  {
    id = "posts-form", clause = data.clause, level = "error", on = "applicants", needs = { "posts" }, columns = { "unit_kind", "staffing" }, concerns = "submission",
    text = "事业单位在编人员的单位填了岗位信息表。", example = "单位在岗位表里没有：错误。",
    message = "事业单位在编人员，单位没有填《事业单位人员职称申报岗位信息表》", remedy = "请单位填写岗位信息；不在编的请改正“是否在编”",
    applies = is_staff,
    check = function(s, found)
      if first("posts", { unit = s.a.unit }) == nil then found(s.a, "staffing") end
    end,
  },
  {
    id = "posts-proposed", clause = data.clause, level = "error", on = "applicants", needs = { "posts", "proposed" }, columns = { "unit_kind", "staffing" },
    concerns = "submission",
    text = "事业单位在编人员在单位的拟聘名单上。", example = "在编、申报中级，名单上没有：错误。",
    message = "事业单位在编人员，单位的拟聘名单上没有", remedy = "请核对拟聘人员名单；不在编的请改正“是否在编”",
    applies = is_staff,
    check = function(s, found)
      if first("posts", { unit = s.a.unit }) and first("proposed", { unit = s.a.unit, id_number = s.a.id_number }) == nil then found(s.a, "staffing") end
    end,
  },
}
