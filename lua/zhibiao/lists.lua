-- Small helpers for lists.
local lists = {}

function lists.has(list, value)
  for i = 1, #list do
    if list[i] == value then return true end
  end
  return false
end

-- The values of the list, or of their FIELD, as keys.
function lists.set(list, field)
  local set = {}
  for _, item in ipairs(list) do set[field and item[field] or item] = true end
  return set
end

-- The names of a list of things that have one.
function lists.names(list)
  local names = {}
  for i, item in ipairs(list) do names[i] = item.name end
  return names
end

-- LIST without those of its elements that are false: what a notice takes out.
function lists.there(list)
  local out = {}
  for _, item in ipairs(list) do
    if item then out[#out + 1] = item end
  end
  return out
end

-- Whether T is nothing but a list: it has no named values, which ipairs would pass over.
function lists.is_plain(t)
  for key in pairs(t) do
    if type(key) ~= "number" then return false end
  end
  return true
end

return lists
