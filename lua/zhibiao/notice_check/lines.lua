-- Where in a script the facts of its table stand: a small reader of Lua's source. It knows comments, texts and nested
-- tables; what a value is made of otherwise (calls, functions) it passes over. The source must be one that Lua takes.
local lines = {}

local opens = { ["("] = true, ["{"] = true, ["["] = true, ["function"] = true, ["if"] = true, ["do"] = true,
  ["repeat"] = true }
local closes = { [")"] = true, ["}"] = true, ["]"] = true, ["end"] = true, ["until"] = true }

-- The end of a text or comment in long brackets that opens at AT; nil if none does.
local function long_end(source, at)
  local level = source:match("^%[(=*)%[", at)
  if level == nil then return nil end
  local _, last = source:find("]" .. level .. "]", at, true)
  return (last or #source) + 1, at + #level + 2, (last or #source) - #level - 2
end

-- The end of a text in quotes that opens at AT.
local function quoted_end(source, at)
  local quote = source:sub(at, at)
  local to = at + 1
  while true do
    to = source:find("[\\\n" .. quote .. "]", to)
    if to == nil then return #source + 1 end
    if source:sub(to, to) ~= "\\" then return to + 1 end
    to = to + 2
  end
end

-- Behind blanks and comments.
local function skipped(source, at)
  while true do
    at = source:find("[^%s;]", at) or #source + 1
    if source:byte(at) ~= 45 or source:byte(at + 1) ~= 45 then return at end -- two dashes
    at = long_end(source, at + 2) or source:find("\n", at, true) or #source + 1
  end
end

local pairs_of_signs = { ["=="] = true, [".."] = true, ["~="] = true, ["<="] = true, [">="] = true }

-- The next token from AT on: where it begins and ends, its kind (name, number, text, sign, end) and what it says.
local function token(source, at)
  at = skipped(source, at)
  local c = source:sub(at, at)
  if c == "" then return at, at, "end", "" end
  local _, to = source:find("^[%w_]+", at)
  if to then
    local is_number = c:find("%d")
    if is_number then _, to = source:find("^[%w.]+", at) end
    return at, to + 1, is_number and "number" or "name", source:sub(at, to)
  end
  if c == '"' or c == "'" then
    to = quoted_end(source, at)
    return at, to, "text", source:sub(at + 1, to - 2)
  end
  if c == "[" then
    local behind, first, last = long_end(source, at)
    if behind then return at, behind, "text", source:sub(first, last) end
  end
  local two = source:sub(at, at + 1)
  if pairs_of_signs[two] then return at, at + 2, "sign", two end
  return at, at + 1, "sign", c
end

local reader = {}
reader.__index = reader

-- Reads on: what stands at the reader becomes the token before it.
function reader:step()
  self.from, self.to, self.kind, self.word = self.next.from, self.next.to, self.next.kind, self.next.word
  local next_ = self.next
  next_.from, next_.to, next_.kind, next_.word = token(self.source, next_.to)
end

-- The line of a place in the source; they are asked for in order.
function reader:line_of(at)
  while true do
    local newline = self.source:find("\n", self.counted, true)
    if newline == nil or newline >= at then return self.line end
    self.counted, self.line = newline + 1, self.line + 1
  end
end

-- Goes to the comma or brace that ends a value.
function reader:skip_value()
  local depth = 0
  while self.next.kind ~= "end" do
    local word = self.next.kind ~= "text" and self.next.word or ""
    if depth == 0 and (word == "," or word == "}") then return end
    if opens[word] then depth = depth + 1 elseif closes[word] then depth = depth - 1 end
    self:step()
  end
end

-- The key of the item that comes next; nil if it has none.
function reader:key()
  local next_ = self.next
  if next_.kind == "name" and self.source:find("^%s*=[^=]", next_.to) then
    local key = next_.word
    self:step()
    self:step()
    return key
  end
  if next_.word ~= "[" or next_.kind ~= "sign" then return nil end
  self:step()
  self:step()
  local key = self.kind == "number" and math.tointeger(tonumber(self.word)) or self.word
  while self.next.kind ~= "end" and self.word ~= "=" do self:step() end
  return key
end

-- Reads the table that was opened last into NODE.
function reader:table(node)
  local index = 0
  node.keys, node.doubles, node.order = {}, {}, {}
  while self.next.kind ~= "end" and self.next.word ~= "}" do
    local from, key = self.next.from, self:key()
    if key == nil then
      index = index + 1
      key = index
    end
    local item = { from = from, line = self:line_of(from) }
    if node.keys[key] then node.doubles[#node.doubles + 1] = { key = key, line = item.line } end
    node.keys[key] = item
    self:value(item)
    item.to = self.next.word == "," and self.next.to or self.next.from
    if self.next.word == "," then self:step() end
  end
  self:step()
end

function reader:value(node)
  if self.next.kind == "sign" and self.next.word == "{" then
    self:step()
    self:table(node)
  elseif self.next.kind == "name" and self.known[self.next.word] then
    node.keys = self.known[self.next.word].keys -- local by_city = { … }
  end
  self:skip_value()
end

-- What SOURCE returns, as a tree: line, and of a table keys (by key: trees), and doubles (keys that stand twice). from
-- and to: the item's place in the source.
function lines.read(source)
  local self = setmetatable({ source = source, counted = 1, line = 1, known = {}, next = { to = 1 } }, reader)
  self:step()
  local root = { line = 1 }
  while self.next.kind ~= "end" do
    self:step()
    local word, kind, from = self.word, self.kind, self.from
    if kind == "name" and word ~= "return" and self.source:find("^%s*=%s*{", self.to) then
      local node = { line = self:line_of(from) }
      self:step()
      self:step()
      self:table(node)
      self.known[word] = node
    elseif kind == "name" and word == "return" then
      root = { line = self:line_of(from) }
      if self.next.word == "{" and self.next.kind == "sign" then
        self:step()
        self:table(root)
      elseif self.known[self.next.word] then
        root = self.known[self.next.word]
      end
    end
  end
  return root
end

-- The line of the fact at PATH (a list of keys), or of the nearest table that it would stand in.
function lines.at(tree, path)
  local node = tree
  for _, key in ipairs(path) do
    local below = node.keys and node.keys[key]
    if below == nil then break end
    node = below
  end
  return node.line
end

-- The place, file:line, in the script of LAYER, of notice_layers, of what it returns at PATH.
function lines.place(layer, path)
  local file = layer.file:sub(#layer.folder + 2)
  return ("%s:%d"):format(layer.file, lines.at(lines.read(notice_source(layer.name, file) or ""), path))
end

return lines
