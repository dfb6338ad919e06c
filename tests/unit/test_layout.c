/* Layout: where things go on the page, and what is refused. Trees are built by hand; places are exact sums. */
#include "base/file.h"
#include "laid_out.h"

static void paragraphs_follow_each_other(void **state)
{
  world *w = *state;
  zb_node *form = tree_add(tree_form(w->arena), tree_p(w->arena, "甲"), tree_p(w->arena, "乙"), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 1);
  const zb_item *a = text_on(w, 0, "甲"), *b = text_on(w, 0, "乙");
  assert_float_equal(b->y - a->y, 20, 0.01);
  assert_float_equal(a->x, 50, 0.01);
  assert_true(a->y > 50 && a->y < 70);
}

static void a_long_paragraph_goes_on_over_pages(void **state)
{
  world *w = *state; /* 50 characters a line, 35 lines a page */
  zb_node *form = tree_add(tree_form(w->arena), tree_p(w->arena, repeated(w, "字", 50 * 40)), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_int_equal(count_text(w, "字"), 40);
}

static void a_kept_heading_goes_with_its_table(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *gap = tree_node(a, ZB_NODE_SPACE, ""), *heading = tree_p(a, "标题"), *table = tree_table(a, 1);
  gap->as.box.height = 660; /* 40 of 700 are left: enough for the heading, not for the row of 30 */
  heading->as.p.keep = true;
  heading->text = "书签";
  tree_add(table, tree_add(tree_row(a, 30), tree_cell(a, 0, 1, 1, "甲"), NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), gap, heading, table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 1, "标题"));
  assert_string_equal(w->pages->bookmarks->title, "书签");
  assert_int_equal(w->pages->bookmarks->page, 1);
  heading->as.p.keep = false;
  assert_int_equal(lay_out(w, tree_add(tree_form(a), gap, NULL)), ZB_OK);
  assert_non_null(text_on(w, 0, "标题"));
}

static void a_kept_heading_is_never_left_alone(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *heading = tree_p(a, "标题"), *table = tree_table(a, 1);
  zb_node *cell = tree_cell(a, 0, 1, 1, repeated(w, "字", 10 * 35)); /* 35 lines: a page, but not with its heading */
  heading->as.p.keep = true;
  cell->as.cell.overflow = ZB_OVERFLOW_GROW;
  tree_add(table, tree_add(tree_row(a, 0), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), heading, table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 0, "标题"));
  assert_non_null(text_on(w, 0, "字"));
  assert_non_null(text_on(w, 1, "字"));
}

static void shared_edges_are_drawn_once(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_add(
      tree_table(a, 3), tree_add(tree_row(a, 30), tree_cell(a, 0, 1, 2, "高"), tree_cell(a, 1, 2, 1, "宽"), NULL),
      tree_add(tree_row(a, 30), tree_cell(a, 1, 1, 1, "甲"), tree_cell(a, 2, 1, 1, "乙"), NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_int_equal(count_lines(w, 0), 7); /* frame 4, between rows 1, upright 2 */
  assert_true(has_line(w, 0, 50, 50, 350, 50, 1));
  assert_true(has_line(w, 0, 50, 50, 50, 110, 1));
  assert_true(has_line(w, 0, 150, 80, 350, 80, 0.5F)); /* not through the cell that spans both rows */
  assert_true(has_line(w, 0, 150, 50, 150, 110, 0.5F));
  assert_true(has_line(w, 0, 250, 80, 250, 110, 0.5F)); /* not through the cell that spans both columns */
}

static void heads_are_repeated(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_table(a, 1), *head = tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, "表头"), NULL);
  head->as.row.head = true;
  tree_add(table, head, NULL);
  for (int i = 0; i < 40; i++)
    tree_add(table, tree_add(tree_row(a, 20), tree_cell(a, 0, 1, 1, "行"), NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_int_equal(count_text(w, "表头"), 2);
  assert_int_equal(count_text(w, "行"), 40);
}

static void a_row_grows_only_for_cells_that_may(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 0, 1, 1, repeated(w, "长", 30)), *table = tree_table(a, 1);
  tree_add(table, tree_add(tree_row(a, 30), cell, NULL), NULL);
  zb_node *form = tree_add(tree_form(a), table, NULL);
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
  assert_string_equal(zb_diags_at(w->diags, 0)->code, "does-not-fit");
  assert_string_equal(zb_diags_at(w->diags, 0)->place, "templates/t.xml:7");
  cell->as.cell.overflow = ZB_OVERFLOW_GROW;
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_true(has_line(w, 0, 50, 110, 150, 110, 1)); /* three lines of 20 */
}

static void a_cell_with_a_least_size_shrinks_before_its_row_grows(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 0, 1, 1, repeated(w, "长", 30)), *table = tree_table(a, 1);
  cell->as.cell.overflow = ZB_OVERFLOW_GROW;
  cell->as.cell.min = 6;
  tree_add(table, tree_add(tree_row(a, 30), cell, NULL), NULL);
  zb_node *form = tree_add(tree_form(a), table, NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_true(has_line(w, 0, 50, 80, 150, 80, 1));   /* as high as it was */
  cell->first->first->text = repeated(w, "长", 160); /* ten lines of 16 */
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_float_equal(text_on(w, 0, "长")->as.run.run.size, 6, 0.01);
  assert_true(has_line(w, 0, 50, 119, 150, 119, 1));
}

static void shrinking_stops_at_the_least_size(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 0, 1, 1, repeated(w, "缩", 20)), *table = tree_table(a, 1); /* 40 pt high at 10 pt */
  cell->as.cell.overflow = ZB_OVERFLOW_SHRINK;
  cell->as.cell.min = 6;
  zb_node *row = tree_row(a, 30);
  tree_add(table, tree_add(row, cell, NULL), NULL);
  zb_node *form = tree_add(tree_form(a), table, NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_float_equal(text_on(w, 0, "缩")->as.run.run.size, 8.5, 0.01); /* by 1.5 pt and six tenths: two lines of 12 */
  row->as.row.height = 18;
  assert_int_equal(lay_out(w, form), ZB_OK);
  cell->as.cell.min = 8;
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
}

static void a_row_stretches_over_what_the_rows_below_it_leave(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_table(a, 1), *high = tree_add(tree_row(a, 30), tree_cell(a, 0, 1, 1, "甲"), NULL);
  high->as.row.stretch = true;
  tree_add(table, high, tree_add(tree_row(a, 100), tree_cell(a, 0, 1, 1, "乙"), NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), tree_p(a, "上"), table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 1);
  assert_true(has_line(w, 0, 50, 650, 150, 650, 0.5F)); /* 700 of the page, less 100 */
  assert_true(has_line(w, 0, 50, 750, 150, 750, 1));
}

static void a_row_higher_than_a_page_is_cut_between_lines(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 1, 1, 1, repeated(w, "字", 10 * 60)), *table = tree_table(a, 2);
  cell->as.cell.overflow = ZB_OVERFLOW_GROW;
  tree_add(table, tree_add(tree_row(a, 0), tree_cell(a, 0, 1, 1, "栏"), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), tree_p(a, "前"), table, NULL)), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_int_equal(count_text(w, "字"), 60);
  assert_int_equal(count_text(w, "栏"), 2);          /* the label stands on both */
  assert_true(has_line(w, 1, 50, 570, 250, 570, 1)); /* 34 lines on the first page, 26 of 20 on the second */
}

static void a_cut_row_that_may_not_grow_is_refused(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_table(a, 1);
  tree_add(table, tree_add(tree_row(a, 900), tree_cell(a, 0, 1, 1, "高"), NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_REFUSED);
  assert_string_equal(zb_diags_at(w->diags, 0)->code, "row-too-high");
}

static void columns_wider_than_the_page_are_the_templates_fault(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *table = tree_table(a, 6), *row = tree_row(a, 20);
  for (int i = 0; i < 6; i++)
    tree_add(row, tree_cell(a, i, 1, 1, ""), NULL);
  tree_add(table, row, NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_TEMPLATE);
}

static void a_character_without_a_glyph_is_named_with_its_place(void **state)
{
  world *w = *state;
  zb_node *form = tree_add(tree_form(w->arena), tree_p(w->arena, "周𲎰"), tree_p(w->arena, "又是𲎰"), NULL);
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
  assert_int_equal(zb_diags_count(w->diags), 1);
  const zb_diag *d = zb_diags_at(w->diags, 0);
  assert_string_equal(d->place, "花名册.xlsx!申报人员!B5");
  assert_non_null(strstr(d->message, "周𲎰"));
  assert_non_null(strstr(d->message, "U+323B0"));
}

static void all_characters_without_a_glyph_are_named(void **state)
{
  world *w = *state;
  zb_node *form = tree_add(tree_form(w->arena), tree_p(w->arena, "周𲎰和\xEE\x84\xA3𲎰"),
                           tree_p(w->arena, "\xEE\x84\xA4"), NULL);
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
  assert_int_equal(zb_diags_count(w->diags), 3);
  static const char *const codes[] = {"U+323B0", "U+E123", "U+E124"};
  for (size_t i = 0; i < 3; i++)
    assert_non_null(strstr(zb_diags_at(w->diags, i)->message, codes[i]));
}

/* So many of them are no text. */
static void characters_without_a_glyph_are_named_up_to_a_number(void **state)
{
  world *w = *state;
  zb_buffer text = {0};
  for (unsigned i = 0; i < 3 * ZB_MAX_MISSING; i++)
    zb_buffer_printf(&text, "\xEE%c%c", 0x84 + (int)(i >> 6), 0x80 + (int)(i & 63));
  zb_node *form = tree_add(tree_form(w->arena), tree_p(w->arena, zb_arena_strdup(w->arena, text.data)), NULL);
  zb_buffer_free(&text);
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
  assert_int_equal(zb_diags_count(w->diags), ZB_MAX_MISSING);
}

static void fonts_that_lack_are_told_once(void **state)
{
  world *w = *state;
  zb_diags *said = zb_diags_new();
  zb_buffer rng = {0};
  static const char xml[] = "<fonts><role name='黑体' packages='p'><family name='No Such'/></role>"
                            "<role name='宋体' packages='p'><family name='No Such'/></role></fonts>";
  assert_int_equal(zb_file_read("templates/fonts.rng", &rng, said), ZB_OK);
  assert_int_equal(zb_file_write(BUILD "/tests/lacking.rng", rng.data, rng.length, said), ZB_OK);
  assert_int_equal(zb_file_write(BUILD "/tests/lacking.xml", xml, strlen(xml), said), ZB_OK);
  zb_buffer_free(&rng);
  zb_diags_free(said);
  zb_fonts_free(w->fonts);
  assert_int_equal(zb_fonts_load(BUILD "/tests/lacking.xml", w->diags, &w->fonts), ZB_OK);
  zb_node *table = tree_table(w->arena, 2);
  tree_add(
      table,
      tree_add(tree_row(w->arena, 20), tree_cell(w->arena, 0, 1, 1, "一"), tree_cell(w->arena, 1, 1, 1, "二"), NULL),
      NULL);
  zb_node *form = tree_add(tree_form(w->arena), table, NULL);
  assert_int_equal(lay_out(w, form), ZB_TEMPLATE);
  assert_int_equal(zb_diags_count(w->diags), 1);
  assert_non_null(strstr(zb_diags_at(w->diags, 0)->message, "宋体"));
}

static void a_style_says_how_strict_lines_are(void **state)
{
  world *w = *state;
  zb_style strict = plain;
  strict.breaking = ZB_BREAKING_STRICT;
  zb_node *cell = tree_cell(w->arena, 0, 1, 1, "一二三四五六七八九十——五六"), *table = tree_table(w->arena, 1);
  cell->first->style = &strict;
  tree_add(table, tree_add(tree_row(w->arena, 80), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(w->arena), table, NULL)), ZB_OK);
  assert_non_null(text_on(w, 0, "十——五六"));
}

static void vertical_text_is_a_character_a_line(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 0, 1, 1, "简　历"), *table = tree_table(a, 1);
  cell->as.cell.vertical = true;
  tree_add(table, tree_add(tree_row(a, 80), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  const zb_item *top = text_on(w, 0, "简"), *low = text_on(w, 0, "历");
  assert_float_equal(low->y - top->y, 40, 0.01);
  assert_float_equal(top->x, 95, 0.01); /* in the middle of 100 pt */
}

static void spaces_without_height_share_what_is_left(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *form = tree_add(tree_form(a), tree_node(a, ZB_NODE_SPACE, ""), tree_p(a, "中"),
                           tree_node(a, ZB_NODE_SPACE, ""), tree_p(a, "下"), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 1);
  assert_float_equal(text_on(w, 0, "下")->y - text_on(w, 0, "中")->y, 350, 0.1);
  zb_node *cell = tree_add(tree_node(a, ZB_NODE_CELL, ""), tree_p(a, "意见"), tree_node(a, ZB_NODE_SPACE, ""),
                           tree_p(a, "盖章"), NULL);
  cell->as.cell.span = cell->as.cell.rows = 1;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 100), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_float_equal(text_on(w, 0, "盖章")->y - text_on(w, 0, "意见")->y, 80, 0.1);
}

static void writing_lines_fill_what_is_left(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *space = tree_node(a, ZB_NODE_SPACE, "");
  space->as.box.lines = 20;
  zb_node *cell = tree_add(tree_node(a, ZB_NODE_CELL, ""), tree_p(a, "意见"), space, tree_p(a, "盖章"), NULL);
  cell->as.cell.span = cell->as.cell.rows = 1;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 100), cell, NULL), NULL);
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  int dotted = 0; /* 60 are left between the two words: lines at 20 and 40, none on the word below */
  for (const zb_item *i = page_at(w, 0)->first; i != NULL; i = i->next)
    dotted += i->kind == ZB_ITEM_LINE && i->as.line.dotted;
  assert_int_equal(dotted, 2);
  assert_true(has_line(w, 0, 50, 90, 150, 90, 0.4F));
}

static void footers_know_the_pages(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *footer =
      tree_add(tree_node(a, ZB_NODE_FOOTER, ""), tree_p(a, "第 " ZB_PAGE_NUMBER " 页 共 " ZB_PAGE_COUNT " 页"), NULL);
  footer->as.margin.first = true;
  zb_node *mark = tree_node(a, ZB_NODE_WATERMARK, "样张");
  mark->as.watermark.angle = 45;
  zb_node *form = tree_add(tree_form(a), footer, mark, tree_p(a, "甲"), tree_node(a, ZB_NODE_BREAK, ""), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  zb_buffer text = {0};
  zb_pages_dump(w->pages, &text);
  const char *second = strstr(text.data, "page 2");
  assert_non_null(strstr(text.data, "第 1 页 共 2 页"));
  assert_non_null(strstr(second, "第 2 页 共 2 页"));
  assert_non_null(strstr(second, "angle 45.0"));
  zb_buffer_free(&text);
  const zb_item *first = page_at(w, 0)->first; /* below everything else */
  assert_float_equal(first->as.run.angle, 45, 0);
  assert_true(first->as.run.outlined); /* nobody finds or copies it */
  assert_true(text_on(w, 0, "第")->y > 750);
  footer->as.margin.first = false;
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_null(text_on(w, 0, "第"));
  assert_non_null(text_on(w, 1, "第"));
}

/* Below the watermark and all else; no text of the document. */
static void backgrounds_lie_below_everything(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *back = tree_node(a, ZB_NODE_BACKGROUND, "samples/faults/照片/冯失位.jpg");
  zb_node *mark = tree_node(a, ZB_NODE_WATERMARK, "样张");
  back->as.background.color = 0xFFF8E0;
  back->as.background.first = true;
  zb_node *form = tree_add(tree_form(a), back, mark, tree_p(a, "甲"), tree_node(a, ZB_NODE_BREAK, ""), NULL);
  assert_int_equal(lay_out(w, form), ZB_OK);
  const zb_item *tint = page_at(w, 0)->first, *picture = tint->next;
  assert_int_equal(tint->kind, ZB_ITEM_RECT);
  assert_int_equal(tint->as.rect.color, 0xFFF8E0);
  assert_float_equal(tint->as.rect.height, 800, 0.01);
  assert_int_equal(picture->kind, ZB_ITEM_IMAGE);
  assert_float_equal(picture->x, (600 - picture->as.image.width) / 2, 0.01);
  assert_float_equal(fmaxf(picture->as.image.width / 600, picture->as.image.height / 800), 1, 0.001);
  assert_string_equal(picture->next->as.run.run.text, "样张");
  assert_true(tint->artifact && picture->artifact && picture->next->artifact);
  assert_false(text_on(w, 0, "甲")->artifact);
  assert_int_equal(page_at(w, 1)->first->kind, ZB_ITEM_RUN);
  back->text = "tests/unit/test_layout.c";
  assert_int_equal(lay_out(w, form), ZB_REFUSED);
  assert_non_null(strstr(zb_diags_at(w->diags, zb_diags_count(w->diags) - 1)->message, "底图"));
}

static void styles_may_hang_pauses(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_style hanging = plain;
  hanging.hanging = true;
  zb_node *p = tree_p(a, "一二三四五六七八九，十");
  zb_node *cell = tree_node(a, ZB_NODE_CELL, "");
  cell->as.cell.span = cell->as.cell.rows = 1;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 100), tree_add(cell, p, NULL), NULL), NULL);
  zb_width narrow = {.pt = 90};
  table->as.columns.widths = &narrow;
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_null(text_on(w, 0, "十"));
  p->style = &hanging;
  assert_int_equal(lay_out(w, tree_add(tree_form(a), table, NULL)), ZB_OK);
  assert_non_null(text_on(w, 0, "十"));
}

static zb_node *form_with_photo(zb_arena *a, const char *path)
{
  zb_node *image = tree_node(a, ZB_NODE_IMAGE, path);
  image->as.box.width = 60;
  image->as.box.height = 80;
  zb_node *cell = tree_add(tree_node(a, ZB_NODE_CELL, ""), image, NULL);
  cell->as.cell.span = cell->as.cell.rows = 1;
  zb_node *table = tree_add(tree_table(a, 1), tree_add(tree_row(a, 100), cell, NULL), NULL);
  return tree_add(tree_form(a), table, NULL);
}

static void photos_are_checked(void **state)
{
  world *w = *state;
  assert_int_equal(lay_out(w, form_with_photo(w->arena, "tests/unit/test_layout.c")), ZB_REFUSED);
  assert_string_equal(zb_diags_at(w->diags, 0)->code, "bad-photo");
}

/* What was read when the photo's digest was made is shown, whatever its file has now. */
static void photos_are_read_once(void **state)
{
  world *w = *state;
  zb_read_picture read = {"gone.jpg", {0}};
  zb_layout_context context = {.fonts = w->fonts, .template = "t.xml", .date = "2020-10-20", .read = &read};
  assert_int_equal(zb_file_read("samples/faults/照片/冯失位.jpg", &read.bytes, w->diags), ZB_OK);
  assert_int_equal(zb_layout(form_with_photo(w->arena, "gone.jpg"), &context, w->arena, w->diags, &w->pages), ZB_OK);
  assert_int_equal(zb_layout(form_with_photo(w->arena, "other.jpg"), &context, w->arena, w->diags, &w->pages),
                   ZB_REFUSED);
  zb_buffer_free(&read.bytes);
}

static void a_continued_cell_goes_on_at_the_end(void **state)
{
  world *w = *state;
  zb_arena *a = w->arena;
  zb_node *cell = tree_cell(a, 1, 1, 1, repeated(w, "续", 200)), *table = tree_table(a, 2);
  cell->as.cell.overflow = ZB_OVERFLOW_CONTINUE;
  cell->as.cell.min = 10;
  tree_add(table, tree_add(tree_row(a, 100), tree_cell(a, 0, 1, 1, "简　历"), cell, NULL), NULL);
  zb_node *form = tree_add(tree_form(a), table, tree_p(a, "末"), NULL);
  form->as.document.title = "审批表";
  assert_int_equal(lay_out(w, form), ZB_OK);
  assert_int_equal(w->pages->count, 2);
  assert_non_null(text_on(w, 0, "（见续页）"));
  assert_non_null(text_on(w, 0, "末"));
  assert_non_null(text_on(w, 1, "审批表　续页"));
  assert_non_null(text_on(w, 1, "简历（接上页）"));
  size_t length = 0;
  for (const zb_page *page = w->pages->first; page != NULL; page = page->next)
    for (const zb_item *i = page->first; i != NULL; i = i->next)
      if (i->kind == ZB_ITEM_RUN && strncmp(i->as.run.run.text, "续", 3) == 0)
        length += i->as.run.run.length;
  assert_int_equal(length, 3 * 200); /* all of it, once */
}

/* A table of one cell of 200 pt with bars of these shares, 10 pt high in a row of 30. */
static zb_status lay_bars(world *w, const char *first, const char *second, const char *shade)
{
  zb_node *bars = tree_node(w->arena, ZB_NODE_BARS, ""), *one = tree_node(w->arena, ZB_NODE_BAR, ""),
          *two = tree_node(w->arena, ZB_NODE_BAR, "");
  zb_style *middle = zb_arena_alloc(w->arena, sizeof *middle);
  *middle = plain;
  middle->valign = ZB_MIDDLE;
  bars->as.box.height = 10;
  one->as.bar.share = first;
  two->as.bar.share = second;
  one->as.bar.shade = two->as.bar.shade = shade;
  zb_node *cell = tree_cell(w->arena, 0, 2, 1, "");
  cell->style = middle;
  cell->first = tree_add(bars, one, two, NULL);
  return lay_out(w,
                 tree_add(tree_form(w->arena),
                          tree_add(tree_table(w->arena, 2), tree_add(tree_row(w->arena, 30), cell, NULL), NULL), NULL));
}

static void bars_stand_side_by_side(void **state)
{
  world *w = *state;
  assert_int_equal(lay_bars(w, "0.25", "0.5", "#4472c4"), ZB_OK);
  const zb_item *rects[2] = {NULL, NULL};
  int n = 0;
  for (const zb_item *item = page_at(w, 0)->first; item != NULL; item = item->next)
    if (item->kind == ZB_ITEM_RECT && n < 2)
      rects[n++] = item;
  assert_int_equal(n, 2);
  assert_true(fabsf(rects[0]->as.rect.width - 50) < 1 && fabsf(rects[1]->as.rect.width - 100) < 1);
  assert_true(fabsf(rects[1]->x - rects[0]->x - rects[0]->as.rect.width) < 0.01F);
  assert_true(fabsf(rects[0]->y - 60) < 1 && rects[0]->as.rect.height == 10); /* in the middle */
  assert_int_equal(rects[0]->as.rect.color, 0x4472C4);
}

static void wrong_bars_are_the_templates_fault(void **state)
{
  world *w = *state;
  assert_int_equal(lay_bars(w, "0.75", "0.26", "#4472c4"), ZB_TEMPLATE);
  assert_int_equal(lay_bars(w, "-1", "0", "#4472c4"), ZB_TEMPLATE);
  assert_int_equal(lay_bars(w, "", "0", "#4472c4"), ZB_TEMPLATE);
  assert_int_equal(lay_bars(w, "0.5", "0.5", "blue"), ZB_TEMPLATE);
  assert_string_equal(zb_diags_at(w->diags, 0)->place, "templates/t.xml:7");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(paragraphs_follow_each_other),
      TEST(a_long_paragraph_goes_on_over_pages),
      TEST(a_kept_heading_goes_with_its_table),
      TEST(a_kept_heading_is_never_left_alone),
      TEST(shared_edges_are_drawn_once),
      TEST(heads_are_repeated),
      TEST(a_row_grows_only_for_cells_that_may),
      TEST(a_cell_with_a_least_size_shrinks_before_its_row_grows),
      TEST(shrinking_stops_at_the_least_size),
      TEST(a_row_stretches_over_what_the_rows_below_it_leave),
      TEST(a_row_higher_than_a_page_is_cut_between_lines),
      TEST(a_cut_row_that_may_not_grow_is_refused),
      TEST(columns_wider_than_the_page_are_the_templates_fault),
      TEST(a_character_without_a_glyph_is_named_with_its_place),
      TEST(all_characters_without_a_glyph_are_named),
      TEST(characters_without_a_glyph_are_named_up_to_a_number),
      TEST(fonts_that_lack_are_told_once),
      TEST(a_style_says_how_strict_lines_are),
      TEST(vertical_text_is_a_character_a_line),
      TEST(spaces_without_height_share_what_is_left),
      TEST(writing_lines_fill_what_is_left),
      TEST(footers_know_the_pages),
      TEST(backgrounds_lie_below_everything),
      TEST(styles_may_hang_pauses),
      TEST(photos_are_checked),
      TEST(photos_are_read_once),
      TEST(a_continued_cell_goes_on_at_the_end),
      TEST(bars_stand_side_by_side),
      TEST(wrong_bars_are_the_templates_fault),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
