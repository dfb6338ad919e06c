-- What a notice's hours of continuing education have to do with each other: a check of relations.lua.
local lists = require("zhibiao.lists")
local hours = {}

-- Years in order, near the notice's own.
local function years(notice, report)
  local section = notice.hours
  for i, year in ipairs(section.years or {}) do
    local path = { "hours", "years", i }
    if year > notice.year then
      report:wrong(path, ("继续教育（hours.years）里的 %d 年在通知的年度 %d 之后"):format(year, notice.year), "请改正年份")
    elseif year < notice.year - 10 then
      report:wrong(path, ("继续教育（hours.years）里的 %d 年太早了，通知是 %d 年度的"):format(year, notice.year),
        "请改正年份")
    elseif i > 1 and year < section.years[i - 1] then
      report:wrong(path, "继续教育的年份（hours.years）没有从早到晚排", "请从早到晚排好")
    end
  end
  local last = section.years[#section.years]
  if last < notice.year - 2 then
    report:doubtful({ "hours", "years" }, ("继续教育（hours.years）只查到 %d 年，通知是 %d 年度的"):format(last, notice.year),
      "请核对，是不是还是以前的年份")
  end
end

-- The hours that KINDS and sums of them ask for together, at least; and whether all kinds have a least.
local function asked_for(kinds, least, sums)
  local all, of, is_whole = 0, {}, #kinds > 0
  for _, kind in ipairs(kinds) do
    local n = least[kind.field]
    if n == nil then n = kind.least end
    of[kind.field], all, is_whole = n or 0, all + (n or 0), is_whole and n
  end
  local most = 0
  for _, sum in ipairs(sums or {}) do
    local have = 0
    for _, field in ipairs(sum.of) do have = have + (of[field] or 0) end
    most = math.max(most, sum.least - have)
  end
  return all + most, is_whole and most == 0
end

-- What one year asks for: ONE is hours itself, or one of its `by`, with what it leaves out taken from HOURS.
local function sum_of(hours_, one, path, shown, report)
  local least = {}
  for _, from in ipairs { hours_.least or {}, one.least or {} } do
    for field, n in pairs(from) do least[field] = n end
  end
  local total, sums = one.total, one.sums
  if total == nil then total = hours_.total end
  if sums == nil then sums = hours_.sums end
  local sum, is_whole = asked_for(hours_.kinds or {}, least, sums)
  if total and sum > total then
    report:wrong(path, ("继续教育各科加起来至少 %s 学时，比总学时（%s）%s 多"):format(sum, shown, total), "请核对这几个数")
  elseif total and is_whole and total > 2 * sum then
    report:doubtful(path, ("总学时（%s）是 %s，各科至少的加起来只有 %s"):format(shown, total, sum), "请核对这几个数")
  end
end

-- What the notice itself says of the hours of a year.
local function own_key(report)
  for _, key in ipairs { "total", "sums", "least", "kinds" } do
    if report:is_own { "hours", key } then return key end
  end
  return "total"
end

local function sum_of_hours(notice, report)
  local section = notice.hours
  sum_of(section, section, { "hours", own_key(report) }, "hours.total", report)
  for i, one in ipairs(section.by or {}) do
    sum_of(section, one, { "hours", "by", i }, ("hours.by[%d]"):format(i), report)
  end
end

-- Of `by` the first that fits a level and a year counts: one that never does says nothing.
local function turns_of_hours(notice, report)
  local section = notice.hours
  local has_turn = {}
  for _, level in ipairs(section.levels or {}) do
    for _, year in ipairs(section.years or {}) do
      for i, one in ipairs(section.by or {}) do
        local fits = (one.levels == nil or lists.has(one.levels, level)) and (one.from or year) <= year
          and year <= (one.to or year)
        if fits then has_turn[i] = true break end
      end
    end
  end
  for i in ipairs(section.by or {}) do
    if not has_turn[i] then
      report:doubtful({ "hours", "by", i }, ("hours.by[%d] 轮不到：没有一个查学时的级别、年份按它"):format(i),
        "一个级别、一个年份按第一条合上的；要查的级别写在 hours.levels 里")
    end
  end
end

function hours.judge(notice, report)
  years(notice, report)
  sum_of_hours(notice, report)
  turns_of_hours(notice, report)
end

return hours
