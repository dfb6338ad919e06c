#!/bin/sh
# For `make test-more`: it makes the season many times.
# What earlier runs left among the data: a city counts each applicant once, whoever ran zhibiao in whichever folder, with or without its
# manifest; nothing is lost for it either.
. tests/lib.sh
without_rules

# county FOLDER NAME NUMBER: two applicants.
county() {
  mkdir -p "$1"
  /usr/bin/python3 - "$2" "$3" >"$1/申报人员.csv" <<'PY'
import sys
district, n = sys.argv[1], int(sys.argv[2])
print("身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称")
for i in range(2):
    body = "3305991980%02d%02d%03d" % (n + 1, i + 1, n * 10 + i)
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
    print(f"{body}{check},{'甲乙丙丁戊'[n]}{'一二'[i]},{district}第一中学,{district},教师,中级,一级教师")
PY
}
# city FOLDER: five counties.
city() {
  n=0
  for place in 吴兴区 南浔区 德清县 长兴县 安吉县; do
    county "$1/$place" $place $n
    n=$((n + 1))
  done
}
each_county_runs() { # CITY OUTPUT
  for folder in "$1"/*/; do
    runs 0 make "$folder" -o "$folder$2" --only 统计汇总,导入报告,区县公示表,评审表 --draft || return 1
  done
}
# counts DATA PEOPLE [OPTIONS]: the city's totals, without a conflict, an error or a warning.
counts() {
  data=$1 people=$2
  shift 2
  rm -rf "$work/total"
  runs 0 make "$data" -o "$work/total" --only 统计汇总,导入报告 "$@" && says "$work/out" "共 $people 人，全市 $people 人，相等" && without_complaint
}
# Data without fault but for columns that this test has no need of.
without_complaint() {
  ! grep -E '^(错误|警告)' "$work/err" | grep -v '!'
  ! grep -q '个不等\|重复' "$work/out" "$work/err"
}
# has FOLDER PEOPLE: the one book of the output.
has() {
  test "$("$zhibiao" dump --csv "$1"/统计汇总/*.xlsx --sheet 明细 | grep -c '^[0-9]*,.*33059919')" -eq "$2"
}

beside_the_data() {
  city "$work/beside" && each_county_runs "$work/beside" . && counts "$work/beside" 10 && says "$work/err" "德清县" "个以前做好的文书"
}
one_note_for_a_folder() {
  says "$work/err" "提示 5 条"
}
in_a_folder() {
  city "$work/within" && each_county_runs "$work/within" 输出 && counts "$work/within" 10 && says "$work/err" "提示 5 条" "输出：这里有 6 个以前做好的文书"
}
without_manifests() {
  cp -r "$work/beside" "$work/bare" && find "$work/bare" -name manifest.json -delete && counts "$work/bare" 10 &&
    cp -r "$work/within" "$work/bare2" && find "$work/bare2" -name manifest.json -delete && counts "$work/bare2" 10
}
# After correction of a name the old books differ from the data.
stale_books_bring_nothing_back() {
  cp -r "$work/bare2" "$work/stale" && sed -i '3d' "$work/stale/德清县/申报人员.csv"
  rm -rf "$work/total"
  runs 0 make "$work/stale" -o "$work/total" --only 统计汇总 && says "$work/out" "共 9 人" && says "$work/err" "其中 1 人别的表里没有"
}
# What a county sends instead of its tables is its data.
books_alone_are_read() {
  mkdir -p "$work/mixed" && cp -r "$work/beside/吴兴区" "$work/beside/长兴县" "$work/mixed" &&
    mkdir "$work/mixed/德清县" && cp "$work"/beside/德清县/统计汇总/*.xlsx "$work/mixed/德清县/" && counts "$work/mixed" 6
}
# The same as a whole output folder: it is told who is missing.
listed_books_alone_are_told() {
  cp -r "$work/beside/吴兴区" "$work/told" && cp -r "$work/within/德清县/输出" "$work/told/德清县" &&
    runs 0 make "$work/told" -o "$work/told.d" --only 导入报告 && says "$work/err" "其中 2 人别的表里没有" 统计汇总.xlsx
}
# A district's book beside its tables brings nobody, but the figures that it reports are compared with the city's count.
beside_its_tables() {
  mkdir -p "$work/sent/德清县" && cp "$work/beside/德清县/申报人员.csv" "$work"/beside/德清县/统计汇总/德清县*.xlsx "$work/sent/德清县/" &&
    county "$work/sent/吴兴区" 吴兴区 0 && counts "$work/sent" 4 && says "$work/out" "1 个区县上报的 9 个数与市里按明细数的都相等" || return 1
  sed -i '3d' "$work/sent/德清县/申报人员.csv" && rm -rf "$work/total"
  runs 0 make "$work/sent" -o "$work/total" --only 统计汇总,导入报告 && says "$work/out" "共 3 人" "个不等" &&
    says "$work/err" "其中 1 人别的表里没有" "德清县上报的申报中级是 2，按它的明细数是 1" "请该区县核对后重报"
}
# The city's own book of an earlier run reports nothing to itself.
the_citys_own_is_not_compared() {
  mkdir "$work/ours" && cp -r "$work"/beside/德清县 "$work"/beside/吴兴区 "$work/ours" && find "$work/ours" ! -name '*.csv' -type f -delete &&
    runs 0 make "$work/ours" -o "$work/ours.d" --only 统计汇总 && cp "$work"/ours.d/统计汇总/湖州市*.xlsx "$work/ours/" &&
    sed -i '3d' "$work/ours/德清县/申报人员.csv" && rm -rf "$work/total"
  runs 0 make "$work/ours" -o "$work/total" --only 统计汇总 && says "$work/out" "共 3 人" && ! grep '个不等\|重报' "$work/out" "$work/err"
}
# Output below the data of the same run, again and again; killed half way; copied and renamed.
again_and_again() {
  city "$work/again"
  for _ in 1 2 3; do
    runs 0 make "$work/again" -o "$work/again/输出" --only 统计汇总,导入报告 && says "$work/out" "全市 10 人" && without_complaint || return 1
    sha256sum "$work/again/输出/导入报告.xlsx" "$work"/again/输出/统计汇总/湖州市*.xlsx >"$work/sums.new"
    test ! -e "$work/sums" || cmp "$work/sums" "$work/sums.new" || return 1
    mv "$work/sums.new" "$work/sums"
  done
}
survives_a_killed_run() {
  rm "$work/again/输出/manifest.json" && head -c 3000 "$work/again/输出/导入报告.xlsx" >"$work/again/输出/导入报告.xlsx.part"
  rm -rf "$work/total"
  runs 0 make "$work/again" -o "$work/total" --only 统计汇总 && says "$work/out" "全市 10 人" && says "$work/err" "没有写完" "请删掉" &&
    rm "$work/again/输出/导入报告.xlsx.part"
}
survives_copies() {
  cp -r "$work/again/输出" "$work/again/备份" && cp -r "$work/within/德清县/输出" "$work/again/德清旧" && counts "$work/again" 10
}
# A manifest that somebody changed, or that came without its documents, hides nothing.
manifests_hide_nothing() {
  county "$work/hidden" 德清县 2 && file=$work/hidden/申报人员.csv &&
    for text in "{\"program\": \"zhibiao 9\", \"files\": [{\"path\": \"申报人员.csv\", \"sha256\": \"$(sha256sum "$file" | cut -d ' ' -f 1)\"}]}" \
      '{"program": "zhibiao 9", "files": [{"path": "申报' '[[[' '"' '' '{"program": "别的"}'; do
      printf '%s' "$text" >"$work/hidden/manifest.json" && runs 0 make "$work/hidden" -o "$work/hidden.d" --only 统计汇总 &&
        has "$work/hidden.d" 2 || return 1
    done
  cp "$work/within/吴兴区/输出/manifest.json" "$work/hidden/" && runs 0 make "$work/hidden" -o "$work/hidden.d" --only 统计汇总 && has "$work/hidden.d" 2 || return 1
  rm "$work/hidden/manifest.json" && mkfifo "$work/hidden/manifest.json" "$work/hidden/名单.csv" &&
    timeout 20 "$zhibiao" make "$work/hidden" -o "$work/hidden.d" --only 统计汇总 >"$work/out" 2>"$work/err"
  rm "$work/hidden/manifest.json" "$work/hidden/名单.csv" && has "$work/hidden.d" 2
}
# The workbook of `zhibiao new` is ours, too, and is the data.
intake_is_data() {
  runs 0 new "$work/intake" && runs 3 make "$work/intake" -o "$work/intake.d" && says "$work/err" "读到的表格里还没有数据"
}
# All that the program makes, without its manifest, is a note: none is taken for a table that a clerk has to mend. But the tables that went
# back to units are data when they come in.
all_documents_are_known() {
  mkdir "$work/all" && cp tests/data/forms/* "$work/all" && unset ZHIBIAO_HOME
  "$zhibiao" make "$work/all" -o "$work/all.one" --draft --print --pdf --dump=model --dump=pages >/dev/null 2>&1
  "$zhibiao" check "$work/all" -o "$work/all.two" >/dev/null 2>&1
  "$zhibiao" make "$work/all" -o "$work/all.d" >"$work/before" 2>&1
  cp "$work/all.d/manifest.json" "$work/first"
  cp -r "$work/all.one" "$work/all/甲" && cp -r "$work/all.two" "$work/all/乙" && rm -r "$work/all/甲/manifest.json" "$work/all/乙/manifest.json" && find "$work/all/甲/退回修改" "$work/all/乙/退回修改" -name "*.xlsx" -delete
  "$zhibiao" make "$work/all" -o "$work/all.d" >"$work/out" 2>&1
  grep -E '^错误|^警告' "$work/before" | sort >"$work/one"
  grep -E '^错误|^警告' "$work/out" | sort >"$work/two"
  test -s "$work/one" && diff "$work/one" "$work/two" && says "$work/out" "甲：这里有" && test -f "$work/all/甲/index.html" && ! grep 既不是表格 "$work/out"
}
# Links that lead back, or to a folder that is read anyway, and folders that can't be opened.
tells_odd_folders() {
  county "$work/odd" 德清县 2 && mkdir "$work/odd/照片" && ln -s .. "$work/odd/照片/上级" && ln -s 照片 "$work/odd/照片2" &&
    ln -s 没有 "$work/odd/断.csv"
  runs 3 make "$work/odd" -o "$work/odd.d" --only 统计汇总
  has "$work/odd.d" 2 && says "$work/err" "指回上级文件夹的链接" "是同一个文件夹" "断.csv"
}

check "output in the counties' own folders" beside_the_data
check "it is told once for each folder" one_note_for_a_folder
check "output in a folder below" in_a_folder
check "the same without manifests" without_manifests
check "an old book brings nobody back, and says who is missing" stale_books_bring_nothing_back
check "a book that stands for the tables is read" books_alone_are_read
check "a whole output folder in place of tables is told" listed_books_alone_are_told
check "the figures of a book beside its tables are compared" beside_its_tables
check "the city's own book is not" the_citys_own_is_not_compared
check "the output folder below the data, again and again" again_and_again
check "what a killed run left" survives_a_killed_run
check "copied and renamed output" survives_copies
check "no manifest hides a file or stops a run" manifests_hide_nothing
check "the workbook of zhibiao new is data" intake_is_data
check "odd folders are told, the rest is read" tells_odd_folders
check "each document is known without its manifest" all_documents_are_known
