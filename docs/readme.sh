#!/bin/sh
# Makes the pictures that README.md shows first, from the samples: sh docs/readme.sh PROGRAM FOLDER. Run from the repository's root. Needs
# chromium (`make deps-outside`).
set -e
program=$1
out=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
export SOURCE_DATE_EPOCH=1600646400

# picture NAME PDF PAGE WIDTH HEIGHT DPI: the upper WIDTH x HEIGHT mm of a page, in a few colours to be small.
picture() {
  pdftoppm -r "$6" -f "$3" -l "$3" -x 0 -y 0 -W $(($4 * $6 * 10 / 254)) -H $(($5 * $6 * 10 / 254)) -png -singlefile "$2" "$work/$1"
  convert "$work/$1.png" -dither None -colors 32 -strip -define png:exclude-chunks=date,time -define png:compression-level=9 "$out/$1.png"
}

# A page of each form, a sheet, the report; of a county and some people with whom much is wrong.
"$program" make samples/huzhou-2020/02吴兴区 samples/faults -o "$work/season" --pdf --date 2020-09-21 \
  --only evaluation,exceptional,posts,notice,brief,materials >"$work/log" 2>&1 || [ $? -eq 1 ]
# shown NAME FOLDER PAGE [WIDTH HEIGHT]: a page of the first file. None that has ID numbers.
shown() {
  picture "$1" "$(find "$work/season/$2" -name '*.pdf' | LC_ALL=C sort | head -n 1)" "$3" "${4:-210}" "${5:-297}" 55
}
shown evaluation 评审表 4
shown exceptional 破格推荐审批表 1
"$program" blank posts -o "$work/posts.pdf" >"$work/log"
picture posts "$work/posts.pdf" 1 210 297 55
shown notice 公示表 1 297 210
shown brief 统计简报 1
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars --user-data-dir="$work/profile" \
  --window-size=1180,900 --screenshot="$work/report.png" "file://$work/season/index.html" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
convert "$work/report.png" -dither None -colors 48 -strip -define png:exclude-chunks=date,time -define png:compression-level=9 "$out/report.png"

# The page in the browser, with what it has found in the people with whom much is wrong.
"$program" serve --no-open --listen 127.0.0.1:0 --state "$work/state" >"$work/address" 2>"$work/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do grep -q 'http:' "$work/address" && break; sleep 1; done
mkdir "$work/甲校" && cp -r samples/faults/. "$work/甲校"
NODE_PATH=${NODE_PATH:-$PWD/$(dirname "$program")/node/node_modules} node docs/serve.cjs "$(grep -o 'http:.*' "$work/address")" "$work/甲校" "$work/serve.png" || { kill $server; cat "$work/log"; exit 1; }
kill $server
wait $server
convert "$work/serve.png" -crop 1280x1500+0+0 +repage -resize 800x -dither None -colors 48 -strip -define png:exclude-chunks=date,time -define png:compression-level=9 "$out/serve.png"
