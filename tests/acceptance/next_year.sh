#!/bin/sh
# Next year's notice is data: one threshold is one edit of one file; with an invented notice nothing of this year's is left.
. tests/lib.sh
house=$work/house
mkdir "$house" && cp -r lua templates "$house/"

# rules_of HOUSE: how often each rule finds something in the sample season, but for what it hints at as it is.
rules_of() {
  ZHIBIAO_HOME=$1 "$zhibiao" check samples/huzhou-2020 --json --date 2020-09-30 2>/dev/null | grep -v achievements-before | sed 's/^{"rule":"\([^"]*\)".*/\1/' | sort | uniq -c
}

one_edit_changes_a_threshold() {
  [ -z "$(rules_of .)" ] || return 1
  while read -r rule edit; do
    cp -r lua/notices "$house/lua/" && sed -i "$edit" "$house"/lua/notices/*/notice.lua || return 1
    rules_of "$house" >"$work/rules"
    [ "$(awk '{ print $2 }' "$work/rules")" = "$rule" ] || { echo "$edit"; cat "$work/rules"; return 1; }
  done <<'EDITS'
statement-length s/limit = 1000/limit = 500/
notice-days s/working_days = 5/working_days = 7/
hours-kinds s/least = 60/least = 66/; s/least = 12/least = 6/
plan-window s/closes = "2020-09-30"/closes = "2020-08-20"/
EDITS
  cp -r lua/notices "$house/lua/"
}

old='湖州\|浙江\|2020\|2019\|2016\|1000\|三（二）\|五（一）\|附件1'
invents() {
  mkdir "$house/lua/notices/invented-2031" && cp tests/rules/invented.lua "$house/lua/notices/invented-2031/notice.lua" && echo invented-2031 >"$house/lua/notices/notice.txt" &&
    ZHIBIAO_HOME=$house "$zhibiao" check --rules >"$work/rules.md" && ! grep -v 'notice-days' "$work/rules.md" | grep "$old" &&
    says "$work/rules.md" 300\ 字 2031-06-30 第0条 390×500 '2029 至 2030' 少于\ 40 '7 个工作日' 5\ 年内
}

# An application that this year's notice would refuse for most of its values.
people=$work/2031
writes_an_application() {
  mkdir "$people" && sh tests/rules/photos.sh "$people" && convert "$people/base.jpg" -resize 400x550! "$people/photo.jpg" || return 1
  cat >"$people/申报人员.csv" <<END
身份证号,姓名,性别,出生年月,参加工作时间,工作单位,单位性质,是否在编,所属区县,学历,现任专业技术资格,取得时间,聘任时间,申报专业,申报级别,申报资格名称,申报类型,本人述职,照片,承诺签署时间,缴费时间,公示开始,公示结束,公示情况,单位审核状态,单位审核意见,单位审核时间,报送时间,社保缴纳地
330599200301010010,甲乙,男,2003-01,2025-07,云岭示例公司,民营企业,否,东区,本科,助理工程师,2028-06,2028-07,工程,中级,工程师,正常晋升,从事工程工作。,photo,2031-03-11,2031-04-12,2031-03-12,2031-03-20,公示无异议,审核通过,同意。,2031-03-21,2031-04-15,云岭省青江市
END
  for table in '学习经历:起始年月,终止年月,学校,专业,学历,学习形式,学信网可查:2021-09,2025-06,云岭大学,土木,本科,全日制,是' \
    '业绩:年月,项目名称及内容,本人作用,是否集体,佐证:2029-05,示例工程,主持,是,证书' '附件:附件类别,附件文件,验证人,验证时间:学时证明,a.pdf,陆敏,2031-03-12' ; do
    echo "$table" | awk -F: -v OFS=, '{ print "身份证号", $2 > f; print "330599200301010010", $3 >> f }' f="$people/${table%%:*}.csv"
  done
  echo 330599200301010010,聘书,b.pdf,陆敏,2031-03-12 >>"$people/附件.csv"
  printf '身份证号,年度,总学时,一般公需,行业公需,专业科目\n330599200301010010,2029,40,10,10,20\n330599200301010010,2030,40,10,10,20\n' >"$people/继续教育.csv"
  printf '身份证号,聘任年度,聘任职务,聘任单位\n330599200301010010,2030,助理工程师,云岭示例公司\n330599200301010010,2031,助理工程师,云岭示例公司\n' >"$people/聘任记录.csv"
}
is_right_next_year() {
  writes_an_application && ZHIBIAO_HOME=$house "$zhibiao" check "$people" --json --date 2031-04-20 >"$work/found" 2>"$work/err"
  ! grep -v '"rule":"not-judged"' "$work/found" && ! grep "$old" "$work/found"
}
is_wrong_this_year() {
  "$zhibiao" check "$people" --json --date 2031-04-20 >"$work/found" 2>"$work/err"
  for rule in appointment-years plan-window appointment-current office attachment-insurance date-ahead; do
    grep -q "\"rule\":\"$rule\"" "$work/found" || { echo "$rule"; return 1; }
  done
}
prints_nothing_of_this_year() {
  ZHIBIAO_HOME=$house runs 0 make "$people" --date 2031-04-20 -o "$work/made" --only 评审表 && pdftotext "$work"/made/评审表/*/*/*.pdf "$work/text" && says "$work/text" 甲乙 &&
    ! grep "$old" "$work/text"
}

check "a threshold is one edit of the notice's data" one_edit_changes_a_threshold
check "an invented notice leaves nothing of this year's in the rules" invents
check "an application that fits it is without fault" is_right_next_year
check "and is refused this year" is_wrong_this_year
check "its form has nothing of this year's" prints_nothing_of_this_year
check "docs/rules.md is what the rules say" sh -c "'$zhibiao' check --rules | cmp - docs/rules.md"
