-- What tells places of any province apart: words that stand for the own one, and the provinces, by their short names.
return {
  words = { "省内", "本省", "全省", "本市", "本地", "本区", "本县", "省本级", "省直", "市本级", "市直", "县本级" },
  provinces = {
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
    "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
  },
}
