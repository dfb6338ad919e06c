#!/bin/sh
# For `make test-more`: it makes the season under many notices.
# What is put up for all to see, 公示表 of units and districts and 评审通过人员名单: nothing private is in it, the period is long
# enough, and the right people are on it.
. tests/lib.sh

makes_them() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/season" --only 公示表,区县公示表,评审通过人员名单 --pdf &&
    says "$work/out" '公示表：做成 60 份' '区县公示表：做成 6 份' '评审通过人员名单：做成 3 份' &&
    find "$work/season" -name '*.xlsx' >"$work/notices" && test "$(wc -l <"$work/notices")" -eq 69
}

# All ID numbers and mobile phones that the batch's tables hold.
lists_private_data() {
  find samples/huzhou-2020 -name '*.xlsx' -o -name '*.csv' | while read -r table; do
    "$zhibiao" dump "$table" --json
  done | grep -oE '[0-9]{17}[0-9X]|1[0-9]{10}' | LC_ALL=C sort -u >"$work/private"
  test "$(grep -cE '^[0-9]{17}' "$work/private")" -ge 300 && test "$(grep -cE '^1[0-9]{10}$' "$work/private")" -ge 300
}
notices_are_free_of_it() {
  while read -r notice; do "$zhibiao" dump "$notice" --csv || echo "unreadable $notice"; done <"$work/notices" >"$work/put-up"
  grep -q unreadable "$work/put-up" && return 1
  test "$(wc -l <"$work/put-up")" -gt 600 || return 1
  if grep -oFf "$work/private" "$work/put-up"; then return 1; fi
  # 出生年月 is a month: 1989.08
  ! grep -E '(19|20)[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]' "$work/put-up" | grep -vE '公示时间|^,+[^,]*2020年'
}

pdfs_are_free_of_it() {
  find "$work/season" -name '*.pdf' >"$work/pdfs"
  test "$(wc -l <"$work/pdfs")" -eq 69 || return 1
  while read -r pdf; do pdftotext -layout "$pdf" - && pdfinfo "$pdf"; done <"$work/pdfs" >"$work/pdf-text"
  if grep -oFf "$work/private" "$work/pdf-text"; then return 1; fi
}
# The same lines on paper: each name is in both, the head on every page.
pdfs_say_the_same() {
  district=$work/season/区县公示表/德清县
  "$zhibiao" dump "$district.xlsx" --csv | grep -E '^[0-9]+,' | cut -d , -f 2 >"$work/names"
  pdftotext -raw "$district.pdf" "$work/district" && pages=$(pdfinfo "$district.pdf" | sed -n 's/^Pages: *//p')
  test "$(wc -l <"$work/names")" -eq 50 && test "$(grep -c 主要业绩 "$work/district")" -ge $((pages - 1)) || return 1
  tr -d ' \n' <"$work/district" >"$work/joined"
  while read -r person; do grep -qF "$(echo "$person" | tr -d " ")" "$work/joined" || { echo "$person"; return 1; }; done <"$work/names"
  says "$work/joined" 德清县人力资源和社会保障局（盖章） '公示时间：2020年9月30日至2020年10月13日（5个工作日）'
}

# A unit with one applicant, who wrote numbers into an achievement that nobody else should read.
writes_a_small_batch() {
  mkdir "$work/small"
  cat >"$work/small/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,毕业院校,申报专业,申报级别,申报资格名称,申报类型,公示开始,公示结束
330599198001010019,张𠮷,男,1980-01-01,第一中学,德清县,本科,某大学,教师,副高级,高级教师,正常晋升,,
END
  cat >"$work/small/单位.csv" <<'END'
工作单位,所属区县,单位性质,联系电话,公示地点,监督电话
第一中学,德清县,事业单位,0572-2000001,公告栏,0572-2000002
END
  cat >"$work/small/业绩.csv" <<'END'
身份证号,年月,项目名称及内容,本人作用
330599198001010019,2019-05,课题一（负责人330599198001010019，电话19900000001或199-0000-0002）,主持
END
}
# puts_up ARGUMENTS: makes the notice of the small batch, keeps it as $work/notice.csv.
puts_up() {
  rm -rf "$work/up"
  runs 0 make "$work/small" -o "$work/up" --only 公示表 "$@" && "$zhibiao" dump "$work/up/公示表/德清县/第一中学.xlsx" --csv >"$work/notice.csv"
}
leaves_out_private_numbers() {
  puts_up && says "$work/notice.csv" 张𠮷 1980.01 课题一（负责人（略），电话（略）或（略））
}
minds_holidays() {
  puts_up --date 2020-09-29 && says "$work/notice.csv" 2020年9月29日至2020年10月12日（5个工作日）
}
warns_of_a_short_notice() {
  sed -i 's/正常晋升,,$/正常晋升,2020-08-20,2020-08-25/' "$work/small/申报人员.csv"
  puts_up && says "$work/notice.csv" 2020年8月20日至2020年8月26日（5个工作日） && says "$work/err" 申报人员.csv!N2 公示不足5个工作日 &&
    sed -i 's/2020-08-25/2020-08-28/' "$work/small/申报人员.csv" &&
    puts_up && says "$work/notice.csv" 2020年8月20日至2020年8月28日（7个工作日）
}
refuses_a_persons_phone() {
  sed -i 's/^身份证号/联系电话,身份证号/; s/^3305/0572-2000002,3305/' "$work/small/申报人员.csv"
  runs 1 make "$work/small" -o "$work/up" --only 公示表 && says "$work/err" 单位.csv!F2 个人电话
}

# Two districts, three units: two 李甲 are of one unit, 王乙 was returned by it, 赵丙 did not pass.
writes_a_season() {
  mkdir "$work/two"
  cat >"$work/two/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,申报专业,申报级别,申报资格名称,申报类型,单位审核状态,评审结果
330599198001010019,李甲,男,1980-01-01,第一中学,德清县,本科,教师,副高级,高级教师,正常晋升,审核通过,通过
330599198102020005,李甲,女,1981-02-02,第一中学,德清县,本科,教师,正高级,正高级教师,破格晋升,审核通过,通过
330599198203030003,王乙,男,1982-03-03,第一中学,德清县,本科,教师,中级,一级教师,正常晋升,退回修改,
330599198304040001,赵丙,女,1983-04-04,文化馆,德清县,本科,群文,中级,馆员,正常晋升,审核通过,未通过
33059919840505000X,钱丁,男,1984-05-05,水泥厂,长兴县,本科,工程,中级,工程师,正常晋升,审核通过,评审通过
END
}
# shows FILE: the rows of a workbook as text.
shows() {
  "$zhibiao" dump "$1" --csv 2>"$work/err" | tr -d '\r' >"$work/shown.csv"; test -s "$work/shown.csv" || { cat "$work/err"; return 1; }
}
puts_up_districts() {
  "$zhibiao" make "$work/two" -o "$work/two-made" --only 区县公示表 >/dev/null 2>&1
  shows "$work/two-made/区县公示表/德清县.xlsx" &&
    says "$work/shown.csv" 德清县2020年度 的3名人员 '第一中学（2人）' '文化馆（1人）' 8367490 2020年9月21日至2020年9月25日（5个工作日） '1,赵丙' &&
    ! grep -q 王乙 "$work/shown.csv" && ! grep -q 钱丁 "$work/shown.csv" && test -e "$work/two-made/区县公示表/长兴县.xlsx"
}
lists_results() {
  runs 0 make "$work/two" -o "$work/two-made" --only 评审通过人员名单 --date 2020-12-31 &&
    shows "$work/two-made/评审通过人员名单/湖州市.xlsx" &&
    says "$work/shown.csv" 湖州市3人通过 2020年12月31日至2021年1月7日（5个工作日） 2033099 &&
    grep -E '^[0-9]+,|（[0-9]人）$' "$work/shown.csv" | cut -d , -f 1-4,6 >"$work/lines" &&
    printf '%s\n' '工程（1人）' 1,钱丁,男,水泥厂,工程师 '教师（2人）' 2,李甲,女,第一中学,正高级教师 3,李甲,男,第一中学,高级教师 |
    diff - "$work/lines" &&
    shows "$work/two-made/评审通过人员名单/长兴县.xlsx" && says "$work/shown.csv" 长兴县1人通过 6038432 长兴县人力资源和社会保障局（盖章）
}
masks_namesakes() {
  shows "$work/two-made/评审通过人员名单/德清县.xlsx" && says "$work/shown.csv" '破格晋升，身份证号330599********0005' '身份证号330599********0019' &&
    shows "$work/two-made/评审通过人员名单/长兴县.xlsx" && ! grep -q 身份证号 "$work/shown.csv"
}
makes_no_list() {
  sed -i -E 's/,(评审)?通过$/,/' "$work/two/申报人员.csv"
  runs 0 make "$work/two" -o "$work/none" --only 评审通过人员名单 && test ! -e "$work/none/评审通过人员名单"
}

# A unit of five: nobody's fault is another's. 乙 has an unreadable kind, 丙 an unreadable specialty, 丁 is under a ban, 戊's is over.
writes_a_faulty_unit() {
  mkdir "$work/faulty" && cp "$work/small/单位.csv" "$work/faulty/" && cat >"$work/faulty/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,申报专业,申报级别,申报资格名称,申报类型,公示开始,公示结束
330599198001010019,孙甲,男,1980-01-01,第一中学,德清县,本科,教师,副高级,高级教师,正常晋升,,
330599198102020005,孙乙,女,1981-02-02,第一中学,德清县,本科,教师,中级,一级教师,正常升级,,
330599198203030018,孙丙,男,1982-03-03,第一中学,德清县,本科,教书,中级,一级教师,正常晋升,,
330599198304040004,孙丁,女,1983-04-04,第一中学,德清县,本科,教师,中级,一级教师,正常晋升,,
330599198405050009,孙戊,女,1984-05-05,第一中学,德清县,本科,教师,中级,一级教师,正常晋升,,
END
  printf '%s\n' 身份证号,评审年度,失信事由 330599198304040004,2017,假论文 330599198405050009,2016,假证书 >"$work/faulty/失信记录.csv"
}
# lists FILE NAME...: the workbook has these people and no others.
lists() {
  shows "$1" && shift && grep -E '^[0-9]+,' "$work/shown.csv" | cut -d , -f 2 | LC_ALL=C sort >"$work/people" &&
    printf '%s\n' "$@" | LC_ALL=C sort | diff - "$work/people"
}
leaves_out_who_is_at_fault() {
  runs 1 make "$work/faulty" -o "$work/faulty-made" --only 公示表,区县公示表 &&
    says "$work/out" '公示表：做成 1 份，3 条记录没有列入' '区县公示表：做成 1 份，3 条记录没有列入' &&
    cp "$work/err" "$work/told" && lists "$work/faulty-made/公示表/德清县/第一中学.xlsx" 孙甲 孙戊 &&
    lists "$work/faulty-made/区县公示表/德清县.xlsx" 孙甲 孙戊 && says "$work/shown.csv" 的2名人员
}
says_whom_and_why() {
  says "$work/told" 申报人员.csv!K3 '孙乙（330599********0005）没有列入公示表：申报类型：“正常升级”' 申报人员.csv!H4 '孙丙（330599********0018）没有列入公示表：申报专业：“教书”' \
    申报人员.csv!B5 '孙丁（330599********0004）没有列入公示表：在失信记录里，本年度不能申报（五（五））' &&
    ! grep -E '没有填|330599[0-9]{8}' "$work/told" &&
    python3 - "$work/faulty-made/manifest.json" <<'END'
import json, sys
left = json.load(open(sys.argv[1]))["left_out"]
assert [x["document"] for x in left] == ["notice", "district_notice"], left
assert left[0]["record"] == "第一中学", left
assert [r["record"][:6] for r in left[0]["reasons"]] == ["孙丙（330", "孙乙（330", "孙丁（330"], left
assert [r["place"].split("!")[1] for r in left[0]["reasons"]] == ["H4", "K3", "B5"], left
END
}
# Who is under a ban is in no draft either.
drafts_have_gaps() {
  runs 1 make "$work/faulty" -o "$work/draft" --only 公示表 --draft && says "$work/err" 正常升级 教书 '孙丁（330599********0004）没有列入公示表' &&
    ! grep -q '孙乙.*没有列入' "$work/err" && lists "$work/draft/公示表/德清县/第一中学.xlsx" 孙甲 孙乙 孙丙 孙戊
}
refuses_when_nobody_is_left() {
  sed -i '/孙甲/d; /孙戊/d' "$work/faulty/申报人员.csv" && runs 1 make "$work/faulty" -o "$work/nobody" --only 公示表,区县公示表 &&
    says "$work/out" '公示表：做成 0 份，拒绝 1 份' && says "$work/err" 没有可以公示的人 孙乙 && test ! -e "$work/nobody/公示表"
}

# two_periods FIRST SECOND [RESULT]: two applicants with these values of 公示开始,公示结束.
two_periods() {
  mkdir -p "$work/periods" && cp "$work/small/单位.csv" "$work/periods/" && cat >"$work/periods/申报人员.csv" <<END
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,申报专业,申报级别,申报资格名称,申报类型,公示开始,公示结束,评审结果
330599198001010019,孙甲,男,1980-01-01,第一中学,德清县,本科,教师,副高级,高级教师,正常晋升,$1,${3:-}
330599198102020005,孙乙,女,1981-02-02,第一中学,德清县,本科,教师,中级,一级教师,正常晋升,$2,
END
  rm -rf "$work/up"
}
# asks WORD...: the notice is refused, with these words. WITH: options.
asks() {
  runs 1 make "$work/periods" -o "$work/up" --only 公示表 $with && test ! -e "$work/up/公示表" && says "$work/err" "$@"
}
asks_when_colleagues_differ() {
  with=
  two_periods 2020-08-20,2020-08-28 2020-08-20,2020-08-31
  asks 单位.csv!2 各人的公示时间不一致 孙甲是2020年8月20日至2020年8月28日 孙乙是2020年8月20日至2020年8月31日 || return 1
  two_periods 2020-08-20,2020-08-28 ,
  asks 单位.csv!2 '孙乙是（没有填）至（没有填）'
}
asks_about_an_early_period() {
  with=
  two_periods 2020-08-07,2020-08-14 2020-08-07,2020-08-14
  asks 单位.csv!2 公示从2020年8月7日开始 从2020年8月10日起 || return 1
  two_periods , ,
  with='--date 2020-08-07'
  asks 单位.csv!2 公示从2020年8月7日开始 || return 1
  runs 1 make "$work/periods" -o "$work/up" --only 区县公示表 --date 2020-08-07 && says "$work/err" 德清县 公示从2020年8月7日开始
}
asks_about_votes_before_the_end() {
  two_periods 2020-08-20,2020-08-28 2020-08-20,2020-08-28 通过
  with='--date 2020-08-28'
  asks 单位.csv!2 '评审已经投过票，到2020年8月28日公示期（2020年8月20日至2020年8月28日）还没有过' || return 1
  runs 0 make "$work/periods" -o "$work/up" --only 公示表 --date 2020-08-29 && shows "$work/up/公示表/德清县/第一中学.xlsx" &&
    says "$work/shown.csv" 2020年8月20日至2020年8月28日 || return 1
  two_periods , , 通过
  with=
  asks 单位.csv!2 '评审已经投过票，没有写公示时间'
}
refuses_half_a_period() {
  with=
  two_periods ,2020-08-28 ,2020-08-28
  asks 申报人员.csv!L3 没有写公示开始 || return 1
  two_periods 2020-08-28,2020-08-20 2020-08-28,2020-08-20
  asks 申报人员.csv!M3 公示结束2020年8月20日早于公示开始2020年8月28日
}
leaves_out_an_unreadable_date() {
  two_periods , ,
  sed -i '1s/$/,聘任时间/; 2s/$/,2015-01/; 3s/$/,2015-13/' "$work/periods/申报人员.csv"
  runs 1 make "$work/periods" -o "$work/up" --only 公示表,区县公示表 && says "$work/err" 申报人员.csv!O3 '没有列入公示表：' 2015-13 &&
    lists "$work/up/公示表/德清县/第一中学.xlsx" 孙甲 && lists "$work/up/区县公示表/德清县.xlsx" 孙甲
}
leaves_out_an_unreadable_period() {
  two_periods 2020-08-20,2020-08-28 2020-13-20,2020-08-28
  runs 1 make "$work/periods" -o "$work/up" --only 公示表 && says "$work/err" 申报人员.csv!L3 '没有列入公示表：' 2020-13-20 &&
    lists "$work/up/公示表/德清县/第一中学.xlsx" 孙甲
}
warns_of_a_late_period() {
  two_periods , ,
  runs 0 make "$work/periods" -o "$work/up" --only 公示表 --date 2020-09-28 &&
    says "$work/err" 单位.csv!2 到2020年10月10日才公示完，评审计划2020年9月30日已经截止 || return 1
  runs 0 make "$work/periods" -o "$work/up" --only 公示表 --date 2020-09-24 && ! grep -q 截止 "$work/err"
}
# The holidays of the year after the last one are not known: only what needs them is refused.
waits_for_holidays() {
  last=$(sed -n 's/.*last_year = \([0-9]*\).*/\1/p' lua/zhibiao/holidays.lua)
  two_periods 2020-08-20,2020-08-28 2020-08-20,2020-08-28
  runs 1 make "$work/periods" -o "$work/up" --only 公示表,区县公示表,统计汇总 --date "$last-12-30" &&
    says "$work/out" '公示表：做成 1 份' '区县公示表：做成 0 份，拒绝 1 份' '统计汇总：做成 1 份' &&
    says "$work/err" "程序里还没有$((last + 1))年的放假安排" '请用 --date 另定文书的日期' && ! grep -q lua "$work/err"
}

check "a notice for each unit and district, lists of results" makes_them
check "the batch's private data are known" lists_private_data
check "no ID number, phone or day of birth is put up" notices_are_free_of_it
check "nor in the same as PDF" pdfs_are_free_of_it
check "which says the same" pdfs_say_the_same
check "a small batch" writes_a_small_batch
check "numbers within an achievement are left out" leaves_out_private_numbers
check "the notice's period minds holidays and the days made up for them" minds_holidays
check "a recorded period counts if it is long enough" warns_of_a_short_notice
check "a small season in two districts" writes_a_season
check "a district's notice has all its units, but nobody who was returned" puts_up_districts
check "a unit with faulty records" writes_a_faulty_unit
check "a faulty record leaves out its own person only, and so does a ban" leaves_out_who_is_at_fault
check "who was left out is said, with the true reason" says_whom_and_why
check "with --draft what is missing stays empty" drafts_have_gaps
check "a notice of nobody is refused" refuses_when_nobody_is_left
check "colleagues whose periods differ are asked about" asks_when_colleagues_differ
check "a period before the plan opens is asked about" asks_about_an_early_period
check "so is one that is not over, or not known, though the votes are in" asks_about_votes_before_the_end
check "half a period, or a reversed one, is refused" refuses_half_a_period
check "an unreadable date that would be put up as nothing leaves out its own person" leaves_out_an_unreadable_date
check "an unreadable period leaves out its own person" leaves_out_an_unreadable_period
check "a period that begins today and ends behind the plan is warned of" warns_of_a_late_period
check "holidays that are not known refuse only what needs them" waits_for_holidays
check "who passed is listed by district and for the city, in the notice's order" lists_results
check "namesakes of a unit are told apart by masked numbers" masks_namesakes
check "without results there is no list" makes_no_list
check "a unit's phone that is an applicant's is not put up" refuses_a_persons_phone
