-- The sheet before the documents of a unit in the merged file that an office prints (`zhibiao make --print`).
local format = require("zhibiao.format")

local max_large = 34 -- characters of a unit's name: two lines in the larger size

return {
  title = "隔页", template = "separator", order = 0,
  command = "make",
  make = function(listing)
    local printed = 0
    for _, document in ipairs(listing.documents) do printed = printed + document.pages * document.copies end
    local part = listing.part > 0 and "第" .. listing.part .. "册" or ""
    return {
      heading = format.joined("　", listing.office, listing.title, part),
      unit = listing.unit,
      long = utf8.len(listing.unit) > max_large,
      documents = listing.documents,
      printed = printed,
    }
  end,
}
