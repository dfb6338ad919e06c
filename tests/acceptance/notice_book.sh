#!/bin/sh
# For `make test-more`: LibreOffice fills in eight workbooks.
# A notice without Lua: the workbook of questions made, filled in by LibreOffice, read and checked; two notices compared.
. tests/lib.sh
export XDG_CONFIG_HOME="$work/settings"
own=$work/settings/zhibiao/notices
# Debian's own python has LibreOffice's module.
office="env TMPDIR=$work HOME=$work /usr/bin/python3 tests/office/office.py"

# --- The workbooks, all filled in by one LibreOffice ------------------------------------------------------------------

# answers NAME PARENT: a workbook for NAME; its answers from standard input (sheet|row or code|column|value), filled in later.
: >"$work/jobs"
answers() {
  "$zhibiao" notice new "$1" --from "$2" >/dev/null || return 1
  tr '|' '\t' >"$work/$1.answers"
  printf '%s\tanswer\t%s\t%s\t%s\n' "$work/$1.log" "$own/$1/通知.xlsx" "$work/$1.answers" "$work/$1.xlsx" >>"$work/jobs"
}

# The same year once more: it has to come to the same as the notice itself.
same_year() {
  cat <<'END'
事项|title|D|湖州市职业资格指导服务中心关于做好2020年度专业技术职务任职资格评审推荐工作的通知
事项|number|D|湖职指发〔2020〕1号
事项|year|D|2020年
事项|date|D|2020年8月4日
事项|cut_off.date|D|2020/12/31
事项|hours.years|D|2016—2019年
事项|plans|D|和上一份一样
END
}

# Dates, numbers and words as offices write them.
next_year() {
  cat <<'END'
事项|title|D|关于做好2021年度评审推荐工作的通知
事项|number|D|湖职指发〔2021〕1号
事项|year|D|2021年度
事项|date|D|2021年8月4日
事项|cut_off.date|D|2021年12月31日
事项|cut_off|F|三
事项|hours.years|D|2017、2018、2019、2020
事项|hours.total|D|100学时
事项|photo.white|D|85%
事项|fee|D|不要
事项|posts.basis|D|核准数
事项|plans|D|见工作表
评审计划|5|A|湖州市2021年度初中级评审计划
评审计划|5|D|2021-08-10
评审计划|5|E|2021年9月30日
评审计划|5|F|200元
评审计划|6|A|2021年度高级推荐评审计划
评审计划|6|D|2021/8/10
评审计划|6|E|2021-09-30
受理单位|6|E|2289378
晋升年限|6|D|6
END
}

wrong() {
  cat <<'END'
事项|title|D|关于做好2021年度评审推荐工作的通知
事项|year|D|2021
事项|date|D|8月4日
事项|cut_off.date|D|2021年12月32日
事项|hours.years|D|近四年
事项|hours.total|D|一百学时
事项|photo.white|D|185%
事项|ban|D|取消
事项|insurance|D|不要
事项|insurance.months|D|12
事项|votes.share|D|三分之二
事项|posts.basis|D|批准数
事项|plans|D|见工作表
评审计划|5|A|湖州市2021年度评审计划
评审计划|5|B|初级、中高级
事项|series|D|和上一份一样
受理单位|6|E|22893 78x
专业|6|A|文搏
END
}

# Dates of the year before that nobody has looked at, and a list whose one row was cleared.
forgotten() {
  cat <<'END'
事项|title|D|2024年度宁波市建设中级工程师职称评审工作通知
事项|number|D|2024年6月1日公布
事项|year|D|2024
事项|date|D|2024-06-01
事项|cut_off.date|D|2024-12-31
事项|hours.years|D|2021至2023年
事项|plans|D|见工作表
评审计划|5|A|2024年度宁波市建设中级工程师职称评审
评审计划|5|D|2024-06-19
评审计划|5|E|2024-08-11
END
  for column in A B C D F G H I; do echo "不能申报的人|5|$column|"; done
}

fills_in() {
  answers empty huzhou-2020 </dev/null && same_year | answers again huzhou-2020 && next_year | answers huzhou-2021 huzhou-2020 &&
    wrong | answers wrong huzhou-2020 && echo '事项|issuer|D|绍兴市示例中心' | answers other huzhou-2020 &&
    answers first-2024 zhejiang </dev/null && answers ningbo-2023 zhejiang <tests/notices/ningbo.txt &&
    forgotten | answers forgotten ningbo-2023-construction || return 1
  cp "$own/again/通知.xlsx" "$work/made.xlsx"
  $office all "$work/jobs" || return 1
  for one in empty again huzhou-2021 wrong other first-2024 ningbo-2023 forgotten; do mv "$work/$one.xlsx" "$own/$one/通知.xlsx" || return 1; done
}

keeps_what_is_there() {
  cp "$own/again/通知.xlsx" "$work/kept.xlsx" && runs 5 notice new again --from huzhou-2020 && says "$work/err" 没有覆盖 'zhibiao notice read again' &&
    cmp "$own/again/通知.xlsx" "$work/kept.xlsx" && runs 2 notice new && runs 2 notice new .hidden && runs 4 notice new x --from none && [ ! -e "$own/x" ]
}

# The program's own names are taken; a notice elsewhere is found again by its path.
builds_on_a_notice_elsewhere() {
  runs 2 notice new base --from zhejiang && says "$work/err" '已经有“base”' && [ ! -e "$own/base" ] || return 1
  mkdir -p "$work/elsewhere" && cp -r lua/notices/ningbo-2023-construction "$work/elsewhere/mine-2023" && sed -i 's/2023年6月11日公布/示发1号/' "$work/elsewhere/mine-2023/notice.lua" || return 1
  runs 0 notice new far-2024 --from "$work/elsewhere/mine-2023" && runs 4 notice read far-2024 && says "$work/err" 没有填“通知的标题” && ! grep -q 没有“mine-2023” "$work/err" || return 1
  cat >"$own/far-2024/notice.lua" <<LUA
return { from = "$work/elsewhere/mine-2023", title = "2023年度第二批的通知", reviews = { windows = { person = { closes = "2023-07-12" } } } }
LUA
  runs 0 notice diff "$work/elsewhere/mine-2023" far-2024 && says "$work/out" 2023-07-12 '通知的标题' && ! grep -q 文号 "$work/out"
  found=$?
  rm -r "$own/far-2024"
  return $found
}

# Only what is to be filled in can be written.
is_protected() {
  unzip -p "$work/made.xlsx" xl/worksheets/sheet2.xml >"$work/sheet" && says "$work/sheet" '<sheetProtection sheet="1"' '<dataValidation type="list"' || return 1
  printf '事项\tyear\tC\t1\n' >"$work/locked" && ! $office answer "$work/made.xlsx" "$work/locked" "$work/none.xlsx" 2>/dev/null && [ ! -e "$work/none.xlsx" ]
}

check "the workbook is made, and LibreOffice fills it in" fills_in
check "nothing is overwritten, and what can't be made is told" keeps_what_is_there
check "a notice builds on one elsewhere, and not under a name of the program's" builds_on_a_notice_elsewhere
check "cells that are not to be filled in are locked" is_protected

# --- Reading --------------------------------------------------------------------------------------------------------

# at CELL TEXT...: what is said of the cell in $work/err, a line of place with the message and the remedy below it.
at() {
  grep -A 2 -F "$1" "$work/err" >"$work/at" || { echo "nothing at $1"; cat "$work/err"; return 1; }
  shift
  says "$work/at" "$@"
}

names_what_is_not_answered() {
  runs 4 notice read empty && [ ! -e "$own/empty/notice.lua" ] && says "$work/out" '没有写出 notice.lua' || return 1
  at '[事项]!D8' 没有填“通知的标题” && at '[事项]!D9' 没有填“文号” && at '[事项]!D10' 没有填“年度” && at '[事项]!D11' 没有填“落款日期” || return 1
  says "$work/err" 没有填“任职资格计算截止日” 没有填“继续教育：查哪几年” 没有说今年的“评审计划”是什么 && ! grep -q 没有填“城市”'\|受理单位' "$work/err" || return 1
  runs 4 notice read other && says "$work/err" 没有填“城市” 没有说今年的“受理单位”是什么 没有说今年的“专业”是什么 || return 1
  runs 4 notice read first-2024 && says "$work/err" 没有填“发文单位” 没有填“城市” 没有填“受理单位” 没有填“专业” 在工作表“受理单位”里填 && ! ls "$own"/*/notice.lua 2>/dev/null
}

tells_what_is_wrong_at_its_cell() {
  runs 4 notice read wrong && [ ! -e "$own/wrong/notice.lua" ] || return 1
  at '[事项]!D9' 没有填“文号” && at '[事项]!D11' “8月4日”没有年份 && at '[评审计划]!B5' '没有“中高级”这个词' '是不是“中级”' || return 1
  says "$work/err" “2021年12月32日”没有这一天 '看不出是哪几年：“近四年”' “一百学时”不是数 '1.85，太大了' “失信后的禁报”这一格不填内容 “社保”写了“不要”，这里又填了内容 '应当是两个数：“三分之二”' \
    '没有“批准数”这个词' 核准数 '可是工作表“专业”改过了（A6）' || return 1
  at '[受理单位]!E6' '22893 78x' 不像电话
}

comes_to_the_same() {
  runs 0 notice read again && says "$work/out" '没有错误，可以用' || return 1
  runs 0 notice diff huzhou-2020 again && says "$work/out" 没有不同 || { cat "$work/out"; return 1; }
  for notice in huzhou-2020 again; do
    "$zhibiao" check samples/huzhou-2020 --json --date 2020-09-30 --notice $notice >"$work/$notice.json" 2>/dev/null
    runs 0 make samples/huzhou-2020 --date 2020-09-30 --notice $notice --only 公示表,统计汇总,材料清单 -o "$work/made-$notice" || return 1
    rm "$work/made-$notice/manifest.json"
  done
  [ -s "$work/again.json" ] && cmp "$work/huzhou-2020.json" "$work/again.json" && diff -rq "$work/made-huzhou-2020" "$work/made-again"
}

reads_what_offices_write() {
  runs 0 notice read huzhou-2021 && says "$work/out" '没有错误，可以用' '湖州市 2021 年度' && [ ! -s "$work/err" ] || return 1
  says "$own/huzhou-2021/notice.lua" 'from = "huzhou-2020"' 'year = 2021' 'date = "2021-08-04"' 'cut_off = { date = "2021-12-31", clause = "三" }' \
    'years = { 2017, 2018, 2019, 2020 }' 'total = 100' 'white = 0.85' 'fee = false' 'basis = "approved"' 'opens = "2021-08-10"' 'closes = "2021-09-30"' 'fee = 200' \
    'phone = "2289378"' '-- 评审计划' || return 1
  ! grep -q 'issuer\|city\|series\|kinds\|attachments' "$own/huzhou-2021/notice.lua" || return 1
  luacheck -q --max-line-length 200 "$own/huzhou-2021/notice.lua"
}

runs_a_season() {
  runs 1 check samples/huzhou-2020 --notice huzhou-2021 --date 2021-09-30 -o "$work/season" && says "$work/out" 湖职指发〔2021〕1号 || return 1
  runs 0 check --rules --notice huzhou-2021 && says "$work/out" 2021-12-31 85 && ! grep -q '2020-12-31\|浙价费' "$work/out"
}

# What was changed by hand stays; what was not is written anew, the same each time.
keeps_changes_by_hand() {
  cp "$own/again/notice.lua" "$work/first" && runs 0 notice read again && cmp "$own/again/notice.lua" "$work/first" || return 1
  echo '-- mine' >>"$own/again/notice.lua" && cp "$own/again/notice.lua" "$work/mine" && runs 0 notice read again && says "$work/err" 没有盖掉 && cmp "$own/again/notice.lua" "$work/mine" &&
    cmp "$own/again/notice（问卷）.lua" "$work/first"
}

tells_what_is_not_there() {
  runs 3 notice read nowhere && says "$work/err" 没有填好的问卷 && mkdir -p "$own/odd" && cp samples/huzhou-2020/*.xlsx "$own/odd/" 2>/dev/null
  "$zhibiao" new "$work/intake" >/dev/null && mkdir -p "$own/odd" && cp "$work/intake/职称申报填报表.xlsx" "$own/odd/通知.xlsx" && runs 4 notice read odd && says "$work/err" 看不出这份问卷以哪一份通知为底
}

tells_what_was_forgotten() {
  runs 4 notice read forgotten && says "$work/err" '“一步的截止日”照上一份的：2023-08-11' '工作表“不能申报的人”里一行也没有了' && [ ! -e "$own/forgotten/notice.lua" ]
}

# A notice of another city from the province's, with bars, sums of hours, committees and windows: as the one in the
# repository, but for the notes on its form, which are in its words.lua.
makes_another_citys_notice() {
  runs 0 notice read ningbo-2023 && runs 0 notice diff ningbo-2023-construction ningbo-2023 && says "$work/out" '共 1 处不同' 评审表的填表说明 || { cat "$work/out"; return 1; }
  cp -r lua/notices/ningbo-2023-construction/cases "$own/ningbo-2023/" && runs 0 notice check ningbo-2023 && grep -q '试了案例 [1-9]' "$work/out"
}

check "what is not answered is named by its cell" names_what_is_not_answered
check "what is wrong is told at its cell" tells_what_is_wrong_at_its_cell
check "old dates and emptied lists are told" tells_what_was_forgotten
check "the same answers come to the same notice, findings and documents" comes_to_the_same
check "dates, numbers and words are read as everywhere, and only what differs is written" reads_what_offices_write
check "another city's notice comes from a workbook, and its cases come out right" makes_another_citys_notice
check "next year's notice from a workbook judges a season" runs_a_season
check "changes by hand are not overwritten" keeps_changes_by_hand
check "what is no workbook of questions is told" tells_what_is_not_there

# --- Comparing --------------------------------------------------------------------------------------------------------

says_what_differs() {
  runs 0 notice diff huzhou-2020 huzhou-2021 && says "$work/out" '落款日期：2020-08-04 → 2021-08-04' '任职资格计算截止（依据：二 → 三）' '继续教育：每年总学时：90 → 100' '评审费：（没有） → 不要' \
    '（吴兴区）：电话：2289377 → 2289378' '空岗按核准数还是可聘数算：可聘数 → 核准数' '湖州市2021年度初中级评审计划' && ! grep -q '南浔区\|照片最小' "$work/out" || return 1
  grep -q '^共 [0-9]* 处不同' "$work/out"
}

makes_a_sheet_to_sign() {
  runs 0 notice diff huzhou-2020 huzhou-2021 -o "$work/diff.xlsx" && unzip -p "$work/diff.xlsx" xl/sharedStrings.xml >"$work/text" && says "$work/text" 2289378 负责人（签字） 共 || return 1
  runs 0 notice diff huzhou-2020 huzhou-2021 -o "$work/diff.pdf" && pdftotext "$work/diff.pdf" "$work/text" && says "$work/text" 2289378 负责人（签字） &&
    runs 2 notice diff huzhou-2020 && runs 2 notice check huzhou-2020 -o x && runs 2 notice list --from huzhou-2020 && runs 4 notice diff huzhou-2020 none
}

# All notices of the program have workbooks, whose facts are all there.
asks_for_all_facts() {
  for notice in lua/notices/*/notice.lua; do
    one=$(basename "$(dirname "$notice")")
    runs 0 notice new "of-$one" --from "$one" && runs 0 notice diff "$one" "$one" && says "$work/out" 没有不同 || return 1
  done
}

check "what differs is told by section, values and clauses" says_what_differs
check "the comparison is a sheet to sign, too" makes_a_sheet_to_sign
check "each notice has its questions" asks_for_all_facts
