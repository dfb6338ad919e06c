#!/bin/sh
# For `make test-more`: the checker takes a second for each file.
# PDF/A-2a and PDF/UA-1: evaluation forms of the sample go through tests/archive/check.pl, which lists the clauses (every sixteenth and the largest;
# all in `make test-more ALL=1`); a good file spoiled in each way does not.
. tests/lib.sh
cores=$(nproc)
district=samples/huzhou-2020/04德清县

# faults_in FOLDER: prints what is wrong with the PDFs below it; succeeds if there are some and nothing was printed.
faults_in() {
  some_pdfs "$1" >"$work/list"
  test -s "$work/list" || { echo "no PDF"; return 1; }
  xargs -0 -P "$cores" -n 16 perl tests/archive/check.pl <"$work/list" >"$work/wrong" 2>&1
  head -n 5 "$work/wrong"
  test ! -s "$work/wrong"
}

makes_archive_files() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/forms" --only evaluation && faults_in "$work/forms" &&
    test "$(find "$work/forms" -name '*.pdf' | wc -l)" -eq 300 && test "$(tr -cd '\0' <"$work/list" | wc -c)" -ge 19
}
obeys_options() {
  runs 0 make "$district" -o "$work/none" --only posts,evaluation --no-pdfa &&
    ! grep -rqa "pdfaid" "$work/none" &&
    runs 0 make "$district" -o "$work/all" --only posts,exceptional --pdfa && faults_in "$work/all" &&
    runs 0 make "$district" -o "$work/posts" --only posts && ! grep -rqa "pdfaid" "$work/posts"
}
# sRGB as output intent does not cover CMYK: such a photo refuses its record, unless the file need not be PDF/A.
refuses_cmyk() {
  cp -r "$district" "$work/data"
  photo=$(find "$work/data" -iname "*.jpg" | LC_ALL=C sort | head -n 1)
  convert "$photo" -colorspace CMYK "$work/cmyk.jpg" && mv "$work/cmyk.jpg" "$photo" &&
    runs 1 make "$work/data" -o "$work/cmyk" --only evaluation && says "$work/err" CMYK --no-pdfa &&
    says "$work/out" "拒绝 1 份" && runs 0 make "$work/data" -o "$work/cmyk" --only evaluation --no-pdfa
}
spoils_files() {
  # The largest has photo, rare characters, TrueType and CFF fonts.
  good=$(find "$work/forms" -name '*.pdf' -printf '%s %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
  mkdir "$work/spoiled" && perl tests/archive/spoil.pl "$good" "$work/spoiled" &&
    perl tests/archive/check.pl "$work/spoiled/good.pdf" "$work/spoiled/plain.pdf" >"$work/wrong" 2>&1 && cat "$work/wrong" && test ! -s "$work/wrong"
}
# Each spoiled file (every 24th, all in `make test-more ALL=1`) is found out for the clause that its name says.
notices() {
  find "$work/spoiled" -name '[0-9]*.pdf' | LC_ALL=C sort | some 24 >"$work/some"
  test -s "$work/some" || return 1
  xargs -P "$cores" -n 5 perl tests/archive/check.pl <"$work/some" >"$work/noticed" 2>/dev/null
  while read -r file; do
    clause=${file##*/}
    clause=${clause%-*}
    case $clause in 6.1.4 | 6.1.7.1 | 6.1.9 | 6.1.6 | 6.1.2) ;; *)
      qpdf --check "$file" >/dev/null 2>&1 || [ $? -eq 3 ] || echo "$file: spoiled beyond the clause" ;;
    esac
    grep -qF "$file: $clause: " "$work/noticed" || echo "not noticed: ${file##*/}"
  done <"$work/some" >"$work/unnoticed"
  cat "$work/unnoticed"
  test ! -s "$work/unnoticed"
}

check "evaluation forms of the sample are PDF/A-2a and PDF/UA-1" makes_archive_files
check "--pdfa and --no-pdfa override what the template says" obeys_options
check "a CMYK photo refuses its record unless --no-pdfa" refuses_cmyk
check "a file is spoiled in each way" spoils_files
check "the checker notices them" notices
