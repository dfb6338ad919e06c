-- What is left of another notice, which this one builds on or was copied from: its city, its year, its number, its
-- offices and their phones in any text. What may be named stands in `mentions`.
local facts = require("zhibiao.notice_check.facts")
local lists = require("zhibiao.lists")
local origin = require("zhibiao.notice_check.origin")
local places = require("zhibiao.notice_check.places")
local values = require("zhibiao.notice_check.values")
local words = require("zhibiao.words")
local leftovers = {}

-- Sections that list words of all kinds, or are meant to name others.
local left_out = { places = true, mentions = true, from = true, facts = true, title_words = true, id = true }

-- Calls SEE(path, text) for each text of VALUE, but before a run for those that are common to all notices.
local function each_text(value, see, path, report)
  if type(value) == "string" then
    see(path, value)
  elseif type(value) == "table" and not report:is_trusted(path) then
    for key, item in pairs(value) do each_text(item, see, facts.below(path, key), report) end
  end
end

local function without_ending(name)
  return (name:gsub("市$", ""))
end

local function is_table(value)
  return type(value) == "table"
end

-- A name or number to look for: its text, what it is, and whether it is certain that it doesn't belong here.
local function add(found, text, what, is_certain)
  if type(text) == "string" and #text >= 5 then
    found[#found + 1] = { text = text, what = what, is_certain = is_certain }
  end
end

local function add_offices(found, offices)
  for _, office in ipairs(is_table(offices) and offices or {}) do
    if is_table(office) then
      add(found, office.phone, "电话", true)
      add(found, office.name, "受理单位", true)
      add(found, office.address, "地址", true)
    end
  end
end

-- Whether the city is the notice's, or that of its county.
local function is_own_city(notice, city)
  local own = places.city(notice)
  return city == notice.city or own ~= nil and own[1] == city
end

-- Of the notices that this one builds on.
local function add_parents(found, notice, report)
  local of = origin.owners(report.layers)
  local mine = of[report.own]
  for _, layer in ipairs(report.layers) do
    local value = layer.value
    if of[layer].year and of[layer].year ~= mine.year then
      add(found, of[layer].year .. "年度", "年度", true)
      add(found, value.number, "文号", true)
    end
    if of[layer].issuer and of[layer].issuer ~= mine.issuer then
      if not tostring(notice.issuer):find(tostring(value.issuer), 1, true) then
        add(found, value.issuer, "发文单位", true)
      end
      add(found, value.number, "文号", true)
      if value.city ~= notice.city and type(value.city) == "string" and not is_own_city(notice, value.city) then
        add(found, without_ending(value.city), "城市", true)
      end
      add_offices(found, value.offices)
    end
  end
end

-- Other cities of the province. Streets are called after them, without their ending.
local function add_cities(found, notice, report)
  for _, city in ipairs(places.cities(notice)) do
    if not is_own_city(notice, city[1]) then
      add(found, city[1], "别的城市", true)
      if not report.is_silent then add(found, without_ending(city[1]), "别的城市", false) end
    end
  end
end

-- A district of another city of the province.
local function judge_districts(notice, report)
  local city_of = {}
  for _, city in ipairs(places.cities(notice)) do
    for i = 2, #city do city_of[city[i]] = city[1] end
  end
  for i, office in ipairs(is_table(notice.offices) and notice.offices or {}) do
    local district = is_table(office) and office.district
    if district and city_of[district] and not is_own_city(notice, city_of[district]) then
      report:wrong({ "offices", i, "district" },
        ("受理单位的区县（offices[%d].district）“%s”是%s的"):format(i, district, city_of[district]),
        ("请改成%s的区县"):format(notice.city))
    end
  end
end

-- A fact as messages name it; of the words in a list the list's name.
local function named(tree, path)
  local name = facts.called(tree, path) or facts.called(tree, table.move(path, 1, #path - 1, 1, {}))
  return name and ("“%s”（%s）"):format(name, facts.shown(path)) or facts.shown(path)
end

local function how(report, path)
  if report:is_own(path) then return "请改成自己的" end
  return ("请在 %s 里写上自己的 %s"):format(report.own.file, path[1])
end

-- NOTICE: the resolved data; TREE: of its facts.
function leftovers.judge(notice, report, tree)
  if type(notice.city) ~= "string" then return end
  local found = {}
  add_parents(found, notice, report)
  add_cities(found, notice, report)
  local may_be = is_table(notice.mentions) and notice.mentions or {}
  local function see(path, text)
    for _, one in ipairs(found) do
      local is_left = text:find(one.text, 1, true) and not notice.city:find(one.text, 1, true)
      local may_stay = lists.has(may_be, one.text) or words.has_one_of(one.text, may_be)
        or not one.is_certain and path[#path] == "address"
      if is_left and not may_stay then
        local message = ("%s里有%s“%s”：%s"):format(named(tree, path), one.what, one.text, values.shown(text))
        local remedy = how(report, path) .. "；确实要提到的，把它写进 mentions = { … }"
        if one.is_certain then return report:wrong(path, message, remedy) end
        return report:doubtful(path, message, remedy)
      end
    end
  end
  for key, value in pairs(notice) do
    if not left_out[key] and not report.missed[key] then each_text(value, see, { key }, report) end
  end
  if not report.missed.offices then judge_districts(notice, report) end
end

return leftovers
