-- What a notice adds to a list that it takes over (`more`), and takes out of it (`without`): merging makes use of both
-- (zhibiao/inherit.lua), so that in what is merged nothing is left to look at.
local facts = require("zhibiao.notice_check.facts")
local inherit = require("zhibiao.inherit")
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
local values = require("zhibiao.notice_check.values")
local changes = {}

-- Whether VALUE is a list, and has something in it.
local function is_list(value)
  return type(value) == "table" and #value > 0
end

local function judge_more(report, path, more)
  if is_list(more) then return end
  local what = type(more) == "table" and "只写了一层括号，或者是空的" or "应当写在括号里，写的是" .. values.shown(more)
  report:wrong(path, ("加上的几项（%s）%s"):format(facts.shown(path), what),
    '请写成 more = { { … } }，每一项一对括号；几个词的写 more = { "…" }')
end

-- INHERITED: the list that the names are taken out of.
local function judge_without(report, path, without, inherited)
  local shown = ("去掉的几项（%s）"):format(facts.shown(path))
  if not is_list(without) then
    return report:wrong(path, shown .. "应当是几个名称", '请写成 without = { "名称" }')
  end
  local known = {}
  for i, item in ipairs(inherited) do known[i] = tostring(inherit.name_of(item)) end
  for i, name in ipairs(without) do
    if not lists.has(known, name) then
      local likely = nearest.to(tostring(name), known, 0.6)[1]
      report:wrong(facts.below(path, i), ("%s：底稿里没有%s"):format(shown, values.shown(name)),
        likely and "是不是“" .. likely .. "”？" or "有的是：" .. table.concat(known, "、"))
    end
  end
end

-- What VALUE, a layer's, changes of INHERITED.
local function judge(report, path, value, inherited)
  if type(value) ~= "table" or type(inherited) ~= "table" then return end
  if value.more ~= nil then judge_more(report, facts.below(path, "more"), value.more) end
  if value.without ~= nil then judge_without(report, facts.below(path, "without"), value.without, inherited) end
  for key, item in pairs(value) do
    if type(key) == "string" then judge(report, facts.below(path, key), item, inherited[key]) end
  end
end

function changes.judge(report)
  local merged = {}
  for _, layer in ipairs(report.layers) do
    if not report.is_common[layer.name] then judge(report, {}, layer.value, merged) end
    merged = inherit.over(merged, layer.value)
  end
end

return changes
