-- The notice of 11 June 2023 on the evaluation of construction engineers in 宁波, as data. It has no clauses by number.
local authority = "宁波市住房和城乡建设局"
local phone = "12333" -- the country's line for such questions: the text has no phone of the offices

-- A district's own bureau, which hands in to the city's.
local function office(district)
  return { district = district, name = district .. "建设主管部门", hr = authority, address = district, phone = phone }
end

return {
  from = "zhejiang",
  number = "2023年6月11日公布",
  title = "2023年度宁波市建设中级工程师职称评审工作通知",
  issuer = "宁波市建设工程中评委办公室",
  city = "宁波市",
  year = 2023,
  date = "2023-06-11",

  cut_off = { date = "2023-12-31" },

  -- One specialty, one level: others have other committees.
  evaluates = { "中级" },
  series = {
    { "建设工程", of = "工程", aliases = { "工程", "建设", "建筑工程", "建设工程专业", "工程系列", "工程技术" } },
  },
  technical_schools = { series = "建设工程" },

  -- 90 hours in each of three years, of all applicants; general and industry's subjects together at least 18.
  hours = {
    years = { 2020, 2021, 2022 }, levels = { "中级" }, province = {}, elsewhere = {},
    least = { general = false, industry = false }, sums = { { of = { "general", "industry" }, least = 18 } },
  },

  -- Who cannot apply.
  bars = {
    { key = "state", name = "机关和参公单位的人员", when = { unit = "state" }, field = "unit_kind",
      text = "国家机关和参照公务员法管理的单位的在职人员不能申报。",
      example = "单位性质是机关、参公事业单位：错误；国有企业：可以。",
      message = "单位性质是“{unit_kind}”：机关和参照公务员法管理的单位的人员不能申报",
      remedy = "不能申报，请退回；单位性质写错的请改正" },
  },
  ages = { remedy = "到了退休年龄的不能申报，请退回；出生年月写错的请改正" },
  insurance = { months = 12, sent = "总部在本市外派工作" },

  rules = { ["age-retired"] = "error", ["hours-enough"] = "error", ["hours-kinds"] = "error" },

  -- Districts with a middle committee of their own take their own people: the office that runs the program names them
  -- in `except`.
  committees = {
    { name = "宁波市建设工程中评委", levels = { "中级" }, series = { "建设工程" },
      aliases = { "宁波市建设工程专业中级工程师职务任职资格评审委员会", "宁波市建设工程中级评审委员会", "建设工程中评委" } },
  },

  -- The unit hands in to its district's bureau, or the city's department above it; these to the construction authority.
  reviews = {
    offices = {
      { field = "unit", name = "单位" }, { field = "dept", name = "主管部门" }, { field = "hr", name = "建设主管部门" },
    },
    windows = {
      person = { opens = "2023-06-19", closes = "2023-07-10" }, unit = { closes = "2023-07-21" },
      dept = { closes = "2023-08-11" },
    },
  },
  offices = {
    { district = "市本级", name = "宁波市建设工程中评委办公室", hr = authority, address = authority, phone = phone },
    office("海曙区"), office("江北区"), office("北仑区"), office("镇海区"), office("鄞州区"), office("奉化区"), office("象山县"),
    office("宁海县"), office("余姚市"), office("慈溪市"),
  },
  plans = {
    { name = "2023年度宁波市建设中级工程师职称评审", levels = { "中级" }, opens = "2023-06-19", closes = "2023-08-11" },
  },
}
