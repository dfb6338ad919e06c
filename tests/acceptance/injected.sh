#!/bin/sh
# Calls that fail, and kills: nothing wrong is called done. All of it is `make faults`.
. tests/lib.sh
"${CC:-cc}" -D_GNU_SOURCE -U_FORTIFY_SOURCE -shared -fPIC -O1 -o "$work/inject.so" tests/faults/*.c
check "calls fail and the program is killed, and nothing wrong is called done" \
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$work" 0

# The first fifty reads take in all of a small workbook.
tells_unread_from_spoiled() {
  for n in $(seq 1 50); do
    FAULT=read:$n LD_PRELOAD="$work/inject.so" "$zhibiao" dump --csv tests/data/tables/excel-writer.xlsx >"$work/unread" 2>&1
    ! grep -e 损坏 -e 不完整 "$work/unread" || return 1
  done
  says "$work/unread" 007
}
check "a workbook that can't be read is not called spoiled" tells_unread_from_spoiled

# Each allocation of them, some 350,000.
check "whoever asks for memory that is not there ends the run" \
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$work/each" all malloc=json malloc=lint
check "a table of any kind that can't be read to its end, or only once, is told" \
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$work/tables" places read=table
check "what an earlier run, a part or a notice is told by can't be read, put aside or removed, and that is told" \
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$work/others" places read=merge read=notice rename=again unlink=again
