#!/bin/sh
# Small things that a document says and that are easily got wrong: each by a batch as small as can be.
. tests/lib.sh

people=身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,取得时间,申报专业,申报级别,申报资格名称,申报类型,承诺签署时间,人社部门审核状态
# batch NAME: a new folder for tables; the applicants' lines come from the input, without what is the same for all.
batch() {
  data=$work/batches/$1
  mkdir -p "$data"
  {
    echo "$people"
    while read -r id person level title state; do
      echo "$id,$person,男,$(echo "$id" | cut -c 7-10)-01,第一中学,德清县,本科,2014-12,教师,$level,$title,正常晋升,,$state"
    done
  } >"$data/申报人员.csv"
}
# makes DOCUMENT: its models are in $work/models then, one after the other.
makes() {
  runs 0 make "$data" -o "$data/made" --only "$1" --dump=model || return 1
  find "$data/made" -name '*.model.txt' | LC_ALL=C sort | while read -r file; do cat "$file"; done >"$work/models"
}

# --- File names -----------------------------------------------------------------------------------------------------

# 王甲 and three 李甲, whose ID numbers end alike.
tells_namesakes_apart() {
  batch names <<'END'
330599198001120015 李甲 中级 一级教师 审核通过
330599198002190015 李甲 中级 一级教师 审核通过
330599198001040015 李甲 中级 一级教师 审核通过
330599198001200015 王甲 中级 一级教师 审核通过
END
  runs 0 make "$data" -o "$data/made" --only 材料清单 --dump=model || return 1
  grep -r 'a.id_number' "$data/made/材料清单/德清县/第一中学" | sed 's/.*\///; s/.model.txt:/ /' | LC_ALL=C sort >"$work/files"
  printf '%s a.id_number = "%s"\n' 李甲-0015-1月12日生 330599198001120015 李甲-0015-2月19日生 330599198002190015 李甲-0015-1月4日生 330599198001040015 \
    王甲-0015 330599198001200015 | LC_ALL=C sort | diff - "$work/files"
}

# What becomes of one of them is not told of another: who is refused, who goes, and who stays and is not called apart any more.
tells_namesakes_apart_later() {
  batch later <<'END'
330599198001120015 李甲 中级 一级教师 审核通过
330599198201050015 李甲 中级 一级教师 审核通过
330599198301190015 李乙 中级 一级教师 审核通过
END
  path=材料清单/德清县/第一中学/李甲-0015 old=作废/2020-09-21/材料清单/德清县/第一中学/李甲-0015
  runs 0 make "$data" -o "$data/made" --only 材料清单 && cp "$data/申报人员.csv" "$work/all.csv" && says "$data/made/manifest.json" '"record": "李甲（330599…0015，1980年生）"' '"record": "李甲（330599…0015，1982年生）"' '"record": "李乙（330599…0015）"' && says "$data/made/index.html" '["李甲（1980年生）","0015"' '["李甲（1982年生）","0015"' '["李乙","0015"' || return 1
  sed -i '/19800112/s/中级/初中级/' "$data/申报人员.csv" && runs 1 make "$data" -o "$data/made" --only 材料清单 && says "$work/out" "没变 2 个，作废 1 个" &&
    test -f "$data/made/$path-1982年生.pdf" && test -f "$data/made/$old-1980年生.pdf" && says "$data/made/manifest.json" '"record": "李甲（330599…0015，1980年生）", "why": "refused"' || return 1
  sed -i /19800112/d "$data/申报人员.csv" && runs 0 make "$data" -o "$data/made" --only 材料清单 && test -f "$data/made/$path.pdf" && "$zhibiao" dump --csv "$data/made/变动清单.xlsx" >"$work/list" &&
    says "$work/list" "现在的数据里没有了；姓名、身份证号前后几位一样的还有，请看是不是这个人：$path.pdf；移到了 $old-1982年生.pdf" || return 1
  cp "$work/all.csv" "$data/申报人员.csv" && sed -i 's/330599198201050015/330501198201060015/' "$data/申报人员.csv" && runs 0 make "$data" -o "$data/made" --only 材料清单 && "$zhibiao" dump --csv "$data/made/变动清单.xlsx" >"$work/list" &&
    says "$data/made/manifest.json" '"record": "李甲（330599…0015）"' '"record": "李甲（330501…0015）"' && test -f "$data/made/$path-1982年生.pdf" && test -f "$data/made/$path-1980年生.pdf"
}

# 60 characters are a name as it is, of 61 it has the first and the last, again 60 with the … between them; no name begins with a full stop, as hidden files do.
shortens_long_names() {
  batch long <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
330599198001200015 张三 中级 一级教师 审核通过
END
  thirty=$(printf '一二三四五六七八九十%.0s' 1 2 3)
  sed -i "2s/第一中学/$thirty$thirty/; 3s/第一中学/$thirty甲$thirty/; 4s/第一中学/.隐藏的中学/" "$data/申报人员.csv"
  runs 0 make "$data" -o "$data/made" --only 材料清单 || return 1
  (cd "$data/made/材料清单/德清县" && LC_ALL=C ls) >"$work/folders"
  printf '%s\n' "$thirty$thirty" "${thirty%十}…$thirty" ．隐藏的中学 | LC_ALL=C sort | diff - "$work/folders"
}

# --- 公示表 ----------------------------------------------------------------------------------------------------------

# 张五 has five deeds since his title and one before, 陈六 has six.
puts_up_five_deeds() {
  batch deeds <<'END'
330599198001040015 张五 中级 一级教师 审核通过
330599198001120015 陈六 中级 一级教师 审核通过
END
  printf '工作单位,所属区县,单位性质,联系电话,公示地点,监督电话\n第一中学,德清县,事业单位,0572-2000001,公告栏,0572-2000002\n' >"$data/单位.csv"
  {
    echo 身份证号,年月,项目名称及内容,本人作用
    for deed in 0015:2014-11:以前 0015:2015-01:一 0015:2016-01:二 0015:2017-01:三 0015:2018-01:四 0015:2019-01:五; do
      echo "330599198001040015,$(echo $deed | cut -d : -f 2),课题$(echo $deed | cut -d : -f 3),主持"
    done
    for deed in 2019-01:六 2018-01:五 2017-01:四 2016-01:三 2015-01:二 2014-12:一; do
      echo "330599198001120015,$(echo $deed | cut -d : -f 1),课题$(echo $deed | cut -d : -f 2),主持"
    done
  } >"$data/业绩.csv"
  makes 公示表 && says "$work/models" \
    'deeds = "2015.01　课题一（主持）\n2016.01　课题二（主持）\n2017.01　课题三（主持）\n2018.01　课题四（主持）\n2019.01　课题五（主持）"' \
    'deeds = "2015.01　课题二（主持）\n2016.01　课题三（主持）\n2017.01　课题四（主持）\n2018.01　课题五（主持）\n2019.01　课题六（主持）\n（业绩共6项）"'
}

# 张一 and 张二 of one unit were put up from the same day on, but not to the same one: which counts is asked.
takes_a_period_of_all() {
  batch period <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  sed -i '1s/$/,公示开始,公示结束/; 2s/$/,2020-08-20,2020-08-28/; 3s/$/,2020-08-20,2020-08-31/' "$data/申报人员.csv"
  printf '工作单位,所属区县,单位性质,联系电话,公示地点,监督电话\n第一中学,德清县,事业单位,0572-2000001,公告栏,0572-2000002\n' >"$data/单位.csv"
  runs 1 make "$data" -o "$data/made" --only 公示表 && says "$work/err" 各人的公示时间不一致 || return 1
  sed -i 's/2020-08-31/2020-08-28/' "$data/申报人员.csv"
  makes 公示表 && says "$work/models" 'posted = "2020-08-20"' '2020年8月20日至2020年8月28日（7个工作日）'
}

# --- 评审表 ----------------------------------------------------------------------------------------------------------

# His title is of 2014-12: what he did in that month counts as done since.
divides_deeds_by_the_title() {
  batch since <<'END'
330599198001040015 张一 中级 一级教师 审核通过
END
  printf '%s\n' 身份证号,年月,项目名称及内容,本人作用 330599198001040015,2014-11,课题一,主持 330599198001040015,2014-12,课题二,主持 \
    330599198001040015,,课题三,主持 >"$data/业绩.csv"
  runs 0 make "$data" -o "$data/made" --only 评审表 --draft --dump=model || return 1
  grep -rhE '^(before|since)\[[0-9]\].content' "$data/made/评审表" >"$work/deeds"
  printf '%s\n' 'before[1].content = "课题一"' 'since[1].content = "课题三"' 'since[2].content = "课题二"' | diff - "$work/deeds"
}

# What the ministry's form has besides: each column, under a name that offices use, and the promise if the notice has one.
prints_what_may_be_filled_in() {
  batch besides <<'END'
330599198001040015 张一 中级 一级教师 审核通过
END
  sed -i '1s/$/,曾用名,出生地,健康状况,学制,现从事何种专业技术工作,资格审批机关,行政职务,行政职务任职时间,何时加入何党派、任何职务,社会兼职,外语水平,考试种类,考试时间,考试成绩,组织考试单位,答辩情况/
    2s/$/,张甲,浙江安吉,健康,4,物理教学研究,某市人社局,教研组长,2016年12月,2010年6月加入某党,物理学会会员,英语六级,理论考试,2020-05,86,某市教育局,回答正确/' "$data/申报人员.csv"
  printf '%s\n' 身份证号,起止时间,项目名称及内容,本人作用 330599198001040015,2018.03-2019.05,课题一,主持 330599198001040015,2017.05,课题二,主持 \
    330599198001040015,2013.03-2015.06,课题三,主持 >"$data/业绩.csv"
  printf '%s\n' 身份证号,年月,名称,刊物或出版社,合（独）著,内容提要 330599198001040015,2018-03,一篇论文,某刊,独著,三个方面 >"$data/著作论文.csv"
  mkdir "$work/promising" && echo 'return { from = "huzhou-2020", sentences = { evaluation_promise = { clause = "惯例", "本人承诺：填写的都真实。" } } }' \
    >"$work/promising/notice.lua"
  runs 0 make "$data" -o "$data/made" --only 评审表 --draft --notice "$work/promising" || return 1
  pdftotext -layout "$(find "$data/made" -name '*.pdf')" - | tr -d ' ' >"$work/text"
  says "$work/text" 个人承诺 本人承诺：填写的都真实。 张甲 浙江安吉 健康 学制4 物理教学研究 某市人社局 2016.12 2010年6月加入某党 物理学会会员 英语六级 \
    理论考试2020.0586某市教育局 回答正确 2018.03－ 2019.05 2017.05课题二 内容提要：三个方面 独著 || return 1
  before=$(sed -n '/^四、/,/^五、/p' "$work/text" | grep -c 课题) # what was done at last after his title of 2014-12 is since then
  test "$before" -eq 0
}

# Nothing that need not be filled in refuses the form: it is set smaller, its row grows, and what is no month or name stands as it was written.
takes_whatever_may_be_filled_in() {
  batch whatever <<'END'
330599198001040015 张一 中级 一级教师 审核通过
END
  long=$(printf '一二三四五六七八九十%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)
  columns=籍贯,政治面貌,学位,单位性质,聘任职务,在聘岗位等级,社保缴纳地,受理评审委员会,出生地,健康状况,学制,现从事何种专业技术工作,资格审批机关
  columns=$columns,行政职务,何时加入何党派任何职务,社会兼职,外语水平,考试种类,考试成绩,组织考试单位,答辩情况
  values=$(echo "$columns" | sed "s/[^,]*/$long尾/g")
  sed -i "1s/\$/,$columns,曾用名,行政职务任职时间,考试日期/; 2s/\$/,$values,张甲（乳名）、张乙,2010.5-2015.6,2018-05和2019-06/" "$data/申报人员.csv"
  printf '%s\n' 身份证号,年度,考核结果 "330599198001040015,2019,$long尾" >"$data/年度考核.csv"
  runs 0 make "$data" -o "$data/made" --only 评审表 --draft && says "$work/err" 不是一个年月或姓名，照写的登记 || return 1
  pdftotext -raw "$(find "$data/made" -name '*.pdf')" - | tr -d ' \n' >"$work/text"
  says "$work/text" 张甲（乳名）、张乙 2010.5-2015.6 2018-05和2019-06 && ! grep -q 见续页 "$work/text" &&
    test "$(grep -o 尾 "$work/text" | wc -l)" -eq 23 # 聘任职务 stands on the cover, too
}

# --- 统计简报 --------------------------------------------------------------------------------------------------------

# Two of three: 66.66…%.
rounds_the_rate() {
  batch rate <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
330599198001200015 张三 中级 一级教师 退回修改
END
  makes 统计简报 && says "$work/models" 'name = "通过率"' 'value = "66.7%"'
}

# 张一 has 90 hours each year, 张二 half an hour less in one.
counts_whose_hours_are_enough() {
  batch hours <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  {
    echo 身份证号,年度,总学时,一般公需,行业公需,专业科目
    for year in 2016 2017 2018 2019; do echo "330599198001040015,$year,90,18,12,60"; done
    for year in 2016 2017 2018; do echo "330599198001120015,$year,90,18,12,60"; done
    echo 330599198001120015,2019,89.5,18,12,59.5
  } >"$data/继续教育.csv"
  makes 统计简报 && says "$work/models" '2016—2019年每年都达到90学时：1人达标，1人未达标，0人无登记'
}

# Twelve people of as many units: the last three have a line, but no bar.
draws_ten_lines() {
  batch units <<'END'
330599198001090012 张一 中级 一级教师 审核通过
330599198001170012 张二 中级 一级教师 审核通过
330599198001250012 张三 中级 一级教师 审核通过
330599198001040015 张四 中级 一级教师 审核通过
330599198001120015 张五 中级 一级教师 审核通过
330599198001200015 张六 中级 一级教师 审核通过
330599198001180018 张七 中级 一级教师 审核通过
330599198001260018 张八 中级 一级教师 审核通过
330599198001190013 张九 中级 一级教师 审核通过
330599198001270013 张十 中级 一级教师 审核通过
330599198001060016 张甲 中级 一级教师 审核通过
330599198001140016 张乙 中级 一级教师 审核通过
END
  awk '{ sub("第一中学", "第" NR "中学"); print }' "$data/申报人员.csv" >"$work/people" && mv "$work/people" "$data/申报人员.csv"
  makes 统计简报 && says "$work/models" 'groups[10].name = "其余3个单位"' 'groups[10].total = 3' 'groups[10].shares[2] = 0' 'groups[9].shares[2] = 1' &&
    ! says "$work/models" 'groups[11].name'
}

# Who was returned by one office and refused by the next is refused.
counts_a_refusal_before_a_return() {
  batch states <<'END'
330599198001040015 张一 中级 一级教师 审核不通过
330599198001120015 张二 中级 一级教师 退回修改
330599198001200015 张三 中级 一级教师 审核通过
END
  sed -i '1s/$/,单位审核状态/; 2s/$/,退回修改/; 3s/$/,审核不通过/; 4s/$/,审核通过/' "$data/申报人员.csv"
  makes 统计简报 && says "$work/models" 'figures[3].name = "退回"' 'figures[3].value = 0' 'figures[4].name = "不通过"' 'figures[4].value = 2'
}

# --- 材料清单 --------------------------------------------------------------------------------------------------------

# A public notice is done once its result is there.
tells_what_is_done() {
  batch steps <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  sed -i '1s/$/,公示开始,公示结束,公示情况/; 2s/$/,2020-08-20,2020-08-28,/; 3s/$/,2020-08-20,2020-08-28,公示无异议/' "$data/申报人员.csv"
  makes 材料清单 && grep '^steps\[4\].done' "$work/models" >"$work/steps" && printf 'steps[4].done = %s\n' false true | diff - "$work/steps"
}

# The last of three verifications stands between the others; of two copies one has not been verified.
tells_the_last_verification() {
  batch copies <<'END'
330599198001040015 张一 中级 一级教师 审核通过
END
  cat >"$data/附件.csv" <<'END'
身份证号,附件类别,附件文件,验证人,验证时间
330599198001040015,学时证明,一.pdf,陆敏,2020-08-13
330599198001040015,学时证明,二.pdf,沈洁,2020-08-21
330599198001040015,学时证明,三.pdf,陆敏,2020-08-19
330599198001040015,聘书,四.pdf,陆敏,2020-08-13
330599198001040015,聘书,五.pdf,陆敏,
END
  makes 材料清单 && says "$work/models" 'lines[1].verified = "核对无误　沈洁　2020-08-21"' 'lines[2].verified = "没有签“核对无误”"'
}

# --- 退回修改通知单 ----------------------------------------------------------------------------------------------------

# Of two plans the one that the second of three applicants belongs to closes first. A hint is nothing to mend.
gives_the_first_closing_day() {
  batch slip <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 副高级 高级教师 审核通过
330599198001200015 张三 中级 一级教师 审核通过
END
  printf '%s\n' 身份证号,年度,总学时,一般公需,行业公需,专业科目 330599198001120015,2018,80,18,18,44 >"$data/继续教育.csv"
  mkdir "$work/house" && cp -r lua templates "$work/house/" &&
    sed -i '/高级专业技术职务任职资格推荐评审计划/,/closes/s/closes = "[^"]*"/closes = "2020-09-15"/' "$work/house/lua/notices/huzhou-2020/notice.lua" || return 1
  ZHIBIAO_HOME=$work/house runs 1 check "$data" -o "$data/made" || return 1
  pdftotext "$data/made/退回修改/德清县/第一中学.pdf" - | tr -d '\n' >"$work/text"
  says "$work/text" 张一 张二 张三 '在2020年9月15日（含当日）以前' && ! says "$work/text" 请对照省行业主管部门的评审通知
}
# No sheet has 本人述职: it can't be said that somebody wrote none.
judges_columns_that_are_there() {
  runs 1 check "$data" --json --date 2020-09-30 &&
    says "$work/out" '"rule":"promise-signed"' '"rule":"hours-senior"' '"rule":"not-judged"' &&
    grep '"rule":"not-judged"' "$work/out" | grep -qF “本人述职” &&
    ! says "$work/out" '"rule":"statement-missing"'
}

# Of two districts one says another number of its own.
tells_of_other_numbers() {
  batch reported <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  sed -i '3s/德清县/长兴县/' "$data/申报人员.csv"
  printf '%s\n' 所属区县,指标,上报人数 德清县,申报人数,1 长兴县,申报人数,5 >"$data/上报数.csv"
  makes 统计汇总 && says "$work/err" 上报数.csv!C3 '长兴县上报的申报人数是 5，按它的明细数是 1，两数不等' && ! says "$work/err" 上报数.csv!C2
}

# --- 检查报告 --------------------------------------------------------------------------------------------------------

# A sheet's name has 31 characters at most.
cuts_names_of_sheets() {
  batch sheets <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  thirty=$(printf '一二三四五六七八九十%.0s' 1 2 3)
  sed -i "2s/第一中学/${thirty}甲/; 3s/第一中学/${thirty}甲乙/" "$data/申报人员.csv"
  runs 1 check "$data" -o "$data/made" && runs 0 dump "$data/made/检查报告.xlsx" && says "$work/out" ". ${thirty}甲" ". ${thirty}…"
}

# --- 导入报告 --------------------------------------------------------------------------------------------------------

# A number that is nearly 张三's, but under another name; a name that two people have; a name that one has.
guesses_whose_rows_they_are() {
  batch orphans <<'END'
330599198001040015 张三 中级 一级教师 审核通过
330599198001120015 李四 中级 一级教师 审核通过
330599198001200015 李四 中级 一级教师 审核通过
END
  printf '%s\n' 身份证号,姓名,学校,学习形式 330599198001040016,王五,某大学,全日制 330599198001090012,李四,某大学,全日制 \
    330599198001170012,张三,某大学,全日制 >"$data/学习经历.csv"
  makes 导入报告 && grep '^orphans\[[0-9]\].cause' "$work/models" >"$work/causes"
  printf 'orphans[%s].cause = "%s"\n' 1 '身份证号：身份证号“330599198001040016”校验位不符，其中至少有一位写错了' 2 '' 3 '和 申报人员.csv!A2 同名，可能是身份证号写错了' | diff - "$work/causes"
}

# One wrote 县, the other did not.
finds_units_that_are_likely_one() {
  batch units_alike <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 中级 一级教师 审核通过
END
  sed -i '2s/第一中学/德清县第一中学/; 3s/第一中学/德清第一中学/' "$data/申报人员.csv"
  makes 导入报告 && grep '^likely\[[0-9]\].value' "$work/models" >"$work/likely"
  printf 'likely[%s].value = "%s"\n' 1 德清县第一中学 2 德清第一中学 | diff - "$work/likely"
}

check "namesakes whose numbers end alike have files of their own" tells_namesakes_apart
check "what becomes of one is not told of another" tells_namesakes_apart_later
check "long names and names with a full stop in front are files' all the same" shortens_long_names
check "公示表 has the five latest deeds since the title, and tells how many there are" puts_up_five_deeds
check "公示表 takes a period on record if it is that of all" takes_a_period_of_all
check "评审表 divides deeds by the month of the title" divides_deeds_by_the_title
check "统计简报 tells whose hours are enough" counts_whose_hours_are_enough
check "统计简报 has ten lines, and no bar for what is added up" draws_ten_lines
check "评审表 has a place for all that the ministry's form asks for" prints_what_may_be_filled_in
check "评审表 takes whatever may be filled in besides" takes_whatever_may_be_filled_in
check "统计简报 counts a refusal before a return" counts_a_refusal_before_a_return
check "统计简报 rounds the rate to a tenth of a percent" rounds_the_rate
check "材料清单 tells the last verification" tells_the_last_verification
check "材料清单 tells which steps are done" tells_what_is_done
check "退回修改通知单 gives the closing day that comes first, and no hints" gives_the_first_closing_day
check "a rule is not judged where its column is missing" judges_columns_that_are_there
check "统计汇总 tells of a district whose own number is another" tells_of_other_numbers
check "检查报告 cuts names of sheets that are too long" cuts_names_of_sheets
check "导入报告 guesses whose rows of nobody are, by number and name" guesses_whose_rows_they_are
check "导入报告 lists units that are likely one" finds_units_that_are_likely_one
