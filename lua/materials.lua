-- 材料清单: for each applicant, what his case asks for, what of it is there, where to hand it in and by when.
local notice = require("notices.current")
local attachments = require("zhibiao.attachments")
local documents = require("zhibiao.documents")
local format = require("zhibiao.format")
local levels = require("zhibiao.levels")
local lists = require("zhibiao.lists")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local plans = require("zhibiao.plans")
local subject = require("zhibiao.subject")

local document = documents.of("materials")

local max_files, max_name = 3, 20 -- what a line of the list has room for

-- --- Attachments --------------------------------------------------------------------------------------------------

local function files(rows_)
  local names = {}
  for i = 1, math.min(#rows_, max_files) do names[i] = format.shortened(rows_[i].file, max_name) end
  return table.concat(names, "、") .. (#rows_ > max_files and "等 " .. #rows_ .. " 个文件" or "")
end

local checked = notice.copies_checked

-- Who verified the copies last, and when; or that one is not verified. "" if the notice asks for no verifying.
local function verified(rows_)
  local last
  if not checked then return "" end
  for _, x in ipairs(rows_) do
    if x.verified_by == "" or x.verified_date == "" then return "没有签“" .. checked.words .. "”" end
    if last == nil or x.verified_date > last.verified_date then last = x end
  end
  return last and checked.words .. "　" .. last.verified_by .. "　" .. last.verified_date or ""
end

-- elsewhere: others than the notice say whether it is due; open: due, but no table of attachments says whether it is
-- there.
local function state(kind, rows_, is_known)
  if not kind.why then return kind.elsewhere ~= "" and "elsewhere" or "unneeded" end
  if not is_known then return "open" end
  return #rows_ > 0 and "there" or "missing"
end

-- The kinds that are due or may be, the names of those that are missing, and of those that his case does not ask for.
-- One that is there stands among the first, asked for or not.
local function listed(s, is_known)
  local lines, missing, unneeded = {}, {}, {}
  for _, kind in ipairs(attachments.all(s)) do
    local rows_ = attachments.there(s, kind.key)
    kind.files, kind.verified, kind.state = files(rows_), verified(rows_), state(kind, rows_, is_known)
    if kind.state == "unneeded" and #rows_ == 0 then
      unneeded[#unneeded + 1] = kind.name
    else
      lines[#lines + 1] = kind
    end
    if kind.state == "missing" then missing[#missing + 1] = kind.name end
  end
  return lines, missing, unneeded
end

-- Attachments of kinds that the notice does not name.
local function others(s)
  local rows_ = {}
  for _, x in ipairs(s.attachments) do
    if attachments.key(x.kind) == nil then rows_[#rows_ + 1] = { file = x.kind } end
  end
  return files(rows_)
end

local function summary(lines, missing, is_known)
  local due = 0
  for _, kind in ipairs(lines) do
    if kind.why then due = due + 1 end
  end
  if due == 0 then return "不用上传材料。" end
  if not is_known then return "要上传 " .. due .. " 项。数据里没有附件表，请逐项核对打勾。" end
  if #missing == 0 then return "要上传 " .. due .. " 项，都有了。" end
  return "要上传 " .. due .. " 项，还缺 " .. #missing .. " 项：" .. table.concat(missing, "、") .. "。"
end

-- --- The rest -----------------------------------------------------------------------------------------------------

-- What is filled in and done online.
local function steps(a, picture)
  local is_posted = a.notice_from ~= "" and a.notice_to ~= ""
  local posted = is_posted and format.day(a.notice_from) .. "至" .. format.day(a.notice_to) or ""
  local written = a.statement ~= "" and utf8.len(a.statement) .. " 字" or ""
  local clauses, statement, public_notice = notice.clauses, notice.evaluation.statement, notice.public_notice
  local list = {
    notice.photo and { name = "证件照", clause = notice.photo.clause, note = picture, done = picture ~= "" },
    { name = "个人真实性承诺", clause = clauses.promise,
      note = format.day(a.promise_date), done = a.promise_date ~= "" },
    { name = "本人述职（" .. statement.limit .. "字以内）", clause = statement.clause,
      note = written, done = a.statement ~= "" },
    public_notice and { name = "单位公示（" .. public_notice.working_days .. "个工作日以上）", clause = public_notice.clause,
      note = format.joined("，", posted, a.notice_result), done = is_posted and a.notice_result ~= "" },
    notice.fee
      and { name = "缴纳评审费", clause = clauses.payment, note = format.day(a.paid_date), done = a.paid_date ~= "" },
  }
  return lists.there(list)
end

-- The windows of all who have one: 个人申报：…；单位审核报送：…
local function windows()
  local parts = {}
  for i, one in ipairs(plans.windows) do parts[i] = one.who .. "：" .. plans.span(one) end
  return table.concat(parts, "；")
end

local function window(a)
  local plan = plans.of(a)
  if #plans.windows > 0 then return windows() .. "。逾期不再受理。" end
  if plan and plan.opens and plan.closes then
    local from, to = format.day(plan.opens), format.day(plan.closes)
    return from .. "至" .. to .. "在系统中报送（" .. plan.name .. "），逾期不再受理。"
  end
  return "以职称网上申报评审计划的开始和截止时间为准，逾期不再受理。"
end

-- The forms that are printed: by the program, and handed in as paper or scanned.
local function printed(a, due)
  local list, printing = {}, levels.of(a).evaluation
  local function add(id, title, copies, handling, height)
    local of = documents.of(id)
    if of.off or not documents.is_of(id, a) then return end
    local more = format.joined("；", of.paper or "", of.receiver and "交" .. of.receiver or "")
    list[#list + 1] = { name = title, copies = copies, handling = format.joined("；", handling, more), height = height }
  end
  local mark = printing.watermark ~= "" and "，带“" .. printing.watermark .. "”水印" or ""
  local evaluation = documents.of("evaluation")
  add("evaluation", evaluation.title, printing.copies, ((evaluation.handling or ""):gsub("{watermark}", mark)), "10mm")
  for _, id in ipairs { "exceptional", "posts" } do
    local of = documents.of(id)
    if due[id] then add(id, of.listed or of.title, of.copies or "", of.handling or "", "7mm") end
  end
  return list
end

local function model(s, is_known, picture)
  local a = s.a
  local lines, missing, unneeded = listed(s, is_known)
  local due = {}
  for _, kind in ipairs(lines) do due[kind.key] = kind.why end
  return {
    a = a, notice = notice,
    steps = steps(a, picture), lines = lines, unneeded = table.concat(unneeded, "、"), others = others(s),
    summary = summary(lines, missing, is_known),
    heading = document.title, printed = printed(a, due),
    office = offices.of(a.district, a), window = window(a),
  }
end

-- The words of the notice on each of the lists.
local function common()
  local names, handling = {}, { ((documents.of("evaluation").handling or ""):gsub("{watermark}", "")) }
  for _, id in ipairs { "exceptional", "posts" } do
    local of = documents.of(id)
    names[#names + 1] = of.listed or of.title
    handling[#handling + 1] = (of.copies or "") .. (of.handling or "")
  end
  return { { "title", document.title }, { "name", table.concat(names) }, { "text", table.concat(handling) } }
end

return {
  title = document.name, off = document.off,
  common = common(),
  template = "materials", templates = documents.templates("materials"),
  order = 7,
  owner = "id_number",
  tolerates = "all", -- it tells what is missing
  records = function() return documents.applicants("materials", {}, "district, unit, id_number") end,
  blank = function()
    local nobody = subject.of(empty("applicants"))
    local paper = model(nobody, false, "")
    paper.summary, paper.office = "", { name = "", address = "", phone = "" }
    paper.lines, paper.unneeded = attachments.all(nobody), "" -- whoever fills it in may need any
    for _, kind in ipairs(paper.lines) do kind.state, kind.why, kind.files, kind.verified = "open", "", "", "" end
    return paper
  end,
  sample = function()
    local paper = model(subject.of(filled("applicants")), true, "330599198503120015.jpg")
    paper.lines = attachments.all(subject.of(filled("applicants")))
    for i, kind in ipairs(paper.lines) do
      kind.state, kind.files, kind.verified = i % 2 == 1 and "there" or "missing", "聘书.pdf", ""
    end
    return paper
  end,
  make = function(a)
    need(a, "name", "unit", "level", "series")
    local facts = photo_facts(a)
    local filled = model(subject.of(a), subject.is_filled("attachments"), facts and facts.file:match("[^/]+$") or "")
    filled.file, filled.record = people.file(document.name, a), people.record(a)
    filled.template = documents.template("materials", a)
    filled.print = people.print(document.name, a.district, a.unit, filled.record)
    return filled
  end,
}
