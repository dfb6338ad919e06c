#!/bin/sh
# What scripts read: the line of the outcome, make --json, --quiet, and the progress.
. tests/lib.sh
data=samples/faults

outcome() {
  says "$work/out" "zhibiao-outcome status=$1 $2" && test "$(grep -c zhibiao-outcome "$work/out")" -eq 1 && tail -n 1 "$work/out" | grep -q '^zhibiao-outcome'
}
# The files of the manifest in $work/one, without the page, which is about the run itself.
listed() {
  grep '"bytes"' "$work/one/manifest.json" | grep -vc '"index.html"'
}
# What the outcome has to say of the run in $work/one: the summary's sum, and what the manifest lists.
counts() {
  echo "made=$(sed -n 's/^共 \([0-9]*\) 份.*/\1/p' "$work/out") refused=$(sed -n '/^  "refused"/,/^  "left_out"/p' "$work/one/manifest.json" | grep -c '"reasons"') failed=0 left_out=1"
}
ends_with_an_outcome() {
  runs 1 make "$data" -o "$work/one" && counted=$(counts) && outcome 1 "$counted" && says "$work/out" "new=$(listed) changed=0" "output=$work/one" &&
    runs 1 make "$data" -o "$work/one" && says "$work/out" "new=0 changed=0 restored=0 unchanged=$(listed)"
}
fails_with_an_outcome() {
  runs 3 make "$work/nothing" -o "$work/none" && outcome 3 "made=0 refused=0"
}
# A folder may have any name, and the line is one.
stays_one_line() {
  out=$(printf '%s/two\nlines\r\\n' "$work") && runs 0 make samples/huzhou-2020/04德清县 -o "$out" --only 公示表 && tail -n 1 "$work/out" | grep -q '^zhibiao-outcome .* output=.*/two\\nlines\\r\\\\n$' &&
    test "$(printf %b "$(tail -n 1 "$work/out" | sed 's/.* output=//')")" = "$out"
}
is_quiet() {
  runs 1 make "$data" -o "$work/one" -q && test "$(wc -l <"$work/out")" -eq 1 && outcome 1 "$counted" && says "$work/err" 错误 && ! grep -q 提示 "$work/err" &&
    runs 0 make samples/huzhou-2020/04德清县 -o "$work/two" --only 公示表 --quiet && test ! -s "$work/err"
}
# Read by a parser that is not ours: each line is an object; documents are as many as were made and refused; ID numbers are masked.
is_json() {
  rm -rf "$work/one" && runs 1 make "$data" -o "$work/one" --json && test ! -s "$work/err" && cp "$work/out" "$work/lines" && /usr/bin/python3 - "$work/lines" "$work/one" <<'END'
import json, os, re, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
outcome = lines[-1]
documents = [line for line in lines if line["type"] == "document"]
messages = [line for line in lines if line["type"] == "message"]
assert outcome["type"] == "outcome" and [line["type"] for line in lines].count("outcome") == 1
counted = [d for d in documents if d["document"] not in ("changes", "report")]  # these are about the run itself
assert len(counted) == outcome["made"] + outcome["refused"] + outcome["failed"] > 10, outcome
assert sum(line["severity"] == "error" for line in messages) == outcome["errors"] > 0
assert all(os.path.isfile(os.path.join(sys.argv[2], f["path"])) for d in documents for f in d["files"])
assert sum(len(d["files"]) for d in counted) == outcome["new"] and all(f["change"] == "new" for d in documents for f in d["files"])
for refused in (d for d in documents if d["outcome"] == "refused"):
    assert refused["record"] and not refused["files"]
    before = lines[:lines.index(refused)]
    assert any(m["type"] == "message" and m["severity"] == "error" and m["record"] == refused["record"] for m in before), refused
assert set(documents[0]) == {"type", "outcome", "document", "title", "record", "left_out", "files"}
assert not re.search(r"330599\d{11}[0-9X]", open(sys.argv[1], encoding="utf-8").read())
END
}
# Also where something that was read has been told just before.
knows_who_is_refused() {
  rm -rf "$work/data2" "$work/one" && mkdir "$work/data2" && lua5.4 tests/bench/applicants.lua 3 "$work/data2" nophoto.jpg &&
    sed -i '$d' "$work/data2/申报人员.csv" || return 1 # the third's other rows are nobody's
  runs 1 make "$work/data2" -o "$work/one" --only 评审表 --json && test "$(grep -c '"outcome":"refused"' "$work/out")" -eq 2 &&
    ! grep '"outcome":"refused"' "$work/out" | grep '"record":""'
}
is_json_for_any_number_of_processes() {
  for jobs in 1 3; do
    rm -rf "$work/one" && runs 1 make "$data" -o "$work/one" --json --jobs $jobs && cp "$work/out" "$work/lines-$jobs" || return 1
  done
  cmp "$work/lines-1" "$work/lines-3"
}
is_documented() {
  for key in $(tr '{,' '\n\n' <"$work/lines-1" | sed -n 's/^"\([a-z_]*\)":.*/\1/p' | LC_ALL=C sort -u); do says docs/scripts.md "\`$key\`" || return 1; done
}
# On a terminal there is a line with the total; in a log there is none before a minute has passed. A room may have no terminals.
shows_progress() {
  runs 0 make samples/huzhou-2020/04德清县 -o "$work/two" --only 材料清单 --all && ! grep '第.*份' "$work/err" || return 1
  script -qec true "$work/typed" >"$work/terminal" 2>&1 || return 0
  script -qec "'$zhibiao' make samples/huzhou-2020/04德清县 -o '$work/two' --only 评审表 --all" "$work/typed" >"$work/terminal" && says "$work/terminal" '评审表：第 ' ' 份，共 50 份' &&
    ! grep -q zhibiao-outcome "$work/terminal"
}

check "the last line is the outcome" ends_with_an_outcome
check "also if nothing is made" fails_with_an_outcome
check "whatever the name of the folder" stays_one_line
check "--quiet" is_quiet
check "--json is JSON" is_json
check "who is refused, in JSON" knows_who_is_refused
check "and the same for any number of processes" is_json_for_any_number_of_processes
check "each key is documented" is_documented
check "progress" shows_progress
