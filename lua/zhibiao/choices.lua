-- Words to choose from in the workbook of `zhibiao new`. closed: no other word may stand there; else the sheet asks back.
local notice = require("notices.current")
local offices = require("zhibiao.offices")

local function names(list)
  local out = {}
  for i, item in ipairs(list) do out[i] = item.name end
  return out
end

local function closed(list)
  list.closed = true
  return list
end

-- The values of a list that has other fields besides, in the order of their text.
local function texts(list, but)
  local out = {}
  for name, text in pairs(list) do
    if name ~= but then out[#out + 1] = text end
  end
  table.sort(out)
  return out
end

return {
  ["是否"] = closed { "是", "否" },
  ["区县"] = closed(offices.districts()),
  ["单位性质"] = { "事业单位", "机关", "国有企业", "民营企业", "社会组织", "社会中介组织" },
  ["学历"] = { "博士研究生", "硕士研究生", "研究生", "本科", "大专", "中专", "高中", "预备技师（技师）班", "高级工班", "中级工班" },
  ["学位"] = { "博士", "硕士", "学士", "无" },
  ["政治面貌"] = { "中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员",
    "九三学社社员", "台盟盟员", "无党派人士", "群众" },
  ["民族"] = { "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族",
    "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族",
    "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族",
    "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族",
    "赫哲族", "门巴族", "珞巴族", "基诺族" }, -- GB/T 3304
  ["聘任职级"] = { "员级", "初级", "中级", "副高级", "正高级" },
  ["考核结果"] = { "优秀", "合格", "基本合格", "不合格", "未定等次" },
  ["审核状态"] = { "审核通过", "审核不通过", "退回修改" },
  ["评审结果"] = { "通过", "未通过" },
  ["公示情况"] = { "公示无异议", "公示有异议" },
  ["学习形式"] = { "全日制", "在职", "函授", "自学考试", "网络教育", "脱产培训" },
  ["本人作用"] = { "主持", "负责", "执笔", "主要参与", "参与" },
  ["论著类别"] = { "论文", "著作", "教材", "译著", "技术报告" },
  ["附件类别"] = texts(notice.attachments, "clause"),
}
