-- A unit's own row: what it lacks for the documents of its applicants.
local notice = require("notices.current")
local columns = require("zhibiao.columns")
local institutions = require("zhibiao.institutions")
local words = require("zhibiao.words")

local clauses = notice.clauses
local headers = columns.headers.units

-- What the applicants of a unit have in a column, each once: their rows would be fetched with all columns.
local said_by_applicants = 'SELECT "%s" AS said FROM applicants WHERE unit = ? GROUP BY "%s" ORDER BY min(_row)'

local function has_applicants(u)
  return count("applicants", { unit = u.unit }) > 0
end

return {
  notice.public_notice and {
    id = "notice-place", name = "公示地点和电话", clause = notice.public_notice.clause, level = "warning", on = "units",
    concerns = "submission", needs = { "applicants" }, stage = "公示前",
    text = "有人申报的单位，填了公示地点、联系人、联系电话和监督电话：公示表上要印。", example = "公示地点空着：提醒。",
    message = "单位“{unit}”没有填“{what}”", remedy = "请在单位表里补上：公示表上要印，有问题要找得到人",
    applies = has_applicants,
    check = function(u, found)
      for _, field in ipairs { "notice_place", "contact", "phone", "supervise_phone" } do
        if u[field] == "" and has(u, field) then found(u, field, { unit = u.unit, what = headers[field] }) end
      end
    end,
  } or "notice-place",
  notice.posts and {
    id = "unit-kind-missing", name = "单位性质", clause = notice.posts.clause, level = "error", on = "units",
    concerns = "submission", needs = { "applicants" }, columns = { "unit_kind" },
    text = "有人申报的单位，填了单位性质：事业单位要有岗位信息表。", example = "单位性质空着：错误。",
    message = "单位“{unit}”没有填“{header}”，不知道要不要岗位信息表", remedy = "请在单位表里补上",
    applies = has_applicants,
    check = function(u, found)
      if u.unit_kind == "" then found(u, "unit_kind", { unit = u.unit }) end
    end,
  } or "unit-kind-missing",
  notice.posts and {
    id = "posts-of-company", name = "岗位信息表只给事业单位", clause = notice.posts.annex, level = "warning", on = "units",
    needs = { "posts" }, columns = { "unit_kind" },
    text = "填岗位信息表的是事业单位。", example = "民营企业在岗位表里有一行：提醒。",
    message = "单位“{unit}”（{kind}）不是事业单位，却填了岗位信息表", remedy = "请核对单位性质；不是事业单位的不填岗位信息表",
    applies = function(u) return u.unit_kind ~= "" and institutions.is_known(u.unit_kind) end,
    check = function(u, found)
      if not institutions.has(u.unit_kind) and first("posts", { unit = u.unit }) then
        found(u, "unit_kind", { unit = u.unit, kind = u.unit_kind })
      end
    end,
  } or "posts-of-company",
  {
    id = "unit-people-agree", name = "单位表和申报人员表一致", clause = clauses.custom, level = "warning", on = "units",
    needs = { "applicants" },
    text = "单位性质、主管部门在单位表和申报人员表里一样。", example = "单位表写民营企业，申报人员表写国有企业：提醒。",
    message = "单位“{unit}”的{what}，单位表写“{mine}”，申报人员表写“{other}”", remedy = "请改正写错的一处",
    check = function(u, found)
      for _, column in ipairs { { "unit_kind", "单位性质" }, { "supervising_dept", "主管部门" } } do
        local field, mine = column[1], u[column[1]]
        for one in query(said_by_applicants:format(field, field), u.unit) do
          if not words.agree(mine, one.said) then
            found(u, field, { unit = u.unit, what = column[2], mine = mine, other = one.said })
            break
          end
        end
      end
    end,
  },
}
