-- What a person has done and written: 业绩 and 著作论文. No two rows of a specialty are the same.
local calendar = require("lib.calendar")
local phrase = require("lib.phrase")
local words = require("content.common")

local deeds = {}

local USED = {} -- by specialty
local function used_of(series, kind)
  USED[series .. kind] = USED[series .. kind] or {}
  return USED[series .. kind]
end

local LAST = calendar.month(2020, 6)

local function spread(random, n, from)
  local months = {}
  for i = 1, n do months[i] = random:int(from, LAST) end
  table.sort(months)
  return months
end

local COUNT = { { 3, 5 }, { 4, 7 }, { 6, 10 }, { 8, 12 } }
local MOST, PARTS = 30, 8 -- deeds of one whose form is to be long, and what each consists of
local PAPERS = { { 0, 1 }, { 1, 3 }, { 2, 4 }, { 3, 6 } }

-- All are since the present title, as 附件1二、4 asks; a few people list earlier ones, too, which the form shows apart.
local BEFORE = 12 -- every so many

local function deed_months(p, random, n)
  local before = p.title_month and (p.long or p.index % BEFORE == 5) and n // 4 or 0
  local out = {}
  local since = p.title_month or p.work_start + 6
  for i, m in ipairs(spread(random, n, 0)) do
    local low, high = since + 1, LAST
    if i <= before then low, high = math.min(p.work_start + 8, since - 3), since - 2 end
    out[i] = low + m * (high - low) // LAST
  end
  table.sort(out)
  return out
end

-- What a deed is and what came of it. One whose form is to be long has done much in each.
local function deed(p, random, context)
  local content, outcome = phrase.fresh(p.content.deeds, random, context, used_of(p.series, "deeds"))
  for _ = 1, p.long and PARTS - 1 or 0 do
    local more, more_outcome = phrase.fresh(p.content.deeds, random, context, used_of(p.series, "deeds"))
    if more then content, outcome = content .. "；" .. more, outcome .. "；" .. more_outcome end
  end
  return content, outcome
end

function deeds.achievements(p, random, context)
  local rows = {}
  local n = p.long and MOST or p.minimal and 1 or random:int(table.unpack(COUNT[p.rank]))
  for _, month in ipairs(deed_months(p, random, n)) do
    local content, outcome = deed(p, random, context)
    if content then
      local role = random:pick(p.content.roles or words.roles)
      local of = role[2] == 0 and 1 or role[2] + random:int(1, 4)
      rows[#rows + 1] = { date = calendar.text(month), content = content, award = outcome, role = role[1],
        rank = math.max(role[2], 1) .. "/" .. of, collective = of > 1 and "是" or "否",
        proof = random:pick(words.proofs) }
    end
  end
  return rows
end

-- ISBN, GB/T 5795, of publishers that there are not, with its check digit.
local function isbn(book, publisher)
  local digits = string.format("97870%03d%04d", publisher, book)
  local sum = 0
  for i = 1, 12 do sum = sum + tonumber(digits:sub(i, i)) * (i % 2 == 1 and 1 or 3) end
  return string.format("ISBN 978-7-0%03d-%04d-%d", publisher, book, -sum % 10)
end

-- Papers in journals; those of senior people may be a book or a report.
function deeds.publications(p, random, context)
  local rows = {}
  local n = p.long and 60 or p.minimal and 0 or random:int(table.unpack(PAPERS[p.rank]))
  for _, month in ipairs(spread(random, n, p.work_start + 18 < LAST and p.work_start + 18 or LAST - 6)) do
    local title = phrase.fresh(p.content.papers, random, context, used_of(p.series, "papers"))
    if title then
      local rank = random:pick { "独著", "独著", "1/2", "1/3", "2/3" }
      local row = {
        date = calendar.text(month), kind = "论文", title = title, outlet = random:pick(p.content.outlets), rank = rank,
        number = string.format("CN33-9%03d/G，%d年第%d期", random:int(1, 999), calendar.year(month), month % 12 + 1),
      }
      if p.rank >= 3 and random:chance(10) then
        row.kind, row.outlet = "著作", random:pick { "浙江大学出版社", "西泠印社出版社", "中国文史出版社", "浙江古籍出版社" }
        row.number = isbn(random:int(0, 9999), random:int(0, 9))
      elseif random:chance(8) then
        row.kind, row.outlet, row.number = "技术报告", p.unit.name .. "（内部资料）", "无"
      end
      rows[#rows + 1] = row
    end
  end
  return rows
end

return deeds
