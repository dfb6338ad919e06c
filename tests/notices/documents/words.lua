return {
  documents = {
    evaluation = { name = "资格申报表", paper = "A3纸", receiver = "职称办" },
    exceptional = { name = "越级申报表", title = "越级申报{band}级专业技术资格审批表", listed = "越级申报专业技术资格审批表" },
    posts = { name = "岗位情况表", title = "单位专业技术岗位情况表" },
    materials = { levels = { "中级", "副高级", "正高级" } },
    brief = false,
  },
}
