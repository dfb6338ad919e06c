#!/bin/sh
# How fast long tables are read, next to what Debian has: tables.sh, run by `make bench` from the repository's root.
# Speed lives here and not in the tests: a figure depends on the machine and on who else uses it, so it is looked at and
# not passed or failed. The others read a tenth of the rows, so that nobody waits for them; zhibiao reads both.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench
full=1000000
part=100000

# measure NAME FILE ROWS COMMAND…: one line; the rate is left in $rate. A .csv is rated in MB/s, a workbook in rows/s.
measure() {
  name=$1 file=$2 rows=$3
  shift 3
  cat "$file" >/dev/null # all find it in memory
  command time -o "$dir/time" -f '%e %M' "$@" >/dev/null 2>"$dir/errors" || { cat "$dir/errors" "$dir/time"; exit 1; }
  read -r seconds peak <"$dir/time"
  case $file in
  *.csv) amount=$(wc -c <"$file" | awk '{ print $1 / 1e6 }') unit='MB/秒' ;;
  *) amount=$rows unit='行/秒' ;;
  esac
  rate=$(awk "BEGIN { printf \"%.0f\", $amount / ($seconds > 0 ? $seconds : 0.01) }")
  printf '%-9s %-4s %8d 行 %8.2f 秒 %8d %s  内存峰值 %d MB\n' "$name" "${file##*.}" "$rows" "$seconds" "$rate" "$unit" \
    $((peak / 1024))
}

factor() { awk "BEGIN { printf \"%.1f\", $1 / $2 }"; }

echo "读长表（每行 12 列），写成 csv："
measure zhibiao "$dir/people.csv" $full "$BUILD/zhibiao" dump --csv "$dir/people.csv"
measure zhibiao "$dir/people.xlsx" $full "$BUILD/zhibiao" dump --csv "$dir/people.xlsx"
long=$rate
measure zhibiao "$dir/part.xlsx" $part "$BUILD/zhibiao" dump --csv "$dir/part.xlsx"
short=$rate
measure xlsx2csv "$dir/part.xlsx" $part xlsx2csv "$dir/part.xlsx" /dev/null
other=$rate
measure ssconvert "$dir/part.xlsx" $part ssconvert -T Gnumeric_stf:stf_csv "$dir/part.xlsx" fd://1
echo "zhibiao 的速度是 xlsx2csv 的 $(factor "$short" "$other") 倍（同一个 $part 行的文件）"
echo "zhibiao 读 $full 行的速度，是 xlsx2csv 读 $part 行的 $(factor "$long" "$other") 倍"
echo "（按每秒行数折算：xlsx2csv 和 ssconvert 没有读 $full 行的文件）"
