#!/bin/sh
# 统计汇总: sums are what plain SQL counts, and every table balances.
. tests/lib.sh

makes_them() {
  runs 0 make samples/huzhou-2020 -o "$work/season" --only 统计汇总 &&
    test "$(find "$work/season/统计汇总" -name '*.xlsx' | wc -l)" -eq 7
}

# sheet FILE NAME: a sheet as csv, without carriage returns.
sheet() {
  "$zhibiao" dump "$1" --csv --sheet "$2" | tr -d '\r'
}

# A house with one document more, that counts with SQL and nothing else.
counts_with_sql() {
  mkdir "$work/house" && cp -r lua templates "$work/house/"
  cat >"$work/house/lua/counts.lua" <<'END'
local columns = {}
for _, level in ipairs { "初级", "中级", "副高级", "正高级" } do
  for _, kind in ipairs { "正常晋升", "破格晋升" } do
    columns[#columns + 1] = ("sum(level = '%s' AND kind = '%s') AS c%d"):format(level, kind, #columns + 1)
  end
end
columns = table.concat(columns, ", ")
local function counted(field)
  local all = {}
  for r in query(("SELECT %s AS name, %s, count(*) AS n FROM applicants GROUP BY 1"):format(field, columns)) do
    all[#all + 1] = { r.name, r.c1, r.c2, r.c3, r.c4, r.c5, r.c6, r.c7, r.c8, r.n }
  end
  return all
end
return {
  title = "计数", template = "counts", order = 90,
  records = function() return items { "全部" } end,
  make = function(r) return { file = "计数", record = r, districts = counted("district"), units = counted("unit") } end,
}
END
  cat >"$work/house/templates/counts.xml" <<'END'
<workbook id="counts" title="计数">
  <sheet name="区县" columns="20mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm">
    <row each="x in districts"><cell each="n in x">{n}</cell></row>
  </sheet>
  <sheet name="单位" columns="20mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm 9mm">
    <row each="x in units"><cell each="n in x">{n}</cell></row>
  </sheet>
</workbook>
END
  ZHIBIAO_HOME=$work/house runs 0 make samples/huzhou-2020 -o "$work/counted" --only counts
}
# Lines of 总表 without number and check, sorted.
totals_of() {
  sheet "$1" 总表 | grep -E '^[0-9]+,' | cut -d, -f2-11
}
districts_agree() {
  totals_of "$work/season/统计汇总/湖州市2020年度职称申报统计汇总.xlsx" | LC_ALL=C sort >"$work/one"
  sheet "$work/counted/计数.xlsx" 区县 | LC_ALL=C sort >"$work/two"
  test "$(wc -l <"$work/one")" -eq 6 && diff "$work/one" "$work/two"
}
units_agree() {
  for district in 市本级 吴兴区 南浔区 德清县 长兴县 安吉县; do
    totals_of "$work/season/统计汇总/${district}2020年度职称申报统计汇总.xlsx"
  done | LC_ALL=C sort >"$work/one"
  sheet "$work/counted/计数.xlsx" 单位 | LC_ALL=C sort >"$work/two"
  test "$(wc -l <"$work/one")" -eq 60 && diff "$work/one" "$work/two"
}
all_balance() {
  find "$work/season/统计汇总" -name '*.xlsx' | while read -r book; do
    for title in 总表 专业级别; do sheet "$book" $title; done
  done >"$work/balance"
  grep -q ',平$' "$work/balance" && ! grep 不平 "$work/balance"
}
# Who fits no column is in no sum: the table says so, and the message says who it is.
strangers_unbalance() {
  cat >"$work/申报人员.csv" <<'END'
身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型
330599198001010019,张𠮷,第一中学,德清县,教师,高级,高级教师,正常晋升
330599198502020020,李四,第二中学,火星县,教师,中级,一级教师,正常晋升
END
  runs 0 make "$work/申报人员.csv" -o "$work/strange" --only summary && says "$work/err" 申报人员.csv!F2 填的不合规定 “高级”不是规定的填法 没有用上 &&
    sheet "$work/strange/统计汇总/湖州市2020年度职称申报统计汇总.xlsx" 总表 >"$work/strange.csv" &&
    says "$work/strange.csv" '德清县,0,0,0,0,0,0,0,0,1,不平' '火星县,0,0,1,0,0,0,0,0,1,平' '合　计,,0,0,1,0,0,0,0,0,2,不平'
}

check "a summary for each office and the city" makes_them
check "SQL counts the batch" counts_with_sql
check "the city's totals are SQL's" districts_agree
check "the offices' totals are SQL's" units_agree
check "every table says 平" all_balance
check "who fits no column makes a table 不平" strangers_unbalance
