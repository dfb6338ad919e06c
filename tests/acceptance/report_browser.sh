#!/bin/sh
# For `make test-outside`: it needs a browser.
# index.html in Chromium: search, filters, links, keyboard, print, and what axe-core says of it; of the faults, and of 1,500 people.
. tests/lib.sh
NODE_PATH=$PWD/$BUILD/node/node_modules
case $BUILD in /*) NODE_PATH=$BUILD/node/node_modules ;; esac
export NODE_PATH

few() {
  "$zhibiao" make samples/faults --print -o "$work/few" >/dev/null 2>&1
  node tests/node/report.js "$work/few" 何无恙 示例图书馆 0018 3
}
many() {
  mkdir "$work/data" && lua5.4 tests/bench/applicants.lua 1500 "$work/data" none.jpg && sed -i '2~10s/,男,/,女,/' "$work/data/申报人员.csv" || return 1
  "$zhibiao" make "$work/data" -o "$work/many" --only 公示表 >"$work/out" 2>&1
  test "$(wc -c <"$work/many/index.html")" -lt 4000000 && node tests/node/report.js "$work/many" 张丁上七一 第70有限 8033 150
}

check "the page of a few people works in a browser" few
check "and that of 1,500" many
