-- Judges the judge: what zhibiao says of the three batches, against what the notice says (legal.lua, violations.lua,
-- unknown.lua).
--   lua5.4 tests/judgement/run.lua PROGRAM FOLDER
-- FOLDER has photos/, made by tests/rules/photos.sh; the batches go beside it.
-- Lines as of TAP, then the figures. Ends with 1 if an error is missed or false, or one warning in twenty is missed.
local here = arg[0]:match("^(.*)/[^/]*$")
package.path = here .. "/?.lua;" .. package.path
local make = require("make")

local program, folder = arg[1], arg[2]
local ESCAPES = { n = "\n", t = "\t", r = "\r", b = "\b", f = "\f" }

-- A line of --json: an object of strings.
local function decoded(line)
  local out = {}
  for key, value in line:gmatch('"([%w_]+)":"(.-[^\\])"') do
    out[key] = value:gsub("\\u(%x%x%x%x)", function(h) return utf8.char(tonumber(h, 16)) end):gsub("\\(.)",
      function(c) return ESCAPES[c] or c end)
  end
  return out
end

local function column_of(letters)
  local n = 0
  for c in letters:gmatch(".") do n = n * 26 + c:byte() - 64 end
  return n
end

-- Where a finding is: table, field (or nil), the person whose row it is.
local function locate(f, files)
  local file = f.place and f.place:match("([^/!]+%.csv)")
  local letters, line = (f.place or ""):match("!([A-Z]*)(%d+)$")
  local of = file and files[file]
  if not of then return end
  f.table, f.person = of.table, line and of.owners[tonumber(line)]
  if letters and letters ~= "" then f.field = of.table .. "." .. tostring(of.columns[column_of(letters)]) end
end

-- What reading the files tells on stderr: a line of level and place, the message, the remedy.
local function notes(text)
  local out, last = {}, nil
  for l in text:gmatch("[^\n]+") do
    local level, place = l:match("^(警告)  (.*)$")
    if level then
      last = { level = "warning", rule = "(stderr)", place = place, message = "" }
      out[#out + 1] = last
    elseif last and l:find("^      ") then
      last.message = last.message .. l:gsub("^ +", "")
    else
      last = nil
    end
  end
  return out
end

-- The findings by person; `rest` are nobody's. What goes to stderr is kept as text.
local function check(name)
  local path = folder .. "/" .. name
  os.execute(("rm -rf '%s' && mkdir -p '%s'"):format(path, path))
  local list, files = make.batch(name, path, folder .. "/photos")
  local pipe = assert(io.popen(("'%s' check '%s' --json --date 2020-09-15 2>'%s.err'"):format(program, path, path)))
  local by, owners, rest = {}, {}, {}
  for _, p in ipairs(list) do
    by[p], owners[p.a.id_number] = {}, p
    owners[p.unit] = owners[p.unit] or p
  end
  for line in pipe:lines() do
    local f = decoded(line)
    locate(f, files)
    local p = owners[f.owner] or f.person
    if p then table.insert(by[p], f) else rest[#rest + 1] = f end
  end
  pipe:close()
  local err = assert(io.open(path .. ".err"))
  local text = err:read("a")
  err:close()
  for _, f in ipairs(notes(text)) do
    locate(f, files)
    for _, p in ipairs(list) do
      if f.person == p or f.message:find(p.a.name .. "（", 1, true) then table.insert(by[p], f) end
    end
  end
  return list, by, rest, text
end

local number, bad = 0, { misses = {}, errors = {}, warnings = {}, notes = {} }

local function line(ok, text, more)
  number = number + 1
  print((ok and "ok " or "not ok ") .. number .. " - " .. text)
  if not ok and more then print("#   " .. more) end
end

local function told(f) return ("%s %s %s %s：%s"):format(f.level, f.rule or "",
  f.place and f.place:match("[^/]*$") or "", f.field or "", f.message or "") end

local function each(s, pattern) return (s or ""):gmatch(pattern or "%S+") end

local function has_word(f, kind)
  for word in each(kind.words) do
    if (f.message or ""):find(word, 1, true) then return true end
  end
  return false
end

-- Whether a finding is in one of the cells, or in the row of one of them.
local function in_cells(f, cells)
  if (f.place or ""):find("%.jpg$") then return cells ~= nil and cells:find("applicants.photo", 1, true) ~= nil end
  for at in each(cells) do
    if f.field == at or (not f.field or not at:find(".", 1,
      true)) and f.table == at:match("^[^.]*") then return true end
  end
  return false
end

local SEVERITY = { error = 2, warning = 1 }

local function list_of(findings)
  local out = {}
  for i, f in ipairs(findings) do out[i] = told(f) end
  return #out > 0 and table.concat(out, "\n#       ") or "nothing"
end

local function false_findings(findings, excused, name)
  for _, f in ipairs(findings) do
    if SEVERITY[f.level] and not excused(f) then
      local to = f.level == "error" and bad.errors or bad.warnings
      to[#to + 1] = name .. ": " .. told(f)
    end
  end
end

local function judge_legal()
  local list, by, rest = check("legal")
  for _, p in ipairs(list) do
    local worst = 0
    local findings = {}
    for _, f in ipairs(by[p]) do
      if not in_cells(f, p.kind.told) then findings[#findings + 1] = f end
    end
    for _, f in ipairs(findings) do worst = math.max(worst, SEVERITY[f.level] or 0) end
    local name = ("legal: %s (hand %d)"):format(p.kind.name, p.hand)
    local ok = worst < 2 and (p.kind.warn == nil or (worst == 1) == p.kind.warn)
    line(ok, name, "came: " .. list_of(findings))
    false_findings(findings, function(f) return f.level == "warning" and p.kind.warn ~= false end, name)
  end
  false_findings(rest, function() return false end, "legal: nobody's")
end

local function judge_violations()
  local count = { error = { 0, 0 }, warning = { 0, 0 } }
  local list, by, rest = check("violations")
  for _, p in ipairs(list) do
    local kind, best, placed, told_of = p.kind, 0, false, 0
    for _, f in ipairs(by[p]) do
      told_of = told_of + (SEVERITY[f.level] and 1 or 0)
      if has_word(f, kind) and SEVERITY[f.level] then
        best = math.max(best, SEVERITY[f.level])
        placed = placed or in_cells(f, kind.at)
      end
    end
    local ok = best >= SEVERITY[kind.level] and (not kind.once or told_of == 1)
    count[kind.level][1], count[kind.level][2] = count[kind.level][1] + (ok and 1 or 0), count[kind.level][2] + 1
    local expected = ("%s%s at %s with %s"):format(kind.once and "one " or "", kind.level, kind.at, kind.words)
    line(ok, "violation: " .. kind.name, ("expected %s\n#   came: %s"):format(expected, list_of(by[p])))
    if not ok then bad.misses[#bad.misses + 1] = ("%s: expected %s%s"):format(kind.name, expected,
      best > 0 and ", came a warning" or "") end
    if ok and not placed then bad.notes[#bad.notes + 1] =
      kind.name .. ": told elsewhere than " .. kind.at .. ": " .. list_of(by[p]) end
    if ok and best > SEVERITY[kind.level] then bad.notes[#bad.notes + 1] =
      kind.name .. ": an error, expected a warning: " .. list_of(by[p]) end
    false_findings(by[p], function(f) return has_word(f, kind) or in_cells(f, kind.at) or in_cells(f, kind.also) end,
      "violation: " .. kind.name)
  end
  false_findings(rest, function() return false end, "violations: nobody's")
  return count
end

local function judge_unknown()
  local known, all = 0, 0
  local list, by, rest, err = check("unknown")
  for _, p in ipairs(list) do
    local found = err:find(p.kind.word, 1, true) ~= nil
    for _, findings in ipairs { by[p], rest } do
      for _, f in ipairs(findings) do found = found or (f.message or ""):find(p.kind.word, 1, true) ~= nil end
    end
    known, all = known + (found and 1 or 0), all + 1
    line(found, "unknown: " .. p.kind.word, "came: " .. list_of(by[p]))
    if not found then bad.misses[#bad.misses + 1] = "unknown word " .. p.kind.word .. ": nobody is told" end
  end
  return known, all
end

local function list_bad(title, list)
  print(("# %s: %d"):format(title, #list))
  for _, text in ipairs(list) do print("#   " .. text) end
end

judge_legal()
local count = judge_violations()
local known, all = judge_unknown()
print("1.." .. number)
list_bad("misses", bad.misses)
list_bad("false errors", bad.errors)
list_bad("false warnings", bad.warnings)
list_bad("told, but in another way", bad.notes)
print(("# recall of errors %d/%d"):format(table.unpack(count.error)))
print(("# recall of warnings %d/%d"):format(table.unpack(count.warning)))
print("# false errors " .. #bad.errors)
print("# false warnings " .. #bad.warnings)
print(("# unknown words told %d/%d"):format(known, all))
local w = count.warning
os.exit(count.error[1] == count.error[2] and #bad.errors == 0 and w[1] * 20 >= w[2] * 19 and known == all and 0 or 1)
