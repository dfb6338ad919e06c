-- A list that is longer than a page.
local function rows_of(n)
  local all = {}
  for i = 1, n do all[i] = { year = 1980 + i, what = "第" .. i .. "项" } end
  return all
end

return {
  title = "分页的例子", template = "pages", order = 65,
  records = function() return items({ {} }) end,
  make = function() return { file = "pages", record = "分页的例子", items = rows_of(26) } end,
  sample = function() return { items = rows_of(2) } end,
}
