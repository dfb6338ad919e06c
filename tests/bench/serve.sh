#!/bin/sh
# 50 units with 20 people each at the page at once: how long it takes, and how fast the page answers meanwhile. Run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/serve
rm -rf "$dir"
mkdir -p "$dir/people" "$dir/work"
lua5.4 tests/bench/applicants.lua 20 "$dir/people" photo.jpg
# Each with a photo of their own, or nobody gets a form.
find samples/huzhou-2020 -name '*.jpg' | LC_ALL=C sort | head -n 20 | { i=0; while read -r photo; do i=$((i + 1)); cp "$photo" "$dir/people/photo$i.jpg"; done; }
awk 'NR > 1 { sub(/photo\.jpg/, "photo" NR - 1 ".jpg") } 1' "$dir/people/申报人员.csv" >"$dir/work/people" && mv "$dir/work/people" "$dir/people/申报人员.csv"
BUILD=$BUILD /usr/bin/python3 tests/bench/serve.py "$dir/people" "$dir/work" "${UNITS:-50}"
rm -r "$dir"
