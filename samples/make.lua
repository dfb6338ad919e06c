-- Makes the sample season samples/huzhou-2020 and the small batch with faults, samples/faults: the same bytes in each
-- run.
--   lua5.4 samples/make.lua TOOLS SAMPLES      TOOLS has the programs write and portrait
local tools, folder = table.unpack(arg)
package.path = folder .. "/?.lua;lua/?.lua;" .. package.path

local files = require("lib.files")
local names = require("lib.names")
local notice = require("notices.huzhou-2020")
local offices = require("content.offices")
local people = require("lib.people")
local posts = require("lib.posts")
local Random = require("lib.random")
local tables = require("lib.tables")
local districts = require("content.units")

local CHILDREN = {
  education = "education_rows", work = "work_rows", achievements = "achievements", publications = "publications",
  assessments = "assessments", hours = "hours", appointments = "appointments", attachments = "attachments",
}
local SIZES = { { 295, 413 }, { 300, 420 }, { 320, 450 }, { 358, 500 }, { 280, 400 } }

-- Units of the other districts where the same specialty works.
local function elsewhere(district, series)
  local list = {}
  for _, d in ipairs(districts) do
    for _, unit in ipairs(d.units) do
      for _, want in ipairs(unit.people) do
        if d.district ~= district and want[1] == series then list[#list + 1] = unit.name end
      end
    end
  end
  return list
end

local function unit_row(unit, district, index)
  local random = Random.new("unit" .. unit.name)
  local place = random:pick { "单位公示栏", "一楼大厅公告栏", "单位内网和公告栏", "办公楼电子屏及宣传窗", "职工食堂门口公示栏" }
  return {
    unit = unit.name, district = district, unit_kind = unit.kind, supervising_dept = unit.dept,
    contact = names.person(random, random:chance(60), 1982), phone = string.format("0572-20000%02d", index),
    notice_place = place, supervise_phone = string.format("0572-20001%02d", index),
  }
end

local function add_children(batch, p)
  for name, key in pairs(CHILDREN) do
    for _, row in ipairs(p[key]) do
      row.id_number, row.name = p.id_number, p.name
      batch[name][#batch[name] + 1] = row
    end
  end
end

local function new_batch()
  local batch = { applicants = {}, units = {}, posts = {}, proposed = {}, bans = {}, photos = {} }
  for name in pairs(CHILDREN) do batch[name] = {} end
  return batch
end

local function add_photo(batch, office, p)
  local size = SIZES[p.index % #SIZES + 1]
  local by = office.photos
  local name = by == "id_number" and p.id_number or by == "name" and p.name or string.format("A%03d", p.index)
  if office.photos == "column" then p.row.photo = name .. ".jpg" end
  batch.photos[#batch.photos + 1] = {
    seed = p.index * 7919, width = size[1], height = size[2], female = p.female, age = 2020 - p.birth_year,
    path = folder .. "/" .. office.root .. "/照片/" .. name .. ".jpg",
  }
end

-- Everything of one office. INDEX: how many people and units came before.
local function make_batch(office, district, index)
  local batch = new_batch()
  for _, unit in ipairs(district.units) do
    index.unit = index.unit + 1
    local row = unit_row(unit, district.district, index.unit)
    batch.units[#batch.units + 1] = row
    local own = {}
    for _, want in ipairs(unit.people) do
      for _ = 1, want[2] do
        index.person = index.person + 1
        local p = people.new(unit, {
          series = want[1], index = index.person, district = district.district, evaluated = office.evaluated,
          elsewhere = elsewhere(district.district, want[1]), clerk = row.contact,
        })
        own[#own + 1] = p
        add_photo(batch, office, p)
        batch.applicants[#batch.applicants + 1] = p.row
        add_children(batch, p)
      end
    end
    local post, proposed = posts.make(unit, own)
    batch.posts[#batch.posts + 1] = post
    table.move(proposed or {}, 1, #(proposed or {}), #batch.proposed + 1, batch.proposed)
  end
  return batch
end

-- 五（五）: one whose three years are over, and one who still may not apply (and does not).
local function bans()
  local random = Random.new("bans")
  local rows = {}
  for i, year in ipairs { 2014, 2018 } do
    rows[i] = {
      id_number = names.id_number("1979-0" .. i .. "-15", false), name = names.person(random, false, 1979), year = year,
      reason = ({ "提供虚假论文检索证明", "伪造获奖证书" })[i],
    }
  end
  return rows
end

local CSV_ORDER = {
  "applicants", "education", "work", "achievements", "publications", "assessments", "hours", "appointments",
  "attachments", "units", "posts", "proposed",
}

local function write_batch(office, batch)
  local root = folder .. "/" .. office.root
  files.folder(root .. "/照片")
  if office.format == "csv" then
    for _, name in ipairs(CSV_ORDER) do
      local sheet = tables.sheet(office, name, batch[name])
      files.csv(root .. "/" .. office.district .. sheet.name .. ".csv", sheet, office.encoding)
    end
  else
    for _, book in ipairs(office.books) do
      local sheets = {}
      for i, name in ipairs(book[2]) do sheets[i] = tables.sheet(office, name, batch[name]) end
      files.workbook(tools .. "/write", root .. "/" .. book[1] .. ".xlsx", sheets)
    end
  end
  files.portraits(tools .. "/portrait", batch.photos)
end

local function season()
  files.remove(folder .. "/huzhou-2020")
  local index = { person = 0, unit = 0 }
  for i, office in ipairs(offices) do
    office.root, office.hr = "huzhou-2020/" .. office.folder, notice.offices[i].hr
    local batch = make_batch(office, districts[i], index)
    if i == 1 then batch.bans = bans() end
    write_batch(office, batch)
  end
end

-- Five people, four of whom can't be made, each for another reason; see the tests.
local function faults()
  files.remove(folder .. "/faults")
  local office = {
    district = "市本级", root = "faults", format = "xlsx", photos = "name", dates = "iso", yes = "是", no = "否",
    first = { "name" }, headers = {},
    books = { { "花名册", { "applicants", "education", "work", "hours", "units" } } },
  }
  local unit = { name = "湖州市示例图书馆", kind = "事业单位", dept = "湖州市文化广电旅游局" }
  local batch = new_batch()
  batch.units[1] = unit_row(unit, "市本级", 99)
  for i, name in ipairs { "周" .. utf8.char(0x323B0), "孙无照", "赵缺项", "冯失位", "何无恙" } do
    local p = people.new(unit, {
      series = "图书", index = 910 + i, name = name, level = "中级", district = "市本级", elsewhere = {},
      clerk = batch.units[1].contact,
    })
    batch.applicants[i] = p.row
    if i == 3 then p.row.unit = "" end
    if i == 4 then
      p.lost = math.tointeger(tonumber(p.id_number:sub(1, 15) .. "000")) -- what a spreadsheet leaves of it
      p.row.id_number = p.lost
    else
      add_children(batch, p)
    end
    if i ~= 2 then add_photo(batch, office, p) end
  end
  write_batch(office, batch)
end

season()
faults()
