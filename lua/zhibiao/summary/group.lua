-- What applicants are grouped by: in the city's book by district, in a district's by unit. field: of a line; range: the
-- name of that column in 明细; order, always: as in cross.values.
local offices = require("zhibiao.offices")

local district = {
  field = "district", range = "明细_所属区县", head = "区县", word = "区县", order = offices.districts(), always = true,
}
local unit = { field = "unit", range = "明细_工作单位", head = "工作单位", word = "单位", order = {}, always = false }

return function(is_city)
  return is_city and district or unit
end
