#!/bin/sh
# How long workbooks take: 2,000 notices of units, and a sheet of 200,000 rows of 30 columns next to Python's XlsxWriter; run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/workbooks
mkdir -p "$dir/units" "$dir/long" "$dir/house"

# timed NAME COMMAND...: one line.
timed() {
  name=$1
  shift
  command time -q -o "$dir/time" -f '%U %S %M' taskset -c 0 "$@" >"$dir/said" 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
  read -r user system peak <"$dir/time"
  printf '%s：CPU %.1f 秒，内存峰值 %d MB\n' "$name" "$(awk "BEGIN { print $user + $system }")" $((peak / 1024))
}

echo "工作簿："
lua5.4 tests/bench/applicants.lua 40000 "$dir/units" photo.jpg
timed "2000 个单位的公示表（40000 人，连同读数据和检查）" "$BUILD/zhibiao" make "$dir/units" -o "$dir/units/made" --only 公示表 --date 2020-09-21
head -n 1 "$dir/said"
rm -rf "$dir/units"

lua5.4 tests/bench/applicants.lua 200000 "$dir/long" photo.jpg
cp -r lua templates "$dir/house/"
cp tests/bench/sheet.lua "$dir/house/lua/" && cp tests/bench/sheet.xml "$dir/house/templates/"
ZHIBIAO_HOME=$dir/house
export ZHIBIAO_HOME
timed "200000 行 × 30 列的明细（连同读数据和检查）" "$BUILD/zhibiao" make "$dir/long/申报人员.csv" -o "$dir/made" --only 明细
timed "XlsxWriter（constant_memory，只读 csv）" /usr/bin/python3 tests/bench/sheet.py "$dir/long/申报人员.csv" "$dir/python.xlsx"
rm -rf "$dir"
