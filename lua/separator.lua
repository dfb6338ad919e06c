-- The sheet before the documents of a unit in the merged file that an office prints (`zhibiao make --print`).
local notice = require("notices.current")
local forms = require("zhibiao.documents").name
local format = require("zhibiao.format")
local numerals = require("zhibiao.numerals")

local max_large = 34 -- characters of a unit's name: two lines in the larger size

-- The name of a volume, where an office's documents fill several.
local function volume(part)
  return "第" .. part .. "册"
end

local function copy_name(copy)
  return "第" .. numerals.words(copy) .. "份"
end

local function make(listing)
  local printed = 0
  for _, document in ipairs(listing.documents) do printed = printed + document.pages * document.copies end
  return {
    heading = format.joined("　", listing.office, listing.title, listing.part > 0 and volume(listing.part) or ""),
    unit = listing.unit,
    long = utf8.len(listing.unit) > max_large,
    documents = listing.documents,
    printed = printed,
  }
end

return {
  title = "隔页", template = "separator", order = 0,
  command = "make",
  make = make,
  sample = function()
    local documents = {
      { name = "张志远（330599…0015）", pages = 12, copies = 3 },
      { name = "陆敏（330599…0023）", pages = 14, copies = 1 },
    }
    local examples = notice.examples
    return make {
      office = examples.district, title = forms.evaluation or "", unit = examples.department, part = 1,
      documents = documents,
    }
  end,
  volume = volume,
  -- What the first page of one of several copies says, and what its bookmark is called.
  copy_mark = function(copy, copies) return copy_name(copy) .. "（共" .. numerals.words(copies) .. "份）" end,
  copy_name = copy_name,
  -- What is added to the name of a merged file that has only what changed (`--print-changed`), NUMBER of those that are
  -- there.
  reprint = function(number) return "补打" .. (number > 1 and number or "") end,
}
