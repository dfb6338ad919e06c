return {
  title = "格子的例子", template = "cells", order = 62,
  records = function() return items({ {} }) end,
  make = function() return { file = "cells", record = "格子的例子" } end,
  sample = function() return {} end,
}
