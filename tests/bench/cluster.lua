-- Reckons, from what cluster.sh has measured (CPU milliseconds), what 10,000,000 forms of as many people take on N
-- machines.
local people, read, part, few, few_forms, all, all_forms, empty, merge, look, rows = table.unpack(arg)
people, all_forms, few_forms = tonumber(people), tonumber(all_forms), tonumber(few_forms)

local forms, cores = 10000000, 4
local import = read / people -- one process does it
local form = (all - few) / (all_forms - few_forms)
-- Rules, and passing over the records of other parts; all cores of a machine share it.
local judge = (part - read) / people
local looked = look / all_forms -- all cores of the machine that merges share it
local merged = (merge - empty - look) / all_forms -- and one process takes what they have looked at

print(("一台机器 %d 个处理器；处理器时间，量出来的：读入 %.3f、检查 %.3f 毫秒一人，评审表 %.2f 毫秒一份；合并：收表格 %.3f 毫秒一人，核对 %.3f、收下 %.3f 毫秒一份"):format(
  cores, import, judge, form, rows, looked, merged))
local function hours(n)
  local fixed, own = forms * (import + judge / cores), forms / n * form / cores
  local together = n > 1 and forms * (rows + math.max(merged, (merged + looked) / cores)) or 0
  return fixed / 3.6e6, own / 3.6e6, together / 3.6e6
end
local function total(n)
  local fixed, own, together = hours(n)
  return fixed + own + together
end
print("一千万份评审表（小时）：")
print("  机器  读和检查  做表    合并    共要    是一台的几倍快")
for _, n in ipairs { 1, 3, 10, 30, 100, 300 } do
  local fixed, own, together = hours(n)
  local line = "  %4d  %8.2f  %6.2f  %6.2f  %6.2f  %6.1f"
  print(line:format(n, fixed, own, together, total(n), total(1) / total(n)))
end
-- Twice as many machines are then less than a fifth faster.
local n = 1
while total(n) / total(2 * n) > 1.2 do n = n + 1 end
print(("从 %d 台起，加一倍机器快不到两成：每台都要读一遍、检查一遍全部数据。"):format(n))
print("更多的，请按区县把数据分成几批，各做各的。")
