#!/bin/sh
# What 10,000,000 forms take on many machines, and from where more machines help little: costs that are measured here, in processor time, and then
# reckoned by cluster.lua; run by `make bench`. Forms are the sample's, with photos; reading and judging are measured on more people.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/cluster
people=5000
season=samples/huzhou-2020

# cost COMMAND...: CPU milliseconds.
cost() {
  command time -q -o "$dir/time" -f '%U %S' "$@" >"$dir/said" 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
  awk '{ printf "%.1f", ($1 + $2) * 1000 }' "$dir/time"
}
# documents: how many the last command made.
documents() {
  sed -n 's/^zhibiao-outcome.* made=\([0-9]*\) .*/\1/p' "$dir/said"
}

rm -rf "$dir"
mkdir -p "$dir/data"
lua5.4 tests/bench/applicants.lua $people "$dir/data" nophoto.jpg
# makes DATA FOLDER ARGUMENTS...: what making evaluation forms costs.
makes() {
  data=$1 folder=$2
  shift 2
  cost "$BUILD/zhibiao" make "$data" -o "$folder" --only 评审表 --date 2020-09-21 --jobs 1 "$@"
}
# One part of 500 of a document that each applicant has: reads, judges, and passes over nearly all.
part=$(makes "$dir/data" "$dir/part" --draft --shard 1/500 --times)
part_forms=$(documents)
read=$(sed -n 's/^  读数据 \([0-9.]*\) .*/\1/p' "$dir/said" | awk -v n="$part_forms" '{ printf "%.1f", $1 * (n > 0 ? n : 1) }')
few=$(makes $season "$dir/few" --shard 1/500)
few_forms=$(documents)
all=$(makes $season "$dir/all" --shard 1/1)
all_forms=$(documents)
# merges FOLDER: what merging one part costs that is the whole.
merges() {
  cost "$BUILD/zhibiao" merge "$1" -o "$1-merged" --jobs 1
}
# Part 1 brings the rows of all tables, of which the page about the run is made.
cost "$BUILD/zhibiao" make $season -o "$dir/one" --only 导入报告 --date 2020-09-21 --shard 1/1 >/dev/null
cost "$BUILD/zhibiao" make "$dir/data" -o "$dir/rows" --only 导入报告 --date 2020-09-21 --shard 1/1 >/dev/null
season_people=300
empty=$(merges "$dir/one")
rows=$(merges "$dir/rows")
merge=$(merges "$dir/all")
# What other processes do of it: reading each file for its digest.
look=$(cost /usr/bin/python3 -c 'import hashlib, pathlib, sys
for file in pathlib.Path(sys.argv[1]).rglob("*.pdf"): hashlib.sha256(file.read_bytes()).digest()' "$dir/all")
python=$(cost /usr/bin/python3 -c 'import hashlib, pathlib, sys')
diff -r -x manifest.json -x zhibiao.shard -x index.html "$dir/all" "$dir/all-merged" || { echo "合并的和一台做的不一样"; exit 1; }
lua5.4 tests/bench/cluster.lua $people "$read" "$part" "$few" "$few_forms" "$all" "$all_forms" "$empty" "$merge" \
  "$(echo "$look $python" | awk '{ print $1 - $2 }')" "$(echo "$rows $empty $people $season_people" | awk '{ print ($1 - $2) / ($3 - $4) }')"
rm -rf "$dir"
