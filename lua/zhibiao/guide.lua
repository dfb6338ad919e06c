-- docs/rules.md: all rules, from what they declare of themselves.
local notice = require("notices.current")
local findings = require("zhibiao.findings")
local rules = require("zhibiao.rules")
local schema = require("schema")

local guide = {}

local topics = {
  person = "本人情况", qualification = "申报的资格", learning = "继续教育和年度考核", attachments = "附件", deeds = "述职和业绩", photo = "证件照", procedure = "申报程序",
  posts = "岗位信息表", batch = "表格本身",
}

local owners = {} -- of each table: the field that says whose a row is
for _, table_ in ipairs(schema) do owners[table_.name] = table_.owner end

local function cell(text)
  return (text:gsub("|", "\\|"))
end

local function tolerates(document, rule)
  return document.tolerates == "all" or rule.concerns and document.tolerates:find("," .. rule.concerns .. ",", 1, true)
end

-- The documents that an error refuses.
local function refused(rule, documents_)
  if rule.level ~= "error" then return "—" end
  if rule.on == "batch" then return "这个人（单位）的全部" end
  local names = {}
  for _, document in ipairs(documents_) do
    if document.owner == owners[rule.on] and not tolerates(document, rule) then names[#names + 1] = document.title end
  end
  return table.concat(names, "、")
end

function guide.text()
  local out = {
    "# 查些什么", "",
    "由 `zhibiao check --rules` 按《" .. notice.title .. "》（" .. notice.number .. "）的数据生成，不要手改。",
    "“依据”是通知的条款；“惯例”是通知没有写、各地通行的做法，数字在 `lua/notices/` 的数据里。",
    "有“错误”的，右边所列的文书不做（`make --draft` 照做，印“草稿”水印）；“提醒”请人看一下；“提示”只供参考。",
    "表里没有有关的一列、或没有有关的表时，这条规则不查，报告里说明。", "",
  }
  local topic
  local documents_ = documents()
  for _, rule in ipairs(rules.all) do
    if rule.topic ~= topic then
      topic = rule.topic
      table.move({ "", "## " .. topics[topic], "", "| 规则 | 依据 | 级别 | 要求 | 例 | 不做的文书 |", "|---|---|---|---|---|---|" }, 1, 5, #out + 1, out)
    end
    out[#out + 1] = "| `" .. rule.id .. "` | " .. rule.clause .. " | " .. findings.level(rule.level).word .. " | " .. cell(rule.text) .. " | " .. cell(rule.example) .. " | "
      .. refused(rule, documents_) .. " |"
  end
  return table.concat(out, "\n") .. "\n"
end

return guide
