#!/bin/sh
# `zhibiao serve`: a batch's way over the page, and what attackers try (docs/server.md). Python does what browsers do, and don't.
. tests/lib.sh

export ZHIBIAO="$zhibiao"
mkdir -p "$work/flow" "$work/attack" "$work/offices"
/usr/bin/python3 tests/serve/flow.py samples/faults "$work/flow" || echo "not ok - the way of a batch was not gone to its end"
/usr/bin/python3 tests/serve/attack.py samples/faults "$work/attack" || echo "not ok - not all attacks were tried"
/usr/bin/python3 tests/serve/offices.py samples/faults "$work/offices" || echo "not ok - units and office were not tried to the end"
