#!/bin/sh
# 做一份，给别的脚本用：sh part.sh 第几份 共几份 数据 结果文件夹 [make 的选项]。做在“结果文件夹.parts/第几份”里。
# 环境变量 ZHIBIAO 是程序；不写就是 PATH 里的 zhibiao。
i=$1 n=$2 data=$3 out=$4
shift 4
"${ZHIBIAO:-zhibiao}" make "$data" -o "$out.parts/$i" --shard "$i/$n" -q "$@"
code=$?
# 有的记录被拒绝（1）、有的数据文件读不了（3）也算做完了，合并以后再说；做完的才有这个文件。
[ -f "$out.parts/$i/zhibiao.shard" ] && exit 0
[ $code -ne 0 ] && exit $code
exit 1
