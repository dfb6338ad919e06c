-- Whether the columns that a notice makes have names of their own: two kinds of hours with one header, an office whose
-- columns another has. Both places are told.
local facts = require("zhibiao.notice_check.facts")
local lines = require("zhibiao.notice_check.lines")
local columns = {}

-- Where FIELD comes from, for a message.
local function shown(report, field)
  if field.said_in then return ("“%s”（%s）"):format(field.header, lines.place(field.said_in, field.said)) end
  if field.said then
    return ("“%s”（%s，%s:%d）"):format(field.header, facts.shown(field.said), report:place(field.said))
  end
  return ("程序自带的“%s”（%s）"):format(field.header, field.name)
end

local function tell(report, table_, what, first, second)
  if not second.said then first, second = second, first end -- the notice's own is at fault
  local message = ("“%s”表的%s有两个：%s和%s"):format(table_.title, what, shown(report, first), shown(report, second))
  local remedy = "请改掉其中一个"
  if second.said_in then
    local file, line = lines.place(second.said_in, second.said):match("^(.*):(%d+)$")
    report:add("error", file, math.tointeger(tonumber(line)), message, remedy)
  elseif second.said then
    report:wrong(second.said, message, remedy)
  end
end

local function headers_of(field)
  return { field.header, table.unpack(field.aliases or {}) }
end

local function judge_table(report, table_)
  local by_name, by_header = {}, {}
  for _, field in ipairs(table_.fields) do
    local first = by_name[field.name]
    if first then tell(report, table_, "列的代号“" .. field.name .. "”", first, field) end
    by_name[field.name] = first or field
    for _, header in ipairs(first and {} or headers_of(field)) do
      local other = by_header[header]
      if other and other ~= field then
        tell(report, table_, "列名“" .. header .. "”", other, field)
        break
      end
      by_header[header] = field
    end
  end
end

-- The lists of the notice whose words are a column's values.
local lists_of = { level = { "levels" }, kind = { "kinds" }, series = { "series" }, title_way = { "tenure", "ways" } }

-- A word that stands for two of a column's values, or for one and is refused.
local function judge_values(report, field)
  local meaning = {}
  for _, value in ipairs(field.values or {}) do
    for _, word in ipairs(value) do
      if meaning[word] and meaning[word] ~= value[1] then
        report:wrong(lists_of[field.name], ("“%s”有两个意思：“%s”和“%s”"):format(word, meaning[word], value[1]),
          "请从其中一个的 name 或 aliases 里去掉")
      end
      meaning[word] = value[1]
    end
  end
  for _, pair in ipairs(field.refused or {}) do
    local word = pair[1]
    if meaning[word] then
      report:wrong({ "unlisted" }, ("“%s”不收（unlisted），又是“%s”的写法"):format(word, meaning[word]),
        "请从 unlisted 或 " .. lists_of[field.name][1] .. " 里去掉")
    end
    meaning[word] = "不收的词"
  end
end

function columns.judge(report)
  for _, table_ in ipairs(require("schema")) do
    judge_table(report, table_)
    for _, field in ipairs(table_.name == "applicants" and table_.fields or {}) do
      if lists_of[field.name] then judge_values(report, field) end
    end
  end
end

return columns
