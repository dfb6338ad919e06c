#!/bin/sh
# The plan of the rooms: each folder of generators/ includes only what lies below it.
. tests/lib.sh

# Each room and the rooms that it may include, from the top down: a room stands above all that it names, so that arrows
# run one way. Every room may include base/ and itself.
cat >"$work/plan" <<'PLAN'
main.c cli
cli run serve report read value
serve pack
run import store script template web layout text picture sheet print pdf pack report read scan code value
report import store tree value
pdf layout outline
sheet tree value
print layout text code
layout tree text picture
scan picture
text xml
import read store value picture
template tree script xml
web script value
script store value
store value picture
read value xml
tree value
outline
pack
picture
xml
code
value
PLAN

# generators/read/xlsx/xlsx.c is in read.
find generators -name '*.[ch]' | LC_ALL=C sort | while read -r file; do
  room=${file#generators/}
  sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file" | while read -r header; do echo "${room%%/*} ${header%%/*} $file $header"; done
done >"$work/includes"

awk 'NR == FNR { known[$1] = ++rooms; for (i = 2; i <= NF; i++) { allowed[$1, $i] = 1; named[NR, i] = $i; room[NR] = $1; count[NR] = NF }; next }
  $1 == $2 || $2 == "base" && $1 != "base" { next }
  !known[$1] { print $3 ": " $1 "/ is not in the plan"; next }
  !(($1, $2) in allowed) { print $3 " includes " $4 ": " $1 "/ may not know " $2 "/" }' "$work/plan" "$work/includes" >"$work/wrong"
cat "$work/wrong" >&2
check "each room includes only rooms that it may know" test ! -s "$work/wrong"

awk '{ at[$1] = NR; for (i = 2; i <= NF; i++) { from[++n] = $1; to[n] = $i } }
  END { for (i = 1; i <= n; i++) if (at[to[i]] <= at[from[i]]) print from[i] " -> " to[i] " runs up" }' "$work/plan" >"$work/up"
cat "$work/up" >&2
check "no arrow of the plan runs up" test ! -s "$work/up"

# An arrow that nothing uses is an invitation.
awk 'NR == FNR { used[$1, $2] = 1; next } { for (i = 2; i <= NF; i++) if (!(($1, $i) in used)) print $1 " -> " $i " is used by nothing" }' \
  "$work/includes" "$work/plan" >"$work/unused"
cat "$work/unused" >&2
check "each arrow of the plan is used" test ! -s "$work/unused"

# A library's header stays in its own room.
while read -r header room; do
  grep -rlE "#include <$header>" generators | grep -vE "^generators/($room)/" && echo "<$header> belongs into $room/" || true
done >"$work/libraries" <<'LIBRARIES'
hpdf.*\.h pdf
xlsxwriter\.h sheet
lua\.h script
lauxlib\.h script
sqlite3\.h store
zip\.h read
microhttpd\.h serve
jpeglib\.h picture
png\.h picture
qrencode\.h code
zbar\.h scan
libdeflate\.h pdf|picture|pack
fontconfig/fontconfig\.h text
linebreak\.h text
LIBRARIES
cat "$work/libraries" >&2
check "each library's header stays in its room" test ! -s "$work/libraries"

# One name means one file: a newcomer who hears "overview.c" finds it.
find generators -name '*.c' | sed 's|.*/||' | LC_ALL=C sort | uniq -d >"$work/twice"
cat "$work/twice" >&2
check "no two source files share a name" test ! -s "$work/twice"
