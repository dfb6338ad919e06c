-- The facts of a notice (zhibiao/notice_fields.lua) as a tree that follows the notice's tables; what paths are called.
local facts = {}

-- The steps of a path: { "conditions", "{series}" }, { "offices", "[]", "phone" }.
local function steps(path)
  local out = {}
  local at = 1
  while at <= #path do
    local word = path:match("^%.?([%w_]+)", at)
    if word then
      out[#out + 1] = word
      at = path:find(word, at, true) + #word
    else
      word = path:match("^%b[]", at) or path:match("^%b{}", at) or error("路径不对：" .. path)
      out[#out + 1] = math.tointeger(word:match("^%[(%d+)%]$")) or word
      at = at + #word
    end
  end
  return out
end

-- A node has fact (its line in the list), keys (nodes by name), names (of these, in order), item (of a list's items),
-- and any and of (of a map's values, and the vocabulary of its keys).
local function node_below(node, step)
  if step == "[]" then
    node.item = node.item or { keys = {}, names = {} }
    return node.item
  elseif type(step) == "string" and step:sub(1, 1) == "{" then
    node.any = node.any or { keys = {}, names = {} }
    node.of = step:sub(2, -2)
    return node.any
  elseif node.keys[step] == nil then
    node.keys[step] = { keys = {}, names = {} }
    node.names[#node.names + 1] = step
  end
  return node.keys[step]
end

-- The tree of a LIST of facts.
function facts.tree(list)
  local root = { keys = {}, names = {}, fact = { "", "通知", "section" } }
  for _, fact in ipairs(list) do
    local node = root
    for _, step in ipairs(steps(fact[1])) do node = node_below(node, step) end
    node.fact = fact
  end
  return root
end

-- A path, which is a list of keys, as people write it: offices[3].phone, printing["副高级"].
function facts.shown(path)
  local out = {}
  for i, key in ipairs(path) do
    if type(key) == "number" then
      out[i] = "[" .. key .. "]"
    elseif tostring(key):find("^[%a_][%w_]*$") then
      out[i] = (i > 1 and "." or "") .. key
    else
      out[i] = '["' .. tostring(key) .. '"]'
    end
  end
  return table.concat(out)
end

-- The node of TREE at PATH; nil if it has none.
function facts.node_at(tree, path)
  local node = tree
  for _, key in ipairs(path) do
    node = node.keys[key] or type(key) == "number" and node.item or node.any
    if node == nil then return nil end
  end
  return node
end

-- What clerks call the fact at PATH; nil if TREE does not have it.
function facts.called(tree, path)
  local node = facts.node_at(tree, path)
  return node and node.fact and node.fact[2]
end

-- PATH and a KEY below it.
function facts.below(path, key)
  local out = table.move(path, 1, #path, 1, {})
  out[#out + 1] = key
  return out
end

-- The value at PATH in DATA; nil if there is none.
function facts.at(data, path)
  for _, key in ipairs(path) do
    if type(data) ~= "table" then return nil end
    data = data[key]
  end
  return data
end

return facts
