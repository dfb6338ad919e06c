#!/bin/sh
# For `make test-more`: it makes a season's forms three times.
# 退回修改表: a unit's own rows as they were typed, marked; mended as the notes say and sent back, nothing is found, and
# whoever was mended is new or changed, nobody else.
. tests/lib.sh
district="samples/huzhou-2020/04德清县"
mkdir "$work/photos"
sh tests/rules/photos.sh "$work/photos"
cp -r samples/huzhou-2020 "$work/season"
lua5.4 tests/rules/planted.lua "$zhibiao" "$work/season" "$work/photos" >"$work/planted"
spoiled="$work/season/04德清县"
only="--date 2020-10-09 --only 评审表,退回修改表"

# found DATA: whose rules are broken.
found() {
  "$zhibiao" check "$1" --json --date 2020-10-09 2>"$work/err" | grep -o '"owner":"[^"]*"\|"rule":"[^"]*"' | paste - - | LC_ALL=C sort
}
# changed FOLDER: the forms that are new or changed there, by name and last four digits; changed FOLDER all: all forms.
changed() {
  /usr/bin/python3 -c 'import json, sys
for f in json.load(open(sys.argv[1] + "/manifest.json"))["files"]:
    if f["path"].startswith("评审表/") and (sys.argv[2:] or f.get("change")): print(f["path"].split("/")[-1][:-4])' "$@" | LC_ALL=C sort
}
# shellcheck disable=SC2086
goes_out() {
  runs 1 make "$spoiled" $only -o "$work/made" && says "$work/out" '退回修改表：做成 10 份' && changed "$work/made" all >"$work/before" &&
    /usr/bin/python3 tests/marked/mend.py "$district" "$spoiled" "$work/made/退回修改" "$work/mended" >"$work/who" && test "$(wc -l <"$work/who")" -gt 40
}
# shellcheck disable=SC2086
is_same_for_all_jobs() {
  for jobs in 1 3; do runs 1 make "$spoiled" $only --jobs "$jobs" -o "$work/jobs-$jobs" || return 1; done
  diff -r "$work/jobs-1" "$work/jobs-3" && diff -r "$work/jobs-1/退回修改" "$work/made/退回修改"
}
# What was mended comes beside what it was made from; photos, and who may not apply, are no matter of tables.
comes_back() {
  cp -r "$spoiled" "$work/kept" && rm "$spoiled/失信.csv" && cp "$district"/照片/* "$spoiled/照片/" && mkdir "$spoiled/交回" &&
    cp "$work"/mended/*.xlsx "$spoiled/交回/" && found "$district" >"$work/good" && found "$spoiled" >"$work/now" && diff "$work/good" "$work/now" &&
    runs 0 check "$spoiled" --date 2020-10-09 -o "$work/checked" && says "$work/out" '错误 0 处，提醒 0 处' &&
    says "$work/err" '退回修改的表交回来了，里面的人和单位以它为准' && ! grep -q 退回说明 "$work/err"
}
# shellcheck disable=SC2086
is_seen() {
  runs 0 make "$spoiled" $only -o "$work/made" && test ! -e "$work/made/退回修改" && changed "$work/made" >"$work/changed" &&
    changed "$work/made" all >"$work/after" && test "$(wc -l <"$work/after")" -eq 50 || return 1
  # All that were refused are there now, and the form of nobody else has changed than of whom was mended.
  comm -13 "$work/before" "$work/after" | comm -23 - "$work/changed" | grep . && return 1
  comm -12 "$work/before" "$work/changed" | sed 's/.*-//' | while read -r digits; do grep -q "$digits\$" "$work/who" || { echo "$digits"; return 1; }; done
  runs 0 make "$district" $only -o "$work/whole" && diff -r "$work/made/评审表" "$work/whole/评审表"
}
# Mended by nothing but what its notes say, and what only people know: the cells that they name.
# shellcheck disable=SC2086
notes_are_enough() {
  told=$work/told && cp -r "$work/kept" "$told" && rm "$told/失信.csv" && cp "$district"/照片/* "$told/照片/" &&
    /usr/bin/python3 tests/marked/notes.py "$district" "$work/kept" "$work/jobs-1/退回修改" "$told/交回" >"$work/notes" &&
    test "$(grep -c '^said' "$work/notes")" -ge 5 && test "$(grep -c '^outside' "$work/notes")" -eq 3 && runs 0 make "$told" $only -o "$work/jobs-1" &&
    runs 0 check "$told" --date 2020-10-09 -o "$work/checked" && says "$work/out" '错误 0 处，提醒 0 处' && changed "$work/jobs-1" >"$work/changed" || return 1
  # 张三（330599…0017） has the form 张三-0017, on which attachments are not; what is about units has none.
  sed -n 's/（[0-9]*…\(....\)）\t/-\1\t/p' "$work/notes" | cut -f 3,4 >"$work/named" && cut -f 2 "$work/named" | LC_ALL=C sort -u >"$work/names" &&
    LC_ALL=C comm -13 "$work/names" "$work/changed" >"$work/others" && test ! -s "$work/others" &&
    LC_ALL=C comm -23 "$work/names" "$work/changed" >"$work/unchanged" && ! grep -v '^附件!' "$work/named" | cut -f 2 | grep -xF -f "$work/unchanged"
}
# Saved by WPS or LibreOffice in another format, it is the same.
comes_back_in_other_formats() {
  for format in xls ods; do
    rm -rf "$work/told/交回" && mkdir "$work/told/交回" && converts $format "$work/told/交回" "$work"/mended/*.xlsx && test "$(find "$work/told/交回" -name "*.$format" | wc -l)" -eq 10 &&
      found "$district" >"$work/good" && found "$work/told" >"$work/now" && diff "$work/good" "$work/now" && says "$work/err" 退回修改的表交回来了 || return 1
  done
}
# Where it was made, it is a document and no data; so are packages.
# shellcheck disable=SC2086
lies_where_it_was_made() {
  found "$work/kept" >"$work/good" && runs 1 make "$work/kept" $only --zip unit -o "$work/kept/output" &&
    test -f "$work/kept/output/打包/德清县.zip" && test -f "$work/kept/output/退回修改/德清县/德清县文化馆.xlsx" || return 1
  for folder in output 去年; do
    test -d "$work/kept/$folder" || mv "$work/kept/output" "$work/kept/$folder"
    found "$work/kept" >"$work/now" && diff "$work/good" "$work/now" && ! grep -q 交回来了 "$work/err" || return 1
  done
}

check "each unit gets its own rows as they were typed" goes_out
check "they are the same for any number of processes" is_same_for_all_jobs
check "nothing is found in what was mended" comes_back
check "who was mended is new or changed, and nobody else" is_seen
check "mended as its notes say, nothing is found, and whom they name is new or changed" notes_are_enough
check "what was mended may come back as xls or ods" comes_back_in_other_formats
check "a table that nobody has sent back is no data" lies_where_it_was_made
