#!/bin/sh
# A sheet of many rows, written as they come: all are there, LibreOffice reads the same, what cannot be is told.
. tests/lib.sh
mkdir -p "$work/house" "$work/data" && cp -r lua templates "$work/house/"
cp tests/bench/sheet.lua "$work/house/lua/" && cp tests/bench/sheet.xml "$work/house/templates/"
export ZHIBIAO_HOME="$work/house"

makes_a_long_sheet() {
  lua5.4 tests/bench/applicants.lua 3000 "$work/data" photo.jpg
  runs 0 make "$work/data/申报人员.csv" -o "$work/made" --only 明细
}
has_all_rows() {
  "$zhibiao" dump "$work/made/明细.xlsx" --csv | tr -d '\r' >"$work/rows.csv"
  test "$(wc -l <"$work/rows.csv")" -eq 3001 || return 1
  cut -d , -f 1 "$work/data/申报人员.csv" | tail -n +2 >"$work/ids"
  tail -n +2 "$work/rows.csv" | cut -d , -f 4 | diff - "$work/ids"
}
libreoffice_reads_the_same() {
  converts xlsx "$work/office" "$work/made/明细.xlsx" >/dev/null 2>&1
  "$zhibiao" dump "$work/office/明细.xlsx" --csv | tr -d '\r' | diff - "$work/rows.csv"
}
keeps_its_looks() {
  unzip -p "$work/made/明细.xlsx" xl/worksheets/sheet1.xml >"$work/sheet.xml" && unzip -p "$work/made/明细.xlsx" xl/workbook.xml >"$work/book.xml" || return 1
  says "$work/sheet.xml" '<autoFilter ref="A1:AD3001"/>' 'topLeftCell="A2"' && says "$work/book.xml" '$A$1:$AD$3001' '$1:$1'
}
# wrong SCRIPT WORDS: what is said of the template after a change.
wrong() {
  sed "$1" tests/bench/sheet.xml >"$work/house/templates/sheet.xml"
  runs 4 make "$work/data/申报人员.csv" -o "$work/wrong" --only 明细 && says "$work/err" "$2" && test ! -e "$work/wrong/明细.xlsx"
}
tells_what_cannot_be() {
  wrong 's|</table>|<row><cell>末</cell></row></table>|' '要在工作表的最后' && wrong 's|</table>|</table><row><cell>末</cell></row>|' '要在工作表的最后' &&
    wrong 's|<cell style="item" each|<cell rows="2" style="item" each|' 格子不能跨行 && wrong 's|{x\[f\]}|{x.nothing.more}|' nothing
}

check "a long sheet is made" makes_a_long_sheet
check "it has all rows in their order" has_all_rows
check "LibreOffice reads the same" libreoffice_reads_the_same
check "filter, frozen head and print area go to the last row" keeps_its_looks
check "what a stream can't have is told" tells_what_cannot_be
