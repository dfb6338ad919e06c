-- The check of a notice's folder: what is wrong with its data, before anyone is judged by it. All faults are told at
-- once, each at its line. See zhibiao/notice_fields.lua for what a notice says.
local facts = require("zhibiao.notice_check.facts")
local inherit = require("zhibiao.inherit")
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

-- LAYERS: of notice_layers("notice"). What is found: a list of { level = "error" or "warning", file, line,
-- message, remedy }, in the order of lines; and a text on what may be written, too. CURRENT gives the notice written
-- out, and may raise. IS_SILENT: only errors.
function notice_check.of(layers, current, is_silent)
  local report = reports.new(layers, is_silent)
  local last = layers[#layers]
  local notice = {}
  for _, layer in ipairs(layers) do notice = inherit.over(notice, layer.value) end
  local shape = shapes.new(notice, report)
  shape:judge_all(tree)
  origin.judge(notice, report, list, shape.told, shape.meant)
  for _, layer in ipairs(layers) do
    if layer.value.issuer or layer == last then judge_doubles(report, layer) end
  end
  notice.id = last.name
  relations.judge(notice, report, report.touched)
  leftovers.judge(notice, report, tree)
  own_facts.judge(notice, report)
  if report.count == 0 and current then
    current()
    shape:judge_later()
    if not is_silent then require("zhibiao.rules") end -- the notice's own, too
  end
  return report:sorted(), report:optional()
end

-- What lists of notices tell of the one in force: city, year and title; nil if it has no issuer, as others only build
-- on it.
function notice_check.about()
  local notice = {}
  for _, layer in ipairs(notice_layers("notice")) do notice = inherit.over(notice, layer.value) end
  if notice.issuer == nil then return nil end
  return tostring(notice.city), tostring(notice.year), tostring(notice.title)
end

-- The same as `of`, of the notice in force.
function notice_check.run(is_silent)
  return notice_check.of(notice_layers("notice"), function() require("notices.current") end, is_silent)
end

return notice_check
