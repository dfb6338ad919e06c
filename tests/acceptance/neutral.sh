#!/bin/sh
# For `make test-more`: it takes a minute.
# Nothing of a notice stands outside the folders of notices: no place, phone, number, clause, year or form in the C, the scripts, the rules
# and the templates (tests/acceptance/neutral.pl lists what is right all the same).
. tests/lib.sh

is_neutral() {
  perl tests/acceptance/neutral.pl
}
# What the search is for is found: each in a copy of the program with one such word.
finds() {
  mkdir -p "$work/copy" && cp -r lua templates generators "$work/copy/" || return 1
  while IFS='|' read -r file line; do
    cp "$file" "$work/kept" && echo "$line" >>"$work/copy/$file"
    if (cd "$work/copy" && perl "$OLDPWD/tests/acceptance/neutral.pl" >"$work/said"); then
      echo "not found in $file: $line"
      return 1
    fi
    grep -q "^$file:" "$work/said" && cp "$work/kept" "$work/copy/$file" || return 1
  done <<'END'
lua/rules/steps.lua|-- as 德清县 does
lua/zhibiao/hints.lua|local phone = "2033099"
templates/posts.xml|<!-- 附件3 -->
lua/rules/hours.lua|-- 三（二）
lua/evaluation.lua|local number = "湖职指发〔2020〕1号"
lua/zhibiao/hours.lua|local first = 2019
lua/schema.lua|-- 2021年度
templates/evaluation.xml|<!-- 职改办 -->
generators/script/layers.c|/* huzhou-2020 */
generators/cli/help.c|/* 岗位信息表 */
END
}

check "nothing of a notice stands outside its folder" is_neutral
check "the search finds what it is for" finds
