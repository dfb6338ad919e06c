#!/bin/sh
# The run's date: today, SOURCE_DATE_EPOCH over it, --date over both; it is said, it is in the manifest, and documents bear it and no other.
. tests/lib.sh

writes_a_batch() {
  mkdir "$work/batch" && cat >"$work/batch/申报人员.csv" <<'END' && cat >"$work/batch/单位.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,申报专业,申报级别,申报资格名称,申报类型,评审结果
330599198001010019,李甲,男,1980-01-01,第一中学,德清县,本科,教师,副高级,高级教师,正常晋升,通过
330599198501010015,王乙,男,1985-01-01,文化馆,长兴县,本科,群文,中级,馆员,正常晋升,
END
工作单位,所属区县,单位性质,联系电话,公示地点,监督电话
第一中学,德清县,事业单位,0572-2000001,公告栏,0572-2000002
文化馆,长兴县,事业单位,0572-2000003,公告栏,0572-2000004
END
}
# made_on DATE SAID OPTION...: the summaries bear that date, the terminal says SAID, the manifest has it, too.
made_on() {
  day=$1 said=$2
  shift 2
  rm -rf "$work/made"
  runs 0 make "$work/batch" -o "$work/made" --only 统计汇总 "$@" && says "$work/out" "日期：$day$said" &&
    test "$(grep -c 日期 "$work/out")" -eq 1 && says "$work/made/manifest.json" "\"date\": \"$day\"" &&
    "$zhibiao" dump "$work"/made/统计汇总/德清县*.xlsx --sheet 封面 --csv >"$work/cover" &&
    says "$work/cover" "$(date -d "$day" +%Y年%-m月%-d日)"
}
# In the night the day may change between the two.
is_dated_by_today() {
  (
    unset SOURCE_DATE_EPOCH
    made_on "$(date +%F)" '（今天；文书要用别的日期，请写 --date）' || made_on "$(date +%F)" '（今天'
  )
}
is_dated_by_the_epoch() {
  (export SOURCE_DATE_EPOCH=1598918400 && made_on 2020-09-01 '（按环境变量 SOURCE_DATE_EPOCH）')
}
is_dated_by_the_option() {
  made_on 2020-09-02 '' --date 2020-09-02
}
refuses_a_wrong_epoch() {
  (
    export SOURCE_DATE_EPOCH=昨天
    runs 2 make "$work/batch" -o "$work/made" && says "$work/err" SOURCE_DATE_EPOCH --date && made_on 2020-09-02 '' --date 2020-09-02
  )
}
# Everything that can be made, and the slips of check: no page or sheet has the day on which the notice was issued.
bears_no_other_day() {
  "$zhibiao" make "$work/batch" -o "$work/all" --draft --pdf --print --date 2020-09-03 >/dev/null 2>&1
  "$zhibiao" check "$work/batch" -o "$work/checked" --date 2020-09-03 >"$work/out" 2>/dev/null
  says "$work/out" 日期：2020-09-03 || return 1
  find "$work/all" "$work/checked" -name '*.pdf' | while read -r pdf; do pdftotext "$pdf" - && pdfinfo -isodates "$pdf"; done >"$work/text"
  find "$work/all" "$work/checked" -name '*.xlsx' | while read -r book; do
    unzip -p "$book" docProps/core.xml xl/sharedStrings.xml 'xl/worksheets/*.xml' 2>/dev/null
  done >>"$work/text"
  says "$work/text" 2020年9月3日 2020-09-03T00:00:00 && ! grep -E '2020年8月4日|2020-08-04' "$work/text"
}
# 2020-09-05 is a Saturday.
dates_lists_of_results() {
  runs 0 make "$work/batch" -o "$work/results" --only 评审通过人员名单,区县公示表 --date 2020-09-05 || return 1
  for list in 评审通过人员名单 区县公示表; do
    "$zhibiao" dump "$work/results/$list/德清县.xlsx" --csv >"$work/list" &&
      says "$work/list" 公示时间：2020年9月7日至2020年9月11日（5个工作日） ,2020年9月5日 || return 1
  done
}
dates_blank_forms() {
  runs 0 blank 评审表 -o "$work/blank.pdf" --date 2020-09-04 && pdfinfo -isodates "$work/blank.pdf" >"$work/info" && says "$work/info" 2020-09-04T &&
    runs 0 new "$work/new" --date 2020-09-04 && unzip -p "$work"/new/*.xlsx docProps/core.xml >"$work/core" && says "$work/core" 2020-09-04T
}
# The date that is given decides; what the day is, or the variable says, changes no byte.
makes_the_same_bytes() {
  runs 0 make "$work/batch" -o "$work/one" --only 公示表,区县公示表,统计汇总 --draft --date 2020-08-20 || [ "$code" -eq 1 ] || return 1
  (unset SOURCE_DATE_EPOCH && "$zhibiao" make "$work/batch" -o "$work/other" --only 公示表,区县公示表,统计汇总 --draft --date 2020-08-20 >/dev/null 2>&1)
  diff -r "$work/one" "$work/other"
}

check "a small batch" writes_a_batch
check "a run is dated by today" is_dated_by_today
check "by SOURCE_DATE_EPOCH if that is set" is_dated_by_the_epoch
check "by --date before all" is_dated_by_the_option
check "SOURCE_DATE_EPOCH that is no number is refused, unless --date is given" refuses_a_wrong_epoch
check "no document bears the notice's own day" bears_no_other_day
check "lists of results and notices of districts bear it, and their periods begin on it" dates_lists_of_results
check "blank forms and the workbook to fill in bear it, too" dates_blank_forms
check "the same data and --date give the same bytes" makes_the_same_bytes
