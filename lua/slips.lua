-- 退回修改通知单: what a unit has to correct, person by person, with a receipt.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local findings = require("zhibiao.findings")
local format = require("zhibiao.format")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local plans = require("zhibiao.plans")
local sentences = require("zhibiao.sentences")

local document = documents.of("slips")

-- All but the hints.
local from = " FROM (" .. findings.all .. ") WHERE owner <> '' AND urgency < 3 "

local function units()
  return query("SELECT unit, district, count(*) AS n" .. from .. "GROUP BY district, unit ORDER BY district, unit")
end

-- 申报一级教师（中级，破格晋升）, and the applicant; 单位的材料 of what is the unit's own.
local function about(row)
  local a = first("applicants", { id_number = row.id_number })
  if a == nil then return "单位的材料" end
  local kind = a.kind ~= notice.kinds.normal and a.kind or ""
  local more = format.joined("，", a.level, kind)
  return "申报" .. a.apply_title .. (more ~= "" and "（" .. more .. "）" or ""), a
end

-- The findings by owner, those with errors first.
local function groups(unit, district)
  local all, by_owner = {}, {}
  local order = "ORDER BY urgency > 1, owner, urgency, number"
  for row in query("SELECT *" .. from .. "AND unit = ? AND district = ? " .. order, unit, district) do
    local group = by_owner[row.owner]
    if group == nil then
      local what, a = about(row)
      group = { name = row.record, what = what, lines = {}, applicant = a }
      all[#all + 1], by_owner[row.owner] = group, group
    end
    row.duty = findings.level(row.level).duty
    -- An official paper cites the notice only: what is custom is a question.
    if row.clause == notice.clauses.custom then row.clause = "请核对" end
    group.lines[#group.lines + 1] = row
  end
  return all
end

local units_window = notice.reviews.offices[1].window

-- The last day, which still counts: of the unit's window, else of the plan that closes first; "" if no plan sets one.
local function closing(list)
  local closes = units_window and units_window.closes or ""
  if closes ~= "" then return closes end
  for _, group in ipairs(list) do
    local plan = group.applicant and plans.of(group.applicant)
    if plan and plan.closes and (closes == "" or plan.closes < closes) then closes = plan.closes end
  end
  return closes
end

local function count_people(list)
  local n = 0
  for _, group in ipairs(list) do
    if group.applicant then n = n + 1 end
  end
  return n
end

return {
  title = document.name, off = document.off,
  common = { { "title", document.title }, { "margin", document.title }, { "receipt", document.title } },
  template = "slip", order = 2, command = "check",
  owner = "unit",
  tolerates = { "all", "unreadable" }, -- it tells of them, and is the way back to those who can correct them
  records = units,
  sample = function()
    local group = { name = "张志远（330599…0015）", what = "申报工程师（中级）", lines = findings.sample() }
    for _, row in ipairs(group.lines) do row.duty = findings.level(row.level).duty end
    return {
      heading = document.title, unit = notice.examples.unit,
      sentence = notice.sentences.slip.text, groups = { group, group },
      office = notice.offices[1], date = date, people = 2, count = 4,
    }
  end,
  make = function(r)
    local list = groups(r.unit, r.district)
    local closes, unit = closing(list), people.shown(r, "unit")
    local office = offices.of(r.district)
    local n = count_people(list)
    local values = {
      notice = notice.title, number = notice.number, year = notice.year, count = r.n,
      people = n > 0 and n .. "人的" or "单位的",
      closes = closes ~= "" and "在" .. format.day(closes) .. "（含当日）以前" or "在网上评审计划规定的截止时间以前",
      office = office.name,
    }
    return {
      file = people.unit_file("退回修改", r.unit, r.district), record = unit .. "的" .. document.name,
      heading = document.title, unit = unit, sentence = sentences.filled("slip", values), groups = list,
      office = office,
      date = date, people = n, count = r.n,
    }
  end,
}
