#!/bin/sh
# What comes of a run: exit codes, the manifest, what is left of a document that can't be made.
. tests/lib.sh
data=tests/data/forms

# house NAME: a house of its own, without rules, that the next runs use.
house() {
  without_rules
  cp -r "$work/without-rules" "$work/$1"
  export ZHIBIAO_HOME="$work/$1"
}
# leaves RECORDS: the house's generator 单张 makes a page for each record of the Lua list, whose file is the record.
leaves() {
  cat >"$ZHIBIAO_HOME/lua/leaf.lua" <<END
return {
  title = "单张", template = "leaf", order = 60, records = function() return items { $1 } end,
  make = function(name) return { file = "单张/" .. name, record = name } end,
}
END
  echo '<form id="leaf"><page/><p>单张</p></form>' >"$ZHIBIAO_HOME/templates/leaf.xml"
}

# --- Files that can't be made -----------------------------------------------------------------------------------------

keeps_the_first_of_one_name() {
  house twice && leaves '"甲", "乙", "甲"' || return 1
  runs 1 make "$data" -o "$work/twice.d" --only 单张 &&
    says "$work/err" 单张/甲.pdf 这个文件名已经归前面的一条记录 && says "$work/out" '做成 2 份，拒绝 1 份' &&
    test "$(grep -c '"path": "单张/' "$work/twice.d/manifest.json")" -eq 2
}
# On Windows and macOS the second would replace the first.
parts_names_that_differ_by_case() {
  house case && leaves '"ABC", "abc", "caf\u{e9}", "cafe\u{301}", "abc"' || return 1
  runs 1 make "$data" -o "$work/case.d" --only 单张 && says "$work/out" '做成 4 份，拒绝 1 份' &&
    says "$work/case.d/manifest.json" '"path": "单张/ABC.pdf"' '"path": "单张/abc-2.pdf"' '"path": "单张/café.pdf"' &&
    test -s "$work/case.d/单张/abc-2.pdf" && test "$(find "$work/case.d/单张" -name 'caf*-2.pdf' | wc -l)" -eq 1
}
lists_what_was_written() {
  house unwritable && leaves '"甲", "乙"' && mkdir -p "$work/unwritable.d/单张/甲.pdf" || return 1
  runs 5 make "$data" -o "$work/unwritable.d" --only 单张 && says "$work/out" '做成 1 份，出错 1 份' &&
    says "$work/unwritable.d/manifest.json" '"path": "单张/乙.pdf"' '"code": "unwritable"' &&
    ! grep -q '"path": "单张/甲' "$work/unwritable.d/manifest.json" && test ! -e "$work/unwritable.d/单张/甲.pdf.part"
}
# The first record fails, the last does not.
ends_with_the_worst() {
  house worst && leaves '"甲", "乙"' && mkdir -p "$work/worst.d/单张/甲.pdf" && runs 5 make "$data" -o "$work/worst.d" --only 单张
}
tells_pictures_by_their_hash() {
  house pictures && runs 1 make "$data" -o "$work/pictures.d" --only 评审表 || return 1
  for photo in 330599198503120015 330599198504050039; do
    shown=$(echo "$photo" | sed 's/^\(.\{6\}\).*\(....\)$/\1********\2/') # the manifest has no ID number
    says "$work/pictures.d/manifest.json" "\"path\": \"$data/$shown.jpg\", \"sha256\": \"$(sha256sum "$data/$photo.jpg" | cut -d ' ' -f 1)\"" || return 1
  done
}

# --- What was read ----------------------------------------------------------------------------------------------------

refuses_rows_of_nobody() {
  mkdir "$work/nobody" && cp "$data"/*.csv "$work/nobody" && head -n 1 "$data/学习经历.csv" >"$work/nobody/学习经历.csv" || return 1
  fields=$(head -n 1 "$data/学习经历.csv" | tr ',' '\n' | wc -l)
  { printf ',某校%.0s' $(seq 2 "$fields"); echo; } >>"$work/nobody/学习经历.csv"
  house nobody.h && runs 1 make "$work/nobody" -o "$work/nobody.d" --only 岗位信息表 && says "$work/err" '这一行没有身份证号'
}
needs_a_row() {
  mkdir "$work/heads" && head -n 1 "$data/岗位.csv" >"$work/heads/岗位.csv" || return 1
  runs 3 make "$work/heads" -o "$work/heads.d" && says "$work/err" 读到的表格里还没有数据 && test ! -e "$work/heads.d"
}
tells_an_error_of_the_rules() {
  house rules && cat >"$ZHIBIAO_HOME/lua/check.lua" <<'END'
return {
  title = "检查", template = "", command = "rules", records = function() return items { 1 } end,
  judge = function() error("规则写错了") end,
  stage = function() return "阶段" end, outcome = function() return "" end, counted = function() return "" end,
}
END
  runs 4 make "$data" -o "$work/rules.d" --only 岗位信息表 && says "$work/err" lua/check.lua:3 规则写错了 &&
    sed -i '/stage = /d' "$ZHIBIAO_HOME/lua/check.lua" && runs 4 make "$data" -o "$work/rules.d" --only 岗位信息表 &&
    says "$work/err" lua/check.lua "没有 stage 函数"
}
prints_drafts() {
  unset ZHIBIAO_HOME
  runs 1 make "$data" -o "$work/refused.d" --only 破格推荐审批表 && test ! -e "$work/refused.d/破格推荐审批表" || return 1
  runs 0 make "$data" -o "$work/draft.d" --only 破格推荐审批表 --draft --dump=pages && grep -q '^  text .* angle .*"草' "$work"/draft.d/破格推荐审批表/*/*/*.pages.txt
}

# --- What is written to the screen ------------------------------------------------------------------------------------

dump_tells_of_a_full_disk() {
  "$zhibiao" dump --csv "$data/岗位.csv" >/dev/full 2>"$work/err"
  code=$?
  test $code -eq 5 && says "$work/err" 写不出结果
}

check "of two documents with one file the first is kept" keeps_the_first_of_one_name
check "names that differ only by case or normal form give files of their own" parts_names_that_differ_by_case
check "a file that can't be written is in the manifest as refused, not as made" lists_what_was_written
check "a run ends with the worst of its documents, not with the last" ends_with_the_worst
check "the manifest has each picture's hash" tells_pictures_by_their_hash
check "a row of nobody ends with 1" refuses_rows_of_nobody
check "tables without a row are no data" needs_a_row
check "an error within the rules ends with 4" tells_an_error_of_the_rules
check "what the rules refuse has a watermark as a draft" prints_drafts
check "dump tells of a full disk" dump_tells_of_a_full_disk
