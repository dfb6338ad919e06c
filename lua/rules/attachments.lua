-- What has to be attached, by the applicant's case, and how copies are verified.
local notice = require("notices.current")
local attachments = require("zhibiao.attachments")

local checked = notice.copies_checked

-- Why this kind of attachment is due, if it is and is not there. Worked out once for a subject.
local function missing(s, key)
  local due = rawget(s, "due")
  if due == nil then
    due = attachments.due(s)
    for _, x in ipairs(s.attachments) do
      local there = attachments.key(x.kind)
      if there then due[there] = nil end
    end
    rawset(s, "due", due)
  end
  return due[key]
end

local rules = {}

for i, kind in ipairs(notice.attachments) do
  rules[i] = {
    id = "attachment-" .. kind.key:gsub("_", "-"), clause = kind.clause, level = "error", on = "applicants",
    concerns = "submission", needs = { "attachments" },
    text = kind.rule, example = "需要而附件表里没有：错误。",
    message = "缺附件“" .. kind.name .. "”（{why}）", remedy = "请上传扫描件，并登记到附件表",
    check = function(s, found)
      local why = missing(s, kind.key)
      if why then found(s.a, nil, { why = why }) end
    end,
  }
end

rules[#rules + 1] = {
  id = "copies-checked", clause = checked.clause, level = "error", on = "applicants", concerns = "submission",
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
}
rules[#rules + 1] = {
  id = "copies-date", clause = checked.clause, level = "warning", on = "applicants",
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
}

return rules
