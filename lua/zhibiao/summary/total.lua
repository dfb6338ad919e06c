-- 总表: the groups by level; columns by kind and state.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local group_of = require("zhibiao.summary.group")

local passed = detail.states.passed
local kinds = { notice.kinds.normal, notice.kinds.exceptional }
local offices = { { "unit_passed", "单位审核", "单位通过" }, { "dept_passed", "主管部门审核", "主管通过" } }

-- The columns, from C on: for each kind those who applied and each state, then the same for both kinds together, with
-- the offices' passes. conditions: for COUNTIFS; counts(i): whether line i is counted.
local function columns_of(lines)
  local columns, of = {}, lines.columns
  local function add(kind, head, more, test)
    columns[#columns + 1] = {
      head = head, conditions = (kind and detail.condition("申报类型", kind) or "") .. more,
      counts = function(i) return (not kind or of.kind[i] == kind) and test(i) end,
    }
  end
  local function add_states(kind)
    for _, state in ipairs(detail.state_order) do
      add(kind, state == passed and not kind and "人社通过" or state, detail.condition("审核结果", state),
        function(i) return of.state[i] == state end)
    end
  end
  local function any() return true end
  for _, kind in ipairs(kinds) do
    add(kind, "申报", "", any)
    add_states(kind)
  end
  add(nil, "申报", "", any)
  for _, office in ipairs(offices) do
    add(nil, office[3], detail.condition(office[2], passed), function(i) return of[office[1]][i] == passed end)
  end
  add_states(nil)
  return columns
end

-- --- A row's own balance, D + E + F + G = C and so on: as a formula and as its result -----------------------------

local balance = 'IF(AND(SUM(D[row]:G[row])=C[row],SUM(I[row]:L[row])=H[row],C[row]+H[row]=M[row],'
  .. 'SUM(P[row]:S[row])=M[row]%s),"平","不平")'

local function is_balanced(n)
  return n[2] + n[3] + n[4] + n[5] == n[1] and n[7] + n[8] + n[9] + n[10] == n[6] and n[1] + n[6] == n[11]
    and n[14] + n[15] + n[16] + n[17] == n[11]
end

-- The share of M, those who applied, that is P, those who passed.
local function rate(n)
  return n[11] > 0 and n[14] / n[11] or 0
end

-- --- The table ----------------------------------------------------------------------------------------------------

local function zeros(columns)
  local n = {}
  for i = 1, #columns do n[i] = 0 end
  return n
end

local function add_up(sums, n)
  for i, x in ipairs(n) do sums[i] = sums[i] + x end
end

-- numbers[group][level]: of each column; people[group]: how many there are, at whatever level.
local function count_lines(lines, field, columns)
  local numbers, people = {}, {}
  local groups, levels = lines.columns[field], lines.columns.level
  for i = 1, lines.n do
    local group = groups[i]
    numbers[group], people[group] = numbers[group] or {}, (people[group] or 0) + 1
    local n = numbers[group][levels[i]] or zeros(columns)
    numbers[group][levels[i]] = n
    for c, column in ipairs(columns) do
      if column.counts(i) then n[c] = n[c] + 1 end
    end
  end
  return numbers, people
end

local function formulas_of(columns, range, value)
  local formulas = {}
  for i, column in ipairs(columns) do
    formulas[i] = cross.countifs(range, value, "$A[row]", ",明细_申报级别,$B[row]" .. column.conditions)
  end
  return formulas
end

return function(lines, is_city)
  local by, columns = group_of(is_city), columns_of(lines)
  local numbers, people = count_lines(lines, by.field, columns)
  local groups, all = {}, zeros(columns)
  for _, value in ipairs(cross.values(lines, by.field, by.order, by.always)) do
    local group = { name = value == "" and "未填" or value, rows = {}, n = zeros(columns) }
    for _, level in ipairs(detail.levels) do
      local n = numbers[value] and numbers[value][level] or is_city and zeros(columns)
      if n then
        group.rows[#group.rows + 1] = {
          name = group.name, level = level, n = n, rate = rate(n), formulas = formulas_of(columns, by.range, value),
          check = cross.verdict(is_balanced(n)),
        }
        add_up(group.n, n)
      end
    end
    group.criterion, group.rate = cross.criterion("$A[row]", value), rate(group.n)
    group.check = cross.verdict(is_balanced(group.n) and group.n[11] == (people[value] or 0))
    add_up(all, group.n)
    groups[#groups + 1] = group
  end
  return {
    groups = groups, columns = columns, range = by.range, label = by.head,
    n = all, rate = rate(all), check = cross.verdict(is_balanced(all) and all[11] == lines.n),
    row_check = balance:format(""), group_check = balance, all_check = balance:format(",M[row]=COUNTA(明细_身份证号)"),
  }
end
