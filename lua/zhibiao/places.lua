-- Whether a place lies in the province, by the names of its cities, districts and counties, with or without 省市区县.
local words = require("zhibiao.words")
local places = {}

local starts_with = words.starts_with

-- A place's name without 市, 区, 县 at its end; whole if that would leave a single character.
local function short(name)
  local stem = name:gsub("自治县$", ""):gsub("[^\x80-\xBF][\x80-\xBF]*$", function(last)
    return (last == "市" or last == "区" or last == "县") and "" or last
  end)
  return utf8.len(stem) >= 2 and stem or name
end

-- LIST is one of a province, such as notices/zhejiang.lua. true: in it; false: in another; nil: who knows.
function places.is_inside(list, text)
  text = words.plain(text)
  for _, word in ipairs(list.outside) do
    if starts_with(text, word) then return false end
  end
  for _, other in ipairs(list.other_provinces) do
    if starts_with(text, other) then return false end
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
  for _, ending in ipairs { "省", "市", "区", "县", "州", "盟", "旗" } do
    if words.ends_with(text, ending) then return false end
  end
end

return places
