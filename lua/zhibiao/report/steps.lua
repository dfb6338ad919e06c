-- What a person does when a run has ended, for the terminal: a line for each step.
local states = require("zhibiao.report.states")
local steps = {}

local max_volumes = 6

local state_at = {}
for i, state in ipairs(states.all) do state_at[state.name] = i end

local function some(list, all)
  return table.concat(list, "、") .. (all > #list and "等" or "")
end

-- 3 人（张三、李四等）; nil if there is nobody. T: of zhibiao/report/tree.lua.
local function who(t, name)
  local i = state_at[name]
  if t.counts[i] == 0 then return nil end
  return t.counts[i] .. " 人（" .. some(t.names[i], t.counts[i]) .. "）"
end

-- The names of the first volumes that were made or have changed, and how many there are.
local function volumes(t)
  local names, all = {}, 0
  local changed = t.differences.is_any and " AND " .. t.differences.change .. " <> ''" or ""
  for row in query("SELECT path FROM _made AS m WHERE merged AND NOT kept" .. changed .. " ORDER BY rowid") do
    all = all + 1
    if all <= max_volumes then names[all] = row.path:match("([^/]*)%.[^./]*$") end
  end
  return names, all
end

local function printing(t)
  local names, all = volumes(t)
  if all > 0 then return "打印：“打印”文件夹里的 " .. all .. " 册：" .. some(names, all) end
  local n = query("SELECT count(*) AS n FROM _made WHERE merged AND NOT kept")().n
  if n > 0 then return "打印：和上次的一样，不用再打印" end
  n = query("SELECT count(*) AS n FROM _made WHERE office <> '' AND NOT kept")().n
  if n == 0 then return nil end
  return t.differences.is_any and "打印：要合并成册，加 --print 再做一次；只打印变了的，加 --print-changed"
    or "打印：要合并成册，加 --print 再做一次"
end

function steps.text(t)
  local lines = {}
  local wrong, refused = who(t, "wrong"), who(t, "refused")
  if wrong then
    lines[#lines + 1] = "改好再做：退回 " .. wrong .. "，请单位照总览里写的原因改好表，再运行一次：只有变了的会重做"
  end
  if refused then lines[#lines + 1] = "做不出来：" .. refused .. "，原因和办法在总览里他们的名字下面" end
  local gone = query("SELECT count(*) AS n FROM " .. t.differences.gone .. " WHERE why <> 'edited'")().n
  if gone > 0 then lines[#lines + 1] = "收回：作废了 " .. gone .. " 个文件，已经打印、发出的请收回" end
  lines[#lines + 1] = printing(t)
  return table.concat(lines, "\n")
end

return steps
