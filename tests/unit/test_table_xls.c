/* Workbooks of Excel 5 to 2003: what other programs write, records one by one, and what is spoiled. The records here
   stand in a file of their own; compound files are other programs'. */
#include "tables.h"

static char path[64];

static const char libreoffice[] = "tests/data/tables/libreoffice.xls";

/* --- Records ------------------------------------------------------------------------------------------------- */

static void put(zb_buffer *out, int type, const void *data, size_t n)
{
  unsigned char head[4] = {(unsigned char)type, (unsigned char)(type >> 8), (unsigned char)n, (unsigned char)(n >> 8)};
  zb_buffer_add(out, head, sizeof head);
  zb_buffer_add(out, data, n);
}

#define PUT(out, type, bytes) put(out, type, bytes, sizeof(bytes) - 1)

#define BOF5 "\x00\x05\x10\x00"  /* of a sheet, BIFF5 */
#define BOF8 "\x00\x06\x10\x00"  /* of a sheet, BIFF8 */
#define BOOK8 "\x00\x06\x05\x00" /* of the globals */

static void expect_records(const zb_buffer *records, const char *want)
{
  write_bytes(scratch(path, "book.xls"), records->data, records->length);
  expect_csv(path, 0, want);
  unlink(path);
}

static void refuse_records(const zb_buffer *records, const char *code, const char *place, const char *message)
{
  write_bytes(scratch(path, "book.xls"), records->data, records->length);
  expect_refused(path, code, place, message);
  unlink(path);
}

/* --- Tests --------------------------------------------------------------------------------------------------- */

static void test_programs(void **state)
{
  (void)state;
  static const char *const sheets[] = {
      "二〇二〇年度花名册\r\n姓名,出生年月,比例\r\n\r\n\r\n\"张三\n第二行\",1990-01-01,0.6\r\n3,2020-08-04,#N/A\r\n"
      "1,甲乙,1234567.5\r\n",
      "隐藏的\r\n"};
  expect_sheets(libreoffice, sheets, 2);
  expect_sheets("tests/data/tables/gnumeric-biff7.xls", sheets, 2);
}

static void test_sheets(void **state)
{
  (void)state;
  static const char *const files[] = {"libreoffice.xls", "gnumeric-biff7.xls"};
  for (size_t i = 0; i < 2; i++) {
    char file[64];
    snprintf(file, sizeof file, "tests/data/tables/%s", files[i]);
    zb_diags *diags = zb_diags_new();
    zb_table *table;
    const zb_merge *merges;
    size_t count;
    const zb_row *row;
    assert_int_equal(zb_table_open(file, diags, &table), ZB_OK);
    assert_string_equal(zb_table_format(table), "xls");
    assert_string_equal(zb_table_sheet_name(table, 0), "申报人员");
    assert_true(zb_table_sheet_visible(table, 0));
    assert_false(zb_table_sheet_visible(table, 1));
    assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
    assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
    assert_int_equal(count, 1);
    assert_int_equal(merges[0].last_column, 2);
    for (int r = 0; r < 3; r++)
      assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(row->cells[1].hidden, ZB_SHOWS_DAY); /* 1990年1月 */
    zb_arena *arena = zb_arena_new();
    assert_string_equal(zb_cell_shown(&row->cells[2], arena), "60%");
    zb_arena_free(arena);
    zb_table_free(table);
    zb_diags_free(diags);
  }
}

/* Shared strings that go on in another record, with letters of one byte and of two. */
static void test_many_strings(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row;
  char want[128];
  assert_int_equal(zb_table_open("tests/data/tables/xlwt-strings.xls", diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  for (int i = 1; i < 400; i++) {
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(row->count, 4);
    snprintf(want, sizeof want, i % 3 != 0 ? "第%d人，有一段不短的文字" : "No. %d, with no other letters", i);
    assert_string_equal(row->cells[0].text, want);
    snprintf(want, sizeof want, "%018d", i);
    assert_string_equal(row->cells[1].text, want);
    snprintf(want, sizeof want, "%g", i / 100.0);
    assert_string_equal(row->cells[3].text, want);
  }
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_string_equal(row->cells[0].text, "TRUE");
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_null(row);
  assert_int_equal(zb_diags_count(diags), 0);
  zb_table_free(table);
  zb_diags_free(diags);
}

/* A sheet's records without a container, as old web pages write them: texts in GBK. */
static void test_cells(void **state)
{
  (void)state;
  zb_buffer out = {0};
  PUT(&out, 0x809, BOF5);
  PUT(&out, 0x204, "\0\0\0\0\0\0\x04\0\xD5\xC5\xC8\xFD");             /* LABEL A1: 张三 */
  PUT(&out, 0x203, "\0\0\1\0\0\0\0\0\0\0\0\0\xF8\x3F");               /* NUMBER B1: 1.5 */
  PUT(&out, 0x27E, "\0\0\2\0\0\0\x1E\0\0\0");                         /* RK C1: 7 */
  PUT(&out, 0x27E, "\0\0\3\0\0\0\xEF\xFF\xFF\xFF");                   /* RK D1: -0.05 */
  PUT(&out, 0x27E, "\0\0\4\0\0\0\0\0\xF0\x3F");                       /* RK E1: 1 */
  PUT(&out, 0x0BD, "\0\0\5\0\0\0\x06\0\0\0\0\0\x0A\0\0\0\6\0");       /* MULRK F1, G1: 1, 2 */
  PUT(&out, 0x205, "\0\0\7\0\0\0\1\0");                               /* BOOLERR H1 */
  PUT(&out, 0x205, "\0\0\x08\0\0\0\x2A\1");                           /* BOOLERR I1 */
  PUT(&out, 0x006, "\0\0\x09\0\0\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"); /* FORMULA J1: 2 */
  PUT(&out, 0x006, "\0\0\x0A\0\0\0\0\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0"); /* FORMULA K1: the text behind it */
  PUT(&out, 0x4BC, "\0\0");
  PUT(&out, 0x207, "\x02\0ab");
  PUT(&out, 0x006, "\0\0\x0B\0\0\0\2\0\x07\0\0\0\xFF\xFF\0\0\0\0\0\0"); /* FORMULA L1: an error */
  PUT(&out, 0x0D6, "\1\0\0\0\0\0\1\0x\1\0\0");                          /* RSTRING A2 */
  PUT(&out, 0x809, BOF5);                                               /* a chart within the sheet */
  PUT(&out, 0x203, "\2\0\1\0\0\0\0\0\0\0\0\0\xF8\x3F");
  PUT(&out, 0x00A, "");
  PUT(&out, 0x00A, "");
  expect_records(&out, "张三,1.5,7,-0.05,1,1,2,TRUE,#N/A,2,ab,#DIV/0!\r\nx\r\n");
  zb_buffer_free(&out);
}

/* By a cell's font, or that of a part of its text. Fonts are numbered from 0, without a 4. */
static void test_struck_out(void **state)
{
  (void)state;
  static const char plain_font[] = "\xC8\0\0\0\xFF\x7F\x90\1\0\0\0\0\0\0\1\0A",
                    strike_font[] = "\xC8\0\x08\0\xFF\x7F\x90\1\0\0\0\0\0\0\1\0A";
  zb_buffer out = {0};
  PUT(&out, 0x809, BOOK8);
  PUT(&out, 0x031, plain_font);
  PUT(&out, 0x031, strike_font); /* 1 */
  PUT(&out, 0x031, plain_font);
  PUT(&out, 0x031, plain_font);
  PUT(&out, 0x031, strike_font); /* 5 */
  PUT(&out, 0x0E0, "\0\0\0\0");
  PUT(&out, 0x0E0, "\1\0\0\0");
  PUT(&out, 0x0E0, "\5\0\0\0");
  PUT(&out, 0x0E0, "\4\0\0\0");
  PUT(&out, 0x0E0, "\6\0\0\0");
  PUT(&out, 0x085, "\0\0\0\0\0\0\1\0s");
  size_t offset = out.length - 9;
  PUT(&out, 0x0FC,
      "\4\0\0\0\4\0\0\0"
      "\1\0\0a"
      "\2\0\x08\2\0bc\0\0\1\0\1\0\0\0" /* b in font 1, c in 0 */
      "\2\0\x08\1\0de\2\0\1\0"         /* font 1 behind its end */
      "\2\0\x08\1\0fg\1\0\5\0");       /* g in font 5 */
  PUT(&out, 0x00A, "");
  out.data[offset] = (char)out.length;
  out.data[offset + 1] = (char)(out.length >> 8);
  PUT(&out, 0x809, BOF8);
  PUT(&out, 0x0FD, "\0\0\0\0\0\0\0\0\0\0");
  PUT(&out, 0x0FD, "\0\0\1\0\0\0\1\0\0\0");
  PUT(&out, 0x0FD, "\0\0\2\0\0\0\2\0\0\0");
  PUT(&out, 0x0FD, "\0\0\3\0\0\0\3\0\0\0");
  PUT(&out, 0x0FD, "\1\0\0\0\1\0\0\0\0\0");
  PUT(&out, 0x203, "\1\0\1\0\2\0\0\0\0\0\0\0\xF8\x3F");
  PUT(&out, 0x203, "\1\0\2\0\3\0\0\0\0\0\0\0\xF8\x3F");
  PUT(&out, 0x203, "\1\0\3\0\4\0\0\0\0\0\0\0\xF8\x3F");
  PUT(&out, 0x00A, "");
  write_bytes(scratch(path, "book.xls"), out.data, out.length);
  expect_struck(path, "B1 D1 A2 B2");
  unlink(path);
  expect_records(&out, "a,bc,de,fg\r\na,1.5,1.5,1.5\r\n");
  zb_buffer_free(&out);
}

/* A row's record says whether it is hidden. */
static void test_hidden_rows(void **state)
{
  (void)state;
  zb_buffer out = {0};
  PUT(&out, 0x809, BOF8);
  PUT(&out, 0x208, "\0\0\0\0\1\0\xFF\0\0\0\0\0\0\1\x0F\0");
  PUT(&out, 0x208, "\1\0\0\0\1\0\xFF\0\0\0\0\0\x20\1\x0F\0");
  PUT(&out, 0x208, "\x09\0\0\0\1\0\xFF\0\0\0\0\0\x60\1\x0F\0");
  PUT(&out, 0x204, "\0\0\0\0\0\0\1\0\0a");
  PUT(&out, 0x204, "\1\0\0\0\0\0\1\0\0b");
  PUT(&out, 0x204, "\2\0\0\0\0\0\1\0\0c");
  PUT(&out, 0x204, "\x09\0\0\0\0\0\1\0\0d");
  PUT(&out, 0x00A, "");
  write_bytes(scratch(path, "book.xls"), out.data, out.length);
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row = NULL;
  static const bool hidden[] = {false, true, false, true};
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
    assert_int_equal(row->hidden, hidden[i]);
  }
  zb_table_free(table);
  zb_diags_free(diags);
  zb_buffer_free(&out);
  unlink(path);
}

static void test_order(void **state)
{
  (void)state;
  zb_buffer out = {0};
  PUT(&out, 0x809, BOF5);
  PUT(&out, 0x204, "\1\0\0\0\0\0\1\0c");
  PUT(&out, 0x204, "\0\0\1\0\0\0\1\0b");
  PUT(&out, 0x204, "\0\0\0\0\0\0\1\0x");
  PUT(&out, 0x204, "\0\0\0\0\0\0\1\0a"); /* the later one holds */
  PUT(&out, 0x00A, "");
  expect_records(&out, "a,b\r\nc\r\n");
  zb_buffer_free(&out);
}

/* A BIFF8 text: letters of two bytes, a pair, what no text may hold; formats and phonetics behind it. */
static void test_texts(void **state)
{
  (void)state;
  zb_buffer out = {0};
  PUT(&out, 0x809, BOF8);
  PUT(&out, 0x204, "\0\0\0\0\0\0\5\0\1\x42\xD8\xB7\xDF\1\0\x20\x5F\x42\xD8"); /* 𠮷, U+0001, 张, half a pair */
  PUT(&out, 0x204, "\0\0\1\0\0\0\2\0\x0C\1\0\3\0\0\0xy\0\0\0\0zzz");
  PUT(&out, 0x204, "\0\0\2\0\0\0\4\0\0ab");
  PUT(&out, 0x03C, "\1\x20\x5F\x09\x4E"); /* goes on with two bytes */
  PUT(&out, 0x00A, "");
  expect_records(&out, "𠮷张\xEF\xBF\xBD,xy,ab张三\r\n");
  zb_buffer_free(&out);
}

static void test_refused(void **state)
{
  (void)state;
  zb_buffer out = {0};
  PUT(&out, 0x809, BOOK8);
  PUT(&out, 0x02F, "\0\0");
  refuse_records(&out, "encrypted", "book.xls", "密码");
  zb_buffer_clear(&out);
  PUT(&out, 0x809, BOOK8);
  PUT(&out, 0x00A, "");
  refuse_records(&out, "spoiled", "book.xls", "工作表");
  zb_buffer_clear(&out);
  PUT(&out, 0x809, BOF5);
  PUT(&out, 0x203, "\0\0\1\0\0\0\0\0");
  PUT(&out, 0x00A, "");
  refuse_records(&out, "spoiled", "book.xls", "不完整");
  zb_buffer_clear(&out);
  PUT(&out, 0x809, BOF5);
  PUT(&out, 0x204, "\0\0\0\0\0\0\x09\0abc");
  PUT(&out, 0x00A, "");
  refuse_records(&out, "spoiled", "book.xls!A1", "不完整");
  zb_buffer_clear(&out);
  PUT(&out, 0x809, BOF8);
  PUT(&out, 0x0FD, "\0\0\1\0\0\0\x09\0\0\0"); /* a shared string that is not there */
  PUT(&out, 0x00A, "");
  refuse_records(&out, "spoiled", "book.xls!B1", "不完整");
  zb_buffer_clear(&out);
  PUT(&out, 0x809, BOF5);
  PUT(&out, 0x204, "\0\0\0\0\0\0\1\0a");
  refuse_records(&out, "spoiled", "book.xls", "不完整"); /* no end */
  zb_buffer_free(&out);
}

static void test_uncalculated(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer records = {0}, out = {0};
  zb_table *table;
  PUT(&records, 0x809, BOF5);
  PUT(&records, 0x006, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\3\0\0\0\0\0");     /* 0, to be calculated on load */
  PUT(&records, 0x006, "\0\0\1\0\0\0\0\0\0\0\0\0\x00\x40\3\0\0\0\0\0"); /* 2 */
  PUT(&records, 0x006, "\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");     /* 0 */
  PUT(&records, 0x00A, "");
  write_bytes(scratch(path, "book.xls"), records.data, records.length);
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  for (int again = 0; again < 2; again++) {
    zb_buffer_clear(&out);
    assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK);
    assert_string_equal(out.data, ",2,0\r\n");
    assert_int_equal(zb_diags_count(diags), 1);
  }
  assert_string_equal(zb_diags_at(diags, 0)->code, "uncalculated");
  assert_non_null(strstr(zb_diags_at(diags, 0)->place, "book.xls!A1"));
  zb_table_free(table);
  zb_buffer_free(&records);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  unlink(path);
}

/* The directory's sector is followed by itself. */
static void test_circle(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer file = {0};
  assert_int_equal(zb_file_read(libreoffice, &file, diags), ZB_OK);
  uint32_t table, directory;
  memcpy(&table, file.data + 76, sizeof table);
  memcpy(&directory, file.data + 48, sizeof directory);
  memcpy(file.data + ((size_t)table + 1) * 512 + 4 * (size_t)directory, &directory, sizeof directory);
  refuse_records(&file, "spoiled", "book.xls", "不完整");
  zb_buffer_free(&file);
  zb_diags_free(diags);
}

/* Wherever the file ends, whatever byte of it changes: it is read or refused. Chains of sectors that run in circles are
   among these. */
static void test_damage(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer file = {0}, out = {0};
  assert_int_equal(zb_file_read(libreoffice, &file, diags), ZB_OK);
  scratch(path, "book.xls");
  for (size_t i = 0; i < file.length; i += i < 600 ? 7 : 61) {
    char kept = file.data[i];
    file.data[i] = (char)(kept + 1 + (char)(i % 200));
    write_bytes(path, file.data, i % 3 == 0 ? i : file.length);
    file.data[i] = kept;
    zb_table *table;
    size_t before = zb_diags_count(diags);
    zb_status status = zb_table_open(path, diags, &table);
    for (int s = 0; status == ZB_OK && s < zb_table_sheet_count(table); s++) {
      zb_buffer_clear(&out);
      status = zb_dump_csv(table, s, &out, diags);
    }
    assert_true(status == ZB_OK || zb_diags_count(diags) > before);
    zb_table_free(table);
  }
  unlink(path);
  zb_buffer_free(&file);
  zb_buffer_free(&out);
  zb_diags_free(diags);
}

/* Pictures are told of, not given; comments and cells alone are none. picture.fods is the same, as one XML. */
static void test_pictures(void **state)
{
  (void)state;
  static const struct {
    const char *path;
    bool pictures;
  } books[] = {{"tests/data/tables/picture.xls", true},
               {"tests/data/tables/picture.fods", true},
               {"tests/data/tables/libreoffice.xls", false},
               {"tests/data/tables/libreoffice.fods", false},
               {"tests/data/tables/xlwt-strings.xls", false}};
  for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
    zb_diags *diags = zb_diags_new();
    zb_table *table;
    assert_int_equal(zb_table_open(books[i].path, diags, &table), ZB_OK);
    if (zb_table_has_unread_pictures(table) != books[i].pictures)
      fail_msg("%s", books[i].path);
    zb_table_free(table);
    zb_diags_free(diags);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_programs),   cmocka_unit_test(test_sheets),      cmocka_unit_test(test_many_strings),
      cmocka_unit_test(test_cells),      cmocka_unit_test(test_order),       cmocka_unit_test(test_texts),
      cmocka_unit_test(test_refused),    cmocka_unit_test(test_damage),      cmocka_unit_test(test_uncalculated),
      cmocka_unit_test(test_struck_out), cmocka_unit_test(test_hidden_rows), cmocka_unit_test(test_circle),
      cmocka_unit_test(test_pictures),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
