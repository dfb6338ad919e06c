#!/bin/sh
# For `make test-more`: it runs the program some hundred times.
# The usual mistakes, each made by LibreOffice to a filled workbook of `zhibiao new`: each is told by the one message that mends it, and
# what is no mistake by none.
. tests/lib.sh
without_rules
office="env TMPDIR=$work HOME=$work /usr/bin/python3 tests/office/office.py"
book=职称申报填报表.xlsx
mkdir "$work/good" "$work/bad"

# LibreOffice is started once for all that it does.
fills_in() {
  runs 0 new "$work/new" && printf '%s\t%s\t%s\t%s' "$work/said" fill "$work/new/$book" tests/data/intake.txt >"$work/jobs" &&
    printf '\t%s\n%s\t%s\t%s\t%s\n' "$work/good/$book" "$work/said" spoil "$work/good/$book" "$work/bad" >>"$work/jobs" &&
    cp tests/data/forms/330599198503120015.jpg tests/data/forms/330599199006070023.jpg "$work/good" && $office all "$work/jobs"
  spoiled=$?
  test -f "$work/good/$book"
}
makes_mistakes() {
  test "$spoiled" -eq 0 && test "$(find "$work/bad" -name "$book" | wc -l)" -eq 21
}
# makes FOLDER: all documents of it; an exit code of 2, 4 or more is none that data may give.
makes() {
  cp -n "$work"/good/*.jpg "$1"
  rm -rf "$work/made" # what was made of another copy of the people is told
  "$zhibiao" make "$1" -o "$work/made" >"$work/out" 2>"$work/err"
  case $? in 0 | 1 | 3) return 0 ;; esac
  cat "$work/err"
  return 1
}
# tells NAME TEXT...: of mistake NAME one error or warning, with every TEXT.
tells() {
  mistake=$1
  shift
  makes "$work/bad/$mistake" && test "$(grep -cE '^(错误|警告)  ' "$work/err")" -eq 1 && says "$work/err" "$@" && return 0
  cat "$work/err"
  return 1
}
# What is told makes nobody a form of what is left.
refuses() {
  says "$work/out" "评审表：做成 $1 份，拒绝 $2 份"
}
is_quiet() {
  for mistake; do
    makes "$work/bad/$mistake" && says "$work/out" '评审表：做成 2 份' && ! grep -E '^(错误|警告)  ' "$work/err" || { echo "$mistake"; return 1; }
  done
}

says_nothing_of_itself() {
  mkdir "$work/bad/none" && cp "$work/good/$book" "$work/bad/none" && makes "$work/bad/none" && test ! -s "$work/err"
}
swapped_id() {
  tells swapped-id "$book!申报人员!A4" 'A 列“身份证号”和 B 列“姓名”的内容好像对调了' '有 2 行没有用上' '把两列的内容换回来' && refuses 0 2 &&
    tells swapped-id-hours "$book!继续教育!A4" 'A 列“身份证号”和 B 列“姓名”' '有 8 行没有用上' && refuses 0 2
}
swapped_others() {
  tells swapped-dates "$book!申报人员!D4" 'D 列“出生年月”和 I 列“参加工作时间”' && refuses 0 2 &&
    tells swapped-words "$book!申报人员!Q4" 'Q 列“毕业院校”和 T 列“学历”' && refuses 0 2 &&
    tells swapped-choices "$book!申报人员!AA4" 'AA 列“申报专业”和 AC 列“申报级别”' && refuses 0 2
}
no_header() {
  tells no-header "$book!申报人员!1" 没有表头 补一行列名 && says "$work/err" '其他表里有 33 行没有用上' &&
    tells no-header-hours "$book!继续教育!1" 没有表头
}
id_as_number() {
  tells id-number "$book!申报人员!A5" 存成了数字 '这一列有 2 格是这样' '其他表里有 33 行没有用上' && refuses 0 2 &&
    tells id-number-hours "$book!继续教育!A5" '这一列有 8 格是这样' && refuses 0 2
}
wrong_digit() {
  tells digit "$book!申报人员!A5" 校验位不符 "和 $book!学习经历!A5 的只差一位" '其他表里有 18 行没有用上' && refuses 1 1 &&
    tells digit-hours "$book!继续教育!A5" "和 $book!申报人员!A5 的只差一位" '有 4 行没有用上' && refuses 1 1 &&
    tells digit-one-row "$book!年度考核!A6" "和 $book!申报人员!A5 的只差一位" '有 1 行没有用上' && refuses 1 1
}
above_header() {
  tells above-header "$book!申报人员!4" 表头上面的这一行像是写了数据 移到表头下面 && says "$work/err" '其他表里有 18 行没有用上'
}
hidden_row() {
  tells hidden "$book!申报人员!6" '1 行是隐藏的' --visible-only
}
no_month() {
  tells no-month "$book!申报人员!D5" '“1985-13”的月份不对' 请在原表中改正 && refuses 1 1
}
harmless() {
  is_quiet renamed merged merged-name merged-id titles months
}
# photo NAME: a folder whose one photo is not there yet.
photo() {
  mkdir "$work/bad/$1" && cp "$work/good/$book" "$work/good/330599199006070023.jpg" "$work/bad/$1" &&
    convert -size 350x490 xc:white -fill '#dcb494' -draw 'ellipse 190,170 80,100 0,360' "$work/face.png"
}
# A phone stores the picture lying down, and says so.
photos() {
  photo png && cp "$work/face.png" "$work/bad/png/330599198503120015.png" && photo turned &&
    convert "$work/face.png" -rotate -90 -strip "jpg:$work/lying.jpg" &&
    perl -e 'local $/; binmode STDIN; binmode STDOUT; my $jpeg = <STDIN>;
      my $exif = "Exif\0\0II*\0\x08\0\0\0\x01\0" . pack("vvVvv", 0x112, 3, 1, 6, 0) . "\0\0\0\0";
      print substr($jpeg, 0, 2), "\xFF\xE1", pack("n", 2 + length $exif), $exif, substr($jpeg, 2)' \
      <"$work/lying.jpg" >"$work/bad/turned/张志远.jpg" && mv "$work/good/330599198503120015.jpg" "$work/kept.jpg" && is_quiet png turned
}
# With the rules, too: what they would miss in the rows that are not used is not told besides.
is_all_that_rules_say() {
  unset ZHIBIAO_HOME
  for mistake in digit digit-hours digit-one-row id-number; do
    runs 1 check "$work/bad/$mistake" --json || return 1
    grep -e '"record":"张志远' -e 没有申报 "$work/out" >"$work/his"
    test "$(wc -l <"$work/his")" -eq 1 && says "$work/his" '"rule":"unreadable"' 没有用上 || { cat "$work/his"; return 1; }
  done
}

check "the workbook is filled in" fills_in
check "LibreOffice makes the mistakes" makes_mistakes
check "the program's own workbook gives no notes about itself" says_nothing_of_itself
check "ID numbers and names that changed places" swapped_id
check "other columns that changed places" swapped_others
check "a header that was deleted" no_header
check "ID numbers stored as numbers" id_as_number
check "a wrong digit of an ID number" wrong_digit
check "a person above the header" above_header
check "a hidden row" hidden_row
check "a month that does not exist" no_month
check "a renamed sheet, merged cells, titles above and 1985.3 are read as they are meant" harmless
check "a PNG and a photo of a phone are taken" photos
check "the rules say nothing else of it" is_all_that_rules_say
