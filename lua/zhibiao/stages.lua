-- The stages of a season, and which columns are filled in from each on: what belongs to a later one may still be empty.
local notice = require("notices.current")
local columns = require("zhibiao.columns")
local schema = require("schema")
local stages = {}

local offices = notice.reviews.offices

-- The columns of what the offices FROM to TO of the notice's say.
local function reviewed(from, to, fields)
  for i = from, math.min(to, #offices) do
    for _, ending in ipairs { "_state", "_opinion", "_date" } do fields[#fields + 1] = offices[i].field .. ending end
  end
  return fields
end

-- shows: columns by which the data show that the stage is reached; due: those that are filled in from then on, too.
stages.all = {
  { name = "申报" }, -- the applicant's own part
  { -- the unit has checked the originals and proposes its staff
    name = "公示前", shows = { attachments = { "verified_by", "verified_date" }, posts = { "unit" } },
  },
  { -- the unit has posted the applications and hands them in
    name = "报送",
    shows = { applicants = reviewed(1, 1, { "notice_from", "notice_to", "notice_result", "submitted_at" }) },
    due = { applicants = { "paid_date" } }, -- when the message comes, which may be early
  },
  { name = "审核", shows = { applicants = reviewed(2, #offices, {}) } },
  { name = "评审", shows = { applicants = { "result", "votes_for", "votes_against", "votes_abstain" } } },
}

local by_name, of_column = {}, {} -- the place of a stage by its name, and by table and field of a column
for place, stage in ipairs(stages.all) do
  by_name[stage.name] = place
  for _, filled_in in ipairs { stage.shows or {}, stage.due or {} } do
    for table_, fields in pairs(filled_in) do
      of_column[table_] = of_column[table_] or {}
      for _, field in ipairs(fields) do of_column[table_][field] = place end
    end
  end
end

local function has_rows(table_, where)
  return query("SELECT 1 FROM " .. table_ .. " WHERE " .. where .. " LIMIT 1")() ~= nil
end

-- The header of a column of the stage that has something in it; nil if none has.
local function shown_by(stage)
  for _, table_ in ipairs(schema) do
    local fields = stage.shows and stage.shows[table_.name] or {}
    -- Mostly none has, and each question goes through the whole table.
    if #fields > 0 and has_rows(table_.name, table.concat(fields, " <> '' OR ") .. " <> ''") then
      for _, field in ipairs(fields) do
        if has_rows(table_.name, field .. " <> ''") then return columns.headers[table_.name][field], table_.title end
      end
    end
  end
end

local current, header, sheet -- the stage's place, and the column that shows it
local is_chosen = false

local function find()
  for place = #stages.all, 2, -1 do
    header, sheet = shown_by(stages.all[place])
    if header then return place end
  end
  return 1
end

local function place_of_current()
  current = current or find()
  return current
end

-- Chooses a stage by its name; false if there is none of this name.
function stages.choose(name)
  if by_name[name] == nil then return false end
  current, is_chosen = by_name[name], true
  return true
end

-- Whether the column is filled in at a later stage than the one that has been reached.
function stages.is_later(table_, field)
  local place = of_column[table_] and of_column[table_][field]
  return place ~= nil and place > place_of_current()
end

-- Whether the stage of this name has been reached.
function stages.is_reached(name)
  return by_name[name] <= place_of_current()
end

-- Whether it was said that the stage of this name has been reached, so that every application has to be that far.
function stages.is_demanded(name)
  return is_chosen and stages.is_reached(name)
end

function stages.names()
  local names = {}
  for i, stage in ipairs(stages.all) do names[i] = stage.name end
  return table.concat(names, "、")
end

-- By which stage is judged, and why, for the terminal's first line.
function stages.words()
  local place = place_of_current()
  local why = is_chosen and "按 --stage"
    or header and "“" .. sheet .. "”表的“" .. header .. "”列已经有内容"
    or "还没有公示、报送的内容"
  local later = {}
  for i = place + 1, #stages.all do later[#later + 1] = stages.all[i].name end
  local rest = #later > 0 and "；" .. table.concat(later, "、") .. "阶段才填的栏目空着不算问题" or ""
  local how = is_chosen and "" or "；可以用 --stage 另定"
  local name = notice.number:find("号", 1, true) and notice.number or notice.title -- which some publish without a number
  return ("按《%s》检查，阶段是“%s”（%s%s%s）"):format(name, stages.all[place].name, why, rest, how)
end

return stages
