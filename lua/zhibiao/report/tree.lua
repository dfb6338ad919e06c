-- District, unit, person with their files and reasons, as short as a page of 5,000 people needs them: what each list
-- holds is told at the top of templates/web/report.js.
local files = require("zhibiao.report.files")
local offices = require("zhibiao.offices")
local people = require("zhibiao.people")
local reasons = require("zhibiao.report.reasons")
local states = require("zhibiao.report.states")
local texts = require("zhibiao.report.texts")
local tree = {}

-- So many people are listed at most; of more only those of whom there is something to do.
local max_people = 30000

local max_names = 3 -- of each state, for the terminal

-- The lists that are being built.
local function new()
  local t = {
    districts = {}, units = {}, people = {}, documents = {}, files = {}, counts = {}, names = {}, left_out = 0,
  }
  t.differences = files.differences()
  t.texts, t.text = texts.new()
  t.district_at, t.unit_at, t.person_at, t.document_at = {}, {}, {}, {}
  t.called = {} -- units of files, by path
  for i in ipairs(states.all) do t.counts[i], t.names[i] = 0, {} end
  return t
end

-- --- Places -------------------------------------------------------------------------------------------------------

-- PART: the district's name in paths.
local function district_of(t, part, name)
  if t.district_at[part] == nil then
    t.districts[#t.districts + 1] = { name, {} }
    t.district_at[part] = #t.districts
  end
  return t.district_at[part]
end

-- The name of the unit whose file lies at NAME, of which a number tells it from another's (people.lua): RECORD begins
-- with what it is called.
local function unit_called(name, record)
  record = people.in_path(record)
  local called = name:match("^(.+)%-%d+$")
  local is_numbered = called and record:sub(1, #name) ~= name and record:sub(1, #called) == called
  return is_numbered and called or name
end

-- PATH: 区县/单位.
local function unit_of(t, path, district_part, district, unit)
  if t.unit_at[path] == nil then
    local d = district_of(t, district_part, district)
    local is_plain = path == t.districts[d][1] .. "/" .. unit
    t.units[#t.units + 1] = { d - 1, unit, is_plain and "" or path, {}, {} }
    t.unit_at[path] = #t.units
  end
  return t.unit_at[path]
end

-- --- Files --------------------------------------------------------------------------------------------------------

-- The number of a kind of document: its folder, or its name, and the ending.
local function document_of(t, parts, ending)
  local key = parts[1] .. ending
  if t.document_at[key] == nil then
    t.documents[#t.documents + 1] = { parts[1], ending }
    t.document_at[key] = #t.documents
  end
  return t.document_at[key] - 1
end

-- A file as the page has it: 8 times the document's number and the change's, and the path if that is not made of the
-- document's folder and the KEY of whose it is.
local function add_file(t, list, path, change, to, key)
  local parts, ending = files.parts(path)
  local number = document_of(t, parts, ending) * 8 + files.change_number(change)
  list[#list + 1] = to == parts[1] .. "/" .. key .. ending and number or { number, to }
end

-- --- People -------------------------------------------------------------------------------------------------------

local applicants_sql = [[
  SELECT id_number, name, unit, district, level, apply_title, %s AS files,
    (SELECT count(*) FROM _findings AS f WHERE f.owner = a.id_number AND f.level = 'error') AS errors,
    (SELECT count(*) FROM _findings AS f WHERE f.owner = a.id_number) AS found,
    (SELECT count(*) FROM _refusals AS r WHERE r.owner = a.id_number) AS refused
  FROM applicants AS a ORDER BY %s, district, unit, id_number]]

local function no_changes()
  return { [0] = 0, 0, 0, 0, 0, 0 }
end

local function count_change(seen, change)
  local number = files.change_number(change)
  seen[number] = seen[number] + 1
end

-- Counts the state of a person of that NAME; whether he is to be listed.
local function count_state(t, state, name, has_reasons, is_long)
  local names = t.names[state + 1]
  t.counts[state + 1] = t.counts[state + 1] + 1
  if #names < max_names then names[#names + 1] = name end
  local word = states.all[state + 1].name
  local is_quiet = not has_reasons and (word == "done" or word == "same" or word == "kept")
  if is_long and (is_quiet or #t.people >= max_people) then
    t.left_out = t.left_out + 1
    return false
  end
  return true
end

-- NAME as the page shows it where STEM tells its owner from a namesake of the same LAST digits: 张三（1980年生）.
local function shown_apart(name, last, stem)
  local mark = last ~= "" and stem:match("%-" .. last .. "%-(.+)$")
  return mark and name .. "（" .. mark .. "）" or name
end

-- PATH: 区县/单位/张三-0017, of MORE files that the table of applicants does not tell of.
local function add_applicant(t, a, path, more, is_long)
  local list, seen = {}, no_changes()
  local unit_path, stem = path:match("^(.*)/([^/]*)$")
  local name = people.shown(a, "name")
  local last = a.id_number:match("%d%d%d[%dX]$") or ""
  for line in a.files:gmatch("[^\n]+") do
    local file, change = line:match("^(.*)\t(.*)$")
    add_file(t, list, file, change, file, path)
    count_change(seen, change)
  end
  for _, other in ipairs(more or {}) do
    add_file(t, list, other.path, other.change, other.whereto, path)
    count_change(seen, other.change)
  end
  local unit = unit_of(t, unit_path, path:match("^[^/]+"), people.shown(a, "district"), people.shown(a, "unit"))
  local state = states.of(a, seen, t.differences.is_any)
  local apart = shown_apart(name, last, stem)
  if not count_state(t, state, apart, a.found + a.refused > 0, is_long) then return end
  local why = a.found + a.refused > 0 and reasons.of_applicant(a.id_number, t.text) or {}
  local what = a.apply_title ~= "" and a.apply_title .. (a.level ~= "" and "（" .. a.level .. "）" or "") or a.level
  local plain = stem == name .. "-" .. last
  t.people[#t.people + 1] = { apart, last, unit - 1, state, list, why, t.text(what), not plain and stem or nil }
end

-- Somebody who is in no table of this run: of him there is what paths say.
local function add_stranger(t, key, list_, is_long)
  local unit_path, stem = key:match("^(.*)/([^/]*)$")
  local district, unit = unit_path:match("^([^/]*)/(.*)$")
  local name, last = stem:match("^(.*)%-(%d%d%d[%dX])%-?[^-]*$")
  local list, seen = {}, no_changes()
  for _, other in ipairs(list_) do
    add_file(t, list, other.path, other.change, other.whereto, key)
    count_change(seen, other.change)
  end
  local state = states.of({ errors = 0, refused = 0 }, seen, t.differences.is_any)
  local at = unit_of(t, unit_path, district, district, t.called[unit_path] or unit)
  local apart = name and shown_apart(name, last, stem) or stem
  if not count_state(t, state, apart, false, is_long) then return end
  local plain = name and stem == name .. "-" .. last
  t.people[#t.people + 1] = { apart, last or "", at - 1, state, list, {}, t.text(""), not plain and stem or nil }
end

-- --- All ----------------------------------------------------------------------------------------------------------

-- The files that are no applicant's of this run: by the key of a person, and in the order of the paths.
local function read_others(t)
  local of_people, keys, rest = {}, {}, {}
  for row in files.others(t.differences) do
    local parts = files.parts(row.path)
    local key = table.concat(parts, "/", 2)
    if #parts == 4 then
      if of_people[key] == nil then
        of_people[key], keys[#keys + 1] = {}, key
      end
      table.insert(of_people[key], row)
    else
      rest[#rest + 1] = row
      local called = #parts == 3 and unit_called(parts[3], row.record)
      if called and (t.called[key] or parts[3]) == parts[3] then t.called[key] = called end
    end
  end
  return of_people, keys, rest
end

-- A unit's files go to the unit, a district's to the district.
local function add_rest(t, row)
  local parts = files.parts(row.path)
  local key = table.concat(parts, "/", 2)
  local district = t.district_at[row.office] or t.district_at[row.record] or t.district_at[parts[2] or ""]
  if #parts == 3 and t.district_at[parts[2]] then
    local unit = unit_of(t, key, parts[2], parts[2], t.called[key])
    add_file(t, t.units[unit][4], row.path, row.change, row.whereto, key)
  elseif #parts == 2 and district then
    add_file(t, t.districts[district][2], row.path, row.change, row.whereto, t.districts[district][1])
  else
    add_file(t, t.files, row.path, row.change, row.whereto, "")
  end
end

local function add_reasons_of_units(t)
  for row in query("SELECT DISTINCT unit, district FROM _findings WHERE owner <> '' AND owner = unit ORDER BY 1, 2") do
    local path = people.unit_file("", row.unit, row.district):sub(2)
    local unit = unit_of(t, path, path:match("^[^/]+"), people.shown(row, "district"), row.unit)
    t.units[unit][5] = reasons.of_unit(row.unit, row.district, t.text)
  end
end

-- People stand behind each other by unit; those of whom only paths are known come last.
local function sort_people(t)
  local order = {}
  for i, unit in ipairs(t.units) do order[i] = { i - 1, unit[1] } end
  table.sort(order, function(x, y) return x[2] < y[2] end)
  local rank = {}
  for i, one in ipairs(order) do rank[one[1]] = i end
  table.sort(t.people, function(x, y) return rank[x[3]] < rank[y[3]] end)
  t.order = {}
  for i, one in ipairs(order) do t.order[i] = one[1] end
end

-- All that the page shows: districts, units, people, documents, texts, files, reasons, order; by state counts and some
-- names; how many people are left out; the differences of zhibiao/report/files.lua.
function tree.of_run()
  local t = new()
  local is_long = count("applicants") > max_people
  local of_people, keys, rest = read_others(t)
  local sql = applicants_sql:format(files.of_applicant(t.differences), offices.order_by("district"))
  for a in query(sql) do
    local key = people.file("", a):sub(2)
    add_applicant(t, a, key, of_people[key], is_long)
    of_people[key] = nil
  end
  for _, key in ipairs(keys) do
    if of_people[key] then add_stranger(t, key, of_people[key], is_long) end
  end
  for _, row in ipairs(rest) do add_rest(t, row) end
  add_reasons_of_units(t)
  t.reasons = reasons.of_all(t.text)
  sort_people(t)
  return t
end

return tree
