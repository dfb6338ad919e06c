#!/bin/sh
# Where a merged file ends and the next one begins: at 1,000 sheets with the unit that fills them, at 2,000 within a unit.
. tests/lib.sh
without_rules

# Documents of one sheet, so many that the volumes of each office come to just so many: a unit's separator is a sheet, too.
cat >"$work/without-rules/lua/leaf.lua" <<'END'
local offices = { -- sheets of the first unit's documents, unit of the last one
  { name = "不满的县", sheets = 998, last = "乙" }, { name = "满的县", sheets = 999, last = "乙" },
  { name = "单位大的县", sheets = 1998, last = "甲" }, { name = "单位太大的县", sheets = 1999, last = "甲" },
}

local function leaves()
  local all = {}
  for _, office in ipairs(offices) do
    local function add(unit, copies)
      all[#all + 1] = { file = "打印/" .. office.name, office = office.name, unit = unit, name = "第" .. #all .. "张", copies = copies }
    end
    for _ = 1, office.sheets // 99 do add("甲", 99) end
    add("甲", office.sheets % 99)
    add(office.last, 1)
  end
  return items(all)
end

return {
  title = "单张", template = "leaf", order = 60, records = leaves,
  make = function(print) return { file = "单张/" .. print.name, record = print.name, print = print } end,
}
END
echo '<form id="leaf"><page/><p>单张</p></form>' >"$work/without-rules/templates/leaf.xml"

makes_leaves() {
  runs 0 make tests/data/forms --date 2020-09-30 -o "$work/made" --only 单张 --print
}
# volumes OFFICE SHEETS...: the office has these volumes, in order.
volumes() {
  office=$1
  shift
  find "$work/made/打印" -name "$office*" | LC_ALL=C sort >"$work/volumes"
  test "$(wc -l <"$work/volumes")" -eq $# || { cat "$work/volumes"; return 1; }
  while read -r volume; do
    pages=$(pdfinfo "$volume" | awk '$1 == "Pages:" { print $2 }')
    test "$pages" -eq $(($1 * 2)) || { echo "$volume: $pages pages"; return 1; }
    shift
  done <"$work/volumes"
}

check "leaves are made" makes_leaves
check "a volume of 999 sheets takes the next unit" volumes 不满的县 1001
check "one of 1,000 does not" volumes 满的县 1000 2
check "a unit that began in it goes on up to 1,999 sheets" volumes 单位大的县 2000
check "at 2,000 it goes on in the next" volumes 单位太大的县 2000 2
