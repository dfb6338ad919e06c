-- What the import could not read or found twice, as findings of those it concerns.
local notice = require("notices.current")
local people = require("zhibiao.people")

-- Whom a problem's owner is: an applicant, a unit, or nobody that is known.
local function who_is(owner)
  local a = owner ~= "" and first("applicants", { id_number = owner })
  if a then return { owner = owner, record = people.record(a), unit = a.unit, district = a.district } end
  local unit = owner ~= "" and first("units", { unit = owner })
  if unit then return { owner = owner, record = owner, unit = owner, district = unit.district } end
  return { owner = owner, record = "", unit = "", district = "" }
end

-- A rule about the problems that SQL finds.
local function problems(id, where, text, example)
  return {
    id = id, clause = notice.clauses.custom, level = "error", on = "batch", text = text, example = example, message = "{message}", remedy = "{remedy}",
    check = function(_, found, batch)
      for p in query("SELECT row, owner, place, message, remedy FROM _problem WHERE " .. where .. " ORDER BY rowid") do
        for field, value in pairs(who_is(p.owner)) do batch[field] = value end
        found(p.row, nil, { message = p.message, remedy = p.remedy, place = p.place })
      end
    end,
  }
end

local twice = "code = 'duplicate' AND owner IN (SELECT owner FROM _conflicts WHERE title = '申报人员')"

return {
  problems("one-application", twice, "一个人只申报一次、一个级别。", "两个文件里同一个身份证号，一处申报中级、一处申报副高级：错误；两处完全相同：算一份。"),
  problems("same-row", "code = 'duplicate' AND NOT (" .. twice .. ")", "同一个人同一年度的学时、考核，同一个单位的信息，各处写的一样。", "两个文件里同一年的学时不同：错误。"),
  problems("unreadable", "code <> 'duplicate'", "各格填的内容读得懂：身份证号 18 位、校验位对（GB 11643），日期是日期，数是数，规定用语的用规定的词。",
    "身份证号末位算出来不对、日期写 " .. notice.year .. "-13：错误。"),
}
