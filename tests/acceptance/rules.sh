#!/bin/sh
# Each rule on what it passes, what it does not and what lies between: tests/rules.
. tests/lib.sh
mkdir "$work/data"
sh tests/rules/photos.sh "$work/data" && lua5.4 tests/rules/run.lua "$zhibiao" "$work/data"

mkdir "$work/stages"
sh tests/rules/photos.sh "$work/stages" && lua5.4 tests/rules/stages.lua "$zhibiao" "$work/stages"

cp -r samples/huzhou-2020 "$work/season" && lua5.4 tests/rules/planted.lua "$zhibiao" "$work/season" "$work/data"
