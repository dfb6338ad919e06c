-- 公示表: a public notice for each unit with applicants. No ID number, no person's phone, no day of birth.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local plans = require("zhibiao.plans")
local posting = require("zhibiao.posting")
local results = require("zhibiao.results")
local sentences = require("zhibiao.sentences")

local document = documents.of("notice")
local public_notice = notice.public_notice or { working_days = 5, clause = "" }

local max_names = 3 -- of those who have the same period, in messages

-- --- The period ---------------------------------------------------------------------------------------------------

-- 2020年8月20日至2020年8月26日
local function span(a)
  local from = a.notice_from ~= "" and format.day(a.notice_from) or "（没有填）"
  return from .. "至" .. (a.notice_to ~= "" and format.day(a.notice_to) or "（没有填）")
end

-- Whether the applicants have the same period on record; else refuses the record, at the UNIT's row: who has which.
local function agree(applicants, unit)
  local spans, names = {}, {}
  for _, a in ipairs(applicants) do
    local key = span(a)
    if names[key] == nil then spans[#spans + 1], names[key] = key, {} end
    table.insert(names[key], a.name)
  end
  if #spans < 2 then return true end
  for i, key in ipairs(spans) do
    local people_ = names[key]
    local more = #people_ > max_names and "等" .. #people_ .. "人" or ""
    spans[i] = table.concat(people_, "、", 1, math.min(#people_, max_names)) .. more .. "是" .. key
  end
  local message = "各人的公示时间不一致，不知道公示表写哪一个：" .. table.concat(spans, "；")
  local remedy = "请和单位核对，把申报人员表里他们的公示开始、公示结束改成一致"
  refuse(unit, nil, message, remedy .. "；分批公示的，把这一批人单独放一个文件夹做")
  return false
end

-- Refuses the record where the period of A, which is everybody's, can't be right by itself.
local function check_record(a)
  if a.notice_from == "" and a.notice_to ~= "" then
    refuse(a, "notice_from", "写了公示结束，没有写公示开始", "请补上公示开始时间")
  elseif a.notice_to ~= "" and a.notice_to < a.notice_from then
    refuse(a, "notice_to", "公示结束" .. format.day(a.notice_to) .. "早于公示开始" .. format.day(a.notice_from),
      "请改正写错的一个")
  end
end

local function has_votes(applicants)
  for _, a in ipairs(applicants) do
    if results.meaning(a.result) ~= "none" or a.votes_for ~= "" then return true end
  end
  return false
end

-- Refuses or warns if the notice can't have that period. IS_RECORDED: it is on record, else it begins today, and so it
-- is not over.
local function check_time(from, to, is_recorded, applicants, unit)
  local when = format.day(from) .. "至" .. format.day(to)
  if has_votes(applicants) and to >= date then
    local what = is_recorded and "到" .. format.day(date) .. "公示期（" .. when .. "）还没有过"
      or "没有写公示时间，现在（" .. format.day(date) .. "）不能再公示"
    refuse(unit, nil, "评审已经投过票，" .. what, "请在申报人员表里补上、核对当时的公示开始和公示结束")
  end
  local remedy = is_recorded and "请和单位核对，改正申报人员表里的公示开始、公示结束"
    or "请用 --date 写公示开始的日期，或者补上公示开始时间"
  posting.check_opening(from, applicants, unit, remedy)
  local plan = plans.of(applicants[1])
  if not is_recorded and plan and plan.closes and to > plan.closes then
    local message = "没有写公示时间，从" .. format.day(from) .. "（这次的日期）算起，到" .. format.day(to)
      .. "才公示完，评审计划" .. format.day(plan.closes) .. "已经截止"
    warn(unit, nil, message, remedy)
  end
end

-- First and last day of the notice, its working days, and the day that it is put up. It begins on the day on record,
-- else on the run's date, and ends on the day on record if that is late enough.
local function period(applicants, unit)
  if not agree(applicants, unit) then return date, date, 0, date end
  local a, least = applicants[1], public_notice.working_days
  check_record(a)
  local is_recorded = a.notice_from ~= ""
  local start = is_recorded and a.notice_from or date
  local end_ = a.notice_to ~= "" and a.notice_to or nil
  local from, to, days = posting.period(start, is_recorded and a or nil, is_recorded and "notice_from" or nil, end_)
  check_time(from, to, is_recorded, applicants, unit)
  if end_ and end_ < to then
    local message = "公示不足" .. least .. "个工作日（" .. public_notice.clause .. "），公示表按" .. format.day(to)
      .. "结束"
    warn(a, "notice_to", message, "请按公示表的时间公示，并改正公示结束时间")
  end
  return from, to, days, is_recorded and from or date
end

-- --- The rest -----------------------------------------------------------------------------------------------------

-- A phone number of the unit, which must not be an applicant's.
local function public_phone(unit, field)
  if unit[field] ~= "" and count("applicants", { phone = unit[field] }) > 0 then
    refuse(unit, field, "单位电话是申报人员的个人电话，不能公示", "请填单位的办公电话")
  end
  return unit[field]
end

-- The unit's applicants, but for those whom it rejected.
local function endorsed(unit)
  local applicants = {}
  for a in rows("applicants", { unit = unit }, "series, level, id_number") do
    if posting.is_endorsed(a) then applicants[#applicants + 1] = a end
  end
  return applicants
end

local units_sql = "SELECT unit, min(district) AS district, unit_state FROM applicants WHERE unit <> ''"
  .. " GROUP BY unit, unit_state ORDER BY 2, 1"

-- Units with somebody to announce.
local function units()
  local names, seen = {}, {}
  for a in query(units_sql) do
    if posting.is_endorsed(a) and not seen[a.unit] then
      seen[a.unit] = true
      names[#names + 1] = a
    end
  end
  return names
end

return {
  title = document.name, off = document.off,
  template = "notice",
  public = true,
  order = 4,
  owner = "unit",
  tolerates = "all", -- of the unit's errors, those of 岗位信息表
  records = function() return items(units()) end,
  sample = function() return posting.sample(document.name, "unit", posting.line) end,
  make = function(r)
    local unit = first("units", { unit = r.unit })
    local applicants = endorsed(r.unit)
    if unit == nil then
      refuse(applicants[1], "unit", "单位表里没有“" .. r.unit .. "”，不知道联系电话和监督电话",
        "请在单位表里补上这个单位，名称要一致")
      return { file = people.unit_file(document.name, r.unit, r.district), record = r.unit }
    end
    applicants = posting.presentable(applicants, { "notice_from", "notice_to" })
    if #applicants == 0 then return { file = people.unit_file(document.name, r.unit, r.district), record = r.unit } end
    need(unit, "phone", "supervise_phone")
    local groups = posting.groups(applicants, "unit", posting.line)
    groups[1].name = "" -- there is only one
    local from, to, days, posted = period(applicants, unit)
    local office = offices.of(r.district)
    local values = {
      unit = r.unit, year = notice.year, from = format.day(from), to = format.day(to), days = days,
      phone = public_phone(unit, "phone"), supervise_phone = public_phone(unit, "supervise_phone"),
      place = unit.notice_place, office = office.name, office_phone = published(office.phone),
    }
    return {
      file = people.unit_file(document.name, r.unit, r.district), record = r.unit,
      heading = sentences.filled("notice_title", values),
      sentence = sentences.filled("notice", values),
      phones = sentences.filled("notice_phones", values),
      name = document.name, groups = groups, signer = r.unit, posted = posted,
    }
  end,
}
