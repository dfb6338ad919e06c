#!/bin/sh
# 50 units with 20 people each at the page at once: how long it takes, and how fast the page answers meanwhile. Run by `make bench`.
: "${BUILD:=build}"
set -e
dir=$BUILD/bench/serve
rm -rf "$dir"
mkdir -p "$dir/people" "$dir/work"
lua5.4 tests/bench/applicants.lua 20 "$dir/people" nophoto.jpg
BUILD=$BUILD /usr/bin/python3 tests/bench/serve.py "$dir/people" "$dir/work"
rm -r "$dir"
