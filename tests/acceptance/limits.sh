#!/bin/sh
# What forms must bear: a career of twenty pages, a statement of 1,000 characters, a unit's name of 60.
. tests/lib.sh

# --- The longest career of the sample ---

makes_the_career() {
  runs 0 make samples/huzhou-2020/02吴兴区 --date 2020-09-30 -o "$work/season" --only 评审表 || return 1
  career=$(find "$work/season/评审表" -name '余伟-0011.pdf')
  pages=$(pdfinfo "$career" | sed -n 's/^Pages: *//p')
  echo "$pages pages"
  test "$pages" -ge 20
}
# The text of page N, without blanks.
page() {
  pdftotext -layout -f "$1" -l "$1" "$career" - | tr -d ' \n\f'
}
numbers_its_pages() {
  for n in $(seq 2 "$pages"); do
    page "$n" | grep -q "第$n页共${pages}页" || { echo "page $n is not numbered"; return 1; }
  done
}
# A page that says 接上页 has a table's head below it and stands behind one that says 见续页; and so the other way round.
marks_what_goes_on() {
  marked=0
  for n in $(seq 2 $((pages - 1))); do
    before=$(page "$n" | grep -c '见续页')
    after=$(page $((n + 1)) | grep -c '接上页')
    test "$before" -eq "$after" || { echo "pages $n and $((n + 1)): $before, $after"; return 1; }
    marked=$((marked + after))
  done
  echo "$marked marks"
  test "$marked" -ge 12
}
repeats_heads() {
  for n in $(seq 2 "$pages"); do
    page "$n" | grep -q '接上页' || continue
    page "$n" | grep -q '接上页）[一二三四五六七八九十]*、[^（]*（续）\(合（独）著、\)*\(起止年月\|年月\)' || { echo "page $n has no head"; return 1; }
  done
}

# --- Lengths that the notice and the forms name ---

unit=湖州市吴兴区妙西镇农业综合服务中心暨水利水电工程质量安全监督管理站与农村饮用水安全保障服务中心（湖州市吴兴区妙西镇测试）
writes_a_batch() {
  mkdir -p "$work/data"
  cp samples/faults/照片/冯失位.jpg "$work/data/p.jpg"
  statement=$(printf '本人自参加工作以来认真履行岗位职责，%.0s' $(seq 56) | cut -c 1-3000)
  test "$(printf %s "$unit" | wc -m)" -eq 60 && test "$(printf %s "$statement" | wc -m)" -eq 1000 || return 1
  {
    echo '身份证号,姓名,性别,出生年月,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型,照片,本人述职'
    echo "330599198503120015,张志远,男,1985-03,$unit,吴兴区,工程,中级,工程师,正常晋升,p,$statement"
  } >"$work/data/申报人员.csv"
  runs 0 make "$work/data" -o "$work/made" --only 评审表 --dump=pages || return 1
  dump=$(find "$work/made" -name '*.pages.txt')
}
# Page and size of each run of a text that is set in lines: text X Y FACE SIZE …
runs_of() {
  awk -v part="$1" '/^page / { page = $2 } $1 == "text" && index($0, part) { print page, $5 }' "$dump"
}
keeps_the_statement_on_a_page() {
  runs_of 履行岗位 | sort -u >"$work/sizes"
  cat "$work/sizes"
  test "$(wc -l <"$work/sizes")" -eq 1 && grep -q ' 12.00$' "$work/sizes"
}
keeps_the_unit_readable() {
  runs_of 湖州市吴兴区妙西镇 >"$work/sizes"
  cat "$work/sizes"
  test "$(wc -l <"$work/sizes")" -ge 2 && awk '$2 < 7.5 { bad = 1 } END { exit bad }' "$work/sizes"
}

check "a career of twenty pages is made" makes_the_career
check "its pages are numbered" numbers_its_pages
check "what goes on over a page is marked on both sides" marks_what_goes_on
check "heads are repeated where a table goes on" repeats_heads
check "a form is made with the longest values" writes_a_batch
check "1,000 characters of statement fit their page in its size" keeps_the_statement_on_a_page
check "a unit's name of 60 characters is set in 7.5 pt or more" keeps_the_unit_readable
