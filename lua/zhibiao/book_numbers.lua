-- ISBN (GB/T 5795) and ISSN (GB/T 9999.1): whether the check digit of a number in a text is right.
local book_numbers = {}

-- The sum of digits (X is 10) by weights that WEIGHT(i) gives.
local function sum(digits, weight)
  local all = 0
  for i = 1, #digits do
    local digit = digits:sub(i, i)
    all = all + (digit:upper() == "X" and 10 or tonumber(digit)) * weight(i)
  end
  return all
end

local function is_isbn13(digits)
  return sum(digits, function(i) return i % 2 == 1 and 1 or 3 end) % 10 == 0
end

local function is_issn(digits)
  return sum(digits, function(i) return 9 - i end) % 11 == 0
end

-- What is wrong in TEXT: ISBN or ISSN and the number; nil if there is none, or all are right.
function book_numbers.wrong(text)
  for number in text:gmatch("97[89][%d%-]+") do
    local digits = number:gsub("%-", "")
    if #digits == 13 and not is_isbn13(digits) then return "ISBN", number end
  end
  for number in text:gmatch("ISSN%s*:?%s*(%d%d%d%d%-?%d%d%d[%dXx])") do
    if not is_issn((number:gsub("%-", ""))) then return "ISSN", number end
  end
end

return book_numbers
