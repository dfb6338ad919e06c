/* Web pages with tables: what other programs save, what platforms export, and what is spoiled. */
#include "tables.h"

#include <libxml/parser.h>

static char path[64];

static const char *page(const char *text)
{
  write_bytes(scratch(path, "page.xls"), text, strlen(text));
  return path;
}

static void expect_page(const char *text, const char *want)
{
  expect_csv(page(text), 0, want);
  unlink(path);
}

static void refuse_page(const char *text, const char *code, const char *message)
{
  expect_refused(page(text), code, path, message);
  unlink(path);
}

/* A sheet as json lines: types and values. */
static void expect_json(const char *text, int sheet, const char *want)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  assert_int_equal(zb_table_open(page(text), diags, &table), ZB_OK);
  assert_int_equal(zb_dump_json(table, sheet, &out, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 0);
  assert_string_equal(out.data, want);
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  unlink(path);
}

static void test_libreoffice(void **state)
{
  (void)state;
  expect_csv(
      "tests/data/tables/libreoffice.html", 0,
      "二〇二〇年度花名册\r\n姓名,出生年月,比例\r\n\r\n\r\n\"张三\n第二行\",1990-01-01,0.6\r\n3,2020-08-04,#N/A\r\n"
      "1,甲乙,1234567.5\r\n");
}

static void test_sheetjs(void **state)
{
  (void)state;
  expect_csv("tests/data/tables/sheetjs.html", 0,
             "姓名,身份证号,在编\r\n𠮷田,3.3059919900101e+17,TRUE\r\n张三,330599199001010013,FALSE\r\n"
             ",,#N/A\r\n0.3,1e+21,-5\r\n");
}

/* As Excel saves a workbook as a web page. */
static void test_excel(void **state)
{
  (void)state;
  static const char text[] =
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\r\n"
      "<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n"
      "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>花名册</x:Name>"
      "</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->\r\n"
      "<style><!-- td {mso-number-format:General;}\r\n.xl24 "
      "{mso-number-format:\"yyyy\\0022年\\0022m\\0022月\\0022\\;\\@\";}\r\n"
      "td.xl25, .xl28 {mso-number-format:\"\\@\";}\r\n.xl26 {mso-number-format:\"yyyy\\\\-m\\\\-d\\\\ h\\:mm\";}\r\n"
      ".xl27 {mso-number-format:Percent;} --></style></head><body>\r\n<table x:str>"
      "<tr><td class=xl28 x:num>330599199001010013</td><td class=xl24 x:num=\"44047\">2020年8月</td>"
      "<td class=\"b xl26\" x:num=\"44047.395833333336\">2020-8-4 9:30</td></tr>\r\n"
      "<tr><td class=xl27 x:num=\"0.6\">60%</td><td x:num>12</td><td x:err=\"#N/A\">#N/A</td></tr>\r\n"
      "<tr style='display:none'><td x:bool=\"TRUE\">TRUE</td><td x:num=\"330599199001010013\">3.3E+17</td>"
      "<td style='mso-number-format:\"Short Date\"' x:num=\"1\">1900-1-1</td></tr></table></body></html>";
  static const char sheet[] = "{\"sheet\":\"花名册\",\"row\":";
  zb_buffer want = {0};
  zb_buffer_printf(&want,
                   "%s1,\"cells\":[{\"ref\":\"A1\",\"type\":\"text\",\"value\":\"330599199001010013\"},"
                   "{\"ref\":\"B1\",\"type\":\"date\",\"value\":\"2020-08-04\"},"
                   "{\"ref\":\"C1\",\"type\":\"date\",\"value\":\"2020-08-04T09:30:00\"}]}\n"
                   "%s2,\"cells\":[{\"ref\":\"A2\",\"type\":\"number\",\"value\":0.6},"
                   "{\"ref\":\"B2\",\"type\":\"number\",\"value\":12},"
                   "{\"ref\":\"C2\",\"type\":\"error\",\"value\":\"#N/A\"}]}\n"
                   "%s3,\"cells\":[{\"ref\":\"A3\",\"type\":\"bool\",\"value\":true},"
                   "{\"ref\":\"B3\",\"type\":\"number\",\"value\":3.3059919900101e+17,\"lost_digits\":true},"
                   "{\"ref\":\"C3\",\"type\":\"date\",\"value\":\"1900-01-01\"}]}\n",
                   sheet, sheet, sheet);
  expect_json(text, 0, want.data);
  zb_buffer_free(&want);
}

static void test_texts(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {"<td>a<br>b<br/>\n c", "\"a\nb\nc\"\r\n"},
      {"<td>  a \n\t b  ", "a b\r\n"},
      {"<td>湖州市\n  第一中学\n A\n B", "湖州市第一中学 A B\r\n"},
      {"<td>&nbsp;<td>&nbsp;张&nbsp;三&nbsp;", ",张 三\r\n"},
      {"<td>&lt;&amp;&gt;&middot;&#134071;&#x4E00;&apos;", "<&>·𠮷一'\r\n"},
      {"<td>学时<90 & R&D a < b <张三>", "学时<90 & R&D a < b <张三>\r\n"},
      {"<td><p>一</p><p>二</p><div>三</div><ul><li>四</ul>", "\"一\n二\n三\n四\"\r\n"},
      {"<td><ruby>漢<rt>han</rt></ruby><b>字</b><!-- 不 --><script>var a='<td>';</script><comment>批注</comment>",
       "漢字\r\n"},
      {"<td>张三<span style='color:red; DISPLAY : none'>李<b>四</b><br></span>丰<td><p hidden>a</p>b<div>c</div>",
       "张三丰,\"b\nc\"\r\n"},
      {"<td>a<span style=\"display:none\">b<td>c<i style='display:inline'>d</i><tr><td>e", "a,cd\r\ne\r\n"},
      {"<td>a<br style='display:none'>b<input hidden>c", "abc\r\n"},
      {"<td><span title='a>b' x=\"<td>\">c</span>", "c\r\n"},
      {"<td>a<script>for (i=0;i<n;i++) { x=\"<table>\" }</script>b", "ab\r\n"},
      {"<td>a<td sdval=\"*\"></td><td sdval=\"*\">b<td sdval=\"0x10\">", "a,,b\r\n"},
      {"<td><input value='主任'><td><select><option>一级<option selected>高级<option>正高</select><td><input "
       "type=hidden value=x>",
       "主任,高级\r\n"},
      {"<td><select><option>一级<option>高级</select><td>a", "一级,a\r\n"},
      {"<td><select><option value=''>一级<option>高级</select><td><select><option>--请选择--<option>高级</select>"
       "<td><select multiple><option>高级</select><td><select size=3><option>高级</select><td>a<td><select><option> - "
       "<option>b</select>",
       ",,,,a\r\n"},
      {"<td><select><option>一级<option>高级<td>a<tr><td>b", "一级,a\r\nb\r\n"},
      {"<td><select><option>通过</select>属实<td>已<br><select><option>通过</select><td><select><option>一月</select>"
       "<select><option>1日</select><td><input value=b><select><option>a</select><td> "
       "&nbsp;<select><option>c</select> ",
       "属实,已,,b,c\r\n"},
      {"<th>级别<select><option>中级</select><th><select><option>中级</select><td>a<td><select><option>b</select>"
       "<td><table><tr><th><select><option>中级</select><td>c</table>",
       "级别,,a,b,c\r\n"},
      {"<td><select><option disabled>研究生<option disabled selected>本<option>专科</select><td><select><option "
       "disabled>研究生<option>本科</select><td><select><option disabled>研究生</select><td>a",
       "本,本科,,a\r\n"},
      {"<td>单位<select><option>全部单位<option>甲</select><td><select><option>全部</select><td><select><option>不限"
       "</select><td><select><option>所有</select><td><select><option hidden>请选</select><td>a",
       "单位,,,,,a\r\n"},
      {"<td><select><option>选择常用语</select><td><select><option>【点击选择】</select><td><select><option>　未选"
       "</select><td><select><option>-- 学历 --</select><td><select><option>　</select><td>a",
       ",,,,,a\r\n"},
      {"<td><p hidden><select><option>一级</select></p>a<td><select></select>b", "a,b\r\n"},
      {"<td><input type=radio checked>是<input type=radio "
       "value=1>否<td><input type=checkbox>张三<td><textarea>a</textarea><td><button>保存</button>",
       "☑是□否,张三,a\r\n"},
      {"<td>1,5<td>\"q\"", "\"1,5\",\"\"\"q\"\"\"\r\n"},
      {"<td>a<table><tr><td>b<td>c<tr><td>d</table>e<td>f<td>g", "\"a\nb c\nd\ne\",f,g\r\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[512];
    snprintf(text, sizeof text, "<html><body><table><tr>%s</table></body></html>", cases[i][0]);
    expect_page(text, cases[i][1]);
  }
}

/* Where cells stand: spans, missing end tags, rows without cells, heads. */
static void test_struck_out(void **state)
{
  (void)state;
  static const struct {
    const char *text, *want;
  } cases[] = {
      {"<tr><td>甲<td>乙", ""},
      {"<tr><td><del>甲</del>乙<td>丙", "A1"},
      {"<tr><td>甲<td>乙<s>丙</s><td><strike>丁</strike>", "B1 C1"},
      {"<tr><td><span style='color:red; TEXT-DECORATION: underline line-through'>甲</span><td>乙", "A1"},
      {"<tr><td style=\"text-decoration-line:line-through\">甲</td><td>乙</td>", "A1"},
      {"<tr style='text-decoration:line-through'><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr>", "A1 B1"},
      {"<tr><td class=a>甲</td><td class='x font5'>乙</td><td><font class=\"font5\">丙</font>丁</td>", "B1 C1"},
      {"<tr><td style='text-decoration:none;line-through:1'>甲</td>", ""},
      {"<tr><td><s> </s>甲<td><s></s>乙", ""},
      {"<tr><td><s>甲<td>乙<tr><td>丙", "A1"},
      {"<tr><td>甲<table><tr><td><s>乙</s></table><td>丙", "A1"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[512];
    snprintf(text, sizeof text, "<style>.a{color:red} .font5 {color:red;\ntext-decoration:line-through;}</style>%s%s%s",
             "<s>题</s><table>", cases[i].text, "</table>");
    expect_struck(page(text), cases[i].want);
    unlink(path);
  }
}

static void test_grid(void **state)
{
  (void)state;
  expect_page("<table><tr><td colspan=3>a<td>b<tr><td>c</table>", "a,,,b\r\nc\r\n");
  expect_page("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>", "a,b\r\n,c\r\nd\r\n");
  expect_page("<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td rowspan=2>c<td>d<tr><td>e</table>",
              "a,,b\r\n,,c,d\r\n,,,e\r\n");
  expect_page("<table><tr><td rowspan=0 colspan=x>a<td colspan=99999 rowspan=2>b<tr><td>c</table>", "a,b\r\nc\r\n");
  expect_page("<table><thead><tr><th>a</thead><tbody><tr></tr><tr><td>b</tbody></table>", "a\r\n\r\nb\r\n");
  expect_page("<table><td>a<td>b<tr><td>c</table>", "a,b\r\nc\r\n");
  expect_page("<table><tr><td>a", "a\r\n");
}

static void test_merges(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_merge *merges;
  size_t count;
  page("<table><tr><td>x</table><table><tr><td colspan=2>a<td rowspan=2>b<tr><td>c<td>d</table>");
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_string_equal(zb_table_format(table), "html");
  assert_int_equal(zb_table_select(table, 1, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 2);
  assert_memory_equal(merges, ((zb_merge[]){{0, 0, 0, 1}, {0, 2, 1, 2}}), 2 * sizeof *merges);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 0);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* What a table is called: its caption, or the heading above it; each name once. */
static void test_names(void **state)
{
  (void)state;
  static const char text[] =
      "<h1>某市</h1><p>x</p><h2>Sheet 1: <em>学习经历</em></h2><table><tr><td>1</table>"
      "<table><tr><td>2</table><h2>人员</h2><table><caption>名单</caption><tr><td><h3>3</h3></table>"
      "<h2>人员</h2><table><tr><td>4</table><h2>人员</h2><table><tr><td>5</table>";
  static const char *const names[] = {"Sheet 1: 学习经历", "表2", "名单", "人员", "人员 5"};
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(page(text), diags, &table), ZB_OK);
  assert_int_equal(zb_table_sheet_count(table), 5);
  for (int i = 0; i < 5; i++)
    assert_string_equal(zb_table_sheet_name(table, i), names[i]);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* Each table is a sheet; one that only frames others is none of them. */
static void test_sheets(void **state)
{
  (void)state;
  static const char text[] = "<table><tr><td>标题<tr><td><table><caption>人员</caption><tr><th>姓名<th>单位<tr><td>张三"
                             "<td>一中</table></table><table><tr><td></table><table><tr><td>丙</table>";
  static const char *const names[] = {"表1", "人员", "表3"};
  static const char *const sheets[] = {"标题\r\n", "姓名,单位\r\n张三,一中\r\n", "丙\r\n"};
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(page(text), diags, &table), ZB_OK);
  assert_int_equal(zb_table_sheet_count(table), 3);
  for (int i = 0; i < 3; i++)
    assert_string_equal(zb_table_sheet_name(table, i), names[i]);
  zb_table_free(table);
  zb_diags_free(diags);
  for (int i = 0; i < 3; i++)
    expect_csv(path, i, sheets[i]);
  expect_sheets(path, sheets, 3);
  unlink(path);
}

/* More rows than are kept for looking at them twice, and an end that comes in the same piece as the next sheet. */
static void test_long_sheets(void **state)
{
  (void)state;
  zb_buffer text = {0}, want = {0};
  zb_buffer_puts(&text, "<html><table>");
  for (int i = 0; i < 3000; i++) {
    zb_buffer_printf(&text, "<tr><td>%d<td>甲", i);
    zb_buffer_printf(&want, "%d,甲\r\n", i);
  }
  zb_buffer_puts(&text, "</table><TABLE><tr><td>乙</table><table><tr><td>丙</table>");
  expect_sheets(page(text.data), (const char *const[]){want.data, "乙\r\n", "丙\r\n"}, 3);
  unlink(path);
  zb_buffer_free(&text);
  zb_buffer_free(&want);
}

static void expect_bytes(const char *bytes, size_t n, const char *want)
{
  write_bytes(scratch(path, "page.xls"), bytes, n);
  expect_csv(path, 0, want);
  unlink(path);
}

#define BYTES(s) s, sizeof(s) - 1

static void test_encodings(void **state)
{
  (void)state;
  expect_bytes(BYTES("<meta charset=gb2312><table><tr><td>\xE9\x46\xD6\xD0</table>"), "镕中\r\n");
  expect_bytes(BYTES("<meta charset=gb2312><table><tr><td>\xE4\xB8\xAD</table>"), "中\r\n");
  expect_bytes(
      BYTES("<meta http-equiv=Content-Type content=\"text/html; charset=big5\"><table><tr><td>\xA4\xA4</table>"),
      "中\r\n");
  expect_bytes(BYTES("<meta charset=\"iso-8859-1\"><table><tr><td>caf\xE9 \x80</table>"), "café €\r\n");
  expect_bytes(BYTES("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0<\0t\0r\0>\0<\0t\0d\0>\0\x2D\x4E<\0/\0t\0a\0b\0l\0e\0>\0"),
               "中\r\n");
  expect_bytes(BYTES("\xEF\xBB\xBF\r\n<?xml version=\"1.0\"?><!-- a --><html><table><tr><td>中</table>"), "中\r\n");
}

static void append_times(zb_buffer *out, const char *text, int times)
{
  for (int i = 0; i < times; i++)
    zb_buffer_puts(out, text);
}

static void test_refusals(void **state)
{
  (void)state;
  refuse_page("<html><body>你好</body></html>", "not-a-table", "没有表格");
  refuse_page("<table><tr><td>&nbsp;</table>", "not-a-table", "没有表格");
  refuse_page("<html><frameset><frame src=a.htm></frameset></html>", "html-frames", "只是框架");
  zb_buffer text = {0};
  append_times(&text, "<table><tr><td>a", 40);
  refuse_page(text.data, "spoiled", "表格套得太深");
  zb_buffer_clear(&text);
  append_times(&text, "<table><tr><td>a</table>", 5000);
  refuse_page(text.data, "spoiled", "表格太多");
  zb_buffer_clear(&text);
  zb_buffer_puts(&text, "<table><tr><td");
  append_times(&text, " a=1", 1001);
  refuse_page(text.data, "spoiled", "属性太多");
  zb_buffer_clear(&text);
  append_times(&text, "<div>", 2000);
  zb_buffer_puts(&text, "<table>");
  refuse_page(text.data, "spoiled", "标记套得太深");
  zb_buffer_clear(&text);
  zb_buffer_puts(&text, "<table><tr>");
  append_times(&text, "<td>a", 16385);
  refuse_page(text.data, "spoiled", "16384 列");
  zb_buffer_clear(&text);
  zb_buffer_puts(&text, "<table><tr><td>");
  append_times(&text, "0123456789abcdef<b></b>", 65537);
  refuse_page(text.data, "spoiled", "超过 1 MB");
  zb_buffer_clear(&text);
  zb_buffer_puts(&text, "<table><tr><td><!-- ");
  append_times(&text, "0123456789abcdef", 1024 * 1024 + 1);
  refuse_page(text.data, "spoiled", "超过 16 MB");
  zb_buffer_clear(&text);
  zb_buffer_puts(&text, "<table><tr><td>");
  append_times(&text, "0123456789abcdef", 100);
  text.data[100] = '\0';
  write_bytes(scratch(path, "page.xls"), text.data, text.length);
  expect_refused(path, "bad-encoding", path, "二进制");
  unlink(path);
  zb_buffer_free(&text);
}

/* Tags and characters that lie across the pieces in which a page is read. */
static void test_pieces(void **state)
{
  (void)state;
  for (int pad = 16290; pad < 16400; pad += 3) {
    zb_buffer text = {0}, want = {0};
    zb_buffer_puts(&text, "<html><table><tr><td>");
    append_times(&text, "x", pad);
    append_times(&want, "x", pad);
    append_times(&text, "<td class=\"a\" style=\"mso-number-format:'\\@'\" title='b>\"'>𠮷&middot;二</td>", 3);
    append_times(&want, ",𠮷·二", 3);
    zb_buffer_puts(&want, "\r\n");
    expect_page(text.data, want.data);
    zb_buffer_free(&text);
    zb_buffer_free(&want);
  }
}

int main(void)
{
  xmlInitParser();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_libreoffice), cmocka_unit_test(test_sheetjs),    cmocka_unit_test(test_excel),
      cmocka_unit_test(test_texts),       cmocka_unit_test(test_struck_out), cmocka_unit_test(test_grid),
      cmocka_unit_test(test_merges),      cmocka_unit_test(test_names),      cmocka_unit_test(test_sheets),
      cmocka_unit_test(test_long_sheets), cmocka_unit_test(test_encodings),  cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_pieces),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
