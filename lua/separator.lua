-- The sheet before the documents of a unit in the merged file that an office prints (`zhibiao make --print`).
local format = require("zhibiao.format")
local numerals = require("zhibiao.numerals")

local max_large = 34 -- characters of a unit's name: two lines in the larger size

-- Of an office whose documents don't go into one file.
local function volume(part)
  return "第" .. part .. "册"
end

return {
  title = "隔页", template = "separator", order = 0,
  command = "make",
  make = function(listing)
    local printed = 0
    for _, document in ipairs(listing.documents) do printed = printed + document.pages * document.copies end
    return {
      heading = format.joined("　", listing.office, listing.title,
        listing.part > 0 and volume(listing.part) or ""),
      unit = listing.unit,
      long = utf8.len(listing.unit) > max_large,
      documents = listing.documents,
      printed = printed,
    }
  end,
  volume = volume,
  -- What the first page of one of several copies says, and what its bookmark is called.
  copy_mark = function(copy, copies) return "第" .. numerals.words(copy) .. "份（共" .. numerals.words(copies) .. "份）" end,
  copy_name = function(copy) return "第" .. numerals.words(copy) .. "份" end,
}
