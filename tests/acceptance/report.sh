#!/bin/sh
# index.html, the page about a run: what it says, that it is safe, and that it is the same for any number of processes.
# tests/acceptance/report_browser.sh tries it in a browser.
. tests/lib.sh
made=$work/made
page=$made/index.html
data=$work/data
cp -r samples/faults "$data"
only=评审表,材料清单,公示表,统计汇总

# value FILE EXPRESSION: of the page's data d and its sections s.
value() {
  python3 - "$1" "$2" <<'END'
import json, re, sys
text = open(sys.argv[1], encoding="utf-8").read()
def block(name):
    return json.loads(re.search('<script type="application/json" id="' + name + '">(.*?)</script>', text, re.S).group(1))
d, s = block("data"), block("sections")
def states():
    return sorted(d["words"]["states"][p[3]][0] + " " + p[0] for p in d["people"])
def person(name):
    return next(p for p in d["people"] if p[0] == name)
def reasons(p):
    t = d["texts"]
    return ["%s %s（%s）%s %s%s" % (d["words"]["levels"][r[0]], t[r[1]], t[r[3]], t[r[2]], t[r[4]], r[5]) for r in p[5]]
result = eval(sys.argv[2])
print(result if isinstance(result, str) else json.dumps(result, ensure_ascii=False))
END
}
# has FILE EXPRESSION RESULT
has() {
  value "$1" "$2" >"$work/value" && test "$(cat "$work/value")" = "$3" || { cat "$work/value"; return 1; }
}

is_there() {
  runs 1 make "$data" -o "$made" --only "$only" && says "$made/manifest.json" '"path": "index.html"' '"document": "report"' &&
    has "$page" 'states()' '["做好 何无恙", "拒绝 周𲎰", "退回 冯失位", "退回 孙无照", "退回 赵缺项"]' &&
    says "$page" '<dt>申报人员</dt><dd>5<small>人' '<dt>检查出的错误</dt><dd>3<small>处' '<dt>做好的文件</dt><dd>5<small>个' '退回 <b>3</b>'
}
says_why() {
  has "$page" 'reasons(person("赵缺项"))' '["错误 没有填“工作单位”（四（一））请在原表中补上 花名册.xlsx!申报人员!J4"]' &&
    value "$page" 'reasons(person("周𲎰"))' >"$work/reasons" && says "$work/reasons" "做不出来 “周𲎰”中的“𲎰”（U+323B0）没有一种已安装的字体能显示（）请核对用字"
}
# As the page's script puts them together.
links_to_files() {
  cat >"$work/paths.py" <<'END'
import json, os, re, sys
folder = sys.argv[1]
text = open(folder + "/index.html", encoding="utf-8").read()
d = json.loads(re.search('id="data">(.*?)</script>', text, re.S).group(1))
seen = set()
def look(files, key):
    for f in files:
        number = f if isinstance(f, int) else f[0]
        kind = d["documents"][number // 8]
        path = kind[0] + "/" + key + kind[1] if isinstance(f, int) else f[1]
        assert os.path.isfile(folder + "/" + path), path
        seen.add(path)
def place(u):
    return u[2] or d["districts"][u[0]][0] + "/" + u[1]
look(d["files"], "")
for x in d["districts"]: look(x[1], x[0])
for u in d["units"]: look(u[3], place(u))
for p in d["people"]: look(p[4], place(d["units"][p[2]]) + "/" + (p[7] if len(p) > 7 else p[0] + "-" + p[1]))
there = {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}
assert there - seen == {"manifest.json", "index.html"}, there ^ seen
END
  python3 "$work/paths.py" "$made"
}
has_no_id_number() {
  ! grep -rE '[0-9]{17}[0-9X]' "$page" && ! find "$made" | grep -E '[0-9]{17}[0-9X]'
}
is_the_same_for_any_jobs() {
  "$zhibiao" make "$data" -o "$work/jobs" --jobs 2 --only "$only" >/dev/null 2>&1
  cmp "$page" "$work/jobs/index.html" && cmp "$made/manifest.json" "$work/jobs/manifest.json"
}
is_the_same_again() {
  cp "$page" "$work/page" && cp "$made/manifest.json" "$work/manifest" && runs 1 make "$data" -o "$made" --only "$only" &&
    cmp "$page" "$work/page" && cmp "$made/manifest.json" "$work/manifest"
}
tells_what_changed() {
  mv "$data/照片/何无恙.jpg" "$work/" && runs 1 make "$data" -o "$made" --only "$only" && has "$page" 'states()[1:]' '["退回 何无恙", "退回 冯失位", "退回 孙无照", "退回 赵缺项"]' &&
    has "$page" '[f[1] for f in person("何无恙")[4] if f != 2 and f[0] % 8 == 5]' '["作废/2020-09-21/评审表/市本级/湖州市示例图书馆/何无恙-0018.pdf"]' &&
    mv "$work/何无恙.jpg" "$data/照片/" && runs 1 make "$data" -o "$made" --only "$only" && has "$page" 'states()[0]' "拒绝 周𲎰" && has "$page" 'states()[1]' "改了 何无恙" &&
    cp "$page" "$work/page" && cp "$made/manifest.json" "$work/manifest" && runs 1 make "$data" -o "$made" --only "$only" && cmp "$page" "$work/page" && cmp "$made/manifest.json" "$work/manifest"
}
tells_what_it_did_not_look_at() {
  runs 0 make "$data" -o "$made" --only 公示表 && has "$page" 'sorted(f % 8 for f in person("何无恙")[4] if isinstance(f, int))' "[4, 4]"
}
says_what_to_do_next() {
  runs 1 make "$data" -o "$work/steps" --print --only 评审表,材料清单 && says "$work/out" "接下来：打开 $work/steps/index.html" "改好再做：退回 3 人（赵缺项、冯失位、孙无照）" "做不出来：1 人（周𲎰）" \
    "打印：“打印”文件夹里的 2 册：市本级-评审表、市本级-材料清单" && grep -v '^zhibiao-outcome' "$work/out" | tail -n 1 | grep -q 打印：
}

# Names that would be markup, or end the script that they stand in.
hostile() {
  mkdir -p "$work/hostile" && cat >"$work/hostile/申报人员.csv" <<'END'
身份证号,姓名,工作单位,所属区县,申报专业,申报级别,申报资格名称
330599199001010013,</script><img src=x onerror=alert(1)>,"<b>甲厂</b>""'&",<!--城东区,工程,中级,</script><img src=y onerror=alert(1)>330599199001010013
33059919900101003X,李四,%2F厂#?,城东区,工程,中级,{{date}}工程师
END
  "$zhibiao" make "$work/hostile" -o "$work/hostile.d" --draft --only 材料清单 >"$work/out" 2>&1
  target=$work/hostile.d/index.html
  test -s "$target" && ! grep -q '<img\|<b>甲\|<!--城' "$target" && test "$(grep -o '</script' "$target" | wc -l)" -eq 3 &&
    has "$target" '[[p[0], d["texts"][p[6]], d["units"][p[2]][1]] for p in d["people"]]' \
      '[["未填姓名", "</script><img src=y onerror=alert(1)>330599********0013（中级）", "<b>甲厂</b>\"'"'"'&"], ["李四", "{{date}}工程师（中级）", "%2F厂#?"]]' && ! grep -qE '[0-9]{17}[0-9X]' "$target"
}

house() {
  rm -rf "$work/house" && mkdir "$work/house" && cp -r lua templates "$work/house/"
}
# Of so many people only those of whom there is something to do.
adds_and_leaves_out() {
  house && sed -i 's/^local max_people = .*/local max_people = 4/' "$work/house/lua/zhibiao/report/tree.lua" && cat >"$work/house/lua/sum.lua" <<'END'
return {
  title = "合计", template = "materials", command = "check", records = function() return items {} end, make = function() return {} end,
  section = function() return { title = "<合计>", columns = { "人数" }, lines = { { count("applicants") }, { { "导入报告", "导入报告.xlsx" } } } } end,
}
END
  ZHIBIAO_HOME=$work/house runs 1 make "$data" -o "$work/many" --only "$only" && has "$work/many/index.html" '[x for x in s if x["title"] == "<合计>"][0]["lines"]' '[[5], [["导入报告", "导入报告.xlsx"]]]' &&
    ! grep -q '<合计>' "$work/many/index.html" && has "$work/many/index.html" 'len(d["people"])' 4 && says "$work/many/index.html" '没有列出没有事要办的 1 人' '<dd>5<small>人' '做好 <b>1</b>'
}
# A page that can't be made is not the one of the run before.
none_rather_than_a_wrong_one() {
  house && sed -i 's/{{heading}}/{{haeding}}/' "$work/house/templates/web/report.html" && cp -r "$made" "$work/broken" &&
    ZHIBIAO_HOME=$work/house runs 4 make "$data" -o "$work/broken" --only "$only" && says "$work/err" "templates/web/report.html:7" haeding && test ! -e "$work/broken/index.html" && ! grep -q 接下来 "$work/out" &&
    runs 1 make "$data" -o "$work/broken" --only "$only" && test -s "$work/broken/index.html" && test -z "$(find "$work/broken" -name '.zhibiao*')"
}
linted() {
  runs 0 lint 总览 && house && for fault in 's/{{made}}/{{maed}}/' 's/{{each x in states}}/{{each x states}}/' 's/{{if rest}}/{{if rest/' 's/{{end}}<\/p>//; s/{{end}}$//' 's/report.css/keine.css/'; do
    cp templates/web/report.html "$work/house/templates/web/" && sed -i "$fault" "$work/house/templates/web/report.html" &&
      ! cmp -s templates/web/report.html "$work/house/templates/web/report.html" && ZHIBIAO_HOME=$work/house runs 4 lint 总览 && says "$work/err" templates/web/ || { echo "$fault"; return 1; }
  done
}

check "a run ends with a page that says what became of everybody" is_there
check "it says why, and what to do about it" says_why
check "it links to all files that are there, and to no other" links_to_files
check "it has no whole ID number" has_no_id_number
check "it is the same for any number of processes" is_the_same_for_any_jobs
check "nothing changed: it stays as it is" is_the_same_again
check "it tells what has changed" tells_what_changed
check "it tells what a run did not look at" tells_what_it_did_not_look_at
check "the terminal ends with what to do next" says_what_to_do_next
check "names that are markup do nothing" hostile
check "a generator may add a section, and of many people those are listed of whom there is something to do" adds_and_leaves_out
check "a page that can't be made leaves none behind" none_rather_than_a_wrong_one
check "lint finds what is wrong with a page" linted
