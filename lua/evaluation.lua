-- 专业技术职务任职资格评审表: one for each applicant.
local notice = require("notices.current")
local levels = require("zhibiao.levels")
local people = require("zhibiao.people")

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
    local part = x.date ~= "" and x.date:sub(1, 7) < held_from:sub(1, 7) and before or since
    part[#part + 1] = x
  end
  return before, since
end

-- Assessments and hours year by year: the notice's years and all others that the applicant has.
local function years(a)
  local all, by_year = {}, {}
  local function year(number)
    local key = tostring(number)
    if by_year[key] == nil then
      by_year[key] = { year = key, result = "", total = "", general = "", industry = "", professional = "" }
      all[#all + 1] = by_year[key]
    end
    return by_year[key]
  end
  for _, number in ipairs(notice.hours.years) do year(number) end
  for r in rows("assessments", { id_number = a.id_number }) do year(r.year).result = r.result end
  for h in rows("hours", { id_number = a.id_number }) do
    local y = year(h.year)
    y.total, y.general, y.industry, y.professional = h.total, h.general, h.industry, h.professional
  end
  table.sort(all, function(x, y) return x.year < y.year end)
  return all
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
    notes = notes(levels.of(a).evaluation),
    issuer = notice.issuer,
    education = list("education", mine, "start, end"),
    work = list("work", mine, "start, end"),
    before = before, since = since,
    publications = list("publications", mine, "date"),
    years = years(a),
    notice_place = unit and unit.notice_place or "",
    voters = voters(a),
  }
end

return {
  title = "评审表",
  template = "evaluation",
  order = 1,
  owner = "id_number",
  tolerates = { "result" }, -- which comes after it
  records = function() return rows("applicants", {}, "district, unit, id_number") end,
  blank = function()
    local paper = model(empty("applicants"))
    paper.picture, paper.watermark, paper.filled_in = "", "", ""
    return paper
  end,
  sample = function()
    local paper = model(filled("applicants"))
    for _, part in ipairs { "education", "work", "publications" } do paper[part] = filled(part, 2) end
    paper.before, paper.since = filled("achievements", 2), filled("achievements", 2)
    paper.notice_place, paper.voters = "单位公告栏", 15
    paper.picture, paper.watermark, paper.filled_in = "", "中级", date
    return paper
  end,
  make = function(a)
    need(a, table.unpack(people.needed))
    local filled = model(a)
    filled.file, filled.record = people.file("评审表", a), people.record(a)
    filled.picture = photo(a)
    local printing = levels.of(a).evaluation
    local how = { copies = printing.number, booklet = true }
    filled.print = people.print("评审表", a.district, a.unit, filled.record, how)
    filled.watermark = printing.watermark
    filled.filled_in = a.submitted_at ~= "" and a.submitted_at or date
    return filled
  end,
}
