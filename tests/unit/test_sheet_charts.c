/* Names for a table's columns, and the charts that show them. */
#include "workbook.h"

#define CHART_PART "xl/charts/chart1.xml"
#define BOOK_PART "xl/workbook.xml"

static zb_node *named(zb_node *cell, const char *name)
{
  cell->as.cell.names = name;
  return cell;
}

/* 区县 and 人数 of two rows, a sum below. */
static zb_node *counted(zb_arena *a)
{
  zb_node *head = tree_add(book_row(a, true), named(tree_cell(a, 0, 1, 1, "区县"), "表_项"),
                           named(tree_cell(a, 1, 1, 1, "人数"), "表_人数"), NULL);
  return tree_add(
      book_table(a), head,
      tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "德清县"), book_formula(a, 1, "1+2", 3, "3"), NULL),
      tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "安吉县"), book_formula(a, 1, "2+2", 4, "4"), NULL),
      tree_add(book_row(a, false), tree_cell(a, 0, 1, 1, "合计"), book_formula(a, 1, "SUM([above])", 7, "7"), NULL),
      NULL);
}

static zb_node *chart_of(zb_arena *a, zb_chart_type type, const char *categories, const char *values)
{
  zb_node *series = tree_node(a, ZB_NODE_SERIES, "人数"), *chart = tree_node(a, ZB_NODE_CHART, "各区县");
  series->as.series.categories = categories;
  series->as.series.values = values;
  series->as.series.color = 0x4472C4;
  chart->as.chart.type = type;
  chart->as.chart.format = "";
  chart->as.chart.gap = 60;
  return tree_add(chart, series, NULL);
}

static zb_node *book_with(zb_arena *a, zb_node *chart)
{
  zb_node *cell = tree_cell(a, 0, 2, 1, ""), *row = tree_row(a, 200);
  cell->first = chart;
  return book_of(a, tree_add(book_sheet(a, "表", 2), tree_add(row, cell, NULL), counted(a), NULL));
}

static void columns_have_names_down_to_the_sum(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *book = book_write(a, book_of(a, tree_add(book_sheet(a, "表", 2), counted(a), NULL)), BOOK_PART);
  assert_has(book, "<definedName name=\"表_人数\">'表'!$B$2:$B$3</definedName>");
  assert_has(book, "<definedName name=\"表_项\">'表'!$A$2:$A$3</definedName>");
  zb_arena_free(a);
}

/* The chart stands before the table whose columns it shows; results of formulas are in it. */
static void charts_hold_their_values(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *chart = book_write(a, book_with(a, chart_of(a, ZB_CHART_COLUMN, "表_项", "表_人数")), CHART_PART);
  assert_has(chart, "'表'!$A$3:$A$4");
  assert_has(chart, "'表'!$B$3:$B$4");
  assert_has(chart, "<c:v>德清县</c:v>");
  assert_has(chart, "<c:v>4</c:v>");
  assert_has_not(chart, "<c:v>7</c:v>");
  assert_has(chart, "各区县");
  assert_has(chart, "4472C4");
  zb_arena_free(a);
}

/* Below its table: the total does not go with it to the next page, as it would with a signature. */
static void a_chart_may_stand_alone(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *cell = tree_cell(a, 0, 2, 1, ""), *row = tree_row(a, 150), *page = tree_node(a, ZB_NODE_PAGE, "");
  cell->first = chart_of(a, ZB_CHART_BAR, "表_项", "表_人数");
  page->as.page.width = page->as.page.height = 200;
  zb_node *sheet = tree_add(book_sheet(a, "表", 2), page, counted(a), tree_add(row, cell, NULL), NULL);
  assert_has(book_write(a, book_of(a, sheet), SHEET_PART),
             "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"4\"");
  zb_arena_free(a);
}

/* A column that is not shown has numbers for a chart, which shows them all the same. */
static void charts_show_hidden_columns(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *const only_visible = "<c:plotVisOnly val=\"1\"/>", *const hidden = "hidden=\"1\"";
  zb_node *book = book_with(a, chart_of(a, ZB_CHART_BAR, "表_项", "表_人数"));
  assert_has(book_write(a, book, CHART_PART), only_visible);
  assert_has_not(book_write(a, book, SHEET_PART), hidden);
  ((zb_width *)book->first->as.columns.widths)[1].pt = 0;
  assert_has_not(book_write(a, book, CHART_PART), only_visible);
  assert_has(book_write(a, book, SHEET_PART), hidden);
  zb_arena_free(a);
}

/* From edge to edge of its columns, down to a place in its row, however high that is. */
static void charts_fill_their_cells(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *drawing =
      book_write(a, book_with(a, chart_of(a, ZB_CHART_COLUMN, "表_项", "表_人数")), "xl/drawings/drawing1.xml");
  const char *to = strstr(drawing, "<xdr:to>");
  assert_non_null(to);
  assert_has(to, "<xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff>"); /* where the third column begins */
  assert_has(to, "<xdr:row>0</xdr:row>");
  zb_arena_free(a);
}

/* The names of bars that go to both sides stand at the edge. */
static void names_of_bars_stand_aside(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  const char *chart = book_write(a, book_with(a, chart_of(a, ZB_CHART_BAR, "表_项", "表_人数")), CHART_PART);
  const char *names = strstr(chart, "<c:catAx>"), *values = strstr(chart, "<c:valAx>"),
             *low = strstr(chart, "<c:tickLblPos val=\"low\"/>");
  assert_true(names < low && low < values);
  zb_arena_free(a);
}

/* The first bar on top, the numbers below all. */
static void bars_go_down(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *node = chart_of(a, ZB_CHART_BAR, "表_项", "表_人数");
  node->as.chart.reversed = true;
  const char *chart = book_write(a, book_with(a, node), CHART_PART);
  const char *names = strstr(chart, "<c:catAx>"), *values = strstr(chart, "<c:valAx>"),
             *down = strstr(chart, "<c:orientation val=\"maxMin\"/>"),
             *below = strstr(chart, "<c:crosses val=\"max\"/>");
  assert_true(names < down && down < values && values < below);
  zb_arena_free(a);
}

static void a_chart_of_no_column_is_told(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  book_fails(book_with(a, chart_of(a, ZB_CHART_PIE, "表_项", "没有")), ZB_TEMPLATE, "图表要的“没有”不是任何一列的名称");
  zb_arena_free(a);
}

static void names_outside_a_table_are_told(void **state)
{
  (void)state;
  zb_arena *a = zb_arena_new();
  zb_node *row = tree_add(book_row(a, false), named(tree_cell(a, 0, 1, 1, "区县"), "项"), NULL);
  book_fails(book_of(a, tree_add(book_sheet(a, "表", 1), row, NULL)), ZB_TEMPLATE, "只有表格里的格子可以用 names");
  zb_arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_chart_may_stand_alone),
      cmocka_unit_test(charts_show_hidden_columns),
      cmocka_unit_test(columns_have_names_down_to_the_sum),
      cmocka_unit_test(charts_hold_their_values),
      cmocka_unit_test(names_of_bars_stand_aside),
      cmocka_unit_test(a_chart_of_no_column_is_told),
      cmocka_unit_test(names_outside_a_table_are_told),
      cmocka_unit_test(charts_fill_their_cells),
      cmocka_unit_test(bars_go_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
