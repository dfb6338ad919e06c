-- 检查报告: what `zhibiao check` found, counted, and listed by office and by unit.
local notice = require("notices.current")
local counts = require("zhibiao.findings.counts")
local lists = require("zhibiao.findings.lists")
local tabs = require("zhibiao.tabs")

local max_units = 100 -- that have a sheet of their own; if there are more, none has

-- Names the sheets, and links the counts to them.
local function linked(book)
  local name_of = tabs.new { "总览", "单位" }
  local targets = {}
  for _, sheet in ipairs(book.offices) do
    sheet.tab = name_of(sheet.name)
    targets[sheet.name] = tabs.link(sheet.tab)
  end
  for _, sheet in ipairs(book.sheets) do
    sheet.tab = name_of(sheet.name)
    targets[sheet.district .. "\n" .. sheet.name] = tabs.link(sheet.tab)
  end
  for _, one in ipairs(book.districts) do one.link = targets[one.name] or "" end
  for _, one in ipairs(book.units) do one.link = targets[one.district .. "\n" .. one.name] or targets[one.district] end
  return book
end

return {
  title = "检查报告", template = "findings", order = 1, command = "check",
  records = function() return items { {} } end,
  make = function()
    local units, districts = counts.units(), counts.districts()
    local by_unit = #units <= max_units
    local most = lists.share(districts, by_unit and units or {})
    return linked {
      file = "检查报告", record = "检查报告",
      heading = notice.city .. notice.year .. "年度职称申报材料检查报告", notice = notice, date = date,
      districts = districts, total = counts.total(districts), units = units, kinds = counts.rules(),
      offices = lists.by_office(most), sheets = by_unit and lists.by_unit(most) or {}, most_units = max_units,
    }
  end,
}
