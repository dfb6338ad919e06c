/* Tables of Word documents: what LibreOffice and python-docx write, what Word may write, and what is spoiled. */
#include "tables.h"

#include <zip.h>

static char path[64];

#define BODY(text)                                                                                                     \
  "<w:document xmlns:w=\"urn:x:w\" xmlns:mc=\"urn:x:mc\"><w:body>" text "<w:sectPr/></w:body></w:document>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define TC(text) "<w:tc><w:tcPr/>" P(text) "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"
#define CELL(content) BODY(TBL(TR("<w:tc>" content "</w:tc>")))

/* A document whose body is in the part NAME. */
static const char *document_in(const char *name, const char *xml)
{
  scratch(path, "book.docx");
  unlink(path);
  zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
  assert_non_null(zip);
  assert_true(zip_file_add(zip, name, zip_source_buffer(zip, xml, strlen(xml), 0), 0) >= 0);
  assert_int_equal(zip_close(zip), 0);
  return path;
}

static const char *document(const char *xml)
{
  return document_in("word/document.xml", xml);
}

static void expect_document(const char *xml, const char *want)
{
  expect_csv(document(xml), 0, want);
  unlink(path);
}

static void refuse_document(const char *xml, const char *code, const char *message)
{
  expect_refused(document(xml), code, "book.docx", message);
  unlink(path);
}

static void expect_names(const char *xml, const char *const *names, int count)
{
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  assert_int_equal(zb_table_open(document(xml), diags, &table), ZB_OK);
  assert_int_equal(zb_table_sheet_count(table), count);
  assert_string_equal(zb_table_format(table), "docx");
  for (int i = 0; i < count; i++)
    assert_string_equal(zb_table_sheet_name(table, i), names[i]);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

static void expect_merges(const char *xml, const char *want)
{
  zb_diags *diags = zb_diags_new();
  zb_buffer out = {0};
  zb_table *table;
  const zb_merge *merges;
  size_t count;
  char a[24], b[24];
  assert_int_equal(zb_table_open(document(xml), diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_merges(table, &merges, &count, diags), ZB_OK);
  zb_buffer_puts(&out, "");
  for (size_t i = 0; i < count; i++)
    zb_buffer_printf(&out, "%s:%s ", zb_cell_name(merges[i].first_column, merges[i].first_row, a),
                     zb_cell_name(merges[i].last_column, merges[i].last_row, b));
  assert_string_equal(out.length > 0 ? out.data : "", want);
  zb_table_free(table);
  zb_buffer_free(&out);
  zb_diags_free(diags);
  unlink(path);
}

static void test_programs(void **state)
{
  (void)state;
  static const char *const sheets[] = {"姓名,\"学历\n学位\"\r\n,学历,学位\r\n张三,本科 三,x\r\n", "x\r\n"};
  expect_sheets("tests/data/tables/writer.docx", sheets, 2);
  expect_csv("tests/data/tables/python-docx.docx", 0, "\"00\n01\n10\n11\",,02\r\n,,12\r\n20,21,22\thi\r\n");
}

static void test_texts(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {P("张三"), "张三\r\n"},
      {"<w:p>" R("张") R("三") "</w:p>" P("二行"), "\"张三\n二行\"\r\n"},
      {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/></w:r></w:p>",
       "\"a\tb\nc\n-\"\r\n"},
      {"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" R("a") "</w:p>", "a\r\n"},
      /* revisions: what was deleted is not there, what was inserted is */
      {"<w:p><w:del>" R("旧") "<w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>" R("新") "</w:ins></w:p>", "新\r\n"},
      {"<w:p><w:moveFrom>" R("旧") "</w:moveFrom><w:moveTo>" R("新") "</w:moveTo></w:p>", "新\r\n"},
      /* a paragraph mark that was deleted deletes no row */
      {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a") "</w:p>", "a\r\n"},
      {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" R("a") "</w:p>", "a\r\n"},
      {"<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r></w:p>", "a\r\n"},
      {"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" R("a") "</w:p>", "a\r\n"},
      {"<w:p><w:r><w:instrText>DATE</w:instrText></w:r>" R("a") "</w:p>", "a\r\n"},
      {"<w:p><w:hyperlink>" R("a") "</w:hyperlink><w:sdt><w:sdtContent>" R("b") "</w:sdtContent></w:sdt></w:p>",
       "ab\r\n"},
      {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P("单击此处") "</w:sdtContent></w:sdt>" P("a"),
       "a\r\n"},
      {"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr w:val=\"0\"/></w:sdtPr><w:sdtContent>" R(
           "b") "</w:sdtContent></w:sdt></w:p>",
       "b\r\n"},
      {"<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>"
       "<w:txbxContent>" P("框") "</w:txbxContent></w:r>" R("a") "</w:p>",
       "a\r\n"},
      {"<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" R("男") "</w:p>", "☑男\r\n"},
      {P("外") TBL(TR(TC("内") TC("里"))) P(""), "\"外\n内\n里\"\r\n"}, /* a table in the cell */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char xml[2048];
    snprintf(xml, sizeof xml, CELL("%s"), cases[i][0]);
    expect_document(xml, cases[i][1]);
  }
}

/* All texts may mean numbers or dates, as in a csv. */
static void test_struck_out(void **state)
{
  (void)state;
#define STRUCK(property, text) "<w:tc><w:p><w:r><w:rPr>" property "</w:rPr><w:t>" text "</w:t></w:r></w:p></w:tc>"
  expect_struck(
      document(BODY(TBL(TR(STRUCK("<w:b/>", "甲") STRUCK("<w:strike/>", "乙") STRUCK("<w:dstrike/>", "丙"))))),
      "B1 C1");
  expect_struck(document(BODY(TBL(TR(STRUCK("<w:strike w:val=\"0\"/>", "甲") STRUCK("<w:strike/>", " ") TC("乙"))))),
                "");
  expect_struck(document(CELL("<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>" R("甲") "</w:p>")), "");
  expect_struck(document(CELL("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>甲</w:t></w:r>" R("乙") "</w:p>")), "A1");
  unlink(path);
}

static void test_untyped(void **state)
{
  (void)state;
  zb_diags *diags = zb_diags_new();
  zb_table *table;
  const zb_row *row;
  assert_int_equal(zb_table_open(document(CELL(P("85"))), diags, &table), ZB_OK);
  assert_int_equal(zb_table_select(table, 0, diags), ZB_OK);
  assert_int_equal(zb_table_next(table, &row, diags), ZB_OK);
  assert_int_equal(row->cells[0].type, ZB_CELL_TEXT);
  assert_true(row->cells[0].untyped);
  zb_table_free(table);
  zb_diags_free(diags);
  unlink(path);
}

#define SPAN(n, text) "<w:tc><w:tcPr><w:gridSpan w:val=\"" #n "\"/></w:tcPr>" P(text) "</w:tc>"
#define DOWN(how, text) "<w:tc><w:tcPr><w:vMerge" how "/></w:tcPr>" P(text) "</w:tc>"
#define FIRST " w:val=\"restart\""

static void test_grid(void **state)
{
  (void)state;
  expect_document(BODY(TBL(TR(SPAN(2, "a") TC("b")) TR(TC("c") TC("d") TC("e")))), "a,,b\r\nc,d,e\r\n");
  expect_document(BODY(TBL(TR(DOWN(FIRST, "a") TC("b")) TR(DOWN("", "盖住的") TC("c")))), "a,b\r\n,c\r\n");
  expect_document(BODY(TBL("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" TC("a") "</w:tr>")), ",,a\r\n");
  expect_document(BODY(TBL(TR(TC("a")) "<w:tr><w:trPr><w:del/></w:trPr>" TC(
                      "删") "</w:tr>"
                            "<w:sdt><w:sdtContent>" TR(TC("b")) "</w:sdtContent></w:sdt>")),
                  "a\r\nb\r\n");
  expect_merges(BODY(TBL(TR(SPAN(2, "a") TC("b")) TR(TC("c") TC("d") TC("e")))), "A1:B1 ");
  expect_merges(BODY(TBL(TR(DOWN(FIRST, "a") TC("b")) TR(DOWN("", "") TC("c"))
                             TR(DOWN(" w:val=\"continue\"", "") TC("c")) TR(TC("d") TC("e")))),
                "A1:A3 ");
  expect_merges(BODY(TBL(TR(DOWN(FIRST, "a")) TR(DOWN(FIRST, "b")) TR(DOWN("", "")) TR(TC("x")) TR(DOWN("", "")))),
                "A2:A3 ");
  expect_merges(BODY(TBL(TR(DOWN(FIRST, "a")))), "");
}

static void test_names(void **state)
{
  (void)state;
  static const char *const names[] = {"申报人员花名册", "表2", "业绩", "业绩 4"};
  expect_names(BODY(P("关于报送的通知") P("申报人员花名册") P("填报单位：甲") TBL(TR(TC("a"))) P("") TBL(TR(TC("b")))
                        P("业绩") TBL(TR(TC("c"))) P("以下各项请如实填写，不得遗漏。") P("业绩") TBL(TR(TC("d")))),
               names, 4);
}

static void test_damage(void **state)
{
  (void)state;
  refuse_document(BODY(P("没有表格")), "not-a-table", "Word");
  refuse_document("<w:document xmlns:w=\"urn:x:w\"><w:body><w:tbl>", "spoiled", "document.xml");
  refuse_document(BODY(TBL(TR(SPAN(16000, "a") SPAN(16000, "b")))), "spoiled", "列数");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_programs), cmocka_unit_test(test_texts), cmocka_unit_test(test_struck_out),
      cmocka_unit_test(test_untyped),  cmocka_unit_test(test_grid),  cmocka_unit_test(test_names),
      cmocka_unit_test(test_damage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
