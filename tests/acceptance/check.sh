#!/bin/sh
# zhibiao check: its report, slips and lines; what make refuses and what --draft makes all the same; 材料清单.
. tests/lib.sh
mkdir "$work/photos"
sh tests/rules/photos.sh "$work/photos"
cp -r samples/huzhou-2020 "$work/season"
lua5.4 tests/rules/planted.lua "$zhibiao" "$work/season" "$work/photos" >"$work/planted"
planted=$(sed -n 's/.*rules, \([0-9]*\) faults, besides \([0-9]*\) hints/\1+\2/p' "$work/planted")
planted=$(($planted))
rm -f "$work/season/err"

finds_nothing_in_the_season() {
  runs 0 check samples/huzhou-2020 --date 2020-09-30 -o "$work/good" && says "$work/out" "阶段是“评审”" "错误 0 处，提醒 0 处，提示 23 处" "检查报告：1 份" &&
    test -f "$work/good/检查报告.xlsx" && test ! -e "$work/good/退回修改"
}
finds_what_was_planted() {
  runs 1 check "$work/season" --date 2020-10-09 -o "$work/found" && says "$work/out" "检查报告：1 份" "退回修改通知单：10 份" "错误 48 处，提醒 9 处，提示 24 处" \
      "  错误     3 处  补传附件：冯凝敏、谈远磊、邱倩沁，如“缺附件" "还有 41 种"
}
makes_the_same_again() {
  runs 1 check "$work/season" --date 2020-10-09 -o "$work/again" && diff -r "$work/found" "$work/again"
}
says_a_line_for_each() {
  runs 1 check "$work/season" --date 2020-10-09 --json && test "$(wc -l <"$work/out")" -eq "$planted" &&
    /usr/bin/python3 -c 'import json, sys
for line in sys.stdin:
    finding = json.loads(line)
    assert finding["message"] and finding["remedy"] and finding["rule"] and finding["level"] in ("error", "warning", "hint"), line' <"$work/out"
}

# shown REPORT FOLDER: each sheet as FOLDER/检查报告-TITLE.csv, as LibreOffice shows it: texts in quotes, numbers without.
shown() {
  converts 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1' "$2" "$1" >/dev/null 2>&1
  find "$2" -name '检查报告-*.csv' | sed 's,.*/检查报告-,,; s,[.]csv$,,' | LC_ALL=C sort >"$work/sheets"
  test -s "$work/sheets"
}
# rows_of TITLE: the findings that its sheet numbers.
rows_of() {
  grep -cE '^[0-9]+,' "$work/shown/检查报告-$1.csv"
}
is_counted_in_the_report() {
  shown "$work/found/检查报告.xlsx" "$work/shown" && runs 1 check "$work/season" --date 2020-10-09 --json || return 1
  places='总览|单位|市本级|吴兴区|南浔区|德清县|长兴县|安吉县'
  test "$(rows_of 德清县)" -eq "$(grep -c '"district":"德清县"' "$work/out")" || return 1
  grep -vxE "$places" "$work/sheets" >"$work/units"
  test "$(wc -l <"$work/units")" -eq "$(grep -o '"unit":"[^"]*"' "$work/out" | sort -u | wc -l)" || return 1
  of_units=0
  for unit in $(cat "$work/units"); do of_units=$((of_units + $(rows_of "$unit"))); done
  test "$of_units" -eq "$planted"
}
leads_to_the_source_files() {
  mkdir -p "$work/unzipped" && unzip -qo "$work/found/检查报告.xlsx" -d "$work/unzipped" || return 1
  grep -ho 'Target="[^"]*" TargetMode="External"' "$work"/unzipped/xl/worksheets/_rels/*.rels |
    sed 's/^Target="//; s/" TargetMode.*//; s/#.*//; s/%20/ /g' | tr '\\\\' / | sort -u >"$work/targets"
  test -s "$work/targets" || return 1
  while IFS= read -r target; do
    (cd "$work/found" && test -f "${target#file:///}") || { echo "$target"; return 1; }
  done <"$work/targets"
}
puts_all_into_slips() {
  find "$work/found/退回修改" -name '*.pdf' -exec pdftotext -layout {} - \; | tr -d ' \n\f' >"$work/slips"
  runs 1 check "$work/season" --date 2020-10-09 --json
  /usr/bin/python3 -c 'import json, re, sys
slips = open(sys.argv[1], encoding="utf-8").read()
missing = 0
for line in sys.stdin:
    finding = json.loads(line)
    if finding["level"] != "hint" and finding["remedy"][:6].replace(" ", "") not in slips:
        print(finding["rule"], finding["remedy"])
        missing += 1
sys.exit(missing > 0)' "$work/slips" <"$work/out"
}
have_a_receipt_each() {
  for slip in "$work"/found/退回修改/德清县/*.pdf; do
    pdftotext "$slip" "$work/slip" && says "$work/slip" 退回修改通知单 德清县人力社保局专业技术人员管理科 8367490 2020年9月30日 沿此线撕下 签收人 || return 1
  done
}

refuses_who_has_errors() {
  runs 1 make "$work/season" --date 2020-10-09 -o "$work/made" --only 评审表,破格推荐审批表,岗位信息表 || return 1
  runs 1 check "$work/season" --date 2020-10-09 --json
  wrong=$(grep '"level":"error"' "$work/out" | grep -o '"owner":"[0-9X]*"' | sort -u | wc -l)
  test "$(find "$work/made/评审表" -name '*.pdf' | wc -l)" -ge $((300 - wrong)) || return 1
  test ! -e "$work/made/评审表/德清县/德清县余英小学/陆康水-0014.pdf" && says "$work/made/manifest.json" "四（一）"
}
prints_drafts() {
  runs 0 make "$work/season/04德清县" "$work/season/06安吉县" --date 2020-10-09 -o "$work/drafts" --only 评审表 --draft --dump=pages || return 1
  test "$(find "$work/drafts/评审表" -name '*.pdf' | wc -l)" -eq 100 || return 1
  grep -q '^  text .* angle .*"草' "$work/drafts/评审表/德清县/德清县余英小学/陆康水-0014.pages.txt" || return 1
  find "$work/drafts/评审表/安吉县" -name '*.pages.txt' -exec cat {} + >"$work/pages"
  test "$(grep -c '^page 1 ' "$work/pages")" -eq 50 && ! grep " angle .*草" "$work/pages"
}

lists_materials_on_one_page() {
  runs 0 make samples/huzhou-2020 --date 2020-09-30 -o "$work/lists" --only 材料清单 || return 1
  test "$(find "$work/lists/材料清单" -name '*.pdf' | wc -l)" -eq 300 && some_pdfs "$work/lists" >"$work/some" &&
    xargs -0 -n 1 pdfinfo <"$work/some" | grep Pages: | sort -u | grep -qxE 'Pages: +1'
}
# What his case does not ask for is named in one line, without a number of its own.
leaves_out_what_nobody_needs() {
  pdftotext -layout "$work"/lists/材料清单/南浔区/浙江浔升*/何栋浩*.pdf "$work/list" && says "$work/list" 不用上传材料 不需要的附件 || return 1
  ! grep -E '^ *[0-9]+ +(非在编|学历证书|现任专业)' "$work/list"
}
# Nobody's list comes from another district's files.
names_its_own_sources() {
  grep '"path": "材料清单/南浔区/' "$work/lists/manifest.json" >"$work/listed" && says "$work/listed" 03南浔区 && ! grep -q 01市本级 "$work/listed"
}
tells_what_is_missing() {
  runs 0 make "$work/season/04德清县" --date 2020-10-09 -o "$work/lists" --only 材料清单 || return 1
  pdftotext -layout "$work"/lists/材料清单/德清县/浙江莫干*/邱倩沁*.pdf - | grep -qE '还缺 1 项：破格推荐'
}
makes_do_without_attachments() {
  mkdir "$work/bare"
  find samples/huzhou-2020/04德清县 -name '*.csv' ! -name '*附件*' -exec cp {} "$work/bare" \;
  runs 0 make "$work/bare" -o "$work/bare/made" --only 材料清单 || return 1
  pdftotext -layout "$work"/bare/made/材料清单/德清县/德清县余英小学/陆康水*.pdf - | grep -q '请逐项核对打勾'
}

# Where a unit's own row can't be read, the slip says so all the same; a draft is made of whom no unit, name or district is known.
lacking() {
  mkdir "$work/lacking" && cat >"$work/lacking/申报人员.csv" <<'END' && cat >"$work/lacking/单位.csv" <<'END' || return 1
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,现任专业技术资格,申报专业,具体专业,申报级别,申报资格名称,申报类型
330599198001010019,张三,女,1980-01,第一中学,德清县,本科,二级教师,教师,语文,中级,一级教师,正常晋升
330599198001010027,李四,男,1980-01,,市本级,本科,二级教师,教师,语文,中级,一级教师,正常晋升
330599198001010035,,男,1980-01,第一中学,,本科,二级教师,教师,语文,中级,一级教师,正常晋升
END
工作单位,所属区县,单位性质,联系电话,公示地点,监督电话
第一中学,德清县,事业单位,0572-2000001,公告栏,05722
END
  "$zhibiao" check "$work/lacking" -o "$work/lacking/out" >"$work/out" 2>"$work/err"
  pdftotext "$work/lacking/out/退回修改/德清县/第一中学.pdf" - | tr -d ' \n' >"$work/slip" && says "$work/slip" 05722 || return 1
  "$zhibiao" make "$work/lacking" -o "$work/lacking/drafts" --only 评审表,材料清单 --draft >"$work/out" 2>"$work/err"
  for document in 评审表 材料清单; do
    test -f "$work/lacking/drafts/$document/市本级/未填单位/李四-0027.pdf" && test -f "$work/lacking/drafts/$document/未填区县/第一中学/未填姓名-0035.pdf" || return 1
  done
  ! grep 'lua/' "$work/err"
}

# Names that file systems and spreadsheets don't take, no unit, no district, an unreadable cell.
odd_names() {
  mkdir "$work/odd"
  cat >"$work/odd/申报人员.csv" <<'END'
身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,现任专业技术资格,申报专业,具体专业,申报级别,申报资格名称,申报类型
330599198001010019,张三,女,1980-01,[一]: */中学?,德清县,本科,二级教师,教师,语文,中级,一级教师,正常晋升
330599198001010027,李四,男,1980-01,一个名字长到三十一个字放不下的单位一个名字长到三十一个字放不下的单位甲,德清县,本科,二级教师,教师,语文,中级,一级教师,正常晋升
330599198001010035,王五,男,1980-01,一个名字长到三十一个字放不下的单位一个名字长到三十一个字放不下的单位乙,,本科,二级教师,教师,语文,中级,一级教师,正常晋升
330599198001010043,赵六,男,1980-13,总览,火星,本科,二级教师,教师,语文,中级,一级教师,正常晋升
END
  runs 1 check "$work/odd" -o "$work/odd/out" && shown "$work/odd/out/检查报告.xlsx" "$work/odd/shown" || return 1
  says "$work/sheets" "_一__ __中学_" "（2）" 未填区县 火星 "总览（2）" && cat "$work"/odd/shown/*.csv >"$work/cells" && says "$work/cells" 1980-13
}

reads_nothing() {
  mkdir "$work/empty"
  runs 3 check "$work/empty" -o "$work/empty/out"
}

check "the season has nothing to find" finds_nothing_in_the_season
check "what was planted is found and told" finds_what_was_planted
check "the report and the slips are the same again" makes_the_same_again
check "--json has a line for each" says_a_line_for_each

# What `zhibiao serve` asks for: both in one run.
gives_lines_and_reports() {
  runs 1 check samples/faults --json && mv "$work/out" "$work/lines" || return 1
  runs 1 check samples/faults -o "$work/apart" || return 1
  runs 1 check samples/faults --json -o "$work/both" && cmp "$work/out" "$work/lines" && says "$work/err" "检查报告：1 份" &&
    sed "s/apart/both/g" "$work/apart/manifest.json" | cmp - "$work/both/manifest.json" && test -f "$work/both/检查报告.xlsx"
}
check "--json with -o has the lines and makes the reports" gives_lines_and_reports
check "each is in its office's and its unit's sheet" is_counted_in_the_report
check "links lead to the source files" leads_to_the_source_files
check "each but the hints is in a slip" puts_all_into_slips
check "slips name the office and the last day, and have a receipt" have_a_receipt_each
check "make refuses who has errors" refuses_who_has_errors
check "--draft makes them with a watermark" prints_drafts
check "a list of materials is one page" lists_materials_on_one_page
check "it leaves out what nobody needs" leaves_out_what_nobody_needs
check "its sources are its own" names_its_own_sources
check "it tells what is missing" tells_what_is_missing
check "without attachments it is there to be ticked" makes_do_without_attachments
check "slips and drafts of who lacks something" lacking
check "odd names of units and districts" odd_names
check "a folder without tables is an error" reads_nothing
