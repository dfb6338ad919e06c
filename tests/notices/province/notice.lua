-- A city of a province whose places nobody has listed: its own are known by its offices.
return {
  from = "base",
  number = "河职发〔2025〕8号",
  title = "河口市2025年度职称评审工作的通知",
  issuer = "河口市职称工作办公室",
  city = "河口市", province = "江南省",
  year = 2025, date = "2025-05-08",
  cut_off = { date = "2025-12-31", clause = "三" },
  series = { clause = "一", "工程" },
  hours = false, technical_schools = false, fee = false, posts = false,
  insurance = { clause = "五" },
  offices = {
    clause = "七",
    { district = "市直", name = "河口市职称工作办公室", hr = "河口市人力资源和社会保障局", address = "河口路1号", phone = "0999-2000001" },
    { district = "城东县", name = "城东县职称工作办公室", hr = "城东县人力资源和社会保障局", address = "东门路2号", phone = "0999-2000002" },
  },
  plans = {
    { name = "河口市2025年度职称评审计划", levels = { "初级", "中级", "副高级", "正高级" }, opens = "2025-06-01",
      closes = "2025-07-21" },
  },
}
