#!/bin/sh
# Each rule on what it passes, what it does not and what lies between: tests/rules.
. tests/lib.sh

# tells SCRIPT ARGUMENTS...: what the script says of its cases; that it did not come to its end is one, too.
tells() {
  lua5.4 "$@" || echo "not ok - $1 comes to its end"
}

mkdir "$work/data"
sh tests/rules/photos.sh "$work/data" && tells tests/rules/run.lua "$zhibiao" "$work/data"

mkdir "$work/stages"
sh tests/rules/photos.sh "$work/stages" && tells tests/rules/stages.lua "$zhibiao" "$work/stages"

cp -r samples/huzhou-2020 "$work/season" && tells tests/rules/planted.lua "$zhibiao" "$work/season" "$work/data"
