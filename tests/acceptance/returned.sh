#!/bin/sh
# For `make test-more`: it judges eight folders.
# Tables that went back and came in more than once, or saved as something else: nobody is doubled, nothing is contradicted in silence.
. tests/lib.sh

# folder: the sample with faults, and an empty folder for what comes back.
folder() {
  rm -rf "$work/data" && cp -r samples/faults "$work/data" && mkdir "$work/data/交回"
}
edit() { # TABLE TO OLD=NEW …
  /usr/bin/python3 tests/marked/edit.py "$@"
}
# judged OPTIONS...: who was found wrong, of 5 people.
judged() {
  runs 1 check "$work/data" -o "$work/checked" "$@" && says "$work/out" '申报人员 5 人'
}
goes_out() {
  runs 0 make samples/faults --only 退回修改表 -o "$work/first" && first=$work/first/退回修改/市本级/湖州市示例图书馆.xlsx &&
    unzip -p "$first" xl/worksheets/sheet1.xml | grep -q '第 1 次退回。点'
}
# 工作经历 only: what the people's own rows say is the same in both.
refuses_two_that_differ() {
  folder && cp "$first" "$work/data/交回/一.xlsx" && edit "$first" "$work/data/交回/二.xlsx" 文献采访与编目=文献采访 && judged &&
    says "$work/out" '各处写的一样（惯例）' '错误 4 处' && runs 1 check "$work/data" --json && grep 不止一个 "$work/out" >"$work/found" &&
    says "$work/found" '和 交回/二.xlsx 里写的不一样' && test "$(wc -l <"$work/found")" -eq 1
}
prefers_what_is_told() {
  judged --prefer "$work/data/交回/二.xlsx" && says "$work/out" '错误 3 处' && ! grep -q 各处写的一样 "$work/out"
}
# Saved again without a change, it is another file with the same rows.
takes_the_same_once() {
  folder && cp "$first" "$work/data/交回/一.xlsx" && edit "$first" "$work/data/交回/二.xlsx" 'Microsoft Excel=WPS' && judged && says "$work/out" '错误 3 处'
}
# The one that was made of what had come back counts, by whatever name it comes.
takes_the_newest() {
  folder && edit "$first" "$work/data/交回/二.xlsx" 孙无照=孙有照 && runs 0 make "$work/data" --only 退回修改表 -o "$work/second" &&
    second=$work/second/退回修改/市本级/湖州市示例图书馆.xlsx && unzip -p "$second" xl/worksheets/sheet1.xml | grep -q '第 2 次退回。点' &&
    edit "$second" "$work/data/交回/一.xlsx" 孙有照=孙再照 && judged && says "$work/out" '错误 3 处' 孙再照 && ! grep -q 孙有照 "$work/out" &&
    edit "$second" "$work/data/交回/三.xlsx" 孙有照=孙三照 && judged && says "$work/out" '错误 4 处' 各处写的一样
}
# A web page gives its sheets other names.
knows_a_web_page() {
  folder && /usr/bin/python3 tests/marked/page.py "$first" >"$work/data/交回/表.html" && judged && says "$work/out" '错误 3 处' &&
    says "$work/err" 退回修改的表交回来了
}
# 何无恙 has nothing wrong: only the list of all who went out names him. Whether his other rows are gone, too, or not, he is as he was.
misses_who_went_out() {
  folder && edit "$first" "$work/edited.xlsx" 读者服务与参考咨询=参考咨询 && for last in 2 99; do
    /usr/bin/python3 tests/marked/drop.py "$work/edited.xlsx" "$work/data/交回/一.xlsx" 330599199202080018 $last && judged && says "$work/out" '错误 3 处' &&
      says "$work/err" '花名册.xlsx!申报人员!6' '交回的 交回/一.xlsx 里没有何无恙（330599…0018）了，这里还有，仍按这里做' '不再申报的，请在这里删去他的各行' &&
      test "$(grep -c '里没有.*了，这里还有' "$work/err")" -eq 1 && "$zhibiao" make "$work/data" --draft --dump=model --only 评审表 -o "$work/drafts" >"$work/out" 2>&1
    cat "$work"/drafts/评审表/*/*/何无恙*.model.txt >"$work/model" && says "$work/model" 读者服务与参考咨询 && ! grep -q '"参考咨询' "$work/model" || return 1
  done
}
# A unit deleted its own row, in sheet 6, and left its people; as it went out, nothing is missed.
misses_the_unit() {
  folder && cp "$first" "$work/data/交回/一.xlsx" && judged && ! grep 这里还有 "$work/err" &&
    /usr/bin/python3 tests/marked/drop.py "$first" "$work/data/交回/一.xlsx" 湖州市示例图书馆 6 6 && judged && says "$work/out" '错误 3 处' &&
    says "$work/err" '花名册.xlsx!单位!2' '交回的 交回/一.xlsx 的“单位”表里没有“湖州市示例图书馆”了，这里还有，仍按这里做' '不要了的，请在这里删去它的各行' &&
    test "$(grep -c '了，这里还有' "$work/err")" -eq 1
}
# Somebody of it has gone to another unit that is known: its row never was in this table.
misses_no_unit_that_others_have() {
  folder && printf '%s\n' 单位名称,单位性质,所属区县,公示地点 湖州市示例档案馆,事业单位,市本级,公告栏 >"$work/data/单位.csv" &&
    /usr/bin/python3 tests/marked/move.py "$first" "$work/data/交回/一.xlsx" 孙无照 湖州市示例图书馆 湖州市示例档案馆 &&
    runs 1 check "$work/data" -o "$work/checked" && ! grep 这里还有 "$work/err"
}
# Who is handed in beside the table, and was not there when it went out, is no matter of it.
misses_nobody_else() {
  folder && cp "$first" "$work/data/交回/一.xlsx" && printf '%s\n' '姓名,身份证号,工作单位,所属区县,申报级别,申报专业,申报资格名称' \
    '新来,330599198703030014,湖州市示例图书馆,市本级,中级,图书资料,馆员' >"$work/data/补报.csv" &&
    runs 1 check "$work/data" -o "$work/checked" && says "$work/out" '申报人员 6 人' && ! grep 这里还有 "$work/err"
}
# A table that went back later counts, also for whom it has not; an earlier one still has him.
misses_who_is_only_in_the_older() {
  folder && edit "$first" "$work/data/交回/二.xlsx" 孙无照=孙有照 && runs 0 make "$work/data" --only 退回修改表 -o "$work/second" &&
    /usr/bin/python3 tests/marked/drop.py "$work"/second/退回修改/市本级/湖州市示例图书馆.xlsx "$work/data/交回/三.xlsx" 330599199202080018 && judged &&
    says "$work/err" '交回/二.xlsx!申报人员!5' '交回的 交回/三.xlsx 里没有何无恙' && ! grep -q '没有孙' "$work/err"
}
# csv has the sheet that was open: the first.
tells_of_a_list_alone() {
  folder && "$zhibiao" dump --csv "$first" >"$work/data/交回/表.csv" && judged && says "$work/err" '没有后面改好的各表' 存成\ xlsx
}
# 张三's first row stands below the titles, which do not go back.
names_rows_as_they_stand_there() {
  rm -rf "$work/data" && mkdir "$work/data" && {
    printf '申报人员名册,,,,\n2020年,,,,\n姓名,身份证号,工作单位,申报级别,申报专业,申报资格名称\n'
    printf '张三,330599198703030014,甲公司,%s,工程,%s\n' 中级 工程师 副高级 高级工程师
  } >"$work/data/申报人员.csv" && runs 0 make "$work/data" --only 退回修改表 -o "$work/third" && unzip -p "$work"/third/退回修改/*/甲公司.xlsx >"$work/parts" &&
    says "$work/parts" '与 这个文件的 申报人员!B2 重复' && ! grep -q 申报人员.csv!B4 "$work/parts"
}

# The row stands in its table with the number that it was typed with, which is nobody's; the problem is the person's.
a_row_of_a_mistyped_number_goes_back() {
  mkdir -p "$work/mistyped" && printf '%s\n' '姓名,身份证号,工作单位,所属区县,申报级别,申报专业,申报资格名称' \
    '张三,330599198703030014,甲公司,德清县,中级,工程,工程师' >"$work/mistyped/申报人员.csv" &&
    printf '%s\n' '身份证号,起始年月,终止年月,工作单位,从事何专业技术工作' '330599198703030014,2008-07,,甲公司,施工技术一' \
      '330599198703030015,2010-07,,甲公司,施工技术二' >"$work/mistyped/工作经历.csv" && runs 1 check "$work/mistyped" -o "$work/mistyped.out" &&
    unzip -p "$work/mistyped.out/退回修改/德清县/甲公司.xlsx" 'xl/worksheets/sheet*.xml' >"$work/sheets" && says "$work/sheets" 施工技术一 施工技术二 330599198703030015
}

check "a table says for which time it goes back" goes_out
check "two that contradict each other refuse whom they differ in" refuses_two_that_differ
check "--prefer says which counts" prefers_what_is_told
check "two with the same rows are one" takes_the_same_once
check "of two the one that went back last counts" takes_the_newest
check "who went out and is not in it any more is told" misses_who_went_out
check "a unit whose row is not in it any more is told" misses_the_unit
check "a unit that somebody of it has gone to is not told" misses_no_unit_that_others_have
check "who was never in it is not told" misses_nobody_else
check "who is only in an older one is told, too" misses_who_is_only_in_the_older
check "it is known as a web page" knows_a_web_page
check "a list without its tables is told" tells_of_a_list_alone
check "what is said of another row names it as it stands there" names_rows_as_they_stand_there
check "a row of a mistyped number goes back" a_row_of_a_mistyped_number_goes_back
