-- The check of a notice's folder: what is wrong with its data, before anyone is judged by it. All faults are told at
-- once, each at its line. See zhibiao/notice_fields.lua for what a notice says.
local changes = require("zhibiao.notice_check.changes")
local columns = require("zhibiao.notice_check.columns")
local facts = require("zhibiao.notice_check.facts")
local leftovers = require("zhibiao.notice_check.leftovers")
local list = require("zhibiao.notice_fields")
local origin = require("zhibiao.notice_check.origin")
local own_facts = require("zhibiao.notice_check.own_facts")
local relations = require("zhibiao.notice_check.relations")
local reports = require("zhibiao.notice_check.report")
local shapes = require("zhibiao.notice_check.shape")
local notice_check = {}

local tree = facts.tree(list)

-- Facts that stand twice in a table: the last counts, silently.
local function judge_doubles(report, layer)
  local function look(node, path)
    for _, double in ipairs(node.doubles or {}) do
      local shown = facts.shown(facts.below(path, double.key))
      report:add("error", layer.file, double.line, ("%s 写了两次"):format(shown), "请去掉一个：后面的会把前面的盖掉")
    end
    for key, below in pairs(node.keys or {}) do look(below, facts.below(path, key)) end
  end
  look(report:tree(layer), {})
end

-- FOLDERS and WORDS: of notice_layers("notice") and ("words"). What is found: a list of { level = "error" or
-- "warning", file, line, message, remedy }, in the order of lines; and a text on what may be written, too. CURRENT
-- gives the notice written out, and may raise. IS_SILENT: only errors.
function notice_check.of(folders, words, current, is_silent)
  local report = reports.new(folders, words, is_silent)
  local notice = report.notice
  local shape = shapes.new(notice, report)
  changes.judge(report)
  shape:judge_all(tree)
  origin.judge(notice, report, tree, list, shape)
  for _, layer in ipairs(report.layers) do
    if not report.is_common[layer.name] then judge_doubles(report, layer) end
  end
  notice.id = report.own.name
  relations.judge(notice, report, report.touched)
  leftovers.judge(notice, report, tree)
  own_facts.judge(notice, report)
  if report.count == 0 and current then
    local written = current()
    columns.judge(report)
    relations.judge_later(notice, report, report.touched, written)
    shape:judge_later()
    if report.count == 0 and not is_silent then require("zhibiao.rules") end -- the notice's own, too
  end
  return report:sorted(), report:optional()
end

-- What lists of notices tell of the one in force: city, year and title; nil if it has no issuer, as others only build
-- on it.
function notice_check.about()
  local notice = reports.new(notice_layers("notice"), {}).notice
  if notice.issuer == nil then return nil end
  return tostring(notice.city), tostring(notice.year), tostring(notice.title)
end

-- The same as `of`, of the notice in force.
function notice_check.run(is_silent)
  local function current() return require("notices.current") end
  return notice_check.of(notice_layers("notice"), notice_layers("words"), current, is_silent)
end

return notice_check
