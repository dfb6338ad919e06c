#!/bin/sh
# For `make test-more`: LibreOffice fills it in and calculates it many times.
# The workbook to fill in: made, filled in by LibreOffice, and made into all documents; each of its checks tried.
. tests/lib.sh
without_rules
book=$work/填报/职称申报填报表.xlsx
# Debian's own python has LibreOffice's module.
office="env TMPDIR=$work HOME=$work /usr/bin/python3 tests/office/office.py"

makes_it() {
  runs 0 new "$work/填报" && says "$work/out" "$book" photos && test -s "$book" && test -d "$work/填报/photos"
}
same_bytes() {
  runs 0 new "$work/again" && cmp "$book" "$work/again/职称申报填报表.xlsx"
}
keeps_what_is_there() {
  mkdir "$work/taken" && echo 我的数据 >"$work/taken/职称申报填报表.xlsx" || return 1
  runs 5 new "$work/taken" && says "$work/err" 没有覆盖 && says "$work/taken/职称申报填报表.xlsx" 我的数据 &&
    test ! -e "$work/taken/photos" && runs 5 new "$work/填报" && cmp "$book" "$work/again/职称申报填报表.xlsx"
}
wants_a_folder() {
  runs 2 new && says "$work/err" 放填报表的文件夹 && runs 5 new "$book"
}
says_that_it_is_empty() {
  runs 3 make "$work/填报" -o "$work/none" && says "$work/err" 读到的表格里还没有数据 填上数据 && test ! -e "$work/none" &&
    ! grep -q 警告 "$work/err"
}
is_no_document() {
  runs 0 list && ! grep -q 填报表 "$work/out" && runs 2 make samples/faults -o "$work/none" --only 职称申报填报表
}

# Every table of the schema has its sheet, in its order, with its headers.
has_all_tables() {
  runs 0 dump "$book" --csv --sheet 1 && says "$work/out" 湖职指发〔2020〕1号 || return 1
  n=2
  for title in 申报人员 学习经历 工作经历 业绩 著作论文 年度考核 继续教育 聘任记录 附件 单位 岗位 拟聘人员 失信记录; do
    runs 0 dump "$book" --csv --sheet $n && says "$work/out" "$title" && runs 0 dump "$book" --csv --sheet "$title" || return 1
    n=$((n + 1))
  done
}

# LibreOffice is started once for all that it does.
lets_libreoffice_work() {
  write_values && write_doubtful && write_typed && write_misplaced || return 1
  for action in check right wrong mark; do cp "$book" "$work/$action.xlsx" || return 1; done
  printf '%s\t%s\t%s\t%s\t%s\n' "$work/checks" check "$work/check.xlsx" "" "" \
    "$work/tried-right" try "$work/right.xlsx" "$work/right" "" "$work/tried-wrong" try "$work/wrong.xlsx" "$work/wrong" "" \
    "$work/marked" mark "$work/mark.xlsx" "$work/doubtful" "" "$work/said" fill "$book" tests/data/intake.txt "$work/filled.xlsx" \
    "$work/said" fill "$book" "$work/typed" "$work/typed.xlsx" "$work/said" fill "$book" "$work/misplaced" "$work/misplaced.xlsx" |
    sed 's/\t*$//' >"$work/jobs"
  $office all "$work/jobs"
}

# Each column with a check, in LibreOffice: its example is right, a wrong value is refused, and the message is in Chinese.
tries_each_check() {
  test "$(wc -l <"$work/checks")" -ge 119 &&
    ! grep -vP '^accepted\trefused\t[^\t]+\t[^\t]+\t[^\t]+\t[^\t]{6,}$' "$work/checks"
}
# signs N: a text of so many characters.
signs() {
  printf '字%.0s' $(seq "$1")
}
write_values() {
  cat >"$work/right" <<END
[申报人员]
身份证号	出生年月	联系电话	承诺签署时间	专业工作年限	性别	申报级别	姓名
330599198503120015	1985-03	19900000001	2020-08-10	0	女	副高级	买买提·𠮷
33059919930514001X	1985-03-12	0572-2000001	2020-12-31	12	男	正高级	张三
33059919930514001x	1940-01	2000001	2021-01-04	45	女	初级	李四
[岗位]
正高级空缺情况	正高级核准比例
-3	5%
[年度考核]
年度
2019
[申报人员]
本人述职
$(signs 1000)
END
  cat >"$work/wrong" <<END
[申报人员]
身份证号	出生年月	联系电话	承诺签署时间	专业工作年限	性别	申报级别	姓名
330599198503120016	1985.1	19900	8月10日前	-1	男性	高级	张
33059919850312001	198503	一九九	2200-01-01	12年	1	助理级	李
3305991985O3120015	1985年	139-0000-0000-0000-0000	1935-01-01	1.5	M	中	王
[岗位]
正高级空缺情况	正高级核准比例
3个	5
[年度考核]
年度
1949
[申报人员]
本人述职
$(signs 1001)
END
}
tries_values() {
  test "$(wc -l <"$work/tried-right")" -eq 28 && ! grep -v ^accepted "$work/tried-right" &&
    test "$(wc -l <"$work/tried-wrong")" -eq 28 && ! grep -v ^refused "$work/tried-wrong"
}

# Colours: what is needed and empty, who is there twice, whom other sheets don't know; a statement that is nearly too long.
write_doubtful() {
  cat >"$work/doubtful" <<END
[申报人员]
身份证号	姓名	性别	民族	工作单位	字数（自动）	本人述职
330599198503120015	张三	男		甲		好
33059919930514001X	李四		汉族	乙		$(signs 950)
330599198503120015	张三	男		甲		好
[单位]
工作单位	联系电话
甲	0572-2000001
[年度考核]
身份证号	年度	考核结果
330599198503120015	2018	合格
330599198503120015	2019	合格
33059919930514001X	2019	优秀
330599198503120016	2019
330599198503120015	2018	优秀
END
  cat >"$work/wanted" <<'END'
c00000	申报人员	身份证号	1
c00000	申报人员	身份证号	3
fce4d6	申报人员	性别	2
ffeb9c	申报人员	工作单位	2
ffeb9c	申报人员	字数（自动）	2
c00000	年度考核	身份证号	1
c00000	年度考核	身份证号	5
ffeb9c	年度考核	身份证号	4
c00000	年度考核	年度	1
c00000	年度考核	年度	5
fce4d6	年度考核	考核结果	4
END
}
marks_what_is_doubtful() {
  diff "$work/wanted" "$work/marked"
}

fills_it_in() {
  mv "$work/filled.xlsx" "$book" &&
    cp tests/data/forms/330599198503120015.jpg tests/data/forms/330599199006070023.jpg "$work/填报/photos"
}
counts_the_characters() {
  runs 0 dump "$book" --csv --sheet 申报人员 && says "$work/out" '42 / 1000' '15 / 1000'
}
makes_all_documents() {
  runs 0 make "$work/填报" -o "$work/made" && says "$work/out" 评审表：做成\ 2 破格推荐审批表：做成\ 1 岗位信息表：做成\ 1 \
    公示表：做成\ 1 统计汇总：做成\ 1 && ! grep -q 警告 "$work/err"
}
documents_have_the_values() {
  pdftotext "$work/made/评审表/德清县/德清县水利工程质量监督站/买买提·𠮷-0023.pdf" "$work/text" &&
    says "$work/text" 买买提·𠮷 330599199006070023 东苕溪堤防加固工程质量监督 &&
    pdftotext "$work/made/破格推荐审批表/德清县/德清县水利工程质量监督站/张志远-0015.pdf" "$work/text" && says "$work/text" 实绩显著 &&
    pdftotext "$work/made/岗位信息表/德清县/德清县水利工程质量监督站.pdf" "$work/text" && says "$work/text" 45% -3 &&
    runs 0 dump --csv "$work/made/公示表/德清县/德清县水利工程质量监督站.xlsx" && says "$work/out" 张志远 1985.03 0572-2000002
}

# The same people as a clerk types them.
write_typed() {
  sed -e 's/1985-03-12/1985-3-12/; s/\t1990-06\t/\t1990-6\t/; s/19900000002/0572-1234567/; s/\t2012-08\t/\t2012年8月\t/' \
    -e 's/第4期/第4期，2020-1/; s/CN33-1162[^\t]*/2020-1/; s/\t优良工程/\t优良率85%/; s/\t1\/4\t/\t1\/5\t/; s/\t3\/5\t/\t第2名\t/' \
    -e 's/2019\t96\t18\t18\t60/2019年\t96学时\t18学时\t18\t60.0/; s/\t12\t河海大学/\t12年\t河海大学/; s/\t45%\t/\t0.45\t/' tests/data/intake.txt >"$work/typed"
}
# Dates that hold something else, and a year in place of a month: none comes out as something that nobody wrote.
write_misplaced() {
  cat >"$work/misplaced" <<END
[申报人员 over the example]
姓名	性别
王五	男
[业绩 over the example]
身份证号	年月	项目名称及内容	本人作用
330599198503120015	2017-05	对河口水库加固	主持
[单位 over the example]
工作单位	所属区县	单位性质	主管部门	联系人	联系电话	公示地点	监督电话
乙厂	德清县	事业单位	丙局	赵六	0572-2000001	门口	0572-2000002
[申报人员]
身份证号	姓名	出生年月	参加工作时间	联系电话	工作单位	申报专业	申报级别	申报资格名称
330599198503120015	张志远	1985	2008.7	1234567890123	甲厂	工程	中级	工程师
330599198503120000	李四	1990-06	2012-08	0572-1234567	甲厂	工程	中级	工程师
[继续教育]
身份证号	年度	总学时	一般公需
330599198503120015	2019	九十多	18
END
}
typed_values_come_out() {
  mkdir "$work/typed.d" && cp "$work/typed.xlsx" "$work/填报"/photos/*.jpg "$work/typed.d" && runs 0 make "$work/typed.d" -o "$work/typed.made" &&
    says "$work/out" 评审表：做成\ 2 破格推荐审批表：做成\ 1 岗位信息表：做成\ 1 && ! grep 警告 "$work/err" &&
    pdftotext -layout "$work/typed.made/评审表/德清县/德清县水利工程质量监督站/张志远-0015.pdf" - | tr -d ' ' >"$work/text" &&
    says "$work/text" 1985.03 "（1/5）优良率85%" 2020-1 330599198503120015 2019合格96181860 && ! grep 1905 "$work/text" &&
    pdftotext -layout "$work/typed.made/评审表/德清县/德清县水利工程质量监督站/买买提·𠮷-0023.pdf" - | tr -d ' ' >"$work/text" &&
    says "$work/text" 1990.06 （第2名） 0572-1234567 2012.08 2019合格96181860 && pdftotext "$work/typed.made/岗位信息表/德清县/德清县水利工程质量监督站.pdf" - | grep -q 45%
}
misplaced_values_are_told() {
  "$zhibiao" dump "$work/misplaced.xlsx" >"$work/out" 2>"$work/err"
  for place in 申报人员!3 业绩!3 单位!3 申报人员!D5 申报人员!H5 申报人员!I5 申报人员!A6 继续教育!D5; do
    says "$work/out" "错误  misplaced.xlsx!$place" || return 1
  done
  test "$(grep -c '像是写了数据，没有读' "$work/out")" -eq 3 && test "$(grep -c ^错误 "$work/out")" -eq 8
}

check "the workbook and the folder for photos are made" makes_it
check "the same workbook has the same bytes" same_bytes
check "what is there already is not overwritten" keeps_what_is_there
check "a folder has to be named" wants_a_folder
check "an untouched workbook is told from data" says_that_it_is_empty
check "the workbook is none of the batch's documents" is_no_document
check "it has all tables" has_all_tables
check "LibreOffice opens it" lets_libreoffice_work
check "each column's check takes the example and refuses a wrong value" tries_each_check
check "checks tell right values from wrong ones" tries_values
check "what is doubtful is marked" marks_what_is_doubtful
check "LibreOffice fills it in" fills_it_in
check "characters are counted as they are written" counts_the_characters
check "all documents come of it" makes_all_documents
check "the documents have the values" documents_have_the_values
check "what a clerk types comes out right" typed_values_come_out
check "what is typed over the example or is no value is told" misplaced_values_are_told
