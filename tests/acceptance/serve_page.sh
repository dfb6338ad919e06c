#!/bin/sh
# For `make test-outside`: the page of `zhibiao serve` in Chromium and Firefox.
. tests/lib.sh

NODE_PATH=$PWD/${BUILD#"$PWD"/}/node/node_modules
[ -d "$NODE_PATH" ] || NODE_PATH=$BUILD/node/node_modules
export NODE_PATH ZHIBIAO="$zhibiao"
pictures=${PICTURES:-$work}

# The faulty sample; and of it what somebody mends: the one without a photo gets one.
mkdir -p "$work/mended"
cp -r samples/faults "$work/data"
photo=$(find samples/huzhou-2020 -name '*.jpg' | LC_ALL=C sort | head -n 1)
cp "$photo" "$work/mended/孙无照.jpg"

# The command with the same files, from a folder of the same name.
cp "$work/mended/孙无照.jpg" "$work/data.photo"
(cd "$work" && mkdir same && cp -r data same/data && cp data.photo same/data/孙无照.jpg && cd same &&
  "$zhibiao" make data -o output --date 2020-09-21 --print >/dev/null 2>&1)

cat >"$work/visit.py" <<'END'
import subprocess, sys
sys.path.insert(0, "tests/serve")
from client import Server
script, kind, work, pictures = sys.argv[1:]
server = Server(work + "/server-" + script + kind)
try:
    subprocess.run(["node", "tests/serve/" + script, kind, server.address, work + "/data", work + "/mended", pictures], timeout=400)
finally:
    print(("ok" if server.stop() == 0 else "not ok") + " - " + kind + ": the server ends when it is told to")
END
for kind in ${BROWSERS:-chromium firefox}; do
  for script in page.cjs trouble.cjs; do
    HOME=$work /usr/bin/python3 "$work/visit.py" $script "$kind" "$work" "$pictures" || echo "not ok - $kind could not be tried"
  done
done
downloaded_is_the_commands() {
  rm -rf "$work/downloaded" && mkdir "$work/downloaded" && (cd "$work/downloaded" && unzip -q "$pictures/all.zip") && diff -r "$work/downloaded" "$work/same/output"
}
check "what was downloaded is what the command makes, to the byte" downloaded_is_the_commands
