-- What he applies for: a title that there is, one step above his own.
local notice = require("notices.current")
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

return {
  {
    id = "series-level", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报的专业在通知所列之中，并且开展这一级别的评审" .. senior_only() .. "。",
    example = "这个专业没有这一级的资格名称：错误。",
    message = "“{series}”专业不评“{level}”", remedy = "请核对申报专业和申报级别；这一级要考试取得的，请参加考试",
    applies = function(s) return s.series and s.level end,
    check = function(s, found)
      if s.series.titles[s.a.level] == nil then found(s.a, "level", { series = s.a.series, level = s.a.level }) end
    end,
  },
  {
    id = "title-name", clause = notice.series.clause, level = "error", on = "applicants",
    text = "申报资格名称是这个专业、这个级别的资格。", example = "图书、中级：馆员可以，助理馆员错误。",
    message = "“{title}”不是{series}专业{level}的资格名称（应为{names}）", remedy = "请写资格的全称",
    applies = function(s) return s.series and s.level and s.series.titles[s.a.level] and s.a.apply_title ~= "" end,
    check = function(s, found)
      local a, names = s.a, s.series.titles[s.a.level]
      if not lists.has(names, titles.plain(a.apply_title)) then
        local values = { title = a.apply_title, series = a.series, level = a.level, names = table.concat(names, "、") }
        found(a, "apply_title", values)
      end
    end,
  },
  {
    id = "title-step", clause = notice.clauses.conditions, level = "error", on = "applicants",
    columns = { "current_title" },
    text = "申报的级别比现任资格高一级；已经有同级或更高资格的，不再申报，越级的不受理。",
    example = "助理馆员申报馆员、技术员申报助理工程师：可以；馆员申报馆员：错误。",
    message = "现任资格“{title}”是{have}，不能申报{want}", remedy = "请核对现任专业技术资格和申报级别",
    applies = function(s) return s.series and s.rank and s.a.current_title ~= "" end,
    check = function(s, found)
      local rank = titles.rank(s.series, s.a.current_title)
      local is_step_within = rank == 1 and s.rank == 1 and titles.is_clerk(s.series, s.a.current_title)
        and not titles.is_clerk(s.series, s.a.apply_title)
      if rank and rank ~= s.rank - 1 and not is_step_within then
        local values = { title = s.a.current_title, have = notice.levels[rank].name, want = s.a.level }
        found(s.a, "current_title", values)
      end
    end,
  },
  {
    id = "current-title", clause = notice.clauses.conditions, level = "error", on = "applicants",
    columns = { "current_title", "current_title_date" },
    text = "申报中级及以上的，填了现任专业技术资格和取得时间。", example = "申报馆员，没有现任资格：错误。",
    message = "申报{level}，没有填“{header}”", remedy = "请对照资格证书补上",
    applies = function(s) return s.rank and s.rank > 1 end,
    check = function(s, found)
      for _, field in ipairs { "current_title", "current_title_date" } do
        if s.a[field] == "" then found(s.a, field, { level = s.a.level }) end
      end
    end,
  },
}
