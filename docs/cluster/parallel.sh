#!/bin/sh
# GNU parallel：sh parallel.sh 共几份 数据 结果文件夹 --date 年-月-日 [make 的选项]
# 写了环境变量 MACHINES（一行一台机器的文件）的，用 ssh 分到那些机器上，每台一次做一份；没有写的，就在这台机器上。
# 文件夹要在各台机器都看得到的盘上。
set -e
here=$(cd "$(dirname "$0")" && pwd)
n=$1 data=$2 out=$3
shift 3
export ZHIBIAO="${ZHIBIAO:-zhibiao}"
seq "$n" | parallel -I '{第几份}' --jobs 1 ${MACHINES:+--sshloginfile "$MACHINES"} --env ZHIBIAO --workdir "$PWD" --retries 2 --halt now,fail=1 --quote \
  sh "$here/part.sh" '{第几份}' "$n" "$data" "$out" "$@"
exec sh "$here/whole.sh" "$n" "$out"
