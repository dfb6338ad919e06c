-- Makes docs/notice_fields.md, the table of all that a notice says, from lua/zhibiao/notice_fields.lua:
-- lua5.4 docs/notice_fields.lua, from the repository's root.
package.path = "lua/?.lua;" .. package.path
require("types.layers")
local fields = require("zhibiao.notice_fields")

local types = {
  text = '文字：`"…"`', phone = '电话：`"0571-1234567"`', date = '日期：`"2020-12-31"`', year = "年份：`2020`",
  integer = "整数：`4`", number = "数：`0.5`", flag = "`true` 或 `false`", clause = '条款：`"三（二）"`',
  annex = '附件的号：`"附件3"`', words = '几个词：`{ "…", "…" }`', years = "几个年份：`{ 2018, 2019 }`",
  texts = '几段文字：`{ "…", "…" }`', severity = '`"error"`、`"warning"`、`"hint"` 或 `false`',
  case = '条件：`{ level = "中级" }`', section = "一组：`{ … }`", list = "一串：`{ { … }, { … } }`",
  map = "按词的表：`{ 词 = … }`", pair = "两个数：`{ 1, 4 }`", any = "随意",
}

local vocabularies = {
  level = "级别", series = "专业", kind = "申报类型", national = "国家的系列", header = "列名", column = "申报人员表的列的代号",
  rule = "规则的代号", attachment = "附件的代号", reviewer = "审核部门的代号", hours = "继续教育科目的代号", education = "学历",
  class = "班次",
}

-- What the word of FACT may be.
local function words_of(fact)
  if fact[3] == "word" then return (vocabularies[fact.of] or "固定的词") .. "的一个" end
  return types[fact[3]] .. (vocabularies[fact.of] and "，是" .. vocabularies[fact.of] or "")
end

local function range(fact)
  if fact[3] == "list" and fact.least then return "至少 " .. fact.least .. " 项" end
  if fact[3] == "words" or fact[3] == "years" then return "" end
  if fact.least and fact.most then return ("%s 到 %s"):format(fact.least, fact.most) end
  return fact.least and "不小于 " .. fact.least or ""
end

local function who(fact)
  if fact.own == "year" then return "每年自己写" end
  if fact.own == "issuer" then return "每个发文单位自己写" end
  if fact.required then return "它的一项里必写" end
  if fact[3] == "clause" then return "不写印“依据：未填”，不沿用别的发文单位的" end
  if fact.rare or fact.silent or fact.optional then return "有的才写" end
  return "不写就照底稿"
end

-- The names in braces that the text may use.
local kinds_of_names = {
  applicant = "可以用申报人员表的列，如 {unit}", attachment = "可以用 {form}、{title}、{years}、{before}、{hours}",
  title = "破格推荐审批表的可以用 {band}", handling = "可以用 {offices}，评审表的还有 {watermark}",
}
local function names_of(fills)
  return kinds_of_names[fills] or "可以用 {" .. table.concat(fills, "}、{") .. "}"
end

local function remarks(fact)
  local out = {}
  if range(fact) ~= "" then out[#out + 1] = range(fact) end
  if fact.code then out[#out + 1] = "只用小写字母、数字和 _" end
  if fact.unique then out[#out + 1] = "`" .. fact.unique .. "` 不能重复" end
  if fact.off then out[#out + 1] = "`false` 不要这一节" elseif fact.part then out[#out + 1] = "`false` 不要" end
  if fact.fills then out[#out + 1] = names_of(fact.fills) end
  if fact.told then out[#out + 1] = "照底稿的，检查时会说" end
  return table.concat(out, "；")
end

local out = {
  "# 通知的数：notice.lua 里可以写什么",
  "",
  "由 `lua/zhibiao/notice_fields.lua` 写出（`make docs`）。怎样写见 [notices.md](notices.md)。",
  "代号里 `[]` 是一串里的每一项，`{level}` 这样的是一个词（如 `printing[\"中级\"]`），`[1]` 是没有名称的第一个。",
  "",
  "| 代号 | 是什么 | 写什么 | 谁来写 | 说明 |",
  "|---|---|---|---|---|",
}
for _, fact in ipairs(fields) do
  out[#out + 1] = ("| `%s` | %s | %s | %s | %s |"):format(fact[1], fact[2], words_of(fact), who(fact), remarks(fact))
end

out[#out + 1] = ""
out[#out + 1] = "## 申报人员表的列的代号"
out[#out + 1] = ""
out[#out + 1] = "写条件（`when`）和 `field`、`needs` 等要用。"
out[#out + 1] = ""
out[#out + 1] = "| 代号 | 列名 |"
out[#out + 1] = "|---|---|"
for _, table_ in ipairs(require("schema")) do
  for _, field in ipairs(table_.name == "applicants" and table_.fields or {}) do
    out[#out + 1] = ("| `%s` | %s |"):format(field.name, field.header)
  end
end

local file = assert(io.open(arg[1] or "docs/notice_fields.md", "w"))
assert(file:write(table.concat(out, "\n"), "\n"))
assert(file:close())
