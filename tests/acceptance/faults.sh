#!/bin/sh
# A batch of five people, four of them with a fault: each is refused with file, sheet, cell and reason, the fifth is made.
. tests/lib.sh
mkdir "$work/result"
echo old >"$work/result/以前的文件.txt"

makes_what_can_be_made() {
  runs 1 make samples/faults --date 2020-09-30 -o "$work/result" --only 评审表 &&
    says "$work/out" "做成 1 份，拒绝 4 份" &&
    find "$work/result/评审表" -name '*.pdf' >"$work/made" &&
    test "$(wc -l <"$work/made")" -eq 1 && qpdf --check "$(cat "$work/made")"
}
# names PLACE REASON...: both the terminal and the manifest say so.
names() {
  for text; do
    says "$work/err" "$text" && says "$work/result/manifest.json" "$text" || return 1
  done
}
keeps_older_files() {
  grep -qx old "$work/result/以前的文件.txt"
}
reports_unwritable_output() {
  runs 5 make samples/faults --date 2020-09-30 -o "$work/result/以前的文件.txt/x" && says "$work/err" 写不出文件
}
# The heap asks for much at once only where nothing limits it.
# shellcheck disable=SC3045 # dash has these limits
runs_within_limits() {
  (ulimit -d 98304 && runs 1 check samples/faults -o "$work/limited" --jobs 1) && (ulimit -v 400000 && runs 1 check samples/faults -o "$work/limited" --jobs 1)
}
lists_refused_records() {
  sed -n '/"refused"/,$p' "$work/result/manifest.json" >"$work/refused"
  test "$(grep -c '"document": "evaluation"' "$work/refused")" -eq 4 && ! grep -q '330599[0-9]\{11\}[0-9X]\|e+17' "$work/refused"
}

check "four records are refused, the fifth is made, exit code 1" makes_what_can_be_made
check "a missing value is told with its cell" names '花名册.xlsx!申报人员!J4' '没有填“工作单位”'
check "an ID number that lost digits is told with its cell" names '花名册.xlsx!申报人员!B5' 冯失位 后几位已丢失
check "a missing photo is told with its row" names '花名册.xlsx!申报人员!3' 找不到照片
check "a character that no font has is told with its cell" names '花名册.xlsx!申报人员!A2（姓名）' 'U+323B0'
check "the manifest lists the refused without their ID numbers" lists_refused_records
check "files that were in the output folder stay" keeps_older_files
check "an output folder that can't be made ends with 5" reports_unwritable_output
check "limits on memory that leave room enough are enough" runs_within_limits
