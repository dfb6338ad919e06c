-- 检查报告: what `zhibiao check` found, counted, and listed by office and by unit.
local notice = require("notices.current")
local counts = require("zhibiao.findings.counts")
local lists = require("zhibiao.findings.lists")
local outcome = require("zhibiao.findings.outcome")
local findings = require("zhibiao.findings")
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

-- --- A sample -----------------------------------------------------------------------------------------------------

local district, other_district = notice.examples.district, notice.examples.other_district

local function place(name)
  return { name = name, district = district, people = 2, wrong = 1, error = 2, warning = 0, hint = 2 }
end

local function sample()
  local lines, steps = findings.sample(), {}
  for i, row in ipairs(lines) do
    row.word = findings.level(row.level).word
    steps[i] = {
      step = "换照片", remedy = row.remedy, names = "张志远", message = row.message, clause = row.clause,
      level = row.level, word = row.word, n = 2, owners = 1,
    }
  end
  local function sheet(name) return { name = name, district = district, lines = lines, more = "还有 1 处没有列出" } end
  return linked {
    heading = "检查报告", notice = notice, date = date, total = place("合计"), steps = steps, most_units = max_units,
    districts = { place(district), place(other_district) }, offices = { sheet(district) },
    units = { place("监督站"), place("水文站") }, sheets = { sheet("监督站"), sheet("水文站") },
  }
end

return {
  title = "检查报告", template = "findings", order = 1, command = "check",
  sample = sample,
  records = function() return items { {} } end,
  make = function()
    local units, districts = counts.units(), counts.districts()
    local by_unit = #units <= max_units
    local most = lists.share(districts, by_unit and units or {})
    return linked {
      file = "检查报告", record = "检查报告",
      heading = notice.city .. notice.year .. "年度职称申报材料检查报告", notice = notice, date = date,
      districts = districts, total = counts.total(districts), units = units, steps = outcome.steps(),
      offices = lists.by_office(most), sheets = by_unit and lists.by_unit(most) or {}, most_units = max_units,
    }
  end,
}
