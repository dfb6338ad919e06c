-- The country's levels of titles, from the lowest to the highest; and `others`, the two steps of the lowest where a
-- notice has each as a level of its own. A notice may name a level by its name alone: the rest is here.
--   band      the word in 破格推荐　级…审批表 and the year's statistics
--   aliases   what tables call it, too; not 高级 alone, which may be either
--   needs     what one has to have who applies: the title below (title), its date (title_date), letters of appointment
--             to it (appointments)
--   since     what the years are counted from that one has to have: the title below, or work
--   national  whose titles of the national series it has, if not those of its own name
local below = { title = true, title_date = true, appointments = true }

return {
  { name = "初级", band = "初", aliases = { "初级职称", "助理级", "员级" }, needs = {}, since = "work" },
  { name = "中级", band = "中", aliases = { "中级职称" }, needs = below, since = "title" },
  { name = "副高级", band = "高", aliases = { "副高", "副高职称", "副高级职称", "高级（副高）", "高级（副高级）" },
    needs = below, since = "title" },
  { name = "正高级", band = "高", aliases = { "正高", "正高职称", "正高级职称", "高级（正高）", "高级（正高级）" },
    needs = below, since = "title" },
  others = {
    { name = "员级", band = "初", aliases = {}, needs = {}, since = "work" },
    { name = "助理级", band = "初", aliases = { "助理" }, needs = {}, since = "work", national = "初级" },
  },
}
