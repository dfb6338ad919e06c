-- Who deceived may not apply for some years, from the year after the evaluation on.
local notice = require("notices.current")
local bans = { years = {} } -- years: of the evaluations whose bans last in the notice's year

for back = notice.ban and notice.ban.years or 0, 1, -1 do bans.years[#bans.years + 1] = notice.year - back end

local has_any -- asked once

function bans.is_under_one(id_number)
  if has_any == nil then has_any = count("bans") > 0 end
  return has_any and count("bans", { id_number = id_number, year = bans.years }) > 0
end

return bans
