-- 口径说明: how each figure of 统计汇总 is defined. sheet, figure, definition, source.
local notice = require("notices.current")
local levels = require("zhibiao.levels")
local names = require("zhibiao.documents").name
local numerals = require("zhibiao.numerals")
local obligation = require("zhibiao.hours")

local hours, cut_off, fee, offices = notice.hours, notice.cut_off, notice.fee, notice.reviews.offices
local last = offices[#offices]
local states = numerals.words(#offices) .. "级审核状态"

local function words(meaning)
  local w = notice.reviews[meaning]
  return w.name .. "、" .. table.concat(w.aliases, "、")
end

-- The offices before the last: their passes have a column. PATTERN with %s for the name.
local function before_last(pattern, field, from)
  local list = {}
  for i = from or 1, #offices - 1 do list[#list + 1] = pattern:format(offices[i][field]) end
  return table.concat(list, "、")
end

-- 单位（主管部门）审核状态
local function whose_state()
  local others = before_last("%s", "name", 2)
  return offices[1].name .. (others ~= "" and "（" .. others .. "）" or "") .. "审核状态"
end

local function passed_over()
  local list = {}
  for _, office in ipairs(offices) do
    if office.needs then list[#list + 1] = office.name end
  end
  return #list > 0 and "；没有" .. table.concat(list, "、") .. "状态的不算" or ""
end

-- Whom the notice asks for hours, and whom it leaves to others.
local function whose_hours()
  local text = "通知只要求" .. table.concat(hours.levels or {}, "、")
  if #hours.elsewhere > 0 then text = text .. "，" .. hours.elsewhere_name .. "按其主管部门的要求" end
  if #hours.province > 0 then text = text .. "，" .. table.concat(hours.province, "、") .. "按省通知" end
  return text .. "：通知不要求的人都算“另有规定”。"
end

-- How many copies each level has: 初级、中级一式三份.
local function copies()
  local note = notice.documents.evaluation and notice.documents.evaluation.copies_note
  if note then return note end
  local parts, last_copies = {}, nil
  for _, level in ipairs(levels.evaluated) do
    local of = level.evaluation.copies
    if of == last_copies then
      parts[#parts] = parts[#parts] .. "、" .. level.name
    else
      parts[#parts + 1], last_copies = (last_copies and last_copies .. "，" or "") .. level.name, of
    end
  end
  return table.concat(parts) .. (last_copies or "") .. "。"
end

local meanings = {
  { "各表", "范围",
    "明细表里的全部申报人员，每人一行；同一个人在几个文件里完全相同的算一次。"
    .. "一项没有填的列为“未填”，只有大小写不同的算同一项。", "明细" },
  { "各表", "核对",
    "各栏之和等于合计，合计等于明细表的人数，就是“平”；有人的级别、类型不合规定，不在任何一栏，就是“不平”。", "公式" },
  { "总表", "申报", "这个级别、这个类型的申报人数。", "申报级别、申报类型" },
}

local function add(...)
  meanings[#meanings + 1] = { ... }
end

if #offices > 1 then
  add("总表", before_last("%s通过", "short"),
    whose_state() .. "是“" .. words("passed") .. "”的人数" .. passed_over() .. "。", before_last("%s审核状态", "name"))
end
add("总表", "通过、" .. last.short .. "通过", last.name .. "审核状态是通过，并且各级都没有退回、不通过的人数。", states)
add("总表", "退回", "有一级的状态是“" .. words("returned") .. "”，并且没有一级不通过的人数。", states)
add("总表", "不通过", "有一级的状态是“" .. words("failed") .. "”的人数。", states)
add("总表", "在审", "其余的人数：还没有审完，或者状态不是规定的说法。", states)
add("总表", "通过率", last.short .. "通过 ÷ 申报。", "公式")
add("人员结构", "年龄", "到" .. cut_off.date .. "的周岁（任职资格时间计算到的日子）；出生年月没有日的，从当月1日算。",
  "出生年月，通知" .. cut_off.clause)
add("人员结构", "任职年限", "现任资格取得时间到" .. cut_off.date .. "的周年；没有现任资格的单列。", "取得时间")
if notice.entrusted then
  add("申报类型", "委托", "“是否委托评审”是“是”的人数，其余是本市评审。", "是否委托评审，通知" .. notice.entrusted.clause)
end
if hours then
  add("继续教育", "达标",
    hours.years[1] .. "—" .. hours.years[#hours.years] .. "年每年都有登记，并且每年不少于" .. obligation.least_in_words()
    .. "学时（参加工作当年及以前的年份不算）；一年都没有登记的是“无登记”，其余是“未达标”。" .. whose_hours(),
    (hours.rule and hours.rule .. "，" or "") .. "通知" .. hours.clause)
end
if notice.posts then
  add("岗位", "核准、实聘、空缺",
    "各单位" .. (names.posts or "岗位表") .. (notice.posts.annex and "（" .. notice.posts.annex .. "）" or "")
    .. "所填的数；申报是本次申报这个级别的人数。", "岗位明细，通知" .. notice.posts.clause)
end
add("退回原因", "按条款", "程序按通知检查出的错误，一人一条算一处；人数是有这一条的人数，一人几处只算一人。", "问题明细")
if names.evaluation then
  add("材料和费用", names.evaluation .. "份数", "人数 × 每人份数；" .. copies(), "通知" .. notice.clauses.selection)
end
add("材料和费用", "费用", "已缴费人数 × 评审计划的标准；计划没有定标准的写“按评审计划”，不计入合计。",
  fee and (fee.rule and fee.rule .. "，" or "") .. "通知" .. fee.clause or "评审计划")
add("与上年比较", "上年", "上年统计汇总工作簿的明细表；数据里没有它就没有这张表。", "上年明细")
add("汇编核对", "上报数", "区县统计汇总工作簿的“上报数”表所写的数，与市里按它的明细重新数出的数对照。", "上报数")
add("明细", "（自动）", "标着“（自动）”的列由程序算出；改了别的列，要重新生成。", "程序")

return meanings
