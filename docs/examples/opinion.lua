return {
  title = "意见栏的例子", template = "opinion", order = 64,
  records = function() return items({ {} }) end,
  make = function() return { file = "opinion", record = "意见栏的例子" } end,
  sample = function() return {} end,
}
