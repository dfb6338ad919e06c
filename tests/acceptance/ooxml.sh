#!/bin/sh
# Every kind of workbook that the program makes is valid as Excel sees it, by Microsoft's Open XML validator: of the sample, of the batch with
# faults, of a single person without more data than he must have (nothing is made of none), of the notices, the workbook to fill in, and the
# list of what has changed. The validator takes a second for each: one of each kind, all of them in `make test-more ALL=1`.
. tests/lib.sh
export XDG_CONFIG_HOME="$work/books/settings" # where `notice new` writes
validator=$PWD/$BUILD/node/node_modules/.bin/ooxml-validator
if [ ! -x "$validator" ]; then
  echo "ok - every kind of workbook is valid # SKIP npm 没有取到检查工作簿的程序（make deps-test）"
  exit 0
fi
mkdir "$work/books"
sample=samples/huzhou-2020/04德清县
[ -z "${ALL:-}" ] || sample=samples/huzhou-2020

one_person() {
  mkdir "$work/one"
  cat >"$work/one/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型,评审结果
330599198001010019,张三,男,1980-01,第一中学,德清县,教师,中级,一级教师,正常晋升,通过
END
  cp -r "$work/one" "$work/two" && sed 's/0019,张三,男/0027,李四,女/; 1d' "$work/one/申报人员.csv" >>"$work/two/申报人员.csv"
}
# What comes of data with faults ends with 1.
made() {
  "$zhibiao" "$@" >"$work/out" 2>"$work/err" || test $? -eq 1
}
makes_them() {
  one_person
  workbooks=公示表,区县公示表,评审通过人员名单,统计汇总,导入报告
  for data in "$sample" samples/faults "$work/one"; do
    folder=$work/books/${data##*/}
    made make "$data" --date 2020-09-30 -o "$folder" --only $workbooks && made check "$data" -o "$folder/检查" || return 1
  done
  made make "$work/two" --date 2020-09-30 -o "$work/books/one" --only $workbooks && made new "$work/books/new" &&
    made notice new next --from huzhou-2020 &&
    made notice diff huzhou-2020 nanjing-2023 -o "$work/books/diff.xlsx" &&
    mkdir "$work/empty" && echo 身份证号,姓名,工作单位 >"$work/empty/申报人员.csv" &&
    runs 3 make "$work/empty" -o "$work/books/empty" --only $workbooks
}
kinds='/公示表/ /区县公示表/ 统计汇总/ 评审通过人员名单/ 检查报告 退回修改/ 导入报告 变动清单 填报表 通知 diff'
lists_them() {
  find "$work/books" -name '*.xlsx' | LC_ALL=C sort >"$work/all"
  for kind in $kinds; do
    grep "$kind" "$work/all" >"$work/kind" || { echo "no $kind"; return 1; }
    if [ -n "${ALL:-}" ]; then cat "$work/kind"; else tail -n 1 "$work/kind"; fi >>"$work/some"
  done
  sort -u "$work/some" >"$work/list"
}
# The files that are not valid, each with what is wrong.
validate() {
  xargs -d '\n' -n 1 -P 2 "$validator" >"$work/found"
  grep -A 4 '"description"' "$work/found"
  ! grep -q '"ok": *false' "$work/found"
}
are_valid() {
  validate <"$work/list" && test "$(grep -c '"ok": *true' "$work/found")" -eq "$(wc -l <"$work/list")"
}
# A check that can fail: a cell's value stands outside of its row.
sees_what_is_not() {
  mkdir "$work/spoiled" && cd "$work/spoiled" && unzip -qo "$(grep 变动清单 "$work/list" | head -n 1)" &&
    sed -i 's|<sheetData>|<v>1</v><sheetData>|' xl/worksheets/sheet1.xml && zip -qr "$work/spoiled.xlsx" . && cd - >/dev/null || return 1
  ! echo "$work/spoiled.xlsx" | validate
}

check "every kind of workbook is made" makes_them
check "none is left out" lists_them
check "the validator takes them all" are_valid
check "and sees what is not valid" sees_what_is_not
