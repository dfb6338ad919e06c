#!/bin/sh
# How much memory many small documents take, reading, checking, the manifest and the page about the run included: the first time, again with
# nothing changed, and again with all changed. Run by `make bench`; PEOPLE="10000 100000 400000" takes an hour.
: "${BUILD:=build}" "${PEOPLE:=10000 40000}"
set -e
dir=$BUILD/bench/memory
rm -rf "$dir"
mkdir -p "$dir/house"
cp -r lua templates "$dir/house/"
cp tests/bench/memory.lua "$dir/house/lua/" && cp tests/bench/memory.xml "$dir/house/templates/"

# makes COUNT: the peak of each process, in KB, in $peak.
makes() {
  ZHIBIAO_HOME="$dir/house" command time -q -o "$dir/time" -f '%M %e' "$BUILD/zhibiao" make "$dir/data" -o "$dir/out" \
    --only 小表 --draft --date 2020-09-21 --quiet >"$dir/said" 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
  read -r peak wall <"$dir/time"
  grep -q " made=$1 " "$dir/said" || { cat "$dir/said"; exit 1; }
}
# tells NAME N: and what each document more than in the run before of that name takes.
tells() {
  printf '  %6d 份，%s：%4d MB，%4d 秒' "$2" "$1" $((peak / 1024)) "${wall%.*}"
  [ ! -f "$dir/$1" ] || read -r fewer less <"$dir/$1"
  [ ! -f "$dir/$1" ] || awk "BEGIN { printf \"，每多一份 %.2f KB\", ($peak - $less) / ($2 - $fewer) }"
  echo
  echo "$2 $peak" >"$dir/$1"
}

echo "内存峰值（每个进程）："
for n in $PEOPLE; do
  rm -rf "$dir/data" "$dir/out"
  mkdir "$dir/data"
  lua5.4 tests/bench/applicants.lua "$n" "$dir/data" nophoto.jpg
  makes "$n" && tells 第一次 "$n"
  makes "$n" && tells 没有变 "$n"
  sed -i 's/,张/,章/' "$dir/data/申报人员.csv"
  makes "$n" && tells 都变了 "$n"
done
rm -rf "$dir"
