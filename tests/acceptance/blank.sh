#!/bin/sh
# Blank forms, to be filled in by hand: all the words of the paper form, no value, room to write.
. tests/lib.sh

evaluation() {
  runs 0 blank 评审表 -o "$work/a/评审表.pdf" && pdftotext -layout "$work/a/评审表.pdf" "$work/text" &&
    says "$work/text" 填表说明 本表一式三份 二寸免冠 负责人签名 十一、公布机关意见 &&
    ! grep -qE '至今|\{|2020年' "$work/text" && qpdf --check "$work/a/评审表.pdf"
}
others() {
  runs 0 blank exceptional -o "$work/4.pdf" && pdftotext "$work/4.pdf" "$work/text" && says "$work/text" 人事部门意见 &&
    runs 0 blank posts -o "$work/3.pdf" && pdftotext "$work/3.pdf" "$work/text" && says "$work/text" 推荐申报
}
same_bytes() {
  runs 0 blank 评审表 -o "$work/b.pdf" && cmp "$work/a/评审表.pdf" "$work/b.pdf"
}
workbooks() {
  runs 2 blank 公示表 -o "$work/no.pdf" && says "$work/err" 没有空白表 && test ! -e "$work/no.pdf"
}
unknown() {
  runs 2 blank 申请表 && says "$work/err" 申请表 评审表（evaluation） && runs 2 blank && says "$work/err" 空白表
}

check "the evaluation form is made without data" evaluation
check "so are the two annexes" others
check "the same form has the same bytes" same_bytes
check "a workbook has no blank form, and the message says so" workbooks
check "an unknown document is told" unknown
