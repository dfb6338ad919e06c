/* “XML 表格 2003”: what LibreOffice writes, what Excel may write, and what is spoiled. */
#include "tables.h"

static char path[64];

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"                                              \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "                                                  \
  "xmlns:x=\"urn:schemas-microsoft-com:office:excel\" "                                                                \
  "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">"
#define STYLES                                                                                                         \
  "<Styles><Style ss:ID=\"Default\"/><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style>"              \
  "<Style ss:ID=\"e\" ss:Parent=\"d\"/><Style ss:ID=\"n\"><NumberFormat/></Style>"                                     \
  "<Style ss:ID=\"t\"><NumberFormat ss:Format=\"h:mm\"/></Style>"                                                      \
  "<Style ss:ID=\"m\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></Style></Styles>"
#define SHEET(rows) HEAD STYLES "<Worksheet ss:Name=\"花名册\"><Table>" rows "</Table></Worksheet></Workbook>"

static const char *book(const char *text)
{
  write_bytes(scratch(path, "book.xls"), text, strlen(text));
  return path;
}

static void expect_book(const char *text, const char *want)
{
  expect_csv(book(text), 0, want);
  unlink(path);
}

static void refuse_book(const char *text, const char *code, const char *place, const char *message)
{
  expect_refused(book(text), code, place, message);
  unlink(path);
}

/* By the style of a cell or its row, or a part of its text. */
static void test_struck_out(void **state)
{
  (void)state;
  expect_struck(book(HEAD
                     "<Styles><Style ss:ID=\"s\"><Font ss:StrikeThrough=\"1\"/></Style><Style ss:ID=\"c\" "
                     "ss:Parent=\"s\"/><Style ss:ID=\"o\" ss:Parent=\"s\"><Font ss:Bold=\"1\"/></Style></Styles>"
                     "<Worksheet ss:Name=\"甲\"><Table><Row><Cell ss:StyleID=\"s\"><Data ss:Type=\"String\">a</Data>"
                     "</Cell><Cell ss:StyleID=\"c\"><Data ss:Type=\"Number\">1</Data></Cell><Cell "
                     "ss:StyleID=\"o\"><Data ss:Type=\"Number\">1</Data></Cell><Cell><ss:Data ss:Type=\"String\" "
                     "xmlns=\"http://www.w3.org/TR/REC-html40\"><S>b</S><Font>c</Font></ss:Data></Cell><Cell><Data "
                     "ss:Type=\"String\">d</Data></Cell></Row><Row ss:StyleID=\"s\"><Cell><Data "
                     "ss:Type=\"String\">e</Data></Cell><Cell ss:StyleID=\"o\"><Data ss:Type=\"String\">f</Data>"
                     "</Cell></Row></Table></Worksheet></Workbook>"),
                "A1 B1 D1 A2");
  unlink(path);
}

static void test_libreoffice(void **state)
{
  (void)state;
  expect_csv(
      "tests/data/tables/libreoffice.xml", 0,
      "二〇二〇年度花名册\r\n姓名,出生年月,比例\r\n\r\n\r\n\"张三\n第二行\",1990-01-01,0.6\r\n3,2020-08-04,#N/A\r\n"
      "1,甲乙,1234567.5\r\n");
  expect_csv("tests/data/tables/libreoffice.xml", 1, "隐藏的\r\n");
}

static void test_sheetjs(void **state)
{
  (void)state;
  expect_csv("tests/data/tables/sheetjs.xml", 0,
             "姓名,身份证号,在编\r\n𠮷田,3.3059919900101e+17,TRUE\r\n 张三 ,330599199001010013,FALSE\r\n"
             ",,#N/A\r\n0.3,1e+21,-5\r\n");
}

#define CELL(type, value) "<Cell><Data ss:Type=\"" type "\">" value "</Data></Cell>"

static void test_types(void **state)
{
  (void)state;
  expect_book(
      SHEET("<Row>" CELL("String", "330599199001010013") CELL("Number", "1.50") CELL("Boolean", "1") CELL(
          "Error", "#DIV/0!") CELL("DateTime", "2020-08-04T00:00:00.000") CELL("DateTime", "2020-08-04T09:29:59.999")
                CELL("DateTime", "0999-12-31T23:59:59.7") CELL("DateTime", "1899-12-31T08:05:00.000")
                    CELL("String", " a&#10;b ") "<Cell><Data>x</Data></Cell></Row>"),
      "330599199001010013,1.5,TRUE,#DIV/0!,2020-08-04,2020-08-04T09:30:00,1000-01-01,08:05:00,\" a\nb \",x\r\n");
  expect_book(
      SHEET("<Row><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>张</B><Font "
            "html:Color=\"#FF0000\">三</Font></ss:Data><Comment ss:Author=\"a\"><ss:Data>批注</ss:Data></Comment>"
            "</Cell><Cell/><Cell ss:Formula=\"=R1C1\"><Data ss:Type=\"Number\">7</Data></Cell></Row>"),
      "张三,,7\r\n");
}

/* A number is a date by the style of its cell, row, column or table. */
static void test_styles(void **state)
{
  (void)state;
#define STYLED(style) "<Cell ss:StyleID=\"" style "\"><Data ss:Type=\"Number\">44047</Data></Cell>"
  expect_book(SHEET("<Column/><Column ss:Index=\"8\" ss:StyleID=\"d\" ss:Span=\"1\"/>"
                    "<Row>" STYLED("d") STYLED("e") STYLED("n") STYLED("m") STYLED(
                        "none") "<Cell ss:StyleID=\"t\"><Data "
                                "ss:Type=\"Number\">0.5</Data></Cell>" CELL("Number", "44047") CELL("Number", "44047")
                                    CELL("Number", "44047") CELL("Number", "44047") "</Row><Row ss:StyleID=\"d\">" CELL(
                                        "Number", "44047") STYLED("n") "</Row>"),
              "2020-08-04,2020-08-04,44047,2020-08-04,44047,12:00:00,44047,2020-08-04,2020-08-04,44047\r\n"
              "2020-08-04,44047\r\n");
  expect_book(HEAD "<ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\"><Date1904/></ExcelWorkbook>" STYLES
                   "<Worksheet ss:Name=\"a\"><Table><Row>" STYLED("d") "</Row></Table></Worksheet></Workbook>",
              "2024-08-05\r\n");
}

static void test_places(void **state)
{
  (void)state;
  expect_book(SHEET("<Row/><Row ss:Index=\"3\" ss:Span=\"1\">" CELL(
                  "String", "a") "<Cell ss:Index=\"3\" "
                                 "ss:MergeAcross=\"2\"><Data ss:Type=\"String\">b</Data></Cell>" CELL(
                                     "String", "c") "</Row><Row>" CELL("String", "d") "</Row>"),
              "\r\n\r\na,,b,,,c\r\n\r\nd\r\n");
  expect_book(HEAD "<Worksheet ss:Name=\"a\"><Table ss:TopCell=\"2\" ss:LeftCell=\"3\"><Row ss:Index=\"2\">" CELL(
                  "String", "a") "</Row></Table></Worksheet></Workbook>",
              "\r\n\r\n,,a\r\n");
  static const char *const wrong[] = {
      SHEET("<Row ss:Index=\"2\"/><Row ss:Index=\"2\"/>"),
      SHEET("<Row><Cell ss:Index=\"2\"/><Cell ss:Index=\"1\"/></Row>"),
      SHEET("<Row><Cell ss:MergeAcross=\"1\"/><Cell ss:Index=\"2\"/></Row>"),
      SHEET("<Row ss:Index=\"1048577\"/>"),
      SHEET("<Row><Cell ss:Index=\"16385\"/></Row>"),
      SHEET("<Row><Cell ss:Index=\"x\"/></Row>"),
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    refuse_book(wrong[i], "spoiled", "!花名册!", "不对");
}

static void test_sheets(void **state)
{
  (void)state;
#define WORKSHEET(name, rows, state)                                                                                   \
  "<Worksheet ss:Name=\"" name "\"><Table>" rows "</Table><x:WorksheetOptions><x:Visible>" state                       \
  "</x:Visible></x:WorksheetOptions></Worksheet>"
  static const char text[] = HEAD WORKSHEET("一", "<Row>" CELL("String", "a") "</Row>", "SheetHidden") WORKSHEET(
      "二", "<Row><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"2\"><Data ss:Type=\"String\">b</Data></Cell></Row>",
      "SheetVisible") "<Worksheet ss:Name=\"图\"/></Workbook>";
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_merge *merges;
  size_t count;
  assert_int_equal(zb_table_open(book(text), diags, &table), ZB_OK);
  assert_string_equal(zb_table_format(table), "spreadsheetml");
  assert_int_equal(zb_table_sheet_count(table), 3);
  assert_string_equal(zb_table_sheet_name(table, 1), "二");
  assert_false(zb_table_sheet_visible(table, 0));
  assert_true(zb_table_sheet_visible(table, 1));
  assert_int_equal(zb_table_select(table, 1, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 1);
  assert_memory_equal(merges, (&(zb_merge){0, 0, 2, 1}), sizeof *merges);
  zb_table_free(table);
  zb_diags_free(diags);
  expect_csv(path, 0, "a\r\n");
  expect_csv(path, 1, "b\r\n");
  expect_csv(path, 2, "");
  expect_sheets(path, (const char *const[]){"a\r\n", "b\r\n", ""}, 3);
  unlink(path);
}

static void test_encodings(void **state)
{
  (void)state;
  expect_book("<?xml version=\"1.0\" encoding=\"GB2312\"?><Workbook><Worksheet Name=\"a\"><Table><Row><Cell><Data "
              "Type=\"String\">\xE9\x46</Data></Cell></Row></Table></Worksheet></Workbook>",
              "镕\r\n");
  expect_book("\r\n<?xml version=\"1.0\" encoding=\"UTF-16\"?><Workbook><Worksheet Name=\"a\"><Table><Row><Cell><Data "
              "Type=\"String\">中</Data></Cell></Row></Table></Worksheet></Workbook>",
              "中\r\n");
  expect_book("<?xml version=\"1.0\" encoding='windows-1251'?><Workbook><Worksheet Name=\"a\"><Table><Row><Cell "
              "CharSet=\"204\"><Data Type=\"String\">\xCC\xE8\xF0</Data></Cell></Row></Table></Worksheet></Workbook>",
              "Мир\r\n");
}

static void test_refusals(void **state)
{
  (void)state;
  refuse_book(HEAD "</Workbook>", "not-a-table", path, "没有工作表");
  refuse_book(HEAD "<Worksheet>", "spoiled", path, "XML 有错");
  refuse_book(SHEET("<Row>" CELL("Number", "1,5") "</Row>"), "spoiled", "!花名册!A1", "数值写法不对");
  refuse_book(SHEET("<Row>" CELL("DateTime", "2020/8/4") "</Row>"), "spoiled", "!花名册!A1", "日期写法不对");
  refuse_book(SHEET("<Row>" CELL("DateTime", "2020-02-30T00:00:00") "</Row>"), "spoiled", "!花名册!A1", "日期写法不对");
  refuse_book(SHEET("<Row>" CELL("Blob", "a") "</Row>"), "spoiled", "!花名册!A1", "类型不明");
  refuse_book(
      "<?xml version=\"1.0\"?><!DOCTYPE Workbook SYSTEM \"file:///etc/passwd\"><Workbook><Worksheet/></Workbook>",
      "spoiled", path, "DOCTYPE");
  zb_buffer deep = {0};
  zb_buffer_puts(&deep, HEAD);
  for (int i = 0; i < 300; i++)
    zb_buffer_puts(&deep, "<a>");
  refuse_book(deep.data, "spoiled", path, "XML 有错");
  zb_buffer_free(&deep);
}

/* The line is where the fault is, not how far the file was read; white space before the XML counts. */
static void test_error_lines(void **state)
{
  (void)state;
#define BROKEN(broken) "\n\n<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<Workbook>\n<Worksheet>\n" broken "\n\n\n"
  refuse_book(BROKEN("<Table></Row>"), "spoiled", path, "第 6 行 XML 有错（开始标记和结束标记不配对）");
  refuse_book(BROKEN("<Table\n a='1'\n a='2'>"), "spoiled", path, "第 6 行 XML 有错（属性重复）");
  refuse_book(BROKEN("\n张三\n&nbsp;"), "spoiled", path, "第 8 行 XML 有错（字符引用写法不对）");
  refuse_book(BROKEN("\n张\v三"), "spoiled", path, "第 7 行 XML 有错（含有不允许的字符");
  refuse_book(BROKEN("<Table/>"), "spoiled", path, "第 9 行 XML 有错（没有写完）");
}

/* A text is read whole however often it is interrupted, and a sheet may be far behind the first window of text. */
static void test_long(void **state)
{
  (void)state;
  zb_buffer text = {0}, want = {0};
  zb_buffer_puts(&text, HEAD "<Worksheet ss:Name=\"a\"><Table>");
  for (int i = 0; i < 20000; i++) {
    zb_buffer_printf(&text, "<Row><Cell><Data ss:Type=\"String\">第&#%d;<!-- -->%d<![CDATA[<]]></Data></Cell></Row>",
                     'a' + i % 26, i);
    zb_buffer_printf(&want, "第%c%d<\r\n", 'a' + i % 26, i);
  }
  zb_buffer_puts(&text, "</Table><x:WorksheetOptions><x:Visible>Sheet&#72;idden</x:Visible></x:WorksheetOptions>"
                        "</Worksheet></Workbook>");
  expect_csv(book(text.data), 0, want.data);
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_false(zb_table_sheet_visible(table, 0));
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
  zb_buffer_free(&text);
  zb_buffer_free(&want);
}

static void test_uncalculated(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  book(SHEET("<Row><Cell ss:Formula=\"=1+1\"/><Cell ss:Formula=\"=1+1\"/></Row>"));
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  for (int i = 0; i < 2; i++)
    assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_string_equal(zb_diags_at(diags, 0)->code, "uncalculated");
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  unlink(path);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_struck_out),  cmocka_unit_test(test_libreoffice), cmocka_unit_test(test_sheetjs),
      cmocka_unit_test(test_types),       cmocka_unit_test(test_styles),      cmocka_unit_test(test_places),
      cmocka_unit_test(test_sheets),      cmocka_unit_test(test_encodings),   cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_error_lines), cmocka_unit_test(test_long),        cmocka_unit_test(test_uncalculated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
