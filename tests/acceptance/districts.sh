#!/bin/sh
# 德清 and 德清县 are one district: in folders, slips and counts. Each other spelling is told once.
. tests/lib.sh
without_rules

data="samples/huzhou-2020/04德清县"
mkdir "$work/same" "$work/mixed"
cp "$data"/*.csv "$work/same"
cp "$data"/*.csv "$work/mixed"

# The first lines of people by other names of their district; of the tables people and units.
LC_ALL=C awk '/^[0-9]+,德清县,/ { n++
    if (n % 4 == 1) sub(/,德清县,/, ",德清,"); if (n % 4 == 2) sub(/,德清县,/, ",浙江省湖州市德清县 ,")
    if (n % 4 == 3) sub(/,德清县,/, ",湖州德清,") } { print }' "$data/德清县申报人员.csv" >"$work/mixed/德清县申报人员.csv"
LC_ALL=C sed 's/,德清县,/,德清,/' "$data/德清县单位.csv" >"$work/mixed/德清县单位.csv"

only="--only 公示表,区县公示表,岗位信息表 -o"
made_same() { (cd "$work/$1" && find . -name '*.xlsx' ! -name '导入报告.xlsx' | LC_ALL=C sort | xargs sha256sum); }
# shellcheck disable=SC2086
is_one() {
  runs 0 make "$work/same" $only "$work/a" && runs 0 make "$work/mixed" $only "$work/b" || return 1
  ! cmp -s "$work/same/德清县申报人员.csv" "$work/mixed/德清县申报人员.csv" && test -d "$work/b/公示表/德清县" && test ! -e "$work/b/公示表/德清" &&
    made_same a >"$work/a.txt" && made_same b >"$work/b.txt" && diff "$work/a.txt" "$work/b.txt"
}
# shellcheck disable=SC2086
is_told() {
  runs 0 make "$work/mixed" $only "$work/b" &&
    says "$work/err" '所属区县：“德清”（23 处）就是“德清县”，“浙江省湖州市德清县”（13 处）就是“德清县”，“湖州德清”（12 处）就是“德清县”' &&
    test "$(grep -c '就是“' "$work/err")" -eq 1 && runs 0 make "$work/same" $only "$work/a" && ! grep -q '就是“' "$work/err"
}
# What the notice does not know stays as it is, and a word that may mean something else, too.
stays() {
  mkdir "$work/other"
  LC_ALL=C sed '1,9s/,德清县,/,莫干山镇,/; 10,30s/,德清县,/,湖州市,/' "$data/德清县申报人员.csv" >"$work/other/申报人员.csv"
  "$zhibiao" make "$work/other" --only 区县公示表 -o "$work/c" >"$work/out" 2>"$work/err"
  test -f "$work/c/区县公示表/莫干山镇.xlsx" && test -f "$work/c/区县公示表/湖州市.xlsx" && ! grep -q '就是“' "$work/err"
}

# The city's own level, and offices in a district's place.
takes_what_offices_write() {
  i=0
  for word in 市直 湖州市市直 市属 湖州市本级 湖州市人社局 市级 德清县人社局 湖州市德清县 德清人力社保局 德清县人力资源和社会保障局; do
    i=$((i + 1)) && rm -rf "$work/offices" "$work/d" && mkdir "$work/offices" && LC_ALL=C sed "s/^\([0-9]*\),德清县,/\1,$word,/" "$data/德清县申报人员.csv" >"$work/offices/申报人员.csv" || return 1
    "$zhibiao" make "$work/offices" --only 区县公示表 -o "$work/d" >"$work/out" 2>"$work/err"
    [ $i -le 6 ] && district=市本级 || district=德清县
    test "$(ls "$work/d/区县公示表")" = "$district.xlsx" && says "$work/err" "“$word”（50 处）就是“$district”" || { echo "$word"; return 1; }
  done
}

check "other names of a district are that district" is_one
check "each is told once" is_told
check "what the notice does not know stays" stays
check "words for the city's own level, and offices in a district's place, are known" takes_what_offices_write
