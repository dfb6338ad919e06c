#!/bin/sh
# 做一份，给别的脚本用：sh part.sh 第几份 共几份 数据 结果文件夹 [make 的选项]。做在“结果文件夹.parts/第几份”里。
# 环境变量 ZHIBIAO 是程序；不写就是 PATH 里的 zhibiao。
i=$1 n=$2 data=$3 out=$4
shift 4
# TAP 补上的“/”不算名字。
while [ "$out" != "${out%/}" ]; do out=${out%/}; done
made=$out.parts/$i/zhibiao.shard
# 以前做的不算这次的：这次没有做成，就没有这个文件。
rm -f "$made" || exit 5
"${ZHIBIAO:-zhibiao}" make "$data" -o "$out.parts/$i" --shard "$i/$n" -q "$@"
code=$?
case $code in
# 有的记录被拒绝（1）、有的数据文件读不了（3）也算做完了，合并以后再说。
0 | 1 | 3) [ -f "$made" ] && exit 0 ;;
esac
[ $code -ne 0 ] || code=1
exit $code
