-- Who says a fact: what each issuer, and each year, has to say for itself is not taken over from another's notice; and
-- nothing of another's name, place or phones is left in what is.
local facts = require("zhibiao.notice_check.facts")
local values = require("zhibiao.notice_check.values")
local words = require("zhibiao.words")
local origin = {}

-- By layer: whose notice, and of which year, it is, with all that it builds on.
local function owners(layers)
  local of, issuer, year = {}, nil, nil
  for _, layer in ipairs(layers) do
    issuer, year = layer.value.issuer or issuer, layer.value.year or year
    of[layer] = { issuer = issuer, year = year }
  end
  return of, issuer, year
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
  local of, last = owners(report.layers), report.layers[#report.layers]
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

-- --- Leftovers ------------------------------------------------------------------------------------------------------

local no_texts = { places = true, mentions = true, from = true, facts = true, title_words = true }

-- Calls SEE(path, text) for each text of the data, but in what lists words of all kinds.
local function each_text(data, see, path)
  for key, value in pairs(data) do
    local below = facts.below(path, key)
    if type(value) == "table" then
      if #path > 0 or not no_texts[key] then each_text(value, see, below) end
    elseif type(value) == "string" and (#path > 0 or not no_texts[key]) then
      see(below, value)
    end
  end
end

local function without_ending(name)
  return (name:gsub("市$", ""))
end

-- Names and numbers of the other issuers that the notice builds on: { text, what it is }.
local function leftovers(report, notice)
  local of, issuer = owners(report.layers)
  local out = {}
  local function add(text, what)
    if type(text) == "string" and #text >= 5 then out[#out + 1] = { text = text, what = what } end
  end
  for _, layer in ipairs(report.layers) do
    if of[layer].issuer and of[layer].issuer ~= issuer then
      local value = layer.value
      if value.issuer then add(value.issuer, "发文单位") end
      if type(value.city) == "string" and value.city ~= notice.city then add(without_ending(value.city), "城市") end
      if value.number then add(value.number, "文号") end
      for _, office in ipairs(type(value.offices) == "table" and value.offices or {}) do
        if type(office) == "table" then
          add(office.phone, "电话")
          add(office.name, "受理单位")
          if office.district ~= "市本级" then add(office.district, "区县") end
        end
      end
    end
  end
  return out
end

-- Texts of the parent's city, offices and number in the data of another issuer's notice. `mentions`: what may be named.
function origin.judge_leftovers(notice, report)
  local left = leftovers(report, notice)
  if #left == 0 then return end
  local may_be = type(notice.mentions) == "table" and notice.mentions or {}
  local own = tostring(notice.city or "") .. tostring(notice.issuer or "")
  each_text(notice, function(path, text)
    for _, one in ipairs(left) do
      local is_named = text:find(one.text, 1, true) and not own:find(one.text, 1, true)
      if is_named and not words.has_one_of(one.text, may_be) then
        report:wrong(path, ("%s里还有底稿的%s“%s”：%s"):format(facts.shown(path), one.what, one.text,
          values.shown(text)), "请改成自己的；确实要提到的，写进 mentions")
        return
      end
    end
  end, {})
end

return origin
