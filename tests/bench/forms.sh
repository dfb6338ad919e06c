#!/bin/sh
# What a form costs, next to ReportLab and Typst, with the same pages, people and font, and by one process and by two: 2,000 forms, 200 by Typst and
# 40 by ReportLab, which take longer; and what an evaluation form costs. Run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/forms
rm -rf "$dir"
mkdir -p "$dir/house"
photo=$(find samples/huzhou-2020 -name '*.jpg' | LC_ALL=C sort | head -n 1)
font=$(fc-match -f '%{file}' 'LXGW WenKai')

# cost N COMMAND...: CPU milliseconds for each of N forms, in $cpu, and the seconds that all took, in $wall.
cost() {
  forms=$1
  shift
  command time -q -o "$dir/time" -f '%U %S %e' "$@" >"$dir/said" 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
  read -r user system wall <"$dir/time"
  cpu=$(awk "BEGIN { printf \"%.2f\", ($user + $system) * 1000 / $forms }")
}
# has N FOLDER: so many forms, or what was said instead; their mean size in kilobytes in $size.
has() {
  [ "$(find "$2" -name '*.pdf' | wc -l)" = "$1" ] || { cat "$dir/said" "$dir/errors"; exit 1; }
  size=$(find "$2" -name '*.pdf' -printf '%s\n' | awk '{ n += $1 } END { printf "%d", n / NR / 1000 }')
}
ratio() { awk "BEGIN { printf \"%.1f\", $1 / $2 }"; }

cp -r lua templates "$dir/house/"
cp tests/bench/forms.lua "$dir/house/lua/" && cp tests/bench/forms.xml "$dir/house/templates/"
/usr/bin/python3 tests/bench/forms.py tables 2000 "$dir/data" "$photo"
echo "一份 7 页的表（楷体，连同读数据和检查）："
for jobs in 1 2; do
  cost 2000 env ZHIBIAO_HOME="$dir/house" "$BUILD/zhibiao" make "$dir/data" -o "$dir/by-$jobs" --only 比较表 --draft --date 2020-09-21 --jobs $jobs
  has 2000 "$dir/by-$jobs"
  echo "  制表 $jobs 个进程：CPU $cpu 毫秒，$size KB；2000 份共 $wall 秒"
  [ $jobs = 2 ] || { alone=$cpu wall_alone=$wall; }
done
echo "  两个进程用的时间是一个的 $(awk "BEGIN { printf \"%.2f\", $wall / $wall_alone }")（这台机器有 $(nproc) 个处理器可用）"
rm -rf "$dir/by-1" "$dir/by-2"

# What two processors can do at most: each all the forms by itself, at the same time. They need not be equally fast.
alone_on() {
  env ZHIBIAO_HOME="$dir/house" taskset -c "$1" time -q -o "$dir/time-$1" -f %e "$BUILD/zhibiao" make "$dir/data" -o "$dir/on-$1" \
    --only 比较表 --draft --date 2020-09-21 --jobs 1 >/dev/null 2>&1
}
/usr/bin/python3 -c 'import os; print(*sorted(os.sched_getaffinity(0))[:2])' >"$dir/processors"
read -r first second <"$dir/processors"
if [ -n "$second" ]; then
  alone_on "$first" & alone_on "$second" && wait $!
  has 2000 "$dir/on-$first"
  has 2000 "$dir/on-$second"
  awk -v one="$wall_alone" -v two="$wall" '{ speed += 1 / $1; walls = walls " " $1 } END {
    printf "  同时各做一遍，两个处理器各用%s 秒：它们合起来最快 %.2f 秒，是一个进程的 %.2f；两个进程用到了它们的 %d%%\n", walls, 1 / speed, 1 / speed / one, 100 / speed / two
  }' "$dir/time-$first" "$dir/time-$second"
  rm -rf "$dir/on-$first" "$dir/on-$second"
fi

cost 40 /usr/bin/python3 tests/bench/forms.py forms 40 "$dir/reportlab" "$photo" "$font"
has 40 "$dir/reportlab"
echo "  ReportLab：CPU $cpu 毫秒，$size KB，是制表的 $(ratio "$cpu" "$alone") 倍"
if command -v npm >/dev/null && sh .ci/npm.sh tests/bench/package.json "$BUILD/bench/node" >"$dir/npm" 2>&1; then
  cp tests/bench/forms.js "$BUILD/bench/node/" && cp tests/bench/forms.typ "$dir/" && cp "$photo" "$dir/photo.jpg"
  /usr/bin/python3 tests/bench/forms.py records 200 >"$dir/records.json"
  cost 200 node "$BUILD/bench/node/forms.js" "$dir/records.json" "$dir" "$(dirname "$font")" "$dir/typst"
  has 200 "$dir/typst"
  echo "  Typst：CPU $cpu 毫秒，$size KB，是制表的 $(ratio "$cpu" "$alone") 倍"
else
  echo "  Typst：没有 node，或 npm 没有取到"
fi
rm -rf "$dir/data"

mkdir "$dir/people" && lua5.4 tests/bench/applicants.lua 1000 "$dir/people" photo.jpg && cp "$photo" "$dir/people/photo.jpg"
cost 1000 "$BUILD/zhibiao" make "$dir/people" -o "$dir/own" --only 评审表 --draft --date 2020-09-21 --jobs 1
has 1000 "$dir/own"
echo "一份评审表：CPU $cpu 毫秒，$size KB"
rm -rf "$dir"
