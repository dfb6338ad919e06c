# Texts of 100 forms that five extractors give back as typed: Poppler, MuPDF, pdf.js (Firefox), PDFium (Chromium) and pdfminer.
# For `make test-outside`
. tests/lib.sh
. tests/extract/forms.sh
export MODULES="$PWD/$BUILD/node/node_modules"
case $BUILD in /*) MODULES=$BUILD/node/node_modules ;; esac

check "forms with hard texts are made" makes_hard_forms
awk 'NR % 3 == 1' "$work/all" >"$work/files"

raw() { pdftotext -raw "$1" "$2"; }
plain() { pdftotext "$1" "$2"; }
layout() { pdftotext -layout "$1" "$2"; }
mupdf() { mutool draw -q -F txt -o "$2" "$1"; }

finds() { by_hand "$1" "$1" && has_all "$1" "$2"; }
finds_with() {
  way=$1 ending=$2
  shift 2
  "$@" <"$work/files" && has_all "$ending" "$way"
}
check "Poppler, in the order of the file" finds raw whole
check "Poppler, in the order of reading" finds plain lines
check "Poppler, as laid out" finds layout lines
check "MuPDF" finds mupdf whole
check "pdfminer" finds_with lines pdfminer /usr/bin/python3 tests/extract/miner.py
check "pdf.js" finds_with whole pdfjs node tests/extract/pdfjs.mjs
check "PDFium" finds_with whole pdfium node tests/extract/pdfium.mjs
