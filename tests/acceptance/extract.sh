# Texts of forms that pdftotext gives back as typed, in its three ways; extractors.sh asks others.
. tests/lib.sh
. tests/extract/forms.sh

check "forms with hard texts are made" makes_hard_forms
awk 'NR % 75 == 1' "$work/all" >"$work/files"

raw() { pdftotext -raw "$1" "$2"; }
plain() { pdftotext "$1" "$2"; }
layout() { pdftotext -layout "$1" "$2"; }

finds() { by_hand "$1" "$1" && has_all "$1" "$2"; }
check "in the order of the file" finds raw whole
check "in the order of reading" finds plain lines
check "as laid out" finds layout lines

# What extractors of other makers don't know says nothing, and the watermark isn't text.
has_no_crutches() {
  while IFS= read -r file; do
    qpdf --qdf --object-streams=disable "$file" - | strings | grep -o 'ActualText <[0-9a-f]*' | LC_ALL=C sort -u
  done <"$work/files" | LC_ALL=C sort -u >"$work/actual"
  # 单位, 姓名, 申报专业, 填表时间: labels of the cover, spread far
  test "$(grep -vicE '<feff(53554f4d|59d3540d|753362a54e134e1a|586b886865f695f4)$' "$work/actual")" -eq 0 || { cat "$work/actual"; return 1; }
  # As text, it would be turned: each of its characters stands on a line of its own then.
  while IFS= read -r file; do
    ! pdftotext -raw "$file" - | tr -d ' \n\f' | grep -q '湖州市职称评审' || { echo "$file"; return 1; }
  done <"$work/files"
}
check "without ActualText but for labels that are spread far, and without the watermark" has_no_crutches
