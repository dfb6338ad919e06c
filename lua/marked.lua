-- 退回修改表: a unit's own rows in the tables and with the headers that it handed in, what is wrong marked in its cell: to
-- be mended and sent in as it is. Beside it lies the slip on paper, lua/slips.lua.
local notice = require("notices.current")
local documents = require("zhibiao.documents")
local findings = require("zhibiao.findings")
local people = require("zhibiao.people")
local typed = require("zhibiao.typed")

local document = documents.of("slips")

local function units()
  return query("SELECT unit, district FROM (" .. findings.all .. ") WHERE owner <> '' AND urgency < 3 "
    .. "GROUP BY district, unit ORDER BY district, unit")
end

local heading = "需要修改的地方"

local function sample_sheet(tab)
  local cell = { text = "张志远", style = "text-error", note = "必须改：……" }
  local header = { text = "姓名", style = "head", width = "20mm" }
  local done = false
  return {
    tab = tab, headers = { header, header },
    rows = function()
      if done then return nil end
      done = true
      return { cells = { cell, { text = "", style = "text", note = "" } } }
    end,
  }
end

return {
  title = "退回修改表", off = document.off, template = "marked", order = 2.1, check = true,
  owner = "unit",
  tolerates = { "all", "unreadable" }, -- it is the way back to those who can correct them
  records = units,
  sample = function()
    local lines = findings.sample()
    for _, row in ipairs(lines) do
      row.duty, row.where, row.link = findings.level(row.level).duty, "申报人员!A2", "internal:'申报人员'!A2"
    end
    return {
      heading = heading, unit = notice.examples.unit, list = typed.list, time = "第 1 次退回。", lines = lines,
      people = { "张志远（330599…0015）", "张志远（330599…0015）" },
      sheets = { sample_sheet("申报人员"), sample_sheet("学习经历") },
    }
  end,
  make = function(r)
    local lines = typed.lines(r.unit, r.district)
    local unit = people.shown(r, "unit")
    local sheets = typed.sheets(r.unit, r.district, lines)
    return {
      file = people.unit_file("退回修改", r.unit, r.district), record = unit .. "的退回修改表",
      heading = unit .. "：" .. heading, unit = unit, list = typed.list,
      time = typed.time(sheets), lines = lines, sheets = sheets,
      people = typed.people(r.unit, r.district),
    }
  end,
}
