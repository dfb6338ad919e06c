#!/bin/sh
# For `make test-outside`: the codes of a season of 300 forms come in by the thousand, and are read off pages that were turned and are noisy.
. tests/lib.sh

out=$work/out.d
makes_a_season() {
  runs 0 make samples/huzhou-2020 -o "$out" --only 评审表 --copies 3 --print && perl tests/verify/codes.pl "$out/manifest.json" >"$work/sheets" &&
    test "$(wc -l <"$work/sheets")" -gt 7000
}
# Those that came with former data: what a run with another date of birth, so to say, had printed.
stale() {
  perl -pe 's/("code": "........)(......)/$1 . reverse $2/e' "$out/manifest.json" >"$work/former.json" &&
    perl tests/verify/codes.pl "$work/former.json" | awk -F '\t' 'NR % 100 == 7 { print $1 }'
}
counts_all() {
  perl tests/verify/shuffle.pl 20 <"$work/sheets" >"$work/codes" 2>"$work/expected" && stale >"$work/stale" && n=$(wc -l <"$work/stale") && test "$n" -gt 70 &&
    awk 'NR == FNR { old[NR] = $0; next } { print } FNR % 50 == 0 && ++i in old { print old[i]; delete old[i] } END { for (k in old) print old[k] }' \
      "$work/stale" "$work/codes" >"$work/lines" && runs 1 verify "$out" <"$work/lines" && says "$work/out" "$(cat "$work/expected")，已作废的 $n 张" "已作废 $n 张" \
    '不认识 0 张，读不出 0 张'
}
# Turned as in a feeder, a little askew, on grey paper with noise; by zbarimg, which is not ours, and by verify.
spoil() { # FROM TO
  case $(($3 % 5)) in
  0) convert "$1" -rotate 90 "$2" ;;
  1) convert "$1" -rotate 180 "$2" ;;
  2) convert "$1" -background white -rotate 1 "$2" ;;
  3) convert "$1" -attenuate 0.2 +noise Gaussian "$2" ;;
  4) convert "$1" -level 0,110% -rotate 270 "$2" ;;
  esac
}
reads_spoiled_pages() {
  pdf=$(find "$out/评审表" -name '*.pdf' | LC_ALL=C sort | head -n 1)
  pdftoppm -r 150 -gray -png "$pdf" "$work/page" || return 1
  n=0
  for page in "$work"/page-*.png; do
    n=$((n + 1))
    spoil "$page" "$work/spoiled-$n.png" "$n" && zbarimg -q --raw "$work/spoiled-$n.png" >>"$work/read" 2>/dev/null || return 1
  done
  perl tests/verify/codes.pl "$out/manifest.json" single | cut -f1 >"$work/single" && test "$(wc -l <"$work/read")" -eq "$n" &&
    for code in $(cat "$work/read"); do grep -qx "$code" "$work/single" || return 1; done
  rm -f "$out/收件记录.json" && runs 0 verify "$out" "$work"/spoiled-*.png && says "$work/out" "相符 $n 张" 读不出\ 0\ 张
}

check "the season's forms have a code on each sheet" makes_a_season
check "sheets in any order, with losses, doubles and stale ones, are counted right" counts_all
check "codes are read at 150 dpi from pages that are turned or noisy" reads_spoiled_pages
