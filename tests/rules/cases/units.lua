-- A unit's own row.
local changes = require("changes")
local none = changes.none

return function(fails, passes)
  local function unit(field, value)
    return function(c) c.units[1][field] = value end
  end
  for _, field in ipairs { "notice_place", "contact", "phone", "supervise_phone" } do
    fails("notice-place", field .. " empty", unit(field, ""))
  end
  passes("notice-place", "all are there", none)
  fails("unit-kind-missing", "empty", unit("unit_kind", ""))
  passes("unit-kind-missing", "told", none)
  fails("posts-of-company", "a company has posts", function(c)
    changes.unit_kind(c, "民营企业")
    changes.off_staff(c)
    table.remove(c.attachments, 2)
  end)
  passes("posts-of-company", "an institution in other words", function(c) changes.unit_kind(c, "公益一类") end)
  fails("unit-people-agree", "another kind", unit("unit_kind", "国有企业"), "posts-of-company")
  fails("unit-people-agree", "another department", unit("supervising_dept", "德清县教育局"))
  passes("unit-people-agree", "the kind in more words", unit("unit_kind", "公益一类事业单位"))
end
