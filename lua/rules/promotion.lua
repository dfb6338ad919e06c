-- Whether he may apply: by 正常晋升 or 破格晋升, and not while he is banned.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local attachments = require("zhibiao.attachments")
local bans = require("zhibiao.bans")
local format = require("zhibiao.format")
local kinds = require("zhibiao.kinds")
local lists = require("zhibiao.lists")
local schooling = require("zhibiao.schooling")
local titles = require("zhibiao.titles")

local year, cut_off, ban, schools = notice.year, notice.cut_off, notice.ban, notice.technical_schools
local exceptional = notice.kinds.exceptional
local form = documents.annex("exceptional")

-- The names of ITEMS of which IS_ONE, in words.
local function names_of(items, is_one)
  local names = {}
  for _, item in ipairs(items) do
    if is_one(item) then names[#names + 1] = item.name end
  end
  return table.concat(names, "、")
end

local regular = names_of(notice.kinds, function(kind) return kind.role ~= "exceptional" and kind.years end)
local by_schooling = names_of(notice.kinds, function(kind)
  return kind.role ~= "exceptional" and kind.years == "schooling"
end)
local without_reason = names_of(notice.kinds, function(kind) return not kind.reason end)
local with_reason = names_of(notice.kinds, function(kind) return kind.reason end)
local without_form = names_of(notice.kinds, function(kind) return kind.form ~= "exceptional" end)
local from_work = names_of(notice.levels, function(level) return level.evaluated and level.since == "work" end)

-- What is said to who lacks WHAT: that there is another way to apply, if there is.
local function otherwise(what)
  if not exceptional then return "确实" .. what .. "的，不能申报" end
  return "确实" .. what .. "的按" .. exceptional .. "申报，并附破格推荐审批表"
end
local to_exceptional = exceptional and "按" .. exceptional .. "申报" or "不能申报"

local function asks_for_reason(s)
  return s.kind and s.kind.reason and s.level and s.series
end

return {
  notice.conditions and by_schooling ~= "" and {
    id = "kind-schooling", name = "学历要求", clause = notice.conditions.clause, level = "error", on = "applicants",
    columns = { "education", "kind" },
    text = by_schooling .. "的，学历达到这一级的要求；达不到的" .. to_exceptional .. "。",
    example = "大专申报副高级，写" .. by_schooling .. "：提醒；本科：可以。",
    message = "{education}学历申报{level}，按{source}不具备规定的学历，却写“{kind}”",
    remedy = "请对照本专业的申报条件；" .. otherwise("不够"),
    understands = { "education" },
    applies = function(s)
      return titles.is_regular(s) and titles.is_by_schooling(s) and s.a.education ~= ""
    end,
    check = function(s, found)
      if titles.schooling(s) and titles.years_needed(s) == nil then
        found(s.a, "education", {
          education = s.a.education, level = s.a.level, kind = s.a.kind, source = titles.conditions_source(s),
        })
      end
    end,
  } or "kind-schooling",
  regular ~= "" and {
    id = "kind-years", name = "任职年限",
    clause = cut_off.clause, level = "error", on = "applicants", columns = { "education", "kind" },
    text = regular .. "的，取得现任资格" .. (from_work ~= "" and "（申报" .. from_work .. "的，参加工作）" or "")
      .. "到截止日满规定的年数；不满的" .. to_exceptional .. "。",
    example = "要满 4 年的，" .. year - 4 .. "-12-31 取得，到 " .. cut_off.date .. "正好：可以；次日取得：错误。",
    message = "到{date}{since}满{have}年，{education}申报{level}按{source}要满{need}年，却写“{kind}”",
    remedy = "请核对取得时间和本专业的申报条件；" .. otherwise("不满"),
    understands = { "education" },
    applies = titles.is_regular,
    check = function(s, found)
      local need, have = titles.years_needed(s), titles.years_held(s)
      if need and have and have >= 0 and have < need then
        local is_work = titles.since(s) == "work"
        found(s.a, is_work and "work_start" or "current_title_date", {
          date = format.day(cut_off.date), since = is_work and "参加工作" or "任现职", have = have, need = need,
          education = s.a.education, level = s.a.level, kind = s.a.kind, source = titles.conditions_source(s),
        })
      end
    end,
  } or "kind-years",
  exceptional and notice.conditions and {
    id = "kind-exceptional", name = "破格是否必要", clause = notice.conditions.clause, level = "warning", on = "applicants",
    columns = { "education", "kind" },
    text = exceptional .. "的，确实不具备规定的学历或年数；都具备的应按" .. notice.kinds.normal .. "申报。",
    example = "本科、满 5 年申报中级，写" .. exceptional .. "：提醒。",
    message = "学历和年数都达到规定，却按“{kind}”申报", remedy = "请核对；都具备的改为" .. notice.kinds.normal,
    understands = { "education" },
    applies = titles.is_exceptional,
    check = function(s, found)
      local need, have = titles.years_needed(s), titles.years_held(s)
      if need and have and have >= need then found(s.a, "kind", { kind = s.a.kind }) end
    end,
  } or "kind-exceptional",
  with_reason ~= "" and {
    id = "exceptional-reason", name = "破格理由", clause = notice.clauses.application, level = "error", on = "applicants",
    columns = { "kind", "exceptional_reason" },
    text = with_reason .. "的，写了破格理由。", example = "破格理由空着：错误。",
    message = with_reason .. "，没有写破格理由", remedy = "请写明破格推荐的理由",
    applies = asks_for_reason, kind = kinds.required("exceptional_reason"),
  } or "exceptional-reason",
  exceptional and {
    id = "exceptional-years", name = "破格的专业工作年限", clause = notice.clauses.application, level = "error",
    on = "applicants", columns = { "kind", "specialty_years" },
    text = exceptional .. "的，填了专业工作年限：" .. form .. "要印。",
    example = exceptional .. "，专业工作年限空着：错误。",
    message = exceptional .. "，没有填“{header}”，" .. form .. "上是空白", remedy = "请补上专业工作年限（满的整年数）",
    applies = titles.is_exceptional, kind = kinds.required("specialty_years"),
  } or "exceptional-years",
  without_reason ~= "" and {
    id = "normal-reason", name = without_reason .. "写了破格理由", clause = notice.kinds.clause, level = "warning",
    on = "applicants", columns = { "kind", "exceptional_reason" },
    text = without_reason .. "的，破格理由空着。", example = "写" .. without_reason .. "，又写了破格理由：提醒。",
    message = "写的是“{kind}”，却有破格理由", remedy = "请核对申报类型；确实是" .. without_reason .. "的，删去破格理由",
    applies = function(s) return s.kind and not s.kind.reason and s.level and s.series end,
    check = function(s, found)
      if not titles.is_none(s.a.exceptional_reason) then
        found(s.a, "exceptional_reason", { kind = s.a.kind })
      end
    end,
  } or "normal-reason",
  attachments.named.exceptional and without_form ~= "" and {
    id = "normal-form", name = without_form .. "附了破格表", clause = notice.kinds.clause, level = "warning",
    on = "applicants", needs = { "attachments" }, columns = { "kind" },
    text = without_form .. "的，附件里没有破格推荐审批表。", example = "写" .. without_form .. "，又附破格推荐审批表：提醒。",
    message = "写的是“{kind}”，附件里却有“{attached}”", remedy = "请核对申报类型",
    applies = function(s) return s.kind and s.kind.form ~= "exceptional" and s.level and s.series end,
    check = function(s, found)
      for _, x in ipairs(attachments.there(s, "exceptional")) do
        found(x, "kind", { kind = s.a.kind, attached = x.kind })
      end
    end,
  } or "normal-form",
  schools and {
    id = "technical-school", name = "技工院校学历",
    clause = schools.clause, level = "error", on = "applicants", columns = { "education" },
    text = "技工院校中级工班、高级工班、预备技师（技师）班只在申报" .. schools.series
      .. "专业时分别按中专、大专、本科看待。",
    example = "高级工班申报工程师：按大专；申报馆员：错误。",
    message = "“{education}”在{series}专业不能当作学历（只在{only}专业同等看待）",
    remedy = "请填写国民教育的最高学历，或按破格晋升申报",
    applies = function(s) return s.series end,
    check = function(s, found)
      if schooling.of_class(s.a.education, s.a.series) == false then
        found(s.a, "education", { education = s.a.education, series = s.a.series, only = schools.series })
      end
    end,
  } or "technical-school",
  ban and {
    id = "ban", name = "弄虚作假的限制", clause = ban.clause, level = "error", on = "applicants",
    text = "弄虚作假的，从评审次年起 " .. ban.years .. " 年内不得申报。",
    example = year - ban.years .. " 年度认定的，到 " .. year .. " 年不得申报：错误；" .. year - ban.years - 1
      .. " 年度认定的，已满：可以。",
    message = "{year}年度因“{reason}”被认定弄虚作假，到{last}年为止不得申报",
    remedy = "这个人本年度不能申报，请退回",
    check = function(s, found)
      for _, b in ipairs(s.bans) do
        if lists.has(bans.years, b.year) then
          found(s.a, "name", { year = b.year, reason = b.reason, last = b.year + ban.years })
        end
      end
    end,
  } or "ban",
}
