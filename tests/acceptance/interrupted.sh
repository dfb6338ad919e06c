#!/bin/sh
# A run that is asked to end, two runs for one folder, and who may read what was made.
. tests/lib.sh
injector

# started: a run over the season in the background that has written something, over what an older one made; its process is $run.
started() {
  rm -rf "$work/out" && mkdir "$work/out" && echo 旧 >"$work/out/manifest.json" || return 1
  "$zhibiao" make samples/huzhou-2020 -o "$work/out" --date 2020-09-30 --only 评审表 >"$work/said" 2>"$work/errors" &
  run=$!
  for _ in $(seq 300); do
    test -n "$(find "$work/out" -name '*.pdf' 2>/dev/null | head -n 1)" && return 0
    sleep 0.1
  done
  return 1
}

ends_when_asked() {
  started || return 1
  kill -TERM "$run"
  wait "$run"
  test $? -eq 7 && says "$work/errors" 按要求停下了 && test -f "$work/out/manifest.json" && test ! -e "$work/out/.zhibiao-journal" || return 1
  made=$(find "$work/out" -name '*.pdf' | wc -l)
  test "$made" -lt 300 && test "$made" -eq "$(grep -c '"path": .*"bytes"' "$work/out/manifest.json")"
}
ends_at_once_when_asked_again() {
  started || return 1
  kill -STOP "$run" && kill -TERM "$run" && kill -HUP "$run" && kill -CONT "$run"
  wait "$run"
  test $? -eq 7 && says "$work/errors" 立即停下了
}
# Asked at each file that gets its place: what a run leaves out since, it does not call done.
says_that_it_stopped_wherever_it_was() {
  set -- make samples/faults -o "$work/asked" --date 2020-09-30 --print --zip unit --jobs 1
  FAULT=count FAULT_COUNTS=$work/counts LD_PRELOAD=$work/inject.so "$zhibiao" "$@" >"$work/said" 2>&1
  whole=$?
  mv "$work/asked" "$work/undisturbed"
  for n in $(seq "$(sed -n 's/^rename //p' "$work/counts")"); do
    rm -rf "$work/asked"
    FAULT=rename:$n! LD_PRELOAD=$work/inject.so "$zhibiao" "$@" >"$work/said" 2>"$work/errors"
    code=$?
    if [ "$code" -eq 7 ]; then
      says "$work/errors" 按要求停下了 && says "$work/said" "status=7" || return 1
    else
      test "$code" -eq "$whole" && ! grep 按要求停下了 "$work/errors" && diff -r "$work/undisturbed" "$work/asked" || return 1
    fi
  done
}
# Stopped over what an older run has made of other data, at each ninth file, and run again; also stopped a second time, and the first time of all.
comes_to_the_same_when_it_goes_on() {
  mkdir "$work/data" && cp -r samples/huzhou-2020/04德清县 "$work/data/" || return 1
  set -- make "$work/data" --date 2020-09-30 --only 评审表 --jobs 1
  "$zhibiao" "$@" -o "$work/before" >"$work/said" 2>&1
  cp -r "$work/before" "$work/undisturbed2" && sed -i 's/单位意见，予以推荐/单位意见，同意推荐/' "$work"/data/04德清县/*申报人员.csv || return 1
  set -- "$@" --print-changed --zip unit
  FAULT=count FAULT_COUNTS=$work/counts LD_PRELOAD=$work/inject.so "$zhibiao" "$@" -o "$work/undisturbed2" >"$work/said" 2>&1 || return 1
  last=$(sed -n 's/^rename //p' "$work/counts")
  for n in $(seq 1 9 "$last") $((last - 1)); do # the last is the manifest itself
    rm -rf "$work/stopped" && cp -r "$work/before" "$work/stopped" || return 1
    for stop in $n $((n / 2 + 1)) 0; do
      FAULT=rename:$stop! LD_PRELOAD=$work/inject.so "$zhibiao" "$@" -o "$work/stopped" >"$work/said" 2>&1
      test $? -eq 7 || break # it has come to its end
    done
    diff -r "$work/undisturbed2" "$work/stopped" || { echo "$n of $last"; return 1; }
  done
  rm -rf "$work/stopped" "$work/undisturbed2"
  FAULT=rename:20! LD_PRELOAD=$work/inject.so "$zhibiao" "$@" -o "$work/stopped" >"$work/said" 2>&1
  test $? -eq 7 && "$zhibiao" "$@" -o "$work/stopped" >"$work/said" 2>"$work/errors" && says "$work/errors" 这次接着做 &&
    says "$work/said" ' unchanged=0 ' && "$zhibiao" "$@" -o "$work/undisturbed2" >"$work/said" 2>&1 && diff -r "$work/undisturbed2" "$work/stopped"
}
# Stopped behind the form that changes, and then, before it comes to it again: the third tells, or one that does not look at forms.
tells_what_the_run_before_the_last_has_changed() {
  rm -rf "$work/data" "$work/before" "$work/undisturbed2" && mkdir "$work/data" && cp -r samples/huzhou-2020/04德清县 "$work/data/" || return 1
  form=评审表/德清县/德清县文化馆/汤卉欣-0004.pdf
  set -- make "$work/data" --date 2020-09-30 --jobs 1
  "$zhibiao" "$@" --only 评审表 -o "$work/before" >"$work/said" 2>&1 && cp -r "$work/before" "$work/undisturbed2" && sed -i 's/演出6场/演出9场/' "$work"/data/04德清县/*业绩.csv &&
    "$zhibiao" "$@" --only 评审表 -o "$work/undisturbed2" >"$work/said" 2>&1 || return 1
  for n in 1 2 3 4 5 6; do
    rm -rf "$work/stopped" && cp -r "$work/before" "$work/stopped"
    FAULT=rename:$n! LD_PRELOAD=$work/inject.so "$zhibiao" "$@" --only 评审表 -o "$work/stopped" >"$work/said" 2>&1
    cmp -s "$work/before/$form" "$work/stopped/$form" || break
  done
  says "$work/stopped/manifest.json" '"unfinished": "changed"' && cp -r "$work/stopped" "$work/stopped2" &&
    { FAULT=rename:1! LD_PRELOAD=$work/inject.so "$zhibiao" "$@" --only 评审表 -o "$work/stopped" >"$work/said" 2>&1; test $? -eq 7; } &&
    says "$work/stopped/manifest.json" '"unfinished": "changed"' && "$zhibiao" "$@" --only 评审表 -o "$work/stopped" >"$work/said" 2>&1 && says "$work/said" "改了 1 个" &&
    diff -r "$work/undisturbed2" "$work/stopped" || return 1
  "$zhibiao" "$@" --only 材料清单 -o "$work/stopped2" >"$work/said" 2>&1 && says "$work/said" "改了 1 个" && "$zhibiao" dump --csv "$work/stopped2/变动清单.xlsx" >"$work/list" && says "$work/list" "改了,,1" ",$form" &&
    says "$work/stopped2/index.html" 改了
}
leaves_the_folder_to_one() {
  started || return 1
  "$zhibiao" make samples/faults -o "$work/out" --date 2020-09-30 >"$work/out2" 2>"$work/err2"
  code=$?
  kill -TERM "$run"
  wait "$run"
  test "$code" -eq 5 && says "$work/err2" 另一个 "进程 $run"
}
tells_that_one_died() {
  started || return 1
  kill -KILL "$run"
  wait "$run"
  test -e "$work/out/.zhibiao-journal" && test ! -e "$work/out/manifest.json" || return 1
  for part in 半份.pdf.~Ab3xYz 半份.zip.~Ab3xYz; do : >"$work/out/评审表/$part"; done
  for own in 名单.xlsx.backup 名单.xlsx.202009 名单.~backup1; do echo 自己的 >"$work/out/评审表/$own"; done
  "$zhibiao" make samples/faults -o "$work/out" --date 2020-09-30 --only 评审表 >"$work/said" 2>"$work/errors"
  says "$work/errors" 上一次没有做完 && test ! -e "$work/out/.zhibiao-journal" && test -z "$(find "$work/out" -name '半份*')" && test "$(find "$work/out" -name '名单*' | wc -l)" -eq 3 && test -f "$work/out/manifest.json"
}
# A journal as a run that died has left it: its forms, one of them changed since, a torn line, and one that leads elsewhere.
clears_up_what_is_made_no_more() {
  rm -rf "$work/out" && "$zhibiao" make samples/huzhou-2020/04德清县 -o "$work/out" --date 2020-09-30 --only 评审表 >"$work/said" 2>&1 || return 1
  rm "$work/out/manifest.json" "$work/out/index.html" && echo 别人的 >"$work/别人的.txt"
  changed=$(cd "$work/out" && find 评审表 -name '*.pdf' | LC_ALL=C sort | head -n 1)
  (cd "$work/out" && find 评审表 -name '*.pdf' && echo ../别人的.txt && echo 评审表/../../别人的.txt && echo 没有这个.pdf) | while IFS= read -r file; do
    printf '\n%s %s %s\n' "$(stat -c %s "$work/out/$file")" "$(sha256sum <"$work/out/$file" | cut -c 1-64)" "$file"
  done >"$work/journal" 2>/dev/null
  { cat "$work/journal" && printf '\n12 34'; } >"$work/out/.zhibiao-journal" && printf x >>"$work/out/$changed"
  "$zhibiao" make samples/faults -o "$work/out" --date 2020-09-30 --only 评审表 >"$work/said" 2>"$work/errors"
  says "$work/errors" "有 49 个这次没有做，已经删去：评审表/德清县/" "有 1 个这次没有做，可是和做的时候不一样，没有删，也不在清单里：$changed" &&
    test -f "$work/out/$changed" && test -f "$work/别人的.txt" && test ! -e "$work/out/.zhibiao-journal" || return 1
  rm "$work/out/$changed" && find "$work/out/评审表/德清县" -type d -empty -delete
  "$zhibiao" make samples/faults -o "$work/anew" --date 2020-09-30 --only 评审表 >"$work/said" 2>&1
  diff -r "$work/out" "$work/anew" || return 1
  cp "$work/journal" "$work/out/.zhibiao-journal" && mkdir -p "$work/out/${changed%/*}" && echo 全 >"$work/out/$changed"
  "$zhibiao" make samples/faults -o "$work/out" --date 2020-09-30 --only 评审表 >"$work/said" 2>"$work/errors"
  ! grep 断 "$work/errors" && test ! -e "$work/out/.zhibiao-journal" && test -e "$work/out/$changed"
}
is_for_the_user_alone() {
  (umask 0000 && "$zhibiao" make samples/faults -o "$work/mine" --date 2020-09-30 >"$work/said" 2>&1)
  test -n "$(find "$work/mine" -name '*.pdf')" && test -z "$(find "$work/mine" -perm /077)"
}
tells_that_a_result_was_not_written() {
  for command in "check samples/faults --json --date 2020-09-30" "check --rules" "list" "lint templates/evaluation.xml -o $work/grid.pdf" \
    "--help" "make --help" "--version" "dump samples/faults/花名册.xlsx" "dump --csv samples/faults/花名册.xlsx" "new $work/new" \
    "blank evaluation -o $work/blank.pdf" "doctor" "notice list" "check samples/faults -o $work/checked --date 2020-09-30"; do
    # shellcheck disable=SC2086
    "$zhibiao" $command >/dev/full 2>"$work/errors"
    test $? -eq 5 && says "$work/errors" 没有全部写出 || { echo "$command"; return 1; }
  done
}
# Who reads it may have enough of it; all files are made.
goes_on_without_a_reader() {
  mkdir "$work/tmp2" && mkfifo "$work/pipe" || return 1
  for command in "check samples/faults --json" "make samples/faults -o $work/unread --json" "dump --csv $work/long.csv"; do
    seq 200000 >"$work/long.csv"
    true <"$work/pipe" &
    # shellcheck disable=SC2086
    TMPDIR=$work/tmp2 "$zhibiao" $command >"$work/pipe" 2>"$work/errors"
    test $? -eq 5 && says "$work/errors" 没有全部写出 && test -z "$(ls -A "$work/tmp2")" || { echo "$command"; return 1; }
  done
  test -f "$work/unread/manifest.json" && test ! -e "$work/unread/.zhibiao-journal"
}
# What is in the place is none: a pipe, a device, or what a process has open.
replaces_only_files() {
  mkdir "$work/special" && mkfifo "$work/special/pipe" && ln -s /dev/null "$work/special/null" && ln -s /proc/self/fd/1 "$work/special/out" || return 1
  for place in pipe null out; do
    "$zhibiao" blank evaluation -o "$work/special/$place" >"$work/said" 2>"$work/errors"
    test $? -eq 5 && says "$work/errors" 不是普通文件 && test ! -f "$work/special/$place" -o -L "$work/special/$place" || { echo "$place"; return 1; }
  done
  test "$(find "$work/special" -mindepth 1 | wc -l)" -eq 3
}

# Else what is said next would go into a file that has got the number.
keeps_words_out_of_files_where_standard_ones_are_closed() {
  for closed in 0 1 2; do
    sh -c "exec '$zhibiao' make samples/huzhou-2020 -o '$work/closed' --date 2020-09-30 --only 评审表 $closed>&-" >/dev/null 2>&1 </dev/null &
    run=$!
    for _ in $(seq 300); do
      test -e "$work/closed/.zhibiao-journal" && break
      sleep 0.1
    done
    place=$(readlink "/proc/$run/fd/$closed")
    kill -KILL "$run"
    wait "$run"
    rm -rf "$work/closed"
    test "$place" = /dev/null || { echo "$closed: $place"; return 1; }
  done
}
tells_of_a_temporary_folder_that_stays() {
  mkdir "$work/tmp" || return 1
  (cd samples/huzhou-2020/04德清县 && python3 -m zipfile -c "$work/表.zip" 德清县申报人员.csv) || return 1
  LD_PRELOAD=$work/inject.so FAULT=unlink:1+ TMPDIR=$work/tmp "$zhibiao" check "$work/表.zip" --json >"$work/said" 2>"$work/errors"
  left=$(echo "$work/tmp"/zhibiao-*)
  test -d "$left" && says "$work/errors" "临时文件夹 $left 删不掉"
}
# One of the first calls that remove something, of a run that has come to its end.
tells_of_a_journal_that_stays() {
  for n in 1 2 3 4 5 6 7 8 9; do
    rm -rf "$work/stays" "$work/tmp" && mkdir "$work/tmp" # where no run that died has left anything
    TMPDIR=$work/tmp LD_PRELOAD=$work/inject.so FAULT=unlink:$n "$zhibiao" make samples/faults -o "$work/stays" --date 2020-09-30 --only 评审表 >"$work/said" 2>"$work/errors"
    code=$?
    test -e "$work/stays/.zhibiao-journal" && test -e "$work/stays/manifest.json" || continue
    test "$code" -eq 5 && says "$work/errors" 做到哪里的记录删不掉
    return
  done
  return 1
}
asks_for_room_for_workbooks() {
  rm -rf "$work/none"
  TMPDIR=$work/none "$zhibiao" make samples/faults -o "$work/books" --date 2020-09-30 --only 统计汇总 >"$work/said" 2>"$work/errors"
  test $? -eq 5 && says "$work/errors" 工作簿没有做成 && test -z "$(find "$work/books" -name '*.xlsx')" && ! grep '"path": "统计汇总/.*"bytes"' "$work/books/manifest.json"
}

blames_no_template_for_few_open_files() {
  for n in 12 24; do
    rm -rf "$work/few"
    prlimit --nofile=$n "$zhibiao" make samples/huzhou-2020/04德清县 -o "$work/few" --date 2020-09-30 --only 统计汇总 --jobs 1 >"$work/said" 2>"$work/errors"
    test $? -eq 5 && says "$work/errors" "工作簿没有做成：打开的文件太多" || return 1
  done
}

check "a run that is asked to end writes its manifest" ends_when_asked
check "a run that is asked twice ends at once, and says so" ends_at_once_when_asked_again
check "a run that leaves out something because it was asked to end says so" says_that_it_stopped_wherever_it_was
check "a run that goes on after one that was asked to end comes to the same" comes_to_the_same_when_it_goes_on
check "what a run has changed that was stopped, and the next one did not come to, is told" tells_what_the_run_before_the_last_has_changed
check "one run at a time writes to a folder" leaves_the_folder_to_one
check "the next run clears up after one that died" tells_that_one_died
check "what a run that died has made is left only if it is made again" clears_up_what_is_made_no_more
check "what is made is for the user alone" is_for_the_user_alone
check "a result that can't be printed is an error" tells_that_a_result_was_not_written
check "a reader that has gone is an error" goes_on_without_a_reader
check "what is no file is not replaced" replaces_only_files
check "a workbook whose parts can't be written is not made" asks_for_room_for_workbooks
check "too few files that may be open are not the template's fault" blames_no_template_for_few_open_files
check "what is said goes into no file, whatever is closed" keeps_words_out_of_files_where_standard_ones_are_closed
check "a temporary folder that can't be removed is told of" tells_of_a_temporary_folder_that_stays
check "a journal that can't be removed is told of" tells_of_a_journal_that_stays
