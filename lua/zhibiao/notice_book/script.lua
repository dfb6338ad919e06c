-- The notice.lua that is written from a workbook. Its first line has a sum of the rest, by which it is known whether
-- anyone has changed it since.
local source = require("zhibiao.notice_book.source")
local sums = require("zhibiao.notice_book.sums")
local script = {}

local head = "-- 由“%s”写出，只写和上一份通知不同的。改了这个文件以后，再读问卷就不会盖掉它。校验 %s\n"

-- BOOK: the workbook's path.
function script.of(data, tree, book)
  local body = source.of(data, tree)
  return head:format(book:match("[^/]*$"), sums.of(body)) .. body
end

function script.is_untouched(text)
  local sum, body = text:match("^%-%-[^\n]*校验 (%x+)\r?\n(.*)$")
  return sum ~= nil and sum == sums.of((body:gsub("\r\n", "\n")))
end

return script
