-- The places of a notice's province (`places`), if it says them: whether they are what they have to be, and where its
-- city lies among them, which may be a county, too.
local facts = require("zhibiao.notice_check.facts")
local nearest = require("zhibiao.nearest")
local values = require("zhibiao.notice_check.values")
local places = {}

-- Whether VALUE is a list of texts.
local function are_texts(value)
  if type(value) ~= "table" then return false end
  for key, item in pairs(value) do
    if type(key) ~= "number" or type(item) ~= "string" or item == "" then return false end
  end
  return true
end

-- The cities of the province, each a list of its name and those of its districts; what is none is left out.
function places.cities(notice)
  local known, out = notice.places, {}
  for _, city in ipairs(type(known) == "table" and type(known.cities) == "table" and known.cities or {}) do
    if are_texts(city) and city[1] then out[#out + 1] = city end
  end
  return out
end

local cities = places.cities

-- What is wrong with VALUE; nil if nothing is.
local kinds = {
  name = function(value) return values.text(value, {}) end,
  words = function(value) if not are_texts(value) then return "应当是几个词", '请写成 { "…", "…" }' end end,
  cities = function(value)
    for _, city in ipairs(type(value) == "table" and value or { value }) do
      if not are_texts(city) or city[1] == nil then
        return "应当是一个市一对括号，写的是" .. values.shown(city), '请写成 { { "甲市", "乙区", "丙县" }, { "丁市", … } }'
      end
    end
    if type(value) ~= "table" or #value == 0 then return "一个市也没有", '请写成 { { "甲市", "乙区", "丙县" } }' end
  end,
}
kinds.outside = kinds.words

-- `places` is of any form for zhibiao/notice_fields.lua.
function places.judge(notice, report)
  local known = notice.places
  if known == nil then return end
  if type(known) ~= "table" or #known > 0 then
    return report:wrong({ "places" }, "“省内的地名”（places）写的是" .. values.shown(known),
      '请写成 { cities = { { "甲市", "乙区", "丙县" }, { "丁市", … } } }')
  end
  local names = { "name", "words", "outside", "cities" }
  for key, value in pairs(known) do
    local path = { "places", key }
    local shown = ("“省内的地名”（%s）"):format(facts.shown(path))
    if kinds[key] then
      local what, remedy = kinds[key](value)
      if what then report:wrong(path, shown .. what, remedy) end
    else
      local likely = nearest.to(tostring(key), names, 0.6)[1]
      report:wrong(path, shown .. "没有这一项", likely and "是不是 " .. likely .. "？" or "有的是：" .. table.concat(names, "、"))
    end
  end
end

-- Whose social insurance is paid in another province has to have a certificate: it has to be known which places are.
function places.judge_insurance(notice, report)
  if #cities(notice) > 0 then return end
  report:doubtful({ "places" },
    ("没有写%s的市、县（places）：在本市以外的市、县缴社保的，认不出在不在省内，检查时会提醒核对"):format(notice.province),
    '请加上：places = { cities = { { "甲市", "乙区", "丙县" }, { "丁市", … } } }，第一个是市，后面是它的区县')
end

-- The city that is the notice's own, or that its county belongs to, as notice.places has it: { city, district, … };
-- nil if none is known.
function places.city(notice)
  for _, city in ipairs(cities(notice)) do
    for _, name in ipairs(city) do
      if name == notice.city then return city end
    end
  end
end

-- The districts of the city that is the notice's own, or the county itself; nil if they are not known.
function places.districts(notice)
  local city = places.city(notice)
  if city == nil then return nil end
  return city[1] == notice.city and table.move(city, 2, #city, 1, {}) or { notice.city }
end

return places
