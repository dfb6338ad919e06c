-- What public documents have in common: their period, what their sentences tell, an applicant's line.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local reviews = require("zhibiao.reviews")
local posting = {}

local max_deeds = 5 -- 惯例: 五（一） asks for representative ones

-- First and last day of a public notice that begins on START. If the holidays of its year are not known it refuses the
-- record, for the FIELD of ROW if they are given.
function posting.period(start, row, field)
  local known, from, to = pcall(dates.notice_period, start, notice.public_notice.working_days)
  if known then return from, to end
  refuse(row, field, "算不出公示期：" .. from, field and "请改正公示开始时间" or "请补上节假日，或用 --date 另定日期")
  return start, start
end

-- What the sentences of a district's or the city's notice tell, and its first day: the run's date.
function posting.values(district, place)
  local office = offices.of(district)
  local from, to = posting.period(date)
  return {
    year = notice.year, notice = notice.title, number = notice.number, place = place or offices.full(district),
    from = format.day(from), to = format.day(to), days = dates.working_days(from, to),
    office = office.name, address = office.address, office_phone = office.phone,
  }, from
end

-- Whether the applicant goes on the notice. 附件2一、4: those whom the unit passed; here also those whom it has not
-- reviewed yet.
function posting.is_endorsed(applicant)
  local meaning = reviews.meaning(applicant.unit_state)
  return meaning ~= "failed" and meaning ~= "returned"
end

-- The latest achievements since the present title, a line each.
local function deeds(a)
  local since = {}
  for x in rows("achievements", { id_number = a.id_number }, "date") do
    if x.date == "" or x.date:sub(1, 7) >= a.current_title_date:sub(1, 7) then since[#since + 1] = x end
  end
  local lines = {}
  for i = math.max(1, #since - max_deeds + 1), #since do
    local x = since[i]
    local part = format.joined("，", x.role, x.rank ~= "" and "排名" .. x.rank or "")
    local line = format.joined("　", format.month(x.date), x.content .. (part ~= "" and "（" .. part .. "）" or ""))
    lines[#lines + 1] = format.joined("；", line, x.award)
  end
  local papers = count("publications", { id_number = a.id_number })
  local more = format.joined("；", #since > max_deeds and "业绩共" .. #since .. "项" or "",
    papers > 0 and "著作、论文共" .. papers .. "篇（部）" or "")
  lines[#lines + 1] = more ~= "" and "（" .. more .. "）" or nil
  return table.concat(lines, "\n")
end

function posting.line(a)
  need(a, "name", "gender", "birth_date", "series", "apply_title", "kind")
  local subject = a.subject ~= "" and a.subject ~= a.series and "（" .. a.subject .. "）" or ""
  return {
    name = a.name, gender = a.gender, birth = format.month(a.birth_date),
    education = format.joined("\n", a.education, a.school),
    current = format.joined("\n", a.current_title, format.month(a.current_title_date)),
    appointed = format.month(a.appointed_date),
    series = format.joined("\n", a.series, subject),
    title = a.apply_title, kind = a.kind,
    deeds = deeds(a),
    remark = a.entrusted == "是" and "委托评审" or "",
  }
end

-- APPLICANTS in groups by FIELD, in their order; a group's lines are what LINE makes of them. Lines are numbered across
-- the groups; how many there are comes second.
function posting.groups(applicants, field, line)
  local groups, by_name, number = {}, {}, 0
  for _, a in ipairs(applicants) do
    local name = a[field]
    if by_name[name] == nil then
      by_name[name] = { name = name, lines = {} }
      groups[#groups + 1] = by_name[name]
    end
    local lines = by_name[name].lines
    lines[#lines + 1] = line(a)
  end
  for _, group in ipairs(groups) do
    for _, x in ipairs(group.lines) do
      number = number + 1
      x.number = number
    end
  end
  return groups, number
end

-- What the template of such a document sees, for its sample: two people of the group that FIELD says, lines by LINE.
function posting.sample(field, line)
  local said = notice.sentences
  return {
    heading = said.notice_title.text, sentence = said.notice.text, phones = said.notice_phones.text,
    groups = posting.groups(filled("applicants", 2), field, line), signer = notice.issuer, posted = date,
  }
end

return posting
