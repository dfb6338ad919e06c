#!/bin/sh
# `make lint`: what can be said of the sources by reading them. sh tests/lint.sh C-FILE...; $FLAGS is how C is compiled. Prints
# TAP and what is wrong; the last line is the total.
: "${BUILD:=build}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

# check NAME COMMAND...: ok if the command succeeds.
check() {
  name=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
    echo "ok - $name"
  else
    failed=$((failed + 1))
    echo "not ok - $name"
    head -n 100 "$work/said" | sed 's/^/# /'
  fi
}

# Version 19 is in Debian 12 and 13; others would have it a little different.
formatted() {
  clang-format-19 --dry-run -Werror "$@"
}

# gcc's warnings are errors in `make test`; these are clang's.
compiles() {
  printf '%s\n' "$@" | grep '\.c$' | grep -Fxv tests/unit/main.c |
    xargs -P "$(nproc)" -n 20 clang -fsyntax-only -Werror $FLAGS -DBUILD='"build"'
}
checked() {
  cppcheck -q -j "$(nproc)" --std=c11 --enable=warning,performance --inline-suppr --error-exitcode=1 \
    --suppressions-list=tests/cppcheck.txt -Igenerators -D_GNU_SOURCE --template='{file}:{line}: {id}: {message}' "$@"
}

# A template is told by its root: form.rng is the grammar of <form>.
root_of() {
  xmllint --xpath 'name(/*)' "$1"
}
valid() {
  for file in templates/*.xml docs/examples/*.xml; do
    grammar=templates/$(root_of "$file").rng
    [ -f "$grammar" ] || { echo "$file: no $grammar"; return 1; }
    xmllint --noout --relaxng "$grammar" "$file" || return 1
  done
}

# What the grammars can't say: styles, names, margins.
linted() {
  for file in templates/*.xml; do
    case $(root_of "$file") in form | workbook) ;; *) continue ;; esac
    "$BUILD/zhibiao" lint "$file" -o "$work/grid.pdf" >"$work/linted" 2>&1 || { cat "$work/linted"; return 1; }
  done
}

# 1090, 1110, 1111: files found at run time, Chinese quotation marks in messages.
shells() {
  find .ci tests docs samples \( -name run -o -name '*.sh' \) \
    -exec shellcheck -s sh -S warning -e SC1090,SC1110,SC1111 {} +
}

check "C is formatted as .clang-format says" formatted "$@"
check "clang has no warnings" compiles "$@"
check "cppcheck finds nothing" checked "$@"
check "luacheck finds nothing" luacheck -q --no-color .
check "templates follow their grammars" valid
check "zhibiao lint finds nothing in templates" linted
check "shellcheck finds nothing" shells

echo "$passed passed, $failed failed" | tee "$BUILD/lint"
[ "$failed" -eq 0 ]
