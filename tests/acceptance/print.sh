#!/bin/sh
# Merged files for printing: read back by qpdf and poppler.
. tests/lib.sh
without_rules
data=tests/data/forms
office=德清县

# The text of one page of a merged file.
page() {
  pdftotext -f "$2" -l "$2" -layout "$1" -
}
# pages FILE N
pages() {
  [ "$(pdfinfo "$1" | awk '$1 == "Pages:" { print $2 }')" -eq "$2" ] || { pdfinfo "$1"; return 1; }
}
# page_says FILE PAGE TEXT...
page_says() {
  page "$1" "$2" >"$work/page" || return 1
  shift 2
  says "$work/page" "$@"
}
page_is_blank() {
  [ -z "$(page "$1" "$2" | tr -d ' \n\f')" ]
}
even_pages() {
  for file in "$1"/打印/*.pdf; do
    n=$(pdfinfo "$file" | awk '$1 == "Pages:" { print $2 }')
    [ $((n % 2)) -eq 0 ] || { echo "$file: $n pages"; return 1; }
  done
}
good_pdfs() {
  for file in "$1"/打印/*.pdf; do
    qpdf --check "$file" >/dev/null || { echo "$file"; return 1; }
  done
}

# Each document's pages filled up to an even number, times its copies, and a separator of two pages.
expected_pages() {
  copies=$1
  total=2
  for file in "$work/made/评审表/$office"/*/*.pdf; do
    n=$(pdfinfo "$file" | awk '$1 == "Pages:" { print $2 }')
    total=$((total + copies * (n + n % 2)))
  done
  echo "$total"
}

# --- Merged files ----------------------------------------------------------------------------------------------------

merged=$work/made/打印/$office-评审表.pdf
check "merged files are made" runs 1 make "$data" -o "$work/made" --print --copies 3
check "there is one for each kind of form" test -f "$merged" -a -f "$work/made/打印/$office-破格推荐审批表.pdf" \
  -a -f "$work/made/打印/$office-岗位信息表.pdf"
check "they are sound" good_pdfs "$work/made"
check "their pages are even" even_pages "$work/made"
check "each copy has sheets of its own" pages "$merged" "$(expected_pages 3)"
check "the separator names office, unit, people" page_says "$merged" 1 "$office" 评审表 "德清县水利工程质量监督站" 张志远 页数
check "the separator's back is blank" page_is_blank "$merged" 2
check "the first copy says so" page_says "$merged" 3 "第一份（共三份）" 专业技术职务任职资格评审表

copies_in_order() {
  pdftotext "$merged" - | grep -o '第.份（共三份）' >"$work/marks"
  people=$(find "$work/made/评审表/$office" -name '*.pdf' | wc -l)
  for _ in $(seq "$people"); do
    printf '%s\n' "第一份（共三份）" "第二份（共三份）" "第三份（共三份）"
  done | diff - "$work/marks"
}
check "all copies are there, in order" copies_in_order

bookmarks() {
  qpdf --json --json-key=outlines "$merged" >"$work/outlines"
  says "$work/outlines" 德清县水利工程质量监督站 张志远 一、基本情况 第二份 第三份
}
nested() {
  # qpdf indents each level by four blanks, from six on.
  qpdf --json --json-key=outlines "$merged" | sed -n 's/^\( *\)"title": "\(.*\)".*/\1|\2/p' |
    awk -F'|' '{ print length($1), $2 }' >"$work/levels"
  says "$work/levels" "6 德清县水利工程质量监督站" "14 一、基本情况" "14 第二份" && grep -q '^10 张志远' "$work/levels"
}
check "bookmarks name unit, person, sections and copies" bookmarks
check "bookmarks are nested" nested
check "the manifest lists the merged files" says "$work/made/manifest.json" "打印/$office-评审表.pdf" "打印/$office-岗位信息表.pdf"
single_files_as_ever() {
  runs 1 make "$data" -o "$work/single" && diff -r "$work/single/评审表" "$work/made/评审表"
}
check "the single files are as without --print" single_files_as_ever
again() {
  runs 1 make "$data" -o "$work/again" --print --copies 3 && diff -r "$work/made" "$work/again"
}
check "the same again is the same bytes" again

# Without --copies the notice says how many: three for 初级 and 中级, one for others.
as_the_notice_says() {
  runs 1 make "$data" -o "$work/notice" --print --only 评审表 || return 1
  pdftotext "$work/notice/打印/$office-评审表.pdf" - | grep -q '第三份（共三份）'
}
check "the notice gives the copies" as_the_notice_says

# --- Booklets ----------------------------------------------------------------------------------------------------------

booklet=$work/booklet/打印/$office-评审表.pdf
check "booklets are made" runs 1 make "$data" -o "$work/booklet" --print --booklet --copies 1
check "booklets are sound" good_pdfs "$work/booklet"
on_a3() {
  pdfinfo -f 1 -l 4 "$booklet" | grep '^Page.*size:' | tr -s ' ' >"$work/sizes" && printf 'Page %s size: %s\n' 1 '595.276 x 841.89 pts (A4)' 2 '595.276 x 841.89 pts (A4)' \
    3 '1190.55 x 841.89 pts (A3)' 4 '1190.55 x 841.89 pts (A3)' | diff - "$work/sizes"
}
# Marks stand outside the sheet as it is cut, which is all that readers and office printers show; bookmarks lead into it.
has_marks_outside_the_cut() {
  pdfinfo -box -f 3 -l 3 "$booklet" | grep 'Box:' | tr -s ' ' >"$work/boxes" && says "$work/boxes" 'Page 3 MediaBox: -31.18 -31.18 1221.73 873.07' \
    'Page 3 CropBox: 0.00 0.00 1190.55 841.89' 'Page 3 TrimBox: 0.00 0.00 1190.55 841.89' || return 1
  pdfinfo -box -f 1 -l 1 "$booklet" | tr -s ' ' | grep -qF 'TrimBox: 0.00 0.00 595.28 841.89' || return 1
  pdftoppm -r 36 -f 3 -l 3 -gray "$booklet" "$work/uncut" && pdftoppm -cropbox -r 36 -f 3 -l 3 -gray "$booklet" "$work/cut" && ! cmp -s "$work"/uncut* "$work"/cut* || return 1
  qpdf --json --json-key=outlines "$booklet" | tr -d ' \n' | grep -o '"/XYZ",[0-9.]*,[0-9.]*' | sort -t , -k 3 -n | tail -n 1 | grep -qF ',841.8'
}
# What a print dialogue starts from.
says_how_it_is_printed() {
  qpdf --qdf --object-streams=disable "$booklet" "$work/booklet.qdf" && grep -a -A 4 ViewerPreferences "$work/booklet.qdf" >"$work/view" &&
    says "$work/view" '/PrintScaling /None' '/Duplex /DuplexFlipShortEdge' && ! grep NumCopies "$work/view" || return 1
  form=$(find "$work" -path '*评审表/*.pdf' | LC_ALL=C sort | head -n 1)
  qpdf --qdf --object-streams=disable "$form" "$work/form.qdf" && grep -a -A 5 ViewerPreferences "$work/form.qdf" >"$work/view" &&
    says "$work/view" '/PrintScaling /None' '/Duplex /DuplexFlipLongEdge' '/NumCopies 3'
}
check "they stand on A3, and separators on A4" on_a3
check "marks for the fold and the staples stand outside what is cut" has_marks_outside_the_cut
check "files say how they are to be printed" says_how_it_is_printed
others_on_a4() {
  pdfinfo "$work/booklet/打印/$office-岗位信息表.pdf" | grep -q A4
}
check "forms of a page or two stay on A4" others_on_a4

# The page numbers on each side, left to right, of the first person's sheets behind the separator's.
saddle_order() {
  person=$(page "$booklet" 1 | awk '$1 == 1 { print $2 }' | sed 's/（.*//')
  first=$(find "$work/booklet/评审表/$office" -name "$person-*.pdf")
  n=$(pdfinfo "$first" | awk '$1 == "Pages:" { print $2 }')
  full=$(((n + 3) / 4 * 4))
  for side in $(seq "$((full / 2))"); do
    early=$side late=$((full + 1 - side))
    [ "$late" -gt "$n" ] && late=
    [ "$early" -eq 1 ] && early= # the cover has no number
    if [ $((side % 2)) -eq 1 ]; then wanted="$late $early"; else wanted="$early $late"; fi
    found=$(page "$booklet" $((side + 2)) | grep -o '第 *[0-9]* *页' | tr -dc '0-9\n' | tr '\n' ' ')
    # shellcheck disable=SC2086 # a missing number leaves no blank
    [ "$(echo $found)" = "$(echo $wanted)" ] || {
      echo "side $side has pages $found, not $wanted"
      return 1
    }
  done
}
check "pages stand in saddle order" saddle_order

# --- Volumes -----------------------------------------------------------------------------------------------------------

# 50 forms, many times: more than 1000 sheets.
volumes=$work/volumes/打印/$office-评审表
check "a district of the sample is made" runs 0 make samples/huzhou-2020/04德清县 --date 2020-09-30 -o "$work/volumes" --only 评审表 --print \
  --copies 12
in_two_volumes() {
  [ "$(ls "$work/volumes/打印")" = "$(printf '%s\n' "$office-评审表-第1册.pdf" "$office-评审表-第2册.pdf")" ] || {
    ls "$work/volumes/打印"
    return 1
  }
}
units() {
  qpdf --json --json-key=outlines "$volumes-第$1册.pdf" | sed -n 's/^      "title": "\(.*\)"$/\1/p'
}
no_unit_divided() {
  units 1 >"$work/units" && units 2 >>"$work/units" && [ "$(wc -l <"$work/units")" -gt 2 ] &&
    [ -z "$(sort "$work/units" | uniq -d)" ]
}
check "it is in two volumes" in_two_volumes
check "they are sound too" good_pdfs "$work/volumes"
check "no unit is divided" no_unit_divided

# --- The separator's template --------------------------------------------------------------------------------------------

own_house() {
  rm -rf "$work/house" && mkdir -p "$work/house" && cp -r "$ZHIBIAO_HOME"/* "$work/house/"
}
# prints_with CODE FOLDER DATA...: the posts forms, merged, with the house's own templates.
prints_with() {
  code=$1 folder=$2
  shift 2
  ZHIBIAO_HOME=$work/house runs "$code" make "$@" -o "$folder" --print --only 岗位信息表
}
own_separator() {
  own_house && sed -i 's/<p style="sum">/<p>交接前请清点<\/p>&/' "$work/house/templates/separator.xml" || return 1
  prints_with 0 "$work/own" "$data" && page_says "$work/own/打印/$office-岗位信息表.pdf" 1 交接前请清点 "共 1 件"
}
# Three offices: the forms of each are made all the same.
wrong_separator() {
  own_house && prints_with 0 "$work/right" samples/huzhou-2020/0[345]* || return 1
  sed -i 's/{printed}/{pritned}/' "$work/house/templates/separator.xml"
  prints_with 4 "$work/wrong" samples/huzhou-2020/0[345]* || return 1
  says "$work/err" separator.xml pritned && [ ! -e "$work/wrong/打印" ] && ! grep 打印稿 "$work/out" &&
    diff -r "$work/right/岗位信息表" "$work/wrong/岗位信息表"
}
check "separators look as their template says" own_separator
check "a wrong one is told of, and the forms are made" wrong_separator

# --- Wrong options -----------------------------------------------------------------------------------------------------

check "--booklet needs --print" runs 2 make "$data" -o "$work/no" --booklet
check "--copies needs --print" runs 2 make "$data" -o "$work/no" --copies 2
check "--copies takes a number" runs 2 make "$data" -o "$work/no" --print --copies 0
check "nothing is made then" test ! -e "$work/no"

# --- The paper's edges -------------------------------------------------------------------------------------------------

# A template whose header stands too high.
too_high() {
  own_house || return 1
  sed -i 's/<page size="A4" margin="[^"]*"/<page size="A4" margin="3mm 20mm 19.5mm"/' "$work/house/templates/posts.xml"
  ZHIBIAO_HOME=$work/house runs 1 make "$data" -o "$work/high" --only 岗位信息表,评审表 || true
  says "$work/err" posts.xml "离纸边不到 5 毫米"
}
check "content near the paper's edge is warned of, with its template" too_high
no_warning() {
  runs 1 make "$data" -o "$work/quiet" --print && ! grep -q 纸边 "$work/err"
}
check "the program's own templates keep clear of it" no_warning
