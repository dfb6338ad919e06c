-- What the import could not read or found twice, as findings of the applicants and units concerned.
local notice = require("notices.current")
local format = require("zhibiao.format")
local lists = require("zhibiao.lists")
local numbers = require("zhibiao.post_numbers")
local people = require("zhibiao.people")

-- Who the owner of a problem is: an applicant, a unit, or nobody that is known.
local function who_is(owner)
  local a = owner ~= "" and first("applicants", { id_number = owner })
  if a then return { owner = owner, record = people.record(a), unit = a.unit, district = a.district } end
  local unit = owner ~= "" and first("units", { unit = owner })
  if unit then return { owner = owner, record = owner, unit = unit.unit, district = unit.district } end
  return { owner = owner, record = "", unit = "", district = "" }
end

-- What the notice says of a word that is none of its own: { clause, message, remedy }, all or none.
local function unlisted_word(message)
  local header, word = message:match("^(.-)：“(.-)”")
  for _, one in ipairs(notice.unlisted) do
    if one.header == header and (one.words == nil or lists.has(one.words, word)) then return one end
  end
  return {}
end

-- Whether the problem is that an applicant's own number is none, so that nothing else is known of him.
local function is_damaged(p)
  return p.owner ~= "" and p.message:find("^身份证号：") and not people.is_whole(p.owner)
    and first("applicants", { id_number = p.owner }) ~= nil
end

-- Whether the problem is an applicant's own number, as wrong in another table as in his row, where it is told.
local function is_told_there(p)
  local is_own = p.owner ~= "" and p.message:find("^身份证号：") and p.message:find("“" .. p.owner .. "”", 1, true)
  local a = is_own and first("applicants", { id_number = p.owner })
  return a and p.row ~= a._row
end

local repeated -- by owner: what is said of his number more than once; asked for once

-- What to do of a wrong number that other tables have, too.
local function elsewhere(p)
  if repeated == nil then
    repeated = {}
    local sql = "SELECT owner, message FROM _problem WHERE owner <> '' AND message LIKE '身份证号：%'"
      .. " GROUP BY owner, message HAVING count(*) > 1"
    for x in query(sql) do repeated[x.owner] = x.message end
  end
  return repeated[p.owner] == p.message and "；其他表里也是这个号码，一起改" or ""
end

-- A rule that finds the import's problems of which WHERE, a condition in SQL, is true.
local function problems(where, rule)
  rule.clause, rule.level, rule.on = notice.clauses.custom, "error", "batch"
  rule.message, rule.remedy = "{message}", "{remedy}"
  -- What makes several rows problems at one place is told once.
  local sql = "SELECT min(row) AS row, owner, place, message, remedy FROM _problem WHERE " .. where
    .. " GROUP BY owner, place, message ORDER BY min(rowid)"
  rule.check = function(_, found, who)
    for p in query(sql) do
      if is_told_there(p) then goto continue end
      for field, value in pairs(who_is(p.owner)) do who[field] = value end
      local listed = unlisted_word(p.message)
      local later = is_damaged(p) and "；这个人在其他表里的内容，改好以后再查" or ""
      found(p.row, nil, {
        message = listed.message and p.message:match("^.-”") .. "：" .. listed.message or p.message,
        remedy = (listed.remedy or p.remedy) .. elsewhere(p) .. later, place = p.place, clause = listed.clause,
      })
      ::continue::
    end
  end
  return rule
end

local twice = "code = 'duplicate' AND owner IN (SELECT owner FROM _conflicts WHERE title = '申报人员')"

return {
  notice.posts and {
    id = "ratio-percents", name = "比例的写法", clause = notice.clauses.custom, level = "warning", on = "batch",
    needs = { "posts" }, text = "核准比例写成百分数（5%）或小数（0.05）。", example = "写成 5、25、45、25：提醒一次，当作 5%、25%、45%、25%。",
    message = "核准比例写的是{example}这样的数（{n}个单位），当作百分数：{example}当作{meaning}",
    remedy = "请确认；不对的请改成 5% 这样的写法",
    check = function(_, found)
      local first_row, n
      for p in rows("posts") do
        if numbers.has_percents(p) and not numbers.mixes_percents(p) then
          first_row, n = first_row or p, (n or 0) + 1
        end
      end
      if first_row == nil then return end
      local levels = {}
      for i, level in ipairs(numbers.levels) do levels[i] = numbers.at(first_row, "ratio_" .. level.field) or 0 end
      local most = math.max(table.unpack(levels))
      found(first_row, "ratio_senior", { example = most, n = n, meaning = format.percent(most / 100) })
    end,
  } or "ratio-percents",
  problems(twice, {
    id = "one-application", name = "一人只报一次",
    text = "一个人只申报一次、一个级别。",
    example = "两个文件里同一个身份证号，一处申报中级、一处申报副高级：错误；两处完全相同：算一份。",
  }),
  problems("code = 'duplicate' AND NOT (" .. twice .. ")", {
    id = "same-row", name = "各处写的一样",
    text = "同一个人同一年度的学时、考核，同一个单位的信息，各处写的一样。",
    example = "两个文件里同一年的学时不同：错误。",
  }),
  problems("code <> 'duplicate'", {
    id = "unreadable", name = "各格读得懂",
    text = "各格填的内容读得懂：身份证号 18 位、校验位对（GB 11643），日期是日期，数是数，规定用语的用规定的词。",
    example = "身份证号末位算出来不对、日期写 " .. notice.year .. "-13：错误。",
  }),
}
