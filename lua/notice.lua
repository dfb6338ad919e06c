-- 公示表: a public notice for each unit with applicants. No ID number, no person's phone, no day of birth.
local notice = require("notices.current")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local posting = require("zhibiao.posting")
local sentences = require("zhibiao.sentences")

-- First and last day of the period that all applicants of the unit have on record; else the run's date, and "".
local function recorded(applicants)
  local from, to = applicants[1].notice_from, applicants[1].notice_to
  for _, a in ipairs(applicants) do
    if a.notice_from ~= from or a.notice_to ~= to then return date, "" end
  end
  return from ~= "" and from or date, to
end

-- First day, last day and working days of the notice. It ends on the day on record if that is late enough.
local function period(applicants)
  local least, clause = notice.public_notice.working_days, notice.public_notice.clause
  local start, recorded_to = recorded(applicants)
  local from, to = posting.period(start, applicants[1], "notice_from")
  if recorded_to > to and dates.parse(recorded_to) then to = recorded_to end
  if recorded_to ~= "" and recorded_to < to then
    local message = "公示不足" .. least .. "个工作日（" .. clause .. "），公示表按" .. format.day(to) .. "结束"
    warn(applicants[1], "notice_to", message, "请按公示表的时间公示，并改正公示结束时间")
  end
  return from, to, dates.working_days(from, to)
end

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
  title = "公示表",
  template = "notice",
  public = true,
  order = 4,
  owner = "unit",
  tolerates = "all", -- of the unit's errors, those of 岗位信息表
  records = function() return items(units()) end,
  sample = function() return posting.sample("unit", posting.line) end,
  make = function(r)
    local unit = first("units", { unit = r.unit })
    local applicants = endorsed(r.unit)
    if unit == nil then
      refuse(applicants[1], "unit", "单位表里没有“" .. r.unit .. "”，不知道联系电话和监督电话",
        "请在单位表里补上这个单位，名称要一致")
      return { file = people.unit_file("公示表", r.unit, r.district), record = r.unit }
    end
    need(unit, "phone", "supervise_phone")
    local groups = posting.groups(applicants, "unit", posting.line)
    groups[1].name = "" -- there is only one
    local from, to, days = period(applicants)
    local office = offices.of(r.district)
    local values = {
      unit = r.unit, year = notice.year, from = format.day(from), to = format.day(to), days = days,
      phone = public_phone(unit, "phone"), supervise_phone = public_phone(unit, "supervise_phone"),
      place = unit.notice_place, office = office.name, office_phone = office.phone,
    }
    return {
      file = people.unit_file("公示表", r.unit, r.district), record = r.unit,
      heading = sentences.filled("notice_title", values),
      sentence = sentences.filled("notice", values),
      phones = sentences.filled("notice_phones", values),
      groups = groups, signer = r.unit, posted = from,
    }
  end,
}
