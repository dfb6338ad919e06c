-- docs/rules.md: all rules, by what they say of themselves.
local notice = require("notices.current")
local columns = require("zhibiao.columns")
local documents_of = require("zhibiao.documents")
local findings = require("zhibiao.findings")
local rules = require("zhibiao.rules")
local schema = require("schema")
local guide = {}

local procedure, qualification, posts, deeds = "申报程序", "申报的资格", documents_of.name.posts or "岗位", "述职和业绩"
local learning, committee = "继续教育和年度考核", "评审委员会和票数"
local headings = {
  person = "本人情况", career = "学习和工作经历", qualification = qualification, promotion = qualification,
  bars = qualification, appointments = qualification, hours = learning, assessments = learning, attachments = "附件",
  deeds = deeds, repeats = deeds, photo = "证件照", procedure = procedure, steps = procedure, committee = committee,
  votes = committee, reviews = procedure, units = "单位", posts = posts, proposed = posts, batch = "表格本身",
  own = "这份通知自己的规定",
}

local owners = {} -- of each table: the field that says whose a row is
for _, table_ in ipairs(schema) do owners[table_.name] = table_.owner end

local function cell(text)
  return (text:gsub("|", "\\|"))
end

local function tolerates(document, rule)
  if document.tolerates:find(",all,", 1, true) then return true end
  return rule.concerns and document.tolerates:find("," .. rule.concerns .. ",", 1, true)
end

-- Which of ALL documents an error refuses.
local function refused(rule, all)
  if rule.level ~= "error" then return "—" end
  if rule.on == "batch" then return "这个人（单位）的全部" end
  local names = {}
  for _, document in ipairs(all) do
    if document.owner == owners[rule.on] and not tolerates(document, rule) then names[#names + 1] = document.title end
  end
  return table.concat(names, "、")
end

-- What a rule says of a fault: with … for what it takes from the cells, and the header of one of its columns.
local function words(rule)
  local function shown(text)
    return (text:gsub("{([%w_]+)}", function(name)
      return name == "header" and rule.columns and columns.headers[rule.on][rule.columns[1]] or "…"
    end))
  end
  local message, remedy = shown(rule.message), shown(rule.remedy)
  return message == "…" and "（看是什么问题）" or message .. " → " .. remedy
end

local function row(rule, all)
  local cells = {
    "`" .. rule.id .. "`", rule.clause, findings.level(rule.level).word, cell(rule.text), cell(rule.example),
    cell(words(rule)), refused(rule, all),
  }
  return "| " .. table.concat(cells, " | ") .. " |"
end

function guide.text()
  local out = {
    "# 查些什么", "",
    "由 `zhibiao check --rules` 按《" .. notice.title .. "》（" .. notice.number .. "）的数据生成，不要手改。",
    "“依据”是通知的条款；“惯例”是通知没有写、各地通行的做法，数字在 `lua/notices/` 的数据里。",
    "有“错误”的，右边所列的文书不做（`make --draft` 照做，印“草稿”水印）；“提醒”请人看一下；“提示”只供参考。",
    "“怎么说”是报告里的话，“…”处是表里的内容。",
    "表里没有有关的一列、或没有有关的表时，这条规则不查，报告里说明。", "",
  }
  local function add(...) table.move({ ... }, 1, select("#", ...), #out + 1, out) end
  local heading
  local all = documents()
  for _, rule in ipairs(rules.all) do
    if headings[rule.topic] ~= heading then
      heading = headings[rule.topic]
      add("", "## " .. heading, "", "| 规则 | 依据 | 级别 | 要求 | 例 | 怎么说 → 怎样改 | 不做的文书 |",
        "|---|---|---|---|---|---|---|")
    end
    add(row(rule, all))
  end
  return table.concat(out, "\n") .. "\n"
end

return guide
