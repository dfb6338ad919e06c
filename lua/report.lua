-- 总览: the page that shows what a run has made, for whom, and why not for others; with a link to each file. Other
-- generators may add a section (CONTRIBUTING.md). The host makes it behind all else.
local notice = require("notices.current")
local files = require("zhibiao.report.files")
local format = require("zhibiao.format")
local reasons = require("zhibiao.report.reasons")
local states = require("zhibiao.report.states")
local steps = require("zhibiao.report.steps")
local tree = require("zhibiao.report.tree")

local heading = notice.city .. notice.year .. "年度职称申报文书总览"

local function number(sql, ...)
  return query("SELECT count(*) AS n FROM " .. sql, ...)().n
end

local function level_count(level)
  return number("_findings WHERE level = ?", level)
end

local function figures()
  return {
    { name = "申报人员", value = count("applicants"), unit = "人" },
    { name = "区县", value = number("(SELECT DISTINCT district FROM applicants WHERE district <> '')"), unit = "个" },
    { name = "单位", value = number("(SELECT DISTINCT district, unit FROM applicants WHERE unit <> '')"), unit = "家" },
    { name = "做好的文件", value = files.count(), unit = "个" },
    { name = "检查出的错误", value = level_count("error"), unit = "处" },
    { name = "提醒", value = level_count("warning"), unit = "处" },
  }
end

-- The states that anybody has.
local function state_counts(counts)
  local list = {}
  for i, state in ipairs(states.all) do
    if counts[i] > 0 then
      list[#list + 1] = { word = state.word, name = state.name, about = state.about, n = counts[i], number = i - 1 }
    end
  end
  return list
end

local function words(list)
  local out = {}
  for i, one in ipairs(list) do out[i] = { one.word, one.name } end
  return out
end

local function model(t)
  local rest = t.left_out > 0 and "人太多，下面没有列出没有事要办的 " .. t.left_out
    .. " 人：他们的文件都在各自的文件夹里，manifest.json 逐个列出。" or ""
  return {
    file = "index", record = "总览", said = steps.text(t),
    heading = heading, made = format.day(date), number = notice.number,
    figures = figures(), states = state_counts(t.counts), rest = rest,
    -- What the page's script reads; explained in templates/web/report.js.
    data = {
      documents = t.documents, districts = t.districts, units = t.units, people = t.people, texts = t.texts,
      files = t.files, reasons = t.reasons, order = t.order,
      words = { states = words(states.all), changes = states.changes, levels = reasons.levels },
    },
  }
end

return {
  title = "总览", template = "web/report.html", order = 8, command = "make",
  records = function() return items { {} } end,
  make = function() return model(tree.of_run()) end,
  sample = function()
    local counts, names = {}, {}
    for i in ipairs(states.all) do counts[i], names[i] = i, { "张志远" } end
    return model {
      districts = { { notice.examples.district, {} } }, units = { { 0, notice.examples.unit, "", {}, {} } },
      people = { { "张志远", "0015", 0, 0, { 0 }, { { 0, 0, 0, 0, 0, "F5" } }, 0 } },
      documents = { { "评审表", ".pdf" } }, texts = { "" }, files = {}, reasons = {}, order = { 0 },
      counts = counts, names = names, left_out = 1, differences = files.differences(),
    }
  end,
}
