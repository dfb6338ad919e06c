/* The canonical dumps of workbooks that other programs made (tests/data/tables/make-fixtures.sh). */
#include "tables.h"

#include <libxml/parser.h>

#define TABLES "tests/data/tables/"

static void test_libreoffice(void **state)
{
  (void)state;
  expect_csv(
      TABLES "libreoffice.xlsx", 0,
      "二〇二〇年度花名册\r\n姓名,出生年月,比例\r\n\r\n\r\n\"张三\n第二行\",1990-01-01,0.6\r\n3,2020-08-04,#N/A\r\n"
      "1,甲乙,1234567.5\r\n");
  expect_csv(TABLES "libreoffice.xlsx", 1, "隐藏的\r\n");
}

static void test_exceljs(void **state)
{
  (void)state;
  expect_csv(TABLES "exceljs.xlsx", 0,
             "高级 工程师,2020-08-04,2020-08-04T09:30:00,附件\r\n\r\n3,ab,TRUE,#DIV/0!\r\n\r\n合并\r\n");
  expect_csv(TABLES "exceljs.xlsx", 1, "\r\n,1\r\n");
}

static void test_sheetjs(void **state)
{
  (void)state;
  static const char want[] =
      "姓名,身份证号,在编\r\n𠮷田,3.3059919900101e+17,TRUE\r\n 张三 ,330599199001010013,FALSE\r\n"
      ",,#N/A\r\n0.3,1e+21,-5\r\n";
  expect_csv(TABLES "sheetjs.xlsx", 0, want);
  expect_csv(TABLES "sheetjs-inline.xlsx", 0, want);
}

/* A dump with its messages. */
typedef struct dump {
  zb_diags *diags;
  zb_buffer out;
  zb_status status;
} dump;

static dump dump_of(const char *path, int sheet, bool json)
{
  dump d = {.diags = zb_diags_new()};
  zb_table *table;
  d.status = zb_table_open(path, d.diags, &table);
  if (d.status == ZB_OK)
    d.status = (json ? zb_dump_json : zb_dump_csv)(table, sheet, &d.out, d.diags);
  zb_table_free(table);
  return d;
}

static void dump_free(dump *d)
{
  zb_diags_free(d->diags);
  zb_buffer_free(&d->out);
}

static void test_xlsxwriter(void **state)
{
  (void)state;
  expect_csv(TABLES "xlsxwriter-constant.xlsx", 0,
             "330599198503120015,张志远,2020-08-04,0.1,TRUE\r\n#DIV/0!,合格,TRUE,0.3\r\n\r\n"
             ",, 前后有空格 \r\n");
}

/* A hidden row and a hidden column are read as any other. */
static void test_excel_writer(void **state)
{
  (void)state;
  expect_csv(TABLES "excel-writer.xlsx", 0,
             "合并的标题\r\n007,0.125,2020-08-01\r\n1e+15,1000000000000001,\"两\n行\"\r\n");
}

static void test_openpyxl(void **state)
{
  (void)state;
  dump d = dump_of(TABLES "openpyxl-sparse.xlsx", 0, false);
  assert_int_equal(d.status, ZB_OK);
  assert_string_equal(d.out.data, "\r\n,,丙\r\n\r\n\r\n\r\n\r\n,,,,,,,,,,,,,,,,,,,,,,,,,,,2020-08-04T09:30:15\r\n\r\n"
                                  "1900-01-01,08:05:00,2020-02-29,0.6,2020-08-01,36:00:00,\"line1\r\nline2\"\r\n");
  assert_int_equal(zb_diags_count(d.diags), 1);
  assert_string_equal(zb_diags_at(d.diags, 0)->code, "uncalculated");
  assert_string_equal(zb_diags_at(d.diags, 0)->place, TABLES "openpyxl-sparse.xlsx!稀疏!A5");
  dump_free(&d);
}

static void test_json(void **state)
{
  (void)state;
  dump d = dump_of(TABLES "exceljs.xlsx", 0, true);
  static const char sheet[] = "{\"sheet\":\"业绩 & 论文\",\"row\":";
  zb_buffer want = {0};
  zb_buffer_printf(
      &want,
      "%s1,\"cells\":[{\"ref\":\"A1\",\"type\":\"text\",\"value\":\"高级 工程师\"},"
      "{\"ref\":\"B1\",\"type\":\"date\",\"value\":\"2020-08-04\"},"
      "{\"ref\":\"C1\",\"type\":\"date\",\"value\":\"2020-08-04T09:30:00\"},"
      "{\"ref\":\"D1\",\"type\":\"text\",\"value\":\"附件\"}]}\n"
      "%s3,\"cells\":[{\"ref\":\"A3\",\"type\":\"number\",\"value\":3},"
      "{\"ref\":\"B3\",\"type\":\"text\",\"value\":\"ab\"},{\"ref\":\"C3\",\"type\":\"bool\",\"value\":true},"
      "{\"ref\":\"D3\",\"type\":\"error\",\"value\":\"#DIV/0!\"}]}\n"
      "%s5,\"cells\":[{\"ref\":\"A5\",\"type\":\"text\",\"value\":\"合并\"}]}\n",
      sheet, sheet, sheet);
  assert_int_equal(d.status, ZB_OK);
  assert_string_equal(d.out.data, want.data);
  zb_buffer_free(&want);
  dump_free(&d);
  d = dump_of(TABLES "sheetjs.xlsx", 0, true);
  assert_non_null(
      strstr(d.out.data, "{\"ref\":\"B2\",\"type\":\"number\",\"value\":3.3059919900101e+17,\"lost_digits\":true}"));
  dump_free(&d);
  d = dump_of(TABLES "roster.utf8.csv", 0, true);
  assert_non_null(strstr(d.out.data, "\"value\":\"引\\\"号\\\"\\n换行\"}"));
  dump_free(&d);
}

static void test_sheets(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_merge *merges;
  size_t count;
  assert_int_equal(zb_table_open(TABLES "exceljs.xlsx", diags, &table), ZB_OK);
  assert_string_equal(zb_table_format(table), "xlsx");
  assert_int_equal(zb_table_sheet_count(table), 2);
  assert_string_equal(zb_table_sheet_name(table, 0), "业绩 & 论文");
  assert_string_equal(zb_table_sheet_name(table, 1), "隐藏");
  assert_true(zb_table_sheet_visible(table, 0));
  assert_false(zb_table_sheet_visible(table, 1));
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 1);
  assert_memory_equal(merges, (&(zb_merge){4, 0, 5, 2}), sizeof *merges);
  assert_int_equal(zb_table_select(table, 1, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 0);
  zb_table_free(table);
  zb_diags_free(diags);
}

int main(void)
{
  xmlInitParser();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_libreoffice), cmocka_unit_test(test_exceljs),    cmocka_unit_test(test_sheetjs),
      cmocka_unit_test(test_openpyxl),    cmocka_unit_test(test_xlsxwriter), cmocka_unit_test(test_excel_writer),
      cmocka_unit_test(test_json),        cmocka_unit_test(test_sheets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
