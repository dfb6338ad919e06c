-- 目录: the sheets behind it, each with what it shows. templates/summary.xml makes those that are not always there under
-- the same conditions.
return function(book)
  local list = {}
  local function add(is_there, name, what)
    if is_there then list[#list + 1] = { name = name, what = what } end
  end
  local group = book.city and "区县" or "单位"
  add(true, "口径说明", "各数怎样算，依据哪一条")
  add(true, "总表", "各" .. group .. "各级别的申报、审核人数和通过率")
  add(book.people > 0, "分布图", "各" .. group .. "申报人数（图）")
  add(true, "专业级别", "各专业的申报人数，按级别")
  add(book.people > 0, "专业图", "各专业的申报人数（图）")
  add(true, "单位性质", "各类单位的申报人数，按级别")
  add(true, "人员结构", "性别、学历、年龄段、任职年限，按级别")
  add(true, "年龄和性别", "各年龄段的男女人数（图）")
  add(true, "申报类型", "正常和破格、本市和委托，各多少人")
  add(book.has_hours, "继续教育", "达标情况和各年学时")
  add(#book.posts.levels > 0, "岗位", "事业单位各级岗位的核准、实聘、空缺和申报")
  add(true, "退回原因", "各级审核的结果；不符合通知的地方，按条款")
  add(true, "材料和费用", "要交的份数，评审推荐费")
  add(book.previous.given, "与上年比较", "区县、级别、专业的增减")
  add(#book.compiled > 0, "汇编核对", "区县上报的数与市里汇总的数")
  add(true, "花名册", "全部申报人员，一人一行")
  add(#book.findings.lines > 0, "问题明细", "检查出的每一处错误")
  add(true, "上报数", "市里汇编时核对用的数")
  add(book.previous.given, "上年明细", "上年的申报人员")
  add(true, "明细", "各数由它算出；市里汇编时读它")
  add(book.noted > 0, "学时明细", "各人各年的学时")
  add(#book.post_rows.lines > 0, "岗位明细", "各单位所填的岗位数")
  add(#book.unit_rows.lines > 0, "单位明细", "各单位的情况")
  add(true, "数据来源", "读了哪些文件，各文件的 SHA-256")
  return list
end
