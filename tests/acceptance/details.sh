#!/bin/sh
# Small things that a document says and that are easily got wrong: each by a batch as small as can be.
. tests/lib.sh

people=身份证号,姓名,性别,出生年月,工作单位,所属区县,学历,取得时间,申报专业,申报级别,申报资格名称,申报类型,承诺签署时间,人社部门审核状态
# batch NAME: a new folder for tables; the applicants' lines come from the input, without what is the same for all.
batch() {
  data=$work/$1
  mkdir "$data"
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
  printf '%s a.id_number = "%s"\n' 李甲-0015-2 330599198001120015 李甲-0015-3 330599198002190015 李甲-0015 330599198001040015 \
    王甲-0015 330599198001200015 | LC_ALL=C sort | diff - "$work/files"
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

# --- 材料清单 --------------------------------------------------------------------------------------------------------

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
  makes 材料清单 && says "$work/models" 'lines[1].verified = "核对无误　沈洁　2020-08-21"' 'lines[4].verified = "没有签“核对无误”"'
}

# --- 退回修改通知单 ----------------------------------------------------------------------------------------------------

# Of two plans the one that the second of three applicants belongs to closes first.
gives_the_first_closing_day() {
  batch slip <<'END'
330599198001040015 张一 中级 一级教师 审核通过
330599198001120015 张二 副高级 高级教师 审核通过
330599198001200015 张三 中级 一级教师 审核通过
END
  mkdir "$work/house" && cp -r lua templates "$work/house/" &&
    sed -i '/高级专业技术职务任职资格推荐评审计划/,/closes/s/closes = "[^"]*"/closes = "2020-09-15"/' "$work/house/lua/notices/huzhou-2020.lua" || return 1
  ZHIBIAO_HOME=$work/house runs 1 check "$data" -o "$data/made" || return 1
  pdftotext "$data/made/退回修改/德清县/第一中学.pdf" - | tr -d '\n' >"$work/text"
  says "$work/text" 张一 张二 张三 '在2020年9月15日（含当日）以前'
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
  printf 'orphans[%s].cause = "%s"\n' 1 '' 2 '' 3 '和 申报人员.csv!A2 同名，可能是身份证号写错了' | diff - "$work/causes"
}

check "namesakes whose numbers end alike have files of their own" tells_namesakes_apart
check "公示表 has the five latest deeds since the title, and tells how many there are" puts_up_five_deeds
check "统计简报 rounds the rate to a tenth of a percent" rounds_the_rate
check "材料清单 tells the last verification" tells_the_last_verification
check "退回修改通知单 gives the closing day that comes first" gives_the_first_closing_day
check "导入报告 guesses whose rows of nobody are, by number and name" guesses_whose_rows_they_are
