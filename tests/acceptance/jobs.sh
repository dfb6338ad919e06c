#!/bin/sh
# For `make test-more`: it makes the season many times.
# --jobs: what is made, said and listed is the same for any number of processes, also if some of them die.
. tests/lib.sh
made=$work/made
export TMPDIR="$work/tmp"
mkdir "$TMPDIR"
data=samples/huzhou-2020/04德清县

# made_by N CODE DATA ARGUMENTS...: a run on N processes into $work/made; what it makes and says goes to $work/by-N.
made_by() {
  n=$1 wanted=$2
  shift 2
  rm -rf "$made" && runs "$wanted" make "$@" -o "$made" --jobs "$n" && keep "$n"
}
keep() {
  rm -rf "$work/by-$1" && mkdir "$work/by-$1" && mv "$made" "$work/out" "$work/err" "$work/by-$1/"
}
same_for_all() {
  made_by 1 "$@" && for jobs in 2 7; do
    made_by $jobs "$@" && diff -r "$work/by-1" "$work/by-$jobs" || return 1
  done
}

a_county() {
  same_for_all 0 "$data" && test "$(find "$work/by-7/made" -type f | wc -l)" -eq 125
}
with_faults() {
  same_for_all 1 samples/faults && grep -q '"refused"' "$work/by-7/made/manifest.json"
}
with_dumps_and_pdf() {
  same_for_all 0 "$data" --pdf --dump=model --dump=pages --only 区县公示表,公示表,材料清单
}
printed() {
  same_for_all 0 "$data" --print --only 评审表,材料清单
}
# Names go to who comes first, whoever makes them.
same_names() {
  clashing_names
  same_for_all 1 "$data" --only 单张 && test "$(find "$work/by-7/made" -name '*.pdf' | wc -l)" -eq 21 && grep -q ABC5-2 "$work/by-7/made/manifest.json" &&
    says "$work/by-7/out" "做成 21 份，拒绝 39 份"
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# The second run after a change.
changed() {
  rm -rf "$work/data" && cp -r "$data" "$work/data" && made_by 1 0 "$work/data" && cp -r "$work/by-1/made" "$work/begun" &&
    sed -i 's/主持/主要/; /蒋哲/d' "$work/data"/*.csv || return 1
  for jobs in 1 2 7; do
    rm -rf "$made" && cp -r "$work/begun" "$made" && "$zhibiao" make "$work/data" -o "$made" --jobs $jobs >"$work/out" 2>"$work/err"
    keep $jobs
  done
  says "$work/by-1/out" 改了 作废 && diff -r "$work/by-1" "$work/by-2" && diff -r "$work/by-1" "$work/by-7"
}

# --- Processes that die ----------------------------------------------------------------------------------------------

# started N ARGUMENTS...: a run of the season on N processes, in the background, that has begun to make forms; its process is $run.
started() {
  n=$1
  shift
  rm -rf "$made"
  "$zhibiao" make samples/huzhou-2020 -o "$made" "$@" --jobs "$n" >"$work/out" 2>"$work/err" &
  run=$!
  for _ in $(seq 600); do
    test "$(find "$made" -name '*.pdf' 2>/dev/null | wc -l)" -gt 12 && return 0
    sleep 0.05
  done
  return 1
}
no_traces() {
  test -z "$(ls -A "$TMPDIR")" && test -z "$(find "$made" -name '*.pdf.*')"
}
# has_all_of FOLDER: the documents are those of an undisturbed run; what tells of the runs before is another matter.
has_all_of() {
  diff -r -x manifest.json -x 变动清单.xlsx -x index.html "$1" "$made"
}
# One after the other; what one has not begun yet is done by the next.
some_are_killed() {
  started 2 --only 评审表 || return 1
  for _ in 1 2 3 4 5 6; do
    kill -KILL "$(pgrep -P $run | head -n 1)"
    sleep 0.3
  done
  wait $run
  test $? -eq 6 && says "$work/err" 被系统停掉了 请再运行一次 && grep -q '（330599…[0-9X]*）：做这一份的进程\|等 [2-6] 条记录：做这一份的进程\|、.*：做这一份的进程' "$work/err" &&
    lost=$(grep -c '"code": "lost"' "$made/manifest.json") && says "$work/out" "做成 $((300 - lost)) 份" "出错 $lost 份" &&
    test "$(find "$made" -name '*.pdf' | wc -l)" -eq $((300 - lost)) && no_traces
}
# Then those are made, and all is as it should be.
runs_again() {
  runs 0 make samples/huzhou-2020 -o "$made" --only 评审表 --jobs 2 && says "$work/err" 这次接着做 && says "$work/out" "做成 300 份" " new=300 " " unchanged=0 " &&
    runs 0 make samples/huzhou-2020 -o "$work/whole" --only 评审表 --jobs 1 && diff -r "$work/whole" "$made"
}
is_asked_to_end() {
  started 3 --only 评审表 && kill -TERM $run && { wait $run; test $? -eq 7; } && says "$work/err" 按要求停下了 && ! grep 停掉 "$work/err" && no_traces &&
    n=$(find "$made" -name '*.pdf' | wc -l) && test "$n" -lt 300 && test "$n" -eq "$(grep -c '"path": .*"bytes"' "$made/manifest.json")"
}
# Only one of its processes: another one makes what is left.
one_is_asked_to_end() {
  for n in 2 3; do
    started $n --only 评审表 && before=$(pgrep -P $run) && kill -TERM "$(echo "$before" | head -n 1)" && another_begins && { wait $run; test $? -eq 0; } && says "$work/out" "做成 300 份" && no_traces || return 1
  done
}
another_begins() {
  while kill -0 $run 2>/dev/null; do
    pgrep -P $run | grep -vxF "$before" >/dev/null && return 0
  done
  return 1
}
most_are_asked_to_end() {
  started 16 --only 评审表 && for process in $(pgrep -P $run | head -n 13); do kill -TERM "$process"; done
  wait $run
  test $? -eq 0 && says "$work/out" "做成 300 份" && no_traces
}
# Ctrl-C while they begin: each hears of it twice.
all_are_asked_at_once() {
  for n in 2 3 30; do
    rm -rf "$made" && : >"$work/err"
    setsid "$zhibiao" make samples/huzhou-2020 -o "$made" --jobs $n >"$work/out" 2>"$work/err" &
    run=$!
    while kill -0 $run && ! pgrep -P $run >/dev/null; do :; done
    /bin/kill -TERM -- "-$run"
    wait $run
    test $? -eq 7 && ! grep -e 立即 -e 内部 "$work/err" && test -z "$(ls -A "$TMPDIR")" || return 1
  done
}
# More than there can be had.
few_can_be_had() {
  rm -rf "$made" && prlimit --nofile=60 "$zhibiao" make samples/huzhou-2020 -o "$made" --only 评审表 --jobs 90 >"$work/out" 2>"$work/err" && says "$work/out" "做成 300 份" && no_traces
}
# As Ctrl-C does it: the signal goes to all.
all_are_asked_to_end() {
  started 3 --only 评审表 && kill -TERM $run && for process in $(pgrep -P $run); do kill -TERM "$process"; done
  wait $run
  test $? -eq 7 && ! grep 停掉 "$work/err" && no_traces
}
# The processes go from one kind of documents to the next, ahead of what the first one takes: none of it is listed, or left,
# that it has not taken.
is_asked_to_end_between() {
  runs 0 make samples/huzhou-2020 -o "$work/all" --jobs 1 || return 1
  for seconds in 0.1 0.5 0.9 1.3; do
    started 2 && sleep $seconds && kill -TERM $run
    wait $run
    code=$?
    { test $code -eq 7 || { test $code -eq 0 && test $seconds != 0.1; }; } && no_traces && test -z "$(find "$made" -name '*.xlsx.*')" && find "$made" -type f ! -name manifest.json ! -name index.html -printf '%P\n' | LC_ALL=C sort >"$work/there" &&
      sed -n 's/.*"path": "\([^"]*\)", "bytes".*/\1/p' "$made/manifest.json" | LC_ALL=C sort | diff "$work/there" - || return 1
  done
  runs 0 make samples/huzhou-2020 -o "$made" --jobs 2 && has_all_of "$work/all"
}
one_of_many_kinds_is_killed() {
  started 2 || return 1
  while child=$(pgrep -P $run | tail -n 1) && test -n "$child"; do
    kill -KILL "$child"
    sleep 0.7
  done
  wait $run
  lost=$(grep -c '"code": "lost"' "$made/manifest.json")
  test "$lost" -ge 1 && no_traces && runs 0 make samples/huzhou-2020 -o "$made" --jobs 2 && has_all_of "$work/all"
}
# A disk that breaks for them: what one could not read another one does, and it is told of; so is a photo that is found no good for it.
cannot_read() {
  injector && runs 0 check samples/huzhou-2020 --json --jobs 1 &&
    mv "$work/out" "$work/found" || return 1
  told=0
  for n in 3 90 120 130 140 150 160 180 200 230 260; do
    FAULT_FORKED=1 LD_PRELOAD=$work/inject.so FAULT=read:$n "$zhibiao" check samples/huzhou-2020 --json --jobs 3 >"$work/out" 2>"$work/err"
    code=$?
    diff "$work/found" "$work/out" >"$work/differs"
    case $code in
    0) ! test -s "$work/differs" ;;
    3) says "$work/err" 读取文件中途出错 && ! grep '^<' "$work/differs" ;;
    5) says "$work/err" 内部数据库出错 && ! grep '^<' "$work/differs" && told=$((told + 1)) ;;
    6) says "$work/err" 内部数据库出错 没有查完 ;;
    *) false ;;
    esac || { echo "$n: $code" && return 1; }
  done
  test $told -gt 0
}
the_first_is_killed() {
  started 3 --only 评审表 && kill -KILL $run
  wait $run
  for _ in $(seq 100); do
    runs 0 make samples/huzhou-2020 -o "$made" --only 评审表 --jobs 7 && break
    grep -q 另一个 "$work/err" && sleep 0.1 || return 1
  done
  says "$work/err" 上一次没有做完 && diff -r "$work/whole" "$made" && test -z "$(find "$made" -name '*.pdf.*')"
}
wrong_numbers() {
  for number in 0 -1 x 513 ''; do runs 2 make "$data" -o "$made" --jobs "$number" && says "$work/err" "--jobs 后面写" || return 1; done
}

check "a county by 1, 2 and 7 processes" a_county
check "what is refused, and why" with_faults
check "dumps and second files" with_dumps_and_pdf
check "merged files" printed
check "names" same_names
check "what changed" changed
check "a process that is killed takes one record with it" some_are_killed
check "another run makes it" runs_again
check "a run that is asked to end" is_asked_to_end
check "a run one of whose processes is" one_is_asked_to_end
check "a run most of whose processes are" most_are_asked_to_end
check "a run that is, with all its processes, as they begin" all_are_asked_at_once
check "fewer processes than are asked for" few_can_be_had
check "a run all of whose processes are" all_are_asked_to_end
check "a run of all kinds that is asked to end" is_asked_to_end_between
check "processes that are killed among all kinds" one_of_many_kinds_is_killed
check "processes that can't read" cannot_read
check "a run that is killed leaves no process that keeps the folder" the_first_is_killed
check "numbers of processes that are none" wrong_numbers
