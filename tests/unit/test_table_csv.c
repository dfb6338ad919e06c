/* Text tables: encodings, separators, quotes, and what is refused. */
#include "tables.h"

#include "read/encoding.h"

static char path[64];

static void expect_text(const char *bytes, size_t n, const char *want)
{
  write_bytes(scratch(path, "text.csv"), bytes, n);
  expect_csv(path, 0, want);
  unlink(path);
}

static void refuse_text(const char *bytes, size_t n, const char *code, const char *message)
{
  write_bytes(scratch(path, "text.csv"), bytes, n);
  expect_refused(path, code, path, message);
  unlink(path);
}

#define EXPECT(bytes, want) expect_text(bytes, sizeof(bytes) - 1, want)
#define REFUSE(bytes, code, message) refuse_text(bytes, sizeof(bytes) - 1, code, message)

static void test_encodings(void **state)
{
  (void)state;
  static const char want[] = "姓名,身份证号,备注\r\n张三,330599199001010013,\"一,二\"\r\n"
                             "𠮷㛃,330599199001010021,\"引\"\"号\"\"\n换行\"\r\n\r\n李四,33059919900101003X\r\n";
  static const char *const files[][2] = {
      {"roster.utf8.csv", "UTF-8"},       {"roster.bom.csv", "UTF-8"},
      {"roster.gb18030.csv", "GB18030"},  {"roster.utf16le.csv", "UTF-16LE"},
      {"roster.utf16be.csv", "UTF-16BE"}, {"roster.utf16le-unmarked.csv", "UTF-16LE"},
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char name[80];
    snprintf(name, sizeof name, "tests/data/tables/%s", files[i][0]);
    expect_csv(name, 0, want);
    zb_diags *diags = zb_diags_new();
    zb_text_file *text;
    assert_int_equal(zb_text_file_open(name, NULL, diags, &text), ZB_OK);
    assert_string_equal(zb_text_file_encoding(text), files[i][1]);
    zb_text_file_free(text);
    zb_diags_free(diags);
  }
}

static void test_separators(void **state)
{
  (void)state;
  EXPECT("a,b\n1,2\n", "a,b\r\n1,2\r\n");
  EXPECT("a;b\n1;2\n", "a,b\r\n1,2\r\n");
  EXPECT("a\tb\n1\t2\n", "a,b\r\n1,2\r\n");
  EXPECT("title, with comma\na;b;c\n1;2;3\n4;5;6\n", "\"title, with comma\"\r\na,b,c\r\n1,2,3\r\n4,5,6\r\n");
  EXPECT("a\tb\nx,y\t1\nx,y,z\t2\n", "a,b\r\n\"x,y\",1\r\n\"x,y,z\",2\r\n");
  EXPECT("\"a;b;c\",d\n\"a;b;c\",d\n", "a;b;c,d\r\na;b;c,d\r\n");
  EXPECT("a|b\n1|2\n", "a,b\r\n1,2\r\n");
  EXPECT("a,b\n1|2,3\n4|5,6\n", "a,b\r\n1|2,3\r\n4|5,6\r\n");
  EXPECT("sep=|\na|b,c\n", "\r\na,\"b,c\"\r\n");
  EXPECT("sep=;\na;b,c\n", "\r\na,\"b,c\"\r\n");
  EXPECT("1,5;a\n1,5,5;b\n1,5,5,5;c\n", "\"1,5\",a\r\n\"1,5,5\",b\r\n\"1,5,5,5\",c\r\n");
  EXPECT("一列\n两行\n", "一列\r\n两行\r\n");
}

static void test_quotes(void **state)
{
  (void)state;
  EXPECT("\"a\"\"b\",c\n", "\"a\"\"b\",c\r\n");
  EXPECT("\"a\r\nb\",c\r\n", "\"a\r\nb\",c\r\n");
  EXPECT("a\"b,c\n", "\"a\"\"b\",c\r\n");
  EXPECT("\"a\"b,c\n", "ab,c\r\n");
  EXPECT("\"\",x\n", ",x\r\n");
  EXPECT("a,b", "a,b\r\n");
  EXPECT("a,b\r1,2\r", "a,b\r\n1,2\r\n");
  EXPECT("a,b,,\n,,,\n,,\n\n\n1,2\n\n", "a,b\r\n\r\n\r\n\r\n\r\n1,2\r\n");
  REFUSE("a,b\n1,2\n\"x,y\nz\n", "spoiled", "第 3 行的英文双引号没有配对");
  REFUSE("\"a\nb\",1\n\"x,y\n", "spoiled", "第 3 行的英文双引号没有配对"); /* lines within quotes count, too */
  REFUSE("\"a\r\nb\rc\",1\r\n\"x,y\n", "spoiled", "第 4 行的英文双引号没有配对");
}

static void test_refusals(void **state)
{
  (void)state;
  REFUSE("", "empty-file", "空");
  REFUSE("a,b\n\0\1\2\0\0\3,\n", "bad-encoding", "二进制");
  static char big[3 * 1024 * 1024];
  memset(big, 'x', sizeof big);
  refuse_text(big, sizeof big, "spoiled", "超过 1 MB");
  expect_refused("tests/data/tables", "unreadable", "tables", "这是文件夹");
  expect_refused("tests/data/none.csv", "unreadable", "none.csv", "打不开");
}

/* A hole in a file takes no room on a disk, however large. */
static void test_holes(void **state)
{
  (void)state;
  static char hole[256 * 1024];
  refuse_text(hole, 5000, "not-a-table", "全是空字节");
  memcpy(hole, "a,b\n", 4);
  refuse_text(hole, sizeof hole, "bad-encoding", "二进制");
  write_bytes(scratch(path, "large.csv"), "a,b\n1,2\n", 8);
  assert_int_equal(truncate(path, 2147483648), 0);
  expect_refused(path, "not-a-table", path, "超过 2 GB");
  unlink(path);
}

/* What takes too long is not read on, by whichever call. */
static void test_time(void **state)
{
  (void)state;
  write_bytes(scratch(path, "slow.csv"), "a,b\n1,2\n", 8);
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  const zb_row *row;
  const zb_merge *merges;
  size_t count;
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_non_null(row);
  zb_table_limit_time(table, -1);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_INPUT);
  assert_null(row);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_INPUT);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_INPUT);
  assert_int_equal(zb_diags_count(diags), 3);
  assert_string_equal(zb_diags_at(diags, 0)->code, "too-slow");
  zb_table_limit_time(table, 600);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* The last column and row that a spreadsheet has are read. */
static void test_limits(void **state)
{
  (void)state;
  enum { COLUMNS = 16384, ROWS = 1048576 };
  static char columns[COLUMNS + 1], rows[2 * (ROWS + 1)];
  memset(columns, ',', sizeof columns);
  refuse_text(columns, COLUMNS, "spoiled", "超过 16384 列");
  columns[COLUMNS - 1] = 'x'; /* in the last */
  zb_buffer want = {0};
  zb_buffer_add(&want, columns, COLUMNS);
  zb_buffer_puts(&want, "\r\n");
  expect_text(columns, COLUMNS, want.data);
  zb_buffer_free(&want);
  for (int i = 0; i <= ROWS; i++)
    memcpy(rows + 2 * i, "x\n", 2);
  refuse_text(rows, sizeof rows, "too-many-rows", "1048576");
}

/* Characters and line ends that lie across the pieces in which a file is read. */
static void test_pieces(void **state)
{
  (void)state;
  for (int pad = 65520; pad < 65545; pad++) {
    zb_buffer text = {0}, want = {0};
    for (int i = 0; i < pad; i++)
      zb_buffer_putc(&text, i % 100 == 99 ? '\n' : 'x');
    zb_buffer_putc(&text, '\n');
    zb_buffer_puts(&text, "𠮷,\"a\"\"b\"\r\n二,c\r\n");
    write_bytes(scratch(path, "pieces.csv"), text.data, text.length);
    for (int i = 0; i < pad; i++)
      zb_buffer_puts(&want, i % 100 == 99 ? "\r\n" : "x");
    zb_buffer_puts(&want, "\r\n𠮷,\"a\"\"b\"\r\n二,c\r\n");
    expect_csv(path, 0, want.data);
    zb_buffer_free(&text);
    zb_buffer_free(&want);
  }
  unlink(path);
}

/* The same in GB18030, whose characters have two or four bytes: 一 D2 BB, 𠮷 95 34 B2 35. */
static void test_converted_pieces(void **state)
{
  (void)state;
  static const char tail[] = "\x95\x34\xB2\x35\xD2\xBB,\xD2\xBB\n";
  for (int pad = 65525; pad < 65540; pad++) {
    zb_buffer text = {0}, want = {0};
    for (int i = 0; i < pad; i++)
      zb_buffer_putc(&text, 'x');
    zb_buffer_add(&want, text.data, text.length);
    zb_buffer_puts(&text, tail);
    zb_buffer_puts(&want, "𠮷一,一\r\n");
    expect_text(text.data, text.length, want.data);
    zb_buffer_free(&text);
    zb_buffer_free(&want);
  }
}

static void test_cells(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row;
  const zb_merge *merges;
  size_t count = 1;
  assert_int_equal(zb_table_open("tests/data/tables/roster.utf8.csv", diags, &table), ZB_OK);
  assert_string_equal(zb_table_format(table), "csv");
  assert_int_equal(zb_table_sheet_count(table), 1);
  assert_string_equal(zb_table_sheet_name(table, 0), "");
  assert_true(zb_table_sheet_visible(table, 0));
  for (int pass = 0; pass < 2; pass++) { /* the second select goes back to the first row */
    assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(row->number, 0);
    assert_int_equal(row->count, 3);
    assert_int_equal(row->cells[1].column, 1);
    assert_int_equal(row->cells[1].type, ZB_CELL_TEXT);
    assert_true(row->cells[1].untyped);
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(row->number, 4); /* the empty row counts, the line break in a field doesn't */
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_null(row);
  }
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 0);
  zb_table_free(table);
  zb_diags_free(diags);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_encodings), cmocka_unit_test(test_separators), cmocka_unit_test(test_quotes),
      cmocka_unit_test(test_refusals),  cmocka_unit_test(test_pieces),     cmocka_unit_test(test_converted_pieces),
      cmocka_unit_test(test_cells),     cmocka_unit_test(test_limits),     cmocka_unit_test(test_holes),
      cmocka_unit_test(test_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
