#!/bin/sh
# The same people, written as other offices write: the documents are the same, byte for byte, and what was changed is told.
. tests/lib.sh
without_rules

cp -r tests/data/forms "$work/plain"
cp -r tests/data/forms "$work/other"

# Of the CSV files: headers by alias, levels, specialties, kinds and booleans by other words, dates in other habits,
# invisible characters, spread-out names, units behind numbers.
unseen=$(printf '\342\200\213') # U+200B
for file in "$work"/other/*.csv; do
  sed -i -E -e '1s/身份证号/公民身份号码/; 1s/申报专业/申报系列/' \
    -e 's/,工程,/,工程系列,/g; s/,中级,/,中级职称,/g; s/,破格晋升,/,破格,/g; s/,男,/,男性,/g; s/,女,/,F,/g; s/,是(,|$)/,√\1/g' \
    -e '2,$s/,(19|20)([0-9]{2})-0?([0-9]{1,2})-0?([0-9]{1,2})/,\1\2年\3月\4日/g' \
    -e '2,$s/,(19|20)([0-9]{2})-0?([0-9]{1,2})(,|$)/,\1\2年\3月\4/g; 2,$s/,(19|20)([0-9]{2})-0?([0-9]{1,2})(,|$)/,\1\2／\3\4/g' \
    -e 's/,李明,/,李　明,/; s/,王芳,/,王'"$unseen"'芳,/; s/,96,18,18,60$/,96学时,18学时,18,60学时/' "$file"
done
# One ID number in its old form.
sed -i 's/330599198503120015/330599850312001/' "$work/other/学习经历.csv"

differ_in_writing() {
  ! cmp -s "$work/plain/申报人员.csv" "$work/other/申报人员.csv" && grep -q 工程系列 "$work/other/申报人员.csv" &&
    grep -q 中级职称 "$work/other/申报人员.csv" && grep -q 学时, "$work/other/继续教育.csv" && grep -q '19[0-9]*年[0-9]*月' "$work/other/申报人员.csv"
}
make_the_same_documents() {
  runs 1 make "$work/plain" -o "$work/one" --only 评审表,破格推荐审批表 &&
    runs 1 make "$work/other" -o "$work/two" --only 评审表,破格推荐审批表 &&
    test "$(find "$work/one" -name '*.pdf' | wc -l)" -ge 3 && diff -r -x manifest.json "$work/one" "$work/two"
}
tell_what_was_changed() {
  says "$work/err" 换成了规定的写法 去掉了看不见的字符 去掉了姓名中间的空格 '15 位身份证号换成了 18 位' 去掉了数后面的单位
}
refuse_a_doubtful_level() {
  cp -r "$work/plain" "$work/doubtful"
  sed -i 's/,中级,/,高级,/' "$work/doubtful/申报人员.csv"
  runs 1 make "$work/doubtful" -o "$work/three" --only 评审表 &&
    says "$work/err" '申报人员.csv!Y2' '“高级”不是规定的填法，可以填：初级、中级、副高级、正高级'
}

check "the files differ in how they are written" differ_in_writing
check "documents from either are the same" make_the_same_documents
check "what was changed is told" tell_what_was_changed
check "高级 may be two levels and is refused at its cell" refuse_a_doubtful_level
