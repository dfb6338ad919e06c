-- 评审表: one for each applicant.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local levels = require("zhibiao.levels")
local people = require("zhibiao.people")

local document = documents.of("evaluation")

-- 填表说明, which tells the number of copies.
local function notes(printing)
  local sentences = {}
  for i, sentence in ipairs(notice.sentences.evaluation_notes) do
    sentences[i] = sentence:gsub("{copies}", printing.copies)
  end
  return sentences
end

-- Achievements before the present title was obtained, and since then; undated ones count as since then, which is all
-- that is asked for.
local function achievements(a)
  local before, since = {}, {}
  local held_from = a.current_title_date ~= "" and a.current_title_date or a.appointed_date
  for x in rows("achievements", { id_number = a.id_number }, "date") do
    local done = x["end"] ~= "" and x["end"] or x.date
    local part = done ~= "" and done:sub(1, 7) < held_from:sub(1, 7) and before or since
    part[#part + 1] = x
  end
  return before, since
end

local kinds = notice.hours and notice.hours.kinds or {}

-- Assessments and hours year by year: the notice's years and all others that the applicant has.
local function years(a)
  local all, by_year = {}, {}
  local function year(number)
    local key = tostring(number)
    if by_year[key] == nil then
      by_year[key] = { year = key, result = "", total = "" }
      for _, kind in ipairs(kinds) do by_year[key][kind.field] = "" end
      all[#all + 1] = by_year[key]
    end
    return by_year[key]
  end
  for _, number in ipairs(notice.hours and notice.hours.years or {}) do year(number) end
  for r in rows("assessments", { id_number = a.id_number }) do year(r.year).result = r.result end
  for h in rows("hours", { id_number = a.id_number }) do
    local y = year(h.year)
    y.total = h.total
    for _, kind in ipairs(kinds) do y[kind.field] = h[kind.field] end
  end
  table.sort(all, function(x, y) return x.year < y.year end)
  return all
end

local room_of_hours = 100 -- mm, beside the result of the year

-- The kinds of hours that have a column, behind the total; false if the notice asks for none.
local function hours()
  if not notice.hours then return false end
  local columns = { width = math.min(25, room_of_hours // (#kinds + 1)) .. "mm" }
  for i, kind in ipairs(kinds) do columns[i] = { name = kind.name, field = kind.field } end
  return columns
end

-- What the offices said: the unit's box has its public notice above, the others share the rest of the page.
local function opinions(a)
  local offices = { height = "70mm", last_height = "72mm" }
  if #notice.reviews.offices > 3 then
    local height = 142 // (#notice.reviews.offices - 1)
    offices.height, offices.last_height = height .. "mm", height .. "mm"
  end
  for i, office in ipairs(notice.reviews.offices) do
    offices[i] = {
      label = office.label, opinion = a[office.field .. "_opinion"], date = a[office.field .. "_date"],
      sign = office.sign,
    }
  end
  return offices
end

local function voters(a)
  if a.votes_for == "" or a.votes_against == "" or a.votes_abstain == "" then return "" end
  return a.votes_for + a.votes_against + a.votes_abstain
end

-- What the template sees of an applicant, but for what only a document with data has.
local function model(a)
  local mine = { id_number = a.id_number }
  local unit = first("units", { unit = a.unit })
  local before, since = achievements(a)
  return {
    a = a,
    form = document.title,
    notes = notes(levels.of(a).evaluation), promise = notice.sentences.evaluation_promise or {},
    copies = levels.of(a).evaluation.number or "",
    issuer = notice.issuer, offices = opinions(a), hours = hours(),
    education = list("education", mine, "start, end"),
    work = list("work", mine, "start, end"),
    before = before, since = since,
    publications = list("publications", mine, "date"),
    years = years(a),
    notice_place = unit and unit.notice_place or "",
    voters = voters(a),
  }
end

-- The words of the notice on each of the forms.
local function common()
  local words = {}
  for _, kind in ipairs(kinds) do words[#words + 1] = kind.name end
  for _, office in ipairs(notice.reviews.offices) do words[#words + 1] = office.label end
  return { { "cover-title", document.title }, { "margin", document.title }, { "part", document.title },
    { "label", table.concat(words) } }
end

return {
  title = document.name, off = document.off,
  common = common(),
  template = "evaluation", templates = documents.templates("evaluation"),
  order = 1,
  owner = "id_number",
  tolerates = { "result" }, -- which comes after it
  records = function() return documents.applicants("evaluation", {}, "district, unit, id_number") end,
  blank = function()
    local paper = model(empty("applicants"))
    paper.picture, paper.watermark, paper.filled_in = "", "", ""
    return paper
  end,
  sample = function()
    local paper = model(filled("applicants"))
    for _, part in ipairs { "education", "work", "publications" } do paper[part] = filled(part, 2) end
    paper.before, paper.since = filled("achievements", 2), filled("achievements", 2)
    paper.promise = { "本人承诺：所填内容真实。", "如有不实，愿意承担责任。" }
    paper.notice_place, paper.voters = "单位公告栏", 15
    paper.picture, paper.watermark, paper.filled_in = "", "中级", date
    return paper
  end,
  make = function(a)
    need(a, table.unpack(people.needed))
    local filled = model(a)
    filled.file, filled.record = people.file(document.name, a), people.record(a)
    filled.picture = photo(a)
    local printing = levels.of(a).evaluation
    local how = { copies = printing.number, booklet = true }
    filled.print = people.print(document.name, a.district, a.unit, filled.record, how)
    filled.watermark, filled.template = printing.watermark, documents.template("evaluation", a)
    filled.filled_in = a.submitted_at ~= "" and a.submitted_at or date
    return filled
  end,
}
