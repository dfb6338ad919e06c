-- The files that the output folder has after a run, and those that went; whose each is stands in its path, as
-- zhibiao/people.lua makes it: 文书/区县/单位/张三-0017.pdf, 文书/区县/单位.xlsx, 文书/区县.xlsx, 文书.xlsx.
-- generators/store/outputs.h explains the tables.
local states = require("zhibiao.report.states")
local files = {}

-- So many that are no applicant's are told one by one: those that earlier runs have made of other data.
local max_others = 60000

-- The page itself is not told on it. The list of what has changed is, but it is no document and no change.
local is_told = "document <> 'report'"
local is_counted = "NOT kept AND document NOT IN ('report', 'changes')"
-- What a run before has changed that was stopped, and this one did not come to, differs all the same.
local may_differ = "(NOT kept OR change <> '') AND document NOT IN ('report', 'changes')"
local no_change = "CASE WHEN m.document = 'changes' THEN '' ELSE "

local function number(sql)
  return query(sql)().n
end

-- How the folder differs from what the run before left. change: an SQL expression, how a file of _made AS m does;
-- gone: the table of what went; is_any: whether anything differs. If this run has changed nothing, what changed last is
-- told again, as manifest.json does.
function files.differences()
  local is_new = number("SELECT count(*) AS n FROM _previous") == 0
    or number("SELECT (SELECT count(*) FROM _made WHERE change <> '' AND " .. may_differ
      .. ") + (SELECT count(*) FROM _withdrawn) AS n") > 0
  local d = { gone = is_new and "_withdrawn" or "_previous_withdrawn" }
  d.change = no_change .. (is_new and "m.change"
    or "coalesce((SELECT change FROM _previous AS p WHERE p.path = m.path ORDER BY p.rowid LIMIT 1), '')") .. " END"
  d.is_any = number("SELECT (SELECT count(*) FROM _made AS m WHERE " .. may_differ .. " AND " .. d.change
    .. " <> '') + (SELECT count(*) FROM " .. d.gone .. " WHERE why <> 'edited') AS n") > 0
  return d
end

-- The parts of a path and its ending: { "评审表", "区县", "单位", "张三-0017" }, ".pdf".
function files.parts(path)
  local stem, ending = path:match("^(.*)(%.[^./]*)$")
  local parts = {}
  for part in (stem or path):gmatch("[^/]+") do parts[#parts + 1] = part end
  return parts, ending or ""
end

local others_sql = [[
  SELECT path, record, office, path AS whereto,
    CASE WHEN kept AND m.change = '' AND document <> 'changes' THEN 'kept' ELSE %s END AS change
  FROM _made AS m
  WHERE %s AND CASE WHEN kept THEN path NOT IN (SELECT path FROM _made WHERE NOT kept)
    ELSE owner NOT IN (SELECT id_number FROM applicants) END
  ORDER BY kept, rowid LIMIT ?]]
local gone_sql = [[
  SELECT path, record, '' AS office, 'withdrawn' AS change, moved AS whereto FROM %s WHERE why <> 'edited'
  ORDER BY rowid LIMIT ?]]

-- An iterator over all that is no applicant's of this run: path, record, office, change, whereto (where it is; "" if it
-- is gone).
function files.others(differences)
  local made = query(others_sql:format(differences.change, is_told), max_others)
  local gone = query(gone_sql:format(differences.gone), max_others)
  return function() return made() or gone() end
end

-- SQL: the files of the applicant a, as lines of path, a tab and the change.
function files.of_applicant(differences)
  return "(SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT path || char(9) || " .. differences.change
    .. " AS line FROM _made AS m WHERE m.owner = a.id_number AND NOT m.kept ORDER BY m.rowid))"
end

-- How many there are of this run.
function files.count()
  return number("SELECT count(*) AS n FROM _made WHERE " .. is_counted)
end

-- The number of a change for the page.
function files.change_number(change)
  return states.change_numbers[change]
end

return files
