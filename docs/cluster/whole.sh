#!/bin/sh
# 合并，给别的脚本用：sh whole.sh 共几份 结果文件夹。
n=$1 out=$2
# TAP 补上的“/”不算名字。
while [ "$out" != "${out%/}" ]; do out=${out%/}; done
set --
for i in $(seq "$n"); do set -- "$@" "$out.parts/$i"; done
exec "${ZHIBIAO:-zhibiao}" merge -o "$out" "$@"
