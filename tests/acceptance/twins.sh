#!/bin/sh
# Units whose names differ by capitals alone: all that is one's lies under one name, in its zip and on the page.
. tests/lib.sh
data=$work/data out=$work/out.d
mkdir "$data"
# units NAME...: a person of each unit, whose sex is wrong.
units() {
  echo 姓名,身份证号,性别,出生年月,区县,工作单位,申报级别,申报专业,申报资格
  echo "李甲,330599198501010031,女,1985-01,南浔区,$1,中级,工程,工程师"
  test -z "$2" || echo "李乙,33059919860202001X,女,1986-02,南浔区,$2,中级,工程,工程师"
}
makes() {
  runs 0 make "$data" --only 评审表,退回修改表 --draft --zip unit -o "$out"
}
lie_under_one_name() {
  units ABC公司 abc公司 >"$data/申报人员.csv" && makes && test "$(find "$out/打包/南浔区" -name '*.zip' | wc -l)" -eq 2 &&
    unzip -l "$out/打包/南浔区/abc公司-2.zip" >"$work/zip" && says "$work/zip" 李乙-001X.pdf 退回修改 && test -f "$out/评审表/南浔区/abc公司-2/李乙-001X.pdf" &&
    unzip -l "$out/打包/南浔区/ABC公司.zip" >"$work/zip" && says "$work/zip" 李甲-0031.pdf 退回修改 &&
    says "$out/index.html" '[0,"abc公司","南浔区/abc公司-2"' && ! grep -q '"abc公司-2"' "$out/index.html"
}
# Nor do those share one that paths can't tell apart: for a sign that no file name may have, or for their middle.
lie_apart_in_paths() {
  rm -rf "$out" && long=$(printf '%030d' 0 | sed 's/0/长/g') && set -- 甲/公司 甲／公司 "$long一$long" "$long二$long" ＡＢ厂 ａｂ厂 && { units "$1" "$2" && units "$3" "$4" | sed 1d && units "$5" "$6" | sed 1d; } |
    awk -F, -v OFS=, 'BEGIN { split("330599198501010031 33059919860202001X 330599198001120015 330599198201050015 330599198301190015 330599198301270015", id, " ") } NR > 1 { $2 = id[NR - 1]; $4 = substr($2, 7, 4) "-" substr($2, 11, 2) } { print }' >"$data/申报人员.csv" &&
    makes && test "$(find "$out/打包/南浔区" -name '*.zip' | wc -l)" -eq 6 && for zip in "$out"/打包/南浔区/*.zip; do unzip -l "$zip" >"$work/zip" && test "$(grep -c 评审表/ "$work/zip")" -eq 1 && says "$work/zip" 退回修改.xlsx || return 1; done &&
    unzip -l "$out/打包/南浔区/甲／公司-2.zip" >"$work/zip" && says "$work/zip" 李乙-001X.pdf && says "$out/index.html" '[0,"甲／公司","南浔区/甲／公司-2"'
}
keeps_its_name_when_it_is_gone() {
  units ABC公司 >"$data/申报人员.csv" && makes && says "$out/index.html" '[0,"abc公司","南浔区/abc公司-2"' && ! grep -q '"abc公司-2"' "$out/index.html"
}

# A number that looks like somebody's gets into no path, and what lies there is known the next time.
no_path_has_a_number() {
  rm -rf "$out" && units 甲公司330599198001120015 甲公司330599198001040015 >"$data/申报人员.csv" && makes && test -z "$(find "$out" | grep 1980)" &&
    test "$(find "$out/打包/南浔区" -name '*.zip' | wc -l)" -eq 2 && unzip -l "$out/打包/南浔区/甲公司330599＊＊＊＊＊＊＊＊0015-2.zip" >"$work/zip" && says "$work/zip" 李甲-0031.pdf 退回修改.xlsx &&
    says "$out/manifest.json" '"path": "评审表/南浔区/甲公司330599＊＊＊＊＊＊＊＊0015/李乙-001X.pdf"' && makes && says "$work/out" "新做 0 个文件，改了 0 个" "作废 0 个"
}

check "all that is one unit's lies under one name" lie_under_one_name
check "a unit that is gone is called as it was" keeps_its_name_when_it_is_gone
check "units whose names are the same in paths lie apart" lie_apart_in_paths
check "no path has a number that looks like somebody's" no_path_has_a_number
