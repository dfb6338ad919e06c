-- Who applies: what has to be filled in, ID number, ages, the order of dates.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local people = require("zhibiao.people")
local seniority = require("zhibiao.seniority")

local function day(date)
  return #date == 10 and format.day(date) or format.month(date)
end

-- Years from one date to another; nil if one is missing or no date.
local function years(from, to)
  if from == "" or to == "" then return nil end
  return seniority.years(from, #to == 7 and to .. "-28" or to)
end

-- Both are filled in and the first is after the second.
local function after(a, b)
  return a ~= "" and b ~= "" and dates.compare(a, b) > 0
end

-- A rule that FIRST is not after SECOND, of the applicant's own fields.
local function in_order(id, first_field, second_field, text, example, message)
  return {
    id = id, clause = notice.clauses.custom, level = "error", on = "applicants", columns = { first_field, second_field },
    text = text, example = example,
    message = message, remedy = "请对照原件改正其中写错的一个",
    check = function(s, found)
      local one, two = s.a[first_field], s.a[second_field]
      if after(one, two) then found(s.a, first_field, { first = day(one), second = day(two) }) end
    end,
  }
end

local function periods(id, table_, what)
  return {
    id = id, clause = notice.clauses.custom, level = "error", on = "applicants", needs = { table_ },
    text = what .. "的终止年月不早于起始年月。", example = "起 2012.07、止 2010.06：错误；同一个月起止：可以。",
    message = what .. "的终止年月{to}早于起始年月{from}", remedy = "请对照原件改正",
    check = function(s, found)
      for _, x in ipairs(s[table_]) do
        if after(x.start, x["end"]) then found(x, "end", { from = day(x.start), to = day(x["end"]) }) end
      end
    end,
  }
end

local least_school, least_work = 15, 16 -- full years of age

local rules = {
  {
    id = "needed-value", clause = notice.clauses.application, level = "error", on = "applicants", columns = people.needed,
    text = "申报表必须填的各栏都填了。", example = "工作单位空着：错误。",
    message = "没有填“{header}”", remedy = "请在原表中补上",
    check = function(s, found)
      for _, field in ipairs(people.needed) do
        if s.a[field] == "" then found(s.a, field) end
      end
    end,
  },
  {
    id = "id-birth", clause = "GB 11643", level = "error", on = "applicants", columns = { "birth_date" },
    text = "出生年月与身份证号第 7 至 14 位一致（只写到月的，比到月）。", example = "身份证号里是 1985-03-12，写 1985-03：可以；写 1985-04：错误。",
    message = "出生年月{birth}和身份证号里的{id}不一致", remedy = "请对照身份证，改正写错的一个",
    check = function(s, found)
      local y, m, d = s.a.id_number:match("^%d%d%d%d%d%d(%d%d%d%d)(%d%d)(%d%d)")
      if y == nil or s.a.birth_date == "" then return end
      local birth = y .. "-" .. m .. "-" .. d
      if dates.compare(birth, s.a.birth_date) ~= 0 then found(s.a, "birth_date", { birth = day(s.a.birth_date), id = day(birth) }) end
    end,
  },
  {
    id = "id-gender", clause = "GB 11643", level = "error", on = "applicants", columns = { "gender" },
    text = "性别与身份证号第 17 位一致：单数是男，双数是女。", example = "第 17 位是 1，写女：错误。",
    message = "性别“{gender}”和身份证号不一致（第17位是{digit}，应为“{right}”）", remedy = "请对照身份证，改正写错的一个",
    check = function(s, found)
      local digit = tonumber(s.a.id_number:match("^" .. ("%d"):rep(16) .. "(%d)"))
      if digit == nil or s.a.gender == "" then return end
      local right = digit % 2 == 1 and "男" or "女"
      if s.a.gender ~= right then found(s.a, "gender", { gender = s.a.gender, digit = digit, right = right }) end
    end,
  },
  {
    id = "age-least", clause = notice.ages.clause, level = "error", on = "applicants", columns = { "birth_date" },
    text = "到任职资格计算截止日满 " .. notice.ages.least .. " 周岁。", example = "截止日当天满：可以；差一天：错误。",
    message = "到{date}还不满{least}周岁", remedy = "请核对出生年月",
    check = function(s, found)
      local age = years(s.a.birth_date, notice.cut_off.date)
      if age and age < notice.ages.least then found(s.a, "birth_date", { date = format.day(notice.cut_off.date), least = notice.ages.least }) end
    end,
  },
  {
    id = "age-retired", clause = notice.ages.clause, level = "warning", on = "applicants", columns = { "birth_date", "gender" },
    text = "到任职资格计算截止日还没有到法定退休年龄（高级职称的女性按男性的年龄）。", example = "男，截止日次日满 60 周岁：可以；当天满：提醒。",
    message = "到{date}已满{age}周岁，到了退休年龄", remedy = "请确认仍在岗，并按省、市规定办理",
    check = function(s, found)
      local sex = notice.ages.senior[s.a.level] and "男" or s.a.gender
      local age, limit = years(s.a.birth_date, notice.cut_off.date), notice.ages.retirement[sex]
      if age and limit and age >= limit then found(s.a, "birth_date", { date = format.day(notice.cut_off.date), age = age }) end
    end,
  },
  {
    id = "school-age", clause = notice.clauses.custom, level = "error", on = "applicants", columns = { "birth_date", "graduation_date" },
    text = "毕业时满 " .. least_school .. " 周岁。", example = "1990 年出生，2000 年毕业：错误。",
    message = "毕业时间{date}时还不满{least}周岁", remedy = "请核对出生年月和毕业时间",
    check = function(s, found)
      local age = years(s.a.birth_date, s.a.graduation_date)
      if age and age < least_school then found(s.a, "graduation_date", { date = day(s.a.graduation_date), least = least_school }) end
    end,
  },
  {
    id = "work-age", clause = notice.clauses.custom, level = "error", on = "applicants", columns = { "birth_date", "work_start" },
    text = "参加工作时满 " .. least_work .. " 周岁。", example = "1990 年出生，2004 年参加工作：错误。",
    message = "参加工作时间{date}时还不满{least}周岁", remedy = "请核对出生年月和参加工作时间",
    check = function(s, found)
      local age = years(s.a.birth_date, s.a.work_start)
      if age and age < least_work then found(s.a, "work_start", { date = day(s.a.work_start), least = least_work }) end
    end,
  },
  in_order("title-after-work", "work_start", "current_title_date", "取得现任资格不早于参加工作。",
    notice.year - 5 .. ".08 参加工作，" .. notice.year - 6 .. ".10 取得资格：错误；同一个月：可以。", "参加工作时间{first}晚于取得现任资格的时间{second}"),
  in_order("appointed-after-title", "current_title_date", "appointed_date", "聘任不早于取得资格。",
    notice.year - 4 .. ".12 取得资格，" .. notice.year - 4 .. ".10 聘任：错误；同一个月：可以。", "取得资格的时间{first}晚于聘任时间{second}"),
  {
    id = "date-ahead", clause = notice.cut_off.clause, level = "error", on = "applicants",
    text = "毕业、参加工作、取得资格和聘任的时间不晚于任职资格计算截止日。", example = "聘任时间 " .. notice.year + 1 .. "-01：错误；" .. notice.cut_off.date .. "：可以。",
    message = "“{header}”{date}晚于{cut}", remedy = "请对照原件改正",
    check = function(s, found)
      for _, field in ipairs { "graduation_date", "work_start", "current_title_date", "appointed_date" } do
        if after(s.a[field], notice.cut_off.date) then
          found(s.a, field, { date = day(s.a[field]), cut = format.day(notice.cut_off.date) })
        end
      end
    end,
  },
  {
    id = "work-years", clause = notice.clauses.custom, level = "warning", on = "applicants", columns = { "specialty_years", "work_start" },
    text = "专业工作年限不超过参加工作以来的年数。", example = notice.year - 7 .. "-08 参加工作，写 8 年：提醒；写 7 年：可以。",
    message = "专业工作年限{written}年，参加工作到{date}只有{most}年", remedy = "请核对，写满的整年数",
    check = function(s, found)
      local year = tonumber(s.a.work_start:match("^%d%d%d%d"))
      if year == nil or s.a.specialty_years == "" then return end
      local most = notice.year - year -- people count the years by their numbers
      if s.a.specialty_years > most then
        found(s.a, "specialty_years", { written = s.a.specialty_years, date = format.day(notice.cut_off.date), most = most })
      end
    end,
  },
  periods("education-periods", "education", "学习经历"),
  periods("work-periods", "work", "工作经历"),
}

return rules
