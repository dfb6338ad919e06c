/* Layout over pages: breaks, sections, rows down to the page's end, lines that stay together, cells that shrink alike.
 */
#include "laid_out.h"

static zb_node *tree_break(zb_arena *a, bool right, bool section)
{
  zb_node *node = tree_node(a, ZB_NODE_BREAK, "");
  node->as.pagebreak.right = right;
  node->as.pagebreak.section = section;
  return node;
}

static void a_break_to_the_right_leaves_an_even_page_empty(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *form =
      tree_add(tree_form(a), tree_p(a, "甲"), tree_break(a, true, false), tree_p(a, "乙"), tree_break(a, false, false),
               tree_p(a, "丙"), tree_break(a, true, false), tree_p(a, "丁"), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 5);
  assert_null(page_at(w, 1)->first);
  assert_non_null(text_on(w, 2, "乙"));
  assert_non_null(text_on(w, 3, "丙"));
  assert_non_null(text_on(w, 4, "丁")); /* page 5 is odd as it is */
}

static void sections_count_their_own_pages(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *footer = tree_add(tree_node(a, ZB_NODE_FOOTER, ""),
                             tree_p(a, "第" ZB_PAGE_NUMBER "页，节" ZB_SECTION_NUMBER "之" ZB_SECTION_COUNT), NULL);
  footer->as.margin.first = true;
  zb_node *form = tree_add(tree_form(a), footer, tree_p(a, "甲"), tree_break(a, false, true), tree_p(a, "乙"),
                           tree_break(a, false, false), tree_p(a, "丙"), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_non_null(text_on(w, 0, "第1页，节1之1"));
  assert_non_null(text_on(w, 1, "第2页，节1之2"));
  assert_non_null(text_on(w, 2, "第3页，节2之2"));
}

static void a_filling_row_is_repeated_to_the_end_of_the_page(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *fill = tree_add(tree_row(a, 50), tree_cell(a, 0, 1, 1, ""), NULL);
  fill->as.row.fill = true;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 30), tree_cell(a, 0, 1, 1, "行"), NULL), fill, NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 1);
  assert_int_equal(count_lines(w, 0), 3 + 1 + 13); /* 13 rows of 50 fit into the 670 that are left of 700 */
}

static void no_single_line_stands_alone(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *gap = tree_node(a, ZB_NODE_SPACE, "");
  gap->as.box.height = 670; /* one line of 20 has room */
  assert_int_equal(lay_out(w, tree_add(tree_form(a), gap, tree_p(a, repeated(w, "字", 200)), NULL)), ZB_OK);
  assert_null(text_on(w, 0, "字"));
  gap->as.box.height = 630; /* three of the four have room: one would stand alone on the next page */
  zb_node *again = tree_node(a, ZB_NODE_SPACE, "");
  again->as.box.height = 630;
  assert_int_equal(lay_out(w, tree_add(tree_form(a), again, tree_p(a, repeated(w, "字", 200)), NULL)), ZB_OK);
  int here = 0;
  for (const zb_item *i = page_at(w, 0)->first; i != NULL; i = i->next)
    here += i->kind == ZB_ITEM_RUN;
  assert_int_equal(here, 2);
}

static void cells_of_a_group_shrink_alike(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *longer = tree_cell(a, 0, 1, 1, repeated(w, "缩", 20)), *shorter = tree_cell(a, 1, 1, 1, "短");
  longer->as.cell.overflow = shorter->as.cell.overflow = ZB_OVERFLOW_SHRINK;
  longer->as.cell.min = shorter->as.cell.min = 6;
  zb_node *row = tree_add(tree_row(a, 24), longer, shorter, NULL), *table = tree_add(tree_table(a, 2), row, NULL);
  zb_node *form = tree_add(tree_form(a), table, NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_float_equal(text_on(w, 0, "短")->as.run.run.size, 10, 0.01);
  longer->as.cell.group = shorter->as.cell.group = "同";
  assert_int_equal(lay_out(w, form), ZB_OK);
  float size = text_on(w, 0, "缩")->as.run.run.size;
  assert_true(size < 10);
  assert_float_equal(text_on(w, 0, "短")->as.run.run.size, size, 0.01);
}

/* A label over several rows goes on over the page with them; there a part's head comes first, then what is left of a
   row that is cut. */
static void a_label_over_rows_stands_once_on_each_page(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *label = tree_cell(a, 0, 1, 4, "标"), *grows = tree_cell(a, 1, 1, 1, repeated(w, "续", 2000));
  grows->as.cell.overflow = ZB_OVERFLOW_GROW;
  zb_node *first = tree_add(tree_row(a, 20), label, tree_cell(a, 1, 1, 1, "上"), NULL);
  zb_node *head = tree_add(tree_row(a, 20), tree_cell(a, 1, 1, 1, "头"), NULL);
  zb_node *entry = tree_add(tree_row(a, 20), tree_cell(a, 1, 1, 1, "短"), NULL);
  zb_node *longer = tree_add(tree_row(a, 20), grows, NULL);
  head->as.row.head = true;
  head->as.row.part = entry->as.row.part = longer->as.row.part = 1;
  zb_node *table = tree_add(tree_table(a, 2), first, head, entry, longer, NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_true(w->pages->count > 2);
  assert_int_equal(count_text(w, "标"), w->pages->count);
  assert_int_equal(count_text(w, "头"), w->pages->count);
}

static void spare_rows_give_way_to_what_grows(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_table(a, 1), *grows = tree_cell(a, 0, 1, 1, repeated(w, "长", 25)); /* 60 pt: 40 more */
  grows->as.cell.overflow = ZB_OVERFLOW_GROW;
  tree_add(table, tree_add(tree_row(a, 20), grows, NULL), NULL);
  for (int i = 0; i < 5; i++) {
    zb_node *row = tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, "空"), NULL);
    row->as.row.spare = true;
    tree_add(table, row, NULL);
  }
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_int_equal(count_text(w, "空"), 3);
  grows->first->first->text = repeated(w, "长", 2000);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_int_equal(count_text(w, "空"), 0);
}

/* A table of COUNT spare rows below ROWS others. */
static zb_node *with_spare_rows(world *w, int rows, int count)
{
  zb_arena *a = w->arena;
  zb_node *head = tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, "头"), NULL);
  head->as.row.head = true;
  zb_node *table = tree_add(tree_table(a, 1), head, NULL);
  for (int i = 0; i < rows + count; i++) {
    zb_node *row = tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, i < rows ? "行" : "空"), NULL);
    row->as.row.spare = i >= rows;
    tree_add(table, row, NULL);
  }
  return table;
}

static zb_node *below(world *w, float height, zb_node *table)
{
  zb_node *gap = tree_node(w->arena, ZB_NODE_SPACE, "");
  gap->as.box.height = height;
  return tree_add(tree_form(w->arena), gap, table, NULL);
}

static void spare_rows_make_no_page(void **state)
{
  world *w = *state;
  assert_int_equal(lay_out(w, below(w, 580, with_spare_rows(w, 2, 10))), ZB_OK); /* 120 of 700 are left */
  assert_int_equal(w->pages->count, 1);
  assert_int_equal(count_text(w, "空"), 3);
  assert_int_equal(lay_out(w, below(w, 580, with_spare_rows(w, 8, 10))), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_int_equal(count_text(w, "空"), 10);
  assert_int_equal(lay_out(w, below(w, 600, with_spare_rows(w, 0, 10))), ZB_OK); /* 4 rows below the head */
  assert_int_equal(w->pages->count, 1);
  assert_int_equal(lay_out(w, below(w, 620, with_spare_rows(w, 0, 10))), ZB_OK);
  assert_int_equal(count_text(w, "空"), 10); /* all of them on the next page */
}

/* 110 of 700 are left: enough for a heading, the head and a spare row, but not for the four that would stand there. */
static void a_kept_heading_goes_with_spare_rows(void **state)
{
  world *w = *state;
  zb_node *gap = tree_node(w->arena, ZB_NODE_SPACE, ""), *heading = tree_p(w->arena, "标题");
  gap->as.box.height = 590;
  heading->as.p.keep = true;
  zb_node *form = tree_add(tree_form(w->arena), gap, heading, with_spare_rows(w, 0, 10), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 1, "标题"));
  gap->as.box.height = 580;
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 1);
}

/* 26 lines of 20 pt do not fit into what is left of the page, but fill it; what says what the row is about comes again.
 */
static void a_high_row_is_cut(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *grows = tree_cell(a, 1, 1, 1, repeated(w, "长", 260)), *brief = tree_cell(a, 0, 1, 1, "主");
  grows->as.cell.overflow = brief->as.cell.overflow = ZB_OVERFLOW_GROW;
  zb_node *table = tree_add(tree_table(a, 2), tree_add(tree_row(a, 20), brief, grows, NULL), NULL);
  assert_int_equal(lay_out(w, below(w, 500, table)), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 0, "长"));
  assert_non_null(text_on(w, 0, "主"));
  assert_non_null(text_on(w, 1, "主"));
}

/* Rows that are whole, as those of a workbook, go to the next page each by itself. */
static void a_whole_row_is_not_cut(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *grows = tree_cell(a, 0, 1, 1, repeated(w, "长", 260));
  grows->as.cell.overflow = ZB_OVERFLOW_GROW;
  zb_node *low = tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, "短"), NULL),
          *high = tree_add(tree_row(a, 20), grows, NULL);
  low->as.row.whole = high->as.row.whole = true;
  assert_int_equal(lay_out(w, below(w, 500, tree_add(tree_table(a, 2), low, high, NULL))), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 0, "短"));
  assert_null(text_on(w, 0, "长"));
  assert_non_null(text_on(w, 1, "长"));
}

static void nothing_shrinks_below_the_least_size(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 0, 1, 1, repeated(w, "大", 12)), *note = tree_p(a, "小");
  zb_style small = plain;
  small.size = 8;
  note->style = note->first->style = &small;
  tree_add(cell, note, NULL);
  cell->as.cell.overflow = ZB_OVERFLOW_SHRINK;
  cell->as.cell.min = 7.5F;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 22), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_true(text_on(w, 0, "大")->as.run.run.size < 9);
  assert_true(text_on(w, 0, "小")->as.run.run.size >= 7.49F);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(a_break_to_the_right_leaves_an_even_page_empty),
      TEST(sections_count_their_own_pages),
      TEST(a_filling_row_is_repeated_to_the_end_of_the_page),
      TEST(no_single_line_stands_alone),
      TEST(cells_of_a_group_shrink_alike),
      TEST(a_label_over_rows_stands_once_on_each_page),
      TEST(spare_rows_give_way_to_what_grows),
      TEST(spare_rows_make_no_page),
      TEST(a_kept_heading_goes_with_spare_rows),
      TEST(a_high_row_is_cut),
      TEST(a_whole_row_is_not_cut),
      TEST(nothing_shrinks_below_the_least_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
