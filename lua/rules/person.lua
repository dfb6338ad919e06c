-- Who applies: what has to be filled in, the ID number, ages, the order of dates.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local people = require("zhibiao.people")
local seniority = require("zhibiao.seniority")

local clauses, cut_off, ages, schooling = notice.clauses, notice.cut_off, notice.ages, notice.cut_off.schooling
local least_at_graduation, least_at_work = 15, 16 -- full years of age
local compare_originals = "请对照原件改正其中写错的一个"

local ways = notice.tenure.ways
local until_cut_off = { "graduation_date", "work_start", "current_title_date", "appointed_date" }
local seventeenth = "^" .. ("%d"):rep(16) .. "(%d)"

local function ways_in_words()
  local names = {}
  for i, way in ipairs(ways) do names[i] = way.name end
  return table.concat(names, "、")
end

return {
  {
    id = "needed-value", name = "必填的各栏", clause = clauses.application, level = "error", on = "applicants",
    text = "申报表必须填的各栏都填了。", example = "工作单位空着：错误。",
    message = "没有填“{header}”", remedy = "请在原表中补上",
    kind = kinds.required(table.unpack(people.needed)),
  },
  {
    id = "schooling-missing", name = "填了学历", clause = clauses.application, level = "error", on = "applicants",
    text = "填了学历。", example = "学历空着：错误。", message = "没有填“{header}”，不知道够不够学历和年限",
    remedy = "请对照学历证书补上", kind = kinds.required("education"),
  },
  {
    id = "mobile-missing", name = "填了联系电话", clause = clauses.payment, level = "warning", on = "applicants",
    text = "填了联系电话：缴费的短信发到手机上。", example = "联系电话空着：提醒。", message = "没有填“{header}”，收不到缴费的短信",
    remedy = "请补上手机号", kind = kinds.required("phone"),
  },
  {
    id = "id-birth", name = "出生年月与身份证号",
    clause = "GB 11643", level = "error", on = "applicants", columns = { "birth_date" },
    text = "出生年月与身份证号第 7 至 14 位一致（只写到月的，比到月）。",
    example = "身份证号里是 1985-03-12，写 1985-03：可以；写 1985-04：错误。",
    message = "出生年月{birth}和身份证号里的{id}不一致", remedy = "请对照身份证，改正写错的一个",
    check = function(s, found)
      local y, m, d = s.a.id_number:match("^%d%d%d%d%d%d(%d%d%d%d)(%d%d)(%d%d)")
      if y == nil or s.a.birth_date == "" then return end
      local birth = y .. "-" .. m .. "-" .. d
      if dates.compare(birth, s.a.birth_date) ~= 0 then
        found(s.a, "birth_date", { birth = dates.words(s.a.birth_date), id = dates.words(birth) })
      end
    end,
  },
  {
    id = "id-gender", name = "性别与身份证号",
    clause = "GB 11643", level = "error", on = "applicants", columns = { "gender" },
    text = "性别与身份证号第 17 位一致：单数是男，双数是女。", example = "第 17 位是 1，写女：错误。",
    message = "性别“{gender}”和身份证号不一致（第17位是{digit}，应为“{right}”）",
    remedy = "请对照身份证，改正写错的一个",
    check = function(s, found)
      local digit = tonumber(s.a.id_number:match(seventeenth))
      if digit == nil or s.a.gender == "" then return end
      local right = digit % 2 == 1 and "男" or "女"
      if s.a.gender ~= right then found(s.a, "gender", { gender = s.a.gender, digit = digit, right = right }) end
    end,
  },
  ages and {
    id = "age-least", name = "最低年龄",
    clause = ages.clause, level = "error", on = "applicants", columns = { "birth_date" },
    text = "到任职资格计算截止日满 " .. ages.least .. " 周岁。", example = "截止日当天满：可以；差一天：错误。",
    message = "到{date}还不满{least}周岁", remedy = "请核对出生年月",
    check = function(s, found)
      local age = seniority.between(s.a.birth_date, cut_off.date)
      if age and age < ages.least then
        found(s.a, "birth_date", { date = format.day(cut_off.date), least = ages.least })
      end
    end,
  } or "age-least",
  ages and {
    id = "age-retired", name = "退休年龄", clause = ages.clause, level = "warning", on = "applicants",
    columns = { "birth_date", "gender" },
    text = "到任职资格计算截止日还没有到法定退休年龄（高级职称的女性按男性的年龄）。",
    example = "男，截止日次日满 60 周岁：可以；当天满：提醒。",
    message = "到{date}已满{age}周岁，到了退休年龄", remedy = ages.remedy,
    check = function(s, found)
      local sex = ages.senior[s.a.level] and "男" or s.a.gender
      local age, limit = seniority.between(s.a.birth_date, cut_off.date), ages.retirement[sex]
      if age and limit and age >= limit then
        found(s.a, "birth_date", { date = format.day(cut_off.date), age = age })
      end
    end,
  } or "age-retired",
  {
    id = "school-age", name = "毕业时的年龄", clause = clauses.custom, level = "error", on = "applicants",
    text = "毕业时满 " .. least_at_graduation .. " 周岁。", example = "1990 年出生，2000 年毕业：错误。",
    message = "毕业时间{date}时还不满{least}周岁", remedy = "请核对出生年月和毕业时间",
    kind = kinds.old_enough("graduation_date", least_at_graduation),
  },
  {
    id = "work-age", name = "参加工作时的年龄", clause = clauses.custom, level = "error", on = "applicants",
    text = "参加工作时满 " .. least_at_work .. " 周岁。", example = "1990 年出生，2004 年参加工作：错误。",
    message = "参加工作时间{date}时还不满{least}周岁", remedy = "请核对出生年月和参加工作时间",
    kind = kinds.old_enough("work_start", least_at_work),
  },
  {
    id = "title-after-work", name = "取得资格与参加工作的先后", clause = clauses.custom, level = "error", on = "applicants",
    text = "取得现任资格不早于参加工作。",
    example = notice.year - 5 .. ".08 参加工作，" .. notice.year - 6 .. ".10 取得资格：错误；同一个月：可以。",
    message = "参加工作时间{first}晚于取得现任资格的时间{second}", remedy = compare_originals,
    kind = kinds.in_order("work_start", "current_title_date"),
  },
  {
    id = "appointed-after-title", name = "聘任与取得资格的先后", clause = clauses.custom, level = "error", on = "applicants",
    text = "聘任不早于取得资格。",
    example = notice.year - 4 .. ".12 取得资格，" .. notice.year - 4 .. ".10 聘任：错误；同一个月：可以。",
    message = "取得资格的时间{first}晚于聘任时间{second}", remedy = compare_originals,
    kind = kinds.in_order("current_title_date", "appointed_date"),
  },
  {
    id = "date-ahead", name = "各时间不晚于截止日", clause = cut_off.clause, level = "error", on = "applicants",
    text = (schooling.is_own and "" or "毕业、") .. "参加工作、取得资格和聘任的时间不晚于任职资格计算截止日"
      .. (schooling.is_own and "，毕业的时间不晚于 " .. schooling.date or "") .. "。",
    example = "聘任时间 " .. notice.year + 1 .. "-01：错误；" .. cut_off.date .. "：可以。",
    message = "“{header}”{date}晚于{cut}", remedy = "请对照原件改正",
    check = function(s, found)
      for _, field in ipairs(until_cut_off) do
        local last = field == "graduation_date" and schooling.date or cut_off.date
        if dates.is_after(s.a[field], last) then
          found(s.a, field, { date = dates.words(s.a[field]), cut = format.day(last) })
        end
      end
    end,
  },
  #ways > 0 and {
    id = "title-way", name = "取得方式", clause = notice.tenure.clause or clauses.custom, level = "warning",
    on = "applicants", columns = { "title_way", "current_title" },
    text = "有现任资格的，填了取得方式（" .. ways_in_words() .. "）：年限从什么时候算，要看它。", example = "取得方式空着：提醒。",
    message = "没有填“{header}”，年限按资格证书上的时间算", remedy = "请对照资格证书补上",
    applies = function(s) return s.a.current_title_date ~= "" end, kind = kinds.required("title_way"),
  } or "title-way",
  {
    id = "work-years", name = "专业工作年限", clause = clauses.custom, level = "warning", on = "applicants",
    columns = { "specialty_years" },
    text = "专业工作年限不超过参加工作以来的年数；没有填参加工作时间的，不超过满 " .. least_at_work .. " 岁以来的。",
    example = notice.year - 7 .. "-08 参加工作，写 8 年：提醒；写 7 年：可以。",
    message = "专业工作年限{written}年，{since}到{date}只有{most}年", remedy = "请核对，写满的整年数",
    check = function(s, found)
      local start, born = dates.year(s.a.work_start), s.a.id_number:match("^" .. ("%d"):rep(6) .. "(%d%d%d%d)")
      local year = start or born and born + least_at_work
      if year == nil or s.a.specialty_years == "" then return end
      local most = math.tointeger(notice.year - year) -- people subtract the years' numbers
      if s.a.specialty_years > most then
        local since = start and "参加工作" or "满 " .. least_at_work .. " 岁"
        local values = { written = s.a.specialty_years, since = since, date = format.day(cut_off.date), most = most }
        found(s.a, "specialty_years", values)
      end
    end,
  },
}
