#!/bin/sh
# Slurm：sh slurm.sh 共几份 数据 结果文件夹 --date 年-月-日 [make 的选项]
# 每份一个任务，都做好了再合并。文件夹要在各台机器都看得到的盘上。每个任务用几个处理器、多少内存：设 Slurm 自己的环境变量
# （SBATCH_CPUS_PER_TASK、SBATCH_MEM_PER_NODE、SBATCH_PARTITION、SBATCH_TIMELIMIT……）。
# 有一份没有做成，就不合并：再运行一次同样的命令，做好的核对以后不重做。
set -e
here=$(cd "$(dirname "$0")" && pwd)
n=$1 data=$2 out=$3
shift 3
# TAP 补上的“/”不算名字。
while [ "$out" != "${out%/}" ]; do out=${out%/}; done
mkdir -p "$out.parts"
rm -f "$out.parts"/*.log
export ZHIBIAO="${ZHIBIAO:-zhibiao}"
quote() {
  printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"
}
quoted=
for word in "$data" "$out" "$@"; do quoted="$quoted $(quote "$word")"; done
# Slurm 自己认 --output 里的 %。
logs=$(printf %s "$out.parts" | sed 's/%/%%/g')
parts=$(sbatch --parsable --array="1-$n" --job-name=zhibiao --output="$logs/%a.log" \
  --wrap="exec sh $(quote "$here/part.sh") \$SLURM_ARRAY_TASK_ID $(quote "$n")$quoted")
whole=$(sbatch --parsable --dependency="afterok:${parts%%;*}" --kill-on-invalid-dep=yes --job-name=zhibiao-merge \
  --output="$logs/merge.log" --wrap="exec sh $(quote "$here/whole.sh") $(quote "$n") $(quote "$out")")
echo "各份是任务 ${parts%%;*}，合并是任务 ${whole%%;*}；各说了什么在 $out.parts/ 里的 *.log"
