#!/bin/sh
# 公示表: nothing private is put up, and the period is long enough.
. tests/lib.sh

makes_them() {
  runs 0 make samples/huzhou-2020 -o "$work/season" --only 公示表 &&
    find "$work/season/公示表" -name '*.xlsx' >"$work/notices" && test "$(wc -l <"$work/notices")" -eq 60
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

check "a notice for each unit" makes_them
check "the batch's private data are known" lists_private_data
check "no ID number, phone or day of birth is put up" notices_are_free_of_it
check "a small batch" writes_a_small_batch
check "numbers within an achievement are left out" leaves_out_private_numbers
check "the notice's period minds holidays and the days made up for them" minds_holidays
check "a recorded period counts if it is long enough" warns_of_a_short_notice
check "a unit's phone that is an applicant's is not put up" refuses_a_persons_phone
