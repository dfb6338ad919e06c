#!/bin/sh
# For `make test-outside`: it starts Slurm.
# docs/cluster/: parts made by the engines that people have are merged to what one machine makes.
. tests/lib.sh
export ZHIBIAO="$zhibiao"
data=samples/huzhou-2020/04德清县
here=$PWD

one_machine() {
  runs 0 make "$data" -o "$work/one" --only 公示表,材料清单 --date 2020-09-20
}
same_as_one() {
  diff -r "$work/one" "$1"
}
by_xargs() {
  sh docs/cluster/xargs.sh 3 "$data" "$work/by xargs" --date 2020-09-20 --only 公示表,材料清单 && same_as_one "$work/by xargs"
}
# What was made before is not this run's: if a part fails in whatever way, nothing is merged, and the script fails.
in_parts() {
  sh docs/cluster/xargs.sh 3 "$@" --date 2020-09-20 --only 公示表,材料清单
}
fails_after_a_run() {
  rm -rf "$work/again" && ! "$@" && test ! -e "$work/again"
}
ends_badly() {
  printf '#!/bin/sh\n%s\n' "$1" >"$work/zhibiao" && chmod +x "$work/zhibiao" && ZHIBIAO=$work/zhibiao fails_after_a_run in_parts "$data" "$work/again"
}
takes_no_earlier_part() {
  in_parts "$data" "$work/again" && fails_after_a_run in_parts "$work/nowhere" "$work/again" && test ! -e "$work/again.parts/2/zhibiao.shard" &&
    in_parts "$data" "$work/again" && fails_after_a_run in_parts "$data" "$work/again" --notcie x &&
    in_parts "$data" "$work/again" && fails_after_a_run in_parts "$data" "$work/again" --notice nothing &&
    in_parts "$data" "$work/again" && ends_badly 'kill -9 $$' && in_parts "$data" "$work/again" && ends_badly 'kill $$' && in_parts "$data" "$work/again" && ends_badly 'exit 0' || return 1
  for code in 2 4 5 6 7; do ends_badly "[ \$1 = merge ] || { '$zhibiao' \"\$@\"; exit $code; }; exec '$zhibiao' \"\$@\"" || return 1; done
  in_parts "$data" "$work/again" && same_as_one "$work/again"
}
# As TAP completes a folder.
takes_a_slash() {
  in_parts "$data" "$work/slash//" && same_as_one "$work/slash" && test -f "$work/slash.parts/3/zhibiao.shard" && rm -rf "$work/slash" "$work/slash.parts" || return 1
  for i in 1 2; do sh docs/cluster/part.sh $i 2 "$data" "$work/slash/" --date 2020-09-20 --only 公示表,材料清单 || return 1; done
  sh docs/cluster/whole.sh 2 "$work/slash/" && same_as_one "$work/slash"
}
takes_braces() {
  cp -r "$data" "$work/{}" && in_parts "$work/{}" "$work/braces {}" && test -f "$work/braces {}/manifest.json"
}
by_parallel() {
  sh docs/cluster/parallel.sh 3 "$data" "$work/by parallel" --date 2020-09-20 --only 公示表,材料清单 && same_as_one "$work/by parallel"
}
parallel_stops() {
  ! sh docs/cluster/parallel.sh 3 "$work/nowhere" "$work/by parallel/" --date 2020-09-20 --only 公示表,材料清单 && test ! -e "$work/by parallel.parts/1/zhibiao.shard" &&
    cp -r "$data" "$work/{} {}" && sh docs/cluster/parallel.sh 2 "$work/{} {}" "$work/parallel {}/" --date 2020-09-20 --only 公示表 && test -f "$work/parallel {}/manifest.json"
}
# A part that can't be made is not merged; when it can, only that one is made.
stops_at_a_part() {
  mkdir -p "$work/stopped.parts" && touch "$work/stopped.parts/2" && ! sh docs/cluster/xargs.sh 3 "$data" "$work/stopped" --date 2020-09-20 --only 公示表,材料清单 &&
    test ! -e "$work/stopped" && rm "$work/stopped.parts/2" && sh docs/cluster/xargs.sh 3 "$data" "$work/stopped" --date 2020-09-20 --only 公示表,材料清单 && same_as_one "$work/stopped"
}

# --- Slurm, all of it in the test's folder and on loopback -----------------------------------------------------------

has_slurm() {
  [ "$(id -u)" = 0 ] && for program in munged slurmctld slurmd sbatch scontrol; do command -v $program >/dev/null || return 1; done
}
# A port that nobody listens on.
free_port() {
  /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
starts_slurm() {
  slurm=$work/slurm node=$(hostname -s)
  mkdir -p "$slurm/state" "$slurm/spool" && chmod 755 "$work" "$slurm" && head -c 1024 /dev/urandom >"$slurm/munge.key" && chmod 400 "$slurm/munge.key" &&
    munged --force --key-file="$slurm/munge.key" --socket="$slurm/munge.socket" --pid-file="$slurm/munged.pid" --log-file="$slurm/munged.log" --seed-file="$slurm/munge.seed" || return 1
  cat >"$slurm/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm/munge.socket
CredType=cred/munge
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=1
NodeName=$node NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF="$slurm/slurm.conf"
  slurmctld && slurmd || { tail -n 5 "$slurm"/*.log; return 1; }
  for _ in $(seq 100); do
    sinfo -h -o %t 2>/dev/null | grep -qE 'idle|mix|alloc' && return 0
    sleep 0.2
  done
  tail -n 5 "$slurm"/*.log
  return 1
}
stop_slurm() {
  for name in slurmd slurmctld munged; do
    [ ! -f "$work/slurm/$name.pid" ] || { pid=$(cat "$work/slurm/$name.pid") && kill "$pid" && for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null && sleep 0.1; done; }
  done 2>/dev/null
}
# waits LINE: until what sh slurm.sh has begun is no longer there.
waits() {
  for _ in $(seq 1200); do
    [ -z "$(squeue -h)" ] && return 0
    sleep 0.2
  done
  squeue
  return 1
}
by_slurm() {
  out="$work/by slurm" && sh docs/cluster/slurm.sh 3 "$here/$data" "$out" --date 2020-09-20 --only 公示表,材料清单 && waits && cat "$out.parts"/*.log &&
    runs 0 make "$here/$data" -o "$work/absolute" --only 公示表,材料清单 --date 2020-09-20 && diff -r "$work/absolute" "$out" && says "$out.parts/merge.log" zhibiao-outcome
}
# Blanks, quotes and what Slurm takes for the number of a job.
slurm_takes_names() {
  cp -r docs/cluster "$work/5 o'clock %a" && out="$work/it's 100%a \"done\"" && sh "$work/5 o'clock %a/slurm.sh" 2 "$here/$data" "$out/" --date 2020-09-20 --only 公示表,材料清单 && waits &&
    diff -r "$work/absolute" "$out" && says "$out.parts/merge.log" zhibiao-outcome && test -f "$out.parts/2.log"
}
# A part that fails: nothing is merged.
slurm_stops() {
  out=$work/slurm-stopped && mkdir -p "$out.parts" && touch "$out.parts/2" && sh docs/cluster/slurm.sh 3 "$here/$data" "$out" --date 2020-09-20 --only 公示表 && waits && test ! -e "$out" && test -f "$out.parts/1/zhibiao.shard"
}

check "one machine" one_machine
check "xargs" by_xargs
check "a part that can't be made is not merged" stops_at_a_part
check "what was made before is no part of this run" takes_no_earlier_part
check "an output folder with a slash behind" takes_a_slash
check "names with braces" takes_braces
if command -v parallel >/dev/null; then
  check "GNU parallel" by_parallel
  check "GNU parallel merges no earlier parts" parallel_stops
fi
/usr/bin/python3 -c 'import yaml' 2>/dev/null && check "kubernetes.yaml is YAML" /usr/bin/python3 -c 'import yaml; jobs = list(yaml.safe_load_all(open("docs/cluster/kubernetes.yaml"))); assert [j["kind"] for j in jobs] == ["Job", "Job"] and jobs[0]["spec"]["completionMode"] == "Indexed"'
if has_slurm; then
  trap 'stop_slurm; rm -rf "$work"' EXIT
  check "Slurm starts" starts_slurm
  check "a Slurm array" by_slurm
  check "a Slurm array of which one fails" slurm_stops
  check "names with blanks, quotes and signs of percent" slurm_takes_names
else
  echo "# no Slurm, or not root: its array was not tried"
fi
