#!/bin/sh
#   run.sh            all tests but those that say that they are for `make test-more` or `make test-outside`
#   run.sh SOURCE...  these
#
# Runs the unit tests ($BUILD/tests/units NAME) and the acceptance tests (tests/acceptance/*.sh) from the repository's root, as
# many at a time as there are processors. Shows what failed only; the last line is the total. Each test program prints TAP:
# "ok …" and "not ok …", and lines with "#" that say why. Its whole output is in $BUILD/tests/NAME.log.
# The total is in $BUILD/tests/total as well, or in $TOTAL beside it.
: "${BUILD:=build}"
export BUILD

# One test, by the path of its source: NAME.log, and its exit code in NAME.code.
if [ "${1:-}" = one ]; then
  name=$(basename "$2" | sed 's/\..*//')
  started=$(date +%s)
  case $2 in
  *.c) CMOCKA_MESSAGE_OUTPUT=tap timeout 600 "$BUILD/tests/units" "$name" >"$BUILD/tests/$name.log" 2>&1 ;;
  *) timeout 1000 sh "$2" >"$BUILD/tests/$name.log" 2>&1 ;;
  esac
  echo $? >"$BUILD/tests/$name.code"
  echo "$(($(date +%s) - started)) $name" >"$BUILD/tests/$name.seconds" # `sort -n build/tests/*.seconds` tells the slow ones
  exit 0
fi

passed=0
failed=0

# take NAME: counts the lines of NAME's log. A program that stopped early counts as one failure more.
take() {
  log=$BUILD/tests/$1.log
  code=$(cat "$BUILD/tests/$1.code")
  good=$(grep -c '^ok' "$log")
  bad=$(grep -c '^not ok' "$log")
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] || [ $((good + bad)) -eq 0 ]; then
    bad=$((bad + 1))
    echo "not ok - $1: stopped with exit code $code"
    tail -n 5 "$log" | sed 's/^/#   /'
  fi
  grep -A 20 '^not ok' "$log" | grep '^not ok\|^#' | sed "s/^not ok\( [0-9]*\)* *-*/not ok - $1:/"
  passed=$((passed + good))
  failed=$((failed + bad))
}

# The longest first, so that none is left for the end.
tests=$(printf '%s\n' "$@")
[ $# -gt 0 ] || tests=$({ ls tests/unit/test_forms_random.c && grep -L '^# For `make test-' tests/acceptance/*.sh && ls tests/unit/test_*.c; } | awk '!seen[$0]++')
rm -f "$BUILD"/tests/*.code
printf '%s\n' "$tests" | xargs -P "$(nproc)" -n 1 sh "$0" one
for source in $tests; do
  take "$(basename "$source" | sed 's/\..*//')"
done

echo "$passed passed, $failed failed" | tee "$BUILD/tests/${TOTAL:-total}"
[ "$failed" -eq 0 ]
