/* Formulas: what their [names] become, and the results that stand beside them. */
#include "workbook.h"

/* A head; rows of 1 and 2 in columns B and C; a sum; a row of 3; a sum. */
static const char *write_sums(zb_arena *a, const char *formula)
{
  zb_node *table = book_table(a);
  tree_add(table, tree_add(book_row(a, true), tree_cell(a, 0, 1, 1, "甲"), tree_cell(a, 1, 1, 1, "乙"), NULL), NULL);
  for (int i = 1; i <= 5; i++) {
    bool sum = i == 3 || i == 5;
    zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "项"), NULL);
    tree_add(row, sum ? book_formula(a, 1, formula, 3, "3") : book_number(a, 1, i == 4 ? 3 : i, "0"), NULL);
    tree_add(table, row, NULL);
  }
  zb_node *title = tree_add(book_row(a, false), tree_cell(a, 0, 2, 1, "题"), NULL);
  return book_write(a, book_of(a, tree_add(book_sheet(a, "表", 2), title, table, NULL)), SHEET_PART);
}

static void above_reaches_to_the_head_or_the_last_sum(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *xml = write_sums(a, "SUM([above])");
  assert_has(xml, "<f>SUM(B3:B4)</f><v>3</v>");
  assert_has(xml, "<f>SUM(B6)</f><v>3</v>");
  zb_arena_free(a);
}

static void a_cell_knows_its_place(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  assert_has(write_sums(a, "COUNTIFS('明细'!$A:$A,$A[row],'明细'!$B:$B,[column]$[head])"),
             "<f>COUNTIFS('明细'!$A:$A,$A5,'明细'!$B:$B,B$2)</f><v>3</v>");
  zb_arena_free(a);
}

static zb_node *row_book(zb_arena *a, zb_node *row)
{
  return book_of(a, tree_add(book_sheet(a, "表", 4), row, NULL));
}

static void left_starts_at_the_first_number(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "项"), book_number(a, 1, 1, "1"),
                          book_number(a, 2, 2, "2"), book_formula(a, 3, "SUM([left])", 3, "3"), NULL);
  assert_has(book_write(a, row_book(a, row), SHEET_PART), "<f>SUM(B1:C1)</f><v>3</v>");
  zb_arena_free(a);
}

/* A sum over no rows can't refer to any: only its result is written. */
static void an_empty_range_leaves_the_result(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *table = book_table(a);
  tree_add(table, tree_add(book_row(a, true), tree_cell(a, 0, 1, 1, "甲"), NULL), NULL);
  tree_add(table, tree_add(book_row(a, false), book_formula(a, 0, "SUM([above])", 0, "0"), NULL), NULL);
  const char *xml = book_write(a, book_of(a, tree_add(book_sheet(a, "表", 1), table, NULL)), SHEET_PART);
  assert_has_not(xml, "<f>");
  assert_has(xml, "<v>0</v>");
  zb_arena_free(a);
}

static void words_are_cached_as_words(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 1, 1, "平");
  cell->text = "IF(1=1,\"平\",\"不平\")";
  const char *xml = book_write(a, row_book(a, tree_add(book_row(a, false), cell, NULL)), SHEET_PART);
  assert_has(xml, "t=\"str\"><f>IF(1=1,\"平\",\"不平\")</f><v>平</v>");
  zb_arena_free(a);
}

static void unknown_names_are_errors(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  static const char *const formulas[] = {"SUM([above])", "SUM([below])", "A$[head]"};
  for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) { /* a row without a table */
    zb_node *row = tree_add(book_row(a, false), book_formula(a, 0, formulas[i], 0, "0"), NULL);
    book_fails(row_book(a, row), ZB_TEMPLATE, "没有意义");
  }
  zb_arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(above_reaches_to_the_head_or_the_last_sum),
      cmocka_unit_test(a_cell_knows_its_place),
      cmocka_unit_test(left_starts_at_the_first_number),
      cmocka_unit_test(an_empty_range_leaves_the_result),
      cmocka_unit_test(words_are_cached_as_words),
      cmocka_unit_test(unknown_names_are_errors),
  };
  return cmocka_run_group_tests_name("sheet formulas", tests, NULL, NULL);
}
