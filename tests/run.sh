#!/bin/sh
# Runs the unit tests ($BUILD/tests/test_*) and the acceptance tests (tests/acceptance/*.sh) from the repository's root.
# Shows what failed only; the last line is the total. Each test program prints TAP: "ok …" and "not ok …", and lines
# with "#" that say why. Its whole output is in $BUILD/tests/NAME.log.
: "${BUILD:=build}"
export BUILD
passed=0
failed=0

# take NAME CODE: counts the lines of NAME's log. A program that stopped early counts as one failure more.
take() {
  log=$BUILD/tests/$1.log
  good=$(grep -c '^ok' "$log")
  bad=$(grep -c '^not ok' "$log")
  if [ "$2" -ne 0 ] && [ "$bad" -eq 0 ] || [ $((good + bad)) -eq 0 ]; then
    bad=$((bad + 1))
    echo "not ok - $1: stopped with exit code $2"
    tail -n 5 "$log" | sed 's/^/#   /'
  fi
  grep -A 20 '^not ok' "$log" | grep '^not ok\|^#' | sed "s/^not ok\( [0-9]*\)* *-*/not ok - $1:/"
  passed=$((passed + good))
  failed=$((failed + bad))
}

for source in tests/unit/test_*.c; do
  name=$(basename "$source" .c)
  CMOCKA_MESSAGE_OUTPUT=tap timeout 300 "$BUILD/tests/$name" >"$BUILD/tests/$name.log" 2>&1
  take "$name" $?
done
for script in tests/acceptance/*.sh; do
  [ -e "$script" ] || continue
  name=$(basename "$script" .sh)
  timeout 1000 sh "$script" >"$BUILD/tests/$name.log" 2>&1
  take "$name" $?
done

echo "$passed passed, $failed failed" | tee "$BUILD/tests/total"
[ "$failed" -eq 0 ]
