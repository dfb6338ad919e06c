#!/bin/sh
# `zhibiao serve` behind nginx, by the example of docs/server.md.
. tests/lib.sh

PATH=$PATH:/usr/sbin
export ZHIBIAO="$zhibiao" PATH
if command -v nginx >/dev/null && command -v openssl >/dev/null; then
  /usr/bin/python3 tests/serve/proxy.py samples/faults "$work" || echo "not ok - the proxy was not tried to the end"
else
  echo "ok - behind a proxy # SKIP there is no nginx here (Debian: nginx), or no openssl"
fi
