-- How offices write what they tell: words with their meanings, which no clause gives. Words of the notice itself stand
-- in its own data; words of one office alone in words.lua.
return {
  -- What stands in a cell that is meant to be empty.
  none = { "无", "暂无", "没有", "未评", "未评定", "未取得", "无职称", "未定", "未聘", "未聘任", "-", "—", "——", "－", "/", "／", "\\" },

  -- What the city's own level is called where others have a district; and what its offices are called behind a
  -- district's name, written in its place: 某某县人社局.
  city_level = { "市本级", "市直", "市属", "市级", "市直属", "本级" },
  district_offices = { "人社局", "人力社保局", "人力资源社会保障局", "人力资源和社会保障局", "职改办" },

  -- Kinds of unit that are no institutions (事业单位).
  other_units = {
    "企业", "公司", "国企", "民企", "央企", "外企", "国有", "民营", "私营", "私企", "集体", "外资", "外商", "合资", "股份", "个体", "工商户",
    "机关", "行政", "政府", "社会团体", "社团", "社会组织", "社会中介", "中介", "民办非企业", "民非", "协会", "学会", "商会", "基金会",
    "事务所", "律所", "合作社", "村委", "村民", "居委", "居民委", "街道办", "自由职业", "灵活就业", "非公", "农民专业",
  },
  -- Words for institutions beside those of the notice: 公益一类, 差额拨款.
  institutions = {
    "公益一类", "公益二类", "公益三类", "全额拨款", "差额拨款", "全额事业", "差额事业", "财政补助", "财政适当补助", "经费自理", "自收自支", "参公",
    "公立", "公办", "卫生院", "社区卫生服务中心",
  },
  institution_begins = "事业", -- 事业, 事业编制, 事业法人; not 企事业单位, which may be either
  -- What has become of an institution that is none any more: 转企改制事业单位.
  former_institutions = { "转企", "转制", "改制", "改企", "企事业", "原事业" },

  -- State organs; and what is managed like one, which an institution may be, too: 参照公务员法管理事业单位.
  state_organs = { "机关", "行政单位", "行政部门", "政府部门" },
  like_state_organs = { "参公", "参照公务员", "参照管理", "公务员" },

  -- What is not finished, or not there at all, whatever stands before the brackets: 研究生（在读）, 聘书（待补）.
  unfinished = { "在读", "在学", "肄业", "结业", "未毕业", "候选" },
  absent = { "无", "缺", "没有", "未交", "未提供", "未上传", "未附", "待补", "待交", "后补", "遗失" },

  -- Ways of study.
  forms = {
    "全日", "脱产", "在职", "函授", "自学", "自考", "业余", "夜大", "电大", "网络", "远程", "成人", "成教", "普通", "统招", "统分", "党校",
    "开放", "进修", "培训", "研修", "走读", "住校", "联合", "中外", "国（境）外", "国外", "境外", "留学", "半工半读", "专升本", "单考单招",
    "职业", "技工", "定向", "委培",
  },

  -- Words for places whose schools 学信网 does not have; and countries, with which a school's name begins: 英国利兹大学.
  abroad = { "国外", "境外", "香港", "澳门", "台湾" },
  countries = {
    "英国", "美国", "法国", "德国", "日本", "韩国", "俄罗斯", "加拿大", "澳大利亚", "新西兰", "新加坡", "马来西亚", "泰国", "菲律宾", "意大利",
    "西班牙", "荷兰", "爱尔兰", "比利时", "瑞典", "瑞士", "丹麦", "挪威", "芬兰", "奥地利", "波兰", "匈牙利", "乌克兰", "白俄罗斯", "印度", "越南",
  },

  -- An office that has not decided yet.
  pending = {
    "待审核", "待审", "未审核", "未审", "审核中", "审查中", "待审查", "在审", "未提交", "已提交", "待提交", "已受理", "受理中", "待受理",
    "已接收", "待接收", "未开始", "待推荐", "未推荐", "审批中", "待审批", "复审中", "待复审", "初审中", "待初审", "未处理", "待处理", "处理中",
  },

  -- What an opinion says that refuses.
  refusals = { "不同意", "不予推荐", "不推荐", "不符合", "不予通过", "退回" },

  -- Results of a public notice: what an objection is called, what denies one before it, and what is said of a notice
  -- that nobody objected to.
  objections = {
    "异议", "异义", "疑议", "疑义", "疑异", "举报", "投诉", "反映", "反应", "质疑", "意见", "信访", "来信", "来访", "来电", "问题", "弄虚作假", "造假",
  },
  denials = { "无", "没", "未", "不存在", "零" },
  -- What is no denial of what follows, and no objection: 有无异议, 群众反映良好, 征求意见.
  questions = { "有无", "是否有", "是否存在", "是否" },
  praise = { "反映良好", "反应良好", "反映较好", "反应较好", "反映好", "反应好", "意见良好", "征求意见", "征求群众意见" },
  -- What stands between an objection and the number or word that denies it: 异议：0条, 异议人数0人.
  before_denials = { "情况", "人数", "件数", "条数", "数", "：", ":", "为", "是" },
  after_denials = { "无", "没有", "零", "0", "否", "不存在" },
  clear = { "正常", "通过", "合格", "良好", "同意" },

  -- Results of the yearly assessment. none: the year counts for no result.
  assessments = {
    good = { "优秀", "优", "合格", "称职", "良好", "良", "达标", "胜任", "先进" },
    fair = { "基本合格", "基本称职", "基本胜任" },
    bad = { "不合格", "不称职", "不达标", "不胜任", "差" },
    none = {
      "未定等次", "不定等次", "未确定等次", "不确定等次", "未评定等次", "未参加", "未考核", "不考核", "免考核", "不参加", "试用期", "见习期",
      "试用期不定等次", "参加考核不定等次", "只写评语不定等次",
    },
  },

  -- Results of the evaluation beside the notice's own word for 通过.
  results = {
    passed = { "评审通过", "已通过", "同意", "合格", "获得通过", "表决通过", "投票通过", "一致通过", "全票通过", "评委会通过" },
    failed = {
      "未通过", "不通过", "评审未通过", "评审不通过", "未获通过", "未获得通过", "表决未通过", "表决不通过", "投票未通过", "不合格", "不同意", "淘汰",
    },
    none = { "未评审", "待评审", "评审中", "缓评", "缓议", "未参加", "缺席", "放弃", "弃权" },
  },

  -- Posts that are none of the grades 1 to 13 of 专业技术.
  other_posts = { "管理", "工勤", "职员", "科员", "技术工", "见习", "未定级", "未定等级", "未聘", "企业" },

  -- Attachments that the notice does not ask of everyone.
  other_attachments = {
    "身份证", "户口", "论文", "著作", "专著", "期刊", "检索", "业绩", "成果", "项目", "课题", "获奖", "奖状", "荣誉", "表彰", "专利", "软著",
    "标准", "考核", "述职", "总结", "承诺", "保证书", "照片", "合同", "任命", "任职", "职务", "资格证", "职称证", "职业资格", "执业", "注册证",
    "上岗证", "技能证", "普通话", "英语", "计算机", "评审表", "推荐", "公示", "公告", "会议纪要", "批复", "验收", "鉴定", "评价", "协议",
    "劳动", "工作证明", "在职证明", "年限证明", "工资", "缴费", "委托", "援", "支教", "下乡", "基层", "援藏", "教案", "教学", "听课", "培训证",
    "简历", "政审", "师德", "诚信", "无犯罪", "其他", "其它", "补充材料", "佐证", "目录", "封面",
  },
}
