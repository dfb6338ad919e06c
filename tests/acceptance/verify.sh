#!/bin/sh
# For `make test-more`: it takes long.
# The codes of sheets and what comes back: what is printed, what changes a code and what does not, verify's verdicts and counts.
. tests/lib.sh

data=$work/data out=$work/out.d
mkdir "$data" && cp -r samples/huzhou-2020/03南浔区/. "$data"
make_forms() {
  "$zhibiao" make "$data" -o "$out" --only 评审表,岗位信息表 "$@" >"$work/made" 2>&1
}
make_posts() {
  "$zhibiao" make "$data" -o "$out" --only 岗位信息表 --print --copies 2 "$@" >"$work/made" 2>&1
}
sheets() { # MANIFEST [single]
  perl tests/verify/codes.pl "$@"
}
# The seven letters that stand on the pages of PDFs.
words_of() {
  for pdf in "$@"; do pdftotext "$pdf" -; done | grep -oE '(^|[[:space:]])[2-9A-HJKMNP-Z]{7}$' | tr -d ' \t\f' | LC_ALL=C sort
}
verifies() { # EXIT FILE-WITH-LINES: into $work/said
  "$zhibiao" verify "$out" <"$2" >"$work/said" 2>&1
  test $? -eq "$1"
}

prints_codes_that_differ() {
  make_forms --print --copies 2 && sheets "$out/manifest.json" >"$work/sheets" && test "$(wc -l <"$work/sheets")" -gt 800 &&
    test "$(cut -f1 "$work/sheets" | LC_ALL=C sort -u | wc -l)" -eq "$(wc -l <"$work/sheets")" &&
    words_of "$out"/打印/*.pdf >"$work/printed" && cut -f2 "$work/sheets" | LC_ALL=C sort | cmp - "$work/printed"
}
single_files_have_no_number() {
  sheets "$out/manifest.json" single | grep 岗位\\\|posts >"$work/single"
  words_of "$out"/岗位信息表/*/*.pdf >"$work/printed" && cut -f2 "$work/single" | LC_ALL=C sort | cmp - "$work/printed"
}
counts_what_comes() {
  perl tests/verify/shuffle.pl 7 <"$work/sheets" >"$work/codes" 2>"$work/expected" && test "$(wc -l <"$work/codes")" -gt 300 &&
    head -n 200 "$work/codes" >"$work/first" && tail -n +201 "$work/codes" >"$work/rest" &&
    verifies 0 "$work/first" && verifies 0 "$work/rest" && says "$work/said" "$(cat "$work/expected")" &&
    test -s "$out/收件清点.xlsx" && "$zhibiao" dump --csv "$out/收件清点.xlsx" >"$work/list.csv" && says "$work/list.csv" 没有交 第2份缺第
}
judges_the_same_again() {
  cp "$out/收件记录.json" "$work/ledger" && : >"$work/none" && verifies 0 "$work/none" && says "$work/said" "$(cat "$work/expected")" &&
    cmp "$work/ledger" "$out/收件记录.json"
}
takes_what_people_type() {
  cut -f2 "$work/single" | sed -n 2p >"$work/word" && verifies 0 "$work/word" && says "$work/said" 第\ 1\ 页
  sed 's/^./?/' "$work/word" >"$work/wrong" && verifies 1 "$work/wrong" && says "$work/said" 输错了 &&
    echo ABCDEFGHJKMNPQRSTUVW >"$work/wrong" && verifies 1 "$work/wrong" && says "$work/said" 读不出 &&
    head -c 5000 /dev/zero | tr '\0' A >"$work/wrong" && verifies 1 "$work/wrong" && says "$work/said" '读不出 1 张'
}
# As scanners and other systems write files: CR alone, UTF-16 of both orders, a prefix, full width, blanks.
takes_what_machines_write() {
  head -n 6 "$work/single" | cut -f1 >"$work/six" && test "$(wc -l <"$work/six")" -eq 6 || return 1
  for way in "tr \n \r" "sed s/$/\r/" "iconv -f UTF-8 -t UTF-16" "iconv -f UTF-8 -t UTF-16BE" "iconv -f UTF-8 -t UTF-16LE" "sed s/^/]Q1/" "sed s/./&-/g" "tr A-Z a-z"; do
    rm -f "$out/收件记录.json" && $way <"$work/six" >"$work/lines" && verifies 0 "$work/lines" && says "$work/said" '相符 6 张，重复 0 张' || { echo "$way"; return 1; }
  done
}
# A numbered sheet twice, before the other copy has come.
counts_a_sheet_once() {
  rm -f "$out/收件记录.json" && cut -f1 "$work/sheets" | sed -n '1p;1p' >"$work/lines" && verifies 0 "$work/lines" &&
    says "$work/said" 已经收过 '相符 1 张，重复 1 张'
}
# Sheets of other data, whose key nobody knows.
does_not_know_others() {
  perl -pe 's/"code": "......../"code": "ZZZZZZZZ/' "$out/manifest.json" >"$work/other.json"
  sheets "$work/other.json" | head -n 1 >"$work/other" && cut -f1 "$work/other" >"$work/line" && verifies 1 "$work/line" &&
    says "$work/said" 不认识 && cut -f2 "$work/other" >"$work/line" && verifies 1 "$work/line" && says "$work/said" 不认识
}
# A date of no form, other copies, another order: what is printed is the same. A changed cell is another sheet, of that person only.
changes_with_what_is_printed() {
  cp "$out/manifest.json" "$work/before.json" && make_posts --date 2020-09-23 &&
    grep -o '"document": "posts".*"code": "[^"]*"' "$work/before.json" | grep -o '"code".*' >"$work/codes.before" &&
    grep -o '"document": "posts".*"code": "[^"]*"' "$out/manifest.json" | grep -o '"code".*' | cmp - "$work/codes.before" &&
    ! grep -q '"former"' "$out/manifest.json"
}
tells_what_is_out_of_date() {
  iconv -f GB18030 -t UTF-8 "$data/南浔区岗位.csv" | sed '2s/,49,40,/,48,40,/' | iconv -f UTF-8 -t GB18030 >"$work/changed.csv" &&
    ! cmp -s "$work/changed.csv" "$data/南浔区岗位.csv" && mv "$work/changed.csv" "$data/南浔区岗位.csv" && make_posts &&
    test "$(grep -c '^    {"document".*"code"' "$out/manifest.json")" -eq 1 && cp "$out/manifest.json" "$work/after.json" &&
    sheets "$out/manifest.json" >"$work/now" && cut -f1 "$work/now" | LC_ALL=C sort >"$work/a" && cut -f1 "$work/sheets" | LC_ALL=C sort >"$work/b" &&
    LC_ALL=C comm -13 "$work/a" "$work/b" >"$work/stale" && test "$(wc -l <"$work/stale")" -eq 2 && verifies 1 "$work/stale" &&
    says "$work/said" 已作废 '已作废 2 张' 文化馆 &&
    LC_ALL=C comm -23 "$work/a" "$work/b" >"$work/new" && verifies 0 "$work/new" && says "$work/said" '相符 2 张' &&
    make_posts && cmp "$work/after.json" "$out/manifest.json"
}
# The same data again: the sheets that were out of date are not any more.
takes_back_what_was_right() {
  iconv -f GB18030 -t UTF-8 "$data/南浔区岗位.csv" | sed '2s/,48,40,/,49,40,/' | iconv -f UTF-8 -t GB18030 >"$work/changed.csv" &&
    mv "$work/changed.csv" "$data/南浔区岗位.csv" && make_posts && verifies 0 "$work/stale" && says "$work/said" '重复 2 张'
}
counts_sheets_without_number() {
  cut -f1 "$work/single" | sed -n 3p >"$work/line" && rm "$out/收件记录.json" &&
    cat "$work/line" "$work/line" "$work/line" >"$work/lines" && verifies 0 "$work/lines" && says "$work/said" '算作第 1 份' '算作第 2 份' '重复 1 张' &&
    says "$work/said" '收齐 1 份文书'
}
refuses_what_it_cannot_do() {
  runs 3 verify "$data" </dev/null && says "$work/err" manifest.json && runs 3 verify "$work/nothing" </dev/null &&
    echo '{"received": ["ABC"]}' >"$out/收件记录.json" && runs 3 verify "$out" </dev/null && says "$work/err" 收件记录坏了 &&
    says "$out/收件记录.json" ABC && rm "$out/收件记录.json"
}
# A record that the disk doesn't give is not spoiled, and nobody is told to put it away.
tells_records_unread_from_spoiled() {
  ln -s /proc/self/mem "$out/收件记录.json" && runs 3 verify "$out" </dev/null && says "$work/err" 读取文件中途出错 &&
    ! grep 收件记录坏了 "$work/err" && rm "$out/收件记录.json"
}
# What is not the document must not be taken for it when it comes in.
drafts_have_none() {
  "$zhibiao" make samples/faults -o "$work/draft" --only 评审表 --draft --dump=pages >"$work/made" 2>&1
  drafts=0
  for pages in "$work"/draft/评审表/*/*/*.pages.txt; do
    if grep -q '"草稿"' "$pages"; then
      drafts=$((drafts + 1)) && ! grep -q '^  code ' "$pages" || return 1
    else
      grep -q '^  code ' "$pages" || return 1
    fi
  done
  test "$drafts" -gt 0
}
reads_scans() {
  pdf=$(ls "$out"/岗位信息表/*/*.pdf | head -n 1)
  pdftoppm -r 150 -png "$pdf" "$work/page" && convert "$work"/page-1.png -rotate 90 -quality 75 "$work/turned.jpg" &&
    runs 0 verify "$out" "$work"/page-1.png "$work/turned.jpg" && says "$work/out" '相符 2 张' && runs 0 verify "$out" "$pdf" && says "$work/out" '重复 1 张' &&
    convert -size 300x300 xc:white "$work/blank.png" && runs 1 verify "$out" "$work/blank.png" && says "$work/err" 没有找到码 &&
    runs 1 verify "$out" tests/data/other-symbol.png && says "$work/err" 没有找到码 && says "$work/out" '读不出 1 张' &&
    convert "$work/page-1.png" tests/data/other-symbol.png -geometry +40+40 -composite "$work/both.png" && rm "$out/收件记录.json" &&
    runs 0 verify "$out" "$work/both.png" && says "$work/out" '相符 1 张' '读不出 0 张' && head -c 20000 "$pdf" >"$work/half.pdf" &&
    runs 3 verify "$out" "$work/half.pdf" && says "$work/err" 读不出来 && ! grep -i error "$work/err" &&
    runs 3 verify "$out" "$work/sheets" && says "$work/err" '不是 JPG 或 PNG'
}
# A sheet without a number may be each of the copies, but what a scan says again is none of them: by another name, too, and
# when it has come in before as one that is unknown.
counts_a_scan_once() {
  rm -f "$out/收件记录.json" && pdf=$(ls "$out"/岗位信息表/*/*.pdf | head -n 1) && cp "$pdf" "$work/again.pdf" && runs 0 verify "$out" "$pdf" "$work/again.pdf" && says "$work/out" 以前读过 '相符 1 张，重复 1 张' &&
    cp "$out/收件记录.json" "$work/ledger" && runs 0 verify "$out" "$work/again.pdf" && says "$work/out" '相符 0 张，重复 1 张' && ! grep -q 另有重复 "$work/out" && cmp "$work/ledger" "$out/收件记录.json" &&
    pdfunite "$pdf" "$pdf" "$work/two.pdf" && rm "$out/收件记录.json" && runs 0 verify "$out" "$work/two.pdf" && says "$work/out" '相符 2 张' && runs 0 verify "$out" "$work/two.pdf" && says "$work/out" '相符 0 张，重复 2 张' &&
    says "$work/out" '收到 2 张' && rm "$out/收件记录.json"
}
# Nobody is told to take the new sheet of what is not made any more. One that has a number counts once.
tells_what_has_no_newer() {
  rm -f "$out/收件记录.json" && cp "$data/南浔区岗位.csv" "$work/posts.csv" && sheets "$out/manifest.json" | cut -f1 | LC_ALL=C sort >"$work/b" &&
    iconv -f GB18030 -t UTF-8 "$work/posts.csv" | sed 2d | iconv -f UTF-8 -t GB18030 >"$data/南浔区岗位.csv" && { make_posts; sheets "$out/manifest.json" | cut -f1 | LC_ALL=C sort >"$work/a"; } &&
    LC_ALL=C comm -13 "$work/a" "$work/b" | sed -n '1p;1p' >"$work/lines" && test "$(wc -l <"$work/lines")" -eq 2 && verifies 1 "$work/lines" &&
    says "$work/said" '没有新的可换' '（已经计过）' '已作废 2 张' '已作废的 1 张' && ! grep 换新打印 "$work/said" &&
    "$zhibiao" dump --csv "$out/收件清点.xlsx" --sheet 已作废 >"$work/list.csv" && says "$work/list.csv" 没有新的可换 && cp "$work/posts.csv" "$data/南浔区岗位.csv" && make_posts && rm "$out/收件记录.json"
}
# What people have written into the list is kept when it is made anew, and what lies there that is not known to be ours.
keeps_what_is_written_in_the_list() {
  rm -rf "$out/作废" "$out/收件清点.xlsx" && verifies 0 "$work/none" && ! grep -q 移开 "$work/said" && cp "$out/收件清点.xlsx" "$work/list.xlsx" && echo 批注 >>"$out/收件清点.xlsx" && cp "$out/收件清点.xlsx" "$work/noted.xlsx" &&
    verifies 0 "$work/none" && says "$work/said" 有人改过这个文件 "作废/2020-09-21/收件清点.xlsx" && cmp "$work/noted.xlsx" "$out/作废/2020-09-21/收件清点.xlsx" && cmp "$work/list.xlsx" "$out/收件清点.xlsx" &&
    verifies 0 "$work/none" && ! grep -q 移开 "$work/said" && rm "$out/收件记录.json" && echo 我的 >"$out/收件清点.xlsx" && cut -f1 "$work/single" | head -n 1 >"$work/line" && verifies 0 "$work/line" &&
    says "$work/said" 不知道有没有人改过 && says "$out/作废/2020-09-21/收件清点-2.xlsx" 我的 && cut -f1 "$work/single" | sed -n 2p >"$work/line" && verifies 0 "$work/line" && ! grep -q 移开 "$work/said" && rm "$out/收件记录.json"
}
# Backs of sheets: grey, dusty, with the front shining through and the scanner's shadow at the edge; a page with its code alone is none.
counts_blank_backs() {
  rm -f "$out/收件记录.json" && convert -size 1240x1754 xc:'#e8e6e0' -attenuate 0.1 +noise Gaussian -fill '#333' -draw 'rectangle 0,0 12,1753' \
    -draw 'circle 300,300 301,301' -fill '#d2d0ca' -draw 'rectangle 200,200 1000,900' "$work/back.jpg" && convert -size 1654x2339 xc:white "$work/back.png" &&
    runs 0 verify "$out" "$work/page-1.png" "$work/back.jpg" "$work/back.png" && says "$work/out" '相符 1 张' '读不出 0 张，空白 2 张' && ! grep -q 没有找到码 "$work/err" &&
    runs 3 verify "$out" "$work/back.png" && says "$work/err" '1 页都是空白' 放反 &&
    convert "$work/back.png" -fill '#606060' -draw 'rectangle 1400,2100 1460,2160' "$work/little.png" && runs 1 verify "$out" "$work/little.png" &&
    says "$work/err" 没有找到码 && ! grep -q 空白 "$work/out" && convert -size 1240x1754 xc:white -fill '#c4c4c4' -draw 'rectangle 1000,1600 1060,1660' "$work/pale.png" &&
    runs 1 verify "$out" "$work/pale.png" && says "$work/err" 没有找到码
}

check "each sheet of the merged files has a code of its own, which is also in words" prints_codes_that_differ
check "the sheets of single files have no copy's number" single_files_have_no_number
check "what comes in any order, with losses and doubles, is counted right" counts_what_comes
check "what has come in is kept" judges_the_same_again
check "words are taken as people type them, wrong ones told" takes_what_people_type
check "codes are taken as machines write them" takes_what_machines_write
check "a sheet that comes twice counts once" counts_a_sheet_once
check "sheets of other folders are not known" does_not_know_others
check "a code changes with nothing but what is printed" changes_with_what_is_printed
check "sheets of former data are told" tells_what_is_out_of_date
check "data that come back bring their sheets back" takes_back_what_was_right
check "sheets without a number count as copies" counts_sheets_without_number
check "a folder without a manifest and a broken ledger are refused" refuses_what_it_cannot_do
check "a record that can't be read is not called spoiled" tells_records_unread_from_spoiled
check "drafts have no code" drafts_have_none
check "codes are found in pictures and scans" reads_scans
check "what a scan says again does not count" counts_a_scan_once
check "sheets that there is no newer one of are told" tells_what_has_no_newer
check "what is written in the list is kept" keeps_what_is_written_in_the_list
check "blank backs are counted apart" counts_blank_backs
