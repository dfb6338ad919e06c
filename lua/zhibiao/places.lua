-- Whether a place lies in the province, by the names of its cities, districts and counties, with or without 省市区县.
local national = require("notices.base.places")
local words = require("zhibiao.words")
local places = {}

local starts_with = words.starts_with

-- A place's name without 市, 区, 县 at its end; whole if that would leave a single character.
function places.short(name)
  local stem = name:gsub("自治县$", ""):gsub("[^\x80-\xBF][\x80-\xBF]*$", function(last)
    return (last == "市" or last == "区" or last == "县") and "" or last
  end)
  return utf8.len(stem) >= 2 and stem or name
end

local short = places.short

-- Whether TEXT names a place of LIST anywhere: 参保地某市.
local function mentions(list, text)
  for _, city in ipairs(list.cities) do
    for _, name in ipairs(city) do
      if text:find(short(name), 1, true) then return true end
    end
  end
  return false
end

-- The same of one place, without brackets.
local function is_one_inside(list, text)
  for _, word in ipairs(list.outside) do
    if starts_with(text, word) then return false end
  end
  for _, province in ipairs(national.provinces) do
    if starts_with(text, province) then return starts_with(list.name, province) end
  end
  if starts_with(text, (list.name:gsub("省$", ""))) then return true end
  for _, word in ipairs(list.words) do
    if starts_with(text, word) then return true end
  end
  for _, city in ipairs(list.cities) do
    for _, name in ipairs(city) do
      if starts_with(text, name) or starts_with(text, short(name)) then return true end
    end
  end
  -- A zone may be anywhere; and what names a place of the province in other words needs a person's eye.
  if words.has_one_of(text, { "新区", "高新", "开发区", "度假区", "园区" }) or mentions(list, text) then return nil end
  if not list.is_whole then return nil end -- it may be a city or county that the list does not have
  for _, ending in ipairs { "省", "市", "区", "县", "州", "盟", "旗" } do
    if words.ends_with(text, ending) then return false end
  end
end

local marks = { "、", "，", ",", "；", ";", "/", "（", "）", "%(", "%)" }

-- LIST is one of a province, such as notices/zhejiang/places.lua, written out (notice_structures.lua). true: in it;
-- false: in another; nil: who knows, also if TEXT names places of both: 某市（上海代缴）.
function places.is_inside(list, text)
  local first
  for i, part in ipairs(words.parts(text:gsub("　", ""):gsub("%s", ""), marks)) do
    local inside = is_one_inside(list, part)
    if i == 1 then
      first = inside
    elseif part ~= "" and inside == not first then
      return nil
    end
  end
  return first
end

return places
