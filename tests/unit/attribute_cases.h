/* What each attribute of each element does, for test_attributes.c. XML is the content of a form behind its <page>, of a
   sheet behind its attributes and head, or a whole document; it is made with the attribute and without (or with
   INSTEAD in its place, where it can't be left out). What the two come to differs as EFFECT says, in words:

     +TEXT    only the document with the attribute has TEXT: of a form the dump of its pages, of a workbook its XML
     -TEXT    only the one without has it
     N*TEXT   the one with it has TEXT N times, the other not
     x+N y-N  the first run that begins with 字 stands N pt further right (down)
     xN sizeN …  it stands there, has that size
     face width   it has another face or width
     !TEXT    the one without it is refused with TEXT
     ?TEXT    the one with it is */
#ifndef ZB_TESTS_ATTRIBUTE_CASES_H
#define ZB_TESTS_ATTRIBUTE_CASES_H

#include <stddef.h>

typedef struct attribute_case {
  const char *element, *attribute, *xml, *effect, *instead;
} attribute_case;

#define TABLE(rows) "<table columns=\"50mm 50mm\">" rows "</table>"
#define ROW(cells) "<row height=\"10mm\">" cells "</row>"
#define ONE_CELL(attributes, content) TABLE("<row height=\"60mm\"><cell " attributes ">" content "</cell><cell/></row>")
#define EMPTY_ROW ROW("<cell/><cell/>")
#define HUNDRED "（一百个字：" TEN TEN TEN TEN TEN TEN TEN TEN TEN "零一二三四五）"
#define TEN "零一二三四五六七八九"
#define LONG_TABLE(attributes, rows) "<table columns=\"*\" " attributes ">" rows "</table>"
#define LONG_ROWS "<row height=\"60mm\" each=\"x in six\"><cell>行</cell></row>"

#define COMPONENT(definition, use) "<form id=\"t\">" definition "<page/>" use "</form>"
#define CONTINUED                                                                                                      \
  TABLE("<row height=\"20mm\"><cell/><cell overflow=\"continue\">" HUNDRED HUNDRED HUNDRED "</cell></row>")

static const attribute_case form_cases[] = {
    {"form", "id", "<form id=\"t\"><page/></form>", "!缺少 id", NULL},
    {"form", "title", "<form id=\"t\" title=\"甲\"><page/></form>", "+title \"甲\"", NULL},
    {"form", "author", "<form id=\"t\" author=\"甲\"><page/></form>", "+author \"甲\"", NULL},
    {"form", "subject", "<form id=\"t\" subject=\"甲\"><page/></form>", "+subject \"甲\"", NULL},
    {"form", "archive", "<form id=\"t\" archive=\"yes\"><page/></form>", "+archive", NULL},
    {"form", "base", "<form id=\"t\" base=\"b\"><define name=\"b\"><form><border/></form></define><page/></form>",
     "!没有用到组件", NULL},
    {"form", "see-next", "<form id=\"t\" see-next=\"下页续\"><page/>" LONG_TABLE("marks=\"yes\"", LONG_ROWS) "</form>",
     "+下页续", NULL},
    {"form", "from-previous",
     "<form id=\"t\" from-previous=\"接前页\"><page/>" LONG_TABLE("marks=\"yes\"", LONG_ROWS) "</form>", "+接前页",
     NULL},
    {"form", "continued-part",
     "<form id=\"t\" continued-part=\"·续表\"><page/><p bookmark=\"甲部\">甲</p>" LONG_TABLE("marks=\"yes\"",
                                                                                             LONG_ROWS) "</form>",
     "+甲部·续表", NULL},
    {"form", "continued", "<form id=\"t\" continued=\"续：{name}\"><page/>" CONTINUED "</form>", "+续：张三", NULL},
    {"form", "draft", "<form id=\"t\" draft=\"初稿\"><page/></form>", "+draft 初稿", NULL},
    {"form", "picture",
     "<form id=\"t\" picture=\"相片\"><page/>" ONE_CELL(
         "", "<image src=\"{picture}\" width=\"20mm\" height=\"30mm\"/>") "</form>",
     "+figure: 相片", NULL},
    {"style", "heading", "<form id=\"t\"><style name=\"s\" heading=\"1\"/><page/><p style=\"s\">字</p></form>",
     "+h1: 字", NULL},
    {"style", "name", "<form id=\"t\"><style name=\"s\" size=\"20pt\"/><page/><p style=\"s\">字</p></form>", "!“s”",
     "r"},
    {"style", "base",
     "<form id=\"t\"><style name=\"s\" size=\"20pt\"/><style name=\"t\" base=\"s\"/><page/><p "
     "style=\"t\">字</p></form>",
     "size20", NULL},
    {"define", "name", COMPONENT("<define name=\"a\"><p>甲</p></define>", "<use name=\"a\"/>"), "!组件", "b"},
    {"param", "name",
     COMPONENT("<define name=\"a\"><param name=\"x\"/><p>{x}</p></define>", "<use name=\"a\" x=\"乙\"/>"),
     "!没有用到参数", "y"},
    {"param", "required",
     COMPONENT("<define name=\"a\"><param name=\"x\" required=\"yes\"/><p>{x}</p></define>", "<use name=\"a\"/>"), "?x",
     NULL},
    {"param", "default",
     COMPONENT("<define name=\"a\"><param name=\"x\" default=\"丙\"/><p>{x}</p></define>", "<use name=\"a\"/>"), "+丙",
     NULL},
    {"param", "values",
     COMPONENT("<define name=\"a\"><param name=\"x\" values=\"甲 乙\"/><p>{x}</p></define>",
               "<use name=\"a\" x=\"丙\"/>"),
     "?甲", NULL},
    {"use", "name", COMPONENT("<define name=\"a\"><p>甲</p></define>", "<use name=\"a\"/>"), "!组件", "b"},
    {"page", "size", "<form id=\"t\"><page size=\"A3\"/></form>", "+page 1 841.89 1190.55", NULL},
    {"page", "orientation", "<form id=\"t\"><page orientation=\"landscape\"/></form>", "+page 1 841.89 595.28", NULL},
    {"page", "margin", "<form id=\"t\"><page margin=\"30mm\"/><p>字</p></form>", "x+28.35 y+14.17", NULL},
    {"page", "margin", "<form id=\"t\"><page margin=\"30mm 9mm 9mm 40mm\"/><p>字</p></form>", "x113.39", NULL},
    {"header", "first", "<header first=\"no\"><p>眉</p></header><break/>", "1*\"眉\"", NULL},
    {"footer", "first", "<footer first=\"no\"><p>脚{page}</p></footer><break/>", "-\"脚1\"", NULL},
    {"background", "color", "<background color=\"#ffe0e0\"/>", "+rect 0.00 0.00 595.28 841.89 #ffe0e0", NULL},
    {"background", "image", "<background image=\"章.png\" color=\"#ffe0e0\"/>",
     "+image 0.00 123.31 595.28 595.28 pixels 2x2", NULL},
    {"background", "pages", "<background color=\"#ffe0e0\" pages=\"first\"/><break/>", "1*  rect", NULL},
    {"background", "if", "<background color=\"#ffe0e0\" if=\"false\"/>", "-rect", NULL},
    {"border", "line", "<border line=\"double\"/>", "8*  line", NULL},
    {"border", "line", "<border line=\"thick-thin\" thickness=\"3pt\"/>", "+thickness 1.00", NULL},
    {"border", "thickness", "<border thickness=\"3pt\"/>", "4*thickness 3.00", NULL},
    {"border", "distance", "<border distance=\"20mm\"/>", "+line 57.44 57.44 537.83 57.44", NULL},
    {"border", "padding", "<border padding=\"30mm\"/><p>字</p>", "x+58.19 y+44.02", NULL},
    {"border", "color", "<border color=\"#c00000\"/>", "4*thickness 1.50 #c00000", NULL},
    {"border", "if", "<border if=\"false\"/>", "-  line", NULL},
    {"watermark", "text", "<watermark text=\"样{name}\"/>", "+样张三", "别的"},
    {"watermark", "angle", "<watermark text=\"样\" angle=\"30\"/>", "+angle 30.0", NULL},
    {"watermark", "if", "<watermark text=\"样\" if=\"false\"/>", "-\"样\"", NULL},
    {"p", "heading", "<p heading=\"2\">字</p>", "+h1: 字", NULL},
    {"p", "bookmark", "<p bookmark=\"第{three}章\">字</p>", "+bookmark 1 70.87 \"第3章\"", NULL},
    {"p", "keep", "<space height=\"240mm\"/><p keep=\"yes\">字</p>" LONG_TABLE("", LONG_ROWS), "y-680.31", NULL},
    {"p", "each", "<p each=\"x in six\">{x_index}号</p>", "!x_index", NULL},
    {"p", "if", "<p if=\"false\">字</p>", "-\"字\"", NULL},
    {"span", "empty", "<p>甲<span empty=\"无\">{empty}</span></p>", "+无", NULL},
    {"span", "each", "<p>甲<span each=\"x in six\">{x_index}号<blank width=\"5mm\"/></span></p>", "!x_index", NULL},
    {"span", "if", "<p>甲<span if=\"false\">乙</span></p>", "-乙", NULL},
    {"blank", "width", "<p><blank width=\"50mm\"/>字</p>", "x+113.39", "10mm"},
    {"blank", "if", "<p><blank width=\"50mm\" if=\"false\"/>字</p>", "x-141.73", NULL},
    {"check", "if", "<p><check if=\"true\"/></p>", "+☑", "false"},
    {"space", "height", "<space height=\"10mm\"/><p>字</p>", "y-28.35", "20mm"},
    {"space", "lines", ONE_CELL("", "<p>甲</p><space lines=\"8mm\"/>"), "+dotted", NULL},
    {"space", "if", "<space height=\"10mm\" if=\"false\"/><p>字</p>", "y-28.35", NULL},
    {"break", "to", "<p>甲</p><break to=\"right\"/><p>乙</p>", "+page 3", NULL},
    {"break", "section", "<footer><p>{section-page}号</p></footer><break section=\"yes\"/>", "2*\"1号\"", NULL},
    {"break", "each", "<break each=\"x in six\"/>", "+page 7", NULL},
    {"break", "if", "<p>甲</p><break if=\"false\"/><p>乙</p>", "-page 2", NULL},
    {"table", "columns",
     "<table columns=\"20mm *\">" ROW("<cell/><cell align=\"left\" padding=\"0pt\">字</cell>") "</table>", "x+28.35",
     "10mm *"},
    {"table", "columns",
     "<table columns=\"{'20mm'} *\">" ROW("<cell/><cell align=\"left\" padding=\"0pt\">字</cell>") "</table>",
     "x+28.35", "10mm *"},
    {"table", "line", LONG_TABLE("line=\"2pt\" frame=\"1pt\"", LONG_ROWS), "+thickness 2.00", NULL},
    {"table", "frame", LONG_TABLE("frame=\"2pt\"", LONG_ROWS), "+thickness 2.00", NULL},
    {"table", "marks", LONG_TABLE("marks=\"yes\"", LONG_ROWS), "+见续页", NULL},
    {"table", "each", LONG_TABLE("each=\"x in six\"", "<row><cell>{x}号</cell></row>"), "!“x”", NULL},
    {"table", "if", LONG_TABLE("if=\"false\"", LONG_ROWS), "-  line", NULL},
    {"part", "keep",
     LONG_TABLE("", "<row height=\"200mm\"><cell/></row><part keep=\"yes\"><row height=\"30mm\"><cell valign=\"top\" "
                    "padding=\"0pt\">字</cell></row><row height=\"30mm\"><cell/></row></part>"),
     "y-566.93", NULL},
    {"part", "each", LONG_TABLE("", "<part each=\"x in six\"><row><cell>{x}号</cell></row></part>"), "!“x”", NULL},
    {"part", "if", LONG_TABLE("", "<part if=\"false\"><row><cell>甲</cell></row></part><row><cell/></row>"), "-甲",
     NULL},
    {"row", "height", TABLE("<row height=\"20mm\"><cell/><cell/></row>") "<p>字</p>", "y+28.35", "10mm"},
    {"row", "height", TABLE("<row height=\"{'20mm'}\"><cell/><cell/></row>") "<p>字</p>", "y+28.35", "10mm"},
    {"row", "fixed", TABLE("<row fixed=\"yes\"><cell overflow=\"grow\">甲</cell><cell/></row>"), "?fixed", NULL},
    {"row", "stretch", TABLE("<row height=\"20mm\" stretch=\"yes\"><cell valign=\"bottom\">字</cell><cell/></row>"),
     "y+643.46", NULL},
    {"row", "head", LONG_TABLE("", "<row head=\"yes\"><cell>头</cell></row>" LONG_ROWS), "2*\"头\"", NULL},
    {"row", "keep",
     LONG_TABLE("", "<row height=\"200mm\"><cell/></row><row height=\"30mm\" keep=\"yes\"><cell valign=\"top\" "
                    "padding=\"0pt\">字</cell></row><row height=\"30mm\"><cell/></row>"),
     "y-566.93", NULL},
    {"row", "repeat", TABLE("<row height=\"100mm\" repeat=\"fill\"><cell>空</cell><cell/></row>"), "2*\"空\"", NULL},
    {"row", "spare",
     TABLE("<row height=\"10mm\"><cell overflow=\"grow\">" HUNDRED "</cell><cell/></row>"
           "<row height=\"10mm\" spare=\"yes\"><cell>备</cell><cell/></row>"),
     "-备", NULL},
    {"row", "group",
     TABLE("<row height=\"10mm\" group=\"row\"><cell overflow=\"shrink\" least=\"1pt\">" HUNDRED
           "</cell><cell overflow=\"shrink\" least=\"1pt\">字</cell></row>"),
     "size", NULL},
    {"row", "each", TABLE("<row each=\"x in six\"><cell>{x}号</cell><cell/></row>"), "!“x”", NULL},
    {"row", "if", TABLE("<row if=\"false\"><cell>甲</cell><cell/></row>" EMPTY_ROW), "-甲", NULL},
    {"cell", "span", TABLE(ROW("<cell span=\"2\">字</cell>")), "!这一行只有 1 列", "1"},
    {"cell", "span", TABLE(ROW("<cell span=\"{1 + 1}\">字</cell>")), "!这一行只有 1 列", "1"},
    {"cell", "rows", TABLE(ROW("<cell rows=\"{1 + 1}\"/><cell/>") ROW("<cell/>")), "!这一行只有 1 列", "1"},
    {"cell", "edges", TABLE(ROW("<cell edges=\"bottom\"/><cell edges=\"none\"/>")), "1*  line", NULL},
    {"cell", "direction", ONE_CELL("direction=\"vertical\"", "甲乙"), "-\"甲乙\"", NULL},
    {"cell", "overflow", TABLE(ROW("<cell overflow=\"shrink\" least=\"1pt\">字" HUNDRED "</cell><cell/>")), "!放不进",
     "error"},
    {"cell", "overflow", TABLE(ROW("<cell overflow=\"grow\">" HUNDRED "</cell><cell/>")) "<p>字</p>", "!放不进",
     "error"},
    {"cell", "overflow",
     TABLE("<row height=\"20mm\"><cell/><cell overflow=\"continue\">" HUNDRED HUNDRED HUNDRED "</cell></row>"),
     "!放不进", "error"},
    {"cell", "least",
     TABLE("<row height=\"10mm\"><cell overflow=\"shrink\" least=\"5pt\">字" HUNDRED "</cell><cell/></row>"), "!放不进",
     "9pt"},
    {"cell", "group",
     TABLE(ROW("<cell group=\"g\" overflow=\"shrink\" least=\"1pt\">" HUNDRED "</cell><cell/>")
               ROW("<cell group=\"g\" overflow=\"shrink\" least=\"1pt\">字</cell><cell/>")),
     "size", "h"},
    {"cell", "label",
     TABLE("<row height=\"20mm\"><label>简历</label><cell overflow=\"continue\" label=\"经历\">" HUNDRED HUNDRED HUNDRED
           "</cell></row>"),
     "+经历（接上页）", NULL},
    {"cell", "each", "<table columns=\"9mm 9mm 9mm 9mm 9mm 9mm\"><row><cell each=\"x in six\">{x}</cell></row></table>",
     "!“x”", NULL},
    {"cell", "if", TABLE(ROW("<cell/><cell/><cell if=\"false\">甲</cell>")), "!第 3 列", "true"},
    {"image", "src", ONE_CELL("", "<image src=\"章.png\" width=\"20mm\" height=\"30mm\"/>"), "+pixels 2x2", "{empty}"},
    {"image", "src", ONE_CELL("", "<image src=\"{picture}\" width=\"20mm\" height=\"30mm\"/>"), "+pixels 280x400",
     "{empty}"},
    {"image", "width", ONE_CELL("", "<image src=\"章.png\" width=\"20mm\" height=\"30mm\"/>"), "+ 56.69 56.69 pixels",
     "10mm"},
    {"image", "height", ONE_CELL("", "<image src=\"章.png\" width=\"30mm\" height=\"20mm\"/>"), "+ 56.69 56.69 pixels",
     "10mm"},
    {"image", "alt", ONE_CELL("", "<image src=\"章.png\" alt=\"章{three}\" width=\"20mm\" height=\"30mm\"/>"),
     "+figure: 章3", NULL},
    {"image", "if", ONE_CELL("", "<image src=\"章.png\" width=\"20mm\" height=\"30mm\" if=\"false\"/>"), "-image",
     NULL},
    {"bars", "height",
     ONE_CELL("padding=\"0pt\"", "<bars height=\"20mm\"><bar share=\"0.5\" shade=\"#aa0000\"/></bars>"),
     "+ 70.87 56.69 #aa0000", "10mm"},
    {"bars", "each",
     ONE_CELL("", "<bars each=\"x in six\" height=\"2mm\"><bar share=\"{x / 9}\" shade=\"#aa0000\"/></bars>"), "!“x”",
     NULL},
    {"bars", "if", ONE_CELL("", "<bars height=\"2mm\" if=\"false\"><bar share=\"1\" shade=\"#aa0000\"/></bars>"),
     "-rect", NULL},
    {"bar", "share",
     ONE_CELL("padding=\"0pt\"", "<bars height=\"20mm\"><bar share=\"{half}\" shade=\"#aa0000\"/></bars>"),
     "+ 70.87 56.69 #aa0000", "1"},
    {"bar", "shade", ONE_CELL("", "<bars height=\"20mm\"><bar share=\"1\" shade=\"#aa0000\"/></bars>"), "+#aa0000",
     "#0000aa"},
    {"bar", "each",
     ONE_CELL("", "<bars height=\"2mm\"><bar each=\"x in six\" share=\"{x / 99}\" shade=\"#aa0000\"/></bars>"), "!“x”",
     NULL},
    {"bar", "if", ONE_CELL("", "<bars height=\"2mm\"><bar share=\"1\" shade=\"#aa0000\" if=\"false\"/></bars>"),
     "-rect", NULL},
};

/* Sheets of two columns. */
#define SHEET(attributes, content)                                                                                     \
  "<workbook id=\"t\"><sheet name=\"表\" columns=\"20mm 20mm\" " attributes ">" content "</sheet></workbook>"
#define COLUMNS(columns, content) "<workbook id=\"t\"><sheet name=\"表\">" columns content "</sheet></workbook>"
#define COLUMNS_OF(attributes, columns, content)                                                                       \
  "<workbook id=\"t\"><sheet name=\"表\" " attributes ">" columns content "</sheet></workbook>"
#define HEAD "<table><row head=\"yes\"><cell>头</cell></row><row><cell>甲</cell></row></table>"
#define LINE "<row><cell>甲</cell><cell>乙</cell></row>"
#define CHECKED(validation) COLUMNS("<column width=\"20mm\">" validation "</column>", HEAD)
#define CHART(attributes, series)                                                                                      \
  SHEET("", "<table><row head=\"yes\"><cell names=\"项\">项</cell><cell names=\"数\">数</cell></row>"                  \
            "<row each=\"x in six\"><cell>{x}号</cell><cell>{x}</cell></row></table>"                                  \
            "<row height=\"60mm\"><cell span=\"2\"><chart " attributes ">" series "</chart></cell></row>")
#define SERIES "<series categories=\"项\" values=\"数\"/>"
static const attribute_case book_cases[] = {
    {"workbook", "id", SHEET("", LINE), "!缺少 id", NULL},
    {"workbook", "title",
     "<workbook id=\"t\" title=\"甲\"><sheet name=\"表\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "+<dc:title>甲<", NULL},
    {"workbook", "author",
     "<workbook id=\"t\" author=\"丙\"><sheet name=\"表\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "+<dc:creator>丙<", NULL},
    {"workbook", "subject",
     "<workbook id=\"t\" subject=\"丙\"><sheet name=\"表\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "+<dc:subject>丙<", NULL},
    {"name", "name",
     "<workbook id=\"t\"><name name=\"甲名\" refers=\"='表'!$A$1\"/><sheet name=\"表\" columns=\"9mm 9mm\">" LINE
     "</sheet></workbook>",
     "+name=\"甲名\"", "乙名"},
    {"name", "refers",
     "<workbook id=\"t\"><name name=\"甲名\" refers=\"='表'!$A$1\"/><sheet name=\"表\" columns=\"9mm 9mm\">" LINE
     "</sheet></workbook>",
     "+>'表'!$A$1<", "='表'!$B$1"},
    {"name", "each",
     "<workbook id=\"t\"><name each=\"x in six\" name=\"名{x}\" refers=\"='表'!$A$1\"/><sheet name=\"表\" "
     "columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "!“x”", NULL},
    {"name", "if",
     "<workbook id=\"t\"><name name=\"甲名\" refers=\"='表'!$A$1\" if=\"false\"/><sheet name=\"表\" columns=\"9mm "
     "9mm\">" LINE "</sheet></workbook>",
     "-甲名", NULL},
    {"sheet", "name", SHEET("", LINE), "+sheet name=\"表\"", "单"},
    {"sheet", "base",
     "<workbook id=\"t\"><define name=\"b\"><sheet><page size=\"A3\"/></sheet></define>"
     "<sheet base=\"b\" name=\"表\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "!没有用到组件", NULL},
    {"sheet", "columns", SHEET("", LINE), "!单元格占到第 2 列", "20mm"},
    {"sheet", "freeze", SHEET("freeze=\"head\"", HEAD), "+ySplit=\"1\"", NULL},
    {"sheet", "freeze-columns", SHEET("freeze-columns=\"{1}\"", HEAD), "+xSplit=\"1\"", NULL},
    {"sheet", "filter", SHEET("filter=\"head\"", HEAD), "+<autoFilter", NULL},
    {"sheet", "rows",
     COLUMNS_OF("rows=\"{three * 3}\"", "<column width=\"20mm\"><validation type=\"whole\" least=\"1\"/></column>",
                HEAD),
     "+sqref=\"A2:A9\"", NULL},
    {"sheet", "hidden",
     "<workbook id=\"t\"><sheet name=\"一\" columns=\"9mm 9mm\">" LINE
     "</sheet><sheet name=\"二\" hidden=\"yes\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "+state=\"hidden\"", NULL},
    {"sheet", "protect", SHEET("protect=\"yes\"", LINE), "+<sheetProtection sheet=\"1\"", NULL},
    {"sheet", "tab", SHEET("tab=\"#000000\"", LINE), "+<tabColor rgb=\"FF000000\"", NULL},
    {"sheet", "each",
     "<workbook id=\"t\"><sheet each=\"x in six\" name=\"表{x}\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "!“x”", NULL},
    {"sheet", "if",
     "<workbook id=\"t\"><sheet name=\"一\" columns=\"9mm 9mm\">" LINE
     "</sheet><sheet name=\"二\" if=\"false\" columns=\"9mm 9mm\">" LINE "</sheet></workbook>",
     "-name=\"二\"", NULL},
    {"page", "size", SHEET("", "<page size=\"A3\"/>" LINE), "+paperSize=\"8\"", NULL},
    {"page", "orientation", SHEET("", "<page orientation=\"landscape\"/>" LINE), "+orientation=\"landscape\"", NULL},
    {"page", "margin", SHEET("", "<page margin=\"25.4mm 50.8mm\"/>" LINE),
     "+left=\"2\" right=\"2\" top=\"1\" bottom=\"1\"", NULL},
    {"column", "width", COLUMNS("<column width=\"{width}\"/>", HEAD), "+width=\"21.57", "20mm"},
    {"column", "formula", COLUMNS_OF("rows=\"9\"", "<column width=\"20mm\" formula=\"ROW([column][row])\"/>", HEAD),
     "+<f>ROW(A3)<", NULL},
    {"column", "formula-rows",
     COLUMNS_OF("rows=\"9\"", "<column width=\"20mm\" formula=\"ROW()\" formula-rows=\"{three}\"/>", HEAD), "-r=\"A9\"",
     NULL},
    {"column", "each", COLUMNS("<column each=\"x in six\" width=\"{x}mm\"/>", HEAD), "!“x”", NULL},
    {"column", "if", COLUMNS("<column width=\"20mm\"/><column width=\"30mm\" if=\"false\"/>", HEAD), "1*<col ", NULL},
    {"validation", "type", CHECKED("<validation type=\"whole\" least=\"1\"/>"), "+type=\"whole\"", "decimal"},
    {"validation", "type", CHECKED("<validation type=\"date\" least=\"2020-08-04\"/>"), "+<formula1>44047<", "length"},
    {"validation", "list", CHECKED("<validation type=\"list\" list=\"男,女\"/>"), "+男,女", "甲,乙"},
    {"validation", "least", CHECKED("<validation type=\"whole\" least=\"3\" most=\"5\"/>"), "+<formula1>3<", NULL},
    {"validation", "most", CHECKED("<validation type=\"whole\" least=\"3\" most=\"5\"/>"), "+<formula2>5<", NULL},
    {"validation", "formula", CHECKED("<validation type=\"formula\" formula=\"LEN([column][row])=3\"/>"), "+LEN(A2)=3",
     "LEN([column][row])=4"},
    {"validation", "strict", CHECKED("<validation type=\"whole\" least=\"3\" strict=\"no\"/>"),
     "+errorStyle=\"warning\"", NULL},
    {"validation", "title", CHECKED("<validation type=\"whole\" least=\"3\" title=\"不对\" message=\"改\"/>"),
     "+errorTitle=\"不对\"", NULL},
    {"validation", "message", CHECKED("<validation type=\"whole\" least=\"3\" message=\"请改\"/>"), "+error=\"请改\"",
     NULL},
    {"validation", "hint", CHECKED("<validation type=\"whole\" least=\"3\" hint=\"填数\"/>"), "+prompt=\"填数\"", NULL},
    {"validation", "if", CHECKED("<validation type=\"whole\" least=\"3\" if=\"false\"/>"), "-dataValidation", NULL},
    {"condition", "formula", CHECKED("<condition color=\"#c00000\" formula=\"[column][row]=1\"/>"), "+<formula>A2=1<",
     "[column][row]=2"},
    {"condition", "value", CHECKED("<condition color=\"#c00000\" value=\"不平\"/>"), "+不平", "平"},
    {"condition", "if", CHECKED("<condition color=\"#c00000\" value=\"不平\" if=\"false\"/>"), "-不平", NULL},
    {"row", "height", SHEET("", "<row height=\"60pt\"><cell>甲</cell></row>"), "+ht=\"60\"", NULL},
    {"row", "fixed", SHEET("", "<row height=\"10pt\" fixed=\"yes\"><cell>" HUNDRED "</cell></row>"), "+ht=\"10.5\"",
     NULL},
    {"row", "head", SHEET("", "<table><row head=\"yes\"><cell>头</cell></row><row><cell>甲</cell></row></table>"),
     "+_xlnm.Print_Titles", NULL},
    {"row", "stream", SHEET("", "<table><row each=\"x in six\" stream=\"yes\"><cell>{x}</cell></row></table>" LINE),
     "?要在工作表的最后", NULL},
    {"row", "each", SHEET("", "<row each=\"x in six\"><cell>{x}</cell></row>"), "!“x”", NULL},
    {"row", "if", SHEET("", LINE "<row if=\"false\"><cell>丙</cell></row>"), "-丙", NULL},
    {"table", "line", SHEET("", "<table line=\"1pt\" frame=\"2pt\">" LINE LINE "</table>"), "+\"medium\"", NULL},
    {"table", "frame", SHEET("", "<table frame=\"2pt\">" LINE "</table>"), "+\"thick\"", NULL},
    {"table", "each", SHEET("", "<table each=\"x in six\"><row><cell>{x}</cell></row></table>"), "!“x”", NULL},
    {"table", "if", SHEET("", LINE "<table if=\"false\"><row><cell>丙</cell></row></table>"), "-丙", NULL},
    {"cell", "span", SHEET("", "<row><cell span=\"2\">甲</cell></row>"), "+<mergeCell ref=\"A1:B1\"", NULL},
    {"cell", "rows",
     SHEET("", "<row><cell rows=\"{1 + 1}\">甲</cell></row>"
               "<row><cell>乙</cell></row>"),
     "+<mergeCell ref=\"A1:A2\"", NULL},
    {"cell", "formula",
     SHEET("", "<table><row><cell>1</cell></row><row><cell formula=\"SUM([above])\">{three}</cell></row></table>"),
     "+<f>SUM(A1)</f><v>3<", NULL},
    {"cell", "note", SHEET("", "<row><cell note=\"注意\">甲</cell></row>"), "+注意", NULL},
    {"cell", "names",
     SHEET("", "<table><row head=\"yes\"><cell names=\"数名\">头</cell></row><row><cell>1</cell></row></table>"),
     "+name=\"数名\"", NULL},
    {"cell", "choices", SHEET("", "<row><cell choices=\"甲,乙\">甲</cell></row>"), "+<formula1>\"甲,乙\"</formula1>",
     NULL},
    {"cell", "link", SHEET("", "<row><cell link=\"internal:'表'!B1\">甲</cell></row>"), "+location=\"'表'!B1\"", NULL},
    {"chart", "type", CHART("type=\"pie\"", SERIES), "+<c:pieChart>", "bar"},
    {"chart", "type", CHART("type=\"bar\"", SERIES), "+<c:barDir val=\"bar\"/>", "column"},
    {"chart", "stacked", CHART("type=\"bar\" stacked=\"yes\"", SERIES), "+<c:grouping val=\"stacked\"/>", NULL},
    {"chart", "reverse", CHART("type=\"bar\" reverse=\"yes\"", SERIES), "+<c:orientation val=\"maxMin\"/>", NULL},
    {"chart", "title", CHART("type=\"bar\" title=\"图{three}\"", SERIES), "+图3", NULL},
    {"chart", "legend", CHART("type=\"bar\" legend=\"right\"", SERIES), "+<c:legendPos val=\"r\"/>", NULL},
    {"chart", "labels", CHART("type=\"bar\" labels=\"value\"", SERIES), "+<c:showVal val=\"1\"/>", NULL},
    {"chart", "gap", CHART("type=\"bar\" gap=\"15\"", SERIES), "+<c:gapWidth val=\"15\"/>", NULL},
    {"chart", "number-format", CHART("type=\"bar\" number-format=\"0;0\"", SERIES), "+formatCode=\"0;0\"", NULL},
    {"chart", "style", CHART("type=\"bar\" style=\"title\"", SERIES), "+sz=\"1800\"", NULL},
    {"chart", "font", CHART("type=\"bar\" font=\"黑体\"", SERIES), "+typeface=\"黑体\"", NULL},
    {"chart", "size", CHART("type=\"bar\" size=\"8pt\"", SERIES), "+sz=\"800\"", NULL},
    {"chart", "bold", CHART("type=\"bar\" bold=\"yes\"", SERIES), "-b=\"0\"", NULL},
    {"chart", "color", CHART("type=\"bar\" color=\"#c00000\"", SERIES), "+C00000", NULL},
    {"series", "name", CHART("type=\"bar\"", "<series name=\"例{three}\" categories=\"项\" values=\"数\"/>"),
     "+<c:v>例3<", NULL},
    {"series", "categories", CHART("type=\"bar\"", SERIES), "!“没有”", "没有"},
    {"series", "values", CHART("type=\"bar\"", SERIES), "!“没有”", "没有"},
    {"series", "color", CHART("type=\"bar\"", "<series categories=\"项\" values=\"数\" color=\"#000000\"/>"),
     "+<a:srgbClr val=\"000000\"/></a:solidFill></c:spPr>", NULL},
    {"series", "each",
     CHART("type=\"bar\"", "<series each=\"x in six\" name=\"例{x}\" categories=\"项\" values=\"数\"/>"), "!“x”", NULL},
    {"series", "if", CHART("type=\"bar\"", SERIES "<series name=\"丙\" categories=\"项\" values=\"数\" if=\"false\"/>"),
     "-丙", NULL},
};

/* Headers of a sheet: codes in one text. */
static const attribute_case margin_cases[] = {
    {"header", "style", "<header style=\"title\"><p>眉</p></header>", "+&amp;18", NULL},
    {"header", "font", "<header font=\"黑体\"><p>眉</p></header>", "+黑体,Regular", NULL},
    {"header", "bold", "<header bold=\"yes\"><p>眉</p></header>", "+宋体,Bold", NULL},
    {"header", "size", "<header size=\"20pt\"><p>眉</p></header>", "+&amp;20", NULL},
    {"header", "color", "<header color=\"#c00000\"><p>眉</p></header>", "+&amp;KC00000", NULL},
    {"header", "align", "<header align=\"right\"><p>眉</p></header>", "+&amp;R", NULL},
    {"footer", "align", "<footer align=\"left\"><p>眉</p></footer>", "+&amp;L", NULL},
};

#endif
