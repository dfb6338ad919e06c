#!/bin/sh
# For `make test-more`: it makes the season many times.
# A run into a folder that has documents already: only what differs is made, what is not made any more goes out of the way, all
# is said, and a run that was killed and run again gives what an undisturbed one gives.
. tests/lib.sh
made=$work/made
data=$work/data
person=汤卉欣 # of 德清县文化馆
form=评审表/德清县/德清县文化馆/$person-0004.pdf

# makes CODE ARGUMENTS...: a run over $data into $made.
makes() {
  wanted=$1
  shift
  runs "$wanted" make "$data" -o "$made" "$@"
}
# begin: the data of a county, made once, and a file that is older than all that is made from now on.
begin() {
  begun=$work/begun-$(echo "${ZHIBIAO_HOME:-}$*" | tr ' /' '__')
  rm -rf "$data" "$made" && mkdir "$data" && cp -r samples/huzhou-2020/04德清县 "$data/" &&
    if test -e "$begun"; then cp -rp "$begun" "$made"; else makes 0 "$@" && cp -rp "$made" "$begun"; fi && touch "$work/then" && sleep 0.02
}
# edit TABLE SED: changes a table of the county.
edit() {
  sed -i "$2" "$data/04德清县/德清县$1.csv"
}
# counts NEW CHANGED UNCHANGED WITHDRAWN
counts() {
  says "$work/out" "和上次比：新做 $1 个文件，改了 $2 个，没变 $3 个，作废 $4 个"
}
# written FILE...: these and no other documents were written since.
written() {
  (cd "$made" && find . -type f -newer "$work/then" ! -name manifest.json ! -name 变动清单.xlsx ! -name index.html ! -path './作废/*' | LC_ALL=C sort) >"$work/written"
  for file; do echo "./$file"; done | LC_ALL=C sort >"$work/expected"
  diff "$work/expected" "$work/written"
}
# is_as_anew ARGUMENTS...: the documents are those that a run into an empty folder makes.
is_as_anew() {
  rm -rf "$work/anew"
  "$zhibiao" make "$data" -o "$work/anew" "$@" >"$work/out2" 2>&1
  diff -rq -x manifest.json -x 变动清单.xlsx -x index.html -x 作废 "$work/anew" "$made"
}

nothing() {
  begin && cp "$made/manifest.json" "$work/first" && makes 0 && counts 0 0 123 0 && written && cmp "$work/first" "$made/manifest.json" &&
    test ! -e "$made/变动清单.xlsx" && test ! -e "$made/.zhibiao-previous"
}
# The day in a file's properties is none of its content: on another day only what prints the day is made anew.
another_day() {
  begin --only 评审表,材料清单,公示表 && makes 0 --only 评审表,材料清单,公示表 --date 2020-09-22 && counts 0 0 110 0 && written
}
all_anew() {
  cp "$made/manifest.json" "$work/first" && makes 0 --all && counts 0 0 123 0 && cmp "$work/first" "$made/manifest.json" &&
    test "$(find "$made" -type f ! -newer "$work/then" | wc -l)" -eq 0
}
# A number of performances in what 汤卉欣 did: her form shows it, and the lists of her unit and county.
one_cell() {
  begin && edit 业绩 's/演出6场/演出9场/' && makes 0 && counts 0 3 120 0 && written "$form" 公示表/德清县/德清县文化馆.xlsx 区县公示表/德清县.xlsx && is_as_anew &&
    says "$made/manifest.json" '"change": "changed"' && "$zhibiao" dump --csv "$made/变动清单.xlsx" >"$work/list" &&
    says "$work/list" "1,改了,$person（330599…0004）,$form"
}
# Nothing changes after that: what has changed before is still told in the manifest, and the list stays.
told_until_the_next_change() {
  cp "$made/manifest.json" "$work/first" && cp "$made/变动清单.xlsx" "$work/list.xlsx" && makes 0 && counts 0 0 123 0 &&
    cmp "$work/first" "$made/manifest.json" && cmp "$work/list.xlsx" "$made/变动清单.xlsx"
}
a_photo() {
  begin --only 评审表,材料清单 && cp "$(find samples/huzhou-2020/06*/照片 -name "*.jpg" | LC_ALL=C sort | head -n 1)" "$data/04德清县/照片/330599199112040004.jpg" && makes 0 --only 评审表,材料清单 &&
    counts 0 1 99 0 && written "$form"
}
house() {
  rm -rf "$work/house" && mkdir "$work/house" && cp -r lua templates "$work/house/" && export ZHIBIAO_HOME="$work/house"
}
a_template() {
  house && begin --only 评审表,材料清单 && sed -i 's|<page size="A4"|<!-- a comment --><page size="A4"|' "$work/house/templates/materials.xml" &&
    makes 0 --only 评审表,材料清单 && counts 0 0 100 0 && written || return 1
  sed -i 's|一、基本情况|一、基本状况|' "$work/house/templates/evaluation.xml" &&
    makes 0 --only 评审表,材料清单 && says "$work/out" "改了 50 个，没变 50 个" && is_as_anew --only 评审表,材料清单
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# What could not be made is not refused: nothing is known against the file of the run before.
failed_now() {
  house && begin --only 评审表,材料清单 && sed -i "s/^  make = function(a)/& if a.name == '$person' then error('坏了') end/" "$work/house/lua/evaluation.lua" &&
    makes 4 --only 评审表,材料清单 && counts 0 0 99 0 && says "$work/err" "有 1 个文件这次出错没有做成，上次做的还在原处，没有动，可能是旧的：$form" &&
    test -f "$made/$form" && says "$made/manifest.json" "\"path\": \"$form\""
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# Nor if the disk does not take it; what is refused meanwhile goes.
no_room() {
  begin --only 评审表,材料清单 && edit 业绩 's/主持/主要/' && edit 申报人员 "/$person/s/330599199112040004,女/330599199112040004,男/" &&
    (ulimit -f 130 && trap '' XFSZ && makes 5 --only 评审表,材料清单 --jobs 1) && says "$work/out" "作废 1 个" && says "$work/err" 这次出错没有做成 &&
    test ! -e "$made/$form" && test "$(find "$made/评审表" -name '*.pdf' | wc -l)" -eq 49
}
refused_now() {
  begin --only 评审表,材料清单 && old=$(sha256sum <"$made/$form") && edit 申报人员 "/$person/s/330599199112040004,女/330599199112040004,男/" &&
    makes 1 --only 评审表,材料清单 && says "$work/out" "作废 1 个" && test ! -e "$made/$form" && test "$(sha256sum <"$made/作废/2020-09-21/$form")" = "$old" &&
    says "$made/manifest.json" "\"withdrawn\": [" "\"path\": \"$form\", \"moved\": \"作废/2020-09-21/$form\"" '"why": "refused"' && is_as_anew --only 评审表,材料清单
}
# The same again: a second file of that name; then nothing.
a_second_time() {
  edit 申报人员 "/$person/s/330599199112040004,男/330599199112040004,女/" && makes 0 --only 评审表,材料清单 && says "$work/out" "新做 1 个文件" &&
    edit 申报人员 "/$person/s/330599199112040004,女/330599199112040004,男/" && makes 1 --only 评审表,材料清单 &&
    test -f "$made/作废/2020-09-21/${form%.pdf}-2.pdf" && makes 1 --only 评审表,材料清单 && says "$work/out" "作废 0 个" &&
    test ! -e "$made/作废/2020-09-21/${form%.pdf}-3.pdf"
}
gone_from_the_data() {
  begin --only 评审表,材料清单 && sed -i "/$person/d" "$data"/04德清县/*.csv && makes 0 --only 评审表,材料清单 && counts 0 0 98 2 && written &&
    test -f "$made/作废/2020-09-21/$form" && says "$made/manifest.json" '"why": "gone"' && is_as_anew --only 评审表,材料清单
}
# Who has gone to another unit is not gone: the list says where the form is now.
gone_to_another_unit() {
  begin --only 材料清单 && edit 申报人员 "/$person/s/德清县文化馆/德清县余英小学/" && makes 0 --only 材料清单 && "$zhibiao" dump --csv "$made/变动清单.xlsx" >"$work/list" &&
    says "$made/manifest.json" '"why": "moved"' && says "$work/list" "作废,$person（330599…0004）,材料清单/德清县/德清县文化馆/$person-0004.pdf" "现在的是 材料清单/德清县/德清县余英小学/$person-0004.pdf" && ! grep -q 没有了 "$work/list" || return 1
  begin --only 材料清单,公示表 && sed -i 's/德清县文化馆/德清县新文化馆/' "$data"/04德清县/*.csv && makes 0 --only 材料清单,公示表 && "$zhibiao" dump --csv "$made/变动清单.xlsx" >"$work/list" &&
    grep "作废,德清县文化馆,公示表/德清县/德清县文化馆.xlsx" "$work/list" | grep -q 没有了 && test "$(grep -c "作废.*现在的是 材料清单/德清县/德清县新文化馆" "$work/list")" -gt 1
}
# The table comes under another name, without her.
another_table() {
  begin --only 评审表,材料清单 && (cd "$data/04德清县" && mv 德清县申报人员.csv 新花名册-申报人员.csv && sed -i "/$person/d" ./*.csv) &&
    makes 0 --only 评审表,材料清单 && says "$work/out" "作废 2 个"
}
removed_by_hand() {
  begin --only 评审表,材料清单 && rm "$made/$form" && makes 0 --only 评审表,材料清单 && counts 0 0 99 0 && written "$form" &&
    says "$work/out" "被改过或删掉而重做的 1 个" && says "$work/err" 不在了 "$form" && is_as_anew --only 评审表,材料清单
}
changed_by_hand() {
  begin --only 评审表,材料清单 && echo 手写 >>"$made/$form" && cp "$made/$form" "$work/mine" && makes 0 --only 评审表,材料清单 && written "$form" &&
    says "$work/err" 有人改过 "作废/2020-09-21/$form" && cmp "$work/mine" "$made/作废/2020-09-21/$form" && is_as_anew --only 评审表,材料清单
}
# As long as before, on the same day.
changed_without_a_trace() {
  begin --only 材料清单 && victim=$(find "$made/材料清单" -name '*.pdf' | head -n 1) && cp -p "$victim" "$work/same" && printf X | dd of="$victim" bs=1 seek=40 conv=notrunc 2>/dev/null &&
    touch -r "$work/same" "$victim" && makes 0 --only 材料清单 && says "$work/err" 有人改过 && cmp "$work/same" "$victim"
}
# What this run leaves alone is looked at, too: what was deleted or edited there is told once, and stands in the manifest.
left_alone_but_touched() {
  begin --only 评审表,材料清单 --print && gone=材料清单/德清县/德清县文化馆/$person-0004.pdf edited=材料清单/德清县/德清县文化馆/蒋哲-0017.pdf && rm "$made/$gone" "$made/打印/德清县-材料清单.pdf" &&
    cp -p "$made/$edited" "$work/same" && printf X | dd of="$made/$edited" bs=1 seek=40 conv=notrunc 2>/dev/null && touch -r "$work/same" "$made/$edited" && makes 0 --only 评审表 --print &&
    says "$work/err" "以前做的、这次没有管的文件里，有 1 个不在了，没有补上：$gone" "有 1 个做好以后有人改过，没有重做：$edited" && test "$(grep -c '"altered"' "$made/manifest.json")" -eq 2 &&
    cp "$made/manifest.json" "$work/first" && makes 0 --only 评审表 --print && ! grep -q 没有管的文件里 "$work/err" && cmp "$work/first" "$made/manifest.json" || return 1
  makes 0 --only 评审表,材料清单 --print && says "$work/out" "被改过或删掉而重做的 3 个" && ! grep -q altered "$made/manifest.json" && is_as_anew --only 评审表,材料清单 --print && cp -r "$made" "$work/copied" &&
    runs 0 make "$data" -o "$work/copied" --only 评审表 && ! grep -q 没有管的文件里 "$work/err" && ! grep -q altered "$work/copied/manifest.json"
}
some_documents() {
  begin && edit 业绩 's/演出6场/演出9场/' && makes 0 --only 材料清单 && counts 0 0 50 0 && written && says "$work/out" "另有 73 个文件这次没有管" &&
    test "$(grep -c '"path": .*"bytes"' "$made/manifest.json")" -eq 124 && makes 0 && counts 0 3 120 0 && is_as_anew
}
two_counties() {
  rm -rf "$made" && runs 0 make samples/huzhou-2020/04德清县 -o "$made" --only 评审表,统计汇总,区县公示表 && touch "$work/then" && sleep 0.02 &&
    runs 0 make samples/huzhou-2020/06安吉县 -o "$made" --only 评审表,统计汇总,区县公示表 && says "$work/out" "作废 0 个" "另有 52 个文件这次没有管" &&
    test -f "$made/$form" && says "$made/manifest.json" "\"path\": \"$form\"" 04德清县/ 06安吉县/ && test ! -e "$made/作废" || return 1
  runs 0 make "$PWD/samples//huzhou-2020/./04德清县/" -o "$made" --only 评审表,统计汇总,区县公示表 && says "$work/out" "新做 0 个文件，改了 0 个，没变 52 个，作废 0 个" &&
    (cd "$made" && find . -type f ! -newer "$work/then" | wc -l) >"$work/n" && test "$(cat "$work/n")" -eq 52
}
# A unit, or somebody with the same end of his number, in two counties is not the same one: neither what this run makes of hers nor
# what it refuses makes the other county's old.
namesakes() {
  rm -rf "$made" "$data" && mkdir "$data" && cp -r samples/huzhou-2020/04德清县 "$data/甲" && cp -r "$data/甲" "$data/乙" &&
    sed -i 's/德清县/安吉县/g' "$data"/乙/*.csv && sed -i "/$person/s/330599199112040004,女/330599199112040004,男/" "$data"/乙/*申报人员.csv &&
    runs 0 make "$data/甲" -o "$made" --only 评审表,材料清单 && runs 1 make "$data/乙" -o "$made" --only 评审表,材料清单 &&
    says "$work/out" "新做 99 个文件，改了 0 个，没变 0 个，作废 0 个" && says "$work/err" "有 100 个文件和这次的人（单位）同名" && test -f "$made/$form" && test ! -e "$made/作废"
}
# Whose old form it is can't be said while not all is read.
moved_while_not_all_is_read() {
  begin --only 材料清单 && edit 申报人员 "/$person/s/德清县文化馆/德清县余英小学/" && : >"$data/04德清县/德清县附件.csv" && makes 3 --only 材料清单 &&
    says "$work/out" "作废 0 个" && says "$work/err" 数据没有读全 && test "$(find "$made/材料清单" -name "$person*" | wc -l)" -eq 2
}
# makes_in FOLDER CODE ARGUMENTS...: a run in FOLDER into $work/places/out.
makes_in() {
  (cd "$work/places/$1" && shift && wanted=$1 && shift && export ZHIBIAO_HOME="$here" && runs "$wanted" make "$@" -o ../out --only 材料清单)
}
# The manifest's paths are those of where the run was started: 数据 in one folder is not 数据 in another, and is ../德清/数据
# from there, or what a link leads to.
data_of_the_same_name() {
  here=$PWD && rm -rf "$work/places" && mkdir -p "$work/places/德清" "$work/places/安吉" && cp -r samples/huzhou-2020/04德清县 "$work/places/德清/数据" &&
    cp -r samples/huzhou-2020/06安吉县 "$work/places/安吉/数据" && makes_in 德清 0 数据 && says "$work/places/out/manifest.json" '"from": "../德清"' && makes_in 安吉 0 数据 &&
    says "$work/out" "作废 0 个" "另有 50 个文件这次没有管" && says "$work/places/out/manifest.json" '"path": "../德清/数据/德清县申报人员.csv"' '"path": "数据/安吉县人员信息.xlsx"' || return 1
  cp "$work/places/out/manifest.json" "$work/first" && makes_in 安吉 0 数据 && cmp "$work/first" "$work/places/out/manifest.json" && mkdir "$work/elsewhere" &&
    mv "$work/places" "$work/elsewhere/" && ln -s "$work/elsewhere/places" "$work/places" && sed -i "/$person/d" "$work"/places/德清/数据/*.csv &&
    makes_in 安吉 0 ../德清/数据 && says "$work/out" "作废 1 个" "另有 50 个文件这次没有管" && test ! -e "$work/places/out/材料清单/德清县/德清县文化馆/$person-0004.pdf" || return 1
  ln -s ../德清/数据 "$work/places/安吉/链接" && sed -i "/蒋哲/d" "$work"/places/德清/数据/*.csv && makes_in 安吉 0 链接 && says "$work/out" "作废 1 个" || return 1
  cp "$work/first" "$work/places/out/manifest.json" && sed -i '/"from"/d' "$work/places/out/manifest.json" && makes_in 德清 0 ../安吉/数据 ../德清/数据 # as one of old
}
# What is about both is told to be old when only one of them is made again, and has changed.
old_totals_are_told() {
  rm -rf "$made" "$data" && mkdir "$data" && cp -r samples/huzhou-2020/04德清县 samples/huzhou-2020/06安吉县 "$data/" && makes 0 --only 统计汇总,评审表 &&
    runs 0 make "$data/06安吉县" -o "$made" --only 统计汇总,评审表 && ! grep 可能是旧的 "$work/err" && edit 业绩 's/演出6场/演出9场/' &&
    runs 0 make "$data/04德清县" -o "$made" --only 统计汇总,评审表 && says "$work/err" "它们可能是旧的：" 统计汇总/湖州市 && ! grep "可能是旧的：.*评审表" "$work/err"
}
prints_what_changed() {
  begin --only 评审表 --print && test -f "$made/打印/德清县-评审表.pdf" && edit 业绩 's/演出6场/演出9场/' && makes 0 --only 评审表 --print-changed &&
    test -f "$made/作废/2020-09-21/打印/德清县-评审表.pdf" && test ! -e "$made/打印/德清县-评审表.pdf" &&
    pdftotext "$made/打印/德清县-评审表-补打.pdf" - >"$work/text" && says "$work/text" "演出9场" "$person" && ! grep -q 蒋哲 "$work/text" || return 1
  makes 0 --only 评审表 --print && test -f "$made/打印/德清县-评审表.pdf" && test ! -e "$made/打印/德清县-评审表-补打.pdf" && written "$form" 打印/德清县-评审表.pdf
}
# A run without --print takes a volume out of the way that has an old form in it, and leaves the others.
no_old_volume_is_printed() {
  begin --only 评审表,材料清单 --print && edit 业绩 's/演出6场/演出9场/' && makes 0 --only 评审表,材料清单 && says "$work/out" "改了 1 个" "作废 1 个" &&
    test ! -e "$made/打印/德清县-评审表.pdf" && says "$made/manifest.json" '"why": "outdated"'
}
# Nor is one forgotten that a run without --print has changed, or one that could not write the volume.
prints_what_changed_before() {
  begin --only 评审表 --print && edit 业绩 's/演出6场/演出9场/' && makes 0 --only 评审表 && makes 0 --only 评审表 &&
    says "$work/out" 只打印变了的 && touch "$made/打印" && { "$zhibiao" make "$work/data" -o "$made" --only 评审表 --print-changed >"$work/out" 2>&1; test $? -eq 5; } &&
    rm "$made/打印" && makes 0 --only 评审表 --print-changed && pdftotext "$made/打印/德清县-评审表-补打.pdf" - >"$work/text" &&
    says "$work/text" 演出9场 && ! grep -q 蒋哲 "$work/text" && ! grep -q unprinted "$made/manifest.json" || return 1
  makes 0 --only 评审表 --print-changed && says "$work/out" "新做 0 个文件，改了 0 个"
}
# reprint NUMBER PERSON...: the file of what changed has these people's forms and no others'.
reprint() {
  pdftotext "$made/打印/德清县-评审表-补打$1.pdf" - >"$work/text" && shift && grep -o '[^　（]*（330599…[0-9X]*）' "$work/text" | sed 's/（.*//' | LC_ALL=C sort -u >"$work/bound" &&
    for who; do echo "$who"; done | LC_ALL=C sort >"$work/expected" && diff "$work/expected" "$work/bound"
}
# What has changed and waits to be printed is not lost when others change: their forms go into another file. If it goes for the
# sake of one in it the others are printed again.
prints_what_waits() {
  begin --only 评审表 --print && edit 业绩 's/演出6场/演出9场/' && edit 业绩 's/业务培训教材《合唱/业务培训讲义《合唱/' && makes 0 --only 评审表 --print-changed && reprint "" "$person" 蒋哲 &&
    edit 业绩 's/水上人家/山上人家/' && cp -r "$made" "$work/waits" && makes 0 --only 评审表 --print-changed && reprint "" "$person" 蒋哲 && reprint 2 蔡悦筱 &&
    says "$work/out" "作废 0 个" "1 册：德清县-评审表-补打2" && makes 0 --only 评审表 --print-changed && test "$(find "$made/打印" -type f | wc -l)" -eq 2 || return 1
  edit 业绩 's/业务培训讲义《合唱/业务培训课本《合唱/' && makes 0 --only 评审表 --print-changed && reprint 3 "$person" 蒋哲 && reprint 2 蔡悦筱 && test ! -e "$made/打印/德清县-评审表-补打.pdf" &&
    says "$work/err" "里面没有变的 1 份也合并在这里" && ! grep -q unprinted "$made/manifest.json" || return 1
  rm -rf "$made" && mv "$work/waits" "$made" && makes 0 --only 评审表 && test ! -e "$made/打印" &&
    test "$(grep -c '"unprinted": true' "$made/manifest.json")" -eq 3 && makes 0 --only 评审表 --print-changed && reprint "" "$person" 蒋哲 蔡悦筱 || return 1
  sed -i "/$person/d" "$data"/04德清县/*.csv && makes 0 --only 评审表 --print-changed && reprint 2 蒋哲 蔡悦筱 && test ! -e "$made/打印/德清县-评审表-补打.pdf" && makes 0 --only 评审表 --print && test ! -e "$made/打印/德清县-评审表-补打2.pdf" &&
    ! grep -q reprint "$made/manifest.json"
}
# Who is in a table that can't be read is not gone.
all_is_not_read() {
  begin && : >"$data/04德清县/德清县申报人员.csv" && makes 3 && says "$work/out" "作废 0 个" && says "$work/err" "数据没有读全：上次做的有 115 个文件" &&
    test ! -e "$made/作废" && test -f "$made/$form" && cp samples/huzhou-2020/04德清县/德清县申报人员.csv "$data/04德清县/" && makes 0 && counts 0 1 122 0
}
# Nor is a form refused for a photo that the disk does not give, or does not give again.
a_photo_is_not_read() {
  begin --only 评审表 && echo '#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
static int opened;
int open(const char *path, int flags, int mode)
{
  int (*next)(const char *, int, ...);
  *(void **)&next = dlsym(RTLD_NEXT, "open");
  errno = EIO;
  return strstr(path, "330599199112040004.jpg") != NULL && ++opened > atoi(getenv("OPENED")) ? -1 : next(path, flags, mode);
}' | "${CC:-cc}" -shared -fPIC -o "$work/unread.so" -x c - && OPENED=0 LD_PRELOAD=$work/unread.so makes 3 --only 评审表 && says "$work/out" "作废 0 个" &&
    says "$work/err" 磁盘或共享文件夹出错 数据没有读全 && test -f "$made/$form" || return 1
  OPENED=1 LD_PRELOAD=$work/unread.so makes 3 --only 评审表 --jobs 1 --all && says "$work/out" "作废 0 个" && says "$work/err" 这次出错没有做成 && test -f "$made/$form" && makes 0 --only 评审表 && counts 0 0 50 0
}
# What --pdf or check leave out for once stays as long as it is right.
pdf_for_once() {
  begin --only 公示表 --pdf && pdf=$(find "$made" -name '*.pdf' | wc -l) && test "$pdf" -gt 2 && makes 0 --only 公示表 && says "$work/out" "作废 0 个" &&
    test "$(find "$made" -name '*.pdf' | wc -l)" -eq "$pdf" && edit 业绩 's/演出6场/演出9场/' && makes 0 --only 公示表 && says "$work/out" "改了 1 个" "作废 1 个" &&
    rm "$made/公示表/德清县/"*余英小学.xlsx && makes 0 --only 公示表 && says "$work/out" "作废 0 个" && test "$(find "$made/公示表" -name '*.pdf' | wc -l)" -lt "$pdf"
}
check_beside_documents() {
  begin --only 评审表 && cp "$made/index.html" "$work/page" && runs 0 check "$data" -o "$made" && cmp "$work/page" "$made/index.html" && test ! -e "$made/.zhibiao-previous.html" && makes 0 --only 评审表 && says "$work/out" "改了 0 个"
}
# Somebody's own file in the place of a new document is kept.
in_the_way() {
  begin --only 评审表 && edit 申报人员 '/蒋哲/d' && makes 0 --only 评审表 >"$work/said" 2>&1
  place=$(cd "$made/作废/2020-09-21" && find . -name '蒋哲*.pdf') && mkdir -p "$made/${place%/*}" && echo 我的 >"$made/$place" &&
    cp samples/huzhou-2020/04德清县/德清县申报人员.csv "$data/04德清县/" && makes 0 --only 评审表 && says "$work/err" 不是上次做的 && says "$work/out" "新做 1 个" &&
    grep -rq 我的 "$made/作废" && head -c 4 "$made/$place" | grep -q PDF
}
# So is all that lies in a folder that no run has made anything in, whatever it is called; stopped and run again, too.
in_the_way_of_the_first_run() {
  injector && begin --only 区县公示表,材料清单,导入报告 --print && for stop in 0 1 20; do
    rm -rf "$made" && for own in index.html manifest.json 导入报告.xlsx 区县公示表/德清县.xlsx 打印/德清县-材料清单.pdf zhibiao.shard; do
      mkdir -p "$(dirname "$made/$own")" && echo "我的 $own" >"$made/$own" || return 1
    done
    test $stop -eq 0 || { FAULT=rename:$((stop + 4))! LD_PRELOAD=$work/inject.so makes 7 --only 区县公示表,材料清单,导入报告 --print --jobs 1 || return 1; }
    makes 0 --only 区县公示表,材料清单,导入报告 --print && is_as_anew --only 区县公示表,材料清单,导入报告 --print || return 1
    for own in index.html manifest.json 导入报告.xlsx 区县公示表/德清县.xlsx 打印/德清县-材料清单.pdf zhibiao.shard; do
      grep -q "我的 $own" "$made/作废/2020-09-21/$own" || { echo "$own, stopped at $stop"; return 1; }
    done
    { test $stop -ne 0 || cp "$made/manifest.json" "$work/first"; } && cmp "$work/first" "$made/manifest.json" || return 1
  done
  makes 0 --only 区县公示表,材料清单,导入报告 --print && ! grep -q 移开 "$work/err" && cmp "$work/first" "$made/manifest.json"
}
# What a run has made that was killed is nobody's but ours.
in_nobodys_way() {
  rm -rf "$made" && : >"$work/then" && sleep 0.02 && killed && makes 0 && ! grep 移开 "$work/err" && test ! -e "$made/作废" && is_as_anew
}
# A run that can't write the list of what has changed, or bind it, has not told or printed it.
fails_at_the_end() {
  begin --only 评审表 && cp -r "$made" "$work/whole" && edit 业绩 's/演出6场/演出9场/' && mkdir -p "$made/变动清单.xlsx/x" && makes 5 --only 评审表 &&
    rm -r "$made/变动清单.xlsx" && makes 0 --only 评审表 && runs 0 make "$data" -o "$work/whole" --only 评审表 && diff -r "$work/whole" "$made" || return 1
  mkdir "$work/broken-house" && cp -r lua templates "$work/broken-house/" && echo '<broken' >"$work/broken-house/templates/separator.xml" &&
    ZHIBIAO_HOME=$work/broken-house makes 4 --only 评审表 --print-changed && makes 0 --only 评审表 --print-changed && test -f "$made/打印/德清县-评审表-补打.pdf"
}
# What the layout warns of is told each time.
told_again() {
  house && sed -i 's|<page size="A4" margin="[^"]*"|<page size="A4" margin="3mm"|' "$work/house/templates/materials.xml" && begin --only 材料清单 && cp "$work/err" "$work/err1" &&
    makes 0 --only 材料清单 && diff "$work/err1" "$work/err" && grep -q 打印机 "$work/err" && counts 0 0 50 0 && written
  code=$?
  unset ZHIBIAO_HOME
  return $code
}
# The slip of a unit that has mended all, and the reports.
reports() {
  begin --only 材料清单 && edit 申报人员 "/$person/s/330599199112040004,女/330599199112040004,男/" && runs 1 check "$data" -o "$work/found" &&
    slip=$(cd "$work/found" && find . -name '*德清县文化馆*' | head -n 1) && test -n "$slip" && edit 申报人员 "/$person/s/330599199112040004,男/330599199112040004,女/" &&
    runs 0 check "$data" -o "$work/found" && says "$work/out" "作废 2 个" 移到了 && test ! -e "$work/found/$slip" && test -e "$work/found/作废/2020-09-21/$slip"
}
manifest_of_somebody() {
  begin --only 材料清单 && for text in '{"program": "zhibiao 9", "files": [{"path": "材料' '[]' '' '{"program": "别的"}'; do
    printf '%s' "$text" >"$made/manifest.json" && makes 0 --only 材料清单 && says "$work/err" 不是完整的清单 && is_as_anew --only 材料清单 || return 1
  done
}
# What a manifest says of files elsewhere moves none.
manifest_that_leads_elsewhere() {
  begin --only 材料清单 && echo 别人的 >"$work/别人的.txt" && sed -i 's|"path": "材料清单/[^"]*"|"path": "../别人的.txt"|' "$made/manifest.json" && makes 0 --only 材料清单 &&
    test -f "$work/别人的.txt"
}

# --- Runs that die ---------------------------------------------------------------------------------------------------

# killed: a run over $data into $made that is killed when it has written something new.
killed() {
  "$zhibiao" make "$data" -o "$made" >/dev/null 2>&1 &
  run=$!
  for _ in $(seq 600); do
    test -n "$(find "$made/评审表" -name '*.pdf' -newer "$work/then" 2>/dev/null | head -n 1)" && break
    sleep 0.01
  done
  kill -KILL $run
  wait $run
  test -e "$made/.zhibiao-journal"
}
# Everything of 评审表 changes, one goes, one is refused; the run dies on the way, twice.
killed_and_run_again() {
  begin && cp -r "$made" "$work/begun" && edit 申报人员 "s/$person/汤欣卉/" && edit 业绩 's/主持/主要/' && edit 申报人员 '/蒋哲/s/330599198411020017,男/330599198411020017,女/' &&
    makes 1 && cp -r "$made" "$work/undisturbed" && cp "$work/out" "$work/out1" && rm -rf "$made" && cp -rp "$work/begun" "$made" && touch "$work/then" && sleep 0.02 || return 1
  killed && test -e "$made/.zhibiao-previous" && test ! -e "$made/manifest.json" && touch "$work/then" && killed && makes 1 && says "$work/err" 上一次没有做完 &&
    diff -r "$work/undisturbed" "$made" && sed -i 's/ notes=[0-9]*//' "$work/out1" "$work/out" && diff "$work/out1" "$work/out" # that it was not done is a note
}
# What the dead run has made already is not made again.
goes_on() {
  rm -rf "$made" && : >"$work/then" && sleep 0.02 && killed && sleep 0.1 && touch "$work/then" && done_already=$(find "$made/评审表" -name '*.pdf' | wc -l) && sleep 0.02 && makes 1 &&
    test "$(find "$made/评审表" -name '*.pdf' ! -newer "$work/then" | wc -l)" -eq "$done_already"
}

check "another day" another_day
check "a second run leaves all as it is, the manifest too" nothing
check "--all writes all" all_anew
check "one cell" one_cell
check "what changed is told until something else does" told_until_the_next_change
check "a photo" a_photo
check "a template" a_template
check "what can't be made for a fault of a script" failed_now
check "what the disk does not take" no_room
check "who is refused now" refused_now
check "the same again gets another name" a_second_time
check "who is gone" gone_from_the_data
check "who has gone to another unit" gone_to_another_unit
check "who is not in the table that has come in place of the old one" another_table
check "a file that was removed" removed_by_hand
check "a file that was changed" changed_by_hand
check "a file that was changed, as long and as old as before" changed_without_a_trace
check "--only leaves the other documents alone" some_documents
check "and tells what has become of them" left_alone_but_touched
check "two counties into one folder" two_counties
check "namesakes in another county" namesakes
check "data that are called alike where two runs were started" data_of_the_same_name
check "who has moved while not all can be read" moved_while_not_all_is_read
check "totals that are old are told" old_totals_are_told
check "--print-changed merges what changed" prints_what_changed
check "--print-changed merges what changed before and was not merged" prints_what_changed_before
check "--print-changed leaves what waits to be printed" prints_what_waits
check "data that can't be read withdraws nothing" all_is_not_read
check "a photo that can't be read withdraws nothing" a_photo_is_not_read
check "workbooks as PDF stay as long as they are right" pdf_for_once
check "somebody's file in the place of a new document" in_the_way
check "somebody's files in a folder that nothing was made in" in_the_way_of_the_first_run
check "what a first run has left that was killed is not somebody's" in_nobodys_way
check "check leaves the page of documents alone" check_beside_documents
check "what fails at the end is told and printed the next time" fails_at_the_end
check "no merged file stays that has an old form" no_old_volume_is_printed
check "what the layout warns of is told again" told_again
check "reports of what was wrong" reports
check "a manifest that is not ours or not whole" manifest_of_somebody
check "a manifest that leads elsewhere" manifest_that_leads_elsewhere
check "a run that was killed, and run again" killed_and_run_again
check "it does not begin from the beginning" goes_on
