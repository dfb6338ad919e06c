-- What the import could not read or found twice, as findings of the applicants and units concerned.
local notice = require("notices.current")
local people = require("zhibiao.people")

-- Who the owner of a problem is: an applicant, a unit, or nobody that is known.
local function who_is(owner)
  local a = owner ~= "" and first("applicants", { id_number = owner })
  if a then return { owner = owner, record = people.record(a), unit = a.unit, district = a.district } end
  local unit = owner ~= "" and first("units", { unit = owner })
  if unit then return { owner = owner, record = owner, unit = unit.unit, district = unit.district } end
  return { owner = owner, record = "", unit = "", district = "" }
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
      for field, value in pairs(who_is(p.owner)) do who[field] = value end
      found(p.row, nil, { message = p.message, remedy = p.remedy, place = p.place })
    end
  end
  return rule
end

local twice = "code = 'duplicate' AND owner IN (SELECT owner FROM _conflicts WHERE title = '申报人员')"

return {
  problems(twice, {
    id = "one-application",
    text = "一个人只申报一次、一个级别。",
    example = "两个文件里同一个身份证号，一处申报中级、一处申报副高级：错误；两处完全相同：算一份。",
  }),
  problems("code = 'duplicate' AND NOT (" .. twice .. ")", {
    id = "same-row",
    text = "同一个人同一年度的学时、考核，同一个单位的信息，各处写的一样。",
    example = "两个文件里同一年的学时不同：错误。",
  }),
  problems("code <> 'duplicate'", {
    id = "unreadable",
    text = "各格填的内容读得懂：身份证号 18 位、校验位对（GB 11643），日期是日期，数是数，规定用语的用规定的词。",
    example = "身份证号末位算出来不对、日期写 " .. notice.year .. "-13：错误。",
  }),
}
