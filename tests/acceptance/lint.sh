#!/bin/sh
# `zhibiao lint`: templates checked without data, and drawn with the names of their cells.
. tests/lib.sh

all_are_right() {
  for file in templates/*.xml; do
    case $file in */styles.xml | */shared.xml | */fonts.xml) continue ;; esac
    runs 0 lint "$file" -o "$work/grid.pdf" || return 1
  done
}
draws() {
  runs 0 lint posts -o "$work/grid/posts.pdf" && says "$work/out" posts.xml grid/posts.pdf &&
    pdftotext -layout "$work/grid/posts.pdf" "$work/text" &&
    says "$work/text" '{p.unit}' '{x.name}' 38.0 12.0 ' sentence' 推荐申报 &&
    qpdf --check "$work/grid/posts.pdf"
}

# Workbooks have no pages: their sheets are told, with the columns that cells stand in unless the data say which.
lists() {
  runs 0 lint notice && says "$work/out" '工作表“公示表”' '纸 297 × 210' 'A 9.0  B 16.0' 'A–L   posted-title  {heading}' \
    'B     posted-item  {x.name}' "第 $(grep -n '<row.*each="x in g.lines"' templates/notice.xml | cut -d : -f 1) 行  高 12.0" &&
    runs 0 lint summary && says "$work/out" '·     small-sum  {n}  =SUBTOTAL(9,[above])' 数据决定 &&
    runs 0 lint notice -o "$work/grid/notice.txt" && says "$work/out" grid/notice.txt &&
    says "$work/grid/notice.txt" 'L     posted-item  {x.remark}'
}

# spoil SCRIPT MARK TEXT...: what lint says of templates/posts.xml after a change, at the line that has MARK.
spoil() {
  sed "$1" templates/posts.xml >"$work/t.xml"
  mark=$2
  shift 2
  line=$(grep -n -m 1 -F -e "$mark" "$work/t.xml" | cut -d : -f 1)
  [ -n "$line" ] || return 1
  runs 4 lint "$work/t.xml" -o "$work/none.pdf" && says "$work/err" "t.xml:$line" "$@" && test ! -e "$work/none.pdf"
}
faults() {
  spoil 's/style="list"/style="lists"/' '"lists"' 没有叫做“lists”的样式 &&
    spoil 's/<row height="12mm">/<row height="12mm" head="yes">/' 'height="12mm"' 'head="yes"' 开头 &&
    spoil 's/<row height="44mm">/<row height="44mm" fixed="yes">/' 'overflow="grow"' fixed &&
    spoil 's/margin="22mm[^"]*"/margin="22mm 100mm"/' '22mm 100mm' 页边距太大 &&
    spoil 's/<cell span="5"/<cell span="6"/' 'cell span="6"' 占到第 &&
    spoil 's/columns="10mm 20mm/columns="10mm 90mm/' '10mm 90mm' 页面只有 &&
    spoil 's/{p.authorised}/{p.authorised +}/' 'authorised +' 'p.authorised +' &&
    spoil 's/overflow="grow"/overflow="grows"/' '"grows"' 'overflow="grows"' continue &&
    spoil 's/<label>总数/<label direction="vertical">专业技术岗位总数合计/' 总数合计 放不进
}
by_title() {
  runs 0 lint 岗位信息表 -o "$work/title.pdf" && says "$work/out" templates/posts.xml && cmp "$work/title.pdf" "$work/grid/posts.pdf"
}
missing() {
  runs 4 lint "$work/没有.xml" && says "$work/err" 没有.xml && runs 2 lint && says "$work/err" 模板
}

check "the program's own templates are right" all_are_right
check "the grid shows expressions, lines, widths and styles" draws
check "the cells of a workbook are listed with columns and lines" lists
check "faults of a template are told with their lines" faults
check "a template is found by its document's title" by_title
check "a template that is not there is told" missing
