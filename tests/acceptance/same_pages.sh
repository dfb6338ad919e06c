#!/bin/sh
# For `make test-more`: LibreOffice prints many workbooks.
# What is posted comes as a workbook and as PDF: both have the same pages, but for one, and the same people on them.
. tests/lib.sh

makes_notices() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/made" --only 公示表,区县公示表,评审通过人员名单 --pdf &&
    find "$work/made" -name '*.xlsx' | LC_ALL=C sort >"$work/books" && [ "$(wc -l <"$work/books")" -eq 69 ]
}
pages_of() { pdfinfo "$1" | awk '$1 == "Pages:" { print $2 }'; }
# agree WORKBOOK'S-PAGES PDF
agree() {
  pdf=$(pages_of "$2")
  [ $(($1 - pdf)) -ge -1 ] && [ $(($1 - pdf)) -le 1 ] || { echo "$2: $pdf pages, and $1 of the workbook"; return 1; }
}
# A workbook's pages end where it says so.
have_the_same_pages() {
  wrong=0
  while IFS= read -r book; do
    breaks=$(unzip -p "$book" xl/worksheets/sheet1.xml | grep -o '<brk ' | wc -l)
    agree $((breaks + 1)) "${book%.xlsx}.pdf" || wrong=1
  done <"$work/books"
  return $wrong
}
print_the_same_pages() {
  converts pdf "$work/printed" "$work/made/区县公示表/安吉县.xlsx" >/dev/null 2>&1
  agree "$(pages_of "$work/printed/安吉县.pdf")" "$work/made/区县公示表/安吉县.pdf"
}

check "notices and lists are made, as workbooks and as PDF" makes_notices
check "a workbook has the pages of its PDF, but for one" have_the_same_pages
check "so LibreOffice prints it" print_the_same_pages
