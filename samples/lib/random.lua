-- Numbers that look random and are the same in each run: one stream for each key, so that a change in one person leaves
-- the others as they were.
local Random = {}
Random.__index = Random

local SEED = "湖职指发〔2020〕1号"

function Random.new(key)
  local hash = -3750763034362895579 -- FNV-1a
  for i = 1, #SEED + #key do
    hash = (hash ~ (SEED .. key):byte(i)) * 1099511628211
  end
  return setmetatable({ state = hash }, Random)
end

-- 32 bits (splitmix64).
function Random:next()
  self.state = self.state + -7046029254386353131
  local z = self.state
  z = (z ~ (z >> 30)) * -4658895280553007687
  z = (z ~ (z >> 27)) * -7723592293110705685
  return (z ~ (z >> 31)) >> 32
end

function Random:int(low, high)
  return low + self:next() % (high - low + 1)
end

-- True in PERCENT of a hundred cases.
function Random:chance(percent)
  return self:int(1, 100) <= percent
end

function Random:pick(list)
  return list[self:int(1, #list)]
end

function Random:shuffled(list)
  local out = table.move(list, 1, #list, 1, {})
  for i = #out, 2, -1 do
    local k = self:int(1, i)
    out[i], out[k] = out[k], out[i]
  end
  return out
end

-- An index of WEIGHTS, more often a heavier one.
function Random:weighted(weights)
  local sum = 0
  for _, w in ipairs(weights) do sum = sum + w end
  local at = self:int(1, sum)
  for i, w in ipairs(weights) do
    at = at - w
    if at <= 0 then return i end
  end
end

return Random
