#!/bin/sh
# What readers of the workbooks see: a cover to sign, reasons in words, shares as per cent, no id of a rule, no helper column.
. tests/lib.sh

# csv BOOK SHEET
csv() {
  "$zhibiao" dump "$1" --csv --sheet "$2" | tr -d '\r'
}
# The part of an unpacked BOOK that is the sheet NAME.
sheet_file() {
  echo "$1/xl/worksheets/sheet$(sed -n 's/.*<sheet name="'"$2"'" sheetId="\([0-9]*\)".*/\1/p' "$1/xl/workbook.xml").xml"
}
makes_them() {
  runs 0 make samples/faults -o "$work/made" --only 统计汇总,公示表 && runs 1 check samples/faults -o "$work/found" || return 1
  book=$work/made/统计汇总/市本级2020年度职称申报统计汇总.xlsx
  mkdir "$work/parts" && unzip -qo "$book" -d "$work/parts" && unzip -qo "$work/found/检查报告.xlsx" -d "$work/report"
}
begins_with_a_cover() {
  csv "$book" 封面 >"$work/cover"
  says "$work/cover" 市本级2020年度 单位负责人 审核人 填表人 联系电话 报出日期 && ! grep '[0-9a-f]\{64\}' "$work/cover"
}
# The sheets in their order, and those that the table of contents leads to.
lists_what_follows() {
  grep -o '<sheet name="[^"]*"' "$work/parts/xl/workbook.xml" | cut -d '"' -f 2 >"$work/sheets"
  csv "$book" 目录 | awk -F , '$1 ~ /^[0-9]+$/ { print $2 }' >"$work/contents"
  sed '1,2d' "$work/sheets" | diff - "$work/contents" && test "$(tail -n 1 "$work/sheets")" = 数据来源
}
names_its_files() {
  csv "$book" 数据来源 | grep -q "花名册.xlsx,$(sha256sum samples/faults/花名册.xlsx | cut -d ' ' -f 1),"
}
gives_reasons_in_words() {
  csv "$book" 退回原因 >"$work/reasons"
  says "$work/reasons" '附件1二、1,证件照,,1,1,找不到照片'
}
# Ages and sexes add up; what only the chart needs is hidden, and drawn all the same.
adds_up_ages() {
  csv "$book" 年龄和性别 >"$work/ages"
  says "$work/ages" 合　计, && ! grep 不平 "$work/ages" || return 1
  says "$(sheet_file "$work/parts" 年龄和性别)" '<col min="3" max="3" width="0" hidden="1"' && ! grep -q plotVisOnly "$(grep -l 年龄和性别 "$work"/parts/xl/charts/*.xml)"
}
# Each ratio of 岗位明细 has the number format of per cent.
shows_shares_as_per_cent() {
  runs 0 make samples/huzhou-2020/06安吉县 -o "$work/district" --only 统计汇总 && mkdir "$work/posts" &&
    unzip -qo "$work"/district/统计汇总/*.xlsx -d "$work/posts" && csv "$work"/district/统计汇总/*.xlsx 岗位明细 | head -n 1 | tr , '\n' >"$work/heads" || return 1
  sheet=$(sheet_file "$work/posts" 岗位明细)
  awk 'BEGIN { for (i = 1; i <= 26; i++) letter[i] = sprintf("%c", 64 + i) } /核准比例/ { print letter[NR] }' "$work/heads" >"$work/columns"
  test "$(wc -l <"$work/columns")" -ge 4 || return 1
  tr -d '\n' <"$work/posts/xl/styles.xml" | sed 's/.*<cellXfs[^>]*>//; s/<\/cellXfs>.*//; s/<xf /\n<xf /g' | grep '^<xf ' >"$work/formats"
  while read -r column; do
    style=$(grep -o "<c r=\"${column}2\" s=\"[0-9]*" "$sheet" | sed 's/.*"//')
    format=$(sed -n "$((style + 1))s/.*numFmtId=\"\([0-9]*\)\".*/\1/p" "$work/formats")
    grep -q "<numFmt numFmtId=\"$format\" formatCode=\"0.0%" "$work/posts/xl/styles.xml" || return 1
  done <"$work/columns"
}
# Ids are words of small letters; what else has them is a file's name, a path to it, or a digest.
has_no_ids() {
  find "$work/parts/xl" "$work/report/xl" -name 'sharedStrings.xml' -o -name 'sheet*.xml' >"$work/texts"
  xargs grep -oh '<t[^>]*>[^<]*' <"$work/texts" | sed 's/<[^>]*>//; s/[A-Za-z0-9]*\.\(xlsx\|jpg\|csv\)//g' >"$work/words"
  says "$work/words" 没有查的规则 && ! grep -E '[a-z]{4,}' "$work/words" | grep -vE '^[0-9a-f]{64}$|\\'
}
links_no_empty_place() {
  csv "$work/found/检查报告.xlsx" 全部数据 | grep -q ',—,' && ! grep '<hyperlink ' "$(sheet_file "$work/report" 全部数据)" &&
    grep -q '<hyperlink ' "$(sheet_file "$work/report" 市本级)"
}

check "workbooks with faults in them" makes_them
check "the summary begins with a cover to sign" begins_with_a_cover
check "its contents lead to each sheet behind them" lists_what_follows
check "the last one names the files" names_its_files
check "what is wrong stands in words beside the clause" gives_reasons_in_words
check "ages and sexes add up, without a helper column" adds_up_ages
check "shares are per cent" shows_shares_as_per_cent
check "no id is shown" has_no_ids
check "what has no place leads nowhere" links_no_empty_place
