-- 退回原因: the errors of the district's applicants, and how many by clause.
local cross = require("zhibiao.cross")
local offices = require("zhibiao.offices")
local rule_name = require("zhibiao.rule_names")

local max_matters = 4 -- that are named of a clause

-- What the rules find here; for those whose district's own book was read, what that says.
local sql = [[
  SELECT f.clause, f.rule, '' AS matter, f.message, f.remedy, f.owner, a.name, a.unit, a.district, f.number, 0 AS told
    FROM _findings f
    JOIN applicants a ON a.id_number = f.owner JOIN _sheets s ON s.number = a._row >> 32
    WHERE f.level = 'error' AND s.sheet <> '明细' AND (?1 = '' OR a.district = ?1)
  UNION ALL
  SELECT i.clause, '', i.matter, i.message, i.remedy, i.id_number, a.name, a.unit, a.district, i._row, 1 FROM issues i
    JOIN applicants a ON a.id_number = i.id_number WHERE ?1 = '' OR a.district = ?1
  ORDER BY 8, 6, told, 10]]

local function clause_of(f)
  return {
    name = f.clause, criterion = cross.criterion("$A[row]", f.clause), findings = 0, people = 0, example = f.message,
    matters = {}, times = {},
  }
end

local function add(clause, f)
  clause.findings, clause.people = clause.findings + 1, clause.people + f.first
  if clause.times[f.matter] == nil then clause.matters[#clause.matters + 1] = f.matter end
  clause.times[f.matter] = (clause.times[f.matter] or 0) + 1
end

-- In words: what was found most often first.
local function in_words(clause)
  local matters = clause.matters
  table.sort(matters, function(a, b) return clause.times[a] > clause.times[b] end)
  return table.concat(matters, "、", 1, math.min(#matters, max_matters)) .. (#matters > max_matters and "等" or "")
end

-- { lines, clauses, people }; people: how many have an error. A line's `first` is 1 if it is the first of its applicant
-- under its clause, else 0; its `matter` is what the rule is about.
return function(district)
  local lines, clauses, by_name, seen, people = {}, {}, {}, {}, 0
  for f in query(sql, district) do lines[#lines + 1] = f end
  for _, f in ipairs(offices.sorted(lines, "district")) do
    local key = f.clause .. "\0" .. f.owner
    f.first = seen[key] and 0 or 1
    people = people + (seen[f.owner] and 0 or 1)
    seen[key], seen[f.owner] = true, true
    if f.matter == "" then f.matter = rule_name(f.rule) or "其他" end
    local clause = by_name[f.clause]
    if clause == nil then
      clause = clause_of(f)
      clauses[#clauses + 1], by_name[f.clause] = clause, clause
    end
    add(clause, f)
  end
  for _, clause in ipairs(clauses) do clause.matters = in_words(clause) end
  table.sort(clauses, function(a, b) return a.people > b.people end)
  return { lines = lines, clauses = clauses, people = people }
end
