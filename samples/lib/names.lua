-- Names that nobody has given and ID numbers that nobody bears: no region has the code 330599.
local words = require("content.common")

local names = {}
local taken, sequence = {}, {}

local function compose(random, female, year)
  local surname = random:pick(words.surnames)
  local given = female and words.given_female or words.given_male
  local era = year < 1978 and given.older or given.younger
  local first = random:pick(era)
  if random:chance(year < 1978 and 25 or 30) then return surname .. first end
  local second = random:pick(era)
  return second == first and surname .. first or surname .. first .. second
end

-- A name that no one else in the samples has.
function names.person(random, female, year)
  local name
  repeat name = compose(random, female, year) until not taken[name]
  taken[name] = true
  return name
end

function names.take(name)
  assert(not taken[name], name)
  taken[name] = true
  return name
end

-- GB 11643-1999: the 17th digit is odd for men, the 18th checks the others.
function names.id_number(birth, female)
  local front = "330599" .. birth:gsub("-", "")
  local n = sequence[front] or (female and 0 or 1)
  if n % 2 == (female and 1 or 0) then n = n + 1 end
  sequence[front] = n + 1
  local digits = front .. string.format("%03d", n)
  local weights, sum = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }, 0
  for i = 1, 17 do sum = sum + weights[i] * tonumber(digits:sub(i, i)) end
  local id = digits .. ("10X98765432"):sub(sum % 11 + 1, sum % 11 + 1)
  if id:sub(-3) == "000" then return names.id_number(birth, female) end -- as if a spreadsheet had rounded it
  return id
end

return names
