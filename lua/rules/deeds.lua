-- 本人述职, achievements and publications.
local notice = require("notices.current")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")

local statement, clause, cut_off = notice.evaluation.statement, notice.clauses.deeds, notice.cut_off.date
local year = notice.year

-- When he took up the present title, or the post.
local function held_from(a)
  return a.current_title_date ~= "" and a.current_title_date or a.appointed_date
end

-- A kind: the rows of TABLE_ are not dated behind the month of the cut-off. {date}, {cut}.
local function not_ahead(table_)
  return {
    needs = { table_ },
    check = function(s, found)
      for _, x in ipairs(s[table_]) do
        if x.date ~= "" and x.date:sub(1, 7) > cut_off:sub(1, 7) then
          found(x, "date", { date = format.month(x.date), cut = format.day(cut_off) })
        end
      end
    end,
  }
end

local ahead_example = year + 1 .. "-01：错误；" .. cut_off:sub(1, 7) .. "：可以。"

return {
  {
    id = "statement-missing", clause = statement.clause, level = "error", on = "applicants", concerns = "submission",
    text = "写了本人述职。", example = "空着：错误。",
    message = "没有写本人述职", remedy = "请写专业工作业绩情况，限 " .. statement.limit .. " 字以内",
    kind = kinds.required("statement"),
  },
  {
    id = "statement-length", clause = statement.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "statement" },
    text = "本人述职不超过 " .. statement.limit .. " 字：标点、空格和换行都算一个字。",
    example = statement.limit .. " 字：可以；" .. statement.limit + 1 .. " 字：错误。",
    message = "本人述职{have}字，超过{most}字", remedy = "请删减到 " .. statement.limit .. " 字以内",
    check = function(s, found)
      local n = utf8.len(s.a.statement)
      if n > statement.limit then found(s.a, "statement", { have = n, most = statement.limit }) end
    end,
  },
  {
    id = "achievements-since", clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "achievements" },
    text = "有任现职以来的业绩：以前的只登在评审表第四部分，不能作为这次的依据。",
    example = year - 4 .. "-12 取得资格，只有 " .. year - 5 .. " 年的业绩：错误；" .. year - 4 .. "-12 的：可以。",
    message = "没有任现职（{from}）以来的业绩", remedy = "请从业绩档案中选取任现职以来的业绩",
    applies = function(s) return s.rank and s.rank > 1 and held_from(s.a) ~= "" end,
    check = function(s, found)
      local from = held_from(s.a)
      for _, x in ipairs(s.achievements) do
        if x.date == "" or x.date:sub(1, 7) >= from:sub(1, 7) then return end
      end
      found(s.achievements[1] or s.a, "date", { from = format.month(from) })
    end,
  },
  {
    id = "achievements-ahead", clause = clause, level = "error", on = "applicants",
    text = "业绩的时间不晚于任职资格计算截止日。", example = ahead_example,
    message = "业绩的时间{date}晚于{cut}", remedy = "请对照原件改正",
    kind = not_ahead("achievements"),
  },
  {
    id = "publications-ahead", clause = clause, level = "error", on = "applicants",
    text = "著作论文的时间不晚于任职资格计算截止日。", example = ahead_example,
    message = "著作论文的时间{date}晚于{cut}", remedy = "请对照原件改正",
    kind = not_ahead("publications"),
  },
  {
    id = "achievements-undated", clause = clause, level = "warning", on = "applicants", needs = { "achievements" },
    text = "每项业绩写了年月，才知道是不是任现职以来的。", example = "年月空着：提醒。",
    message = "这项业绩没有写年月，按任现职以来的登记", remedy = "请补上完成的年月",
    check = function(s, found)
      for _, x in ipairs(s.achievements) do
        if x.date == "" then found(x, "date") end
      end
    end,
  },
  {
    id = "achievements-collective", clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "achievements" },
    text = "集体项目有本人系主要贡献者的依据。", example = "是否集体写是、佐证空着：错误。",
    message = "集体项目没有本人系主要贡献者的依据", remedy = "请写明佐证并附材料",
    check = function(s, found)
      for _, x in ipairs(s.achievements) do
        if x.collective == "是" and x.proof == "" then found(x, "proof") end
      end
    end,
  },
}
