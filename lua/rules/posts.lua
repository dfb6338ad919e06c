-- 岗位信息表: the numbers of an institution's posts.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local format = require("zhibiao.format")
local numbers = require("zhibiao.post_numbers")
local titles = require("zhibiao.titles")

local levels, at, vacant = numbers.levels, numbers.at, numbers.vacant
local annex, clause = notice.posts.annex, notice.posts.clause
local tiny = 1e-6 -- what arithmetic may be off by

local totals = { { "approved", "核准人数" }, { "allowed", "可聘人数" }, { "vacant", "空缺情况" } }

local offered = {}
for _, level in ipairs(levels) do
  if level.applied_for then offered[#offered + 1] = { field = "offered_" .. level.field, level = level } end
end

-- How many on the unit's list are proposed for a title of the lowest level, for which no posts are offered.
local function juniors(p)
  local n = 0
  for x in rows("proposed", { unit = p.unit }) do
    local rank = titles.rank_anywhere(nil, x.recommend_title)
    if rank and not numbers.is_offered(notice.levels[rank].name) then n = n + 1 end
  end
  return n
end

local of_level = { "ratio", "approved", "allowed", "employed", "vacant" }

-- The fields of a level that are empty, if others of it are filled in.
local function blanks_of(p, level)
  local blanks, n = {}, 0
  for _, name in ipairs(of_level) do
    local field = name .. "_" .. level.field
    if has(p, field) then
      n = n + 1
      if p[field] == "" then blanks[#blanks + 1] = field end
    end
  end
  return #blanks < n and blanks or {}
end

-- A rule: each level's number NAME is its ratio's share of the field WHOLE, rounded down. There are two of each: one
-- warns of what is rounded otherwise, the other finds what is off by one and more.
local function share(name, what, whole, whole_what, is_rounding)
  return {
    id = "posts-" .. name .. (is_rounding and "-rounding" or ""), name = what .. (is_rounding and "的取整" or ""),
    clause = notice.clauses.custom, on = "posts",
    level = is_rounding and "warning" or "error",
    text = "各级别的" .. what .. "等于核准比例乘" .. whole_what
      .. (is_rounding and "，小数舍去。" or "，差不到 1 个。"),
    example = is_rounding and "30%×27＝8.1，写 8：可以，写 9：提醒。" or "25%×36＝9，写 9：可以，写 10：错误。",
    message = "{level}" .. what .. "是{have}，核准比例{ratio}×" .. whole_what .. "{whole}＝{exact}",
    remedy = "请核对核准比例、" .. whole_what .. "和" .. what,
    check = function(p, found)
      for _, level in ipairs(levels) do
        local field = name .. "_" .. level.field
        local ratio, have, all = numbers.ratio(p, level), at(p, field), at(p, whole)
        local exact = ratio and all and ratio * all
        local differs = exact and have and have ~= math.floor(exact + tiny)
        if differs and (math.abs(have - exact) < 1 - tiny) == is_rounding then
          found(p, field, {
            level = level.name, have = have, ratio = format.percent(ratio), whole = all,
            exact = string.format("%.4g", exact),
          })
        end
      end
    end,
  }
end

return {
  {
    id = "ratios", name = "核准比例", clause = notice.clauses.custom, level = "error", on = "posts",
    text = "核准比例每一级不超过 100%，加起来也不超过 100%。",
    example = "5%＋25%＋45%＋25%＝100%：可以；再多 1%：错误。",
    message = "核准比例{what}是{have}，超过 100%", remedy = "请对照岗位设置方案的批复改正",
    check = function(p, found)
      local all = 0
      for _, level in ipairs(levels) do
        local field = "ratio_" .. level.field
        local ratio = numbers.ratio(p, level) or 0
        all = all + ratio
        if ratio > 1 + 1e-9 then
          found(p, field, { what = "（" .. level.name .. "）", have = format.percent(ratio) })
        end
      end
      if all > 1 + 1e-9 then found(p, "ratio_" .. levels[1].field, { what = "之和", have = format.percent(all) }) end
    end,
  },
  {
    id = "ratios-mixed", name = "比例的写法一样", clause = notice.clauses.custom, level = "warning", on = "posts",
    text = "一个单位各级别的核准比例写法一样：都写成百分数，或都写成小数。",
    example = "5、25%、45、25%：提醒，当作 5%、25%、45%、25%。",
    message = "各级别的核准比例写法不一样，当作：{ratios}", remedy = "请确认；都写成 5% 这样的百分数",
    check = function(p, found)
      if not numbers.mixes_percents(p) then return end
      local list = {}
      for _, level in ipairs(levels) do
        local ratio = numbers.ratio(p, level)
        if ratio then list[#list + 1] = level.name .. format.percent(ratio) end
      end
      found(p, "ratio_" .. levels[1].field, { ratios = table.concat(list, "、") })
    end,
  },
  share("approved", "核准人数", "total_posts", "专业技术岗位总数", false),
  share("approved", "核准人数", "total_posts", "专业技术岗位总数", true),
  share("allowed", "可聘人数", "employed_total", "实际聘用数", false),
  share("allowed", "可聘人数", "employed_total", "实际聘用数", true),
  {
    id = "posts-vacant", name = "空缺数", clause = annex, level = "error", on = "posts",
    text = "空缺等于" .. (notice.posts.basis == "allowed" and "可聘人数" or "核准人数")
      .. "减实聘人数（超出的是负数）。",
    example = "可聘 8、实聘 7：1；写 2：错误。",
    message = "{level}空缺是{have}，应为{right}", remedy = "请核对可聘人数、实聘人数和空缺情况",
    check = function(p, found)
      for _, level in ipairs(levels) do
        local field = "vacant_" .. level.field
        local have, right = at(p, field), vacant(p, level)
        if have and right and have ~= right then
          found(p, field, { level = level.name, have = have, right = right })
        end
      end
    end,
  },
  {
    id = "posts-totals", name = "岗位总数", clause = annex, level = "error", on = "posts",
    text = "总数等于各级别之和。", example = "核准 1＋9＋16＋10＝36：总数写 36 可以，写 35 错误。",
    message = "{what}总数是{have}，各级别加起来是{right}", remedy = "请核对总数和各级别的数",
    check = function(p, found)
      local function compare(field, name, what)
        local have, right = at(p, field), numbers.sum(p, name)
        if have and right and have ~= right then found(p, field, { what = what, have = have, right = right }) end
      end
      for _, total in ipairs(totals) do compare(total[1] .. "_total", total[1], total[2]) end
      compare("employed_total", "employed", "实聘人数")
    end,
  },
  {
    id = "posts-over", name = "岗位超聘", clause = clause, level = "error", on = "posts",
    text = "实际聘用数不超过专业技术岗位总数。", example = "岗位 40、实聘 40：可以；41：错误。",
    message = "实际聘用{have}人，超过专业技术岗位总数{most}", remedy = "请核对；超岗的要先消化才能推荐",
    check = function(p, found)
      local have, most = at(p, "employed_total"), at(p, "total_posts")
      if have and most and have > most then found(p, "employed_total", { have = have, most = most }) end
    end,
  },
  {
    id = "posts-sentence", name = "竞聘结果的人数", clause = notice.clauses.custom, level = "error", on = "posts",
    text = "推出的岗位数不少于直接聘任和推荐评审的人数之和（推荐初级的不占推出的岗位）。",
    example = "推出 0＋1＋2 个，直接聘任 1 人、推荐 2 人：可以，推荐 1 人（没有聘满）也可以；推荐 3 人：错误。",
    message = "推出{offered}个岗位，不够直接聘任{qualified}人加推荐评审{evaluated}人（共{both}人{juniors}）",
    remedy = "请核对竞聘结果一句里的五个数",
    check = function(p, found)
      local all = 0
      for _, one in ipairs(offered) do all = all + (at(p, one.field) or 0) end
      local qualified, evaluated, few = at(p, "qualified"), at(p, "to_evaluate"), juniors(p)
      local both = qualified and evaluated and qualified + evaluated
      if both and all < both - few then
        found(p, "to_evaluate", {
          offered = all, qualified = qualified, evaluated = evaluated, both = both,
          juniors = few > 0 and "，其中初级" .. few .. "人" or "",
        })
      end
    end,
  },
  {
    id = "posts-blanks", name = "岗位信息表的空白", clause = annex, level = "error", on = "posts",
    text = "岗位信息表的各数都填了；没有这一级岗位的，这一级可以整列空着。", example = "推荐评审人数空着：错误。",
    message = "没有填“{header}”，" .. documents.annex("posts") .. "上是空白", remedy = "请填写，没有的填 0",
    check = function(p, found)
      for _, field in ipairs { "authorised", "employed_total", "qualified", "to_evaluate" } do
        if p[field] == "" and has(p, field) then found(p, field) end
      end
      for _, level in ipairs(levels) do
        local blanks = blanks_of(p, level)
        for _, field in ipairs(blanks) do found(p, field) end
      end
    end,
  },
  {
    id = "posts-authorised", name = "编制数与岗位数", clause = notice.clauses.custom, level = "warning", on = "posts",
    text = "专业技术岗位总数不超过编制数。", example = "编制 30、岗位 36：提醒。",
    message = "专业技术岗位总数{total}超过编制数{authorised}", remedy = "请核对编制数和岗位总数",
    check = function(p, found)
      local authorised, total = at(p, "authorised"), at(p, "total_posts")
      if authorised and total and total > authorised then
        found(p, "authorised", { total = total, authorised = authorised })
      end
    end,
  },
  {
    id = "posts-listed", name = "推荐人数与名单", clause = annex, level = "error", on = "posts", needs = { "proposed" },
    text = "推荐评审人数等于名单上的人数。", example = "写 2 人、名单 3 人：错误。",
    message = "推荐评审{have}人，名单上有{right}人", remedy = "请核对推荐评审人数和拟聘人员名单",
    check = function(p, found)
      local have, right = at(p, "to_evaluate"), count("proposed", { unit = p.unit })
      if have and have ~= right then found(p, "to_evaluate", { have = have, right = right }) end
    end,
  },
  {
    id = "posts-offered", name = "推出岗位与空缺", clause = clause, level = "error", on = "posts",
    text = "推出的岗位数不超过这一级的空缺。", example = "空缺 1、推出 1：可以；推出 2：错误。",
    message = "推出{level}岗位{have}个，空缺只有{most}个", remedy = "请在核定的岗位结构比例内推荐",
    check = function(p, found)
      for _, one in ipairs(offered) do
        local have, most = at(p, one.field), vacant(p, one.level)
        if have and most and have > math.max(most, 0) then
          found(p, one.field, { level = one.level.name, have = have, most = math.max(most, 0) })
        end
      end
    end,
  },
  {
    id = "posts-vacancies", name = "申报人数与空缺",
    clause = clause, level = "error", on = "posts", needs = { "applicants" },
    text = "在编人员申报这一级的人数不超过这一级的空缺。", example = "空缺 2，在编 2 人申报：可以；3 人：错误。",
    message = "在编申报{level}的有{have}人，空缺只有{most}个", remedy = "请在空缺岗位数内择优推荐",
    check = function(p, found)
      for _, level in ipairs(levels) do
        local most = vacant(p, level)
        local have = level.applied_for
          and count("applicants", { unit = p.unit, staffing = "是", level = level.applied_for })
        if have and most and have > math.max(most, 0) then
          found(p, "vacant_" .. level.field, { level = level.name, have = have, most = math.max(most, 0) })
        end
      end
    end,
  },
}
