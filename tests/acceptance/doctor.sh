#!/bin/sh
# zhibiao doctor: what this machine has, and what it lacks.
. tests/lib.sh

tells_what_there_is() {
  runs 0 doctor -o "$work/new/folder" && says "$work/out" 宋体： 楷体： NotoSerifCJKsc-Regular，Version libharfbuzz.so 通知：huzhou-2020 \
    "$work/new/folder，可以写" 临时文件夹： 可用 没有发现 && test ! -e "$work/new"
}
mkdir -p "$work/fonts" && printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$work/fonts" "$work/cache" >"$work/fonts.conf"
lacks_fonts() {
  FONTCONFIG_FILE=$work/fonts.conf runs 1 doctor && says "$work/out" 有问题 && says "$work/err" 宋体所列的字体一种也没有安装 黑体所列 楷体所列 仿宋所列 'apt-get install'
}
# Only Noto's fonts: 宋体 and 黑体 are there, 楷体 and 仿宋 are not.
has_some_fonts() {
  runs 0 doctor && sed -n 's|^.*，\(/.*/Noto[^/]*\)$|\1|p' "$work/out" | sort -u | while IFS= read -r font; do ln -sf "$font" "$work/fonts/"; done
  ls "$work/fonts/"Noto* && FONTCONFIG_FILE=$work/fonts.conf runs 1 doctor && says "$work/out" NotoSerifCJKsc-Regular 不全 &&
    says "$work/err" '；要用它、所以做不了的：评审表、破格推荐审批表、岗位信息表' 仿宋所列 fonts-lxgw-wenkai &&
    [ "$(grep -c 一种也没有安装 "$work/err")" -eq 2 ]
}
# A run names what lacks once, with all documents that need it, and makes the others.
makes_what_it_has_fonts_for() {
  FONTCONFIG_FILE=$work/fonts.conf runs 4 make samples/faults -o "$work/made" --only 评审表,破格推荐审批表,统计汇总 &&
    says "$work/err" '楷体所列的字体一种也没有安装' '；要用它、所以做不了的：评审表、破格推荐审批表' &&
    [ "$(grep -c 一种也没有安装 "$work/err")" -eq 1 ] && [ ! -e "$work/made/评审表" ] && find "$work/made/统计汇总" -name '*.xlsx' | grep -q . &&
    FONTCONFIG_FILE=$work/fonts.conf runs 4 blank 岗位信息表 -o "$work/blank.pdf" && says "$work/err" '做不了的：岗位信息表' && [ ! -e "$work/blank.pdf" ]
}
lacks_a_disk() {
  TMPDIR=$work/none runs 1 doctor && says "$work/err" 临时文件夹不能写 TMPDIR && touch "$work/file" && runs 1 doctor -o "$work/file/below" && says "$work/err" "$work/file/below"
}
lacks_memory() {
  # shellcheck disable=SC3045
  (ulimit -v 390000 && runs 1 doctor) && says "$work/out" '限 399 MB' && says "$work/err" '内存只有 399 MB' '--jobs 1'
}
has_another_language() {
  LC_ALL=zh_CN.GBK runs 0 doctor && says "$work/err" 'LC_ALL' '编码不是 UTF-8' && LC_ALL=zh_CN.UTF-8 runs 0 doctor && test ! -s "$work/err"
}
lacks_itself() {
  ZHIBIAO_HOME=$work runs 1 doctor && says "$work/err" ZHIBIAO_HOME
}

check "what there is" tells_what_there_is
check "no fonts" lacks_fonts
check "some fonts" has_some_fonts
check "a run with some fonts" makes_what_it_has_fonts_for
check "no room" lacks_a_disk
check "little memory" lacks_memory
check "a terminal in another encoding" has_another_language
check "no files of the program" lacks_itself
