-- What must not be read in a document that is put up for all to see.
local privacy = {}

local hidden = "（略）"

-- ID numbers (18 characters, or 15 digits of the old kind) and mobile phone numbers within a text are left out.
function privacy.masked(text)
  text = text:gsub("%d+[Xx]?", function(run)
    local digits = run:match("%d+")
    if #digits == 18 or #run == 18 or #digits == 15 or (#digits == 11 and digits:match("^1[3-9]")) then return hidden end
  end)
  return (text:gsub("1[3-9]%d[%- ]%d%d%d%d[%- ]%d%d%d%d", hidden))
end

return privacy
