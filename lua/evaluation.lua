-- 专业技术职务任职资格评审表: one for each applicant.
local notice = require("notices.current")
local people = require("zhibiao.people")
local rules = notice.evaluation

-- 五（一）: which levels' forms bear a watermark.
local function watermark(level)
  for _, marked in ipairs(rules.watermark.levels) do
    if marked == level then return rules.watermark.text end
  end
  return ""
end

-- Achievements before the present title was obtained, and since. Without a date: since, as only those are asked for.
local function achievements(a)
  local before, since = {}, {}
  local held_from = a.current_title_date ~= "" and a.current_title_date or a.appointed_date
  for x in rows("achievements", { id_number = a.id_number }, "date") do
    local list = x.date ~= "" and x.date:sub(1, 7) < held_from:sub(1, 7) and before or since
    list[#list + 1] = x
  end
  return before, since
end

-- Assessments and hours year by year: the notice's years and all others that the person has.
local function years(a)
  local list, of = {}, {}
  local function year(number)
    local key = tostring(number)
    if of[key] == nil then
      of[key] = { year = key, result = "", total = "", general = "", industry = "", professional = "" }
      list[#list + 1] = of[key]
    end
    return of[key]
  end
  for _, number in ipairs(notice.hours.years) do year(number) end
  for r in rows("assessments", { id_number = a.id_number }) do year(r.year).result = r.result end
  for h in rows("hours", { id_number = a.id_number }) do
    local y = year(h.year)
    y.total, y.general, y.industry, y.professional = h.total, h.general, h.industry, h.professional
  end
  table.sort(list, function(x, y) return x.year < y.year end)
  return list
end

local function voters(a)
  if a.votes_for == "" or a.votes_against == "" or a.votes_abstain == "" then return "" end
  return a.votes_for + a.votes_against + a.votes_abstain
end

return {
  title = "评审表",
  template = "evaluation",
  order = 1,
  records = function() return rows("applicants", {}, "district, unit, id_number") end,
  make = function(a)
    need(a, "name", "gender", "birth_date", "unit", "series", "level", "apply_title", "kind")
    local mine = { id_number = a.id_number }
    local unit = first("units", { unit = a.unit })
    local before, since = achievements(a)
    return {
      file = people.file("评审表", a), record = people.record(a), owner = a.id_number,
      a = a,
      picture = photo(a),
      notes = notice.sentences.evaluation_notes,
      issuer = notice.issuer,
      watermark = watermark(a.level),
      filled_in = a.submitted_at ~= "" and a.submitted_at or date,
      education = list("education", mine, "start, end"),
      work = list("work", mine, "start, end"),
      before = before, since = since,
      publications = list("publications", mine, "date"),
      years = years(a),
      notice_place = unit and unit.notice_place or "",
      voters = voters(a),
    }
  end,
}
