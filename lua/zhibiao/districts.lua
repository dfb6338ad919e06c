-- How people write the districts that the notice knows: those of its offices, and of its city. Names that it does not
-- know stay as they are.
local notice = require("notices.current")
local usage = require("notices.base.usage")
local lists = require("zhibiao.lists")
local offices = require("zhibiao.offices")
local places = require("zhibiao.places")
local words = require("zhibiao.words")

local province, city = notice.places.name or notice.province or "", notice.city

-- The districts of offices, and those of the city that are none of them under another name.
local function names()
  local out, known = {}, {}
  local function add(name)
    local short = places.short(name)
    if not known[short] then out[#out + 1], known[short] = name, true end
  end
  for _, office in ipairs(notice.offices) do add(office.district) end
  for _, name in ipairs(offices.of_city()) do add(name) end
  return out
end

-- What may stand before a district's name: 甲省乙市, 乙市, 乙.
local function regions()
  local short_city, out = places.short(city), { "" }
  for _, before in ipairs { "", province, (province:gsub("省$", "")) } do
    out[#out + 1], out[#out + 2] = before .. city, before .. short_city
    if before ~= "" then out[#out + 1] = before end
  end
  return out
end

local is_city_level = lists.set(usage.city_level)

-- What stands behind REGIONS where the district NAME is meant, which SHORT may stand for (nil: not).
local function stems(name, short)
  local out = { name, short }
  for _, office in ipairs(usage.district_offices) do
    out[#out + 1] = name .. office
    if short then out[#out + 1] = short .. office end
  end
  if is_city_level[name] then table.move(usage.city_level, 1, #usage.city_level, #out + 1, out) end
  return out
end

-- For lua/schema.lua: each name with other words for it. A word that may mean two districts means none; and a district
-- that is called like its city can't be told from it by its short name.
local function spellings()
  local list, count = {}, {}
  for i, name in ipairs(names()) do
    local short, seen = places.short(name), {}
    list[i] = { name }
    local function add(word)
      if seen[word] or word == name then return end
      seen[word] = true
      count[word] = (count[word] or 0) + 1
      list[i][#list[i] + 1] = word
    end
    local is_region = words.starts_with(city, short) or words.starts_with(province, short)
    for _, region in ipairs(regions()) do
      for _, stem in ipairs(stems(name, not is_region and short or nil)) do add(region .. stem) end
    end
    if is_city_level[name] then
      for _, office in ipairs(usage.district_offices) do add(city .. office) end
    end
  end
  local is_name = {}
  for _, one in ipairs(list) do is_name[one[1]] = true end
  for i, one in ipairs(list) do
    local kept = { one[1] }
    for k = 2, #one do
      if count[one[k]] == 1 and not is_name[one[k]] and one[k] ~= city and one[k] ~= province then
        kept[#kept + 1] = one[k]
      end
    end
    list[i] = kept
  end
  return list
end

return spellings()
