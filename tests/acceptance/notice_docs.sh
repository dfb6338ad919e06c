#!/bin/sh
# docs/notices.md: its example is a notice, and what it tells to run is there; docs/notice_fields.md has all facts.
. tests/lib.sh
export XDG_CONFIG_HOME="$work/settings"
guide=docs/notices.md
own=$work/settings/zhibiao/notices

# The first block of Lua, ten lines, as it stands.
makes_its_example() {
  mkdir -p "$own/example-2024" && sed -n '/^```lua$/,/^```$/p' "$guide" | grep -v '^```' >"$own/example-2024/notice.lua" || return 1
  runs 0 notice check example-2024 && says "$work/out" '绍兴市 2024 年度' '没有错误，可以用' && runs 0 new "$work/填报" --notice example-2024
}

has_all_facts() {
  lua5.4 docs/notice_fields.lua "$work/fields.md" && cmp "$work/fields.md" docs/notice_fields.md || { echo "make docs"; return 1; }
  for fact in cut_off.date 'plans[].opens' 'printing{level}.copies'; do says docs/notice_fields.md "\`$fact\`" || return 1; done
}

# Each command of the guide that is run on a notice of the program.
has_its_commands() {
  for word in list check new read diff; do
    grep -q "zhibiao notice $word" "$guide" && "$zhibiao" --help | grep -q "zhibiao notice $word" || { echo "$word"; return 1; }
  done
  runs 0 notice diff zhejiang ningbo-2023-construction -o "$work/核对.pdf"
}

# Files and headings that the guides link to.
has_what_it_links_to() {
  for link in $(grep -o '](\([^)]*\))' "$guide" docs/notice_fields.md | sed 's/.*](\(.*\))/\1/' | sort -u); do
    file=${link%%#*} heading=${link#*#}
    [ -z "$file" ] || [ -e "docs/$file" ] || { echo "$link"; return 1; }
    [ "$heading" = "$link" ] || [ -n "$file" ] || sed -n 's/^##* //p' "$guide" | sed 's/、//g; s/\.//g; s/：//g; s/，//g; s/ //g' | grep -qx "$heading" || { echo "$link"; return 1; }
  done
}

check "the example of docs/notices.md is a notice" makes_its_example
check "docs/notice_fields.md has all facts of a notice" has_all_facts
check "the commands of docs/notices.md are there" has_its_commands
check "what docs/notices.md links to is there" has_what_it_links_to
