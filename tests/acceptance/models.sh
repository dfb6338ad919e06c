#!/bin/sh
# The models that all generators make of the sample season, and of a few people with whom much is wrong (tests/data/models), against
# tests/golden/models: they depend on lua/ and the data alone. `make golden` takes what is made now as right.
. tests/lib.sh
golden=tests/golden/models

# A house in which `make` runs each generator and the form without data of those that have one; each model goes to one empty sheet.
house=$work/house
mkdir -p "$house" && cp -r lua templates "$house/" && cp tests/models/models.lua "$house/lua/zhibiao/" && mkdir "$house/lua/generators"
echo '<workbook id="models"><sheet name="空" columns="10mm"/></workbook>' >"$house/templates/models.xml"
for script in "$house"/lua/*.lua; do
  id=$(basename "$script" .lua)
  case $id in schema | check) continue ;; esac
  mv "$script" "$house/lua/generators/"
  echo "return require('zhibiao.models').of('$id')" >"$script"
  echo "return require('zhibiao.models').blank_of('$id')" >"$house/lua/${id}_blank.lua"
done

makes_them() {
  ZHIBIAO_HOME=$house runs 1 make samples/huzhou-2020 tests/data/models --prefer samples/huzhou-2020 -o "$work/made" --dump=model
}
if [ "${1:-}" = renew ]; then
  makes_them && perl tests/models/models.pl renew "$work/made" "$golden"
  exit
fi
check "all generators make models" makes_them
check "models are as in tests/golden/models, which shows all that they have" perl tests/models/models.pl compare "$work/made" "$golden"
