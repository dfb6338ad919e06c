#!/bin/sh
# Makes the pictures of docs/templates.md from docs/examples: sh docs/make.sh PROGRAM FOLDER. Run from the repository's root.
set -e
program=$1
out=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/house" "$out"
cp -r lua templates "$work/house/"
cp docs/examples/*.lua "$work/house/lua/"
cp docs/examples/*.xml docs/examples/*.png "$work/house/templates/"
export ZHIBIAO_HOME="$work/house"
export SOURCE_DATE_EPOCH=1596499200 # 2020-08-04, the date on the pictures

# picture NAME PDF PAGE WIDTH HEIGHT DPI: the upper WIDTH x HEIGHT mm of a page, in a few colours to be small.
picture() {
  pdftoppm -r "$6" -f "$3" -l "$3" -x 0 -y 0 -W $(($4 * $6 * 10 / 254)) -H $(($5 * $6 * 10 / 254)) -png -singlefile "$2" "$work/$1"
  convert "$work/$1.png" -dither None -colors 32 -strip -define png:exclude-chunks=date,time -define png:compression-level=9 "$out/$1.png"
}

examples=$(cd docs/examples && ls *.lua | sed 's/\.lua$//' | paste -s -d ,)
"$program" make docs/examples/data -o "$work/made" --only "$examples" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
"$program" lint signin -o "$work/grid.pdf" >"$work/log"
"$program" blank signin -o "$work/blank.pdf" >"$work/log"
"$program" blank posts -o "$work/annex3.pdf" >"$work/log"
"$program" blank exceptional -o "$work/annex4.pdf" >"$work/log"

picture signin "$work/made/signin.pdf" 1 210 150 80
picture signin-grid "$work/grid.pdf" 1 210 150 110
picture signin-blank "$work/blank.pdf" 1 210 150 60
picture appointment "$(find "$work/made/聘任通知书" -name '李四.pdf')" 1 297 210 50
picture cells "$work/made/cells.pdf" 1 210 82 90
picture overflow "$work/made/overflow.pdf" 1 210 76 90
picture opinion "$work/made/opinion.pdf" 1 210 104 80
picture components "$work/made/components.pdf" 1 210 118 80
picture pages-1 "$work/made/pages.pdf" 1 210 297 40
picture pages-2 "$work/made/pages.pdf" 2 210 297 40
# annex NAME BLANK FOLDER: the blank form and a filled one, side by side.
annex() {
  picture "$1" "$2" 1 210 297 60
  mv "$out/$1.png" "$work/blank.png"
  picture "$1" "$(find "$3" -name '*.pdf' | LC_ALL=C sort | head -n 1)" 1 210 297 60
  convert "$work/blank.png" "$out/$1.png" +append -dither None -colors 16 -strip -define png:exclude-chunks=date,time "$work/both.png"
  mv "$work/both.png" "$out/$1.png"
}
"$program" make samples/huzhou-2020/02吴兴区 -o "$work/filled" --only posts,exceptional >"$work/log" 2>&1 || [ $? -eq 1 ]
annex annex3 "$work/annex3.pdf" "$work/filled/岗位信息表"
annex annex4 "$work/annex4.pdf" "$work/filled/破格推荐审批表"
