-- What the check of a notice finds, each at the line of the script that says it.
local facts = require("zhibiao.notice_check.facts")
local lines = require("zhibiao.notice_check.lines")
local report = {}
report.__index = report

-- LAYERS: of notice_layers; the notice itself is the last. IS_SILENT: only errors are kept. touched: the top keys of
-- what is wrong; missed: of what is all another's.
function report.new(layers, is_silent)
  local self = {
    layers = layers, is_silent = is_silent, trees = {}, found = {}, count = 0, touched = {}, missed = {},
    absent = {}, absent_names = {},
  }
  return setmetatable(self, report)
end

function report:tree(layer)
  local name = layer.file:match("[^/]*$")
  self.trees[layer] = self.trees[layer] or lines.read(notice_source(layer.name, name) or "")
  return self.trees[layer]
end

-- The layer that says the fact at PATH, the notice's own first; nil if none does.
function report:layer_of(path)
  for i = #self.layers, 1, -1 do
    if facts.at(self.layers[i].value, path) ~= nil then return self.layers[i] end
  end
end

-- Whether only scripts of the program itself say the fact at PATH: its tests have checked them, a run need not.
function report:is_trusted(path)
  if not self.is_silent then return false end
  for _, layer in ipairs(self.layers) do
    local is_own = layer.value.issuer == nil and layer.file:find("^lua/notices/")
    if not is_own and facts.at(layer.value, path) ~= nil then return false end
  end
  return true
end

-- Where the fact at PATH stands; if it is missing, the line of the nearest table of the notice that it belongs into.
function report:place(path)
  local layer = self:layer_of(path) or self.layers[#self.layers]
  local line = lines.at(self:tree(layer), path)
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

-- Where a fact belongs that the notice does not say itself.
function report:place_of_missing(path)
  local layer = self.layers[#self.layers]
  local line = lines.at(self:tree(layer), path)
  return layer.file, line
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

-- A fact, called NAME, that may be missing is missing in a table that the notice's own script writes.
function report:remark(path, name)
  local table_ = table.move(path, 1, #path - 1, 1, {})
  local layer = self.layers[#self.layers]
  if self.is_silent or self:layer_of(table_) ~= layer then return end
  local line = lines.at(self:tree(layer), path)
  if self.absent[name] == nil then self.absent_names[#self.absent_names + 1] = name end
  self.absent[name] = self.absent[name] or {}
  table.insert(self.absent[name], line)
end

-- What may be written and is not, for the end of a check: "" if there is nothing.
function report:optional()
  local out = {}
  for i, name in ipairs(self.absent_names) do
    local numbers, seen = {}, {}
    for _, line in ipairs(self.absent[name]) do
      if not seen[line] then numbers[#numbers + 1] = line end
      seen[line] = true
    end
    table.sort(numbers)
    out[i] = ("  %s：%s:%s\n"):format(name, self.layers[#self.layers].file, table.concat(numbers, "、"))
  end
  return #out > 0 and "可以写、没有写的（不写也行）：\n" .. table.concat(out) or ""
end

-- All of it in the order of files and lines, the notice's own file first.
function report:sorted()
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
