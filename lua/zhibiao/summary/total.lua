-- 总表: the groups by level; columns by kind and state.
local notice = require("notices.current")
local cross = require("zhibiao.cross")
local detail = require("zhibiao.detail")
local group_of = require("zhibiao.summary.group")

local passed = detail.states.passed
local kinds, offices, states = detail.kinds, notice.reviews.offices, detail.state_order

-- The columns, from C on: for each kind those who applied and each state, then the same for all kinds together, with
-- the offices' passes, of which the last is the application's. conditions: for COUNTIFS; counts(i): whether line i is
-- counted.
local function columns_of(lines)
  local columns, of = {}, lines.columns
  local function add(kind, head, more, test)
    columns[#columns + 1] = {
      head = head, conditions = (kind and detail.condition("申报类型", kind) or "") .. more,
      counts = function(i) return (not kind or of.kind[i] == kind) and test(i) end,
    }
  end
  local function add_states(kind)
    for _, state in ipairs(states) do
      local head = state == passed and not kind and offices[#offices].short .. passed or state
      add(kind, head, detail.condition("审核结果", state),
        function(i) return of.state[i] == state end)
    end
  end
  local function any() return true end
  for _, kind in ipairs(kinds) do
    add(kind, "申报", "", any)
    add_states(kind)
  end
  add(nil, "申报", "", any)
  for i = 1, #offices - 1 do
    local office, field = offices[i], offices[i].field .. "_passed"
    add(nil, office.short .. passed, detail.condition(office.name .. "审核", passed),
      function(line) return of[field][line] == passed end)
  end
  add_states(nil)
  return columns
end

-- --- A row's own balance, D + E + F + G = C and so on: as a formula and as its result -----------------------------

-- Where each kind begins, and all of them: the column of those who applied, which the states follow; behind the passes
-- of the offices where it is all.
local blocks, all = {}, {}
for i = 1, #kinds do blocks[i] = { applied = (i - 1) * (#states + 1) + 1 } end
all.applied = #kinds * (#states + 1) + 1
for _, block in ipairs(blocks) do block.states = block.applied + 1 end
all.states = all.applied + #offices

local function letter(column)
  return cross.letters(column + 2) .. "[row]"
end

local function balance_formula()
  local parts, applied = {}, {}
  local function add(block)
    return "SUM(" .. letter(block.states) .. ":" .. letter(block.states + #states - 1) .. ")=" .. letter(block.applied)
  end
  for i, block in ipairs(blocks) do parts[i], applied[i] = add(block), letter(block.applied) end
  parts[#parts + 1] = table.concat(applied, "+") .. "=" .. letter(all.applied)
  parts[#parts + 1] = add(all) .. "%s"
  return "IF(AND(" .. table.concat(parts, ",") .. '),"平","不平")'
end

local balance = balance_formula()

local function is_balanced(n)
  local function adds_up(block)
    local sum = 0
    for i = 0, #states - 1 do sum = sum + n[block.states + i] end
    return sum == n[block.applied]
  end
  local applied = 0
  for _, block in ipairs(blocks) do
    if not adds_up(block) then return false end
    applied = applied + n[block.applied]
  end
  return applied == n[all.applied] and adds_up(all)
end

-- The share of those who applied that passed.
local function rate(n)
  return n[all.applied] > 0 and n[all.states] / n[all.applied] or 0
end

local rate_formula = ("IF(%s=0,0,%s/%s)"):format(letter(all.applied), letter(all.states), letter(all.applied))

local room = 204 -- mm: of the columns of numbers

-- Of column I of N: wider for all kinds together, where the offices' names stand.
local function width_of(i, n)
  local is_wide = i >= all.applied and i <= all.states
  return math.min(is_wide and 12 or 11, room // n) .. "mm"
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
  local groups, sums = {}, zeros(columns)
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
    group.check = cross.verdict(is_balanced(group.n) and group.n[all.applied] == (people[value] or 0))
    add_up(sums, group.n)
    groups[#groups + 1] = group
  end
  local applied, widths = letter(all.applied), {}
  for i = 1, #columns do widths[i] = width_of(i, #columns) end
  return {
    groups = groups, columns = columns, range = by.range, label = by.head,
    kinds = kinds, in_kind = #states + 1, in_all = #columns - all.applied + 1,
    n = sums, rate = rate(sums), check = cross.verdict(is_balanced(sums) and sums[all.applied] == lines.n),
    widths = table.concat(widths, " "), rate_formula = rate_formula, applied = applied,
    row_check = balance:format(""), group_check = balance,
    all_check = balance:format("," .. applied .. "=COUNTA(明细_身份证号)"),
  }
end
