-- What may stand in a notice, but is hardly meant: `zhibiao notice check` tells it, and a run does not. Checks of
-- zhibiao/notice_check/relations.lua.
local facts = require("zhibiao.notice_check.facts")
local numerals = require("zhibiao.numerals")
local doubts = {}

-- The number of a notice has the year in which it was issued.
function doubts.number(notice, report)
  local year = notice.number:match("〔(20%d%d)〕") or notice.number:match("[%[(（](20%d%d)[%])）]")
  if year == nil or tonumber(year) == notice.year or notice.date:sub(1, 4) == year then return end
  report:doubtful({ "number" },
    ("文号（number）“%s”是 %s 年的，通知是 %d 年度的"):format(notice.number, year, notice.year), "请核对，是不是还是以前的")
end

-- The number that TEXT, 一式三份, says; nil if it is no such text.
local function copies_in(text)
  local word = text:match("一式(.-)份")
  if word == "两" then return 2 end
  for n = 1, 20 do
    if numerals.words(n) == word then return n end
  end
  return math.tointeger(tonumber(word))
end

-- How many copies are printed, in words and as a number.
function doubts.copies(notice, report)
  for level, printing in pairs(notice.printing) do
    local path = { "printing", level }
    local said = copies_in(printing.copies)
    local is_own = report:is_own(facts.below(path, "copies")) or report:is_own(facts.below(path, "number"))
    if is_own and said and said ~= printing.number then
      report:doubtful(facts.below(path, "copies"), ("评审表的份数（%s）写的是“%s”，印的是 %s 份（number）"):format(facts.shown(path),
        printing.copies, printing.number), "请核对，改正其中一个")
    end
  end
end

-- An application belongs to the first plan that takes it: a later one for the same level never gets any.
function doubts.plans(notice, report)
  local first = {}
  for i, plan in ipairs(notice.plans) do
    for _, level in ipairs(plan.levels) do
      if first[level] then
        report:doubtful({ "plans", i, "levels" }, ("评审计划“%s”（plans[%d]）轮不到“%s”：“%s”已经都收了"):format(
          plan.name, i, level, notice.plans[first[level]].name),
          "请从其中一个的 levels 里去掉；按专业分的，写明各收哪些专业（series）")
      end
    end
    for _, level in ipairs(plan.series == nil and plan.levels or {}) do first[level] = first[level] or i end
  end
end

-- More schooling that asks for more years.
function doubts.conditions(notice, report)
  local schooling = require("zhibiao.schooling")
  for name, condition in pairs(notice.conditions) do
    for level, years in pairs(type(condition) == "table" and condition or {}) do
      local of = {}
      for word in pairs(type(years) == "table" and years or {}) do of[#of + 1] = word end
      table.sort(of, function(a, b) return schooling.rank(a) < schooling.rank(b) end)
      for i = 2, #of do
        local path = { "conditions", name, level, of[i] }
        if years[of[i]] > years[of[i - 1]] and report:is_own(path) then
          report:doubtful(path, ("晋升年限（%s）：%s要满 %s 年，比%s的 %s 年还长"):format(facts.shown(path), of[i],
            years[of[i]], of[i - 1], years[of[i - 1]]), "请核对，学历高的一般年限短")
        end
      end
    end
  end
end

-- Documents that are not made person by person are made of all.
local of_all = { "notice", "district_notice", "results", "summary", "brief", "slips" }

function doubts.documents(notice, report)
  for _, id in ipairs(of_all) do
    for _, key in ipairs(notice.documents[id] and { "levels", "kinds" } or {}) do
      if notice.documents[id][key] ~= nil then
        local path = { "documents", id, key }
        report:doubtful(path, ("“%s”不分级别、申报类型，%s 没有用"):format(id, facts.shown(path)), "请去掉")
      end
    end
  end
end

return doubts
