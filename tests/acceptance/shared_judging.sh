#!/bin/sh
# What several processes find that share the judging is what one finds.
. tests/lib.sh
made=$work/made

# keep N: what a run on N processes has made and said goes to $work/by-N.
keep() {
  rm -rf "$work/by-$1" && mkdir "$work/by-$1" && mv "$made" "$work/out" "$work/err" "$work/by-$1/"
}

# What is told of all people together, such as words that are not known, is told as by one process.
judged() {
  for folder in samples/faults tests/data/models samples/huzhou-2020; do
    for jobs in 1 2 7; do
      "$zhibiao" check "$folder" -o "$made" --jobs $jobs >"$work/out" 2>"$work/err"
      keep $jobs
    done
    diff -r "$work/by-1" "$work/by-2" && diff -r "$work/by-1" "$work/by-7" || return 1
  done
  for jobs in 1 7; do "$zhibiao" check samples/faults --json --jobs $jobs >"$work/json-$jobs"; done
  test -s "$work/json-1" && cmp "$work/json-1" "$work/json-7"
}

# More words than are listed, each of several people, in the applicants' rows and in tables of theirs.
unknown_words() {
  rm -rf "$work/words" && mkdir "$work/words" && lua5.4 tests/bench/applicants.lua 400 "$work/words" nophoto.jpg &&
    awk -F, -v OFS=, 'NR > 1 { $14 = "学" NR % 7 * (NR % 90); $15 = NR % 3 ? $15 : "位" NR % 4 } 1' "$work/words/申报人员.csv" >"$work/changed.csv" &&
    mv "$work/changed.csv" "$work/words/申报人员.csv" &&
    awk -F, -v OFS=, 'NR > 1 && NR % 5 == 0 { $2 = "件" NR % 650 } 1' "$work/words/附件.csv" >"$work/changed.csv" && mv "$work/changed.csv" "$work/words/附件.csv" || return 1
  for jobs in 1 2 7; do
    "$zhibiao" check "$work/words" -o "$made" --jobs $jobs >"$work/out" 2>"$work/err"
    keep $jobs
    "$zhibiao" check "$work/words" --json --jobs $jobs >"$work/json-$jobs"
  done
  test "$(grep -c 因为不认识学历 "$work/json-1")" -eq 50 && says "$work/json-1" "不认识的学历太多，只列出 50 个" "不认识的附件太多，只列出 50 个" &&
    cmp "$work/json-1" "$work/json-2" && cmp "$work/json-1" "$work/json-7" && diff -r "$work/by-1" "$work/by-2" && diff -r "$work/by-1" "$work/by-7"
}

check "what is found" judged
check "words that are not known" unknown_words
