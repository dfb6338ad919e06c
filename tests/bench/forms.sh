#!/bin/sh
# What a form costs, next to ReportLab, with the same pages, people and font: 500 forms, and 40 by ReportLab, which takes longer; run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/forms
mkdir -p "$dir/house"
photo=$(find samples/huzhou-2020 -name '*.jpg' | LC_ALL=C sort | head -n 1)
font=$(fc-match -f '%{file}' 'LXGW WenKai')

# cost N COMMAND...: CPU milliseconds for each of N forms.
cost() {
  forms=$1
  shift
  command time -q -o "$dir/time" -f '%U %S' "$@" >"$dir/said" 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
  awk -v n="$forms" '{ printf "%.2f", ($1 + $2) * 1000 / n }' "$dir/time"
}

cp -r lua templates "$dir/house/"
cp tests/bench/forms.lua "$dir/house/lua/" && cp tests/bench/forms.xml "$dir/house/templates/"
/usr/bin/python3 tests/bench/forms.py tables 500 "$dir/data" "$photo"
ours=$(cost 500 env ZHIBIAO_HOME="$dir/house" "$BUILD/zhibiao" make "$dir/data" -o "$dir/ours" --only 比较表 --draft --date 2020-09-21)
theirs=$(cost 40 /usr/bin/python3 tests/bench/forms.py forms 40 "$dir/theirs" "$photo" "$font")
[ "$(find "$dir/ours" -name '*.pdf' | wc -l)" = 500 ] || { cat "$dir/said" "$dir/errors"; exit 1; }
# size FOLDER: kilobytes of a form.
size() {
  find "$1" -name '*.pdf' -printf '%s\n' | awk '{ n += $1 } END { printf "%d", n / NR / 1000 }'
}
echo "一份 7 页的表（楷体，连同读数据和检查）："
echo "  制表 CPU $ours 毫秒，$(size "$dir/ours") KB；ReportLab $theirs 毫秒，$(size "$dir/theirs") KB：是制表的 $(awk "BEGIN { printf \"%.1f\", $theirs / $ours }") 倍"
rm -rf "$dir"
