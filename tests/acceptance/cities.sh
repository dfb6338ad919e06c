#!/bin/sh
# For `make test-more`: it takes long.
# Other cities' notices, of another province and of other specialties, levels and offices: their own cases come out, whole
# seasons are made by them, and nothing that is made has a word of this city's. What a notice may say is tried by notices
# made up for it, each with cases of its own (tests/notices).
. tests/lib.sh

cases_come_out() {
  runs 0 notice check "$1" && says "$work/out" 试了案例
}
for notice in nanjing-2021 nanjing-2023 ningbo-2023-construction; do
  check "the cases of $notice" cases_come_out "$notice"
done
for cases in tests/notices/*/cases; do
  folder=${cases%/cases}
  check "the cases of $folder" cases_come_out "$folder"
done

# data NOTICE: made-up applicants without fault.
data() {
  mkdir "$work/$1" && sh tests/rules/photos.sh "$work/$1" && lua5.4 tests/rules/cities.lua "$1" "$work/$1"
}
# season NOTICE DATE DOCUMENTS: all is made of them, and nothing is found.
season() {
  data "$1" && runs 0 make "$work/$1" --notice "$1" --date "$2" -o "$work/$1.out" && says "$work/out" "共 $3 份" &&
    "$zhibiao" check "$work/$1" --notice "$1" --date "$2" --json 2>"$work/err" >"$work/found"
  ! grep -v '"rule":"not-judged"' "$work/found"
}
texts() {
  find "$work/$1.out" -name '*.pdf' -exec pdftotext {} - \;
  find "$work/$1.out" -name '*.xlsx' -exec unzip -p {} xl/sharedStrings.xml xl/workbook.xml \;
  "$zhibiao" check --rules --notice "$1"
  "$zhibiao" blank 评审表 --notice "$1" -o "$work/blank.pdf" && pdftotext "$work/blank.pdf" -
  "$zhibiao" new "$work/$1.new" --notice "$1" >/dev/null && unzip -p "$work/$1.new"/*.xlsx xl/sharedStrings.xml
}
# clean NOTICE WORDS: what it makes has none of these.
clean() {
  texts "$1" >"$work/$1.txt" && [ "$(wc -c <"$work/$1.txt")" -gt 20000 ] && ! grep -n "$2" "$work/$1.txt"
}
huzhou='湖州\|吴兴\|南浔\|德清\|长兴县\|安吉\|湖职\|2033099'

check "a season of 南京, 2021" season nanjing-2021 2021-07-31 20
check "has no other city's words" clean nanjing-2021 \
  "$huzhou\|浙\|一般公需\|行业公需\|职改办\|专业技术职务任职资格评审表\|人力社保\|宁波"
check "a season of 南京, 2023" season nanjing-2023 2023-07-31 20
check "nor has it" clean nanjing-2023 "$huzhou\|浙\|一般公需\|行业公需\|职改办\|专业技术职务任职资格评审表\|人力社保\|宁波"
check "a season of 宁波's construction engineers" season ningbo-2023-construction 2023-07-31 16
check "nor have they" clean ningbo-2023-construction "$huzhou\|职改办\|南京\|江苏"
