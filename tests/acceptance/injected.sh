#!/bin/sh
# Calls that fail, and kills: nothing wrong is called done. All of it is `make faults`.
. tests/lib.sh
injector

# tries FOLDER HOW_MANY CALL...: as tests/faults/run.py has them.
tries() {
  mkdir -p "$work/$1"
  folder=$work/$1
  shift
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$folder" "$@"
}
check "calls fail and the program is killed, and nothing wrong is called done" tries some 0

# The first fifty reads take in all of a small workbook.
tells_unread_from_spoiled() {
  for n in $(seq 1 50); do
    FAULT=read:$n LD_PRELOAD="$work/inject.so" "$zhibiao" dump --csv tests/data/tables/excel-writer.xlsx >"$work/unread" 2>&1
    ! grep -e 损坏 -e 不完整 "$work/unread" || return 1
  done
  says "$work/unread" 007
}
check "a workbook that can't be read is not called spoiled" tells_unread_from_spoiled

# The last reads are those of the table.
tells_of_half_a_table() {
  for table in tests/data/tables/*.csv tests/data/tables/*.html tests/data/tables/*.xml tests/data/tables/*.fods; do
    FAULT=count FAULT_COUNTS=$work/counts LD_PRELOAD="$work/inject.so" "$zhibiao" dump --csv "$table" >"$work/whole" 2>&1 || return 1
    reads=$(sed -n 's/^read //p' "$work/counts")
    for n in $(seq $((reads - 11)) "$reads"); do
      FAULT=read:$n LD_PRELOAD="$work/inject.so" "$zhibiao" dump --csv "$table" >"$work/unread" 2>&1
      code=$?
      cmp -s "$work/whole" "$work/unread" || { [ "$code" -ne 0 ] && says "$work/unread" 读取文件中途出错; } || { echo "$table: $n"; return 1; }
    done
  done
}
check "a text file of which a part can't be read is not taken for all of it" tells_of_half_a_table

# Each allocation of them, some 350,000.
check "whoever asks for memory that is not there ends the run" tries each all malloc=json malloc=lint
if ! may_overlay; then
  echo "ok - files that can't be read: not tried, as no folder can be laid over another one here # SKIP"
  exit
fi
check "a table of any kind that can't be read to its end, or only once, is told" tries tables places read=table
check "what an earlier run, a part or a notice is told by can't be read, put aside or removed, and that is told" tries others places read=merge read=notice rename=again unlink=again
