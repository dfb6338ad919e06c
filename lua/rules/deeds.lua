-- 本人述职, achievements and publications.
local notice = require("notices.current")
local book_numbers = require("zhibiao.book_numbers")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local likeness = require("zhibiao.likeness")
local titles = require("zhibiao.titles")

local statement, clause, cut_off = notice.evaluation.statement, notice.clauses.deeds, notice.cut_off
local year, papers = notice.year, notice.papers
local most_deeds = 30 -- 不宜过多过杂

-- When he took up the present title, or the post.
local function held_from(a)
  return a.current_title_date ~= "" and a.current_title_date or a.appointed_date
end

-- A kind: the rows of TABLE_ are not dated behind the month of the day TO. {date}, {cut}.
local function not_ahead(table_, to)
  return {
    needs = { table_ },
    check = function(s, found)
      for _, x in ipairs(s[table_]) do
        if x.date ~= "" and x.date:sub(1, 7) > to:sub(1, 7) then
          found(x, "date", { date = format.month(x.date), cut = format.day(to) })
        end
      end
    end,
  }
end

local function ahead_example(part)
  local last = tonumber(part.date:sub(1, 4))
  return last + 1 .. "-01：错误；" .. part.date:sub(1, 7) .. "：可以。"
end

-- What a cut-off is called, with its day if it is not that of the titles.
local function called(part)
  return part.is_own and "规定的日子（" .. part.date .. "）" or "任职资格计算截止日"
end

return {
  {
    id = "statement-missing", name = "本人述职",
    clause = statement.clause, level = "error", on = "applicants", concerns = "submission",
    text = "写了本人述职。", example = "空着：错误。",
    message = "没有写本人述职", remedy = "请写专业工作业绩情况，限 " .. statement.limit .. " 字以内",
    kind = kinds.required("statement"),
  },
  {
    id = "statement-length", name = "述职字数",
    clause = statement.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "statement" },
    text = "本人述职不超过 " .. statement.limit .. " 字：标点、空格和换行都算一个字。",
    example = statement.limit .. " 字：可以；" .. statement.limit + 1 .. " 字：错误。",
    message = "本人述职{have}字，超过{most}字", remedy = "请删减到 " .. statement.limit .. " 字以内",
    check = function(s, found)
      local n = s.statement_length
      if n > statement.limit then found(s.a, "statement", { have = n, most = statement.limit }) end
    end,
  },
  {
    id = "achievements-since", name = "任现职以来的业绩",
    clause = clause, level = "error", on = "applicants", concerns = "submission",
    needs = { "achievements" },
    text = "有任现职以来的业绩：以前的只登在评审表第四部分，不能作为这次的依据。",
    example = year - 4 .. "-12 取得资格，只有 " .. year - 5 .. " 年的业绩：错误；" .. year - 4 .. "-12 的：可以。",
    message = "没有任现职（{from}）以来的业绩", remedy = "请从业绩档案中选取任现职以来的业绩",
    applies = function(s) return titles.needs(s).title and held_from(s.a) ~= "" end,
    check = function(s, found)
      local from = held_from(s.a)
      if #s.achievements == 0 then return end -- told by achievements-none
      for _, x in ipairs(s.achievements) do
        if x.date == "" or x.date:sub(1, 7) >= from:sub(1, 7) then return end
      end
      found(s.achievements[1], "date", { from = format.month(from) })
    end,
  },
  {
    id = "achievements-before", name = "任现职以前的业绩", clause = clause, level = "hint", on = "applicants",
    concerns = "submission", needs = { "achievements" },
    text = "业绩都是任现职以来的：还有以前的，提示一次。",
    example = year - 4 .. "-12 取得资格，另有 " .. year - 5 .. " 年的一项：提示。",
    message = "有{n}项业绩在任现职（{from}）以前，不能作为这次的依据", remedy = "请从业绩档案中选取任现职以来的业绩；以前的只作参考",
    applies = function(s) return titles.needs(s).title and held_from(s.a) ~= "" end,
    check = function(s, found)
      local from = held_from(s.a):sub(1, 7)
      local before = {}
      for _, x in ipairs(s.achievements) do
        if x.date ~= "" and x.date:sub(1, 7) < from then before[#before + 1] = x end
      end
      if #before > 0 and #before < #s.achievements then
        found(before[1], "date", { n = #before, from = format.month(from) })
      end
    end,
  },
  {
    id = "achievements-none", name = "有业绩", clause = clause, level = "error", on = "applicants",
    concerns = "submission", needs = { "achievements" },
    text = "选了业绩，至少一项。", example = "业绩表里没有这个人：错误。",
    message = "没有登记业绩", remedy = "请从业绩档案中选取任现职以来的业绩",
    check = function(s, found)
      if #s.achievements == 0 then found(s.a) end
    end,
  },
  {
    id = "achievements-ahead", name = "业绩的时间", clause = cut_off.deeds.clause or clause,
    level = "error", on = "applicants",
    text = "业绩的时间不晚于" .. called(cut_off.deeds) .. "。", example = ahead_example(cut_off.deeds),
    message = "业绩的时间{date}晚于{cut}", remedy = "请对照原件改正",
    kind = not_ahead("achievements", cut_off.deeds.date),
  },
  {
    id = "publications-ahead", name = "著作论文的时间", clause = cut_off.papers.clause or clause,
    level = "error", on = "applicants",
    text = "著作论文的时间不晚于" .. called(cut_off.papers) .. "。", example = ahead_example(cut_off.papers),
    message = "著作论文的时间{date}晚于{cut}", remedy = "请对照原件改正",
    kind = not_ahead("publications", cut_off.papers.date),
  },
  {
    id = "achievements-many", name = "业绩的数量", clause = notice.clauses.selection, level = "warning", on = "applicants",
    concerns = "submission", needs = { "achievements" },
    text = "业绩突出代表性，不过多过杂：不多于 " .. most_deeds .. " 项。", example = "60 项：提醒。",
    message = "业绩有{n}项，多于 " .. most_deeds .. " 项，过多过杂", remedy = "请选取突出的、有代表性的业绩",
    check = function(s, found)
      if #s.achievements > most_deeds then found(s.a, nil, { n = #s.achievements }) end
    end,
  },
  {
    id = "achievements-twice", name = "业绩重复", clause = clause, level = "warning", on = "applicants",
    needs = { "achievements" },
    text = "一项业绩只登一次。", example = "同一内容登了两次：提醒。",
    message = "业绩“{content}”重复登了两次", remedy = "请删去重复的",
    check = function(s, found)
      local seen = {}
      for _, x in ipairs(s.achievements) do
        if seen[x.content] and x.content ~= "" then
          found(x, "content", { content = format.shortened(x.content, 20) })
        end
        seen[x.content] = true
      end
    end,
  },
  {
    id = "achievements-rank", name = "业绩的排名", clause = clause, level = "warning", on = "applicants",
    concerns = "submission", needs = { "achievements" },
    text = "排名不大于总人数；集体项目的本人是主要贡献者：排在前 5 名，或者前一半。", example = "6/4：提醒；集体项目 9/12：提醒。",
    message = "排名“{rank}”{why}", remedy = "请核对排名；集体项目要本人系主要贡献者",
    check = function(s, found)
      for _, x in ipairs(s.achievements) do
        local place, all = x.rank:match("^%s*(%d+)%s*[/／]%s*(%d+)%s*$")
        place, all = tonumber(place), tonumber(all)
        local why = place and (place > all and "大于总人数"
          or x.collective == "是" and place > 5 and 2 * place > all and "靠后，看不出是主要贡献者")
        if why then found(x, "rank", { rank = x.rank, why = why }) end
      end
    end,
  },
  {
    id = "achievements-filled", name = "业绩各行填全", clause = notice.clauses.custom, level = "warning", on = "applicants",
    text = "业绩的每一行都填了项目名称及内容、本人作用。", example = "本人作用空着：提醒。",
    message = "业绩有一行没有填“{header}”，评审表上是空白", remedy = "请在原表中补上",
    kind = kinds.filled("achievements", "content", "role"),
  },
  {
    id = "publications-filled", name = "著作论文各行填全", clause = notice.clauses.custom, level = "warning", on = "applicants",
    text = "著作论文的每一行都填了名称、刊物或出版社。", example = "刊物或出版社空着：提醒。",
    message = "著作论文有一行没有填“{header}”，评审表上是空白", remedy = "请在原表中补上",
    kind = kinds.filled("publications", "title", "outlet"),
  },
  {
    id = "publications-number", name = "著作论文的刊号", clause = clause, level = "warning", on = "applicants",
    needs = { "publications" },
    text = "著作论文写了刊号或书号。", example = "刊号空着：提醒。",
    message = "“{title}”没有写刊号或书号", remedy = "请补上刊期、刊号或书号",
    check = function(s, found)
      for _, x in ipairs(s.publications) do
        if x.number == "" and has(x, "number") then
          found(x, "number", { title = format.shortened(x.title, 20) })
        end
      end
    end,
  },
  papers and papers.likeness and {
    id = "publications-likeness", name = "论文的复制比", clause = papers.clause or notice.clauses.deeds, level = "error",
    on = "applicants", needs = { "publications" },
    text = "著作论文的总文字复制比不超过 " .. papers.likeness .. "%。",
    example = papers.likeness .. "%：可以；" .. papers.likeness + 1 .. "%：错误。",
    message = "“{title}”的总文字复制比是{have}，超过 " .. papers.likeness .. "%", remedy = "不能用这一篇；写错的请对照查重报告改正",
    check = function(s, found)
      for _, x in ipairs(s.publications) do
        local percent = likeness.percent(x.likeness)
        if percent and percent > papers.likeness + 1e-9 then
          found(x, "likeness", { title = format.shortened(x.title, 20), have = x.likeness })
        end
      end
    end,
  } or "publications-likeness",
  papers and papers.likeness and {
    id = "publications-likeness-unclear", name = "复制比的写法", clause = papers.clause or notice.clauses.deeds,
    level = "error", on = "applicants", needs = { "publications" },
    text = "论文写了总文字复制比，并且读得懂：写成百分数。", example = "空着，或者写“合格”：错误。",
    message = "“{title}”{what}", remedy = "请对照查重报告填写，如 12%",
    check = function(s, found)
      for _, x in ipairs(s.publications) do
        local is_paper = x.kind == "" or x.kind:find("论文", 1, true)
        local what = x.likeness == "" and is_paper and "没有写总文字复制比"
          or x.likeness ~= "" and not likeness.percent(x.likeness) and "的总文字复制比“" .. x.likeness .. "”看不懂"
        if what and has(x, "likeness") then
          found(x, "likeness", { title = format.shortened(x.title, 20), what = what })
        end
      end
    end,
  } or "publications-likeness-unclear",
  {
    id = "publications-check", name = "书号、刊号的校验码", clause = notice.clauses.custom, level = "warning",
    on = "applicants", needs = { "publications" },
    text = "书号（ISBN，GB/T 5795）、刊号（ISSN，GB/T 9999.1）的校验码对。", example = "ISBN 末位算出来不对：提醒。",
    message = "{kind}“{number}”的校验码不对", remedy = "请对照原书、原刊改正书号或刊号",
    check = function(s, found)
      for _, x in ipairs(s.publications) do
        local kind, number = book_numbers.wrong(x.number)
        if kind then found(x, "number", { kind = kind == "ISBN" and "书号（ISBN）" or "刊号（ISSN）", number = number }) end
      end
    end,
  },
  {
    id = "achievements-undated", name = "业绩写年月",
    clause = clause, level = "warning", on = "applicants", needs = { "achievements" },
    text = "每项业绩写了年月，才知道是不是任现职以来的。", example = "年月空着：提醒。",
    message = "这项业绩没有写年月，按任现职以来的登记", remedy = "请补上完成的年月",
    check = function(s, found)
      for _, x in ipairs(s.achievements) do
        if x.date == "" then found(x, "date") end
      end
    end,
  },
  {
    id = "achievements-collective", name = "集体项目的佐证",
    clause = clause, level = "error", on = "applicants", concerns = "submission",
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
