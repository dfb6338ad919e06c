#!/bin/sh
# What check says of three batches written from the notice alone: what is legal, what is not, words that nobody knows.
. tests/lib.sh
mkdir "$work/photos"
sh tests/rules/photos.sh "$work/photos"
check "every error is told, nothing is told in error" lua5.4 tests/judgement/run.lua "$zhibiao" "$work"
