#!/bin/sh
# The command line: help, version, list, usage errors, dump, and what ends with which exit code.
. tests/lib.sh

cat >"$work/名单.csv" <<'END'
姓名,备注,数
张𠮷,"含""引号"",和逗号",1.50
李四,,2
END

helps() {
  runs 0 --help && says "$work/out" "zhibiao make" "退出码" "--only" && cp "$work/out" "$work/help" && runs 0 help help && cmp "$work/out" "$work/help" && runs 0 help --help && cmp "$work/out" "$work/help" && runs 0 make --help && says "$work/out" "--only"
}
# One command's help has its usage and options, and no other's.
helps_with_one_command() {
  runs 0 help check && says "$work/out" 'zhibiao check 数据' --rules 退出码 && ! grep -q -e --booklet -e 'zhibiao make' "$work/out" &&
    cp "$work/out" "$work/check" && runs 0 check --help && cmp "$work/out" "$work/check" &&
    runs 0 help notice && says "$work/out" 'notice read' 'notice diff' && runs 2 help nothing
}
suggests_what_was_meant() {
  wrong '是不是 make？' mkae && wrong '是不是 check？' chekc x && wrong '是不是 --print？' make --pirnt x && wrong 没有“zzzzzzzz”这个命令 zzzzzzzz &&
    ! grep -q 是不是 "$work/err"
}
# The page in Chinese is made from the help; the one in English and the completions have each option of it.
is_in_manual_and_completion() {
  runs 0 --help && perl docs/man/make.pl <"$work/out" | diff docs/man/zhibiao.zh_CN.1 - || return 1
  tr -d '\\' <docs/man/zhibiao.1 >"$work/english"
  for option in $(grep -o -e '--[a-z][a-z-]*' "$work/out" | LC_ALL=C sort -u); do
    says "$work/english" "$option" && says docs/completion/zhibiao.bash "$option" || return 1
    case $option in --version) ;; *) says docs/completion/_zhibiao "$option" || return 1 ;; esac
  done
  bash -c '. docs/completion/zhibiao.bash && COMP_WORDS=(zhibiao make --bo) COMP_CWORD=2 && _zhibiao && echo "${COMPREPLY[@]}"' | grep -qx -e --booklet
}
# completed COMMAND: the options that bash offers after it, by the very file.
completed() {
  bash -c '. docs/completion/zhibiao.bash && complete -p zhibiao >/dev/null && COMP_WORDS=(zhibiao "$1" --) COMP_CWORD=2 && _zhibiao && printf "%s\n" "${COMPREPLY[@]}"' - "$1" | LC_ALL=C sort -u
}
# What is completed for a command is what its help names, and what it takes.
completes_what_a_command_has() {
  bash -c '. docs/completion/zhibiao.bash && COMP_WORDS=(zhibiao "") COMP_CWORD=1 && _zhibiao && printf "%s\n" "${COMPREPLY[@]}"' | grep -v -e '^-' -e '^help$' >"$work/commands" &&
    test "$(wc -l <"$work/commands")" -ge 12 || return 1
  while read -r command; do
    completed "$command" >"$work/completed"
    runs 0 help "$command" && { grep -o -e '--[a-z][a-z-]*' "$work/out"; echo --help; } | LC_ALL=C sort -u | if [ "$command" = merge ]; then grep -v -e --shard; else cat; fi | diff - "$work/completed" || return 1
    while read -r option; do
      runs 2 "$command" "$option" --nothing --nothing
      ! grep "没有 $option" "$work/err" || return 1
    done <"$work/completed"
  done <"$work/commands"
}
# offered WORD...: what bash offers for the last of the words, without folders.
offered() {
  PATH=$(dirname "$zhibiao"):$PATH bash -c '. docs/completion/zhibiao.bash && COMP_WORDS=(zhibiao "$@") COMP_CWORD=$# && _zhibiao && for one in "${COMPREPLY[@]}"; do [ -d "$one" ] || echo "$one"; done' - "$@" >"$work/offered"
}
# Each notice that is offered can be used; those that others are built on are offered where they may be meant.
completes_notices() {
  offered make --notice '' && grep -qx huzhou-2020 "$work/offered" && cp "$work/offered" "$work/notices" || return 1
  while read -r notice; do runs 0 list --notice "$notice" || return 1; done <"$work/notices"
  offered make --notice = hu && grep -qx huzhou-2020 "$work/offered" && ! grep -qv ^hu "$work/offered" && offered notice new x --from '' && ! grep 底稿 "$work/offered" && says "$work/offered" zhejiang &&
    find lua/notices -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | LC_ALL=C sort >"$work/folders" && for words in 'check' 'diff' 'diff huzhou-2020'; do
      # shellcheck disable=SC2086 # several words
      offered notice $words '' && LC_ALL=C sort "$work/offered" | diff "$work/folders" - || return 1
    done
}
completes_values() {
  printf '%s\n' model template pages >"$work/stages"
  offered make --dump '' && diff "$work/stages" "$work/offered" && offered make --dump = && diff "$work/stages" "$work/offered" &&
    offered make --dump = te && echo template | diff - "$work/offered" && offered make --dump=te && echo --dump=template | diff - "$work/offered" &&
    offered make --only 评审表,公 && echo 评审表,公示表 | diff - "$work/offered" && offered make --only 评审表, && grep -qx 评审表,材料清单 "$work/offered" &&
    offered make --only = posts,not && echo posts,notice | diff - "$work/offered" && offered help '' && ! grep README "$work/offered"
}
# zsh knows the file for what it is, and reads it.
works_in_zsh() {
  zsh -fc 'fpath=($PWD/docs/completion $fpath); autoload -Uz compinit && compinit -D && print $_comps[zhibiao] && autoload +X _zhibiao' >"$work/out" 2>"$work/err" && says "$work/out" _zhibiao && test ! -s "$work/err"
}
gives_version() {
  runs 0 --version && grep -qx 'zhibiao [0-9.]*' "$work/out"
}
lists() {
  runs 0 list && says "$work/out" evaluation 评审表 exceptional 破格推荐审批表 posts 岗位信息表 notice 公示表 district_notice 区县公示表 results 评审通过人员名单 summary 统计汇总
}
# wrong TEXT ARGUMENTS...: a usage error that says TEXT.
wrong() {
  text=$1
  shift
  runs 2 "$@" && says "$work/err" "$text"
}
refuses_wrong_usage() {
  wrong 请写上命令 &&
    wrong mkae mkae &&
    wrong --colour make --colour x &&
    wrong -x make -x &&
    wrong 缺少内容 make x -o &&
    wrong 2020-02-30 make x --date 2020-02-30 &&
    wrong 2020/8/4 make x --date 2020/8/4 &&
    wrong 没有“nothing” make x --dump=nothing &&
    wrong 不带内容 make x --times=3 &&
    wrong 数据 make &&
    wrong 多了 list x
}
refuses_unknown_documents() {
  wrong 没有“评审” make "$work/名单.csv" -o "$work/result" --only 评审 && says "$work/err" 评审表（evaluation）
}
dumps_csv() {
  runs 0 dump --csv "$work/名单.csv" &&
    printf '姓名,备注,数\r\n张𠮷,"含""引号"",和逗号",1.50\r\n李四,,2\r\n' | cmp - "$work/out"
}
shows_an_overview() {
  printf '公民身份号码,姓名,工作单位,申报专业,申报级别,申报资格\n330599199001010013,张　三,某单位,工程系列,高级,工程师\n' >"$work/人员.csv"
  runs 0 dump "$work/人员.csv" && says "$work/out" '读作“申报人员”表' '身份证号 id_number' ✗高级 人员.csv!E2 \
    '可以填：初级、中级、副高级、正高级' 人员.csv!B2：去掉了姓名中间的空格 && test ! -s "$work/err" &&
    runs 0 dump "$work/名单.csv" && says "$work/out" 不是任何一种规定的表 &&
    runs 0 dump --sheet 隐藏 tests/data/tables/exceljs.xlsx && says "$work/out" '2. 隐藏（隐藏' && ! says "$work/out" 业绩
}
reads_big5_on_request() {
  printf '\251m\246W\n\261i\244T\n' >"$work/big5.csv"
  runs 0 dump --csv --encoding big5 "$work/big5.csv" && printf '姓名\r\n張三\r\n' | cmp - "$work/out" &&
    wrong big5 dump --encoding latin1 "$work/big5.csv"
}
dumps_json() {
  runs 0 dump --json "$work/名单.csv" && says "$work/out" '"ref":"A2"' 张𠮷 '含\"引号\",和逗号'
}
asks_for_a_sheet_that_is_there() {
  runs 0 dump --csv "$work/名单.csv" --sheet 1 && wrong 没有工作表 dump "$work/名单.csv" --sheet 2
}
reports_unreadable_input() {
  runs 3 dump "$work/没有.csv" && says "$work/err" 没有.csv &&
    runs 3 make "$work/没有.csv" -o "$work/result" && says "$work/err" 没有.csv && test ! -e "$work/result"
}
reports_data_without_tables() {
  runs 3 make "$work/名单.csv" -o "$work/result" && says "$work/err" 没有读到任何数据 && test ! -e "$work/result"
}
# The output of an earlier run stands below the data folder, as it does for who works in one folder.
reads_no_documents_of_its_own() {
  mkdir "$work/season" && cp tests/data/forms/* "$work/season" &&
    runs 1 make "$work/season" -o "$work/season/output" && cp "$work/season/output/manifest.json" "$work/first" &&
    runs 1 make "$work/season" -o "$work/season/output" && says "$work/err" 以前做好的文书 &&
    cmp "$work/first" "$work/season/output/manifest.json"
}
reports_a_missing_house() {
  ZHIBIAO_HOME=$work runs 4 list && says "$work/err" ZHIBIAO_HOME
}

tells_where_the_time_went() {
  runs 0 make samples/huzhou-2020/04德清县 -o "$work/timed" --only 评审表 --jobs 1 --times && grep -q '排版 [0-9.]*[1-9]' "$work/out" &&
    runs 0 make samples/huzhou-2020/04德清县 -o "$work/timed" --only 评审表 --jobs 1 && ! grep 毫秒 "$work/out"
}

check "--help explains commands and exit codes" helps
check "one command's help is its own" helps_with_one_command
check "a mistyped command or option is recognised" suggests_what_was_meant
check "manual pages and completions have each option" is_in_manual_and_completion
check "bash completes what a command has, and its help names it" completes_what_a_command_has
check "bash completes names of notices" completes_notices
check "bash completes values behind = and a comma" completes_values
if command -v zsh >/dev/null; then check "zsh reads its completion" works_in_zsh; fi
check "--version" gives_version
check "list names the five documents" lists
check "wrong usage ends with 2 and says what is wrong" refuses_wrong_usage
check "an unknown document is told, with those there are" refuses_unknown_documents
check "dump --csv is canonical" dumps_csv
check "dump shows sheets, columns and what make would say" shows_an_overview
check "--encoding big5" reads_big5_on_request
check "dump --json names each cell" dumps_json
check "dump --sheet" asks_for_a_sheet_that_is_there
check "unreadable input ends with 3" reports_unreadable_input
check "data without a known table ends with 3" reports_data_without_tables
check "documents of an earlier run are no input" reads_no_documents_of_its_own
check "--times tells where the time went" tells_where_the_time_went
check "a wrong ZHIBIAO_HOME ends with 4" reports_a_missing_house
