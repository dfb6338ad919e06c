#!/bin/sh
# For `make test-more`: it makes a county many times.
# make --shard and merge: parts put together are what one machine makes, and what does not fit together is refused.
. tests/lib.sh
data=samples/huzhou-2020/04德清县

# in_parts N CODE DATA ARGUMENTS...: N parts in $work/part-1 …, each ended with a code up to CODE.
in_parts() {
  n=$1 wanted=$2
  shift 2
  rm -rf "$work"/part-*
  for i in $(seq "$n"); do
    "$zhibiao" make "$@" -o "$work/part-$i" --shard "$i/$n" >"$work/out" 2>"$work/err"
    [ $? -le "$wanted" ] && test -f "$work/part-$i/zhibiao.shard" || { cat "$work/err"; return 1; }
  done
}
# merged CODE: the parts, into $work/merged.
merged() {
  rm -rf "$work/merged" && runs "$1" merge -o "$work/merged" "$work"/part-*
}
# one CODE DATA ARGUMENTS...: by one machine, into $work/one; what it says is kept.
one() {
  wanted=$1
  shift
  rm -rf "$work/one" && runs "$wanted" make "$@" -o "$work/one" --jobs "${jobs:-2}" && cp "$work/out" "$work/one-out" && cp "$work/err" "$work/one-err"
}
same_tree() {
  diff -r "$work/one" "$work/merged"
}
same_words() {
  cmp "$work/one-err" "$work/err" && sed 's/（按环境变量 SOURCE_DATE_EPOCH）//' "$work/one-out" | grep -v zhibiao-outcome | sed "s|$work/one|$work/merged|g" >"$work/wanted" &&
    grep -v zhibiao-outcome "$work/out" | diff "$work/wanted" -
}

a_county() {
  jobs=1 one 0 "$data" && cp -r "$work/one" "$work/by-one" && jobs=2 one 0 "$data" && diff -r "$work/one" "$work/by-one" &&
    in_parts 3 0 "$data" && merged 0 && same_tree && same_words
}
# Whoever looks at the parts' files, also if those that do so die on the way.
by_any_number() {
  for jobs in 1 2 7; do
    rm -rf "$work/merged" && runs 0 merge -o "$work/merged" "$work"/part-* --jobs $jobs && same_tree && same_words || return 1
  done
}
some_die() {
  rm -rf "$work/merged"
  "$zhibiao" merge -o "$work/merged" "$work"/part-* --jobs 3 >"$work/out" 2>"$work/err" &
  run=$! killed=0
  while kill -0 $run 2>/dev/null; do
    worker=$(pgrep -P $run | head -n 1)
    [ -z "$worker" ] || { kill -KILL "$worker" 2>/dev/null && killed=$((killed + 1)); }
    sleep 0.01
  done
  wait $run && echo "# $killed were killed" && same_tree && same_words
}
# One that was killed, run again, and then once more, of which nothing is left to do.
merged_again() {
  for _ in 1 2 3; do
    rm -rf "$work/merged"
    "$zhibiao" merge -o "$work/merged" "$work"/part-* >"$work/out" 2>"$work/err" &
    run=$!
    for _ in $(seq 600); do
      test "$(find "$work/merged" -name '*.pdf' 2>/dev/null | wc -l)" -gt 12 && break
      sleep 0.01
    done
    kill -KILL $run 2>/dev/null && ! wait $run && ! test -e "$work/merged/manifest.json" && break # else it was done already
  done
  runs 0 merge -o "$work/merged" "$work"/part-* && says "$work/err" 上一次没有做完 && same_tree &&
    touch "$work/then" && sleep 0.02 && runs 0 merge -o "$work/merged" "$work"/part-* && says "$work/out" "新做 0 个文件，改了 0 个" && same_tree &&
    test -z "$(find "$work/merged" -name '*.pdf' -newer "$work/then")"
}
# Parts of another name, that can't be written to, on another disk.
parts_elsewhere() {
  away=$(mktemp -d /dev/shm/zhibiao.XXXXXX) && cp -r "$work/part-2" "$away/第二份" && chmod -R a-w "$work/part-1" "$away/第二份" && rm -rf "$work/merged" &&
    runs 0 merge -o "$work/merged" "$work/part-3" "$away/第二份" "$work/part-1" && same_tree && same_words && test "$(find "$away" -name '*.pdf' -links +1 | wc -l)" -eq 0
  code=$?
  chmod -R u+w "$work/part-1" "$away" && rm -rf "$away"
  return $code
}
# Each part has something to do, and no person's documents are in two.
parts_are_parts() {
  for i in 1 2 3; do
    find "$work/part-$i" -name '*.pdf' -printf '%f\n' | LC_ALL=C sort -u >"$work/people-$i" && test -s "$work/people-$i" || return 1
  done
  test -z "$(cat "$work"/people-? | LC_ALL=C sort | uniq -d)"
}
with_faults() {
  one 1 samples/faults && in_parts 4 1 samples/faults && merged 1 && same_tree && same_words
}
with_what_else() {
  one 0 "$data" --pdf --dump=model --draft --only 区县公示表,公示表,材料清单 && in_parts 2 0 "$data" --pdf --dump=model --draft --only 区县公示表,公示表,材料清单 --jobs 3 && merged 0 && same_tree
}
# A part has no page, which would say that the others' documents are not made.
pages() {
  grep -q 德清县 "$work/merged/index.html" && test ! -e "$work/part-1/index.html" && test "$(wc -c <"$work/part-1/zhibiao.shard")" -gt "$(wc -c <"$work/part-2/zhibiao.shard")"
}
# with_section SQL: a generator that adds what it selects to the page.
with_section() {
  rm -rf "$work/house" && mkdir "$work/house" && cp -r lua templates "$work/house/" && cat >"$work/house/lua/section.lua" <<END
return {
  title = "一节", template = "notice", command = "make", order = 99,
  records = function() return items {} end,
  make = function() end,
  section = function()
    local lines = {}
    for row in query([[$1]]) do lines[#lines + 1] = { row.one, row.other } end
    return { title = "另一节", columns = { "一", "二" }, lines = lines }
  end,
}
END
}
# A section of the page may read all that it may on one machine; what it can't, it is told.
sections() {
  export ZHIBIAO_HOME="$work/house"
  with_section "SELECT file AS one, rows AS other FROM _sheets UNION ALL SELECT name, unit FROM applicants UNION ALL SELECT message, number FROM _findings" &&
    one 0 "$data" --only 公示表 && in_parts 2 0 "$data" --only 公示表 && merged 0 && same_tree && says "$work/merged/index.html" 另一节 &&
    with_section "SELECT name AS one, place('applicants', _row, 'name') AS other FROM applicants" &&
    one 0 "$data" --only 公示表 && in_parts 2 0 "$data" --only 公示表 && merged 4 && says "$work/err" '合并的时候没有表格文件' && test ! -e "$work/merged/index.html"
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# Names go to who comes first, in whichever part.
same_names() {
  clashing_names
  one 1 "$data" --only 单张 && in_parts 5 1 "$data" --only 单张 && merged 1 && same_tree && same_words && says "$work/out" "做成 21 份，拒绝 39 份"
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# Into the folder of the season before the corrections: as one machine would.
changed() {
  rm -rf "$work/data" "$work/merged" && cp -r "$data" "$work/data" && one 0 "$work/data" && cp -r "$work/one" "$work/merged" &&
    sed -i 's/主持/主要/; /蒋哲/d' "$work/data"/*.csv && in_parts 3 1 "$work/data" &&
    runs 1 make "$work/data" -o "$work/one" && runs 1 merge -o "$work/merged" "$work"/part-* && says "$work/out" 改了 作废 && same_tree &&
    runs 1 merge -o "$work/merged" "$work"/part-* && says "$work/out" "改了 0 个"
}
# A part made a second time, of which nothing had to be done: the same bytes, by any number of processes.
again() {
  in_parts 2 0 "$data" && cp "$work/part-1/zhibiao.shard" "$work/first" && in_parts_again 2 && cmp "$work/first" "$work/part-1/zhibiao.shard" &&
    runs 0 make "$data" -o "$work/other" --shard 1/2 --jobs 1 && cmp "$work/first" "$work/other/zhibiao.shard" && one 0 "$data" && merged 0 && same_tree
}
in_parts_again() {
  for i in 1 2; do runs 0 make "$data" -o "$work/part-$i" --shard "$i/$1" && says "$work/out" "新做 0 个文件，改了 0 个" || return 1; done
}

# --- What does not fit ----------------------------------------------------------------------------------------------

# refused TEXT ARGUMENTS...: not merged, nothing is written.
refused() {
  text=$1
  shift
  rm -rf "$work/none"
  "$zhibiao" merge -o "$work/none" "$@" >"$work/out" 2>"$work/err" && return 1
  says "$work/err" "$text" && test ! -e "$work/none"
}
other() {
  rm -rf "$work/other" && runs 0 make "$data" --only 公示表 -o "$work/other" --shard 2/3 "$@"
}
what_does_not_fit() {
  in_parts 3 0 "$data" --only 公示表 && refused '一共 3 份，缺第 2 份' "$work/part-1" "$work/part-3" && refused '缺第 1、3 份' "$work/part-2" &&
    refused '第 2 份有了两次' "$work"/part-* "$work/part-2" && refused '合并到的文件夹不能是' "$work"/part-* -o "$work/part-3" &&
    refused '没有做完的一份' "$work/part-1" "$work" && refused '' "$work/nothing" || return 1
  other --date 2020-09-20 && refused '日期和' "$work/part-1" "$work/other" "$work/part-3" &&
    other --stage 申报 && refused '选项和' "$work/part-1" "$work/other" "$work/part-3" &&
    other --notice huzhou-2020 && runs 0 merge -o "$work/merged" "$work/part-1" "$work/other" "$work/part-3" || return 1
  rm -rf "$work/other" && runs 0 make "$data" --only 公示表 -o "$work/other" --shard 2/4 && refused '份中的一份' "$work/part-1" "$work/other" "$work/part-3"
}
other_data() {
  rm -rf "$work/data" && cp -r "$data" "$work/data" && in_parts 2 0 "$work/data" --only 公示表 && mv "$work/part-2" "$work/kept" &&
    sed -i 's/主持/主要/' "$work/data"/*.csv && runs 0 make "$work/data" --only 公示表 -o "$work/part-2" --shard 2/2 && refused '数据和' "$work/part-1" "$work/part-2" &&
    cp -r "$work/data" "$work/elsewhere" && rm -rf "$work/part-2" && runs 0 make "$work/elsewhere" --only 公示表 -o "$work/part-2" --shard 2/2 &&
    refused '数据的文件（路径，或多了、少了几个）和' "$work/part-1" "$work/part-2"
}
# Of a photo, the data tell only what is wrong with it.
other_photo() {
  rm -rf "$work/data" && cp -r "$data" "$work/data" && in_parts 2 0 "$work/data" --only 材料清单 && rm -rf "$work/part-2" &&
    cp "$(find samples/huzhou-2020/06*/照片 -name "*.jpg" | LC_ALL=C sort | head -n 1)" "$work/data/照片/330599199112040004.jpg" &&
    runs 0 make "$work/data" --only 材料清单 -o "$work/part-2" --shard 2/2 && refused '照片和' "$work/part-1" "$work/part-2"
}
other_scripts() {
  rm -rf "$work/house" && mkdir "$work/house" && cp -r lua templates "$work/house" && echo '-- ' >>"$work/house/lua/notice.lua" && rm -rf "$work"/part-* &&
    runs 0 make "$data" --only 公示表 -o "$work/part-1" --shard 1/2 && ZHIBIAO_HOME=$work/house runs 0 make "$data" --only 公示表 -o "$work/part-2" --shard 2/2 &&
    refused '脚本、模板和通知和' "$work"/part-* && ZHIBIAO_HOME=$work/house runs 0 make "$data" --only 公示表 -o "$work/part-1" --shard 1/2 &&
    refused '脚本、模板和通知和这里' "$work"/part-*
}
spoiled() {
  in_parts 2 0 "$data" --only 公示表 && cp -r "$work/part-2" "$work/whole" && printf x | dd of="$work/part-2/zhibiao.shard" bs=1 seek=5000 conv=notrunc 2>/dev/null &&
    refused 不完整 "$work"/part-* && rm -rf "$work/part-2" && cp -r "$work/whole" "$work/part-2" && truncate -s -10 "$work/part-2/zhibiao.shard" && refused 不完整 "$work"/part-* &&
    : >"$work/part-2/zhibiao.shard" && refused 不完整 "$work"/part-*
}
# A document that is not as it was made is not merged, and told; the others are.
spoiled_documents() {
  in_parts 2 0 "$data" --only 公示表 && find "$work/part-1" -name '*.xlsx' | LC_ALL=C sort >"$work/files" && first=$(sed -n 1p "$work/files") second=$(sed -n 2p "$work/files") &&
    echo x >>"$first" && rm "$second" && merged 3 && says "$work/err" "${first##*/}" '和做好时不一样' "${second##*/}" 不在了 && says "$work/out" '出错 2 份' &&
    test ! -e "$work/merged/${first#"$work"/part-1/}" && ! grep -q "${second##*/}\", \"bytes" "$work/merged/manifest.json" && cp "$work/err" "$work/spoiled-err" &&
    rm -rf "$work/merged" && runs 3 merge -o "$work/merged" "$work"/part-* --jobs 3 && cmp "$work/err" "$work/spoiled-err"
}
# One that has not come to its end is none.
unfinished() {
  in_parts 2 0 "$data" --only 公示表 && file=$(find "$work/part-1" -name '*.xlsx' | head -n 1) && rm "$file" && mkdir "$file" && touch "$file/file" &&
    runs 5 make "$data" --only 公示表 -o "$work/part-1" --shard 1/2 --all && says "$work/err" 还不能合并 && test ! -e "$work/part-1/zhibiao.shard" && refused '没有做完的一份' "$work"/part-*
}
# A whole run into a part's folder is no part any more.
no_part_any_more() {
  in_parts 2 0 "$data" --only 公示表 && runs 0 make "$data" --only 公示表 -o "$work/part-2" && refused '没有做完的一份' "$work"/part-*
}
wrong_words() {
  for shard in 0/3 4/3 3 /3 1/ 1/501 x/3 1/x -1/3; do runs 2 make "$data" --shard "$shard" -o "$work/none" && says "$work/err" "--shard 后面写" || return 1; done
  runs 2 make "$data" --shard 1/2 --print -o "$work/none" && says "$work/err" 打印稿 && runs 2 make "$data" --shard 1/2 --zip unit -o "$work/none" && says "$work/err" 打包 && runs 2 merge && test ! -e "$work/none"
}

check "a county by one machine, two processes and three parts" a_county
check "by any number of processes" by_any_number
check "processes that are killed" some_die
check "a merge that was killed, and run again" merged_again
check "parts elsewhere, which can't be written to" parts_elsewhere
check "no person is in two parts" parts_are_parts
check "the page" pages
check "what is refused, and why" with_faults
check "dumps, second files and drafts" with_what_else
check "sections of the page" sections
check "names" same_names
check "what changed" changed
check "a part that is made again" again
check "a missing, doubled or foreign part is refused" what_does_not_fit
check "other data are refused" other_data
check "another photo" other_photo
check "other scripts are refused" other_scripts
check "a part that is no more what it was is refused" spoiled
check "documents that are no more what they were are told" spoiled_documents
check "a part that did not end is none" unfinished
check "a whole run is no part" no_part_any_more
check "wrong parts and options" wrong_words
