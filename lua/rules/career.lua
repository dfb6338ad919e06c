-- His schools and his work: in themselves, and against what the applicants' table says.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local kinds = require("zhibiao.kinds")
local memo = require("zhibiao.memo")
local schooling = require("zhibiao.schooling")
local subject = require("zhibiao.subject")
local words = require("zhibiao.words")

local clauses = notice.clauses
local most_gap = 12 -- months between two jobs that nobody asks about
local most_overlap = 12 -- months of two jobs at a time, likewise

-- Months since year 0 of 2012-07; nil of no date.
local months = memo(function(date)
  local year, month = date:match("^(%d%d%d%d)-(%d%d)")
  return year and 12 * tonumber(year) + tonumber(month)
end)

-- His jobs that have a beginning, from the first on: { row, from, to }; TO of the present one is nil.
subject.derive("jobs", function(s)
  local list = {}
  for _, x in ipairs(s.work) do
    local from = months(x.start)
    if from then list[#list + 1] = { row = x, from = from, to = months(x["end"]) } end
  end
  table.sort(list, function(a, b)
    if a.from ~= b.from then return a.from < b.from end
    return a.row._row < b.row._row
  end)
  return list
end)

-- A rule: somebody has a row of TABLE_, which others have.
local function listed(id, table_, title)
  return {
    id = id, name = "有" .. title, clause = clauses.application, level = "warning", on = "applicants",
    needs = { table_ }, text = "“" .. title .. "”表里有这个人。", example = "一行也没有：提醒。",
    message = "“" .. title .. "”表里没有这个人，评审表上是空白", remedy = "请补上" .. title,
    check = function(s, found)
      if #s[table_] == 0 then found(s.a) end
    end,
  }
end

return {
  listed("education-none", "education", "学习经历"),
  listed("work-none", "work", "工作经历"),
  {
    id = "education-filled", name = "学习经历各行填全", clause = clauses.custom, level = "warning", on = "applicants",
    text = "学习经历的每一行都填了学校。", example = "学校空着：提醒。",
    message = "学习经历有一行没有填“{header}”，评审表上是空白", remedy = "请在原表中补上",
    kind = kinds.filled("education", "school"),
  },
  {
    id = "work-filled", name = "工作经历各行填全", clause = clauses.custom, level = "warning", on = "applicants",
    text = "工作经历的每一行都填了起始年月、工作单位和从事何专业技术工作。", example = "工作单位空着：提醒。",
    message = "工作经历有一行没有填“{header}”，评审表上是空白", remedy = "请在原表中补上",
    kind = kinds.filled("work", "start", "unit", "duty"),
  },
  {
    id = "school-listed", name = "毕业院校与学习经历", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "education" }, columns = { "school" },
    text = "毕业院校在学习经历里有。", example = "毕业院校写甲大学，学习经历里只有乙大学：提醒。",
    message = "毕业院校“{school}”在学习经历里没有（那里是{others}）", remedy = "请对照毕业证书，改正写错的一处",
    check = function(s, found)
      local mine, others = words.plain(s.a.school), {}
      for _, x in ipairs(s.education) do
        local other = words.plain(x.school)
        -- a university and its school: 某大学建筑工程学院
        if words.agree(mine, other) then return end
        others[#others + 1] = "“" .. x.school .. "”"
      end
      if #others > 0 then
        found(s.a, "school", { school = s.a.school, others = table.concat(others, "、") })
      end
    end,
  },
  {
    id = "graduation-education", name = "毕业时间与学习经历", clause = clauses.custom, level = "warning",
    on = "applicants", needs = { "education" }, columns = { "graduation_date" },
    text = "毕业时间是学习经历里某一段的终止年月。", example = "毕业时间 2008.06，学习经历只到 2007.06：提醒。",
    message = "毕业时间{date}和学习经历（{ends}）对不上", remedy = "请对照毕业证书，改正写错的一处",
    check = function(s, found)
      local ends = {}
      for _, x in ipairs(s.education) do
        if x["end"] ~= "" and s.a.graduation_date ~= "" then
          if dates.compare(x["end"], s.a.graduation_date) == 0 then return end
          ends[#ends + 1] = dates.words(x["end"])
        end
      end
      if #ends > 0 then
        found(s.a, "graduation_date", { date = dates.words(s.a.graduation_date), ends = table.concat(ends, "、") })
      end
    end,
  },
  {
    id = "education-listed", name = "学历与学习经历", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "education" }, columns = { "education" },
    text = "填的学历在学习经历里有。", example = "学历写本科，学习经历里只有大专：提醒。",
    message = "学历“{education}”在学习经历里没有（那里是{others}）", remedy = "请对照学历证书，改正写错的一处",
    understands = { "education", "schooling_rows" },
    check = function(s, found)
      local rank, others = schooling.rank(s.a.education), {}
      for _, x in ipairs(s.education) do
        local other = schooling.rank(x.education)
        if other == rank or rank == 0 or x.education ~= "" and other == 0 then return end
        if x.education ~= "" then others[#others + 1] = "“" .. x.education .. "”" end
      end
      if #others > 0 then
        found(s.a, "education", { education = s.a.education, others = table.concat(others, "、") })
      end
    end,
  },
  {
    id = "degree-listed", name = "学位与学习经历", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "education" }, columns = { "degree" }, understands = { "degree" },
    applies = function(s) return s.a.degree ~= "" end,
    text = "填的学位在学习经历里有。", example = "学位写硕士，学习经历里只有学士：提醒。",
    message = "学位“{degree}”在学习经历里没有", remedy = "请对照学位证书，改正写错的一处",
    check = function(s, found)
      local mine, told = schooling.degree(s.a.degree), false
      if mine == "" then return end
      for _, x in ipairs(s.education) do
        if schooling.degree(x.degree) == mine then return end
        told = told or x.degree ~= ""
      end
      if told then found(s.a, "degree", { degree = s.a.degree }) end
    end,
  },
  {
    id = "education-periods", name = "学习经历的起止", clause = clauses.custom, level = "error", on = "applicants",
    text = "学习经历的终止年月不早于起始年月。", example = "起 2012.07、止 2010.06：错误；同一个月起止：可以。",
    message = "学习经历的终止年月{to}早于起始年月{from}", remedy = "请对照原件改正",
    kind = kinds.periods("education"),
  },
  {
    id = "work-periods", name = "工作经历的起止", clause = clauses.custom, level = "error", on = "applicants",
    text = "工作经历的终止年月不早于起始年月。", example = "起 2012.07、止 2010.06：错误；同一个月起止：可以。",
    message = "工作经历的终止年月{to}早于起始年月{from}", remedy = "请对照原件改正",
    kind = kinds.periods("work"),
  },
  {
    id = "work-ahead", name = "工作经历在将来", clause = clauses.custom, level = "error", on = "applicants",
    needs = { "work" },
    text = "工作经历的起始年月不晚于检查的日期。", example = "9 月检查，起始年月写 12 月：错误。",
    message = "工作经历的起始年月{start}在将来", remedy = "请对照原件改正",
    check = function(s, found)
      for _, x in ipairs(s.work) do
        if dates.is_after(x.start, date) then found(x, "start", { start = dates.words(x.start) }) end
      end
    end,
  },
  {
    id = "work-begins", name = "工作经历与参加工作时间", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "work" }, columns = { "work_start" },
    text = "工作经历从参加工作时间开始（差不到一年的不问）。", example = "2008.07 参加工作，工作经历从 2012.03 起：提醒。",
    message = "工作经历从{first}开始，参加工作时间是{start}", remedy = "请核对参加工作时间，补上前面的经历",
    check = function(s, found)
      local first, start = s.jobs[1], months(s.a.work_start)
      if first and start and math.abs(first.from - start) >= 12 then
        found(first.row, "start", { first = dates.words(first.row.start), start = dates.words(s.a.work_start) })
      end
    end,
  },
  {
    id = "work-gaps", name = "工作经历连得上", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "work" },
    text = "工作经历前后连得上：中间没有空一年以上，也没有重叠一年以上。", example = "2012.06 止，下一段 2014.07 起：提醒。",
    message = "工作经历{what}：上一段到{to}，这一段从{from}起", remedy = "请核对起止年月；缺了一段的，补上",
    check = function(s, found)
      local list = s.jobs
      for i = 2, #list do
        local before, this = list[i - 1], list[i]
        local gap = before.to and this.from - before.to
        local what = gap and (gap > most_gap and "中间空着" or gap < -most_overlap and "互相重叠")
        if what then
          local from, to = dates.words(this.row.start), dates.words(before.row["end"])
          found(this.row, "start", { what = what, to = to, from = from })
        end
      end
    end,
  },
  {
    id = "work-present", name = "现在的工作单位", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "work" },
    text = "工作经历最后一段是在现在的工作单位。", example = "工作单位写甲校，最后一段在乙校：提醒。",
    message = "工作经历最后一段在“{last}”，工作单位是“{unit}”", remedy = "请核对工作单位，补上最近的一段",
    check = function(s, found)
      local list = s.jobs
      local last = list[#list]
      local unit, other = s.a.unit, last and last.row.unit or ""
      if last and not words.agree(unit, other) then found(last.row, "unit", { last = other, unit = unit }) end
    end,
  },
  {
    id = "study-at-work", name = "全日制学习与工作", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "education", "work" },
    understands = { "forms" },
    text = "全日制学习期间没有在工作（重叠一年以上的提醒）。", example = "2010 至 2013 年全日制学习，2008 年起一直在工作：提醒。",
    message = "{from}至{to}全日制学习，同时在“{unit}”工作", remedy = "请核对学习形式和起止年月",
    check = function(s, found)
      for _, x in ipairs(s.education) do
        local from, to = months(x.start), months(x["end"])
        local is_full_time = words.plain(x.form) == "全日制" or words.plain(x.form) == "脱产"
        for _, job in ipairs(from and to and is_full_time and s.jobs or {}) do
          if math.min(to, job.to or to) - math.max(from, job.from) > most_overlap then
            found(x, "form", { from = dates.words(x.start), to = dates.words(x["end"]), unit = job.row.unit })
            break
          end
        end
      end
    end,
  },
  {
    id = "own-witness", name = "证明人不是本人", clause = clauses.custom, level = "warning", on = "applicants",
    needs = { "work" },
    text = "工作经历的证明人是别人。", example = "证明人写自己的姓名：提醒。",
    message = "工作经历的证明人是本人", remedy = "请写了解情况的同事或领导",
    check = function(s, found)
      for _, x in ipairs(s.work) do
        if x.witness ~= "" and x.witness == s.a.name then found(x, "witness") end
      end
    end,
  },
}
