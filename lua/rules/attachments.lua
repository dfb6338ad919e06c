-- What has to be attached, by the applicant's case, and how copies are verified.
local notice = require("notices.current")
local attachments = require("zhibiao.attachments")
local dates = require("zhibiao.dates")
local format = require("zhibiao.format")
local lists = require("zhibiao.lists")
local subject = require("zhibiao.subject")

local checked, section = notice.copies_checked, notice.attachments
local editable = lists.set { "doc", "docx", "wps", "xls", "xlsx", "et", "txt", "ppt", "pptx" }

-- By kind of attachment: why it is due, if it is and is not there.
subject.derive("missing_attachments", function(s)
  local due = attachments.due(s)
  for _, x in ipairs(s.attachments) do
    local there = attachments.key(x.kind)
    if there then due[there] = nil end
  end
  return due
end)

-- Attachments that are there by names that nobody knows: one of them may be what is missing.
local function unknown_ones(s)
  local names = {}
  for _, x in ipairs(s.attachments) do
    if not attachments.is_known(x.kind) then names[#names + 1] = "“" .. x.kind .. "”" end
  end
  return #names > 0 and "；如果就是" .. table.concat(names, "或") .. "，请改成规定的名称" or ""
end

-- Words that decide whether a kind is due.
local function understands(kind)
  local of_due = { insurance = "insurance_place", schooling = "schooling_rows" }
  local words = of_due[kind.due] or kind.when and kind.when.unit and "unit_kind"
  return words and { words, "attachments" }
end

local rules = {}

for i, kind in ipairs(notice.attachments or {}) do
  rules[i] = {
    id = "attachment-" .. kind.key:gsub("_", "-"), name = "附件" .. kind.name,
    clause = kind.clause, level = "error", on = "applicants",
    concerns = "submission", needs = { "attachments" }, understands = understands(kind), step = "补传附件",
    text = kind.rule, example = "需要而附件表里没有：错误。",
    message = "缺附件“" .. kind.name .. "”（{why}）", remedy = "请上传扫描件，并登记到附件表{unknown}",
    check = function(s, found)
      local why = s.missing_attachments[kind.key]
      if why then found(s.a, nil, { why = why, unknown = unknown_ones(s) }) end
    end,
  }
end

rules[#rules + 1] = checked and {
  id = "copies-checked", name = "复印件验证", stage = "公示前",
  clause = checked.clause, level = "error", on = "applicants", concerns = "submission",
  needs = { "attachments" },
  text = "复印件都签署了“" .. checked.words .. "”，有验证人和验证时间。", example = "验证人空着：错误。",
  message = "“{kind}”没有填{what}：复印件要签署“" .. checked.words .. "”并注明验证人和时间",
  remedy = "请由单位人事部门核对原件，签名并注明时间",
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      if x.verified_by == "" then
        found(x, "verified_by", { kind = x.kind, what = "验证人" })
      elseif x.verified_date == "" then
        found(x, "verified_date", { kind = x.kind, what = "验证时间" })
      end
    end
  end,
} or "copies-checked"
rules[#rules + 1] = checked and {
  id = "copies-self", name = "验证人不是本人", clause = checked.clause, level = "error", on = "applicants",
  concerns = "submission", needs = { "attachments" },
  text = "复印件由所在单位人事部门核对，验证人不是申报人本人。", example = "验证人写申报人自己的姓名：错误。",
  message = "“{kind}”的验证人是申报人本人", remedy = "请由单位人事部门核对原件并签名",
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      if x.verified_by ~= "" and x.verified_by == s.a.name then found(x, "verified_by", { kind = x.kind }) end
    end
  end,
} or "copies-self"
rules[#rules + 1] = checked and {
  id = "copies-date", name = "验证时间", clause = checked.clause, level = "warning", on = "applicants",
  needs = { "attachments" }, columns = { "submitted_at" },
  text = "复印件在报送以前验证。", example = "9 月 4 日报送，9 月 5 日验证：提醒；当天：可以。",
  message = "“{kind}”的验证时间{date}晚于报送时间", remedy = "请核对验证时间",
  applies = function(s) return s.a.submitted_at ~= "" end,
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      if x.verified_date > s.a.submitted_at then
        found(x, "verified_date", { kind = x.kind, date = x.verified_date })
      end
    end
  end,
} or "copies-date"

rules[#rules + 1] = checked and {
  id = "copies-ahead", name = "验证时间在将来", clause = checked.clause, level = "error", on = "applicants",
  concerns = "submission", needs = { "attachments" },
  text = "复印件的验证时间不晚于检查的日期。", example = "9 月 15 日检查，验证时间写 9 月 20 日：错误。",
  message = "“{kind}”的验证时间{date}在将来", remedy = "请改正验证时间",
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      if dates.is_after(x.verified_date, date) then
        found(x, "verified_date", { kind = x.kind, date = format.day(x.verified_date) })
      end
    end
  end,
} or "copies-ahead"
rules[#rules + 1] = section and {
  id = "attachment-file", name = "附件文件", clause = section.clause, level = "error", on = "applicants",
  concerns = "submission", needs = { "attachments" }, step = "补传附件",
  text = "每个附件都写了附件文件。", example = "附件文件空着：错误。",
  message = "“{kind}”没有附件文件", remedy = "请上传扫描件，并写明文件名",
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      if x.file == "" and has(x, "file") then found(x, "file", { kind = x.kind }) end
    end
  end,
} or "attachment-file"
rules[#rules + 1] = section and {
  id = "attachment-scan", name = "附件是扫描件", clause = section.clause, level = "warning", on = "applicants",
  needs = { "attachments" },
  text = "附件是扫描件：图片或 PDF。", example = "附件文件写 证明.docx：提醒。",
  message = "“{kind}”的附件文件“{file}”不是扫描件", remedy = "请签字盖章以后扫描成图片或 PDF 上传",
  check = function(s, found)
    for _, x in ipairs(s.attachments) do
      local ending = x.file:lower():match("%.([%a]+)$")
      if ending and editable[ending] then found(x, "file", { kind = x.kind, file = x.file }) end
    end
  end,
} or "attachment-scan"
rules[#rules + 1] = section and {
  id = "attachment-twice", name = "一个文件作两个附件", clause = section.clause, level = "warning",
  on = "applicants", needs = { "attachments" },
  text = "一个附件文件只作一种附件。", example = "学时证明和聘书写同一个文件：提醒。",
  message = "附件文件“{file}”已经作了“{other}”，又作“{kind}”", remedy = "请核对附件文件",
  check = function(s, found)
    local kind_of = {}
    for _, x in ipairs(s.attachments) do
      local other = kind_of[x.file]
      if x.file ~= "" and other and other ~= x.kind then
        found(x, "file", { file = x.file, other = other, kind = x.kind })
      end
      kind_of[x.file] = other or x.kind
    end
  end,
} or "attachment-twice"

return rules
