-- Who says a fact: what each issuer, and each year, has to say for itself is not taken over from another's notice.
local facts = require("zhibiao.notice_check.facts")
local lists = require("zhibiao.lists")
local values = require("zhibiao.notice_check.values")
local vocabularies = require("zhibiao.notice_check.vocabularies")
local origin = {}

-- By layer: whose notice, and of which year, it is, with all that it builds on.
function origin.owners(layers)
  local of, issuer, year = {}, nil, nil
  for _, layer in ipairs(layers) do
    issuer, year = layer.value.issuer or issuer, layer.value.year or year
    of[layer] = { issuer = issuer, year = year }
  end
  return of
end

-- The keys of a path that has no lists or maps in it.
local function keys(path)
  local out = {}
  for key in path:gmatch("[^.]+") do out[#out + 1] = key end
  return out
end

local function is_taken_out(notice, path)
  for i = 1, #path do
    if facts.at(notice, table.move(path, 1, i, 1, {})) == false then return true end
  end
  return false
end

local function remedy(fact, path)
  return ("请加上：%s = %s"):format(path[#path], values.examples[fact[3]])
end

-- IS_MEANT: by path, what is there under a misspelt name, which was told.
local function judge_own(notice, report, fact, is_meant, of, last)
  local path = keys(fact[1])
  if is_taken_out(notice, path) or is_meant[fact[1]] then return end
  local layer = report:layer_of(fact[3] == "list" and facts.below(path, 1) or path)
  local name = ("“%s”（%s）"):format(fact[2], fact[1])
  if layer == nil then
    if facts.at(notice, path) == nil and not fact.rare then report:wrong(path, "没有写" .. name, remedy(fact, path)) end
  elseif of[layer].issuer ~= of[last].issuer then
    report:missing(path, ("没有写%s：“%s”里写的是%s的"):format(name, layer.name, of[layer].issuer or "别处"),
      remedy(fact, path))
  elseif fact.own == "year" and of[layer].year ~= of[last].year then
    report:missing(path, ("没有写%s：“%s”里写的是 %s 年度的"):format(name, layer.name, of[layer].year),
      remedy(fact, path))
  end
end

-- The dates of the steps are each year's own, too.
local function judge_windows(notice, report, of)
  local windows = facts.at(notice, { "reviews", "windows" })
  for step, window in pairs(type(windows) == "table" and windows or {}) do
    for _, key in ipairs { "opens", "closes" } do
      local path = { "reviews", "windows", step, key }
      local layer = type(window) == "table" and window[key] and report:layer_of(path)
      local whose = layer and of[layer].issuer ~= of[report.own].issuer and (of[layer].issuer or "别处") .. "的"
        or layer and of[layer].year ~= of[report.own].year and tostring(of[layer].year) .. " 年度的"
      if whose then
        report:missing(path, ("没有写一步的时间（%s）：“%s”里写的 %s 是%s"):format(facts.shown(path), layer.name,
          tostring(window[key]), whose),
          ("请加上今年的；今年不定的写 reviews = { windows = { %s = false } }"):format(tostring(step)))
      end
    end
  end
end

-- The value of what is taken over, of a table its values.
local function shown_value(value)
  if type(value) ~= "table" or value[1] ~= nil then return values.shown(value) end
  local out = {}
  for _, part in pairs(value) do out[#out + 1] = values.shown(part) end
  return #out > 0 and table.concat(out, "、") or "没有"
end

-- Whether PATH is about a level that nobody can apply for here.
local function is_idle(notice, path)
  local is_level = lists.has(vocabularies.own.level(notice), path[2])
  return is_level and not lists.has(vocabularies.evaluated(notice), path[2])
end

-- Tells what is taken over: the facts of a table that is all another's, together.
local function tell(notice, report, tree, told)
  local of, seen = origin.owners(report.layers), {}
  for _, one in ipairs(told) do
    local path, is_listed = one.path, one.fact.told == "listed"
    local layer = report:layer_of(path)
    local above = table.move(path, 1, #path - 1, 1, {})
    if #above > 0 and not is_listed and not report:is_own(above) then path = above end
    local shown = facts.shown(path)
    local is_others = layer and of[layer].issuer ~= of[report.own].issuer
    if is_others and not seen[shown] and not is_idle(notice, path) then
      seen[shown] = true
      if is_listed then
        report:list_taken_over(path, shown)
      else
        report:taken_over(path, ("“%s”（%s）照“%s”的：%s"):format(facts.called(tree, path), shown, layer.name,
          shown_value(facts.at(notice, path))), ("不一样的，请在 %s 里写上"):format(report.own.file))
      end
    end
  end
end

-- LIST: the facts, TREE: the same as a tree; SHAPE: what was found in them.
function origin.judge(notice, report, tree, list, shape)
  local of = origin.owners(report.layers)
  for _, fact in ipairs(list) do
    if fact.own then judge_own(notice, report, fact, shape.meant, of, report.own) end
  end
  judge_windows(notice, report, of)
  if not report.is_silent and not report.touched.levels and type(notice.levels) == "table" then
    tell(notice, report, tree, shape.told)
  end
end

return origin
