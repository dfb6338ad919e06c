# Sourced by the tests of extracted text, behind tests/lib.sh.
# shellcheck shell=sh disable=SC2154

# makes_hard_forms: evaluation forms with values that extractors get wrong (hard.lua), as $work/forms, with what they say.
makes_hard_forms() {
  mkdir -p "$work/home" && cp -r lua templates "$work/home/" &&
    mv "$work/home/lua/evaluation.lua" "$work/home/lua/zhibiao/plain_evaluation.lua" &&
    cp tests/extract/hard.lua "$work/home/lua/evaluation.lua" || return 1
  ZHIBIAO_HOME="$work/home" "$zhibiao" make samples/huzhou-2020 -o "$work/forms" --only evaluation --draft --dump=template --dump=pages \
    >"$work/out" 2>"$work/err"
  find "$work/forms" -name '*.pdf' | LC_ALL=C sort >"$work/all"
  [ "$(wc -l <"$work/all")" -eq 300 ] || { tail -n 4 "$work/err"; return 1; }
}

# by_hand COMMAND ENDING: of each form in $work/files, COMMAND PDF TEXT gives its text as PDF.ENDING.
by_hand() {
  while IFS= read -r file; do
    "$1" "$file" "$file.$2" || return 1
  done <"$work/files"
}

# has_all ENDING WAY: each form's text in PDF.ENDING has all its values.
has_all() {
  wrong=0
  while IFS= read -r file; do
    perl tests/extract/compare.pl "${file%.pdf}" "$file.$1" "$2" || wrong=1
  done <"$work/files"
  [ "$wrong" -eq 0 ] && [ -s "$work/files" ]
}
