#!/bin/sh
# For `make test-outside`: it compiles all of it.
# make deb: a package of which lintian says nothing, whose program makes what ours makes, and that has its fonts brought along.
. tests/lib.sh

builds() {
  BUILD=build env -u MAKEFLAGS -u MAKELEVEL make -s deb BUILD="$work/build" && package=$(find "$work/build/deb" -name 'zhibiao_*.deb') && test -f "$package"
}
has_what_it_needs() {
  dpkg-deb -f "$package" Depends >"$work/depends" && says "$work/depends" fonts-noto-cjk fonts-lxgw-wenkai icc-profiles-free libhpdf libsqlite3 && ! grep -q -e '-dev' "$work/depends" &&
    dpkg-deb -c "$package" >"$work/files" && says "$work/files" ./usr/bin/zhibiao man1/zhibiao.1.gz zh_CN/man1 ./usr/share/zhibiao/cluster/slurm.sh "doc/zhibiao/cluster -> ../../zhibiao/cluster" bash-completion/completions/zhibiao vendor-completions/_zhibiao && dpkg-deb --ctrl-tarfile "$package" | tar -t >"$work/control-files" && ! grep -q inst "$work/control-files"
}
# What documents are made from tells the program itself, so that the manifests differ.
works() {
  dpkg-deb -x "$package" "$work/root" && runs 0 make samples/huzhou-2020/04德清县 -o "$work/own" && zhibiao=$work/root/usr/bin/zhibiao runs 0 make samples/huzhou-2020/04德清县 -o "$work/packed" &&
    diff -r -x manifest.json "$work/own" "$work/packed"
}
# What the Makefile builds from is asked for by the package, too.
asks_for_all() {
  tr -d ' \n' <debian/control >"$work/control" && for asked in $(env -u MAKEFLAGS -u MAKELEVEL make -s -f - needs <<'END'
include Makefile
needs: ; @echo $(DEB_BUILD)
END
  ); do
    case $asked in gcc | libc6-dev) ;; *) says "$work/control" "$asked" || return 1 ;; esac
  done
}
# in_the_room COMMAND: as a user without rights, in a folder of his own, where /usr can't be written to.
in_the_room() {
  unshare -m sh -c 'mount --bind "$1/usr" "$1/usr" && mount -o remount,bind,ro "$1/usr" && mount -t proc proc "$1/proc" && exec chroot "$1" su clerk -c "cd && $2"' - "$room" "$1"
}
# Nothing but the package and what it asks for, without compilers.
works_alone() {
  room=$work/room data=$PWD/samples/huzhou-2020/04德清县 && mmdebstrap --quiet --variant=apt "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$room" http://deb.debian.org/debian &&
    cp "$package" "$room/tmp/zhibiao.deb" && cp -r "$data" "$room/tmp/data" && chmod -R a+rX "$room/tmp/data" &&
    chroot "$room" sh -c 'apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends /tmp/zhibiao.deb && useradd -m clerk && ! command -v cc' &&
    in_the_room "zhibiao doctor >doctor && (cd /tmp/data && zhibiao make . -o ~/made --date 2020-09-21)" && (cd "$data" && runs 0 make . -o "$work/here" --date 2020-09-21) &&
    diff -r -x manifest.json "$work/here" "$room/home/clerk/made" && chroot "$room" apt-get -qy purge zhibiao && test -z "$(find "$room/usr" "$room/etc" "$room/var/lib" -path '*zhibiao*' -not -path '*/dpkg/*' -not -path '*/apt/*')"
}

if command -v dpkg-buildpackage >/dev/null && command -v lintian >/dev/null && command -v dh >/dev/null; then
  check "make deb" builds
  check "what it is built from" asks_for_all
  check "what it has and needs" has_what_it_needs
  check "its program" works
  if [ "$(id -u)" = 0 ] && command -v mmdebstrap >/dev/null; then check "installed where there is nothing else" works_alone; else echo "# not root, or no mmdebstrap: it was not installed in a clean room"; fi
else
  echo "# no debhelper or lintian: make deb was not tried"
fi
