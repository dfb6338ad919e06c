#!/bin/sh
# How long the rules take for many applicants on one core, and the report if each has faults: check.sh, run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/applicants
people=100000

# timed NAME COMMAND...: one line; the command may end with 1, as faults are found.
timed() {
  name=$1
  shift
  command time -q -o "$dir/time" -f '%U %S %M' taskset -c 0 "$@" >"$dir/said" 2>"$dir/errors" || [ $? -eq 1 ] || { cat "$dir/errors"; exit 1; }
  read -r user system peak <"$dir/time"
  printf '%s：CPU %.1f 秒，内存峰值 %d MB\n' "$name" "$(awk "BEGIN { print $user + $system }")" $((peak / 1024))
}

mkdir -p "$dir/data" "$dir/faulty"
echo "按通知检查 $people 人："
lua5.4 tests/bench/applicants.lua $people "$dir/data" photo.jpg
cp "$(find samples/huzhou-2020 -name '*.jpg' | LC_ALL=C sort | head -n 3)" "$dir/data/photo.jpg"
timed "没有问题的" "$BUILD/zhibiao" check "$dir/data" --json
test ! -s "$dir/said" || { head -n 3 "$dir/said"; exit 1; }

# Nobody has signed or paid; without photos theirs are not judged.
for file in "$dir"/data/*.csv; do
  sed 's/,2020-08-10,2020-09-03,/,,,/' "$file" >"$dir/faulty/${file##*/}"
done
timed "人人有问题的，连同检查报告和退回修改通知单" "$BUILD/zhibiao" check "$dir/faulty" -o "$dir/out"
head -n 3 "$dir/said"
rm -rf "$dir"
