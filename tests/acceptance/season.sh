#!/bin/sh
# The whole sample season, judged by other programs: twice the same bytes; PDFs whole (qpdf), their fonts embedded, subset and
# with ToUnicode (pdffonts), and every value of their record in them (pdftotext); the manifest true. The programs look at every
# sixteenth PDF, the first and the largest of each kind; at all in `make test-more ALL=1`.
. tests/lib.sh
cores=$(nproc)
one=$work/one
two=$work/two

# each_pdf COMMAND...: runs the command with these PDFs as further arguments, some at a time on all cores; it prints what is
# wrong. Succeeds if nothing was printed and there were PDFs.
each_pdf() {
  some_pdfs "$one" >"$work/list"
  test -s "$work/list" || { echo "no PDF"; return 1; }
  xargs -0 -P "$cores" -n 16 "$@" <"$work/list" >"$work/wrong" 2>&1
  head -n 5 "$work/wrong"
  test ! -s "$work/wrong"
}

makes_all() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$one" --dump=model --dump=template
}
makes_all_kinds() {
  for document in evaluation exceptional posts notice district_notice results summary brief materials; do
    says "$one/manifest.json" "\"document\": \"$document\"" || return 1
  done
  test "$(grep -c '"document": "evaluation"' "$one/manifest.json")" -eq 300
}
makes_the_same_again() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$two" --dump=model --dump=template && diff -rq "$one" "$two"
}
lists_all_files() {
  sed -n 's/.*"path": "\([^"]*\)", "bytes": [0-9]*, "sha256": "\([0-9a-f]*\)".*/\2  \1/p' "$one/manifest.json" >"$work/sums"
  (cd "$one" && sha256sum --quiet -c "$work/sums") &&
    test "$(wc -l <"$work/sums")" -eq "$(find "$one" -name '*.pdf' -o -name '*.xlsx' -o -name '*.html' | wc -l)"
}
passes_qpdf() {
  each_pdf sh -c 'for f; do qpdf --check "$f" >/dev/null || echo "$f"; done' sh
}
embeds_fonts() {
  each_pdf sh -c 'for f; do echo "= $f"; pdffonts "$f" || echo "- - - - -"; done | awk "
      \$1 == \"=\" { if (f && n < 3) print f, \"no fonts\"; f = \$0; n = 0; next }
      ++n > 2 && \$(NF - 4) \$(NF - 3) \$(NF - 2) != \"yesyesyes\" { print f, \$0 }
      END { if (n < 3) print f, \"no fonts\" }"' sh
}
holds_all_values() {
  each_pdf perl tests/acceptance/values.pl
}
leaves_nothing_half_made() {
  "$zhibiao" make samples/huzhou-2020 --date 2020-09-30 -o "$work/cut" >"$work/out" 2>&1 &
  making=$!
  while kill -0 $making 2>/dev/null && ! find "$work/cut" -name '*.pdf' 2>/dev/null | grep -q .; do sleep 0.1; done
  kill -TERM $making
  wait $making
  find "$work/cut" -name '*.pdf' | grep -q . || return 1
  test -z "$(find "$work/cut" -name '*.pdf.*')" && test -e "$work/cut/manifest.json" || return 1
  find "$work/cut" -name '*.pdf' -exec sh -c 'tail -c 6 "$1" | grep -q EOF || echo "$1"' sh {} \; >"$work/wrong"
  cat "$work/wrong"
  test ! -s "$work/wrong"
}

check "the sample season is made without a refusal" makes_all
check "all five kinds of document, 300 evaluation forms" makes_all_kinds
check "a second run gives the same bytes" makes_the_same_again
check "the manifest lists each file with its digest" lists_all_files
check "PDFs pass qpdf --check" passes_qpdf
check "fonts are embedded, subset and have ToUnicode" embeds_fonts
check "every value of a record is in its form" holds_all_values
check "a run that is stopped leaves no half file" leaves_nothing_half_made
