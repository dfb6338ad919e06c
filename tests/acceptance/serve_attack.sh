#!/bin/sh
# For `make test-more`: what attackers try at `zhibiao serve`, with what takes long: zip bombs, jobs that are killed, stopped, deleted.
. tests/lib.sh

export ZHIBIAO="$zhibiao"
/usr/bin/python3 tests/serve/attack.py samples/faults "$work" more || echo "not ok - not all attacks were tried"
