-- Whole numbers in Chinese.
local numerals = {}

local digits = { [0] = "", "一", "二", "三", "四", "五", "六", "七", "八", "九" }

-- 1 to 99: 二十三.
function numerals.words(number)
  local tens, ones = number // 10, number % 10
  return (tens > 1 and digits[tens] or "") .. (tens > 0 and "十" or "") .. digits[ones]
end

return numerals
