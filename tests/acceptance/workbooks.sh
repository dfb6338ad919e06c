#!/bin/sh
# For `make test-more`: LibreOffice calculates many books.
# Every workbook of the sample season is opened by LibreOffice, which calculates all formulas anew: the values are those
# that zhibiao wrote beside them.
. tests/lib.sh
office="env TMPDIR=$work HOME=$work /usr/bin/python3 tests/office/office.py"
mkdir -p "$work/given" "$work/office"

makes_workbooks() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/season" --only 公示表,区县公示表,评审通过人员名单,统计汇总,导入报告 && runs 0 check samples/huzhou-2020 -o "$work/season" || return 1
  number=0
  find "$work/season" -name '*.xlsx' | LC_ALL=C sort >"$work/all"
  # Of the units' notices, which are alike, every sixth; of the summaries, whose odd cases are summary.sh's, the city's and one district's; all of
  # them in `make test-more ALL=1`.
  if [ -n "${ALL:-}" ]; then cp "$work/all" "$work/list"; else
    awk '/\/统计汇总\// ? /湖州市|德清县/ : !/\/公示表\// || ++n % 6 == 1' "$work/all" >"$work/list"
  fi
  while read -r file; do
    number=$((number + 1))
    cp "$file" "$work/given/$number.xlsx"
    echo "$number $file" >>"$work/names"
  done <"$work/list"
  test "$(wc -l <"$work/all")" -gt 60 && test "$number" -ge 20
}
open_in_libreoffice() {
  converts xlsx "$work/office" \
    "$work"/given/*.xlsx && test "$(find "$work/office" -name '*.xlsx' | wc -l)" -eq "$(wc -l <"$work/list")"
}
calculates_the_same() {
  test -s "$work/names" || return 1
  while read -r number file; do
    /usr/bin/python3 tests/office/books.py "$work/given/$number.xlsx" "$work/office/$number.xlsx" || echo "$file"
  done <"$work/names" >"$work/wrong" 2>&1
  cat "$work/wrong"
  test ! -s "$work/wrong"
}

# A person whose data look like formulas, and so in a notice's cells.
writes_formulas() {
  mkdir "$work/formulas"
  cat >"$work/formulas/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,毕业院校,现任专业技术资格,申报专业,具体专业,申报级别,申报资格名称,申报类型,评审结果
330599198001010019,张三,男,1980-01,第一中学,德清县,"=HYPERLINK(""http://example.org"")",@SUM(A1),+1+1,教师,-2+3,副高级,"=1+1",正常晋升,通过
END
}
# On paper no number is too wide for its cell.
print_whole() {
  mkdir "$work/paper"
  books=$(awk '{ kind = $2; sub(".*/season/", "", kind); sub("/.*", "", kind) } !seen[kind]++ || NR % 5 == 0 { print $1 }' "$work/names")
  for book in $books; do cp "$work/given/$book.xlsx" "$work/paper/" || return 1; done
  converts pdf "$work/paper" "$work"/paper/*.xlsx >/dev/null 2>&1
  test "$(find "$work/paper" -name '*.pdf' | wc -l)" -eq "$(echo "$books" | wc -l)" || return 1
  for page in "$work"/paper/*.pdf; do pdftotext "$page" -; done >"$work/printed"
  test -s "$work/printed" && ! grep '###' "$work/printed"
}
stay_text() {
  runs 0 make "$work/formulas" -o "$work/formulas/made" --only 评审通过人员名单,区县公示表 || return 1
  for list in 评审通过人员名单 区县公示表; do
    printf '%s\t%s\t%s\n' "$work/$list.types" types "$work/formulas/made/$list/德清县.xlsx"
  done >"$work/jobs"
  $office all "$work/jobs" && cat "$work"/*.types >"$work/types" || return 1
  sed 's/$/|/' "$work/types" >"$work/ends"
  says "$work/ends" '	=1+1|' '	=HYPERLINK("http://example.org")\n@SUM(A1)|' '	+1+1|' '	教师（-2+3）|' &&
    awk -F '\t' '$1 == "formula" || ($4 ~ /^[=+@-]/ && ($1 != "text" || $2 != "text")) { print; bad = 1 } END { exit bad }' "$work/types"
}
have_no_links_or_macros() {
  while read -r file; do
    unzip -l "$file" >"$work/entries" && unzip -p "$file" '*.rels' >"$work/links" || return 1
    grep -iE 'externalLink|vbaProject|\.bin' "$work/entries" && return 1
    case $file in */检查报告.xlsx) continue ;; esac # its places lead to the files they are in
    grep -F 'TargetMode="External"' "$work/links" && return 1
  done <"$work/list"
  test -s "$work/list"
}

check "the workbooks of the season are made" makes_workbooks
check "LibreOffice opens every workbook" open_in_libreoffice
check "LibreOffice calculates the values that are in them" calculates_the_same
check "on paper no number is too wide" print_whole
check "a batch with formulas in it" writes_formulas
check "they stay text in the cells, also when a person edits them" stay_text
check "no workbook has a macro or leads out" have_no_links_or_macros
