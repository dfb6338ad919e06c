-- The notice in force, written out from the layers of its folders: what the program reads of a notice is here.
local inherit = require("zhibiao.inherit")
local specialties = require("notices.base.specialties")
local structures = require("zhibiao.notice_structures")

local unfilled = "未填" -- stands for a clause that the notice doesn't give: of another issuer's none is taken

-- Sections, and parts of them, whose clause is told.
local with_clause = {
  "cut_off", "series", "conditions", "ages", "kinds", "hours", "posts", "technical_schools", "entrusted",
  "public_notice", "results", "votes", "copies_checked", "education_check", "insurance", "ban", "photo",
  "appointments", "attachments", "committees", "fee", "offices", "plans", "evaluation.statement", "sentences.slip",
  "sentences.promise",
}
local clauses = {
  "conditions", "procedure", "application", "promise", "form", "selection", "deeds", "payment", "printing", "posting",
  "recording", "qualifications",
}

-- A folder's words.lua is more of the same table: what is said and printed.
local words = {}
for _, layer in ipairs(notice_layers("words")) do words[layer.name] = layer.value end

local notice = {}
for _, layer in ipairs(notice_layers("notice")) do
  notice = inherit.over(notice, layer.value)
  if words[layer.name] then notice = inherit.over(notice, words[layer.name]) end
  notice.id = layer.name
end

-- The table at PATH, evaluation.statement; nil if it was taken out.
local function at(path)
  local found = notice
  for key in path:gmatch("[^.]+") do found = found and found[key] end
  return found or nil
end

local function fill_clauses()
  for _, path in ipairs(with_clause) do
    local section = at(path)
    if section and section.clause == nil then section.clause = unfilled end
  end
  if notice.posts then notice.posts.annex = notice.posts.annex or notice.posts.clause end
  notice.clauses = notice.clauses or {}
  for _, key in ipairs(clauses) do notice.clauses[key] = notice.clauses[key] or unfilled end
end

-- How each level's evaluation form is printed.
local function fill_levels()
  for _, level in ipairs(notice.levels) do
    local printing = notice.printing[level.name] or notice.printing["中级"]
    level.evaluation = inherit.over(printing, { watermark = printing.watermark:gsub("{city}", notice.city) })
  end
end

local function has_level(name)
  for _, level in ipairs(notice.levels) do
    if level.name == name then return true end
  end
  return false
end

-- One of the notice's specialties: a name of the national list; or a name, which of that list (of) it is, and the
-- levels that are evaluated (levels).
local function specialty(item)
  if type(item) == "string" then item = { item } end
  local name = item[1]
  local known = specialties[item.of or name] or { aliases = {}, clerks = {}, titles = {} }
  local national = { aliases = known.aliases, titles = inherit.over(known.titles, item.titles or {}) }
  national.clerks = has_level("员级") and {} or known.clerks -- 员级 is a step of the lowest level, or a level of its own
  local aliases = (item.of or not specialties[name]) and { name, name .. "系列", name .. "专业", name .. "类" }
    or { table.unpack(national.aliases) }
  for _, word in ipairs(item.aliases or {}) do aliases[#aliases + 1] = word end
  if item.levels == nil then
    return { name = name, aliases = aliases, clerks = national.clerks, titles = national.titles }
  end
  local titles, is_senior = {}, true
  for _, level in ipairs(item.levels) do
    titles[level] = national.titles[level]
    is_senior = is_senior and level:find("高级", 1, true)
  end
  if is_senior then aliases[#aliases + 1] = name .. "（高级）" end
  return { name = name, aliases = aliases, clerks = titles["初级"] and national.clerks or {}, titles = titles }
end

local function fill_series()
  for i, item in ipairs(notice.series) do notice.series[i] = specialty(item) end
end

local function fill_attachments()
  local section = notice.attachments
  if not section then return end
  local values = {
    years = notice.appointments and notice.appointments.years,
    before = notice.education_check and notice.education_check.before,
    hours = notice.hours and #notice.hours.years,
  }
  for i = #section, 1, -1 do -- an attachment of what is taken out is not due
    if section[i].section and not notice[section[i].section] then table.remove(section, i) end
  end
  for _, item in ipairs(section) do
    local form = notice.documents[item.key]
    values.form = form and (form.listed or form.title) or item.aliases and item.aliases[1]
    values.title = form and form.title:gsub("{band}", "　") or values.form
    item.name = item.name:gsub("{(%w+)}", values)
    item.clause = section.clauses and section.clauses[item.key] or unfilled
    item.aliases, item.contains = item.aliases or {}, item.contains or {}
    item.aliases[#item.aliases + 1] = section.annexes and section.annexes[item.key]
    item.rule = (item.rule or "要有" .. item.name .. "的，附了。"):gsub("{(%w+)}", values)
  end
end

local function fill_reviews()
  local section = notice.reviews
  for _, office in ipairs(section.offices) do
    local name, field = office.name, office.field
    office.clause = section.clauses and section.clauses[field] or unfilled
    office.short = office.short or name
    office.aliases = section.aliases[field] or {}
    office.label = section.labels[field] or name .. (utf8.len(name) > 2 and "\n意　见" or "意见")
    office.sign = office.sign or section.sign
    office.window = section.windows[field] or nil
  end
  for step, window in pairs(section.windows) do
    if window then window.clause = window.clause or unfilled else section.windows[step] = nil end
  end
end

-- {offices}: all that review, one after the other.
local function fill_documents()
  local names, called = {}, notice.reviews.called or {}
  for i, office in ipairs(notice.reviews.offices) do names[i] = called[office.name] or office.name end
  local offices = table.concat(names, "、")
  for id, document in pairs(notice.documents) do
    if document then
      document.title = document.title or id == "evaluation" and notice.evaluation.name or document.name
      document.handling = (document.handling or ""):gsub("{offices}", offices)
    end
  end
  for i, text in ipairs(notice.sentences.evaluation_notes) do
    notice.sentences.evaluation_notes[i] = text:gsub("{offices}", offices)
  end
end

-- The example's district is an office's that is not the city's own, if there is one.
local function fill_examples()
  local examples, offices = notice.examples, notice.offices
  examples.district = examples.district or offices[math.min(2, #offices)].district
  examples.other_district = examples.other_district or offices[#offices].district
  local values = {
    city = notice.city, province = notice.province, year = notice.year, district = examples.district,
  }
  for key, text in pairs(examples) do examples[key] = text:gsub("{(%l+)}", values) end
end

local function fill_hours()
  for _, kind in ipairs(notice.hours and notice.hours.kinds or {}) do kind.name = kind.name or kind.header end
end

structures.fill(notice, require("notices.base.notice"))
fill_clauses()
fill_documents()
fill_examples()
fill_hours()
fill_levels()
fill_series()
fill_attachments()
fill_reviews()

return notice
