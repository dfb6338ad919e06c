#!/bin/sh
# 一台机器，不装别的：sh xargs.sh 共几份 数据 结果文件夹 --date 年-月-日 [make 的选项]。一份接一份地做；
# 比 make 慢（每份都要读一遍数据），用来试，或者做到一半停下了、只补没有做好的几份。
set -e
here=$(cd "$(dirname "$0")" && pwd)
n=$1 data=$2 out=$3
shift 3
seq "$n" | xargs -I '{第几份}' sh "$here/part.sh" '{第几份}' "$n" "$data" "$out" "$@"
exec sh "$here/whole.sh" "$n" "$out"
