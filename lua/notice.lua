-- 公示表: one for each unit with applicants, put up for all to see. No ID number, no person's phone, no day of birth.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")

local most_deeds = 5 -- 惯例: 五（一） wants what stands for the person, not too much of it

local function filled(sentence, values)
  return (sentence.text:gsub("{([%w_]+)}", values))
end

-- The period that all applicants of the unit have on record, if they have one; else it starts on the run's date.
local function recorded(applicants)
  local from, to = applicants[1].notice_from, applicants[1].notice_to
  for _, a in ipairs(applicants) do
    if a.notice_from ~= from or a.notice_to ~= to then return date, "" end
  end
  return from ~= "" and from or date, to
end

-- First day, last day and working days of the notice. A recorded end holds if it is late enough.
local function period(applicants)
  local least = notice.public_notice.working_days
  local start, recorded_to = recorded(applicants)
  local known, from, to = pcall(dates.notice_period, start, least)
  if not known then refuse(applicants[1], "notice_from", "算不出公示期：" .. from, "请改正公示开始时间") end
  if recorded_to > to and dates.parse(recorded_to) then to = recorded_to end
  if recorded_to ~= "" and recorded_to < to then
    warn(applicants[1], "notice_to", "公示不足" .. least .. "个工作日（" .. notice.public_notice.clause .. "），公示表按"
      .. format.day(to) .. "结束", "请按公示表的时间公示，并改正公示结束时间")
  end
  return from, to, dates.working_days(from, to)
end

-- Achievements since the present title, the latest ones, a line each.
local function deeds(a)
  local since = {}
  for x in rows("achievements", { id_number = a.id_number }, "date") do
    if x.date == "" or x.date:sub(1, 7) >= a.current_title_date:sub(1, 7) then since[#since + 1] = x end
  end
  local lines = {}
  for i = math.max(1, #since - most_deeds + 1), #since do
    local x = since[i]
    local part = format.joined("，", x.role, x.rank ~= "" and "排名" .. x.rank or "")
    local line = format.joined("　", format.month(x.date), x.content .. (part ~= "" and "（" .. part .. "）" or ""))
    lines[#lines + 1] = format.joined("；", line, x.award)
  end
  local papers = count("publications", { id_number = a.id_number })
  local more = format.joined("；", #since > most_deeds and "业绩共" .. #since .. "项" or "",
    papers > 0 and "著作、论文共" .. papers .. "篇（部）" or "")
  lines[#lines + 1] = more ~= "" and "（" .. more .. "）" or nil
  return table.concat(lines, "\n")
end

local function line(a)
  return {
    name = a.name, gender = a.gender, birth = format.month(a.birth_date),
    education = format.joined("\n", a.education, a.school),
    current = format.joined("\n", a.current_title, format.month(a.current_title_date)),
    appointed = format.month(a.appointed_date),
    series = format.joined("\n", a.series, a.subject ~= "" and a.subject ~= a.series and "（" .. a.subject .. "）" or ""),
    title = a.apply_title, kind = a.kind,
    deeds = deeds(a),
    remark = a.entrusted == "是" and "委托评审" or "",
  }
end

-- What a unit gives as its own phone must not be an applicant's.
local function public_phone(unit, field)
  if unit[field] ~= "" and count("applicants", { phone = unit[field] }) > 0 then
    refuse(unit, field, "单位电话是申报人员的个人电话，不能公示", "请填单位的办公电话")
  end
  return unit[field]
end

return {
  title = "公示表",
  template = "notice",
  public = true,
  order = 4,
  records = function()
    return query("SELECT unit, min(district) AS district FROM applicants WHERE unit <> '' GROUP BY unit ORDER BY 2, 1")
  end,
  make = function(r)
    local unit = first("units", { unit = r.unit })
    local applicants = list("applicants", { unit = r.unit }, "series, level, id_number")
    if unit == nil then
      refuse(applicants[1], "unit", "单位表里没有“" .. r.unit .. "”，不知道联系电话和监督电话", "请在单位表里补上这个单位，名称要一致")
      return { file = people.unit_file("公示表", r.unit, r.district), record = r.unit, owner = r.unit }
    end
    need(unit, "phone", "supervise_phone")
    local lines = {}
    for i, a in ipairs(applicants) do
      need(a, "name", "gender", "birth_date", "series", "apply_title", "kind")
      lines[i] = line(a)
    end
    local from, to, days = period(applicants)
    local office = offices.of(r.district)
    local values = {
      unit = r.unit, year = notice.year, from = format.day(from), to = format.day(to), days = days,
      phone = public_phone(unit, "phone"), supervise_phone = public_phone(unit, "supervise_phone"),
      place = unit.notice_place, office = office.name, office_phone = office.phone,
    }
    return {
      file = people.unit_file("公示表", r.unit, r.district), record = r.unit, owner = r.unit,
      unit = r.unit,
      heading = filled(notice.sentences.notice_title, values),
      sentence = filled(notice.sentences.notice, values),
      phones = filled(notice.sentences.notice_phones, values),
      lines = lines,
      posted = from,
    }
  end,
}
