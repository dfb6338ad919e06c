#!/bin/sh
# A word that an office teaches the program (lua/notices/words.lua) is known; what is wrong in that file is told as its fault.
. tests/lib.sh
house=$work/house
mkdir "$house" && cp -r lua templates "$house/"
export ZHIBIAO_HOME=$house

cat >"$work/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,申报专业,申报级别,申报资格名称,申报类型
330599198001010019,张三,男,1980-01,第一中学,德清县,大学文化,教师,副高级,高级教师,正常晋升
END

# taught KIND ENTRY: words.lua says so.
taught() {
  sed "s/^  \[\"$1\"\] = {/& $2,/" lua/notices/words.lua >"$house/lua/notices/words.lua"
}
checks() {
  "$zhibiao" check "$work/申报人员.csv" --json --date 2020-09-30 >"$work/out" 2>"$work/err"
}
is_unknown() {
  checks
  says "$work/out" '不认识学历“大学文化”'
}
is_taught() {
  taught 学历 '["大学文化"] = "本科"'
  checks
  [ -s "$work/out" ] && ! grep -q 大学文化 "$work/out"
}
# refused TEXT...: told once, at the file.
refused() {
  checks
  says "$work/err" "$@" && [ "$(grep -c '^错误' "$work/err")" -eq 1 ] && grep -q '^错误  lua/notices/words.lua$' "$work/err"
}
refuses_nonsense() {
  taught 学历 '["大学文化"] = "大学武化"' && refused '“大学文化”写成“大学武化”，右边的词程序也不认识' &&
    taught 学历 '["大学文化"] = 5' && refused '“大学文化”应当写成' &&
    taught 职称 '"工程师"' && refused '“工程师”应当写成'
}
refuses_another_kind() {
  sed 's/^  \["学历"\]/  ["学厉"]/' lua/notices/words.lua >"$house/lua/notices/words.lua" && refused 没有“学厉”这一类词 学历
}
refuses_nothing() {
  echo '-- 空的' >"$house/lua/notices/words.lua" && refused 没有内容
}

check "a word that nobody knows is told" is_unknown
check "a word that is taught is known" is_taught
check "a meaning that is none is refused" refuses_nonsense
check "a kind of words that there is not is refused" refuses_another_kind
check "an empty file is refused" refuses_nothing
