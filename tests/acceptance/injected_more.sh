#!/bin/sh
# For `make test-more`: some thousand tries.
# Calls that fail once, or from there on, in commands that find what others have left, and for each kind of file.
. tests/lib.sh
injector

if ! may_overlay; then
  echo "ok - not tried, as no folder can be laid over another one here # SKIP"
  exit
fi

# tells COMMAND: of each call's failing from each place.
tells() {
  # shellcheck disable=SC2046 # one word for each call
  /usr/bin/python3 tests/faults/run.py "$zhibiao" "$work/inject.so" samples/huzhou-2020/04德清县 "$work/$1" places $(printf "%s=$1 " read open write rename unlink mkdir fsync)
}

check "a run into a folder that has an earlier one's files tells of what fails" tells again
check "tables of all kinds, photos that are there twice and earlier documents" tells mixed
check "parts that are put together" tells merge
check "what is counted in" tells verify
check "a notice" tells notice
check "two notices" tells diff
check "each reader" tells table
