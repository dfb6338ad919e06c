-- 上报数: the figures of a district's book that the city holds against its own count, 汇编核对.
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local offices = require("zhibiao.offices")
local reported = {}

-- A row for each figure of the district; of each district if it is "".
function reported.of(lines, district)
  local all = {}
  local function add(name, item, number, conditions)
    all[#all + 1] = {
      district = name, item = item, number = number,
      formula = cross.countifs("明细_所属区县", name, "$A[row]", conditions),
    }
  end
  local by_level, by_state = cross.counter(lines, "district", "level"), cross.counter(lines, "district", "state")
  local names = district ~= "" and { district } or cross.values(lines, "district", offices.districts(), true)
  for _, name in ipairs(names) do
    add(name, "申报人数", by_level(name), "")
    for _, level in ipairs(detail.levels) do
      add(name, "申报" .. level, by_level(name, level), detail.condition("申报级别", level))
    end
    for _, state in ipairs(detail.state_order) do
      add(name, "审核结果" .. state, by_state(name, state), detail.condition("审核结果", state))
    end
  end
  return all
end

-- What the districts' own books say, beside what is COUNTED here (reported.of). wrong: where the two differ.
function reported.compiled(counted)
  local lines, wrong, told = {}, {}, {}
  for r in rows("reported") do told[r.district .. "\0" .. r.item] = r end
  for _, row in ipairs(counted) do
    local r = told[row.district .. "\0" .. row.item]
    if r then
      lines[#lines + 1] = {
        district = row.district, item = row.item, reported = r.number, number = row.number, formula = row.formula,
        check = cross.verdict(r.number == row.number),
      }
      if r.number ~= row.number then wrong[#wrong + 1] = { row = r, number = row.number } end
    end
  end
  return { rows = lines, wrong = wrong }
end

return reported
