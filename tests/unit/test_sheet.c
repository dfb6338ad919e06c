/* What becomes of cells: values, merges, formats, and the same bytes each time. */
#include "workbook.h"

#include <stdlib.h>

static const char strings_part[] = "xl/sharedStrings.xml";

static const char *write_cell(zb_arena *a, zb_node *cell, const char *part)
{
  zb_node *row = tree_add(book_row(a, false), cell, NULL);
  return book_write(a, book_of(a, tree_add(book_sheet(a, "表", 2), row, NULL)), part);
}

static zb_style style_with_format(const char *format)
{
  zb_style style = plain;
  style.format = format;
  return style;
}

static void numbers_are_numbers(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_has(write_cell(a, book_number(a, 0, 0.1, "0.1"), SHEET_PART), "<v>0.1</v>");
  assert_has(write_cell(a, book_number(a, 0, 12345678901234.0, "12345678901234"), SHEET_PART), "<v>12345678901234</v>");
  zb_arena_free(a);
}

static void long_numbers_stay_text(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 1, 1, "9007199254740993");
  cell->as.cell.typed = true;
  cell->as.cell.value = (zb_value){.type = ZB_VALUE_INTEGER, .integer = 9007199254740993, .text = "9007199254740993"};
  assert_has(write_cell(a, cell, SHEET_PART), "t=\"s\"");
  assert_has(write_cell(a, cell, strings_part), "<t>9007199254740993</t>");
  zb_node *old_id = book_number(a, 0, 330599800101001, "330599800101001");
  assert_has(write_cell(a, old_id, strings_part), "<t>330599800101001</t>");
  assert_has(write_cell(a, old_id, "xl/styles.xml"), "numFmtId=\"49\"");
  zb_arena_free(a);
}

/* Text is never read as something else, now or once it is edited. */
static void text_is_text(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  static const char *const texts[] = {
      "=1+1", "+1",  "-1",  "@x",  "330599198001010019", "007",   "＝1+1", "＋1",  "－1",
      "＠x",  "1E5", "3-4", "1/2", "2020-08-04",         "12:30", "5%",    "1,234"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    zb_node *cell = tree_cell(a, 0, 1, 1, texts[i]);
    const char *sheet = write_cell(a, cell, SHEET_PART);
    assert_has(sheet, "t=\"s\"");
    assert_has_not(sheet, "<f>");
    assert_has(write_cell(a, cell, strings_part), texts[i]);
    assert_has(write_cell(a, cell, "xl/styles.xml"), "numFmtId=\"49\""); /* 49 is @ */
  }
  assert_has_not(write_cell(a, tree_cell(a, 0, 1, 1, "张三"), "xl/styles.xml"), "numFmtId=\"49\"");
  zb_arena_free(a);
}

static void an_empty_cell_has_no_link(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 1, 1, "");
  cell->as.cell.link = "internal:'表'!A1";
  assert_has_not(write_cell(a, cell, SHEET_PART), "<hyperlink");
  zb_arena_free(a);
}

/* A link leads to another cell or to a file beside the workbook. */
static void links_stay_nearby(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 1, 1, "张三");
  cell->as.cell.link = "internal:'表'!A1";
  assert_has(write_cell(a, cell, SHEET_PART), "location=\"'表'!A1\"");
  cell->as.cell.link = "external:../a.xlsx#'表'!A1";
  assert_has(write_cell(a, cell, SHEET_PART), "location=\"'表'!A1\"");
  static const char *const links[] = {
      "http://example.org",  "external:http://example.org", "external:/a.xlsx",  "external:\\\\host\\a.xlsx",
      "external:",           "mailto:a@example.org",        "file:///a",         "a",
      "external:C:\\a.xlsx", "external:c:a.xlsx#'表'!A1",   "external: /a.xlsx", "external:file:a.xlsx"};
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    cell->as.cell.link = links[i];
    zb_node *sheet = tree_add(book_sheet(a, "表", 2), tree_add(book_row(a, false), cell, NULL), NULL);
    zb_diags *diags = zb_diags_new();
    zb_buffer bytes = {0};
    assert_int_equal(zb_sheet_write(book_of(a, sheet), "t.xml", test_date, &bytes, diags), ZB_TEMPLATE);
    assert_has(zb_diags_at(diags, 0)->message, links[i]);
    zb_buffer_free(&bytes);
    zb_diags_free(diags);
  }
  zb_arena_free(a);
}

static void text_that_looks_like_a_code_is_escaped(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_has(write_cell(a, tree_cell(a, 0, 1, 1, "a_x0041_b_x1"), strings_part), "a_x005F_x0041_b_x1<");
  assert_has(write_cell(a, tree_cell(a, 0, 1, 1, "<𠮷 & 张>"), strings_part), "&lt;𠮷 &amp; 张&gt;");
  zb_arena_free(a);
}

static void dates_with_a_date_format_are_dates(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style dated = style_with_format("yyyy\"年\"m\"月\"");
  zb_node *cell = tree_cell(a, 0, 1, 1, "2020-08-04");
  cell->as.cell.typed = true;
  cell->as.cell.value = (zb_value){.type = ZB_VALUE_TEXT, .text = "2020-08-04"};
  assert_has_not(write_cell(a, cell, SHEET_PART), "<v>44047</v>");
  cell->style = &dated;
  assert_has(write_cell(a, cell, SHEET_PART), "<v>44047</v>");
  cell->first->first->text = "2020-02-30";
  assert_has(write_cell(a, cell, strings_part), "2020-02-30");
  zb_arena_free(a);
}

static void paragraphs_are_lines(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style indented = plain;
  indented.indent = 2;
  zb_node *cell = tree_cell(a, 0, 1, 1, "一");
  zb_node *second = tree_p(a, "二");
  second->style = &indented;
  tree_add(cell, second, NULL);
  assert_has(write_cell(a, cell, strings_part), "一\n　　二");
  zb_arena_free(a);
}

/* A cell is 7 em wide, a letter 0.58 em: 12 in a line of 20 pt; a height is one of whole pixels. */
static void rows_are_as_high_as_their_text(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  static const struct {
    const char *text, *height;
  } cases[] = {
      {"word", "ht=\"20.25\""},
      {"字字字字字字字字", "ht=\"40.5\""},
      {"abcdefghijklmnopqrstuvwxyzabcd", "ht=\"60\""}, /* a word that no line holds is broken */
      {"字abcdefghijklmnopqrstuvwxyzabcd", "ht=\"80.25\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_has(write_cell(a, tree_cell(a, 0, 1, 1, cases[i].text), SHEET_PART), cases[i].height);
  zb_arena_free(a);
}

static void spans_are_merged(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *first = tree_add(book_row(a, false), tree_cell(a, 0, 1, 2, "左"), tree_cell(a, 1, 2, 1, "右"), NULL);
  zb_node *second = tree_add(book_row(a, false), book_number(a, 1, 3, "3"), tree_cell(a, 2, 1, 1, ""), NULL);
  zb_node *sheet = tree_add(book_sheet(a, "表", 3), first, second, NULL);
  const char *xml = book_write(a, book_of(a, sheet), SHEET_PART);
  assert_has(xml, "<mergeCell ref=\"A1:A2\"/>");
  assert_has(xml, "<mergeCell ref=\"B1:C1\"/>");
  assert_has(xml, "mergeCells count=\"2\"");
  assert_has(xml, "<c r=\"B2\" s=");
  zb_arena_free(a);
}

/* A cell over two rows of the sheet reaches into the table below. */
static void overlaps_are_errors(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *table = tree_add(book_table(a), tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "表"), NULL), NULL);
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 2, "高"), NULL);
  book_fails(book_of(a, tree_add(book_sheet(a, "表", 1), row, table, NULL)), ZB_TEMPLATE, "重叠");
  zb_node *last = tree_add(book_row(a, false), tree_cell(a, 0, 1, 2, "高"), NULL);
  book_fails(book_of(a, tree_add(book_sheet(a, "表", 1), last, NULL)), ZB_TEMPLATE, "超出");
  zb_arena_free(a);
}

static void names_of_sheets_are_checked(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  book_fails(book_of(a, book_sheet(a, "", 1)), ZB_TEMPLATE, "1 到 31");
  book_fails(book_of(a, book_sheet(a, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", 1)),
             ZB_TEMPLATE, "1 到 31");
  book_fails(book_of(a, book_sheet(a, "正高/副高", 1)), ZB_TEMPLATE, "不能含有");
  zb_node *book = tree_add(book_of(a, book_sheet(a, "表", 1)), book_sheet(a, "表", 1), NULL);
  book_fails(book, ZB_TEMPLATE, "两个工作表");
  zb_arena_free(a);
}

/* Lines inside a table are thin, its frame is thicker; outside there are none. */
static void tables_have_a_frame(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *table = book_table(a);
  tree_add(table, tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一"), tree_cell(a, 1, 1, 1, "二"), NULL), NULL);
  tree_add(table, tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "三"), tree_cell(a, 1, 1, 1, "四"), NULL), NULL);
  zb_node *sheet = tree_add(book_sheet(a, "表", 2), table, NULL);
  const char *styles = book_write(a, book_of(a, sheet), "xl/styles.xml");
  assert_has(styles,
             "<left style=\"medium\"><color auto=\"1\"/></left><right style=\"thin\"><color auto=\"1\"/></right>"
             "<top style=\"medium\"><color auto=\"1\"/></top><bottom style=\"thin\">");
  assert_has(styles, "<borders count=\"5\">"); /* four corners, and none */
  zb_arena_free(a);
}

static void alike_cells_share_a_format(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style twin = plain;
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一"), tree_cell(a, 1, 1, 1, "二"), NULL);
  row->first->next->style = &twin;
  const char *styles = book_write(a, book_of(a, tree_add(book_sheet(a, "表", 2), row, NULL)), "xl/styles.xml");
  assert_has(styles, "<cellXfs count=\"2\">"); /* the default one, and ours */
  assert_has(styles, "<name val=\"宋体\"/>");
  zb_arena_free(a);
}

static void write_in_zone(const zb_node *book, const char *zone, zb_buffer *out)
{
  setenv("TZ", zone, 1);
  zb_diags *diags = zb_diags_new();
  assert_int_equal(zb_sheet_write(book, "templates/t.xml", test_date, out, diags), ZB_OK);
  zb_diags_free(diags);
}

static void bytes_are_always_the_same(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一"), book_number(a, 1, 2.5, "2.5"), NULL);
  zb_node *book = book_of(a, tree_add(book_sheet(a, "表", 2), row, NULL));
  zb_buffer one = {0}, two = {0};
  write_in_zone(book, "Pacific/Kiritimati", &one);
  write_in_zone(book, "America/Los_Angeles", &two);
  assert_int_equal(one.length, two.length);
  assert_memory_equal(one.data, two.data, one.length);
  assert_has(book_part(a, &one, "docProps/core.xml"), "2020-08-04T00:00:00Z</dcterms:created>");
  zb_buffer_free(&one);
  zb_buffer_free(&two);
  zb_arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_numbers),
      cmocka_unit_test(long_numbers_stay_text),
      cmocka_unit_test(text_is_text),
      cmocka_unit_test(links_stay_nearby),
      cmocka_unit_test(an_empty_cell_has_no_link),
      cmocka_unit_test(text_that_looks_like_a_code_is_escaped),
      cmocka_unit_test(dates_with_a_date_format_are_dates),
      cmocka_unit_test(paragraphs_are_lines),
      cmocka_unit_test(rows_are_as_high_as_their_text),
      cmocka_unit_test(spans_are_merged),
      cmocka_unit_test(overlaps_are_errors),
      cmocka_unit_test(names_of_sheets_are_checked),
      cmocka_unit_test(tables_have_a_frame),
      cmocka_unit_test(alike_cells_share_a_format),
      cmocka_unit_test(bytes_are_always_the_same),
  };
  return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
