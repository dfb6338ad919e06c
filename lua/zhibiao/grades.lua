-- Grades of posts: 专业技术十一级, 十一级, 11级 and 11 are 11.
local memo = require("zhibiao.memo")
local taught = require("zhibiao.taught")
local usage = require("notices.base.usage")
local words = require("zhibiao.words")
local grades = {}

local digits = {
  ["一"] = 1, ["二"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5, ["六"] = 6, ["七"] = 7, ["八"] = 8, ["九"] = 9,
}

-- Whether the text names a post that has none of these grades: 管理八级, 未聘.
grades.is_other = memo(function(text)
  return words.has_one_of(text, usage.other_posts) or words.has_one_of(words.plain(text), { "无" })
end)

-- nil if the text names no grade.
grades.number = memo(function(text)
  text = taught.word("岗位等级", text)
  if grades.is_other(text) then return nil end
  local number = tonumber(text:match("%d+"))
  if number then return math.tointeger(number) end
  local tens, ones
  for _, code in utf8.codes(text) do
    local c = utf8.char(code)
    if c == "十" then
      tens, ones = ones or 1, nil
    elseif digits[c] then
      ones = digits[c]
    end
  end
  return (tens or ones) and 10 * (tens or 0) + (ones or 0) or nil
end)

return grades
