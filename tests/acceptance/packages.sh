#!/bin/sh
# make --zip: what a unit gets, and what a district does, as one file each.
. tests/lib.sh
without_rules
data="samples/huzhou-2020/04德清县"
only="--date 2020-09-21 --only 公示表,区县公示表,岗位信息表"

# names ZIP: what is in it.
names() {
  /usr/bin/python3 -c 'import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
for i in z.infolist():
    assert i.compress_type == zipfile.ZIP_STORED and i.flag_bits & 0x800 and i.date_time == (2020, 9, 21, 0, 0, 0), i
    assert i.external_attr >> 16 == 0o100600
    print(i.filename)' "$1" | LC_ALL=C sort
}
# shellcheck disable=SC2086
packs() {
  runs 0 make "$data" $only --zip unit -o "$work/made" && says "$work/out" '打成的包 11 个，在' || return 1
  test "$(find "$work/made/打包/德清县" -name '*.zip' | wc -l)" -eq 10 && unzip -tq "$work/made/打包/德清县.zip" &&
    test "$(stat -c %a "$work/made/打包/德清县.zip")" = 600 &&
    names "$work/made/打包/德清县/德清县文化馆.zip" >"$work/names" && printf '公示表.xlsx\n岗位信息表.pdf\n' | LC_ALL=C sort | diff - "$work/names" &&
    names "$work/made/打包/德清县.zip" >"$work/names" && says "$work/names" 公示表/德清县文化馆.xlsx 岗位信息表/德清县文化馆.pdf 区县公示表.xlsx &&
    test "$(wc -l <"$work/names")" -eq "$(find "$work/made/公示表" "$work/made/岗位信息表" "$work/made/区县公示表" -type f | wc -l)"
}
holds_what_was_made() {
  mkdir "$work/unzipped" && unzip -q "$work/made/打包/德清县.zip" -d "$work/unzipped" &&
    cmp "$work/unzipped/公示表/德清县文化馆.xlsx" "$work/made/公示表/德清县/德清县文化馆.xlsx"
}
# shellcheck disable=SC2086
is_the_same() {
  for jobs in 1 3; do runs 0 make "$data" $only --zip unit --jobs $jobs -o "$work/jobs-$jobs" || return 1; done
  diff -r "$work/jobs-1/打包" "$work/jobs-3/打包" && diff -r "$work/jobs-1/打包" "$work/made/打包"
}
# What has not changed is not even written again; the unit's that has is, and its district's.
# shellcheck disable=SC2086
leaves_what_is_the_same() {
  cp -r "$data" "$work/data" && runs 0 make "$work/data" $only --zip unit -o "$work/again" &&
    find "$work/again/打包" -name '*.zip' -printf '%i %p\n' | LC_ALL=C sort >"$work/before" &&
    runs 0 make "$work/data" $only --zip unit -o "$work/again" && find "$work/again/打包" -name '*.zip' -printf '%i %p\n' | LC_ALL=C sort | diff "$work/before" - || return 1
  LC_ALL=C sed 's/德清县文化馆,\([^,]*\)蒋哲/德清县文化馆,\1蒋喆/' "$data/德清县申报人员.csv" >"$work/data/德清县申报人员.csv"
  cmp -s "$data/德清县申报人员.csv" "$work/data/德清县申报人员.csv" && return 1
  runs 0 make "$work/data" $only --zip unit -o "$work/again" &&
    find "$work/again/打包" -name '*.zip' -printf '%i %p\n' | LC_ALL=C sort | comm -13 "$work/before" - | sed 's|.*/||' | LC_ALL=C sort >"$work/new" &&
    printf '德清县.zip\n德清县文化馆.zip\n' | LC_ALL=C sort | diff - "$work/new"
}
# shellcheck disable=SC2086
only_districts() {
  runs 0 make "$data" $only --zip district -o "$work/districts" && test -f "$work/districts/打包/德清县.zip" && test ! -e "$work/districts/打包/德清县" &&
    runs 2 make "$data" --zip people -o "$work/none" && says "$work/err" '--zip 后面写 unit'
}
# Of a change without --zip nobody must send what it was before; but a run that changes nothing leaves them, on another day, too.
# shellcheck disable=SC2086
goes_with_what_changed() {
  rm -rf "$work/data" && cp -r "$data" "$work/data" && only="--only 公示表,岗位信息表" &&
    runs 0 make "$work/data" $only --zip unit -o "$work/stale" --date 2020-09-21 && (cd "$work/stale/打包" && find . -name '*.zip' -exec sha256sum {} + | LC_ALL=C sort) >"$work/before" &&
    runs 0 make "$work/data" --only 岗位信息表 -o "$work/stale" --date 2020-09-22 && runs 0 make "$work/data" --only 岗位信息表 --zip district -o "$work/fresh" --date 2020-09-21 &&
    sha256sum "$work/fresh/打包/德清县.zip" >"$work/posts" && runs 0 make "$work/data" --only 岗位信息表 --zip district -o "$work/fresh" --date 2020-09-22 &&
    sha256sum "$work/fresh/打包/德清县.zip" | diff "$work/posts" - && (cd "$work/stale/打包" && find . -name '*.zip' -exec sha256sum {} + | LC_ALL=C sort) | diff "$work/before" - || return 1
  LC_ALL=C sed 's/德清县文化馆,\([^,]*\)蒋哲/德清县文化馆,\1蒋喆/' "$data/德清县申报人员.csv" >"$work/data/德清县申报人员.csv"
  runs 0 make "$work/data" $only -o "$work/stale" --date 2020-09-21 && test ! -e "$work/stale/打包/德清县.zip" && test ! -e "$work/stale/打包/德清县/德清县文化馆.zip" &&
    test "$(find "$work/stale/打包" -name '*.zip' | wc -l)" -eq 9 && test -f "$work/stale/作废/2020-09-21/打包/德清县/德清县文化馆.zip" &&
    "$zhibiao" dump --csv "$work/stale/变动清单.xlsx" | grep '打包/德清县.zip' | grep -q 重新合并、打包
}
# shellcheck disable=SC2086
tells_what_is_in_none() {
  runs 0 make "$work/data" --only 岗位信息表 --zip unit -o "$work/stale" --date 2020-09-21 && says "$work/out" '包里只有这次做的；以前做的 10 个文件没有装' &&
    runs 0 make "$work/data" $only --zip unit -o "$work/stale" --date 2020-09-21 && ! grep 没有装 "$work/out"
}

check "a unit's package has what it gets, a district's what its units do" packs
check "it is what was made" holds_what_was_made
check "the same files make the same package" is_the_same
check "a package that has not changed is left as it is" leaves_what_is_the_same
check "districts alone" only_districts
check "what has changed withdraws the packages that it is in, and nothing else does" goes_with_what_changed
check "a run of some documents tells what its packages lack" tells_what_is_in_none
