local reply = { text = "经审核，情况属实，同意推荐。", date = "2020-08-04", office = "县人社局" }

return {
  title = "组件的例子", template = "components", order = 66,
  records = function() return items({ {} }) end,
  sample = function() return { reply = reply } end,
  make = function() return { file = "components", record = "组件的例子", reply = reply } end,
}
