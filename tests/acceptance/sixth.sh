#!/bin/sh
# A new kind of document needs one Lua and one XML file and no C: the example of CONTRIBUTING.md, taken from that page.
. tests/lib.sh

# block LANGUAGE NUMBER: that fenced block of the language, counted from 1.
block() {
  awk -v fence="\`\`\`$1" -v number="$2" '$0 == fence { inside = ++seen == number; next } /^```/ { inside = 0 } inside' CONTRIBUTING.md
}

mkdir "$work/house"
cp -r lua templates "$work/house/"
block lua 1 >"$work/house/lua/receipt.lua"
block xml 1 >"$work/house/templates/receipt.xml"
block lua 2 >"$work/house/lua/certificate.lua"
cat >"$work/house/templates/certificate.xml" <<'END'
<form id="certificate" title="聘任通知书"><page size="A4"/>
  <p>{a.unit}：聘任{a.name}为{a.apply_title}。</p></form>
END
export ZHIBIAO_HOME=$work/house

cat >"$work/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,申报专业,申报级别,申报资格名称,申报类型
330599198001010019,张𠮷,男,1980-01,第一中学,教师,副高级,高级教师,正常晋升
330599198502020020,李四,女,1985-02,第二中学,教师,中级,一级教师,正常晋升
END

lists_it() {
  runs 0 list && says "$work/out" receipt 材料签收单
}
makes_it() {
  runs 0 make "$work/申报人员.csv" -o "$work/result" --only 材料签收单 &&
    pdftotext "$work/result/材料签收单/第一中学.pdf" "$work/text" &&
    says "$work/text" 今收到第一中学下列1人的申报材料。 张𠮷 高级教师 &&
    test -e "$work/result/材料签收单/第二中学.pdf"
}
keeps_the_first_of_one_name() {
  cp "$work/house/lua/receipt.lua" "$work/kept.lua"
  sed -i 's/file = .*, record/file = "同名", record/' "$work/house/lua/receipt.lua"
  runs 1 make "$work/申报人员.csv" -o "$work/same" --only receipt && says "$work/err" 第二中学 同名.pdf &&
    pdftotext "$work/same/同名.pdf" "$work/text" && says "$work/text" 张𠮷
  result=$?
  mv "$work/kept.lua" "$work/house/lua/receipt.lua"
  return $result
}
# Before there are data, by its sample.
is_checked() {
  runs 0 lint receipt -o "$work/grid.pdf" && test ! -s "$work/err"
}
names_a_wrong_name() {
  sed -i 's/{p.name}/{p.nmae}/' "$work/house/templates/receipt.xml"
  runs 4 lint receipt -o "$work/grid.pdf" && says "$work/err" receipt.xml:8 '是不是 name？' &&
    runs 4 make "$work/申报人员.csv" -o "$work/result" --only receipt && says "$work/err" receipt.xml:8 nmae
}

# 王五 has not paid, which concerns the submission; 赵六's ID number is of a woman, which does not.
cat >"$work/有错.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,申报专业,申报级别,申报资格名称,申报类型,缴费时间,单位审核状态
330599198001010019,张三,男,1980-01,第一中学,德清县,教师,副高级,高级教师,正常晋升,2020-09-03,审核通过
330599198502020039,王五,男,1985-02,第一中学,德清县,教师,副高级,高级教师,正常晋升,,审核通过
330599198502020047,赵六,男,1985-02,第一中学,德清县,教师,副高级,高级教师,正常晋升,2020-09-03,审核通过
END

# certificates CODE NAME...: makes those of these people and no others.
certificates() {
  code=$1
  shift
  rm -rf "$work/certificates"
  runs "$code" make "$work/有错.csv" -o "$work/certificates" --only certificate || return 1
  (cd "$work/certificates/聘任通知书/德清县/第一中学" && echo *) >"$work/out"
  for who; do says "$work/out" "$who-" || return 1; done
  [ "$(wc -w <"$work/out")" -eq $# ] || { cat "$work/out"; return 1; }
}
# tolerating WHAT: certificate.lua says so.
tolerating() {
  block lua 2 | sed "s/owner = .*/&\n  tolerates = $1,/" >"$work/house/lua/certificate.lua"
}
errors_refuse_it() {
  certificates 1 张三 && says "$work/err" 还没有缴费 性别“男”和身份证号不一致
}
tolerates_what_it_says() {
  tolerating '{ "submission" }' && certificates 1 张三 王五 && says "$work/err" 性别“男”和身份证号不一致 &&
    tolerating '"all"' && certificates 0 张三 王五 赵六
}
rules_name_it() {
  block lua 2 >"$work/house/lua/certificate.lua"
  runs 0 check --rules && grep -F '`paid`' "$work/out" >"$work/paid" && grep -F '`posts-over`' "$work/out" >"$work/posts" &&
    says "$work/paid" '| 评审表、聘任通知书 |' && says "$work/posts" '| 岗位信息表 |' || return 1
  tolerating '{ "submission" }'
  runs 0 check --rules && grep -F '`paid`' "$work/out" >"$work/paid" && says "$work/paid" '| 评审表 |'
}

check "a sixth document is listed" lists_it
check "a sixth document is made from one Lua and one XML file" makes_it
check "its template is checked without data" is_checked
check "of two records with one file name the second is refused" keeps_the_first_of_one_name
check "a wrong name in its template is an error with its line" names_a_wrong_name
check "errors of its owner refuse a new document" errors_refuse_it
check "but not those that it tolerates" tolerates_what_it_says
check "the list of rules names it" rules_name_it
