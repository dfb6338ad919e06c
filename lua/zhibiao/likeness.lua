-- 总文字复制比, how like other texts a paper is: 12%, 12.5, 0.12.
local words = require("zhibiao.words")
local likeness = {}

-- Whether the column has shares: all its numbers without the sign are at most 1, and one has a fraction. Asked once.
local are_shares
local function has_shares()
  if are_shares == nil then
    local most, fractions = 0, false
    for row in query("SELECT likeness AS value FROM publications WHERE likeness <> ''") do
      local n = tonumber(row.value)
      if n then most, fractions = math.max(most, n), fractions or n % 1 ~= 0 end
    end
    are_shares = fractions and most <= 1
  end
  return are_shares
end

-- TEXT in per cent; nil if it is none.
function likeness.percent(text)
  local plain = words.plain(text):gsub("％", "%%")
  local percent = tonumber(plain:match("^([%d.]+)%%$"))
  if percent then return percent end
  local n = tonumber(plain)
  return n and n >= 0 and (has_shares() and 100 * n or n) or nil
end

return likeness
