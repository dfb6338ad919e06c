#!/bin/sh
# 统计简报: one page each, with the workbook's figures.
. tests/lib.sh
mkdir "$work/batch" && /usr/bin/python3 tests/summary/summary.py batch "$work/batch"

makes_them() {
  runs 0 make "$work/batch" -o "$work/made" --only 统计简报,统计汇总 && says "$work/out" '统计简报：做成 7 份'
}
are_one_page() {
  for brief in "$work"/made/统计简报/*.pdf; do pdfinfo "$brief" | grep -q '^Pages: *1$' || { echo "$brief"; return 1; }; done
}
# The six figures: as 总表 has them in its last line.
figures_of() {
  "$zhibiao" dump "$work/made/统计汇总/${1}2020年度职称申报统计汇总.xlsx" --csv --sheet 总表 | tr -d '\r' | grep '^合　计' |
    awk -F , '{ rate = sprintf("%.1f", $20 * 100); sub(/\.0$/, "", rate); print $13 "\n" $16 "\n" $17 "\n" $18 "\n" $19 "\n" rate "%" }'
}
have_the_workbooks_figures() {
  for place in 湖州市 德清县; do
    figures_of $place >"$work/figures"
    pdftotext -layout "$work/made/统计简报/${place}2020年度职称申报统计简报.pdf" "$work/text"
    test "$(wc -l <"$work/figures")" -eq 6 || return 1
    grep -m 1 '%' "$work/text" | tr -s ' ' '\n' | sed '/^$/d' | diff - "$work/figures" || return 1
  done
}
# Bars of a person more are longer: the rectangles in the page's content.
draws_bars() {
  qpdf --qdf --object-streams=disable "$work/made/统计简报/湖州市2020年度职称申报统计简报.pdf" - | grep -acE '^[0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+ re f$' >"$work/bars"
  test "$(cat "$work/bars")" -ge 30
}
# Fourteen units with names that are too long, all twenty specialties.
holds_a_crowd() {
  mkdir "$work/crowd" && /usr/bin/python3 tests/summary/summary.py crowd "$work/crowd" && runs 0 make "$work/crowd" -o "$work/crowd/made" --only 统计简报 || return 1
  brief=$work/crowd/made/统计简报/德清县2020年度职称申报统计简报.pdf
  pdfinfo "$brief" | grep -q '^Pages: *1$' && pdftotext -layout "$brief" "$work/text" && says "$work/text" 其余5个单位 技工学校教师
}
# Also of a unit whose name takes several lines.
gives_names_whole() {
  pdftotext "$brief" - | tr -d ' \n' >"$work/text" &&
    says "$work/text" '名字很长要占好几行的建设投资发展集团有限公司市政基础设施工程建设管理第5分公司（智慧管网与地下空间开发事业部）'
}
tells_of_a_wrong_bar() {
  cp -r lua templates "$work/" && sed -i 's/share="{s}" shade/share="{s * 2}" shade/' "$work/templates/brief.xml"
  ZHIBIAO_HOME=$work runs 4 make "$work/batch/德清县" -o "$work/wrong" --only 统计简报 && says "$work/err" templates/brief.xml '合起来不超过 1'
}

check "a brief for each office and the city" makes_them
check "each is one page" are_one_page
check "the figures are the workbook's" have_the_workbooks_figures
check "bars are drawn" draws_bars
check "a crowd is on one page, too" holds_a_crowd
check "names are whole" gives_names_whole
check "bars that are too long are told" tells_of_a_wrong_bar
