-- The committee that an application is meant for, and entrusting it to the province's.
local notice = require("notices.current")
local committees = require("zhibiao.committees")
local kinds = require("zhibiao.kinds")
local lists = require("zhibiao.lists")
local results = require("zhibiao.results")
local reviews = require("zhibiao.reviews")
local titles = require("zhibiao.titles")
local words = require("zhibiao.words")

local clauses, entrusted = notice.clauses, notice.entrusted
local city = notice.city:gsub("市$", "")

local approver = notice.entrusted and notice.entrusted.approver or ""

return {
  entrusted and {
    id = "entrusted", name = "委托同意文号",
    clause = entrusted.clause, level = "error", on = "applicants", concerns = "submission",
    columns = { "entrusted", entrusted.needs },
    text = "委托评审的，有" .. approver .. "同意的文号。", example = "委托评审写是、文号空着：错误。",
    message = "委托评审没有填“{header}”", remedy = "委托评审要经" .. approver .. "审核同意；请补上文号",
    applies = function(s) return s.a.entrusted == "是" end, kind = kinds.required(entrusted.needs),
  } or "entrusted",
  entrusted and {
    id = "entrusted-number", name = "没有委托却有文号", clause = entrusted.clause, level = "warning", on = "applicants",
    concerns = "submission", columns = { "entrusted", entrusted.needs },
    text = "不是委托评审的，没有委托同意文号。", example = "是否委托评审写否，又有文号：提醒。",
    message = "写的不是委托评审，却有委托同意文号“{number}”", remedy = "请核对是否委托评审",
    check = function(s, found)
      local number = s.a[entrusted.needs]
      if s.a.entrusted ~= "是" and not titles.is_none(number) then found(s.a, "entrusted", { number = number }) end
    end,
  } or "entrusted-number",
  {
    id = "committee", name = "受理评审委员会", clause = clauses.form, level = "error", on = "applicants",
    concerns = "submission",
    text = "选了受理评审委员会。", example = "受理评审委员会空着：错误。",
    message = "没有填“{header}”", remedy = "请按用人单位的隶属关系选择受理评审委员会",
    kind = kinds.required("committee"),
  },
  entrusted and {
    id = "committee-entrusted", name = "省评委会要委托", clause = entrusted.clause, level = "error", on = "applicants",
    concerns = "submission", columns = { "committee", "entrusted" },
    text = "申报" .. table.concat(entrusted.levels, "、") .. "由省的评审委员会评审的，是委托评审。",
    example = "申报中级，受理评审委员会写" .. notice.province .. "…、是否委托评审写否：错误。",
    message = "申报{level}由“{committee}”评审，却没有写委托评审",
    remedy = "委托评审要经" .. approver .. "审核同意：请把“是否委托评审”写是，并填文号；评审委员会选错的请改正",
    applies = function(s) return lists.has(entrusted.levels, s.a.level) and s.a.entrusted ~= "是" end,
    check = function(s, found)
      local committee = s.a.committee
      if words.has_one_of(committee, entrusted.committees) and not committee:find(city, 1, true) then
        found(s.a, "entrusted", { level = s.a.level, committee = s.a.committee })
      end
    end,
  } or "committee-entrusted",
  {
    id = "committee-fits", name = "评审委员会与申报", clause = clauses.form, level = "error", on = "applicants",
    concerns = "submission", columns = { "committee" }, understands = { "committee" },
    text = "受理评审委员会是评这个专业、这个级别的，市级的是本市的。", example = "申报工程中级，写会计专业高级评审委员会：错误。",
    message = "受理评审委员会“{committee}”是{what}的，申报的是{mine}", remedy = "请按申报专业、级别和隶属关系选择评审委员会",
    applies = function(s)
      return s.series and s.level and s.level.evaluated and s.a.committee ~= "" and not notice.committees
    end,
    check = function(s, found)
      local what, mine = committees.contradiction(s)
      if what then found(s.a, "committee", { committee = s.a.committee, what = what, mine = mine }) end
    end,
  },
  notice.committees and {
    id = "committee-takes", name = "由哪个评审委员会评", clause = notice.committees.clause, level = "error",
    on = "applicants", concerns = "submission", columns = { "committee" },
    text = "受理评审委员会是通知所列、评这个专业、级别和区县的那一个：" .. committees.listed() .. "。",
    example = "写了别的评审委员会：错误。",
    message = "受理评审委员会“{committee}”{what}", remedy = "请核对申报专业、级别、所属区县和评审委员会",
    applies = function(s) return s.series and s.level and s.level.evaluated and s.a.committee ~= "" end,
    check = function(s, found)
      local own = committees.of(s.a)
      for _, one in ipairs(own) do
        if committees.is_named(one, s.a.committee) then return end
      end
      local what = #own > 0 and "不是评这一项的，应当是“" .. own[1].name .. "”" or "：通知所列的评审委员会都不评这一项"
      found(s.a, "committee", { committee = s.a.committee, what = what })
    end,
  } or "committee-takes",
  entrusted and {
    id = "entrusted-own", name = "委托给本市的评委会", clause = entrusted.clause, level = "warning", on = "applicants",
    concerns = "submission", columns = { "committee", "entrusted" },
    text = "委托评审的，受理评审委员会不是本市的。", example = "委托评审写是，评审委员会是" .. notice.city .. "的：提醒。",
    message = "写的是委托评审，受理评审委员会却是本市的“{committee}”", remedy = "请核对是否委托评审和评审委员会",
    applies = function(s) return s.a.entrusted == "是" end,
    check = function(s, found)
      if s.a.committee:find(city, 1, true) then found(s.a, "committee", { committee = s.a.committee }) end
    end,
  } or "entrusted-own",
  {
    id = "result-unreviewed", name = "审核通过才评审", clause = clauses.procedure, level = "error", on = "applicants",
    concerns = "result", columns = { "result", "unit_state" }, understands = { "result", "unit_state" },
    text = "有评审结果的，单位审核通过了。", example = "评审结果写通过，单位还没有审核：错误。",
    message = "评审结果是“{result}”，单位却没有审核通过", remedy = "请核对评审结果和单位审核状态",
    check = function(s, found)
      local meaning = results.meaning(s.a.result)
      local is_decided = meaning == "passed" or meaning == "failed"
      if is_decided and reviews.meaning(s.a.unit_state) ~= "passed" then
        found(s.a, "result", { result = s.a.result })
      end
    end,
  },
}
