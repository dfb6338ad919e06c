/* OpenDocument spreadsheets: what LibreOffice writes, what may be written, and what is spoiled. */
#include "tables.h"

#include <zip.h>

static char path[64];

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document "                                                        \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:x:style\" "                     \
  "xmlns:text=\"urn:x:text\" xmlns:table=\"urn:x:table\" xmlns:number=\"urn:x:number\" xmlns:draw=\"urn:x:draw\" "     \
  "xmlns:calcext=\"urn:x:calcext\" xmlns:dc=\"urn:x:dc\" "                                                             \
  "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:automatic-styles>"                       \
  "<style:style style:name=\"m\" style:data-style-name=\"N1\"/><style:style style:name=\"d\" "                         \
  "style:data-style-name=\"N2\"/><style:style style:name=\"child\" style:parent-style-name=\"m\"/>"                    \
  "<number:date-style style:name=\"N1\"><number:year number:style=\"long\"/><number:text>年</number:text>"             \
  "<number:month/><number:text>月 day</number:text></number:date-style><number:date-style style:name=\"N2\">"          \
  "<number:year/><number:text>-</number:text><number:month/><number:text>-</number:text><number:day/>"                 \
  "</number:date-style><style:style style:name=\"gone\" style:family=\"table\"><style:table-properties "               \
  "table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>"
#define TAIL "</office:spreadsheet></office:body></office:document>"
#define TABLE(rows) "<table:table table:name=\"花名册\">" rows "</table:table>"
#define BOOK(rows) HEAD TABLE(rows) TAIL
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TEXT(text) "<table:table-cell office:value-type=\"string\">" text "</table:table-cell>"
#define P(text) TEXT("<text:p>" text "</text:p>")
#define VALUE(type, value) "<table:table-cell office:value-type=\"" type "\" office:" value "/>"

static const char *book(const char *text)
{
  write_bytes(scratch(path, "book.ods"), text, strlen(text));
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

/* By the style of a cell, of its column or of a part of its text; a style has what its parent has. */
static void test_struck_out(void **state)
{
  (void)state;
  expect_struck(
      book("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:x:style\" xmlns:text=\"urn:x:text\" xmlns:table=\"urn:x:table\" "
           "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:automatic-styles>"
           "<style:style style:name=\"s\" style:family=\"table-cell\"><style:text-properties "
           "style:text-line-through-style=\"solid\"/></style:style>"
           "<style:style style:name=\"child\" style:family=\"table-cell\" style:parent-style-name=\"s\"/>"
           "<style:style style:name=\"p\" style:family=\"table-cell\"><style:text-properties "
           "style:text-line-through-style=\"none\"/></style:style>"
           "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
           "style:text-line-through-type=\"single\"/></style:style>"
           "<style:style style:name=\"ta\" style:family=\"table\"><style:text-properties "
           "style:text-line-through-style=\"solid\"/></style:style>"
           "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"甲\">"
           "<table:table-column table:number-columns-repeated=\"3\"/><table:table-column "
           "table:default-cell-style-name=\"s\"/>" ROW(
               "<table:table-cell table:style-name=\"s\" "
               "office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
               "<table:table-cell table:style-name=\"child\" office:value-type=\"float\" office:value=\"1\"/>"
               "<table:table-cell table:style-name=\"p\" "
               "office:value-type=\"string\"><text:p>b</text:p></table:table-cell>" P("c"))
               ROW(P("d") P("<text:span text:style-name=\"T1\">e</text:span>f") P("<text:span>g</text:span>")
                       P("<text:span text:style-name=\"p\">h</text:span>")) "</table:table>" TAIL),
      "A1 B1 D1 B2 D2");
  unlink(path);
}

static void test_libreoffice(void **state)
{
  (void)state;
  static const char *const sheets[] = {
      "二〇二〇年度花名册\r\n姓名,出生年月,比例\r\n\r\n\r\n\"张三\n第二行\",1990-01-01,0.6\r\n3,2020-08-04,#N/A\r\n"
      "1,甲乙,1234567.5\r\n",
      "隐藏的\r\n"};
  expect_sheets("tests/data/tables/libreoffice.ods", sheets, 2);
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open("tests/data/tables/libreoffice.ods", diags, &table), ZB_OK);
  assert_string_equal(zb_table_format(table), "ods");
  assert_true(zb_table_sheet_visible(table, 0));
  assert_false(zb_table_sheet_visible(table, 1));
  zb_table_free(table);
  zb_diags_free(diags);
}

static void test_types(void **state)
{
  (void)state;
  expect_book(
      BOOK(ROW(VALUE("float", "value=\"1.50\"") VALUE("percentage", "value=\"0.6\"") VALUE("currency", "value=\"3\"")
                   VALUE("date", "date-value=\"2020-08-04\"") VALUE("date", "date-value=\"2020-08-04T09:30:00\"")
                       VALUE("time", "time-value=\"PT09H30M00S\"") VALUE("time", "time-value=\"PT90H00M30S\"")
                           VALUE("boolean", "boolean-value=\"true\"") VALUE("string", "string-value=\"甲\""))),
      "1.5,0.6,3,2020-08-04,2020-08-04T09:30:00,09:30:00,90:00:30,TRUE,甲\r\n");
  expect_book(BOOK(ROW("<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" "
                       "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>"
                       "<table:table-cell table:formula=\"of:=A1\" office:value-type=\"string\"><text:p>Err:508"
                       "</text:p></table:table-cell>")),
              "#N/A,Err:508\r\n");
}

static void test_texts(void **state)
{
  (void)state;
  expect_book(
      BOOK(ROW(P("  张<text:span>三</text:span>\n 先生 ") P("a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d")
                   TEXT("<office:annotation><dc:creator>某</dc:creator><text:p>批注</text:p></office:annotation>"
                        "<text:p>一</text:p><text:p/><text:p>二</text:p>")
                       TEXT("<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
                            "<text:p><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi"
                            "</text:ruby-text></text:ruby></text:p>"))),
      "张三 先生 ,\"a   b\tc\nd\",\"一\n\n二\",字\r\n");
}

/* What is repeated stands for all of them; a million empty ones cost nothing. */
static void test_repeated(void **state)
{
  (void)state;
  expect_book(BOOK("<table:table-row table:number-rows-repeated=\"2\">" P(
                  "甲") "<table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell "
                        "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"/>"
                        "<table:table-cell table:number-columns-repeated=\"16379\"/></table:table-row>"
                        "<table:table-row table:number-rows-repeated=\"1\"><table:table-cell/></table:table-row>" ROW(
                            P("乙")) "<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell "
                                     "table:number-columns-repeated=\"16384\"/></table:table-row>"),
              "甲,,,7,7\r\n甲,,,7,7\r\n\r\n乙\r\n");
  refuse_book(
      BOOK("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" "
           "office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>"),
      "spoiled", "!花名册!A1", "单元格太多");
  refuse_book(BOOK("<table:table-row table:number-rows-repeated=\"1048576\"/>" ROW(P("x"))), "spoiled", "花名册",
              "行数超出上限");
}

static void test_merges(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_merge *merges;
  size_t count;
  book(BOOK("<table:table-header-rows>" ROW(
      P("x") "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\" "
             "office:value-type=\"string\"><text:p>y</text:p></table:table-cell><table:covered-table-cell "
             "office:value-type=\"string\"><text:p>盖住的</text:p></table:covered-table-cell>") "</"
                                                                                                "table:table-header-"
                                                                                                "rows>"));
  expect_csv(path, 0, "x,y\r\n");
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  assert_int_equal(count, 1);
  assert_int_equal(merges[0].first_row, 0);
  assert_int_equal(merges[0].last_row, 2);
  assert_int_equal(merges[0].first_column, 1);
  assert_int_equal(merges[0].last_column, 2);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* A date shows what its style shows: by the cell, its parent's style, or the column. */
static void test_hidden_parts(void **state)
{
  (void)state;
#define DATE(style) "<table:table-cell" style " office:value-type=\"date\" office:date-value=\"1985-03-01\"/>"
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row;
  book(BOOK("<table:table-column/><table:table-column table:number-columns-repeated=\"2\" "
            "table:default-cell-style-name=\"m\"/>" ROW(DATE(" table:style-name=\"d\"") DATE("") DATE(
                " table:style-name=\"child\"") DATE(" table:style-name=\"none\""))));
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_int_equal(row->count, 4);
  assert_int_equal(row->cells[0].hidden, 0);
  assert_int_equal(row->cells[1].hidden, ZB_SHOWS_DAY);
  assert_int_equal(row->cells[2].hidden, ZB_SHOWS_DAY);
  assert_true(row->cells[3].unformatted);
  assert_false(row->cells[0].unformatted);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* Writes a package of CONTENT and the common styles; its first row is ROW, to be freed with TABLE. */
static void open_package(const char *content, const char *styles, zb_diags *diags, zb_table **table, const zb_row **row)
{
  scratch(path, "book.ods");
  unlink(path);
  zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
  assert_non_null(zip);
  zip_file_add(zip, "content.xml", zip_source_buffer(zip, content, strlen(content), 0), 0);
  zip_file_add(zip, "styles.xml", zip_source_buffer(zip, styles, strlen(styles), 0), 0);
  assert_int_equal(zip_close(zip), 0);
  assert_int_equal(zb_table_open(path, diags, table), ZB_OK);
  assert_int_equal(zb_table_select(*table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(*table, row, diags), ZB_OK);
}

/* Of a package the common styles stand in styles.xml: a cell's own style, the one that it inherits from, and formats of
   dates. Those of page headers and of other families are not meant; the content's own goes before. */
static void test_common_styles(void **state)
{
  (void)state;
#define STYLED(style) DATE(" table:style-name=\"" style "\"")
#define MONTH(name)                                                                                                    \
  "<number:date-style style:name=\"" name "\"><number:year number:style=\"long\"/><number:text>-</number:text>"        \
  "<number:month number:style=\"long\"/></number:date-style>"
  static const char content[] =
      "<office:document-content xmlns:office=\"urn:o\" xmlns:style=\"urn:s\" xmlns:text=\"urn:x\" "
      "xmlns:table=\"urn:t\" xmlns:number=\"urn:n\"><office:automatic-styles>"
      "<number:date-style style:name=\"N2\"><number:year/><number:month/><number:day/></number:date-style>"
      "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"common\"/>"
      "<style:style style:name=\"ce3\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
      "<style:style style:name=\"ce4\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>"
      "</office:automatic-styles><office:body><office:spreadsheet><table:table "
      "table:name=\"a\"><table:table-row>" STYLED("ce1") STYLED("ce2") STYLED("common") STYLED("ce3")
          STYLED("ce4") "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
  static const char styles[] =
      "<office:document-styles xmlns:office=\"urn:o\" xmlns:style=\"urn:s\" xmlns:number=\"urn:n\">"
      "<office:styles>" MONTH("N1")
          MONTH("N2") "<style:style style:name=\"common\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
                      "<style:style style:name=\"common\" style:family=\"graphic\"/></office:styles>"
                      "<office:automatic-styles>" MONTH("N3") "</office:automatic-styles></office:document-styles>";
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row;
  open_package(content, styles, diags, &table, &row);
  assert_int_equal(row->count, 5);
  for (int i = 0; i < 3; i++)
    assert_int_equal(row->cells[i].hidden, ZB_SHOWS_DAY);
  assert_int_equal(row->cells[3].hidden, 0);
  assert_false(row->cells[3].unformatted);
  assert_true(row->cells[4].unformatted);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

/* A number shows the text that stands in its cell. */
static void test_shown(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_arena *arena = zb_arena_new();
  zb_table *table;
  const zb_row *row;
  book(BOOK(ROW(
      "<table:table-cell office:value-type=\"float\" office:value=\"2\"><text:p>第2名</text:p></table:table-cell>")));
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_string_equal(row->cells[0].text, "2");
  assert_string_equal(zb_cell_shown(&row->cells[0], arena), "第2名");
  zb_table_free(table);
  zb_arena_free(arena);
  zb_diags_free(diags);
  unlink(path);
}

/* What is no cell of the sheet: charts with tables of their own. */
static void test_shapes(void **state)
{
  (void)state;
  expect_book(BOOK("<table:shapes><draw:frame><table:table-row><table:table-cell office:value-type=\"float\" "
                   "office:value=\"9\"/></table:table-row></draw:frame></table:shapes>" ROW(P("甲"))),
              "甲\r\n");
}

/* The manifest of a zip says that its parts are encrypted. */
static void test_password(void **state)
{
  (void)state;
  static const char manifest[] = "<manifest:manifest xmlns:manifest=\"urn:x\"><manifest:file-entry "
                                 "manifest:full-path=\"content.xml\"><manifest:encryption-data/>"
                                 "</manifest:file-entry></manifest:manifest>";
  scratch(path, "book.ods");
  unlink(path);
  zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
  assert_non_null(zip);
  zip_file_add(zip, "content.xml", zip_source_buffer(zip, "\x93\x17", 2, 0), 0);
  zip_file_add(zip, "META-INF/manifest.xml", zip_source_buffer(zip, manifest, strlen(manifest), 0), 0);
  assert_int_equal(zip_close(zip), 0);
  expect_refused(path, "encrypted", "book.ods", "密码");
  unlink(path);
}

static void test_damage(void **state)
{
  (void)state;
  refuse_book(BOOK(ROW(P("甲") VALUE("float", "value=\"x\""))), "spoiled", "!花名册!B1", "数值");
  refuse_book(BOOK(ROW(VALUE("date", "date-value=\"2020-13-04\""))), "spoiled", "!花名册!A1", "日期");
  refuse_book(BOOK(ROW(VALUE("time", "time-value=\"9:30\""))), "spoiled", "!花名册!A1", "时间");
  refuse_book(BOOK(ROW(VALUE("money", "value=\"1\""))), "spoiled", "!花名册!A1", "类型不明");
  refuse_book(HEAD TAIL, "spoiled", "book.ods", "没有工作表");
  refuse_book(HEAD TABLE(ROW(P("甲"))), "spoiled", "book.ods", "XML");
}

static void test_uncalculated(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  book(BOOK(ROW("<table:table-cell table:formula=\"of:=1+1\"/><table:table-cell table:formula=\"of:=1+1\"/>" P("甲"))));
  assert_int_equal(zb_table_open(path, diags, &table), ZB_OK);
  assert_int_equal(zb_dump_csv(table, 0, &out, diags), ZB_OK);
  assert_string_equal(out.data, ",,甲\r\n");
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
      cmocka_unit_test(test_struck_out),   cmocka_unit_test(test_libreoffice), cmocka_unit_test(test_types),
      cmocka_unit_test(test_texts),        cmocka_unit_test(test_repeated),    cmocka_unit_test(test_merges),
      cmocka_unit_test(test_hidden_parts), cmocka_unit_test(test_shown),       cmocka_unit_test(test_shapes),
      cmocka_unit_test(test_damage),       cmocka_unit_test(test_password),    cmocka_unit_test(test_common_styles),
      cmocka_unit_test(test_uncalculated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
