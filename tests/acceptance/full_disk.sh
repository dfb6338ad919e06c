#!/bin/sh
# A disk for temporary files that is really full: one of 2 MB in memory, which root may make. The data don't fit into it.
. tests/lib.sh

says_so() {
  runs 5 check "$work/data" --jobs "$1" -o "$work/made" --date 2020-09-21 && grep -c '^错误' "$work/err" | grep -qx 1 && says "$work/err" 磁盘满了 请检查临时文件夹所在磁盘的空间 && test ! -e "$work/made" && test -z "$(ls -A "$TMPDIR")"
}

mkdir "$work/disk" "$work/data"
if mount -t tmpfs -o size=2m tmpfs "$work/disk" 2>/dev/null; then
  trap 'umount -l "$work/disk"; rm -rf "$work"' EXIT
  lua5.4 tests/bench/applicants.lua 16000 "$work/data" nophoto.jpg
  export TMPDIR="$work/disk"
  check "a full disk is told once, and nothing is said of half the data" says_so 1
  check "the same where rows are written aside" says_so 2
else
  echo "ok - a full disk # SKIP only root can make a small one"
fi
