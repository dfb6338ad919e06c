-- What Lua says of a notice's script that it can't run, in words for those who are no programmers.
local syntax = {}

-- Marks of Chinese writing that stand where Lua's are due.
local marks = {
  { "“", '"' }, { "”", '"' }, { "‘", '"' }, { "’", '"' }, { "＂", '"' }, { "，", "," }, { "、", "," }, { "；", "," },
  { "＝", "=" }, { "｛", "{" }, { "｝", "}" }, { "（", "(" }, { "）", ")" }, { "【", "{" }, { "】", "}" }, { "：", "=" },
  { "　", "空格" },
}

local function line_of(source, number)
  local at = 0
  for line in (source .. "\n"):gmatch("(.-)\n") do
    at = at + 1
    if at == number then return line end
  end
  return ""
end

-- LINE without texts in quotes and comments.
local function bare(line)
  return (line:gsub('"[^"]*"', ""):gsub("'[^']*'", ""):gsub("%-%-.*", ""))
end

-- The first mark of Chinese writing in LINE outside texts, and what it should be.
local function chinese_mark(line)
  local first, found
  for _, mark in ipairs(marks) do
    local at = line:find(mark[1], 1, true)
    if at and (first == nil or at < first) then first, found = at, mark end
  end
  return found
end

-- The line whose end may lack a comma, before LINE.
local function before(source, line)
  local number = line - 1
  while number > 0 and bare(line_of(source, number)):match("^%s*$") do number = number - 1 end
  return number
end

-- Its parts; each gives what is wrong and what to do, or nil.
local explainers = {
  function(message, source, line)
    local word = message:match("^没有叫做“(.-)”的变量或函数$")
    if word and bare(line_of(source, line)):find("==", 1, true) then
      return "写了两个等号", "请只写一个：" .. word .. " = …"
    end
    if word then return "没有叫做“" .. word .. "”的东西", ('文字要加英文的双引号："%s"'):format(word) end
  end,
  function(message, source, line)
    if not message:find(" near ", 1, true) then return nil end
    local mark = chinese_mark(bare(line_of(source, line)))
    if mark then
      return ("这一行有中文的符号“%s”"):format(mark[1]), ("请换成英文的：%s"):format(mark[2])
    end
  end,
  function(message)
    if message:find("unfinished string", 1, true) then return "引号没有配成一对", '文字的两头都要有英文的双引号："…"' end
  end,
  function(message, source, line)
    local is_glued = message:find(" near ", 1, true) and bare(line_of(source, line)):find("%d[\x80-\xFF]")
    if is_glued or message:find("malformed number", 1, true) then
      return "数后面直接跟着别的字", "数后面不要写字；要写字的，连同数加上引号"
    end
  end,
  function(message)
    local opened = message:match("^'}' expected %(to close '{' at line (%d+)%) near <eof>")
    if opened then return ("第 %s 行的 { 没有配上 }"):format(opened), "请在这张表的末尾加上 }" end
    if message:find("near <eof>$") then return "文件完了，还有 { 没有配上 }", "请在末尾加上 }" end
  end,
  function(message)
    if message:find("^'?<eof>'? expected") then return "多了一个 }，或者 } 写早了", "请数一数括号是不是成对" end
  end,
  function(message, source, line)
    local word = bare(line_of(source, line)):match("%w%s*(:)") or message:match("near '(.-)'$")
    if word == "=" or word == "==" or word == ":" or word == "-" then
      return ("“%s”用得不对"):format(word), "每一项写成：名称 = 内容；名称只用英文字母、数字和 _，别的写成 [\"…\"]"
    end
  end,
  function(message, source, line)
    if message:find("^'}' expected") then
      local number = before(source, line)
      local where = number > 0 and ("，或第 %d 行的末尾"):format(number) or ""
      return ("多半漏了逗号：看这一行里面%s"):format(where), "每一项后面都要有英文的逗号"
    end
  end,
  function(message)
    if message:find("unexpected symbol near '<\\", 1, true) or message:find("unexpected symbol near '[\x80-\xFF]") then
      return "这里的字没有加引号", '文字要加英文的双引号："…"'
    end
  end,
  function(message)
    local word = message:match(" near '?(.-)'?$")
    if word then return ("“%s”这里看不懂"):format(word), "请看这一行和上一行的引号、逗号、括号" end
  end,
  function(message)
    if message:find("^attempt to ") then
      return "算不出来：用到了没有的东西（" .. message .. "）", "请核对这一行用到的名称"
    end
  end,
}

-- MESSAGE: Lua's, of the LINE of SOURCE. What is wrong and what to do; nil if the message is not Lua's own.
function syntax.explain(message, source, line)
  for _, explainer in ipairs(explainers) do
    local text, remedy = explainer(message, source, line)
    if text then return text, remedy end
  end
end

return syntax
