-- The yearly assessments.
local notice = require("notices.current")
local assessments = require("zhibiao.assessments")
local dates = require("zhibiao.dates")
local memo = require("zhibiao.memo")
local subject = require("zhibiao.subject")

local counted = notice.assessments.years
local first_year, last_year = counted[1], counted[#counted]
local span, third = first_year .. " 至 " .. last_year, last_year - 1 -- for texts and examples

-- The years that count for an applicant: for who began to work within them, from the year after on.
local years_after = memo(function(work_start)
  local began = dates.year(work_start) or 0
  local list = {}
  for _, year in ipairs(counted) do
    if year > began then list[#list + 1] = year end
  end
  return list
end)

-- A check: no year that counts has a result of this meaning.
local function assessed_as(meaning)
  return function(s, found)
    for _, x in ipairs(s.assessments) do
      if assessments.meaning(x.result) == meaning and x.year ~= "" and x.year >= first_year then
        found(x, "result", { year = x.year, result = x.result })
      end
    end
  end
end

-- The years that count without a result of the yearly assessment, and `all`, how many count.
subject.derive("unassessed", function(s)
  local has_result, missing = {}, {}
  for _, x in ipairs(s.assessments) do
    if assessments.meaning(x.result) ~= "none" then has_result[x.year] = true end
  end
  local years = years_after(s.a.work_start)
  for _, year in ipairs(years) do
    if not has_result[year] then missing[#missing + 1] = year end
  end
  missing.all = #years
  return missing
end)

return {
  {
    id = "assessment", name = "年度考核不合格", clause = notice.clauses.qualifications, level = "error",
    on = "applicants", needs = { "assessments" }, understands = { "assessments" },
    text = "近 " .. #counted .. " 年（" .. span .. "）的年度考核没有不合格、不称职的。", example = third .. " 年不合格：错误。",
    message = "{year}年度考核“{result}”", remedy = "年度考核是必备的资格条件：请按本专业的申报条件核对能否申报；写错的请改正",
    check = assessed_as("bad"),
  },
  {
    id = "assessment-fair", name = "年度考核基本合格", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, understands = { "assessments" },
    text = "近 " .. #counted .. " 年（" .. span .. "）的年度考核没有基本合格、基本称职的。", example = third .. " 年基本合格：提醒。",
    message = "{year}年度考核“{result}”", remedy = "请按本专业的申报条件核对这一年算不算",
    check = assessed_as("fair"),
  },
  {
    id = "assessment-none", name = "有年度考核", clause = notice.clauses.qualifications, level = "error",
    on = "applicants", concerns = "submission", needs = { "assessments" }, columns = { "work_start" },
    understands = { "assessments" },
    text = "近 " .. #counted .. " 年（" .. span .. "）有年度考核的结果。", example = "一年也没有：错误。",
    message = "没有 " .. span .. " 年的年度考核结果", remedy = "请补登考核结果",
    check = function(s, found)
      local missing = s.unassessed
      if missing.all > 0 and #missing == missing.all then found(s.a) end
    end,
  },
  {
    id = "assessment-years", name = "考核的年度", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, columns = { "work_start" },
    text = "年度考核的年度在参加工作以后，早于申报当年。", example = "2010 年参加工作，写 2009 年度考核：提醒。",
    message = "{year}年度的考核{why}", remedy = "请核对考核的年度",
    check = function(s, found)
      local began = dates.year(s.a.work_start) or 0
      for _, x in ipairs(s.assessments) do
        local why = x.year ~= "" and (x.year < began and "在参加工作以前" or x.year >= notice.year and "还没有进行")
        if why then found(x, "year", { year = x.year, why = why }) end
      end
    end,
  },
  {
    id = "assessment-missing", name = "各年都有考核", clause = notice.clauses.qualifications, level = "warning",
    on = "applicants", needs = { "assessments" }, columns = { "work_start" },
    text = "近 " .. #counted .. " 年（" .. span .. "）每年都有年度考核的结果（参加工作当年及以前的年份不要求）。",
    example = "缺 " .. third .. " 年，或写未定等次：提醒；" .. third .. " 年 7 月参加工作的，从 " .. third + 1 .. " 年起。",
    message = "没有{years}年度考核的结果", remedy = "请补登考核结果；确实没有考核的，请说明原因",
    understands = { "assessments" },
    check = function(s, found)
      local missing = s.unassessed
      if #missing > 0 and #missing < missing.all then found(s.a, nil, { years = table.concat(missing, "、") }) end
    end,
  },
}
