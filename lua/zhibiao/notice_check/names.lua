-- Names of a notice that have to be known: specialties, levels and kinds of application, its city and districts. Checks
-- of zhibiao/notice_check/relations.lua.
local lists = require("zhibiao.lists")
local nearest = require("zhibiao.nearest")
local places = require("zhibiao.notice_check.places")
local vocabularies = require("zhibiao.notice_check.vocabularies")
local names = {}

-- A specialty that is none of the country's has its titles of each level from the notice alone.
local function own_titles(notice, report, i, item)
  for _, level in ipairs(item.levels or vocabularies.evaluated(notice)) do
    if item.titles[level] == nil then
      report:doubtful({ "series", i }, ("专业（series[%d]）“%s”没有%s的资格名称"):format(i, item[1], level),
        "请写在 titles 里；不评这个级别的，用 levels 写出评哪些级别")
    end
  end
end

function names.series(notice, report)
  local national = require("notices.base.specialties")
  local all = {}
  for name in pairs(national) do all[#all + 1] = name end
  local seen = {}
  for i, item in ipairs(notice.series) do
    local name, of, titles_ = item, nil, nil
    if type(item) == "table" then name, of, titles_ = item[1], item.of, item.titles end
    if of == nil and titles_ and national[name] == nil then
      own_titles(notice, report, i, item)
    elseif of == nil and national[name] == nil then
      local likely = nearest.to(name, all)[1]
      report:wrong({ "series", i }, ("专业（series[%d]）“%s”不在国家的系列里"):format(i, name),
        (likely and "是不是“" .. likely .. "”？" or "") .. '本地的专业写成 { "' .. name
          .. '", of = "工程" }，of 后面写它是哪个系列；都不是的，用 titles 写出各级别的资格名称')
    elseif seen[name] then
      report:wrong({ "series", i }, ("专业（series）“%s”写了两次"):format(name), "请去掉一个")
    end
    seen[name] = true
  end
end

-- NAME, written for one of KNOWN (names, and their aliases), or nil.
local function meant(name, known)
  for _, one in ipairs(known) do
    if lists.has(one.aliases or {}, name) then return one.name end
  end
  return nearest.to(name, lists.names(known), 0.5)[1]
end

-- Names alone that are nearly known ones: what is known of these would be lost.
local function names_alone(notice, report, key, what, known)
  local set = lists.set(known, "name")
  for i, item in ipairs(notice[key]) do
    local likely = type(item) == "string" and not set[item] and meant(item, known)
    if likely then
      report:wrong({ key, i }, ("%s（%s[%d]）“%s”不认识"):format(what, key, i, item),
        ("是不是“%s”？自己的叫法写成 { name = \"%s\", … }"):format(likely, item))
    end
  end
end

local function known_levels()
  local national = require("notices.base.levels")
  return table.move(national.others, 1, #national.others, #national + 1, { table.unpack(national) })
end

-- Levels count from the lowest to the highest. 助理级 is another name of 初级, 员级 the step below it.
local function judge_order(notice, report)
  local ranks, highest, before = { ["员级"] = 0, ["助理级"] = 1 }, 0, nil
  for i, level in ipairs(require("notices.base.levels")) do ranks[level.name] = i end
  for i, level in ipairs(notice.levels) do
    local name = type(level) == "table" and level.name or level
    local rank = ranks[type(level) == "table" and level.national or name]
    if rank and rank < highest then
      return report:wrong({ "levels", i }, ("级别（levels[%d]）“%s”排在“%s”的后面"):format(i, name, before),
        "请从低到高排：年限、晋升都按这个次序算")
    end
    if rank then highest, before = rank, name end
  end
end

function names.levels(notice, report)
  names_alone(notice, report, "levels", "级别", known_levels())
  judge_order(notice, report)
end

-- A level without titles can't be applied for.
function names.titles(notice, report)
  local set = lists.set(known_levels(), "name")
  for i, level in ipairs(notice.levels) do
    local name = type(level) == "table" and level.name or level
    local has_titles = set[name] or type(level) == "table" and (level.national or level.evaluated == false)
    for _, item in ipairs(notice.series) do
      has_titles = has_titles or type(item) == "table" and item.titles and item.titles[name]
    end
    if not has_titles then
      report:doubtful({ "levels", i }, ("级别“%s”（levels[%d]）没有资格名称"):format(name, i),
        '请写 national = "…"（用国家哪个级别的），或在 series 里写 titles')
    end
  end
end

function names.kinds(notice, report)
  names_alone(notice, report, "kinds", "申报类型", require("notices.base.notice").kinds)
end

-- The city has to be one of the province's, or a county, if these are known; a district that is nearly one of its.
function names.province(notice, report)
  local known = notice.places
  local all = places.cities(notice)
  if #all == 0 then return end
  if known.name and known.name ~= notice.province then
    report:wrong({ "province" }, ("省份（province）是“%s”，地名是“%s”的"):format(notice.province, known.name),
      "请改正省份，或换成本省的地名（places）")
    return
  end
  if places.city(notice) then return end
  local cities, counties = {}, {}
  for i, city in ipairs(all) do
    cities[i] = city[1]
    table.move(city, 2, #city, #counties + 1, counties)
  end
  local likely = not notice.city:find("市$") and nearest.to(notice.city, counties, 0.6)[1]
  report:wrong({ "city" }, ("%s没有“%s”（city）"):format(notice.province, notice.city),
    likely and "是不是“" .. likely .. "”？" or "有的是：" .. table.concat(cities, "、") .. "，和它们的区县")
end

function names.districts(notice, report)
  local own = places.districts(notice)
  for i, office in ipairs(own and notice.offices or {}) do
    local likely = nearest.to(office.district, own)[1]
    if likely and likely ~= office.district and utf8.len(likely) == utf8.len(office.district)
      and not lists.has(own, office.district) and likely:sub(1, 3) == office.district:sub(1, 3) then
      report:doubtful({ "offices", i, "district" },
        ("受理单位的区县（offices[%d].district）“%s”不是%s的"):format(i, office.district, notice.city),
        "是不是“" .. likely .. "”？")
    end
  end
end

return names
