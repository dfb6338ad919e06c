-- 材料和费用: how many forms there are to be printed, and what was paid.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local levels = require("zhibiao.levels")
local material = {}

local by_plan = "按评审计划" -- where the notice's data sets no fee

local function sums(rows_, fields)
  local all = {}
  for _, field in ipairs(fields) do
    all[field] = 0
    for _, row in ipairs(rows_) do all[field] = all[field] + (tonumber(row[field]) or 0) end
  end
  return all
end

-- sheets: copies of 评审表.
function material.forms(lines)
  local count_of, rows_ = cross.counter(lines, "level", "kind"), {}
  for i, level in ipairs(levels.evaluated) do
    local people, copies = count_of(level.name), level.evaluation.number
    rows_[i] = {
      level = level.name, people = people, number = copies, rule = level.evaluation.copies,
      sheets = people * copies, exceptional = count_of(level.name, notice.kinds.exceptional),
    }
  end
  return { rows = rows_, all = sums(rows_, { "people", "sheets", "exceptional" }) }
end

function material.fees(lines)
  local count_of, rows_ = cross.counter(lines, "plan", "paid"), {}
  local names, fees = {}, {}
  for i, plan in ipairs(notice.plans) do names[i], fees[plan.name] = plan.name, plan.fee end
  for i, name in ipairs(cross.values(lines, "plan", names)) do
    local fee, paid = fees[name], count_of(name, "是")
    rows_[i] = {
      plan = name, people = count_of(name), paid = paid, fee = fee or by_plan, amount = fee and fee * paid or by_plan,
      criterion = cross.criterion("$A[row]", name), known = fee ~= nil,
    }
  end
  return { rows = rows_, all = sums(rows_, { "people", "paid", "amount" }) }
end

return material
