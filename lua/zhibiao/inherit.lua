-- How a notice inherits from the one that it builds on: tables merge by key; the items of a list stand for all of the
-- inherited ones, or with `more` come behind them, and `without` names those that it does not take over; false takes a
-- section out. What is merged changes neither table.
local inherit = {}

local custom = "惯例"

local function copied(value)
  if type(value) ~= "table" then return value end
  local copy = {}
  for k, v in pairs(value) do copy[k] = copied(v) end
  return copy
end

-- Whether T says what the items are, if only that there are none.
local function has_items(t)
  return t[1] ~= nil or pairs(t)(t) == nil
end

-- The name by which a list's ITEM is known.
function inherit.name_of(item)
  return type(item) == "table" and (item.key or item.field or item.name or item[1]) or item
end

-- What `more` or `without` says; what is no list says nothing, which notice_check/changes.lua tells.
local function items_of(value)
  return type(value) == "table" and value or {}
end

-- The list T with the items of its `more` behind.
local function lengthened(t)
  for _, item in ipairs(items_of(t.more)) do t[#t + 1] = item end
  t.more = nil
  return t
end

-- The list T without the items that its `without` names, by whatever they are known, and without what its maps say of
-- them (clauses).
local function shortened(t)
  local out, gone, n = {}, {}, 0
  for _, name in ipairs(items_of(t.without)) do gone[name] = true end
  for k, v in pairs(t) do
    if type(k) ~= "number" and k ~= "without" then out[k] = copied(v) end
    for name in pairs(type(out[k]) == "table" and gone or {}) do out[k][name] = nil end
  end
  for _, item in ipairs(t) do
    if not gone[inherit.name_of(item)] then n, out[n + 1] = n + 1, item end
  end
  return t.more and lengthened(out) or out
end

-- NEW over OLD, whose tables it shares where NEW says nothing of them.
local function merged(old, new)
  if type(old) ~= "table" or type(new) ~= "table" then return copied(new) end
  local out = {}
  for k, v in pairs(old) do
    if type(k) ~= "number" or not has_items(new) then out[k] = v end
  end
  for k, v in pairs(new) do out[k] = type(k) == "number" and copied(v) or merged(old[k], v) end
  return new.without and shortened(out) or new.more and lengthened(out) or out
end

-- A clause is of one issuer's paper: who builds on another's has none of them, but what is customary everywhere.
local function without_clauses(value, is_clause)
  if type(value) ~= "table" then return (not is_clause or value == custom) and value or nil end
  local out = {}
  for k, v in pairs(value) do
    out[k] = without_clauses(v, is_clause or k == "clause" or k == "clauses" or k == "annex" or k == "annexes")
  end
  return out
end

-- NEW over OLD, the data of the notice that it builds on.
function inherit.over(old, new)
  if new.issuer and new.issuer ~= old.issuer then old = without_clauses(old) end
  return merged(old, new)
end

return inherit
