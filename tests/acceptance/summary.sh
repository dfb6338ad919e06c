#!/bin/sh
# For `make test-more`: LibreOffice calculates many books.
# 统计汇总: each figure is what SQL over the same files counts (tests/summary/summary.py), every table balances, LibreOffice calculates the
# same, and the city's book is the same from the districts' folders and from their own books.
. tests/lib.sh
counted="env TMPDIR=$work /usr/bin/python3 tests/summary/summary.py"
districts="市本级 吴兴区 南浔区 德清县 长兴县 安吉县"
mkdir "$work/batch" && $counted batch "$work/batch"

# sheets BOOK FOLDER: each sheet as FOLDER/TITLE.csv.
sheets() {
  mkdir -p "$2" || return 1
  for title in 封面 总表 分布图 专业级别 单位性质 人员结构 年龄和性别 申报类型 继续教育 岗位 退回原因 材料和费用 与上年比较 汇编核对 花名册 问题明细 上报数 上年明细 明细 数据来源; do
    "$zhibiao" dump "$1" --csv --sheet $title 2>/dev/null | tr -d '\r' >"$2/$title.csv"
  done
}
book() {
  echo "$1/统计汇总/${2}2020年度职称申报统计汇总.xlsx"
}

makes_them() {
  runs 0 make "$work/batch" -o "$work/made" --only 汇总 && test "$(find "$work/made/统计汇总" -name '*.xlsx' | wc -l)" -eq 7 &&
    people=$(cat "$work"/batch/*/*申报人员.csv | grep -c ^3305) && says "$work/out" "汇总核对：6 个区县共 $people 人，全市 $people 人，相等"
}
# The files that the figures of a district came from, with their SHA-256.
names_its_sources() {
  for file in 德清县申报人员.csv 德清县继续教育.csv; do
    says "$work/sheets/德清县/数据来源.csv" "德清县/$file" "$(sha256sum "$work/batch/德清县/$file" | cut -d ' ' -f 1)" || return 1
  done
  ! grep 吴兴区 "$work/sheets/德清县/数据来源.csv" && test "$(grep -c ',[0-9a-f]\{64\},' "$work/sheets/湖州市/数据来源.csv")" -eq 12
}
agree_with_sql() {
  for place in 湖州市 $districts; do
    sheets "$(book "$work/made" $place)" "$work/sheets/$place" && $counted check "$work/batch" "$work/sheets/$place" $place || return 1
  done
}
# A check that can fail.
sees_a_wrong_figure() {
  cp -r "$work/sheets/德清县" "$work/wrong" && sed -i 's/^\(合　计,,[0-9]*\)/\10/' "$work/wrong/总表.csv" &&
    ! $counted check "$work/batch" "$work/wrong" 德清县
}
all_balance() {
  cat "$work"/sheets/*/*.csv >"$work/all.csv"
  grep -q ',平$' "$work/all.csv" && ! grep 不平 "$work/all.csv"
}
# Whether two books have the same values and formulas, but for these sheets.
same_values() {
  /usr/bin/python3 tests/office/books.py --formulas "$@"
}
# LibreOffice opens all books at once, each as FOLDER-NAME.xlsx; of the compiled ones, whose formulas are those of the others, two
# (all in `make test-more ALL=1`).
recalculate() {
  mkdir "$work/cached" && for folder in made compiled compared letters/made; do
    for file in "$work/$folder"/统计汇总/*.xlsx; do
      case ${ALL:-}$folder/${file##*/} in compiled/湖州市* | compiled/长兴县*) ;; compiled/*) continue ;; esac
      cp "$file" "$work/cached/${folder%%/*}-${file##*/}" || return 1
    done
  done
  converts xlsx "$work/calculated" "$work"/cached/*.xlsx >/dev/null 2>&1
}
# recalculated FOLDER: its books have the values that LibreOffice calculates.
recalculated() {
  for file in "$work/cached/$1"-*.xlsx; do /usr/bin/python3 tests/office/books.py "$file" "$work/calculated/${file##*/}" || return 1; done
}

# Each chart is as high as the one row it stands in, from its first to its last pixel.
charts_stay_in_their_rows() {
  unzip -p "$(book "$work/made" 湖州市)" 'xl/drawings/drawing*.xml' | grep -o '<xdr:row>[0-9]*' >"$work/anchors"
  test "$(wc -l <"$work/anchors")" -eq 6 && test "$(uniq "$work/anchors" | wc -l)" -le 3
}

# Each district makes its own book; the city's is then the same from the folders and from the books.
makes_district_books() {
  for place in $districts; do
    runs 0 make "$work/batch/$place" -o "$work/own/$place" --only 汇总 || return 1
    test "$(find "$work/own/$place/统计汇总" -name '*.xlsx')" = "$(book "$work/own/$place" $place)" || return 1
    same_values "$(book "$work/made" $place)" "$(book "$work/own/$place" $place)" 数据来源 || return 1
  done
}
compiles() {
  (cd "$work/own" && runs 0 make */统计汇总/*.xlsx -o "$work/compiled" --only 汇总) || return 1
  "$zhibiao" make "$work"/own/*/统计汇总/*.xlsx -o "$work/compiled" --only 汇总 >"$work/out" 2>"$work/err" || return 1
  says "$work/out" '汇编核对：6 个区县上报的 54 个数与市里按明细数的都相等' && ! grep 警告 "$work/err" || return 1
  for place in 湖州市 $districts; do
    same_values "$(book "$work/made" $place)" "$(book "$work/compiled" $place)" 目录 数据来源 汇编核对 || return 1
  done
}
compiles_folders() {
  (cd "$work/batch" && runs 0 make --only 汇总 德清县/ 长兴县/ 安吉县/ 南浔区/ 吴兴区/ 市本级/ -o "$work/folders") || return 1
  same_values "$(book "$work/made" 湖州市)" "$(book "$work/folders" 湖州市)" 数据来源
}
# 长兴县 took a person out of 明细 after it had counted.
sees_a_district_that_is_wrong() {
  mkdir -p "$work/short" && cp "$work"/own/*/统计汇总/*.xlsx "$work/short/" && (
    mkdir "$work/unpacked" && cd "$work/unpacked" && file=$work/short/长兴县2020年度职称申报统计汇总.xlsx && unzip -qo "$file" &&
      sheet=$(grep -l '<v>2020</v>\|明细' xl/workbook.xml >/dev/null; sed -n 's/.*<sheet name="明细" sheetId="\([0-9]*\)".*/\1/p' xl/workbook.xml) &&
      sed -i 's|<row r="3".*</row><row r="4"|<row r="4"|' "xl/worksheets/sheet$sheet.xml" && rm "$file" && zip -qr "$file" .
  ) || return 1
  runs 0 make "$work/short" -o "$work/short/made" --only 汇总 && says "$work/out" "个不等，见“汇编核对”表" &&
    says "$work/err" "长兴县上报的申报人数是" "请该区县核对后重报"
}
compares_with_last_year() {
  cp "$(book "$work/made" 湖州市)" "$work/湖州市2019年度职称申报统计汇总.xlsx"
  runs 0 make "$work/batch/德清县" "$work/湖州市2019年度职称申报统计汇总.xlsx" -o "$work/compared" --only 汇总 || return 1
  "$zhibiao" dump "$(book "$work/compared" 德清县)" --csv --sheet 与上年比较 | tr -d '\r' >"$work/compared.csv"
  people=$(($(wc -l <"$work/batch/德清县/德清县申报人员.csv") - 1))
  says "$work/compared.csv" "区县,德清县,$people,$people,0,0" "总　计,,$people,$people,0"
}

# Who fits no column is in no sum: the table says so, and the message says who it is.
strangers_unbalance() {
  cat >"$work/申报人员.csv" <<'END'
身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型
330599198001010019,张𠮷,第一中学,德清县,教师,高级,高级教师,正常晋升
330599198502020020,李四,第二中学,火星县,教师,中级,一级教师,正常晋升
END
  runs 0 make "$work/申报人员.csv" -o "$work/strange" --only summary && says "$work/out" '汇总核对：1 个区县共 1 人，全市 2 人，差 1 人' && says "$work/err" 申报人员.csv!F2 填的不合规定 “高级”不是规定的填法 没有用上 &&
    sheets "$(book "$work/strange" 湖州市)" "$work/strange-sheets" &&
    grep -q '^德清县,小计,.*,不平$' "$work/strange-sheets/总表.csv" && grep -q '^火星县,小计,.*,平$' "$work/strange-sheets/总表.csv" &&
    grep -q '^合　计,.*,不平$' "$work/strange-sheets/总表.csv" && grep -qx '审核结果：在审,,2,1' "$work/strange-sheets/封面.csv"
}

# COUNTIFS takes them for the same, and so must the results in the book.
capitals_are_one() {
  mkdir -p "$work/letters"
  cat >"$work/letters/申报人员.csv" <<'END'
身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型
330599198001010019,张三,ABC公司,德清县,工程,中级,工程师,正常晋升
330599198502020020,李四,abc公司,德清县,工程,中级,工程师,正常晋升
330599198603030045,王五,ａÉ公司,德清县,工程,中级,工程师,正常晋升
330599198704040068,赵六,Ａé公司,德清县,工程,初级,助理工程师,正常晋升
END
  runs 0 make "$work/letters" -o "$work/letters/made" --only 汇总 && sheets "$(book "$work/letters/made" 德清县)" "$work/letters/sheets" &&
    says "$work/letters/sheets/总表.csv" 'ABC公司,小计,2,' 'Ａé公司,小计,2,' && ! grep 'abc公司' "$work/letters/sheets/总表.csv" &&
    says "$work/letters/sheets/明细.csv" abc公司
}
# 5, 25%, 40 and 30 are shares, like 0.2; what is none is as it is.
lists_ratios_as_shares() {
  mkdir "$work/ratios" && head -2 "$work/letters/申报人员.csv" >"$work/ratios/申报人员.csv" &&
    printf '%s\n' 工作单位,专业技术岗位总数,正高级核准比例,副高级核准比例,中级核准比例,初级及未定级核准比例 ABC公司,40,5,25%,40,30 >"$work/ratios/岗位.csv" &&
    runs 0 make "$work/ratios" -o "$work/ratios/made" --only 汇总 &&
    "$zhibiao" dump "$(book "$work/ratios/made" 德清县)" --csv --sheet 岗位明细 >"$work/ratios/sheet.csv" && says "$work/ratios/sheet.csv" 0.05,0.25,0.4,0.3
}

check "a summary for each office and the city" makes_them
check "each figure is what SQL counts" agree_with_sql
check "a wrong figure is seen" sees_a_wrong_figure
check "every table says 平" all_balance
check "a book names the files that its figures are from" names_its_sources
check "charts stay in their rows" charts_stay_in_their_rows
check "a district's own book is the same" makes_district_books
check "the city's book from the districts' books is the same" compiles
check "and from the districts' folders" compiles_folders
check "a district's book that does not agree is told" sees_a_district_that_is_wrong
check "last year's book is compared" compares_with_last_year
check "who fits no column makes a table 不平" strangers_unbalance
check "names that differ in capitals are one" capitals_are_one
check "ratios of posts are shares, however they are written" lists_ratios_as_shares
check "LibreOffice opens all books" recalculate
check "LibreOffice calculates the same" recalculated made
check "LibreOffice calculates the same of books" recalculated compiled
check "LibreOffice compares the same with last year" recalculated compared
check "LibreOffice takes the same names for one" recalculated letters
