-- What two people have alike that is each one's own.
local notice = require("notices.current")

-- How many people have what KEYS, SQL expressions, give of a row of TABLE_, if there are several: by that, a line each.
-- Mostly nothing is there twice, and to find that out takes half as long.
local function people_by(table_, keys, where)
  local list, value = table.concat(keys, ", "), table.concat(keys, " || char(10) || ")
  local rows = " FROM " .. table_ .. " WHERE " .. where
  local twice = "SELECT " .. list .. rows .. " GROUP BY " .. list .. " HAVING count(*) > 1"
  local exactly = "SELECT " .. value .. " AS value, count(DISTINCT id_number) AS n" .. rows
    .. " AND (" .. list .. ") IN (" .. twice .. ") GROUP BY 1 HAVING n > 1"
  local known = {}
  for _ in query(twice .. " LIMIT 1") do
    for row in query(exactly) do known[row.value] = row.n end
  end
  return known
end

-- The same, as a function of what the keys give; worked out once.
local function repeated(table_, keys, where)
  local known
  return function(...)
    known = known or people_by(table_, keys, where)
    return known[table.concat({ ... }, "\n")]
  end
end

local phones = repeated("applicants", { "phone" }, "phone <> ''")
-- Whole statements would take much memory: the length and the beginning tell as well.
local beginning = 60
local statements = repeated("applicants", { "length(statement)", "substr(statement, 1, " .. beginning .. ")" },
  "length(statement) > " .. beginning)
local leaders = repeated("achievements", { "date", "content" }, "content <> '' AND rank LIKE '1/%'")
local authors = repeated("publications", { "title", "outlet" },
  "title <> '' AND (rank LIKE '1%' OR rank LIKE '第一%' OR rank = '独著')")

local function beginning_of(text)
  local stop = utf8.offset(text, beginning + 1)
  return stop and text:sub(1, stop - 1) or text
end

return {
  {
    id = "phone-shared", name = "联系电话是本人的", clause = notice.clauses.custom, level = "warning", on = "applicants",
    columns = { "phone" },
    text = "联系电话是本人的：没有几个人相同。", example = "两个人写同一个手机号：提醒。",
    message = "联系电话“{phone}”有{n}个人相同", remedy = "请写本人的手机号：缴费的短信发到手机上",
    check = function(s, found)
      local n = s.a.phone ~= "" and phones(s.a.phone)
      if n then found(s.a, "phone", { phone = masked(s.a.phone), n = n }) end
    end,
  },
  {
    id = "statement-shared", name = "述职是本人的", clause = notice.evaluation.statement.clause, level = "warning",
    on = "applicants", columns = { "statement" },
    text = "本人述职是自己写的：没有几个人相同。", example = "两个人的述职一样：提醒。",
    message = "本人述职和别人的相同（{n}个人）", remedy = "请写本人的专业工作业绩情况",
    check = function(s, found)
      local n = statements(s.statement_length, beginning_of(s.a.statement))
      if n then found(s.a, "statement", { n = n }) end
    end,
  },
  {
    id = "achievement-shared", name = "一个项目一个第一", clause = notice.clauses.deeds, level = "warning",
    on = "applicants", needs = { "achievements" },
    text = "同一个项目排名第一的只有一个人。", example = "同一项目，两个人都写 1/6：提醒。",
    message = "同一个项目，排名第一的有{n}个人", remedy = "请对照原件改正排名",
    check = function(s, found)
      for _, x in ipairs(s.achievements) do
        local n = x.rank:find("^1/") and leaders(x.date, x.content)
        if n then found(x, "rank", { n = n }) end
      end
    end,
  },
  {
    id = "publication-shared", name = "一篇论文一个第一作者", clause = notice.clauses.deeds, level = "warning",
    on = "applicants", needs = { "publications" },
    text = "同一篇著作论文的第一作者只有一个人。", example = "同一篇论文，两个人都写第一作者：提醒。",
    message = "同一篇著作论文，排名第一的有{n}个人", remedy = "请对照原件改正排名",
    check = function(s, found)
      for _, x in ipairs(s.publications) do
        local is_first = x.rank:find("^1") or x.rank:find("^第一") or x.rank == "独著"
        local n = is_first and authors(x.title, x.outlet)
        if n then found(x, "rank", { n = n }) end
      end
    end,
  },
}
