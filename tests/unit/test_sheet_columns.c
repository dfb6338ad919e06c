/* Columns to write in: their look, checks, conditions and formulas; notes, links and names; hidden sheets and filters.
 */
#include "workbook.h"

/* A sheet of two columns whose head is row 1; its columns are written in down to row ROWS. */
static zb_node *open_sheet(zb_arena *a, int rows, zb_node *column)
{
  zb_node *sheet = tree_add(book_sheet(a, "表", 2), column, NULL);
  sheet->as.columns.rows = rows;
  zb_node *head = tree_add(book_row(a, true), tree_cell(a, 0, 1, 1, "甲"), tree_cell(a, 1, 1, 1, "乙"), NULL);
  return tree_add(sheet, tree_add(book_table(a), head, NULL), NULL);
}

static zb_node *column_of(zb_arena *a, zb_node *rule)
{
  return tree_add(tree_node(a, ZB_NODE_COLUMN, ""), rule, NULL);
}

static zb_node *validation(zb_arena *a, zb_check check, const char *formula)
{
  zb_node *node = tree_node(a, ZB_NODE_VALIDATION, formula);
  node->as.validation.check = check;
  node->as.validation.strict = true;
  node->as.validation.list = node->as.validation.min = node->as.validation.max = "";
  node->as.validation.title = "不对";
  node->as.validation.message = "请改";
  node->as.validation.hint = "";
  return node;
}

/* A rule for the first column, rows 2 to 5, is written as WORDS. */
static void expect_rule(zb_arena *a, zb_node *rule, const char *words)
{
  assert_has(book_write(a, book_of(a, open_sheet(a, 5, column_of(a, rule))), SHEET_PART), words);
}

static void expect_fault(zb_arena *a, zb_node *rule, const char *words)
{
  book_fails(book_of(a, open_sheet(a, 5, column_of(a, rule))), ZB_TEMPLATE, words);
}

static void checks_reach_from_the_head_to_the_last_row(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *rule = validation(a, ZB_CHECK_LENGTH, "");
  rule->as.validation.max = "1000";
  expect_rule(
      a, rule,
      "<dataValidation type=\"textLength\" operator=\"lessThanOrEqual\" allowBlank=\"1\" showInputMessage=\"1\" "
      "showErrorMessage=\"1\" errorTitle=\"不对\" error=\"请改\" sqref=\"A2:A5\"><formula1>1000</formula1>");
  zb_arena_free(a);
}

static void each_kind_of_check(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *rule = validation(a, ZB_CHECK_WHOLE, "");
  rule->as.validation.min = "0";
  rule->as.validation.max = "99";
  expect_rule(a, rule, "<dataValidation type=\"whole\" allowBlank");
  expect_rule(a, rule, "<formula1>0</formula1><formula2>99</formula2>");
  rule = validation(a, ZB_CHECK_DECIMAL, "");
  rule->as.validation.min = "=B[row]";
  expect_rule(a, rule, "<dataValidation type=\"decimal\" operator=\"greaterThanOrEqual\"");
  expect_rule(a, rule, "<formula1>B2</formula1>");
  rule = validation(a, ZB_CHECK_DATE, "");
  rule->as.validation.min = "1940-01-01";
  rule->as.validation.max = "2020-12-31";
  expect_rule(a, rule, "<formula1>14611</formula1><formula2>44196</formula2>");
  rule = validation(a, ZB_CHECK_LIST, "");
  rule->as.validation.list = "男,女";
  expect_rule(a, rule, "<formula1>\"男,女\"</formula1>");
  rule->as.validation.list = "=选项_性别";
  expect_rule(a, rule, "<dataValidation type=\"list\"");
  expect_rule(a, rule, "<formula1>选项_性别</formula1>");
  expect_rule(a, validation(a, ZB_CHECK_FORMULA, "LEN([column][row])=18"),
              "<dataValidation type=\"custom\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" "
              "errorTitle=\"不对\" error=\"请改\" sqref=\"A2:A5\"><formula1>LEN(A2)=18</formula1>");
  zb_arena_free(a);
}

static void checks_may_ask_back_and_hint(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *rule = validation(a, ZB_CHECK_LIST, "");
  rule->as.validation.list = "男,女";
  expect_rule(a, rule, "showErrorMessage");
  assert_has_not(book_write(a, book_of(a, open_sheet(a, 5, column_of(a, rule))), SHEET_PART), "prompt");
  rule->as.validation.strict = false;
  rule->as.validation.hint = "选一个";
  expect_rule(a, rule, "errorStyle=\"warning\"");
  expect_rule(a, rule, "promptTitle=\"不对\" prompt=\"选一个\"");
  zb_arena_free(a);
}

static void checks_that_say_nothing_are_errors(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  expect_fault(a, validation(a, ZB_CHECK_WHOLE, ""), "上限或下限");
  expect_fault(a, validation(a, ZB_CHECK_LIST, ""), "清单或公式");
  expect_fault(a, validation(a, ZB_CHECK_FORMULA, ""), "清单或公式");
  expect_fault(a, validation(a, ZB_CHECK_FORMULA, "SUM([above])"), "[above]");
  char words[300] = ""; /* libxlsxwriter has room for 255 bytes, and counts characters */
  for (int i = 0; i < 43; i++)
    strcat(words, i == 0 ? "甲甲" : ",甲");
  zb_node *rule = validation(a, ZB_CHECK_LIST, "");
  rule->as.validation.list = zb_arena_printf(a, "%s,%s", words, words);
  expect_fault(a, rule, "太长");
  rule = validation(a, ZB_CHECK_DATE, "");
  rule->as.validation.min = "2020-02-30";
  expect_fault(a, rule, "2020-02-30");
  rule = validation(a, ZB_CHECK_FORMULA, "TRUE");
  rule->as.validation.title = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四";
  expect_fault(a, rule, "最多 32 个");
  zb_arena_free(a);
}

static void conditions_put_a_look_over_cells(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style red = plain;
  red.color = 0xc00000;
  red.fill = 0xffeb9c;
  zb_node *rule = tree_node(a, ZB_NODE_CONDITION, "LEN([column][row])>1000");
  rule->style = &red;
  rule->as.condition.value = "";
  zb_node *book = book_of(a, open_sheet(a, 5, column_of(a, rule)));
  assert_has(book_write(a, book, SHEET_PART),
             "<conditionalFormatting sqref=\"A2:A5\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"1\">"
             "<formula>LEN(A2)&gt;1000</formula>");
  const char *styles = strstr(book_write(a, book, "xl/styles.xml"), "<dxfs count=\"1\">");
  assert_non_null(styles);
  assert_has(styles, "FFC00000");
  assert_has(styles, "FFFFEB9C");
  zb_arena_free(a);
}

static void columns_have_a_look_and_formulas(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_style text = plain;
  text.format = "@";
  zb_node *column = tree_node(a, ZB_NODE_COLUMN, "LEN(B[row])");
  column->style = &text;
  zb_node *book = book_of(a, open_sheet(a, 5, column));
  const char *xml = book_write(a, book, SHEET_PART);
  assert_has(xml, "<col min=\"1\" max=\"1\" width=\"14.28515625\" style=\"1\"");
  assert_has(xml, "<f>LEN(B2)</f>");
  assert_has(xml, "<f>LEN(B5)</f>");
  assert_has_not(xml, "LEN(B6)");
  assert_has(book_write(a, book, "xl/styles.xml"), "numFmtId=\"49\"");
  column->as.column.formula_rows = 2;
  xml = book_write(a, book, SHEET_PART);
  assert_has(xml, "<f>LEN(B3)</f>");
  assert_has_not(xml, "LEN(B4)");
  zb_arena_free(a);
}

/* Rows to write in are not cut off in print, and have the grid for lines. */
static void open_rows_are_printed_as_far_as_they_go(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *book = book_of(a, open_sheet(a, 5, tree_node(a, ZB_NODE_COLUMN, "")));
  assert_has_not(book_write(a, book, "xl/workbook.xml"), "Print_Area");
  assert_has(book_write(a, book, SHEET_PART), "gridLines=\"1\"");
  book->first->as.columns.rows = 0;
  assert_has(book_write(a, book, "xl/workbook.xml"), "Print_Area");
  zb_arena_free(a);
}

static void heads_can_be_filtered_and_columns_frozen(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *sheet = open_sheet(a, 5, tree_node(a, ZB_NODE_COLUMN, ""));
  sheet->as.columns.filter = sheet->as.columns.freeze = true;
  sheet->as.columns.frozen = 1;
  const char *xml = book_write(a, book_of(a, sheet), SHEET_PART);
  assert_has(xml, "<autoFilter ref=\"A1:B5\"/>");
  assert_has(xml, "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\"");
  assert_has(book_write(a, book_of(a, sheet), "xl/workbook.xml"), "'表'!$A:$A,'表'!$1:$1");
  zb_arena_free(a);
}

/* Print stays readable: a sheet three times as wide as its paper takes two pages side by side. */
static void wide_sheets_take_several_pages(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *sheet = open_sheet(a, 5, tree_node(a, ZB_NODE_COLUMN, "")), *page = tree_node(a, ZB_NODE_PAGE, "");
  page->as.page.width = 50;
  page->as.page.height = 200;
  sheet = tree_add(sheet, page, NULL);
  assert_has(book_write(a, book_of(a, sheet), SHEET_PART), "fitToWidth=\"2\"");
  page->as.page.width = 100;
  assert_has_not(book_write(a, book_of(a, sheet), SHEET_PART), "fitToWidth");
  zb_arena_free(a);
}

static void sheets_can_be_hidden_and_marked(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *shown = open_sheet(a, 0, tree_node(a, ZB_NODE_COLUMN, "")), *hidden = book_sheet(a, "选项", 1);
  shown->as.columns.tab = 0x1f4e9e;
  hidden->as.columns.hidden = true;
  zb_node *name = tree_node(a, ZB_NODE_NAME, "选项_性别");
  name->as.name.refers = "='选项'!$A$1:$A$2";
  zb_node *book = tree_add(book_of(a, shown), hidden, name, NULL);
  const char *xml = book_write(a, book, "xl/workbook.xml");
  assert_has(xml, "<sheet name=\"选项\" sheetId=\"2\" state=\"hidden\"");
  assert_has(xml, "<definedName name=\"选项_性别\">'选项'!$A$1:$A$2</definedName>");
  assert_has(book_write(a, book, SHEET_PART), "<tabColor rgb=\"FF1F4E9E\"/>");
  zb_arena_free(a);
}

static void cells_have_notes_and_links(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 1, 1, "学习经历");
  cell->as.cell.note = "必填\n例：2020-08";
  cell->as.cell.link = "internal:'表'!A1";
  zb_node *sheet = tree_add(book_sheet(a, "表", 1), tree_add(book_row(a, false), cell, NULL), NULL);
  const char *xml = book_write(a, book_of(a, sheet), SHEET_PART);
  assert_has(xml, "<hyperlink ref=\"A1\" location=\"'表'!A1\"");
  assert_has(book_write(a, book_of(a, sheet), "xl/comments1.xml"), "必填\n例：2020-08");
  assert_has(book_write(a, book_of(a, sheet), "xl/sharedStrings.xml"), "学习经历");
  zb_arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(checks_reach_from_the_head_to_the_last_row),
      cmocka_unit_test(each_kind_of_check),
      cmocka_unit_test(checks_may_ask_back_and_hint),
      cmocka_unit_test(checks_that_say_nothing_are_errors),
      cmocka_unit_test(conditions_put_a_look_over_cells),
      cmocka_unit_test(columns_have_a_look_and_formulas),
      cmocka_unit_test(open_rows_are_printed_as_far_as_they_go),
      cmocka_unit_test(heads_can_be_filtered_and_columns_frozen),
      cmocka_unit_test(wide_sheets_take_several_pages),
      cmocka_unit_test(sheets_can_be_hidden_and_marked),
      cmocka_unit_test(cells_have_notes_and_links),
  };
  return cmocka_run_group_tests_name("sheet columns", tests, NULL, NULL);
}
