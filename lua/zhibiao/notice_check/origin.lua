-- Who says a fact: what each issuer, and each year, has to say for itself is not taken over from another's notice.
local facts = require("zhibiao.notice_check.facts")
local values = require("zhibiao.notice_check.values")
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
    if facts.at(notice, path) == nil then report:wrong(path, "没有写" .. name, remedy(fact, path)) end
  elseif of[layer].issuer ~= of[last].issuer then
    report:missing(path, ("没有写%s：“%s”里写的是%s的"):format(name, layer.name, of[layer].issuer or "别处"),
      remedy(fact, path))
  elseif fact.own == "year" and of[layer].year ~= of[last].year then
    report:missing(path, ("没有写%s：“%s”里写的是 %s 年度的"):format(name, layer.name, of[layer].year),
      remedy(fact, path))
  end
end

-- What LIST, the facts, have as own; TOLD: paths of facts that are taken over and told.
function origin.judge(notice, report, list, told, is_meant)
  local of, last = origin.owners(report.layers), report.layers[#report.layers]
  for _, fact in ipairs(list) do
    if fact.own then judge_own(notice, report, fact, is_meant, of, last) end
  end
  for _, one in ipairs(told) do
    local layer = report:layer_of(one.path)
    if layer and of[layer].issuer ~= of[last].issuer then
      report:taken_over(one.path, ("“%s”（%s）照“%s”的：%s"):format(one.fact[2], facts.shown(one.path), layer.name,
        values.shown(facts.at(notice, one.path))), ("不一样的，请在 %s 里写上"):format(last.file))
    end
  end
end

return origin
