-- What he applies for: a title that there is, one step above his own.
local notice = require("notices.current")
local levels = require("zhibiao.levels")
local lists = require("zhibiao.lists")
local titles = require("zhibiao.titles")

-- The specialties of whose titles only the highest are evaluated, in words.
local function senior_only()
  local names = {}
  for _, series in ipairs(notice.series) do
    if series.titles[notice.levels[1].name] == nil then names[#names + 1] = series.name end
  end
  return #names > 0 and "（" .. table.concat(names, "、") .. "只评高级）" or ""
end

-- The levels that are not evaluated here, in words.
local function elsewhere()
  local names = {}
  for _, level in ipairs(notice.levels) do
    if not level.evaluated then names[#names + 1] = level.name end
  end
  return table.concat(names, "、")
end

local above = levels.asking_for("title")

return {
  elsewhere() ~= "" and {
    id = "level-evaluated", name = "开展评审的级别", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报的级别在这里评审：" .. elsewhere() .. "不在这里评。", example = "申报" .. elsewhere() .. "：错误。",
    message = "这里不评{level}", remedy = "请核对申报级别；没有写错的，向评这一级的评审委员会申报，并从这批材料里去掉这个人",
    applies = function(s) return s.level end,
    check = function(s, found)
      if not s.level.evaluated then found(s.a, "level", { level = s.a.level }) end
    end,
  } or "level-evaluated",
  {
    id = "series-level", name = "专业开展的级别", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报的专业在通知所列之中，并且开展这一级别的评审" .. senior_only() .. "。",
    example = "这个专业没有这一级的资格名称：错误。",
    message = "“{series}”专业不评“{level}”", remedy = "请核对申报专业和申报级别；这一级要考试取得的，请参加考试",
    applies = function(s) return s.series and s.level and s.level.evaluated end,
    check = function(s, found)
      if s.series.titles[s.a.level] == nil then found(s.a, "level", { series = s.a.series, level = s.a.level }) end
    end,
  },
  {
    id = "title-name", name = "申报资格名称", clause = notice.clauses.custom, level = "error", on = "applicants",
    text = "申报资格名称是这个专业、这个级别的资格。", example = "图书、中级：馆员可以，助理馆员错误。",
    message = "“{title}”不是{series}专业{level}的资格名称（应为{names}）", remedy = "请写资格的全称",
    understands = { "apply_title" },
    applies = function(s)
      return s.series and s.level and s.series.titles[s.a.level] and s.a.apply_title ~= ""
        and not titles.are_exchanged(s)
    end,
    check = function(s, found)
      local a, names = s.a, s.series.titles[s.a.level]
      if not lists.has(names, titles.plain(a.apply_title)) then
        local values = { title = a.apply_title, series = a.series, level = a.level, names = table.concat(names, "、") }
        found(a, "apply_title", values)
      end
    end,
  },
  {
    id = "title-step", name = "逐级申报", clause = notice.clauses.conditions, level = "error", on = "applicants",
    columns = { "current_title" },
    text = "申报的级别比现任资格高一级；已经有同级或更高资格的，不再申报，越级的不受理。",
    example = "助理馆员申报馆员、技术员申报助理工程师：可以；馆员申报馆员：错误。",
    message = "现任资格“{title}”是{have}，不能申报{want}{hint}", remedy = "请核对现任专业技术资格和申报级别",
    understands = { "current_title" },
    applies = function(s) return s.series and s.rank and not titles.is_none(s.a.current_title) end,
    check = function(s, found)
      local own = titles.rank(s.series, s.a.current_title)
      local rank = own or titles.rank_anywhere(s.series, s.a.current_title)
      -- Who changes the specialty may apply for the level that he has.
      if own == nil and rank and rank >= s.rank then return end
      local is_step_within = rank == 1 and s.rank == 1 and titles.is_clerk(s.series, s.a.current_title)
        and not titles.is_clerk(s.series, s.a.apply_title)
      local is_two_steps = rank == 1 and s.rank == 2 and s.series and titles.is_clerk(s.series, s.a.current_title)
      if rank and rank ~= s.rank - 1 and not is_step_within or is_two_steps then
        local have = is_two_steps and "员级" or notice.levels[rank].name
        local hint = titles.are_exchanged(s) and "；好像和申报资格“" .. s.a.apply_title .. "”写反了" or ""
        found(s.a, "current_title", { title = s.a.current_title, have = have, want = s.a.level, hint = hint })
      end
    end,
  },
  {
    id = "title-series", name = "现任资格的专业", clause = notice.clauses.custom, level = "warning", on = "applicants",
    columns = { "current_title" }, understands = { "current_title" },
    text = "现任资格是申报专业的资格；别的专业的先要转评。", example = "馆员申报高级工程师：提醒。",
    message = "现任资格“{title}”不是{series}专业的", remedy = "请核对；换了专业的，先转评同级资格，或按本专业的条件办理",
    applies = function(s) return s.series and s.rank and s.rank > 1 and not titles.is_none(s.a.current_title) end,
    check = function(s, found)
      local has_lower = s.series.titles[notice.levels[s.rank - 1].name] ~= nil
      if has_lower and titles.rank(s.series, s.a.current_title) == nil then
        found(s.a, "current_title", { title = s.a.current_title, series = s.a.series })
      end
    end,
  },
  above and {
    id = "current-title", name = "现任资格和取得时间", clause = notice.clauses.conditions, level = "error", on = "applicants",
    columns = { "current_title", "current_title_date" },
    text = "申报" .. above .. "的，填了现任专业技术资格和取得时间。", example = "申报馆员，没有现任资格：错误。",
    message = "申报{level}，没有填“{header}”", remedy = "请对照资格证书补上",
    applies = function(s) return titles.needs(s).title and not titles.may_be_first(s) end,
    check = function(s, found)
      if titles.is_none(s.a.current_title) then
        found(s.a, "current_title", { level = s.a.level })
      elseif s.a.current_title_date == "" and titles.needs(s).title_date then
        found(s.a, "current_title_date", { level = s.a.level })
      end
    end,
  } or "current-title",
}
