#!/bin/sh
# The edits of `make mutations` (tests/mutations) can still be made: each finds its text just once. They are tried by `make mutations`.
perl tests/mutations/run.pl --check
