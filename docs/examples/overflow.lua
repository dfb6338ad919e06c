return {
  title = "放不下的例子", template = "overflow", order = 63,
  records = function() return items({ {} }) end,
  make = function() return { file = "overflow", record = "放不下的例子" } end,
  sample = function() return {} end,
}
