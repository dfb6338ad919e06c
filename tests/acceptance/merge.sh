#!/bin/sh
# Files of several districts become one batch: counts add up, in LibreOffice too; --prefer decides between rows that differ; a conflict
# refuses one person only; units written differently and rows of nobody are told of.
. tests/lib.sh
one=330599198001010027 two=330599198102020005 three=330599198303030031
mkdir -p "$work/data/甲" "$work/data/乙" "$work/office"

people="身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称"
cat >"$work/data/甲/人员.csv" <<END
$people
$one,张三,湖州市德清县第一中学,德清县,教师,中级,一级教师
$two,李四,德清县第一中学,德清县,教师,中级,一级教师
合计,2 人,,,,,
END
cat >"$work/data/乙/人员.csv" <<END
$people
$two,李四,德清县第一中学,德清县,教师,副高级,高级教师
$one,张三,湖州市德清县第一中学,德清县,教师,中级,一级教师
$three,王五,德清第一中学,德清县,教师,中级,=1+1
END
cat >"$work/data/甲/经历.csv" <<END
身份证号,姓名,起始年月,终止年月,学校,学习形式
$one,张三,1998-09,2002-07,浙江师范大学,全日制
330599198001010037,张三,1995-09,1998-07,德清高级中学,全日制
工作经历,,,,,
身份证号,姓名,起始年月,终止年月,工作单位,从事何专业技术工作
$one,张三,2002-09,,德清县第一中学,教学
$two,李思,2003-09,,德清县第一中学,教学
END
cat >"$work/data/乙/经历.csv" <<END
学校,学习形式,身份证号,姓名,起始年月,终止年月
浙江师范大学,全日制,$one,张三,1998-09,2002-07
END

# sheet NAME [FILE]: a sheet of the report as csv.
sheet() {
  "$zhibiao" dump --csv "${2:-$work/out.d/导入报告.xlsx}" --sheet "$1" 2>&1 | tr -d '\r'
}
# has SHEET LINE...: the report's sheet has each of these lines, or parts of them.
has() {
  sheet "$1" >"$work/sheet"
  shift
  says "$work/sheet" "$@"
}
# level NAME: what the summary takes as the level of this person.
level() {
  "$zhibiao" dump --csv "$work/out.d"/统计汇总/德清县*.xlsx --sheet 明细 | grep -F "$1" | cut -d , -f 21
}

merges() { runs 1 make "$work/data" -o "$work/out.d" --only 评审表,统计汇总,导入报告; }
counts_add_up() {
  has 来源 '乙/人员.csv,—,申报人员,3,3,0,0,0,0,0,平,0' '甲/人员.csv,—,申报人员,3,0,0,1,1,0,1,平,0' \
    '乙/经历.csv,—,学习经历,1,1,0,0,0,0,0,平' '甲/经历.csv,—,学习经历,3,0,1,1,0,0,1,平' '甲/经历.csv,—,工作经历,2,2,0,0,0,0,0,平' \
    '合　计,,,,12,6,1,2,1,0,2,平'
}
conflict_lies_side_by_side() {
  has 冲突 "申报人员,$two,李四,申报级别,副高级,乙/人员.csv!F2,中级,甲/人员.csv!F3,没有定" \
    "申报人员,$two,李四,申报资格名称,高级教师,乙/人员.csv!G2,一级教师,甲/人员.csv!G3,没有定" &&
    says "$work/err" "与 乙/人员.csv!A2 重复：身份证号相同，但“申报级别”、“申报资格名称”不同" &&
    ! grep -q 副高级 "$work/err" && ! grep -q 副高级 "$work/out.d/manifest.json"
}
refuses_one_person() {
  grep -F duplicate "$work/out.d/manifest.json" >"$work/refused" || grep -F 重复 "$work/out.d/manifest.json" >"$work/refused"
  test "$(wc -l <"$work/refused")" -eq 1 && says "$work/refused" 李四
}
orphans_are_told() {
  has 无主记录 "学习经历,330599198001010037,张三,1,甲/经历.csv!3,身份证号和 乙/人员.csv!A3 的只差一位" &&
    says "$work/err" "错误  甲/经历.csv!A3" "张三（330599…0027）：身份证号" "和 乙/人员.csv!A3 的只差一位，因此有 1 行没有用上"
}
likely_ones_are_told() {
  has 疑似相同 "单位的写法不同,德清县第一中学,,申报人员,1," "单位的写法不同,湖州市德清县第一中学,,申报人员,1," \
    "单位的写法不同,德清第一中学,,申报人员,1," "一个身份证号，不同的姓名,李思,$two,工作经历,1,甲/经历.csv!B7" \
    "一个身份证号，不同的姓名,李四,$two,申报人员,1,乙/人员.csv!B2" &&
    says "$work/err" "像是同一个单位" "同一个身份证号有不同的姓名"
}
formulas_stay_text() {
  cp "$work/data/乙/人员.csv" "$work/kept" && sed -i "s/^$three,王五/$two,=王五/" "$work/data/乙/人员.csv" &&
    runs 0 make "$work/data" -o "$work/text.d" --only 导入报告 && mv "$work/kept" "$work/data/乙/人员.csv" &&
    sheet 冲突 "$work/text.d/导入报告.xlsx" >"$work/sheet" && says "$work/sheet" "=1+1" &&
    ! unzip -p "$work/text.d/导入报告.xlsx" xl/worksheets/sheet2.xml | grep -q '<f>'
}
calculates_the_same() {
  converts xlsx "$work/office" \
    "$work/out.d/导入报告.xlsx" && sheet 来源 >"$work/cached" &&
    sheet 来源 "$work/office/导入报告.xlsx" >"$work/calculated" && cmp "$work/cached" "$work/calculated"
}
prefers() {
  runs 1 make "$work/data" -o "$work/out.d" --only 评审表,统计汇总,导入报告 --prefer "$1" && test "$(level 李四)" = "$2" &&
    ! grep -q 重复： "$work/err" && has 冲突 按指定的文件采用左边 && has 来源 '合　计,,,,12,6,1,2,1,0,2,平'
}
refuses_unknown_preference() {
  runs 3 make "$work/data" -o "$work/out.d" --only 导入报告 --prefer 丙 && says "$work/err" "错误  丙" "没有读到 --prefer"
}
same_bytes() {
  runs 0 make "$work/data" -o "$work/again.d" --only 导入报告 && runs 0 make "$work/data" -o "$work/out.d" --only 导入报告 &&
    cmp "$work/again.d/导入报告.xlsx" "$work/out.d/导入报告.xlsx"
}
sample_adds_up() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/season" --only 导入报告 &&
    sheet 来源 "$work/season/导入报告.xlsx" >"$work/sheet" && ! grep -q 不平 "$work/sheet" && says "$work/sheet" 合　计 &&
    for list in 冲突 无主记录 疑似相同 问题; do sheet $list "$work/season/导入报告.xlsx" | grep -qx 没有 || return 1; done
}

check "files of two districts are merged" merges
check "the counts of each file add up to the total" counts_add_up
check "a conflict lies side by side, without values outside the report" conflict_lies_side_by_side
check "a conflict refuses one person only" refuses_one_person
check "rows of nobody are told with the likely cause" orphans_are_told
check "what is likely the same is told" likely_ones_are_told
check "LibreOffice calculates the same counts" calculates_the_same
check "what looks like a formula stays text" formulas_stay_text
check "a folder is preferred" prefers "$work/data/甲" 中级
check "a file is preferred by its shown name" prefers 乙/人员.csv 副高级
check "an unknown preference is an error" refuses_unknown_preference
check "two runs give the same report" same_bytes
check "the sample's rows are all accounted for" sample_adds_up
