#!/bin/sh
# For `make test-outside`: it compiles all of it.
# make deb: a package of which lintian says nothing, whose program makes what ours makes, and that has its fonts brought along.
. tests/lib.sh

builds() {
  BUILD=build env -u MAKEFLAGS -u MAKELEVEL make -s deb BUILD="$work/build" && package=$(find "$work/build/deb" -name 'zhibiao_*.deb') && test -f "$package"
}
has_what_it_needs() {
  dpkg-deb -f "$package" Depends >"$work/depends" && says "$work/depends" fonts-noto-cjk fonts-lxgw-wenkai icc-profiles-free libhpdf libsqlite3 && ! grep -q -e '-dev' "$work/depends" &&
    dpkg-deb -c "$package" >"$work/files" && says "$work/files" ./usr/bin/zhibiao man1/zhibiao.1.gz zh_CN/man1 doc/zhibiao/cluster/slurm.sh bash-completion/completions/zhibiao
}
# What documents are made from tells the program itself, so that the manifests differ.
works() {
  dpkg-deb -x "$package" "$work/root" && runs 0 make samples/huzhou-2020/04德清县 -o "$work/own" && zhibiao=$work/root/usr/bin/zhibiao runs 0 make samples/huzhou-2020/04德清县 -o "$work/packed" &&
    diff -r -x manifest.json "$work/own" "$work/packed"
}

if command -v dpkg-buildpackage >/dev/null && command -v lintian >/dev/null && command -v dh >/dev/null; then
  check "make deb" builds
  check "what it has and needs" has_what_it_needs
  check "its program" works
else
  echo "# no debhelper or lintian: make deb was not tried"
fi
