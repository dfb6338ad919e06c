-- What has become of a person in a run, in words. Each has one state: the first that fits.
local states = {}

states.all = {
  { name = "wrong", word = "退回", about = "检查有错误：请单位照原因改好表，再做一次" },
  { name = "refused", word = "拒绝", about = "没有检查错误，但有文书做不出来：原因见每个人下面" },
  { name = "new", word = "新做", about = "上次没有，这次做了" },
  { name = "changed", word = "改了", about = "和上次的不一样：上次打印、发出的请收回" },
  { name = "same", word = "没变", about = "和上次的一样，不用再打印" },
  { name = "done", word = "做好", about = "这次做好的" },
  { name = "gone", word = "作废", about = "现在的数据里没有了，或者换了单位、区县：文件移到了“作废”文件夹，打印、发出的请收回" },
  { name = "kept", word = "没管", about = "不在这次的数据或文书里，还是以前做的" },
  { name = "none", word = "没做", about = "数据里有，这次没有他的文书" },
}

local number_of = {}
for i, state in ipairs(states.all) do number_of[state.name] = i - 1 end -- as the page counts

-- The changes of a file, in the order of the numbers that the page knows them by, from 0.
states.changes = { "", "新做", "改了", "重做", "没管", "作废" }
states.change_numbers = { [""] = 0, new = 1, changed = 2, restored = 3, kept = 4, withdrawn = 5 }

-- COMPARED: something differs from the run before. SEEN: how often each change is among the person's files.
function states.of(person, seen, compared)
  if person.errors > 0 then return number_of.wrong end
  if person.refused > 0 then return number_of.refused end
  local made = seen[0] + seen[1] + seen[2] + seen[3]
  if made == 0 then
    return number_of[seen[4] > 0 and "kept" or seen[5] > 0 and "gone" or "none"]
  end
  if not compared then return number_of.done end
  if seen[2] + seen[3] > 0 or (seen[1] > 0 and seen[1] < made) then return number_of.changed end
  return number_of[seen[1] > 0 and "new" or "same"]
end

return states
