#!/bin/sh
# How long the rules take for many applicants on one core, next to Python's XlsxWriter, and the report if each has faults:
# check.sh, run by `make bench`. Nobody has a photo: one that all share is a fault of each.
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
  cpu=$(awk "BEGIN { print $user + $system }")
  printf '%s：CPU %.1f 秒，内存峰值 %d MB\n' "$name" "$cpu" $((peak / 1024))
}

mkdir -p "$dir/data" "$dir/faulty" "$dir/long"
echo "按通知检查 $people 人："
lua5.4 tests/bench/applicants.lua $people "$dir/data" nophoto.jpg
timed "没有问题的" "$BUILD/zhibiao" check "$dir/data" --json
ours=$cpu
# Columns and photos that are not there are told once for all; nothing else is.
if grep -v '"rule":"not-judged"' "$dir/said" | head -n 3 | grep .; then exit 1; fi
if [ "$(nproc)" -gt 1 ]; then
  two=$(/usr/bin/python3 -c 'import os; print(*sorted(os.sched_getaffinity(0))[:2], sep=",")')
  # wall PROCESSORS: the seconds it takes on these.
  wall() {
    command time -q -o "$dir/time" -f %e taskset -c "$1" "$BUILD/zhibiao" check "$dir/data" --json >"$dir/said" 2>"$dir/errors"
    cat "$dir/time"
  }
  echo "用 ${two%,*} 号处理器、${two#*,} 号处理器、这两个：$(wall "${two%,*}")、$(wall "${two#*,}")、$(wall "$two") 秒" | tee "$dir/walls"
  # They need not be equally fast: together they do at most what each does in the same time.
  sed 's/.*：\(.*\)、\(.*\)、\(.*\) 秒/\1 \2 \3/' "$dir/walls" | awk '{
    printf "两个的速度是快的那一个的 %.2f 倍，用到了它们合起来的 %d%%\n", ($1 < $2 ? $1 : $2) / $3, 100 / (1 / $1 + 1 / $2) / $3
  }'
fi
lua5.4 tests/bench/applicants.lua 200000 "$dir/long" nophoto.jpg
timed "XlsxWriter（200000 行 × 30 列，constant_memory）" /usr/bin/python3 tests/bench/sheet.py "$dir/long/申报人员.csv" "$dir/python.xlsx"
awk "BEGIN { printf \"检查是 XlsxWriter 的 %.2f 倍\\n\", $ours / $cpu }"
rm -r "$dir/long" "$dir/python.xlsx"

# Nobody has signed or paid.
for file in "$dir"/data/*.csv; do
  sed 's/,2020-08-10,2020-09-03,/,,,/' "$file" >"$dir/faulty/${file##*/}"
done
timed "人人有问题的，连同检查报告和退回修改通知单" "$BUILD/zhibiao" check "$dir/faulty" -o "$dir/out"
head -n 3 "$dir/said"
rm -rf "$dir"
