#!/bin/sh
# For `make test-more`: it makes the season under many notices.
# A notice is a folder: it is chosen, checked before anyone is judged by it, tried by its cases, and makes a season in ten lines.
. tests/lib.sh
export XDG_CONFIG_HOME="$work/settings"
own=$work/settings/zhibiao/notices
mkdir -p "$own"

# notice NAME: the user's own notice of this name, from standard input.
notice() {
  mkdir -p "$own/$1" && cat >"$own/$1/notice.lua"
}

# Ten lines that are a notice of 绍兴 2024. ADDED: more facts.
ten_lines() {
  cat <<LUA
return {
  from = "zhejiang", issuer = "绍兴市示例中心", city = "绍兴市", year = 2024, date = "2024-03-01",
  number = "绍示发〔2024〕1号", title = "绍兴市示例中心关于2024年度职称评审的通知",
  cut_off = { date = "2024-12-31", clause = "一" }, hours = { years = { 2022, 2023 }, clause = "二" },
  series = { "工程", "会计" },
  offices = { { district = "市本级", name = "市示例中心", hr = "绍兴市人社局", address = "示例路1号", phone = "0575-1234567" } },
  plans = { { name = "2024年度评审计划", levels = { "初级", "中级", "副高级", "正高级" },
    opens = "2024-03-10", closes = "2024-04-20" } },
  $1
}
LUA
}

# --- Data that are wrong ----------------------------------------------------------------------------------------------

tap() {
  lua5.4 "tests/notices/$1.lua" >"$work/tap" 2>&1 || echo "not ok - $1.lua ended early" >>"$work/tap"
  cat "$work/tap"
}
tap removals
tap slips

# A person, and a folder that is not there.
people=$work/people
mkdir "$people"
printf '身份证号,姓名,工作单位,申报专业,申报级别,申报资格名称\n330599198503120031,例甲,甲厂,工程,中级,工程师\n' >"$people/申报人员.csv"

stops_every_run() {
  ten_lines 'hour = 1,' | notice broken
  for command in "make $people -o $work/out1" "check $people -o $work/out1" "check $people --json" "check --rules" \
    "blank 评审表 -o $work/out1/a.pdf" "new $work/out1" list "lint posts -o $work/out1/a.pdf"; do
    # shellcheck disable=SC2086 # words
    runs 4 $command --notice broken && says "$work/err" "$own/broken/notice.lua:9" '没有“hour”这一项' || return 1
    [ ! -e "$work/out1" ] && ! grep -q 例甲 "$work/out" || { echo "$command went on"; return 1; }
  done
}

tells_all_at_once() {
  { ten_lines 'hour = 1, ban = { years = "3" }, fee = { clause = "" },' | sed 's/0575-1234567/0575-123456O/'; } | notice broken
  runs 4 notice check "$own/broken/notice.lua" && runs 4 notice check broken && says "$work/out" '错误 4 处，改好以前不能用' '案例还没有试' &&
    says "$work/err" hour 'ban.years' 'fee.clause' 'offices[1].phone'
}

tells_what_lua_says_in_chinese() {
  ten_lines '' | sed 's/issuer = "绍兴市示例中心",/issuer = “绍兴市示例中心”,/' | notice broken
  runs 4 notice check broken && says "$work/err" "$own/broken/notice.lua:2" '这一行有中文的符号““”' || return 1
  ten_lines 'insurance = { months = 3 * x },' | notice broken
  runs 4 check "$people" --notice broken -o "$work/out1" && says "$work/err" "$own/broken/notice.lua:9" '没有叫做“x”的东西' || return 1
  ten_lines '' | notice broken && printf 'return {\n  examples = { unit = "甲厂" }\n  documents = {},\n}\n' >"$own/broken/words.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/words.lua:3" '漏了逗号' '第 2 行的末尾' || return 1
  rm "$own/broken/words.lua"
  echo 'return "湖州"' | notice broken
  runs 4 notice check broken && says "$work/err" '没有交出一个表'
}

names_missing_clauses_and_goes_on() {
  ten_lines '' | notice shaoxing-2024
  runs 0 notice check shaoxing-2024 && says "$work/out" '没有错误，可以用' && says "$work/err" '依据：未填' '照片的依据（photo.clause）' &&
    runs 0 check --rules --notice shaoxing-2024 && says "$work/out" 未填 && [ ! -s "$work/err" ]
}

checks_rules_by_name() {
  ten_lines 'binding_customs = { "age-lest" },' | notice broken
  runs 4 notice check broken && says "$work/err" "$own/broken/notice.lua:9" '没有“age-lest”' '是不是“age-least”？' &&
    runs 4 check "$people" --notice broken -o "$work/out1" && says "$work/err" "$own/broken/notice.lua:9" '没有“age-lest”'
}

checks_that_own_facts_are_used() {
  ten_lines 'facts = { bonus = 3, spare = 4 },' | notice broken
  mkdir -p "$own/broken/rules" && echo 'local n = require("notices.current").facts.bonus return {}' >"$own/broken/rules/own.lua"
  runs 0 notice check broken && says "$work/err" '没有规则或文书用到“spare”' && ! grep -q 用到“bonus” "$work/err"
}

# What other files of the folder return, at their lines.
tells_where_a_file_is_wrong() {
  for script in words fields rules/own; do
    ten_lines '' | notice broken && mkdir -p "$own/broken/rules" || return 1
    echo 'return 1' >"$own/broken/$script.lua"
    runs 4 notice check broken && says "$work/err" "$own/broken/$script.lua:1" '没有交出一个表' || return 1
    printf 'local t = {}\nt.t = { t }\nreturn t\n' >"$own/broken/$script.lua"
    runs 4 check "$people" --notice broken -o "$work/out1" && says "$work/err" "$own/broken/$script.lua:1" '绕着圈子' || return 1
    rm "$own/broken/$script.lua"
  done
  printf 'return {\n  { id = "x" } }\n' >"$own/broken/rules/own.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/rules/own.lua:2" '规则 x：没有 name' || return 1
  sed 's/{ id = "x" }/{ id = "hours-enough", name = "x", clause = "x", level = "error", on = "applicants", text = "x", example = "x", message = "x", remedy = "x", check = tostring }/' \
    -i "$own/broken/rules/own.lua" && runs 4 notice check broken && says "$work/err" "$own/broken/rules/own.lua:2" '重名：程序自带的规则（hours）' || return 1
  sed -i 's/hours-enough/x/; s/text = /columns = { "scor" }, text = /' "$own/broken/rules/own.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/rules/own.lua:2" '“scor”不是这张表的列' || return 1
  printf 'return { id = "x" }\n' >"$own/broken/rules/own.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/rules/own.lua:1" '应当是一串规则' || return 1
  rm "$own/broken/rules/own.lua" && printf 'return { applicants = {\n  { name = "score", header = "成绩", type = "txt" } } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:2" '没有类型' || return 1
  printf 'return { applicants = {\n  { name = "score", header = "姓名", type = "text" } } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:2" '列名“姓名”有两个' '程序自带的“姓名”' || return 1
  printf 'return {\n  applicants = { name = "score", header = "成绩", type = "number" } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:2" '应当是一串列' || return 1
  printf 'return { applicants = {\n  { name = "score", header = "成绩", type = "number", behind = "nane" } } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:2" '没有这个代号的列，是不是“name”？' || return 1
  printf 'return { applicants = {\n  { name = "score", header = "成绩", type = "number", alias = { "分数" } } } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:2" '列“成绩”里不认识“alias”，是不是“aliases”？' || return 1
  printf 'return { teams = {\n  title = "班组", owner = "id_number", keys = {}, fields = {} } }\n' >"$own/broken/fields.lua"
  runs 4 notice check broken && says "$work/err" "$own/broken/fields.lua:1" '新表“teams”里不认识“keys”，是不是“key”？' || return 1
  rm "$own/broken/fields.lua"
}
# The city is a county: its own city may be named, another's may not.
takes_a_county() {
  ten_lines '' | sed 's/"绍兴市"/"新昌县"/; s/hr = "绍兴市人社局"/hr = "绍兴市新昌县人社局"/; s/市本级/新昌县/' | notice county
  runs 0 notice check county && says "$work/out" '新昌县 2024' || return 1
  sed -i 's/市示例中心", hr/宁波市的中心", hr/' "$own/county/notice.lua" && runs 4 notice check county && says "$work/err" '别的城市“宁波市”' || return 1
  ten_lines '' | sed 's/"绍兴市"/"新昌"/' | notice county && runs 4 notice check county && says "$work/err" '没有“新昌”' '新昌县'
}
# What each year's steps are is its own; a step may be left open.
asks_for_each_years_steps() {
  cat <<LUA | notice ningbo-2024
return {
  from = "ningbo-2023-construction", year = 2024, date = "2024-06-11", number = "2024年6月11日公布", title = "2024年度宁波市建设中级工程师职称评审工作通知",
  cut_off = { date = "2024-12-31" }, hours = { years = { 2021, 2022, 2023 } },
  reviews = { windows = { person = { opens = "2024-06-19", closes = "2024-07-10" } } },
  plans = { { name = "2024年度评审计划", levels = { "中级" }, opens = "2024-06-19", closes = "2024-08-11" } },
}
LUA
  runs 4 notice check ningbo-2024 && says "$work/err" reviews.windows.unit.closes reviews.windows.dept.closes '2023-07-21 是2023 年度的' && ! grep -q windows.person.opens "$work/err" || return 1
  sed -i 's/"2024-07-10" }/&, unit = false, dept = false/' "$own/ningbo-2024/notice.lua" && runs 0 notice check ningbo-2024 && says "$work/err" windows.person.clause &&
    runs 0 check --rules --notice ningbo-2024 && grep 'window-person' "$work/out" | grep -q '| 未填 |' && ! grep -q window-unit "$work/out"
}
# A province's sentences name its own offices.
tells_of_sentences_of_other_offices() {
  ten_lines 'reviews = { offices = { { field = "unit", name = "单位" }, { field = "hr", name = "评委会办公室", sign = "审核人" } } },' | notice offices
  runs 0 notice check offices && says "$work/err" sentences.evaluation_notes '当地人力社保部门' '“单位、评委会办公室”' && ! grep -q 'handling' "$work/err" || return 1
  runs 0 blank 材料清单 --notice offices -o "$work/blank.pdf" && pdftotext "$work/blank.pdf" "$work/text" && tr -d '\n' <"$work/text" | grep -q '单位、评委会办公室盖章' || return 1
  runs 0 blank 评审表 --notice offices -o "$work/blank.pdf" && pdftotext "$work/blank.pdf" "$work/text" && says "$work/text" 负责人签名 审核人
}
check "a wrong notice stops every run before a person is judged" stops_every_run
check "what is wrong with another file of the folder is told at its line" tells_where_a_file_is_wrong
check "a county may be the city" takes_a_county
check "each year has to say its own steps, whose clause is none of the plans'" asks_for_each_years_steps
check "sentences of other offices are told, and forms name the notice's" tells_of_sentences_of_other_offices
check "all that is wrong is told at once" tells_all_at_once
check "what Lua can't run is told in Chinese, with its line" tells_what_lua_says_in_chinese
check "missing clauses are named, and stop nothing" names_missing_clauses_and_goes_on
check "a rule that the notice names has to be one" checks_rules_by_name
check "facts of its own have to be used by its own rules" checks_that_own_facts_are_used
rm -rf "$own/broken"

# --- What is left of another ------------------------------------------------------------------------------------------

takes_nothing_over_from_another_issuer() {
  printf 'return {\n  from = "huzhou-2020", issuer = "绍兴市示例中心", city = "绍兴市", year = 2024, number = "绍示发〔2024〕1号" }\n' | notice copied
  runs 4 notice check copied || return 1
  for fact in title date cut_off.date hours.years series offices plans; do says "$work/err" "（$fact）：“huzhou-2020”里写的是" || return 1; done
  ten_lines '' | sed 's/from = "zhejiang"/from = "huzhou-2020"/; s/0575-1234567/2033099/; s/市示例中心", hr/湖州的中心", hr/' | notice copied
  runs 4 notice check copied && says "$work/err" '电话“2033099”' '城市“湖州”' 'unlisted[4].remedy' '请在 '"$own/copied/notice.lua"' 里写上自己的 unlisted' || return 1
  ten_lines 'unlisted = {}, mentions = { "湖州" },' | sed 's/from = "zhejiang"/from = "huzhou-2020"/; s/市示例中心", hr/湖州的中心", hr/' | notice copied
  runs 0 notice check copied && says "$work/err" '（photo.clause）'
}

asks_each_year_anew() {
  printf 'return {\n  from = "huzhou-2020", year = 2021, number = "湖职指发〔2021〕1号",\n  title = "关于2021年度职称评审的通知" }\n' | notice huzhou-2021
  runs 4 notice check huzhou-2021 || return 1
  for fact in date cut_off.date hours.years plans; do says "$work/err" "（$fact）：“huzhou-2020”里写的是 2020 年度的" || return 1; done
  ! grep -q '（offices）\|clause' "$work/err" || return 1
  cat <<LUA | notice huzhou-2021
return {
  from = "huzhou-2020", year = 2021, number = "湖职指发〔2021〕1号", date = "2021-08-04", title = "关于2021年度职称评审的通知",
  cut_off = { date = "2021-12-31" }, hours = { years = { 2017, 2018, 2019, 2020 } },
  plans = { { name = "湖州市2021年度评审计划", levels = { "初级", "中级", "副高级", "正高级" },
    opens = "2021-08-10", closes = "2021-09-30" } },
}
LUA
  runs 0 notice check huzhou-2021 && [ ! -s "$work/err" ]
}

finds_what_a_copied_folder_kept() {
  sed 's/"湖州市"/"绍兴市"/' lua/notices/huzhou-2020/notice.lua | notice copied
  runs 4 notice check copied && says "$work/err" '“发文单位”（issuer）里有别的城市“湖州市”' '“吴兴区”是湖州市的' '“通知的标题”（title）'
}

check "nothing is taken over from another issuer's notice without a word" takes_nothing_over_from_another_issuer
check "the next year has to say what is each year's own" asks_each_year_anew
check "a copied folder's city and districts are found" finds_what_a_copied_folder_kept
rm -rf "$own/copied"

# --- Which notice -----------------------------------------------------------------------------------------------------

# Which notice the manifest of a check of DATA... names.
in_force() {
  rm -rf "$work/out2"
  "$zhibiao" check "$@" -o "$work/out2" >/dev/null 2>"$work/err"
  sed -n 's/.*"notice": "\([^"]*\)".*/\1/p' "$work/out2/manifest.json"
}

is_chosen() {
  wanted=$1
  shift
  found=$(in_force "$@")
  [ "$found" = "$wanted" ] || { echo "$found, not $wanted: $*"; cat "$work/err"; return 1; }
}

chooses() {
  ten_lines '' | notice shaoxing-2024
  cp -r "$own/shaoxing-2024" "$work/elsewhere-2024" && cp -r "$people" "$work/people2" && cp -r "$people" "$work/people3" || return 1
  is_chosen huzhou-2020 "$people" && is_chosen shaoxing-2024 "$people" --notice shaoxing-2024 &&
    is_chosen elsewhere-2024 "$people" --notice "$work/elsewhere-2024" && is_chosen elsewhere-2024 "$people" --notice "$work/elsewhere-2024/" || return 1
  echo shaoxing-2024 >"$work/people2/notice.txt" && cp -r "$work/elsewhere-2024" "$work/people3/own-2024" && echo own-2024 >"$work/people3/notice.txt"
  is_chosen shaoxing-2024 "$work/people2" && is_chosen own-2024 "$work/people3" && is_chosen huzhou-2020 "$work/people2" --notice huzhou-2020 || return 1
  echo shaoxing-2024 >"$work/settings/zhibiao/notice.txt"
  is_chosen shaoxing-2024 "$people" && runs 0 notice list && says "$work/out" 'shaoxing-2024（不写明就按它）' "在 $own/shaoxing-2024"
  found=$?
  rm "$work/settings/zhibiao/notice.txt"
  return $found
}

# A folder of the user's has the program's name: his own counts.
prefers_the_users_own() {
  sed 's/五（四）/五（九）/' lua/notices/huzhou-2020/notice.lua | notice huzhou-2020
  runs 0 check --rules && says "$work/out" 五（九） && runs 0 notice list && says "$work/out" "在 $own/huzhou-2020"
  found=$?
  rm -rf "$own/huzhou-2020"
  return $found
}

refuses_two_notices() {
  runs 2 check "$work/people2" "$work/people3" -o "$work/out1" && says "$work/err" 'notice.txt 里是“shaoxing-2024”' && [ ! -e "$work/out1" ]
}

lists() {
  runs 0 notice list && says "$work/out" 'huzhou-2020（不写明就按它）' '湖州市 2020 年度：' '绍兴市 2024 年度：' '别的通知的底稿' 'lua/notices/zhejiang'
}

tells_what_is_not_there() {
  runs 4 check "$people" --notice huzhou-2019 -o "$work/out1" && says "$work/err" '没有“huzhou-2019”这个通知' || return 1
  runs 4 notice check "$work/none/" && runs 2 notice look && runs 2 notice && runs 2 notice list huzhou-2020 || return 1
  echo 'return { from = "b" }' | notice a && echo 'return { from = "a" }' | notice b && runs 4 notice check a && says "$work/err" 绕着圈子 "$own/b/notice.lua:1" || return 1
  echo 'return { from = "qinghai" }' | notice b && runs 4 notice check a && says "$work/err" '“qinghai”' "$own/b/notice.lua:1" || return 1
  runs 4 notice list && says "$work/out" huzhou-2020 && says "$work/err" '“qinghai”'
  found=$?
  rm -rf "$own/a" "$own/b"
  return $found
}

check "a notice is chosen by name, by folder, by the data, by the user's settings" chooses
check "a folder of the user's comes before the program's" prefers_the_users_own
check "two data folders that name different notices are refused" refuses_two_notices
check "the list says whose each is, where it stands, and which is the default" lists
check "cycles, and what is not there, are told" tells_what_is_not_there

# --- Cases ------------------------------------------------------------------------------------------------------------

tries_cases() {
  runs 0 notice check huzhou-2020 && says "$work/out" '没有错误，可以用' && grep -q '试了案例 [1-9]' "$work/out" && [ ! -s "$work/err" ]
}

tells_cases_that_come_out_otherwise() {
  cp -r lua/notices/huzhou-2020 "$own/huzhou-2020" && sed -i 's/from = "zhejiang",/&\n  mentions = {},/; s/2018, 2019 }/2018, 2019 }, total = 91/' "$own/huzhou-2020/notice.lua"
  runs 4 notice check huzhou-2020 && says "$work/out" '错误 2 处' && says "$work/err" '预期.csv:2' '预期.csv:4' '（hours-enough）' || return 1
  cp lua/notices/huzhou-2020/notice.lua "$own/huzhou-2020/" && sed -i '2s/,通过/,hours-enough/' "$own/huzhou-2020/cases/继续教育/预期.csv"
  runs 4 notice check huzhou-2020 && says "$work/out" '错误 1 处' && says "$work/err" '预期.csv:2' '没有查出' '（hours-enough）' || return 1
  sed -i 's/,hours-enough$/,通过/; s/,通过/,hours-enogh/; s/0058/0066/' "$own/huzhou-2020/cases/继续教育/预期.csv"
  runs 4 notice check huzhou-2020 && says "$work/err" '没有“hours-enogh”这条规则' '表里没有 330599198503120066'
  found=$?
  rm -rf "$own/huzhou-2020"
  return $found
}

check "a notice's cases are tried" tries_cases
check "cases that come out otherwise are told, at their lines" tells_cases_that_come_out_otherwise

# Tables and folders of cases that can't be tried, and files that are never read.
tells_what_it_never_reads() {
  ten_lines '' | notice odd && mkdir -p "$own/odd/cases/空的" "$own/odd/规则" "$own/odd/rules" "$own/odd/原件" && : >"$own/odd/cases/预期.csv" && : >"$own/odd/原件/通知.pdf" || return 1
  echo 'return {}' | tee "$own/odd/word.lua" "$own/odd/规则/a.lua" "$own/odd/rules/b.LUA" >"$own/odd/places.lua"
  sed -i '1s/^/local places = require("notices.odd.places")\n/; s/绍兴市示例中心关于/" .. (places[1] or "绍兴市示例中心") .. "关于/' "$own/odd/notice.lua"
  runs 4 notice check odd && says "$work/err" odd/cases/预期.csv odd/cases/空的 odd/word.lua '是不是 words.lua' odd/规则 odd/rules/b.LUA && ! grep -q 'places.lua\|原件' "$work/err" || return 1
  says "$work/out" '错误 2 处'
  found=$?
  rm -r "$own/odd"
  return $found
}
check "what is no case, and files that are never read, are told" tells_what_it_never_reads

# --- A whole season ---------------------------------------------------------------------------------------------------

season=$work/season
writes_a_season() {
  mkdir "$season" "$work/photos" && sh tests/rules/photos.sh "$work/photos" && cp "$work/photos/base.jpg" "$season/photo.jpg" || return 1
  cat >"$season/申报人员.csv" <<DATA
身份证号,姓名,性别,出生年月,参加工作时间,工作单位,单位性质,是否在编,所属区县,学历,现任专业技术资格,取得时间,聘任职务,聘任时间,申报专业,申报级别,申报资格名称,申报类型,本人述职,照片,承诺签署时间,缴费时间,公示开始,公示结束,公示情况,单位审核状态,单位审核意见,单位审核时间,报送时间,社保缴纳地
330599199003120013,例甲,男,1990-03,2012-07,示例厂,民营企业,否,市本级,本科,助理工程师,2016-06,助理工程师,2016-07,工程,中级,工程师,正常晋升,从事工程工作。,photo,2024-03-11,2024-04-12,2024-03-12,2024-03-20,公示无异议,审核通过,同意。,2024-03-21,2024-04-15,浙江省绍兴市
DATA
  printf '单位,所属区县,单位性质,公示地点,联系电话,监督电话\n示例厂,市本级,民营企业,公告栏,0575-7654321,0575-7654322\n' >"$season/单位.csv"
  printf '身份证号,年度,总学时,一般公需,行业公需,专业科目\n330599199003120013,2022,90,18,12,60\n330599199003120013,2023,90,18,12,60\n' >"$season/继续教育.csv"
}

makes_a_whole_season_in_ten_lines() {
  writes_a_season && [ "$(ten_lines '' | grep -vc '^ *$')" -le 11 ] || return 1
  runs 0 check "$season" --notice shaoxing-2024 --date 2024-04-20 -o "$work/season-check" && says "$work/out" '绍示发〔2024〕1号' || { cat "$work/out"; return 1; }
  runs 0 make "$season" --notice shaoxing-2024 --date 2024-04-20 -o "$work/season-made" || return 1
  find "$work/season-made" -name '*.pdf' | while read -r file; do pdftotext "$file" -; done >"$work/text"
  find "$work/season-made" -name '*.xlsx' | while read -r file; do unzip -p "$file" 'xl/sharedStrings.xml' 'xl/worksheets/*.xml'; done >>"$work/text"
  says "$work/text" 例甲 绍兴市 || return 1
  ! grep -o '.\{12\}\(湖州\|吴兴\|湖职指\|2020\|2033099\).\{12\}' "$work/text"
}

has_its_own_document_and_template() {
  mkdir -p "$own/shaoxing-2024/documents" "$own/shaoxing-2024/templates" && cat >"$own/shaoxing-2024/documents/receipt.lua" <<LUA
return {
  title = "材料签收单", template = "receipt", order = 60,
  records = function() return query("SELECT DISTINCT unit FROM applicants WHERE unit <> '' ORDER BY unit") end,
  make = function(r) return { file = "材料签收单/" .. r.unit, record = r.unit, unit = r.unit } end,
  sample = function() return { unit = "甲厂" } end,
}
LUA
  cat >"$own/shaoxing-2024/templates/receipt.xml" <<XML
<form id="receipt" title="签收单"><page size="A4" margin="25mm 20mm"/><p style="title">材料签收单</p><p>今收到{unit}的材料。</p></form>
XML
  runs 0 list --notice shaoxing-2024 && says "$work/out" 材料签收单 &&
    runs 0 make "$season" --notice shaoxing-2024 --date 2024-04-20 --only 材料签收单 -o "$work/receipts" &&
    pdftotext "$work/receipts/材料签收单/示例厂.pdf" "$work/text" && says "$work/text" 今收到示例厂的材料 || return 1
  runs 0 list && ! grep -q 材料签收单 "$work/out" || return 1
  runs 0 notice check shaoxing-2024 && cp "$own/shaoxing-2024/templates/receipt.xml" "$work/receipt.xml" &&
    printf '<form id="receipt" title="签收单"><page size="A4" margin="25mm 20mm"/>\n<p>今收到{unti}的材料。</p></form>\n' >"$own/shaoxing-2024/templates/receipt.xml" &&
    runs 4 notice check shaoxing-2024 && says "$work/err" templates/receipt.xml:2 unti && says "$work/out" '改好以前不能用'
  found=$?
  cp "$work/receipt.xml" "$own/shaoxing-2024/templates/receipt.xml"
  return $found
}

# The form of one level on a template of its own, which the trial of templates knows; the other documents are as before.
has_a_template_for_one_level() {
  templates=$own/shaoxing-2024/templates
  sed 's|<p style="notes" each|<p>本表中级用。</p>&|' templates/evaluation.xml >"$templates/evaluation-middle.xml"
  printf 'return { documents = { evaluation = { templates = { { name = "evaluation-middle", levels = { "%s" } } } } } }\n' 中级 >"$own/shaoxing-2024/words.lua"
  runs 0 make "$season" --notice shaoxing-2024 --date 2024-04-20 --only 评审表 -o "$work/middle" && pdftotext "$(find "$work/middle" -name '*.pdf' | head -1)" "$work/text" &&
    says "$work/text" 中级用 && runs 0 lint "$templates/evaluation-middle.xml" --notice shaoxing-2024 -o "$work/lint.pdf" && ! grep -q 没有脚本 "$work/out" "$work/err" || return 1
  sed -i 's/中级/正高级/' "$own/shaoxing-2024/words.lua" && runs 0 make "$season" --notice shaoxing-2024 --date 2024-04-20 --only 评审表 -o "$work/usual" &&
    pdftotext "$(find "$work/usual" -name '*.pdf' | head -1)" "$work/text" && ! grep -q 中级用 "$work/text" || return 1
  sed -i 's/evaluation-middle/evaluation-midle/' "$own/shaoxing-2024/words.lua" && runs 4 notice check shaoxing-2024 && says "$work/err" words.lua:1 '找不到模板 templates/evaluation-midle.xml'
  found=$?
  rm "$own/shaoxing-2024/words.lua" "$templates/evaluation-middle.xml"
  return $found
}

check "ten lines make a whole season of another city" makes_a_whole_season_in_ten_lines
check "a notice has documents and templates of its own" has_its_own_document_and_template
check "one level's form has a template of its own" has_a_template_for_one_level

# All the names that the check lets sentences use can be filled in.
fills_all_names() {
  cp -r "$own/shaoxing-2024" "$own/named" && lua5.4 tests/notices/names.lua >"$own/named/words.lua" && runs 0 notice check named || return 1
  sed 's/审核通过,同意。,2024-03-21/&/; 1s/$/,评审结果,人社部门审核状态/; 2s/$/,通过,审核通过/' "$season/申报人员.csv" >"$work/line" && cp -r "$season" "$work/named" && cp "$work/line" "$work/named/申报人员.csv"
  "$zhibiao" make "$work/named" --notice named --date 2024-04-20 -o "$work/named-made" >"$work/out" 2>"$work/err"
  ! grep -q 可以填 "$work/err" && says "$work/out" 公示表 区县公示表 评审通过人员名单
}
# What Nanjing's notice of 2021 says of deeds, papers and schooling is of its year.
takes_no_cut_off_of_another_year_over() {
  mkdir -p "$own/nanjing-2022" && cat >"$own/nanjing-2022/notice.lua" <<LUA
return {
  from = "nanjing-2021", title = "南京市2022年度职称评审工作问答", number = "2022-04-28", year = 2022, date = "2022-04-28",
  cut_off = { date = "2021-12-31" }, hours = { years = { 2021 } },
  plans = { { name = "2022年度评审计划", levels = { "中级" }, opens = "2022-05-01", closes = "2022-06-30" } },
}
LUA
  runs 4 notice check nanjing-2022 && says "$work/err" "nanjing-2022/notice.lua:3" cut_off.deeds.date cut_off.papers.date cut_off.schooling.date '2021 年度的'
}
check "all names that sentences may use are filled in" fills_all_names
check "what another year's notice says of deeds is not taken over" takes_no_cut_off_of_another_year_over

# What a breaker found: a notice that needs itself, Notepad's mark, another encoding, a specialty under a name of its own.
is_read_as_windows_saves_it() {
  mkdir -p "$own/saved" && sed 's/^    "教师",$/    "教师", { "数字经济", of = "工程" },/' lua/notices/huzhou-2020/notice.lua >"$work/plain.lua" && grep -q 数字经济 "$work/plain.lua" &&
    { printf '\357\273\277' && cat "$work/plain.lua"; } >"$own/saved/notice.lua" && runs 0 notice check saved && says "$work/out" '没有错误' || return 1
  iconv -f UTF-8 -t GB18030 "$work/plain.lua" >"$own/saved/notice.lua" && runs 4 notice check saved && says "$work/err" "saved/notice.lua:1" '另存为 UTF-8'
}
refuses_a_notice_that_needs_itself() {
  printf 'local c = require("notices.current")\nreturn { from = "huzhou-2020" }\n' >"$own/saved/notice.lua" && runs 4 notice check saved && says "$work/err" '还没有读完'
}
goes_by_the_file_beside_the_data() {
  mkdir -p "$work/beside/in" && cp samples/huzhou-2020/04德清县/*业绩.csv "$work/beside/业绩.csv" && : >"$work/beside/notice.txt" || return 1
  runs 2 check "$work/beside/业绩.csv" && says "$work/err" 'notice.txt 是空的' || return 1
  echo 没有这一份 >"$work/beside/notice.txt" && runs 4 check "$work/beside/业绩.csv" && says "$work/err" '没有这一份' "$work/beside/notice.txt" || return 1
  mv "$work/beside/notice.txt" "$work/beside/in/" && { "$zhibiao" check "$work/beside" -o "$work/beside-out" >"$work/out" 2>"$work/err"; says "$work/err" '没有照它'; }
}
check "a notice is read as Windows saves it" is_read_as_windows_saves_it
check "one that needs itself is refused" refuses_a_notice_that_needs_itself
check "the file beside the data decides, and one that does not is told" goes_by_the_file_beside_the_data
