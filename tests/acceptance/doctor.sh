#!/bin/sh
# zhibiao doctor: what this machine has, and what it lacks.
. tests/lib.sh

tells_what_there_is() {
  runs 0 doctor -o "$work/new/folder" && says "$work/out" 宋体： 楷体： NotoSerifCJKsc-Regular，Version libharfbuzz.so 通知：huzhou-2020 \
    "$work/new/folder，可以写" 临时文件夹： 可用 没有发现 && test ! -e "$work/new"
}
lacks_fonts() {
  mkdir -p "$work/fonts" && printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$work/fonts" "$work/cache" >"$work/fonts.conf" &&
    FONTCONFIG_FILE=$work/fonts.conf runs 1 doctor && says "$work/out" 有问题 && says "$work/err" 字体一种也没有安装 'apt-get install'
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
check "no room" lacks_a_disk
check "little memory" lacks_memory
check "a terminal in another encoding" has_another_language
check "no files of the program" lacks_itself
