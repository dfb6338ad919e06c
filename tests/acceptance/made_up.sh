#!/bin/sh
# For `make test-more`: it makes the season under many notices.
# The documents of a made-up notice (tests/notices/documents) with five levels, three kinds, four offices, two kinds of hours and forms by
# other names: all are made, with the notice's words and no other's, summaries add up, and what has a window is held to it.
. tests/lib.sh
notice=tests/notices/documents

writes_a_batch() {
  mkdir -p "$work/batch/photos" "$work/faces" && sh tests/rules/photos.sh "$work/faces" >/dev/null &&
    lua5.4 tests/notices/documents.lua "$work/batch" "$(find "$work/faces" -name '*.jpg' | LC_ALL=C sort | head -n 1)"
}
# Drafts, as the people are not without fault.
makes_all() {
  runs 0 make "$work/batch" --notice $notice --date 2025-07-10 -o "$work/made" --draft --pdf --print &&
    says "$work/out" 资格申报表：做成\ 20 越级申报表：做成\ 5 岗位情况表：做成\ 6 公示表：做成\ 6 区县公示表：做成\ 3 评审通过人员名单：做成\ 4 \
      统计汇总：做成\ 4 材料清单：做成\ 12 '3 个区县共 20 人，全市 20 人，相等' &&
    test -e "$work/made/打印/城东区-资格申报表.pdf" && ! grep -qE '统计简报|brief' "$work/out" && test ! -e "$work/made/统计简报" && test ! -e "$work/made/brief" &&
    "$zhibiao" list --notice $notice >"$work/list" && ! grep -q brief "$work/list" && grep -q 资格申报表 "$work/list"
}
# All that the documents say, PDF and workbooks.
reads_all() {
  find "$work/made" -name '*.pdf' ! -path '*/打印/*' | while read -r pdf; do pdftotext -layout "$pdf" - && pdfinfo "$pdf"; done >"$work/said"
  find "$work/made" -name '*.xlsx' | while read -r book; do "$zhibiao" dump "$book" --csv; done >>"$work/said" 2>/dev/null
  for title in 口径说明 总表 分布图 专业级别 单位性质 人员结构 申报类型 继续教育 岗位 退回原因 材料和费用 花名册 上报数 明细 学时明细; do
    for book in "$work"/made/统计汇总/*.xlsx; do "$zhibiao" dump "$book" --csv --sheet $title; done
  done >>"$work/said" 2>/dev/null
  test "$(wc -l <"$work/said")" -gt 5000
}
has_its_words() {
  tr -d ' \n' <"$work/said" >"$work/joined"
  says "$work/joined" 专业技术资格申报表 越级申报中级专业技术资格审批表 单位专业技术岗位情况表 乡镇街道 职称办 公需科目 专业课程 高技能人才申报 员级及 \
    经单位、乡镇街道、主管部门、职称办审核盖章 河口市职称工作办公室制 A3纸 交职称办 四级审核状态 职称办通过
}
has_no_others() {
  ! grep -nE '湖州|浙江|德清|人力社保|职改办|一般公需|行业公需|附件[0-9]|任职资格评审表|[^称]评审表|岗位信息表|破格推荐审批表|2020年' "$work/said" | head -n 5 | grep .
}
# Rules call the forms as the notice does.
rules_have_its_words() {
  "$zhibiao" check --rules --notice $notice >"$work/rules" &&
    says "$work/rules" 不能打印资格申报表 《越级申报表》上是空白 岗位情况表 《单位专业技术岗位情况表》 单位审核报送：到2025年7月21日止 &&
    ! grep -nE '评审表|破格推荐审批表|岗位信息表|附件[0-9]|德清|人力社保' "$work/rules" | head -n 5 | grep .
}
# The opinions of four offices are on one page.
opinions_fit() {
  pdf=$(find "$work/made/资格申报表" -name '*.pdf' | LC_ALL=C sort | head -n 1)
  page=$(for p in 5 6 7 8 9; do pdftotext -f $p -l $p -raw "$pdf" - 2>/dev/null | grep -q 九、审核意见 && echo $p; done | head -n 1)
  pdftotext -f "$page" -l "$page" -raw "$pdf" - | tr -d ' \n' >"$work/page" && says "$work/page" 单位意见 乡镇街道意 主管部门意 职称办意
}
adds_up() {
  grep -q ,平 "$work/said" && ! grep -n ,不平 "$work/said" || return 1
  mkdir -p "$work/books" && cp "$work/made/统计汇总/河口市2025年度职称申报统计汇总.xlsx" "$work/books/book.xlsx" &&
    converts xlsx "$work/calculated" "$work/books/book.xlsx" >/dev/null 2>&1 &&
    /usr/bin/python3 tests/office/books.py "$work/books/book.xlsx" "$work/calculated/book.xlsx"
}
# The form without data, the workbook to fill in, and what lint draws follow the notice, too.
empty_forms() {
  runs 0 blank 岗位情况表 --notice $notice -o "$work/blank.pdf" && pdftotext -raw "$work/blank.pdf" - | grep -q 员级及 &&
    runs 2 blank 统计简报 --notice $notice -o "$work/none.pdf" &&
    runs 0 new "$work/new" --notice $notice && "$zhibiao" dump "$work/new/职称申报填报表.xlsx" --csv >"$work/new.csv" 2>/dev/null &&
    says "$work/new.csv" 乡镇街道审核状态 员级及以下核准人数 城东区水利工程质量监督站 资格申报表 2025-08-04 && ! grep -q 湖 "$work/new.csv"
}
# The unit's part ends on 07-21, the last office's on 08-11.
holds_to_windows() {
  cp -r "$work/batch" "$work/late" &&
    sed -i '/^330599[0-9X]*,江某甲,/s/,2025-06-19,/,2025-07-22,/; /^330599[0-9X]*,江某丁,/s/,2025-07-05,/,2025-08-12,/; /^330599[0-9X]*,江某辛,/s/,2025-07-05,/,2025-08-11,/' "$work/late/申报人员.csv" &&
    "$zhibiao" check "$work/late" --notice $notice --date 2025-09-01 --json >"$work/found" 2>/dev/null
  grep -c '"rule":"window-unit"' "$work/found" | grep -qx 1 && grep '"rule":"window-unit"' "$work/found" | grep -q '江某甲.*2025年7月22日' &&
    grep -c '"rule":"window-hr"' "$work/found" | grep -qx 1 && grep '"rule":"window-hr"' "$work/found" | grep -q '江某丁.*2025年8月12日'
}

check "a batch is written" writes_a_batch
check "all documents are made, but the one that is off" makes_all
check "all that they say is read" reads_all
check "they have the notice's words" has_its_words
check "they have no other notice's words" has_no_others
check "rules have the notice's words" rules_have_its_words
check "four opinions fit on a page" opinions_fit
check "summaries add up, and LibreOffice calculates the same" adds_up
check "empty forms follow the notice" empty_forms
check "each office is held to its window" holds_to_windows
