-- 审核结果: how far the applications have come.
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local reviews = {}

local offices = {
  { "unit_passed", "单位审核" }, { "dept_passed", "主管部门审核" }, { "hr_passed", "人社部门审核" },
}

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
  for i, office in ipairs(offices) do
    local cells, sum = states_in(lines, office[1])
    rows_[i] = {
      name = office[2], range = "明细_" .. office[2], cells = cells, total = sum, check = cross.verdict(sum == lines.n),
    }
  end
  return { rows = rows_, states = detail.state_order }
end

return reviews
