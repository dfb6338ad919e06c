-- `zhibiao notice diff A B`: what differs between two notices, for an office to sign. The script runs once for each:
-- facts() packs what A says, and with B in force difference() and make() compare it.
local difference = require("zhibiao.notice_book.difference")
local facts = require("zhibiao.notice_check.facts")
local listing = require("zhibiao.notice_book.listing")
local names = require("zhibiao.notice_book.names")
local plans = require("zhibiao.notice_book.plan")
local reports = require("zhibiao.notice_check.report")

local layers = notice_layers("notice")
local name = layers[#layers].name

local function mine()
  local notice = reports.new(layers, notice_layers("words")).notice
  local words = names.new(notice)
  local tree = facts.tree(require("zhibiao.notice_fields"))
  return listing.of(plans.of(tree, notice, words), tree, notice, words), tostring(notice.title or "")
end

-- OTHER: packed facts of the notice A.
local function compare(other)
  local b, title = mine()
  local sections, count = difference.of(listing.unpacked(other), b)
  return sections, count, title
end

local function model(sections, count, a, b, a_title, b_title)
  local number = 0
  for _, section in ipairs(sections) do
    for _, row in ipairs(section.rows) do
      number = number + 1
      row.number = number
    end
  end
  return { sections = sections, count = count, a = a, b = b, a_title = a_title, b_title = b_title }
end

local function title_in(packed)
  for _, row in ipairs(listing.unpacked(packed)) do
    if row.code == "title" then return row.text end
  end
  return ""
end

return {
  title = "两份通知的不同", template = "notice_diff", order = 0,
  command = "notice",
  facts = function() return listing.packed((mine())) end,
  difference = function(a, other)
    local sections, count = compare(other)
    return difference.text(sections, count, a, name)
  end,
  make = function(arguments)
    local sections, count, title = compare(arguments.facts)
    return model(sections, count, arguments.a, name, title_in(arguments.facts), title)
  end,
  sample = function()
    local row = { code = "year", name = "年度", a = "2023", b = "2024", a_clause = "", b_clause = "一" }
    return model({ { name = "通知本身", rows = { row } } }, 1, "shili-2023", "shili-2024", "关于2023年度的通知",
      "关于2024年度的通知")
  end,
}
