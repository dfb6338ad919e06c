-- What public documents have in common: their period, what their sentences tell, an applicant's line.
local notice = require("notices.current")
local bans = require("zhibiao.bans")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local plans = require("zhibiao.plans")
local reviews = require("zhibiao.reviews")
local posting = {}

local public_notice = notice.public_notice or { working_days = 5, clause = "" }

local max_deeds = 5 -- 惯例: representative ones

-- --- The period ---------------------------------------------------------------------------------------------------

local function counted(start, end_)
  local from, to = dates.notice_period(start, public_notice.working_days)
  if end_ and end_ > to then to = end_ end
  return from, to, dates.working_days(from, to)
end

-- First and last day of a public notice that begins on START, and its working days: as many as the notice asks for,
-- more if END is later. If the holidays of a year are not known it refuses the record, at the FIELD of ROW if they are
-- given.
function posting.period(start, row, field, end_)
  local known, from, to, days = pcall(counted, start, end_)
  if known then return from, to, days end
  local remedy = field and "请核对日期" or "请用 --date 另定文书的日期"
  refuse(row, field, "算不出公示期：" .. from, remedy .. "；没有写错的，等国务院办公厅公布放假安排以后更新程序")
  return start, start, 0
end

-- Refuses the record, at ROW, if the notice begins before the evaluation plan of one of the APPLICANTS opens: nobody
-- can have applied.
function posting.check_opening(from, applicants, row, remedy)
  for _, a in ipairs(applicants) do
    local plan = plans.of(a)
    if plan and plan.opens and from < plan.opens then
      local opens = format.day(plan.opens)
      local message = "公示从" .. format.day(from) .. "开始，这时还没有开始申报（" .. plan.name .. "从" .. opens .. "起）"
      refuse(row, nil, message, remedy)
      return
    end
  end
end

-- What the sentences of a district's or the city's notice tell: its period begins on the run's date.
function posting.values(district, place)
  local office = offices.of(district)
  local from, to, days = posting.period(date)
  return {
    year = notice.year, notice = notice.title, number = notice.number, place = place or offices.full(district),
    from = format.day(from), to = format.day(to), days = days,
    office = office.name, address = office.address, office_phone = published(office.phone),
  }
end

-- --- Who is put up ------------------------------------------------------------------------------------------------

-- Whether the applicant goes on the notice. Those whom the unit passed; here also those whom it has not
-- reviewed yet.
function posting.is_endorsed(applicant)
  local meaning = reviews.meaning(applicant.unit_state)
  return meaning ~= "failed" and meaning ~= "returned"
end

-- What a line must have, and what may be empty, but not because it could not be read: that would be put up as nothing.
local needed = { "name", "gender", "birth_date", "district", "unit", "series", "apply_title", "kind" }
local readable = { "level", "current_title_date", "appointed_date", "entrusted" }

-- Whether the applicant is left out of the notice, which the user is told: for a ban, for what is missing, or for a
-- value of the fields MORE that could not be read.
local function is_left_out(a, more)
  local who = a.name .. "（" .. masked(a.id_number) .. "）没有列入公示表"
  if bans.is_under_one(a.id_number) then
    leave_out(a, who, "name", "在失信记录里，本年度不能申报（" .. notice.ban.clause .. "）",
      "请退回；失信记录写错的，改正以后再做")
    return true
  end
  local fields = table.move(needed, 1, #needed, 1, {})
  for _, list in ipairs { readable, more } do
    for _, field in ipairs(list) do
      if is_unreadable(a, field) then fields[#fields + 1] = field end
    end
  end
  return lacking(a, who, table.unpack(fields))
end

-- Those of APPLICANTS who are put up. If it is none the record is refused, at the first. MORE: fields that have to be
-- readable, too; may be nil.
function posting.presentable(applicants, more)
  local list = {}
  for _, a in ipairs(applicants) do
    if not is_left_out(a, more or {}) then list[#list + 1] = a end
  end
  if #list == 0 then refuse(applicants[1], nil, "没有可以公示的人", "请先改正各人的问题") end
  return list
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

-- What the template of such a document, called NAME, sees, for its sample: two people of the group that FIELD says,
-- lines by LINE.
function posting.sample(name, field, line)
  local said = notice.sentences
  return {
    name = name, heading = said.notice_title.text, sentence = said.notice.text, phones = said.notice_phones.text,
    groups = posting.groups(filled("applicants", 2), field, line), signer = notice.issuer, posted = date,
  }
end

return posting
