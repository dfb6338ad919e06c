/* How sheets are printed: sizes of rows and columns, paper, header and footer, heads on every page. */
#include "template/template.h"
#include "workbook.h"

#include <stdio.h>
#include <stdlib.h>

/* The height of row N (from 1) in pt, as written. */
static double height_of(const char *xml, int n)
{
  char start[32];
  snprintf(start, sizeof start, "<row r=\"%d\"", n);
  const char *row = strstr(xml, start);
  assert_non_null(row);
  const char *height = strstr(row, "ht=\"");
  assert_non_null(height);
  return atof(height + 4);
}

static double height_of_text(zb_arena *a, int span, const char *text)
{
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, span, 1, text), NULL);
  return height_of(book_write(a, book_of(a, tree_add(book_sheet(a, "表", 3), row, NULL)), SHEET_PART), 1);
}

/* 10 pt type on lines of 20 pt in a column of 75 pt: up to 7 characters a line. */
static void rows_show_their_whole_text(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_float_equal(height_of_text(a, 1, "一二三四五六"), 20.25, 0.5);
  assert_float_equal(height_of_text(a, 1, "一二三四五六七八九"), 40, 0.5);
  assert_float_equal(height_of_text(a, 1, "abcdefghijk"), 20.25, 0.5); /* Latin letters are narrower */
  assert_float_equal(height_of_text(a, 1, "abcdef ghijklmn"), 40, 0.5);
  assert_float_equal(height_of_text(a, 1, "一\n二\n三"), 60, 0.5);
  assert_float_equal(height_of_text(a, 2, "一二三四五六七八九十一二"), 20.25, 0.5);
  zb_arena_free(a);
}

static void rows_of_a_merged_cell_show_its_text(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *first =
      tree_add(book_row(a, false), tree_cell(a, 0, 1, 2, "一\n二\n三\n四"), tree_cell(a, 1, 1, 1, "右"), NULL);
  zb_node *second = tree_add(book_row(a, false), tree_cell(a, 1, 1, 1, "右"), NULL);
  const char *xml = book_write(a, book_of(a, tree_add(book_sheet(a, "表", 2), first, second, NULL)), SHEET_PART);
  assert_float_equal(height_of(xml, 1) + height_of(xml, 2), 80, 1);
  zb_arena_free(a);
}

static void a_fixed_height_stays(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一\n二\n三"), NULL);
  row->as.row.height = 30;
  zb_node *book = book_of(a, tree_add(book_sheet(a, "表", 1), row, NULL));
  assert_float_equal(height_of(book_write(a, book, SHEET_PART), 1), 60, 0.5);
  row->as.row.fixed = true;
  assert_float_equal(height_of(book_write(a, book, SHEET_PART), 1), 30, 0.5);
  zb_arena_free(a);
}

/* No row can be higher than 409 pt: that text is cut is said. */
static void a_row_too_high_is_warned_of(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, ""), NULL);
  for (int i = 0; i < 30; i++)
    tree_add(row->first, tree_p(a, "行"), NULL);
  zb_diags *diags = zb_diags_new();
  zb_buffer bytes = {0};
  zb_node *book = book_of(a, tree_add(book_sheet(a, "表", 1), row, NULL));
  assert_int_equal(zb_sheet_write(book, "templates/t.xml", test_date, &bytes, diags), ZB_OK);
  assert_int_equal(zb_diags_count(diags), 1);
  assert_int_equal(zb_diags_at(diags, 0)->severity, ZB_WARNING);
  assert_string_equal(zb_diags_at(diags, 0)->code, "row-too-high");
  zb_buffer_free(&bytes);
  zb_diags_free(diags);
  zb_arena_free(a);
}

static zb_node *add_page(zb_arena *a, zb_node *sheet, float width, float height)
{
  zb_node *page = tree_node(a, ZB_NODE_PAGE, "");
  page->as.page.width = width;
  page->as.page.height = height;
  page->as.page.top = page->as.page.bottom = 72;
  page->as.page.left = page->as.page.right = 36;
  return tree_add(sheet, page, NULL);
}

static void paper_and_margins(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一"), NULL);
  zb_node *sheet = tree_add(add_page(a, book_sheet(a, "表", 2), 841.9F, 595.3F), row, NULL);
  const char *xml = book_write(a, book_of(a, sheet), SHEET_PART);
  assert_has(xml, "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>");
  assert_has(xml, "<pageSetUpPr fitToPage=\"1\"/>");
  assert_has(xml, "<pageMargins left=\"0.5\" right=\"0.5\" top=\"1\" bottom=\"1\"");
  assert_has(book_write(a, book_of(a, sheet), "xl/workbook.xml"), "'表'!$A$1:$B$1");
  zb_arena_free(a);
}

/* Columns with a share divide what the others leave of the page. */
static void shares_fill_the_page(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "一"), NULL);
  zb_node *sheet = tree_add(add_page(a, book_sheet(a, "表", 2), 597, 842), row, NULL);
  const zb_width widths[] = {{.pt = 150}, {.share = 1}};
  sheet->as.columns.widths = widths;
  const char *xml = book_write(a, book_of(a, sheet), SHEET_PART);
  assert_has(xml, "<col min=\"1\" max=\"1\" width=\"28.5"); /* 200 pixels */
  assert_has(xml, "<col min=\"2\" max=\"2\" width=\"71.4"); /* 375 pt: 500 pixels */
  zb_arena_free(a);
}

static void footers_count_pages(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style centred = plain;
  centred.halign = ZB_CENTER;
  zb_node *p = tree_p(a, "第" ZB_PAGE_NUMBER "页 共" ZB_PAGE_COUNT "页 & 终");
  p->style = &centred;
  zb_node *footer = tree_add(tree_node(a, ZB_NODE_FOOTER, ""), p, tree_p(a, "左"), NULL);
  zb_node *sheet = tree_add(book_sheet(a, "表", 1), footer, NULL);
  assert_has(book_write(a, book_of(a, sheet), SHEET_PART),
             "<oddFooter>&amp;L&amp;10&amp;\"宋体,Regular\"左&amp;C&amp;10&amp;\"宋体,Regular\"第&amp;P页 共&amp;N页 "
             "&amp;&amp; 终</oddFooter>");
  zb_arena_free(a);
}

static void heads_are_repeated_and_frozen(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *title = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "题"), NULL);
  zb_node *table = book_table(a);
  for (int i = 0; i < 4; i++)
    tree_add(table, tree_add(book_row(a, i < 2), tree_cell(a, 0, 1, 1, "行"), NULL), NULL);
  zb_node *sheet = tree_add(book_sheet(a, "表", 1), title, table, NULL);
  assert_has_not(book_write(a, book_of(a, sheet), SHEET_PART), "<pane");
  sheet->as.columns.freeze = true;
  assert_has(book_write(a, book_of(a, sheet), SHEET_PART), "<pane ySplit=\"3\" topLeftCell=\"A4\"");
  assert_has(book_write(a, book_of(a, sheet), "xl/workbook.xml"), "'表'!$2:$3");
  zb_arena_free(a);
}

/* A head and ROWS rows of 30 pt, six to a page; the KEPT one (from 1) keeps with the next. Behind the table BELOW rows.
 */
static const char *breaks_of(zb_arena *a, int rows, int kept, int below)
{
  zb_node *table = book_table(a);
  for (int i = 0; i <= rows; i++) {
    zb_node *row = tree_add(book_row(a, i == 0), tree_cell(a, 0, 1, 1, "行"), NULL);
    row->as.row.height = 30;
    row->as.row.keep = i > 0 && i == kept;
    tree_add(table, row, NULL);
  }
  zb_node *sheet = tree_add(add_page(a, book_sheet(a, "表", 1), 597, 144 + 200), table, NULL);
  for (int i = 0; i < below; i++) {
    zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "盖章"), NULL);
    row->as.row.height = 30;
    tree_add(sheet, row, NULL);
  }
  sheet->as.columns.freeze = true;
  return book_write(a, book_of(a, sheet), SHEET_PART);
}

/* The rows before which a page ends, of a table of ROWS rows of 30 pt, six to a page, whose head is row HEAD and whose
   last row is a total. */
static const char *breaks_with_total(zb_arena *a, int rows, int head)
{
  zb_node *table = book_table(a);
  for (int i = 0; i < rows; i++) {
    zb_node *cell = tree_cell(a, 0, 1, 1, "行");
    zb_node *row = tree_add(book_row(a, i == head), cell, NULL);
    row->as.row.height = 30;
    if (i == rows - 1)
      cell->text = "SUM([above])";
    tree_add(table, row, NULL);
  }
  zb_node *sheet = tree_add(add_page(a, book_sheet(a, "表", 1), 597, 144 + 200), table, NULL);
  return book_write(a, book_of(a, sheet), SHEET_PART);
}

static void no_page_begins_with_a_total(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_has_not(breaks_with_total(a, 6, 0), "<rowBreaks");
  assert_has(breaks_with_total(a, 7, -1), "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\"");
  assert_has(breaks_with_total(a, 9, 5), "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\"");
  zb_arena_free(a);
}

/* No page ends with a row that keeps with the next; what is below the table has its last row before it. */
static void pages_end_well(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_has_not(breaks_of(a, 5, 5, 0), "<rowBreaks"); /* all on one page */
  assert_has(breaks_of(a, 12, 0, 0), "<rowBreaks count=\"2\" manualBreakCount=\"2\"><brk id=\"6\" max=\"16383\" "
                                     "man=\"1\"/><brk id=\"11\" max=\"16383\" man=\"1\"/>");
  assert_has(breaks_of(a, 8, 5, 0), "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\"");
  assert_has(breaks_of(a, 5, 0, 2), "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"5\"");
  assert_has(breaks_of(a, 5, 0, 9), "<brk id=\"10\""); /* more than a page is broken where it must be */
  zb_arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_page_begins_with_a_total),
      cmocka_unit_test(rows_show_their_whole_text),
      cmocka_unit_test(rows_of_a_merged_cell_show_its_text),
      cmocka_unit_test(a_fixed_height_stays),
      cmocka_unit_test(a_row_too_high_is_warned_of),
      cmocka_unit_test(paper_and_margins),
      cmocka_unit_test(shares_fill_the_page),
      cmocka_unit_test(footers_count_pages),
      cmocka_unit_test(heads_are_repeated_and_frozen),
      cmocka_unit_test(pages_end_well),
  };
  return cmocka_run_group_tests_name("sheet page", tests, NULL, NULL);
}
