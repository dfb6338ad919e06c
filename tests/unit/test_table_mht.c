/* Web pages in a MIME container. */
#include "tables.h"

static char path[64];

#define MIME "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Next_01\"\r\n\r\n前言\r\n"
#define PART(type, coding, more)                                                                                       \
  "------=_Next_01\r\nContent-Location: file:///C:/a.files/" more "\r\nContent-Transfer-Encoding: " coding             \
  "\r\nContent-Type: " type "\r\n\r\n"
#define HTML "text/html; charset=\"gb2312\""
#define END "\r\n------=_Next_01--\r\n"

static const char *page(const char *text)
{
  write_bytes(scratch(path, "a.xls"), text, strlen(text));
  return path;
}

static void test_one_page(void **state)
{
  (void)state;
  /* a web page with GBK in quoted-printable: 张三; a line that goes on; a tag with = */
  expect_csv(page(MIME PART(HTML, "quoted-printable", "a.htm") "<html><table border=3D1><tr><td>=D5=C5=\r\n=C8=FD</td>"
                                                               "<td>1=3d1</td></tr></table></html>" END),
             0, "张三,1=1\r\n");
  expect_csv(page(MIME PART("text/html; charset=utf-8", "base64", "a.htm") "PHRhYmxlPjx0cj48dGQ+5byg\r\n5LiJPC90ZD48"
                                                                           "L3RyPjwvdGFibGU+\r\n" END),
             0, "张三\r\n");
  expect_csv(page(MIME PART("text/html", "8bit", "a.htm") "<table><tr><td>张三</td></tr></table>" END), 0, "张三\r\n");
  expect_csv(page("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: "
                  "quoted-printable\n\n<table><tr><td>=E5=BC=A0</td></tr></table>"),
             0, "张\r\n");
  expect_csv(page("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: "
                  "multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html\n\n<table><tr><td>1</td></tr>"
                  "</table>\n--c--\n--b--\n"),
             0, "1\r\n");
  unlink(path);
}

/* As Excel saves a workbook: a frame, its sheets, their tabs, and the styles behind all of them. */
static void test_workbook(void **state)
{
  (void)state;
  static const char *const sheets[] = {"姓名,00123\r\n", "2020-08-04\r\n"};
  page(MIME PART(
      HTML,
      "quoted-printable", "a.htm") "<html><head><!--[if gte mso "
                                   "9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>=C9=EA=B1=A8="
                                   "\r\n</x:Name></x:ExcelWorksheet><x:ExcelWorksheet><x:Name>=D2=B5=BC=A8</x:Name></"
                                   "x:ExcelWorksheet>"
                                   "</x:ExcelWorksheets></xml><![endif]--></head><frameset><frame "
                                   "src=3D\"x\"></frameset></html>\r\n" PART(HTML, "quoted-printable", "tabstrip.htm") "<html><table><tr><td>tabs</td></tr></table></html>\r\n" PART(
                                       HTML, "quoted-printable",
                                       "sheet001.htm") "<html><body><table><tr><td class=3Dxl1>=D0=D5=C3=FB</td><td "
                                                       "class=3Dxl1 "
                                                       "x:num>00123</td></tr></table></body></html>\r\n" PART(
                                                           HTML, "quoted-printable",
                                                           "sheet002.htm") "<html><body><table><tr><td class=3Dxl2 "
                                                                           "x:num=3D44047>2020"
                                                                           "</td></tr></table></body></html>\r\n" PART(
                                                                               "text/css", "quoted-printable",
                                                                               "stylesheet.css") ".xl1 "
                                                                                                 "{mso-number-format:"
                                                                                                 "\"\\@\";}\r\n"
                                                                                                 ".xl2 "
                                                                                                 "{mso-number-format:"
                                                                                                 "\"yyyy\\\\-mm\\\\-"
                                                                                                 "dd\";}\r\n" PART(
                                                                                                     "image/png",
                                                                                                     "base64",
                                                                                                     "x.png") "iVBORw0K"
                                                                                                              "Ggo="
                                                                                                              "\r"
                                                                                                              "\n" END);
  expect_sheets(path, sheets, 2);
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_string_equal(zb_table_sheet_name(table, 0), "申报");
  assert_string_equal(zb_table_sheet_name(table, 1), "业绩");
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

static void test_refused(void **state)
{
  (void)state;
  expect_refused(page(MIME PART("text/plain", "8bit", "a.txt") "a" END), "not-a-table", "a.xls", "没有表格");
  expect_refused(page(MIME PART("text/html", "8bit", "a.htm") "<p>a" END), "not-a-table", "a.xls", "没有表格");
  unlink(path);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_page),
      cmocka_unit_test(test_workbook),
      cmocka_unit_test(test_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
