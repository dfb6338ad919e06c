#!/bin/sh
# A new kind of document needs one Lua and one XML file and no C: the example of CONTRIBUTING.md, taken from that page.
. tests/lib.sh

# block LANGUAGE: the first fenced block of that language.
block() {
  awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } inside && /^```/ { exit } inside' CONTRIBUTING.md
}

mkdir "$work/house"
cp -r lua templates "$work/house/"
block lua >"$work/house/lua/receipt.lua"
block xml >"$work/house/templates/receipt.xml"
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
names_a_wrong_name() {
  sed -i 's/{p.name}/{p.nmae}/' "$work/house/templates/receipt.xml"
  runs 4 make "$work/申报人员.csv" -o "$work/result" --only receipt && says "$work/err" receipt.xml:8 nmae
}

check "a sixth document is listed" lists_it
check "a sixth document is made from one Lua and one XML file" makes_it
check "of two records with one file name the second is refused" keeps_the_first_of_one_name
check "a wrong name in its template is an error with its line" names_a_wrong_name
