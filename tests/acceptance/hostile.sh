#!/bin/sh
# Files, scripts and templates that would never end, or lead elsewhere: each is told in a sentence, none is waited for.
. tests/lib.sh
mkdir "$work/data" && cp -r samples/faults/花名册.xlsx samples/faults/照片 "$work/data/"

# A pipe that nobody writes to would be waited for; a device may have no end.
opens_no_pipe() {
  mkfifo "$work/pipe.csv" "$work/pipe.xlsx" "$work/pipe.jpg" "$work/pipe.zip" "$work/pipe.xml" "$work/data/照片/管.jpg" "$work/data/manifest.json"
  for given in "$work/pipe.csv" "$work/pipe.xlsx" "$work/pipe.zip" /dev/zero; do
    runs 3 dump "$given" && says "$work/err" "不是普通文件" || return 1
    runs 3 check "$given" && says "$work/err" "不是普通文件" || return 1
  done
  runs 3 check "$work/pipe.jpg" && runs 4 lint "$work/pipe.xml" && says "$work/err" "不能读" && runs 1 check "$work/data" && rm "$work/data/manifest.json" "$work/data/照片/管.jpg"
}
# fontconfig would open it, and wait.
tells_of_a_pipe_among_the_fonts() {
  mkdir -p "$work/fonts/里" && mkfifo "$work/fonts/里/管.ttf" && mkfifo "$work/fonts/.管.ttf" || return 1
  printf '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><include>/etc/fonts/fonts.conf</include><dir>%s</dir></fontconfig>\n' "$work/fonts" >"$work/fonts.conf"
  FONTCONFIG_FILE="$work/fonts.conf" runs 4 blank 评审表 -o "$work/blank.pdf" && says "$work/err" "$work/fonts/里/管.ttf" "移走" || return 1
  rm "$work/fonts/里/管.ttf" && FONTCONFIG_FILE="$work/fonts.conf" runs 0 blank 评审表 -o "$work/blank.pdf"
}
# A hole takes no room on a disk, and may be of any size.
ends_at_a_hole() {
  mkdir "$work/holes"
  truncate -s 2G "$work/holes/二.csv" && truncate -s 8G "$work/holes/八.csv" && truncate -s 8G "$work/holes/影.iso" || return 1
  { printf '姓名,工作单位\n甲,某单位\n' && head -c 5000 /dev/zero | tr '\0' 'x'; } >"$work/holes/多.csv" && truncate -s 8G "$work/holes/多.csv" || return 1
  { printf '姓名,工作单位\n甲,某单位\n' && head -c 5000 /dev/zero | tr '\0' 'x'; } >"$work/holes/少.csv" && truncate -s 1M "$work/holes/少.csv" || return 1
  runs 3 check "$work/holes" && says "$work/err" "文件里全是空字节" "文件超过 2 GB" "文件里有二进制内容" &&
    test "$(grep -c '^错误.*csv' "$work/err")" -eq 4 && truncate -s 1T "$work/holes/表.xml" && runs 4 lint "$work/holes/表.xml" &&
    truncate -s 100M "$work/holes/表.xml" && runs 4 lint "$work/holes/表.xml" && says "$work/err" "超过 64 MB"
}
follows_links_once() {
  ln -s b.csv "$work/data/a.csv" && ln -s a.csv "$work/data/b.csv" && ln -s .. "$work/data/上级" && ln -s 照片 "$work/data/像" || return 1
  runs 3 check "$work/data" && says "$work/err" "链接一个指着一个，绕成了圈" "指回上级文件夹的链接" "是同一个文件夹，只读一次"
}

mkdir "$work/house" && cp -r lua templates "$work/house/"
# scripted CODE SENTENCE BODY: a generator whose make runs BODY.
scripted() {
  printf 'return { title = "试", template = "tried", order = 1, records = function() return items { 1 } end,\n  make = function()\n    %s\n    return { file = "x" }\n  end }\n' \
    "$3" >"$work/house/lua/tried.lua"
  ZHIBIAO_HOME="$work/house" runs "$1" make samples/faults -o "$work/made" --only 试 && says "$work/err" "$2"
}
stops_scripts() {
  echo '<form id="tried"><page/><p>{1}</p></form>' >"$work/house/templates/tried.xml"
  scripted 4 "lua/tried.lua:3" 'pcall(string.find, ("a"):rep(100000), ".-.-.-.-b") while true do end' && says "$work/err" "脚本运行超过上限" &&
    scripted 4 "脚本运行超过上限" 'table.insert(setmetatable({}, { __len = function() return math.maxinteger - 1 end }), 1, 1)'
}
stops_templates() {
  echo '<form id="tried"><page/>
<p each="x in forever">{x}</p></form>' >"$work/house/templates/tried.xml"
  printf 'return { title = "试", template = "tried", order = 1, records = function() return items { 1 } end,\n  make = function() return { file = "x", forever = function() return 1 end } end }\n' >"$work/house/lua/tried.lua"
  ZHIBIAO_HOME="$work/house" runs 4 make samples/faults -o "$work/made" --only 试 && says "$work/err" "templates/tried.xml:2" "超过"
}
tells_of_depth_without_end() {
  { printf '<form id="deep" title="深">' && printf '<box>%.0s' $(seq 300); } >"$work/deep.xml"
  runs 4 lint "$work/deep.xml" && says "$work/err" "deep.xml:1" 元素套得太深 || return 1
  printf '<!DOCTYPE form [<!ENTITY a "&b;"><!ENTITY b "&a;">]><form id="deep" title="深"><p>&a;</p></form>' >"$work/deep.xml"
  runs 4 lint "$work/deep.xml" && says "$work/err" "deep.xml:1" "<!DOCTYPE …>"
}
# A generator that can't be loaded: whatever is asked for, and by whatever name.
tells_of_a_spoiled_generator() {
  printf 'return {\n  title = "坏",\n  template =\n}\n' >"$work/house/lua/tried.lua"
  for names in 试 tried 评审表; do
    ZHIBIAO_HOME="$work/house" runs 4 make samples/faults -o "$work/made" --only $names && says "$work/err" "lua/tried.lua:4" || return 1
  done
  printf 'while true do end\n' >"$work/house/lua/tried.lua"
  ZHIBIAO_HOME="$work/house" runs 4 list && says "$work/err" "lua/tried.lua:1" "脚本运行超过上限"
}

# They would colour the words, or turn them around.
no_signs_of_names_reach_the_terminal() {
  cp -r samples/faults "$work/signs" && printf 'a,b\n' >"$work/signs/$(printf 'x\033[31m\r\342\200\256y.csv')" || return 1
  "$zhibiao" check "$work/signs" --date 2020-09-30 >"$work/said" 2>"$work/errors"
  says "$work/errors" 'x?[31m??y.csv' && ! LC_ALL=C grep "$(printf '\033')" "$work/errors"
}

check "no pipe and no device is opened, whatever it is called" opens_no_pipe
check "a pipe among the fonts is told, and not waited for" tells_of_a_pipe_among_the_fonts
check "a file that is a hole is told, and not read to its end" ends_at_a_hole
check "links are followed once, and those that go in circles are told" follows_links_once
check "scripts that never end are stopped in a single step, too" stops_scripts
check "loops of a template that never end are stopped" stops_templates
check "a generator that can't be loaded ends with 4 and its line" tells_of_a_spoiled_generator
check "elements and entities without end are told" tells_of_depth_without_end
check "names with signs that a terminal obeys" no_signs_of_names_reach_the_terminal
