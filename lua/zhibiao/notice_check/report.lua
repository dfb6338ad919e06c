-- What the check of a notice finds, each at the line of the script that says it.
local facts = require("zhibiao.notice_check.facts")
local inherit = require("zhibiao.inherit")
local lines = require("zhibiao.notice_check.lines")
local report = {}
report.__index = report

-- FOLDERS and WORDS: of notice_layers("notice") and ("words"); the notice itself is the last folder. IS_SILENT: only
-- errors are kept. layers: the scripts of both kinds, in the order in which they count; own: the notice's notice.lua.
-- touched: the top keys of what is wrong; missed: of what is all another's; is_common: folders of the program that are
-- nobody's notice. A folder that is not read from a script has place(path), which says where a fact stands.
function report.new(folders, words, is_silent)
  local self = {
    layers = {}, own = folders[#folders], is_silent = is_silent, trees = {}, found = {}, count = 0, touched = {},
    missed = {}, absent = {}, taken = {}, clauses = {},
    notice = {},
  }
  for _, folder in ipairs(folders) do
    self.layers[#self.layers + 1] = folder
    for _, one in ipairs(words) do
      if one.name == folder.name then self.layers[#self.layers + 1] = one end
    end
  end
  self.is_common = {}
  for _, folder in ipairs(folders) do
    self.is_common[folder.name] = folder.value.issuer == nil and folder.file:find("^lua/notices/") ~= nil
  end
  for _, layer in ipairs(self.layers) do self.notice = inherit.over(self.notice, layer.value) end
  return setmetatable(self, report)
end

function report:tree(layer)
  local name = layer.file:match("[^/]*$")
  self.trees[layer] = self.trees[layer] or lines.read(notice_source(layer.name, name) or "")
  return self.trees[layer]
end

-- Where what is at PATH of the notice stands in VALUE, a layer's own: items that are added to a list are in its `more`.
function report:own_path(value, path)
  local out, whole = {}, self.notice
  for i, key in ipairs(path) do
    if type(value) ~= "table" then break end
    local more = type(value.more) == "table" and type(key) == "number" and type(whole) == "table" and #value.more
    if more and key > #whole - more then
      out[#out + 1], key = "more", key - (#whole - more)
      value = value.more
    end
    out[#out + 1], value, whole = key, value[key], type(whole) == "table" and whole[path[i]] or nil
  end
  return #out >= #path and out or path
end

-- The value at PATH that LAYER says; nil if it says none. The same as facts.at of own_path, which takes longer.
function report:said(layer, path)
  local value, whole = layer.value, self.notice
  for _, key in ipairs(path) do
    if type(value) ~= "table" then return nil end
    local more = type(key) == "number" and value.more
    whole = type(whole) == "table" and whole or {}
    if type(more) == "table" and key > #whole - #more then
      value = more[key - (#whole - #more)]
    else
      value = value[key]
    end
    whole = whole[key]
  end
  return value
end

-- The layer that says the fact at PATH, the notice's own first; nil if none does.
function report:layer_of(path)
  for i = #self.layers, 1, -1 do
    if self:said(self.layers[i], path) ~= nil then return self.layers[i] end
  end
end

-- Whether the notice's own scripts say the fact at PATH.
function report:is_own(path)
  local layer = self:layer_of(path)
  return layer ~= nil and layer.name == self.own.name
end

-- Whether only scripts of the program itself say the fact at PATH: its tests have checked them, a run need not.
function report:is_trusted(path)
  if not self.is_silent then return false end
  for _, layer in ipairs(self.layers) do
    if not self.is_common[layer.name] and self:said(layer, path) ~= nil then return false end
  end
  return true
end

-- Whether the notice says `false` of something above PATH.
function report:is_taken_out(path)
  local value = self.notice
  for _, key in ipairs(path) do
    if value == false then return true end
    value = type(value) == "table" and value[key]
  end
  return false
end

-- Where the fact at PATH stands; if it is missing, the line of the nearest table of the notice that it belongs into.
function report:place(path)
  local layer = self:layer_of(path)
  if layer == nil then return self:place_of_missing(path) end
  if layer.place then return layer.place(path), 0 end
  local line = lines.at(self:tree(layer), self:own_path(layer.value, path))
  return layer.file, line
end

-- What stands in words.lua.
local of_words = { documents = true, examples = true, sentences = true, ["reviews.labels"] = true }

-- Where a fact belongs that the notice does not say itself.
function report:place_of_missing(path)
  local layer = self.own
  if layer.place then return layer.place(path), 0 end
  local is_of_words = of_words[path[1]] or of_words[facts.shown { path[1], path[2] }]
  for _, one in ipairs(self.layers) do
    if one.name == layer.name and is_of_words then layer = one end
  end
  local line = lines.at(self:tree(layer), self:own_path(layer.value, path))
  return layer.file, line
end

function report:add(level, file, line, message, remedy)
  self.found[#self.found + 1] = {
    level = level, file = file, line = line, message = message, remedy = remedy, order = #self.found,
  }
  if level == "error" then self.count = self.count + 1 end
end

-- An error at the fact at PATH. It stops every run.
function report:wrong(path, message, remedy)
  self.touched[path[1] or ""] = true
  local file, line = self:place(path)
  self:add("error", file, line, message, remedy)
end

-- An error: a fact is taken over that the notice has to say itself.
function report:missing(path, message, remedy)
  self.touched[path[1]] = true
  self.missed[path[1]] = #path == 1 or nil
  local file, line = self:place_of_missing(path)
  self:add("error", file, line, message, remedy)
end

-- A fact is taken over, which `zhibiao notice check` tells.
function report:taken_over(path, message, remedy)
  if self.is_silent then return end
  local file, line = self:place_of_missing(path)
  self:add("warning", file, line, message, remedy)
end

-- What `zhibiao notice check` tells, and a run does not.
function report:doubtful(path, message, remedy)
  if self.is_silent then return end
  local file, line = self:place(path)
  self:add("warning", file, line, message, remedy)
end

-- A clause is missing, which will print 未填. WHAT: whose it is. Those of one line are told together.
function report:no_clause(path, what)
  if self.is_silent then return end
  local file, line = self:place_of_missing(path)
  local key = file .. ":" .. line
  local clauses = self.clauses[key]
  if clauses == nil then
    clauses = { file = file, line = line }
    self.clauses[key], self.clauses[#self.clauses + 1] = clauses, clauses
  end
  clauses[#clauses + 1] = ("%s（%s）"):format(what, facts.shown(path))
end

local function add_clauses(self)
  for _, clauses in ipairs(self.clauses) do
    self:add("warning", clauses.file, clauses.line,
      "没有写依据，会印成“依据：未填”：" .. table.concat(clauses, "、"), '请加上通知里的条款，如 "第二条"')
  end
end

-- A fact, called NAME, that may be missing is missing in a table that the notice's own scripts write: ABOVE, the one
-- right above it if none is given.
function report:remark(path, name, is_rare, above)
  above = above or table.move(path, 1, #path - 1, 1, {})
  if self.is_silent or not self:is_own(above) then return end
  local file, line = self:place_of_missing(path)
  local absent = self.absent[name]
  if absent == nil then
    absent = { name = name, is_rare = is_rare }
    self.absent[name], self.absent[#self.absent + 1] = absent, absent
  end
  absent[#absent + 1] = { file = file, line = line }
end

-- A fact is taken over, which the end of a check tells.
function report:list_taken_over(path, name)
  local file, line = self:place_of_missing(path)
  self.taken[#self.taken + 1] = ("%s（%s:%d）"):format(name, file:match("[^/]*$"), line)
end

-- Places in the notice's scripts as text: notice.lua:3、7.
local function listed(places)
  local out, last = {}, nil
  table.sort(places, function(a, b) return a.file < b.file or a.file == b.file and a.line < b.line end)
  for _, place in ipairs(places) do
    if last == nil or place.file ~= last.file then
      out[#out + 1] = ("%s:%d"):format(place.file:match("[^/]*$"), place.line)
    elseif place.line ~= last.line then
      out[#out + 1] = tostring(place.line)
    end
    last = place
  end
  return table.concat(out, "、")
end

-- What may be written and is not, for the end of a check: "" if there is nothing.
function report:optional()
  local out, rare = {}, {}
  for _, absent in ipairs(self.absent) do
    local text = ("%s（%s）"):format(absent.name, listed(absent))
    if absent.is_rare then rare[#rare + 1] = text else out[#out + 1] = "  " .. text .. "\n" end
  end
  if #self.taken > 0 then out[#out + 1] = "  照底稿的：" .. table.concat(self.taken, "；") .. "\n" end
  if #rare > 0 then out[#out + 1] = "  少有通知写的：" .. table.concat(rare, "；") .. "\n" end
  local folder = self.own.file:match("^(.*)/") or ""
  return #out > 0 and ("可以写、没有写的（在 %s 里；不写也行）：\n"):format(folder) .. table.concat(out) or ""
end

-- All of it in the order of files and lines, the notice's own file first.
function report:sorted()
  add_clauses(self)
  local ranks = {}
  for i, layer in ipairs(self.layers) do ranks[layer.file] = -i end
  table.sort(self.found, function(a, b)
    if a.file ~= b.file then return (ranks[a.file] or 0) < (ranks[b.file] or 0) end
    if a.line ~= b.line then return a.line < b.line end
    return a.order < b.order
  end)
  return self.found
end

return report
