#!/bin/sh
# docs/templates.md: its examples are right and made, and its pictures are theirs.
. tests/lib.sh
guide=docs/templates.md

# With the generators beside them.
examples_are_right() {
  mkdir "$work/house" && cp -r lua templates "$work/house/" && cp docs/examples/*.lua "$work/house/lua/" &&
    cp docs/examples/*.xml docs/examples/*.png "$work/house/templates/" || return 1
  for file in docs/examples/*.xml; do
    ZHIBIAO_HOME=$work/house runs 0 lint "$work/house/templates/${file##*/}" -o "$work/grid.pdf" || return 1
    test ! -s "$work/err" || { echo "$file"; cat "$work/err"; return 1; }
  done
}
# A certificate with border and picture, and its list: a script and a template each, without C. Lint finds what is wrong in them.
makes_a_certificate() {
  export ZHIBIAO_HOME="$work/house"
  runs 0 make docs/examples/data -o "$work/made" --only 聘任通知书,聘任名单 --date 2020-08-04 --pdfa && test ! -s "$work/err" &&
    perl tests/archive/check.pl "$work"/made/聘任通知书/*.pdf && unzip -p "$work"/made/聘任名单/*.xlsx xl/sharedStrings.xml >"$work/text" &&
    says "$work/text" 示例市第一中学聘任名单 张𠮷 && pdfimages -list "$work/made/聘任通知书/李四.pdf" >"$work/text" &&
    [ "$(awk 'NR > 2 { print $3, $4, $5, $6, $8 }' "$work/text")" = "image 240 240 rgb 8" ] &&
    pdftotext "$work/made/聘任通知书/李四.pdf" "$work/text" && says "$work/text" 李四女士： 一级教师 2020年8月4日 &&
    sed -i 's/{a.apply_title}/{a.aply_title}/' "$work/house/templates/appointment.xml" && runs 4 lint appointment &&
    says "$work/err" "appointment.xml:$(grep -n aply_title docs/examples/appointment.xml "$work/house/templates/appointment.xml" | cut -d : -f 2)" \
      '没有 aply_title，是不是 apply_title？' && rm "$work/house/templates/emblem.png" && runs 4 lint appointment -o "$work/none" &&
    says "$work/err" emblem.png 没有这个文件
}
# Whose certificate is refused is in no list: who lacks something, has a date that can't be read, or breaks a rule.
lists_whom_it_appoints() {
  mkdir "$work/some" && cp docs/examples/data/*.csv "$work/some/" && cat >>"$work/some/申报人员.csv" <<'END' || return 1
330599198001010035,缺性别,,1980-01,示例市第一中学,教师,副高级,高级教师,正常晋升,
330599198001010051,错日期,男,1980-13,示例市第一中学,教师,副高级,高级教师,正常晋升,
33059920090101003X,太年轻,男,2009-01,示例市第一中学,教师,副高级,高级教师,正常晋升,
330599200901010056,也年轻,男,2009-01,示例市第二中学,教师,副高级,高级教师,正常晋升,
END
  mkdir "$work/listing" && cp -r lua templates "$work/listing/" && cp docs/examples/*.lua "$work/listing/lua/" &&
    cp docs/examples/*.xml docs/examples/*.png "$work/listing/templates/" || return 1
  ZHIBIAO_HOME=$work/listing runs 1 make "$work/some" -o "$work/listed" --only 聘任通知书,聘任名单 && says "$work/err" 第二中学没有能聘任的人 || return 1
  find "$work/listed/聘任通知书" -name '*.pdf' | sed 's,.*/,,; s/\.pdf$//' | LC_ALL=C sort >"$work/appointed"
  "$zhibiao" dump "$work"/listed/聘任名单/*.xlsx --csv | grep '^[0-9]' | cut -d , -f 2 | LC_ALL=C sort | diff "$work/appointed" - &&
    [ "$(wc -l <"$work/appointed")" -eq 3 ]
}
# block LANGUAGE NAME: the first fenced block of that language behind the line that names docs/examples/NAME.
block() {
  awk -v fence="\`\`\`$1" -v name="docs/examples/$2" 'index($0, name) { found = 1 } found && $0 == fence { inside = 1; next }
    inside && /^```/ { exit } inside' "$guide"
}
shows_its_examples() {
  for example in signin.xml components.xml appointed.xml; do block xml $example | diff - docs/examples/$example || return 1; done
  block lua signin.lua | diff - docs/examples/signin.lua
}
functions_are_described() {
  sed -n 's/^function format\.\([a-z]*\).*/\1/p' lua/zhibiao/format.lua | while read -r function; do
    grep -qF "\`$function(" "$guide" || { echo "$function"; return 1; }
  done
}
# shared: each component of shared.xml, with its parameters behind it: "opinion title sign seal".
shared() {
  awk -F '"' '/<define name=/ { line = $2 } /<param name=/ { line = line " " $2 } /<\/define>/ { print line }' templates/shared.xml
}
# Each is described, with all that it takes, and some template or component uses it.
shared_components_are_described() {
  test "$(shared | wc -l)" -ge 3 || return 1
  shared | while read -r component parameters; do
    awk -v name="**\`$component\` " 'index($0, name) == 1 { inside = 1; print; next } /^(\*\*|#)/ { inside = 0 } inside' "$guide" >"$work/part"
    test -s "$work/part" || { echo "not described: $component"; return 1; }
    [ "$component" = form ] || grep -qE "(use name|base)=\"$component\"" templates/*.xml || { echo "not used: $component"; return 1; }
    for parameter in $parameters; do
      grep -qF "\`$parameter\`" "$work/part" || { echo "not described: $component $parameter"; return 1; }
    done
  done
}
# Each picture is made anew, of the same size, and is small; the guide shows all of them.
pictures_are_made() {
  sh docs/make.sh "$zhibiao" "$work/pictures" || return 1
  for file in docs/pictures/*.png; do
    picture=${file##*/}
    grep -qF "(pictures/$picture)" "$guide" || { echo "not in the guide: $picture"; return 1; }
    [ "$(identify -format '%wx%h' "$file")" = "$(identify -format '%wx%h' "$work/pictures/$picture")" ] || { echo "$picture"; return 1; }
    [ "$(wc -c <"$file")" -le 61440 ] || { echo "too large: $picture"; return 1; }
  done
  grep -o 'pictures/[a-z0-9-]*\.png' "$guide" | while read -r picture; do
    test -e "docs/$picture" || { echo "missing: $picture"; return 1; }
  done
}
# Pixels that differ by more than a fifth of white: one in a hundred may, for fonts of another version.
pictures_are_up_to_date() {
  for file in docs/pictures/*.png; do
    count=$(compare -metric AE -fuzz 20% "$file" "$work/pictures/${file##*/}" null: 2>&1)
    pixels=$(identify -format '%[fx:w*h]' "$file")
    [ "${count%%.*}" -le $((pixels / 100)) ] || { echo "$file: $count of $pixels pixels differ; run make docs"; return 1; }
  done
}

check "the guide's examples are right" examples_are_right
check "a certificate and its list are made of two files each" makes_a_certificate
check "the list has whom a certificate is made for" lists_whom_it_appoints
check "the guide shows the example as it is" shows_its_examples
check "the guide describes all functions" functions_are_described
check "the guide describes the shared components" shared_components_are_described
check "the guide's pictures are made by the program" pictures_are_made
check "the pictures show what is made now" pictures_are_up_to_date
