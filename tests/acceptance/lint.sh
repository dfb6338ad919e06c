#!/bin/sh
# `zhibiao lint`: templates checked without data, and drawn with the names of their cells.
. tests/lib.sh

all_are_right() {
  for file in templates/*.xml; do
    case $file in */styles.xml | */shared.xml | */fonts.xml) continue ;; esac
    runs 0 lint "$file" -o "$work/grid.pdf" || return 1
    test ! -s "$work/err" || { echo "$file"; cat "$work/err"; return 1; }
  done
}
draws() {
  runs 0 lint posts -o "$work/grid/posts.pdf" && says "$work/out" posts.xml grid/posts.pdf &&
    pdftotext -layout "$work/grid/posts.pdf" "$work/text" &&
    says "$work/text" '{p.unit}' '{x.name}' 38.0 12.0 ' sentence' 推荐申报 &&
    qpdf --check "$work/grid/posts.pdf"
}

# Workbooks have no pages: their sheets are told, with the columns that cells stand in unless the data say which.
lists() {
  runs 0 lint notice && says "$work/out" '工作表“{name}”' '纸 297 × 210' 'A 9.0  B 16.0' 'A–L   posted-title  {heading}' \
    'B     posted-item  {x.name}' "第 $(grep -n '<row.*each="x in g.lines"' templates/notice.xml | cut -d : -f 1) 行  高 12.0" &&
    runs 0 lint summary && says "$work/out" '·     small-sum  {n}  =SUBTOTAL(9,[above])' 数据决定 &&
    runs 0 lint notice -o "$work/grid/notice.txt" && says "$work/out" grid/notice.txt &&
    says "$work/grid/notice.txt" 'L     posted-item  {x.remark}'
}

# spoil SCRIPT MARK TEXT...: what lint says of templates/$spoilt.xml after a change, at the line that has MARK.
spoil() {
  sed "$1" "templates/$spoilt.xml" >"$work/t.xml"
  mark=$2
  shift 2
  line=$(grep -n -m 1 -F -e "$mark" "$work/t.xml" | cut -d : -f 1)
  [ -n "$line" ] || return 1
  runs 4 lint "$work/t.xml" -o "$work/none.pdf" && says "$work/err" "t.xml:$line" "$@" && test ! -e "$work/none.pdf"
}
faults() {
  spoilt=posts
  spoil 's/style="list"/style="lists"/' '"lists"' 没有叫做“lists”的样式 &&
    spoil 's/<row height="12mm">/<row height="12mm" head="yes">/' 'height="12mm"' 'head="yes"' 开头 &&
    spoil 's/<row height="44mm">/<row height="44mm" fixed="yes">/' 'overflow="grow"' fixed &&
    spoil 's/margin="22mm[^"]*"/margin="22mm 100mm"/' '22mm 100mm' 页边距太大 &&
    spoil 's/{p.authorised}/{p.authorised +}/' 'authorised +' 'p.authorised +' &&
    spoil 's/overflow="grow"/overflow="grows"/' '"grows"' 'overflow="grows"' continue &&
    spoil 's/margin="22mm[^>]*\/>/&\n<border thickness="0pt"\/>/' 'thickness="0pt"' 'thickness 应当大于 0' &&
    spoil 's/<style name="list"/& line-height="-1"/' 'line-height="-1"' '应为 0.5 到 20 的数字' &&
    spoil 's/margin="22mm[^>]*\/>/&\n<watermark text="甲" angle="9999"\/>/' 'angle="9999"' '应为 -360 到 360 的数字' &&
    spoil 's/each="x in /each="end in /' 'each="end in' '保留字' &&
    spoilt=exceptional &&
    spoil 's/<cell span="5" style="tall"/<cell span="6" style="tall"/' 'cell span="6"' 占到第 &&
    spoil 's/columns="26mm 38mm/columns="26mm 98mm/' '26mm 98mm' 页面只有 &&
    spoil 's/<label>聘任时间/<label direction="vertical">专业技术岗位总数合计/' 总数合计 放不进
}
# Where the data say what columns a table has, the sample does.
open_columns() {
  misspell posts 's/{levels.columns}/{levels.columns} 1mm/' '<row height="10mm">' 这一行只有 &&
    misspell posts 's/{levels.columns}/{levels.fifth}mm 甲/' '{levels.fifth}mm 甲' columns 一列一个宽度
}
by_title() {
  runs 0 lint 岗位信息表 -o "$work/title.pdf" && says "$work/out" templates/posts.xml && cmp "$work/title.pdf" "$work/grid/posts.pdf"
}
missing() {
  runs 4 lint "$work/没有.xml" && says "$work/err" 没有.xml && runs 2 lint && says "$work/err" 模板
}


# --- Names, by the samples of generators: in a house of its own ----------------------------------------------------

house=$work/house
in_house() {
  rm -rf "$house" && mkdir -p "$house" && cp -r lua templates "$house/"
}
# lint_house CODE ARGUMENTS...
lint_house() {
  wanted=$1
  shift
  ZHIBIAO_HOME=$house runs "$wanted" lint "$@" -o "$work/none"
}
# misspell TEMPLATE SCRIPT MARK TEXT...: what lint says of it after a change, at the line that has MARK then.
misspell() {
  template=$1
  mark=$3
  in_house && sed -i "$2" "$house/templates/$template.xml" || return 1
  shift 3
  line=$(grep -n -m 1 -F -e "$mark" "$house/templates/$template.xml" | cut -d : -f 1)
  [ -n "$line" ] || { echo "no $mark in $template.xml"; return 1; }
  lint_house 4 "$template" && says "$work/err" "templates/$template.xml:$line" "$@"
}
# Values, fields, lists, loop variables, conditions, attributes, formulas, functions; where they are evaluated and where not.
names() {
  misspell exceptional 's/{a.gender}/{a.gneder}/' a.gneder '没有 gneder，是不是 gender？' 破格推荐审批表的样例 &&
    misspell posts 's/{x.name}/{x.nmae}/' x.nmae '是不是 name？' &&
    misspell evaluation 's/each="e in education"/each="e in edcuation"/' edcuation '是不是 education？' &&
    misspell evaluation 's/e\["end"\]/e["edn"]/' 'edn' '没有 edn' &&
    misspell evaluation 's/if="x.rank"/if="x.rnak"/' x.rnak '是不是 rank？' &&
    misspell evaluation "s/{joined(\"　\", a.school/{jioned(\"　\", a.school/" jioned '是不是 joined？' &&
    misspell materials 's/{x.handling}/{x.hnadling}/' x.hnadling '是不是 handling？' &&
    misspell slip 's/subject="{unit}"/subject="{uint}"/' '{uint}' '是不是 unit？' &&
    misspell brief 's/levels\[s_index\].color/levels[s_indxe].color/' s_indxe '是不是 s_index？' &&
    misspell brief 's/levels\[s_index\].color/levels[s_index].clor/' .clor '没有 clor，是不是 color？'
}
workbooks() {
  misspell notice 's/{x.birth}/{x.brith}/' x.brith 公示表的样例、区县公示表的样例 '是不是 birth？' &&
    misspell imports 's/not x.taken/not x.tkaen/' x.tkaen '是不是 taken？' &&
    misspell findings "s/{x.link ~= '' and 'link' or 'text'}/{x.lnik ~= '' and 'link' or 'text'}/" x.lnik '是不是 link？' &&
    misspell intake 's/if="f.counts/if="f.conuts/' f.conuts '是不是 counts？' &&
    misspell summary 's/{x.formulas\[n_index\]}/{x.fromulas[n_index]}/' x.fromulas '是不是 formulas？' &&
    misspell summary 's/{h\[c.field\]}/{h[c.feild]}/' c.feild '是不是 field？' && # of rows that are streamed
    misspell summary 's/values="类型_/&/; s/values="专业_合计"/values="专业_总计"/' 专业_总计 统计汇总的样例
}
# What the condition leaves out is looked at, too; there a value may be missing, a name may not.
branches() {
  in_house && cat >"$house/lua/t.lua" <<'END' && cat >"$house/templates/t.xml" <<'END' || return 1
return { title = "试", template = "t", records = function() return items {} end, make = function() end,
  sample = function() return { no = false, unit = false, list = { { a = 1 }, { b = 2 } }, empty = {} } end }
END
<form id="t">
  <page/>
  <p if="no">{unit.name}</p>
  <p if="no">{uint}</p>
  <p each="x in list"><span if="x.a">{x.a}</span><span if="x.b">{x.c or ""}</span></p>
  <p each="x in empty">{x.d}{x.e}</p>
</form>
END
  lint_house 4 t && says "$work/err" t.xml:4 uint t.xml:5 '没有 c' && ! grep -q 't.xml:3\|t.xml:6' "$work/err" || return 1
  sed -i 's/{uint}/{#list}/; s/x\.c or/x.b or/' "$house/templates/t.xml"
  lint_house 0 t && says "$work/err" 警告 t.xml:3 '{unit.name}' t.xml:6 '{x.d}、{x.e}' sample && ! grep -q 't.xml:[45]' "$work/err"
}
# A picture of the template's own that is not there; what the document that a sample makes can't have.
pictures() {
  in_house && sed -i 's|<page size="A4"[^>]*/>|&<background image="底图.png"/>|' "$house/templates/exceptional.xml" &&
    ! cmp -s templates/exceptional.xml "$house/templates/exceptional.xml" && lint_house 4 exceptional &&
    says "$work/err" "exceptional.xml:$(grep -n 底图.png "$house/templates/exceptional.xml" | cut -d : -f 1)" 底图.png 没有这个文件 &&
    misspell evaluation 's|<image src="{picture}"|<image src="相片.jpg"|' 相片.jpg 没有这个文件 &&
    misspell posts 's/{x.id_number}/{x.id_number:rep(9)}/' 'rep(9)' 放不进 岗位信息表的样例
}
# Pictures that the data name: the template's line is told, and what has no end is not read.
given_pictures() {
  mkfifo "$work/pipe.jpg" || return 1
  for picture in none.jpg none.png /dev/zero "$work/pipe.jpg"; do
    in_house && cat >"$house/lua/t.lua" <<END && cat >"$house/templates/t.xml" <<'END' || return 1
return { title = "试", template = "t", records = function() return items {} end, make = function() end,
  sample = function() return { s = "$picture" } end }
END
<form id="t">
  <page/>
  <table columns="*"><row height="20mm"><cell>
    <image src="{s}" width="10mm" height="10mm"/></cell></row></table>
</form>
END
    lint_house 4 t && says "$work/err" "${picture##*/}" "templates/t.xml:4" || return 1
  done
}
# What a generator says of itself; its records and its title.
generators() {
  in_house && sed -i 's/^return {/return {\n  onwer = "unit",/' "$house/lua/posts.lua" && lint_house 4 posts &&
    says "$work/err" lua/posts.lua '没有“onwer”这个字段，是不是 owner？' || return 1
  for records in 'records = function() return 5 end,' ''; do
    in_house && cat >"$house/lua/t.lua" <<END && echo '<form id="t"><page/><p>甲</p></form>' >"$house/templates/t.xml" || return 1
return { title = "试", template = "t", $records make = function() end, sample = function() return {} end }
END
    lint_house 4 t && says "$work/err" lua/t.lua records || return 1
  done
  in_house && cp "$house/lua/posts.lua" "$house/lua/another.lua" && lint_house 4 posts &&
    says "$work/err" 'title 相同：“岗位信息表”' && ZHIBIAO_HOME=$house runs 4 list
}
# A border that printers may cut off; a picture that is too high for its row.
edges() {
  in_house && sed -i 's|<page size="A4"[^>]*/>|&<border distance="3mm"/>|' "$house/templates/exceptional.xml" &&
    lint_house 0 exceptional && says "$work/err" 警告 exceptional.xml '离纸边不到 5 毫米' distance &&
    in_house && cp docs/examples/emblem.png "$house/templates/" && cat >"$house/templates/t.xml" <<'END' || return 1
<form id="t">
  <page/>
  <table columns="*"><row height="10mm" fixed="yes">
    <cell><image src="emblem.png" width="30mm" height="30mm"/></cell></row></table>
</form>
END
  lint_house 4 t && says "$work/err" t.xml:4 '图片 emblem.png 放不进表格'
}
# In components: at the component's line, with its use; their pictures, too.
components() {
  misspell evaluation 's/month(x.date), month(x\[/month(x.dtae), month(x[/' x.dtae '是不是 date？' '（组件用在' templates/evaluation.xml: && in_house &&
    sed -i 's|</shared>|<define name="emblem"><image src="徽.png" width="2cm" height="2cm"/></define>\n&|' "$house/templates/shared.xml" &&
    line=$(grep -n 徽.png "$house/templates/shared.xml" | cut -d : -f 1) &&
    sed -i 's|<cell style="entry-left" overflow="grow">{x.content}|&<use name="emblem"/>|' "$house/templates/evaluation.xml" &&
    lint_house 4 evaluation && says "$work/err" "templates/shared.xml:$line" 徽.png 没有这个文件 '（组件用在' templates/evaluation.xml:
}
blanks() {
  in_house && sed -i 's/return model(empty("applicants"), "", {})/return { a = empty("applicants"), work = {} }/' "$house/lua/exceptional.lua" &&
    lint_house 4 exceptional && says "$work/err" exceptional.xml 没有叫做“form”
}
# Without a sample it can't be told; with a wrong script it is.
scripts() {
  in_house && sed -i '/sample = function/,/^  end,/d' "$house/lua/exceptional.lua" && lint_house 0 exceptional &&
    says "$work/err" lua/exceptional.lua 没有\ sample && rm "$house/lua/exceptional.lua" && lint_house 0 exceptional &&
    says "$work/err" 没有脚本用这个模板 && echo 'return {' >"$house/lua/exceptional.lua" && lint_house 4 exceptional &&
    says "$work/err" lua/exceptional.lua:2 && in_house && echo 'error("坏了")' >"$house/lua/posts.lua" && lint_house 0 exceptional &&
    in_house && sed -i 's/model(a, "中"/model(a, nil .. "中"/' "$house/lua/exceptional.lua" && lint_house 4 exceptional &&
    says "$work/err" lua/exceptional.lua: concatenate
}

check "the program's own templates are right" all_are_right
check "the grid shows expressions, lines, widths and styles" draws
check "the cells of a workbook are listed with columns and lines" lists
check "faults of a template are told with their lines" faults
check "columns that the data give are tried with the sample" open_columns
check "a template is found by its document's title" by_title
check "a template that is not there is told" missing
check "wrong names in forms are found with their lines" names
check "so are those in workbooks" workbooks
check "both branches of a condition are looked at" branches
check "pictures and contents that a document can't have are found" pictures
check "pictures that data name are told with the template's line" given_pictures
check "what a generator says of itself must be right" generators
check "what printers cut off, and pictures that are too high, are told" edges
check "so are those in components, and with their uses" components
check "the form without data is tried" blanks
check "generators without a sample are told, and wrong ones" scripts
