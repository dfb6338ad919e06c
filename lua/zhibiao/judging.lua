-- Judges all that was read by the rules.
local columns = require("zhibiao.columns")
local judgeable = require("zhibiao.judgeable")
local people = require("zhibiao.people")
local stages = require("zhibiao.stages")
local subject = require("zhibiao.subject")
local understanding = require("zhibiao.understanding")
local judging = {}

local function filled_in(words, values, field, on)
  return (words:gsub("{([%w_]+)}", function(name)
    local value = values and values[name]
    if value == nil and name == "header" then return columns.headers[on][field] or field end
    if value == nil then error("没有给出 {" .. name .. "}") end
    return tostring(value)
  end))
end

-- Whether the cell is empty because it belongs to a later stage. ON: the table of a row that is what is judged.
local function is_due_later(on, at, row, field)
  return field ~= nil and row ~= nil and at == row and stages.is_later(on, field) and row[field] == ""
end

-- Judges THING by the rules on ON. ROW: its row, or nil; WHO: owner, record, unit and district of what is found.
local function judge(on, thing, row, who)
  local rule
  local function found(at, field, values)
    if not rule.at_any_stage and is_due_later(on, at, row, field) then return end
    finding {
      rule = rule.id, level = rule.level, clause = values and values.clause or rule.clause, concerns = rule.concerns,
      owner = who.owner, record = who.record, unit = who.unit, district = who.district,
      row = at, field = field, place = values and values.place,
      message = filled_in(rule.message, values, field, on), remedy = filled_in(rule.remedy, values, field, on),
    }
  end
  local all, is_damaged = judgeable.rules(on, row), who.is_damaged
  local is_clear = understanding.is_clear(all.understood, thing)
  for i = 1, #all do -- an iterator would be called ten million times for 100,000 applicants
    local one = all[i]
    local applies = one.applies
    -- Nothing is known of who has a damaged number: that is told, and what follows from it is not.
    if not (is_damaged and one.is_matched) and (applies == nil or applies(thing))
      and (is_clear or one.understands == nil or understanding.has(one, thing)) then
      rule = one
      one.check(thing, found, who)
    end
  end
end

local unit = { name = false } -- the last that was asked for: applicants of a unit mostly follow each other

-- The row of the unit NAME, false if there is none.
local function unit_of(name)
  if unit.name ~= name then unit = { name = name, row = first("units", { unit = name }) or false } end
  return unit.row
end

local function judge_applicant(a)
  local who = { owner = a.id_number, record = people.record(a), unit = a.unit, district = a.district }
  who.is_damaged = not people.is_whole(a.id_number)
  local s = subject.of(a)
  s.unit = unit_of(a.unit)
  judge("applicants", s, a, who)
end

local function judge_posts(p)
  local row = unit_of(p.unit)
  judge("posts", p, p, { owner = p.unit, record = p.unit, unit = p.unit, district = row and row.district or "" })
end

local function judge_unit(u)
  judge("units", u, u, { owner = u.unit, record = u.unit, unit = u.unit, district = u.district })
end

-- Several processes may share the judging, each with a part of the things. What is told of all of them is known to the
-- one that goes through all: the others say what each thing has added to it, or that it must be judged there itself, as
-- the batch must.
local is_shared, added = false, nil

function judging.share()
  is_shared = true
  return ""
end

-- What the thing that was judged last has added to what is told of all, for recall(), "" if nothing;
-- "again" if only judging it there tells.
function judging.added()
  return added or "again"
end

-- Adds what a thing has that another process has judged: a text of added().
function judging.recall(text)
  understanding.recall(text)
  return ""
end

local function judge_batch()
  if is_shared then return end
  judge("batch", nil, nil, { owner = "", record = "", unit = "", district = "" })
  judgeable.tell_missing()
  understanding.tell()
end

-- An iterator over all there is to judge, the batch last.
function judging.things()
  return chain(rows("applicants"), rows("units"), rows("posts"), items { { batch = true } })
end

function judging.judge(thing)
  local missing, is_batch = judgeable.noted, rawget(thing, "batch")
  understanding.start()
  if is_batch then
    judge_batch()
  elseif rawget(thing, "id_number") then
    judge_applicant(thing)
  elseif rawget(thing, "notice_place") then
    judge_unit(thing)
  else
    judge_posts(thing)
  end
  added = not is_batch and judgeable.noted == missing and understanding.added() or nil
end

return judging
