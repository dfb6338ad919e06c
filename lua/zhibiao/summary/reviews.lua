-- 审核结果: how far the applications have come.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local reviews = {}

-- How many applications are in each state, whatever their level and kind; and the sum.
local function states_in(lines, field)
  local count_of, cells, sum = cross.counter(lines, field), {}, 0
  for i, state in ipairs(detail.state_order) do
    cells[i] = count_of(state)
    sum = sum + cells[i]
  end
  return cells, sum
end

function reviews.states(lines)
  return (states_in(lines, "state"))
end

-- How many each office passed, returned, refused or has before it.
function reviews.of(lines)
  local rows_ = {}
  for i, office in ipairs(notice.reviews.offices) do
    local name, cells, sum = office.name .. "审核", states_in(lines, office.field .. "_passed")
    rows_[i] = {
      name = name, range = "明细_" .. name, cells = cells, total = sum, check = cross.verdict(sum == lines.n),
    }
  end
  return { rows = rows_, states = detail.state_order }
end

return reviews
