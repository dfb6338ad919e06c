#!/bin/sh
# Installs those of the Debian packages that are missing, and says which; silent when all are there: deps.sh LOG "PACKAGES".
# "a|b" is one of the two. $OS_RELEASE is for the tests.
log=$1
wanted=$2

# The system in its own words, and whether zhibiao has been tried there.
system=$(. "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && echo "${PRETTY_NAME:-$NAME}")
: "${system:=$(uname -s)}"
known=$(. "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && case $ID-$VERSION_ID in debian-12 | debian-13) echo yes ;; esac)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "本系统（$system）没有 apt-get，不能自动安装。制表在 Debian 12 和 13 上用过，别的系统没有试过。"
  echo "请用本系统的办法装上相当于这些 Debian 软件包的：$(echo $wanted)"
  echo "装好以后执行 make，再执行 build/zhibiao make samples/huzhou-2020"
  exit 1
fi

installed() {
  test "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed
}

# In the words of apt-get satisfy.
list() {
  echo "$*" | sed 's/ /, /g'
}

missing=
for package in $wanted; do
  for name in $(echo "$package" | tr '|' ' '); do
    installed "$name" && continue 2
  done
  missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "要安装的软件包：$missing"
[ -n "$known" ] || echo "本系统（$system）没有试过：制表在 Debian 12 和 13 上用过。先照 Debian 的办法安装"
root=
if [ "$(id -u)" != 0 ]; then
  root=sudo
  command -v sudo >/dev/null || { echo "没有管理员权限，也没有 sudo。请管理员执行：apt-get satisfy \"$(list $missing)\""; exit 1; }
fi

mkdir -p "$(dirname "$log")"

# What would be loaded, with what the packages need themselves: lines 'ADDRESS' FILE BYTES DIGEST.
loads() {
  apt-get --print-uris -qq -y --no-install-recommends satisfy "$(list $missing)" 2>>"$log" | {
    files=0 bytes=0
    while read -r _ _ size _; do
      case $size in '' | *[!0-9]*) continue ;; esac
      files=$((files + 1)) bytes=$((bytes + size))
    done
    [ $files -eq 0 ] || echo "要下载 $files 个软件包，共 $(((bytes + 999999) / 1000000)) MB"
  }
}

{ $root apt-get update -qq >"$log" 2>&1 && loads; } &&
  $root env DEBIAN_FRONTEND=noninteractive apt-get satisfy -y -qq --no-install-recommends "$(list $missing)" >>"$log" 2>&1 && exit 0
tail -n 5 "$log"
if [ -n "$known" ]; then
  echo "没有装上。请检查网络和软件源，再试一次"
else
  echo "没有装上。本系统（$system）的软件源里也许没有这些软件包。请换用 Debian 12 或 13，或用别的办法装上它们，再执行 make"
fi
exit 1
