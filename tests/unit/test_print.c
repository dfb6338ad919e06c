/* Print production: imposition, duplex padding, copies, the printable area, volumes; on hand-made pages. */
#include "base/arena.h"
#include "print/labels.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MAX = 17 };

typedef struct fixture {
  zb_arena *arena;
  zb_diags *diags;
  zb_fonts *fonts;
} fixture;

static int load(void **state)
{
  static fixture f;
  f.arena = zb_arena_new();
  f.diags = zb_diags_new();
  *state = &f;
  return zb_fonts_load("templates/fonts.xml", f.diags, &f.fonts) == ZB_OK ? 0 : -1;
}

static int unload(void **state)
{
  fixture *f = *state;
  zb_fonts_free(f->fonts);
  zb_arena_free(f->arena);
  zb_diags_free(f->diags);
  return 0;
}

static zb_item *add_line(fixture *f, zb_page *page, float x, float y, float x2, float y2)
{
  zb_item *item = zb_page_add(page, f->arena, ZB_ITEM_LINE, x, y);
  item->as.line.x2 = x2;
  item->as.line.y2 = y2;
  item->as.line.thickness = 2;
  return item;
}

/* Pages of 100 by 200 pt; page N (from 1) has a line N pt from its top, from x 10 to 20. */
static zb_pages *make_pages(fixture *f, int count)
{
  zb_pages *pages = zb_arena_alloc(f->arena, sizeof *pages);
  *pages = (zb_pages){.title = "", .author = "", .subject = "", .date = "2020-08-04"};
  for (int i = 1; i <= count; i++) {
    zb_page *page = zb_arena_alloc(f->arena, sizeof *page);
    page->width = 100;
    page->height = 200;
    add_line(f, page, 10, (float)i, 20, (float)i);
    zb_pages_append(pages, page);
  }
  return pages;
}

static int length(const zb_pages *pages)
{
  int n = 0;
  for (const zb_page *page = pages->first; page != NULL; page = page->next)
    n++;
  return n;
}

/* The line on one half of SHEET, near where it was on its page; NULL: that is blank. */
static const zb_item *line_in(const zb_page *sheet, bool right)
{
  float dx = right ? 100 : 0;
  for (const zb_item *item = sheet->first; item != NULL; item = item->next)
    if (fabsf(item->x - 10 - dx) < 3 && fabsf(item->as.line.x2 - item->x - 10) < 0.001F)
      return item;
  return NULL;
}

/* The number of the page whose line is on that half of SHEET, 0 if it is blank. */
static int page_in(const zb_page *sheet, bool right)
{
  const zb_item *line = line_in(sheet, right);
  return line == NULL ? 0 : (int)line->y;
}

/* --- Padding and booklets --------------------------------------------------------------------------------------- */

static void fills_up_with_blank_pages(void **state)
{
  fixture *f = *state;
  for (int n = 1; n <= MAX; n++) {
    zb_pages *pages = make_pages(f, n);
    zb_print_pad(pages, 2, f->arena);
    assert_int_equal(pages->count, n + n % 2);
    assert_int_equal(length(pages), pages->count);
    assert_float_equal(pages->last->width, 100, 0);
    assert_true((pages->last->first == NULL) == (n % 2 == 1));
  }
}

/* Folds and nests the sheets, and turns the pages: they must be in order. */
static void a_folded_booklet_reads_in_order(void **state)
{
  fixture *f = *state;
  for (int n = 1; n <= MAX; n++) {
    zb_pages *sheets = zb_print_booklet(make_pages(f, n), f->arena);
    int full = (n + 3) / 4 * 4;
    assert_int_equal(sheets->count, full / 2);
    assert_int_equal(length(sheets), full / 2);
    int page = 1;
    for (const zb_page *sheet = sheets->first; sheet != NULL; sheet = sheet->next, page++) {
      bool front = page % 2 == 1;
      int early = page <= n ? page : 0, late = full + 1 - page <= n ? full + 1 - page : 0;
      assert_float_equal(sheet->width, 200, 0);
      assert_float_equal(sheet->height, 200, 0);
      assert_int_equal(page_in(sheet, front), early); /* front: the right half comes first */
      assert_int_equal(page_in(sheet, !front), late);
    }
  }
}

/* The second sheet goes round the fold of the first one's paper, the third round two: 0.1 mm each. */
static void inner_pages_are_nearer_the_fold(void **state)
{
  fixture *f = *state;
  zb_pages *sheets = zb_print_booklet(make_pages(f, 12), f->arena);
  int side = 0;
  for (const zb_page *sheet = sheets->first; sheet != NULL; sheet = sheet->next, side++) {
    float creep = (float)(side / 2) * 0.28F;
    const zb_item *left = line_in(sheet, false), *right = line_in(sheet, true);
    assert_float_equal(left->x, 10 + creep, 0.001);
    assert_float_equal(left->as.line.x2, 20 + creep, 0.001);
    assert_float_equal(right->x, 110 - creep, 0.001);
  }
  assert_int_equal(sheets->flip, ZB_FLIP_SHORT_EDGE);
}

/* The fold's marks are in the middle, on the outer side of each sheet; those of the staples on the cover's. */
static void marks_are_outside_what_is_cut(void **state)
{
  fixture *f = *state;
  zb_pages *sheets = zb_print_booklet(make_pages(f, 8), f->arena);
  int side = 0;
  for (const zb_page *sheet = sheets->first; sheet != NULL; sheet = sheet->next, side++) {
    int folds = 0, staples = 0;
    assert_true(sheet->slug > 0);
    for (const zb_item *i = sheet->first; i != NULL; i = i->next) {
      bool above = i->y < 0 && i->as.line.y2 < 0, below = i->y > 200 && i->as.line.y2 > 200;
      bool left = i->x < 0 && i->as.line.x2 < 0, right = i->x > 200 && i->as.line.x2 > 200;
      if (above || below || left || right)
        assert_true(i->artifact && i->x > -sheet->slug && i->as.line.x2 < 200 + sheet->slug && i->y > -sheet->slug &&
                    i->as.line.y2 < 200 + sheet->slug);
      folds += (above || below) && i->x == 100 && i->as.line.x2 == 100;
      staples += (left || right) && i->y == i->as.line.y2 && (i->y == 50 || i->y == 150);
    }
    assert_int_equal(folds, side % 2 == 0 ? 2 : 0);
    assert_int_equal(staples, side == 0 ? 4 : 0);
  }
}

static void eight_pages_stand_on_two_sheets(void **state)
{
  (void)state;
  static const int left[] = {8, 2, 6, 4}, right[] = {1, 7, 3, 5};
  for (int side = 0; side < 4; side++) {
    assert_int_equal(zb_print_imposed_page(8, side, false) + 1, left[side]);
    assert_int_equal(zb_print_imposed_page(8, side, true) + 1, right[side]);
  }
}

static void bookmarks_go_with_their_page(void **state)
{
  fixture *f = *state;
  zb_pages *pages = make_pages(f, 8);
  zb_bookmark last = {NULL, "十一", 7, 30, 0}, third = {&last, "一", 2, 20, 0}, first = {&third, "封面", 0, 10, 0};
  pages->bookmarks = &first;
  const zb_bookmark *b = zb_print_booklet(pages, f->arena)->bookmarks;
  assert_int_equal(b->page, 0);
  assert_int_equal(b->next->page, 2);
  assert_int_equal(b->next->next->page, 0);
  assert_int_equal(last.page, 7); /* the document's own are as they were */
}

/* --- Copies ----------------------------------------------------------------------------------------------------- */

/* The texts of a page's runs, one after the other. */
static const char *text_of(fixture *f, const zb_page *page)
{
  const char *text = "";
  for (const zb_item *item = page->first; item != NULL; item = item->next)
    if (item->kind == ZB_ITEM_RUN)
      text = zb_arena_printf(f->arena, "%s%.*s", text, (int)item->as.run.run.length, item->as.run.run.text);
  return text;
}

static void each_copy_has_its_own_mark(void **state)
{
  fixture *f = *state;
  zb_pages *pages = make_pages(f, 2);
  static const char *const marks[] = {"第一份（共三份）", "第二份（共三份）", "第三份（共三份）"};
  for (int copy = 1; copy <= 3; copy++) {
    zb_pages *shared = zb_print_share(pages, f->arena);
    assert_int_equal(zb_print_mark_copy(shared, marks[copy - 1], f->fonts, f->arena, f->diags), ZB_OK);
    assert_string_equal(text_of(f, shared->first), marks[copy - 1]);
    assert_ptr_equal(shared->first->last, pages->first->last); /* the page's own items are still there */
    assert_string_equal(text_of(f, shared->last), "");
  }
  assert_string_equal(text_of(f, pages->first), "");
}

/* --- The paper's edges ------------------------------------------------------------------------------------------ */

static void finds_what_is_too_close_to_an_edge(void **state)
{
  fixture *f = *state;
  static const float lines[][4] = {{6, 50, 50, 50}, {50, 6, 50, 50}, {50, 50, 94, 50}, {50, 50, 50, 194}};
  for (int i = 0; i < 4; i++) {
    const float *l = lines[i];
    zb_pages *pages = zb_arena_alloc(f->arena, sizeof *pages);
    for (int n = 0; n < 2; n++) {
      zb_page *page = zb_arena_alloc(f->arena, sizeof *page);
      page->width = 100;
      page->height = 200;
      zb_pages_append(pages, page);
    }
    add_line(f, pages->last, l[0], l[1], l[2], l[3]);
    assert_int_equal(zb_outside_printable_area(pages, 4.9F), 0); /* 2 pt thick: half of that extends beyond the ends */
    assert_int_equal(zb_outside_printable_area(pages, 5.1F), 2);
  }
}

static void turned_runs_and_images_count_too(void **state)
{
  fixture *f = *state;
  writer w = {.fonts = f->fonts, .arena = f->arena, .diags = f->diags};
  zb_pages *pages = make_pages(f, 0);
  zb_page page = {.width = 100, .height = 200};
  zb_pages_append(pages, &page);
  draw_text(&w, &page, (label_style){.role = "宋体", .size = 20, .align = ZB_ALIGN_LEFT}, 20, 60, 80, "水印");
  assert_int_equal(zb_outside_printable_area(pages, 10), 0);
  page.first->as.run.angle = 180; /* to the left of its start */
  assert_int_equal(zb_outside_printable_area(pages, 10), 1);
  zb_item image = {.kind = ZB_ITEM_IMAGE, .x = 20, .y = 150, .as.image = {NULL, 60, 30}};
  page.first = page.last = &image;
  assert_int_equal(zb_outside_printable_area(pages, 15), 0);
  image.as.image.height = 40;
  assert_int_equal(zb_outside_printable_area(pages, 15), 1);
}

/* --- Volumes ---------------------------------------------------------------------------------------------------- */

/* Makes separators of one page, or two for more than three documents, and records what they list. */
typedef struct lister {
  fixture *f;
  const char *listed;
  zb_status status;
} lister;

static zb_status list_documents(void *data, const zb_listing *listing, zb_arena *arena, zb_diags *diags,
                                const zb_pages **out)
{
  (void)arena, (void)diags;
  lister *l = data;
  zb_arena *a = l->f->arena;
  l->listed =
      zb_arena_printf(a, "%s[%s %s %s %d", l->listed, listing->office, listing->title, listing->unit, listing->volume);
  for (int i = 0; i < listing->count; i++) {
    const zb_listing_entry *d = &listing->documents[i];
    l->listed = zb_arena_printf(a, "%s, %s %dx%d", l->listed, d->name, d->pages, d->copies);
  }
  l->listed = zb_arena_printf(a, "%s]", l->listed);
  zb_pages *pages = make_pages(l->f, listing->count > 3 ? 2 : 1);
  for (zb_page *page = pages->first; page != NULL; page = page->next)
    page->width = 400, page->height = 842;
  *out = pages;
  return l->status;
}

static zb_status label_copy(void *data, int copy, int copies, zb_arena *arena, zb_diags *diags, zb_copy_label *words)
{
  (void)data, (void)diags;
  words->mark = zb_arena_printf(arena, "%d/%d", copy, copies);
  words->name = zb_arena_printf(arena, "copy %d", copy);
  return ZB_OK;
}

static zb_volume *make_volume(fixture *f, lister *l, bool booklet)
{
  *l = (lister){f, "", ZB_OK};
  zb_volume_context context = {.fonts = f->fonts,
                               .make_separator = list_documents,
                               .label_copy = label_copy,
                               .data = l,
                               .office = "德清县",
                               .title = "评审表",
                               .date = "2020-08-04",
                               .booklet = booklet};
  zb_volume *volume = zb_volume_new(&context);
  for (int i = 0; i < 3; i++) {
    static const char *const units[] = {"图书馆", "图书馆", "文化馆"}, *const names[] = {"张三", "李四", "王五"};
    zb_arena *passing = zb_arena_new(); /* a volume's input is freed before it is collated */
    fixture other = {.arena = passing};
    zb_pages *pages = make_pages(&other, 5);
    zb_bookmark section = {NULL, "一、基本情况", 2, 40, 0};
    pages->bookmarks = &section;
    for (zb_page *page = pages->first; page != NULL; page = page->next)
      page->width = 400, page->height = 842;
    zb_volume_add(volume, units[i], names[i], i == 0 ? 2 : 1, pages);
    section.title = "";
    zb_arena_free(passing);
  }
  return volume;
}

static const zb_page *page_number(const zb_pages *pages, int n)
{
  const zb_page *page = pages->first;
  while (--n > 0)
    page = page->next;
  return page;
}

static void expect_bookmark(const zb_bookmark **b, const char *title, int page, int level)
{
  assert_non_null(*b);
  assert_string_equal((*b)->title, title);
  assert_int_equal((*b)->page + 1, page);
  assert_int_equal((*b)->level, level);
  *b = (*b)->next;
}

static void a_volume_has_separators_and_fresh_sheets(void **state)
{
  fixture *f = *state;
  lister l;
  zb_volume *volume = make_volume(f, &l, false);
  assert_string_equal(zb_volume_unit(volume), "文化馆");
  const zb_pages *pages;
  assert_int_equal(zb_volume_pages(volume, 2, "第2册", f->diags, &pages), ZB_OK);
  assert_string_equal(pages->title, "德清县　评审表　第2册");
  assert_int_equal(pages->count, 2 + 3 * 6 + 2 + 6);
  assert_int_equal(length(pages), pages->count);
  assert_int_equal(zb_volume_sheets(volume), pages->count / 2);
  static const char *const marks[] = {"1/2", "2/2", ""}; /* the only copy has none */
  for (int i = 0; i < 3; i++)
    assert_string_equal(text_of(f, page_number(pages, 3 + 6 * i)), marks[i]);
  const zb_bookmark *b = pages->bookmarks;
  expect_bookmark(&b, "图书馆", 1, 0);
  expect_bookmark(&b, "张三", 3, 1);
  expect_bookmark(&b, "一、基本情况", 5, 2);
  expect_bookmark(&b, "copy 2", 9, 2);
  expect_bookmark(&b, "李四", 15, 1);
  expect_bookmark(&b, "一、基本情况", 17, 2);
  expect_bookmark(&b, "文化馆", 21, 0);
  expect_bookmark(&b, "王五", 23, 1);
  expect_bookmark(&b, "一、基本情况", 25, 2);
  assert_null(b);
  assert_string_equal(l.listed, "[德清县 评审表 图书馆 2, 张三 5x2, 李四 5x1][德清县 评审表 文化馆 2, 王五 5x1]");
  zb_volume_free(volume);
}

/* But for the separators, which nobody folds. */
static void a_volume_of_booklets_is_on_large_sheets(void **state)
{
  fixture *f = *state;
  lister l;
  zb_volume *volume = make_volume(f, &l, true);
  const zb_pages *pages;
  assert_int_equal(zb_volume_pages(volume, 0, "", f->diags, &pages), ZB_OK);
  assert_int_equal(pages->count, 2 + 3 * 4 + 2 + 4);
  assert_int_equal(zb_volume_sheets(volume), pages->count / 2);
  assert_int_equal(pages->flip, ZB_FLIP_SHORT_EDGE);
  int number = 1;
  for (const zb_page *page = pages->first; page != NULL; page = page->next, number++)
    assert_float_equal(page->width, number <= 2 || number == 15 || number == 16 ? 400 : 800, 0);
  zb_volume_free(volume);
}

static void a_long_separator_takes_two_pages(void **state)
{
  fixture *f = *state;
  lister l;
  zb_volume *volume = make_volume(f, &l, false);
  for (int i = 0; i < 3; i++)
    zb_volume_add(volume, "文化馆", "赵六", 1, make_pages(f, 1));
  const zb_pages *pages;
  assert_int_equal(zb_volume_pages(volume, 0, "", f->diags, &pages), ZB_OK);
  const zb_bookmark *b = pages->bookmarks;
  while (strcmp(b->title, "文化馆") != 0)
    b = b->next;
  expect_bookmark(&b, "文化馆", 21, 0);
  expect_bookmark(&b, "王五", 23, 1);
  zb_volume_free(volume);
}

static void a_volume_says_that_a_separator_failed(void **state)
{
  fixture *f = *state;
  lister l;
  zb_volume *volume = make_volume(f, &l, false);
  l.status = ZB_TEMPLATE;
  const zb_pages *pages;
  assert_int_equal(zb_volume_pages(volume, 0, "", f->diags, &pages), ZB_TEMPLATE);
  zb_volume_free(volume);
}

/* A merged file outlives its documents, and says nothing of their structure. */
static void what_is_put_together_has_no_structure(void **state)
{
  fixture *f = *state;
  zb_pages *pages = make_pages(f, 3);
  zb_element document = {.kind = ZB_ELEMENT_DOCUMENT};
  pages->structure = pages->last_element = &document;
  pages->first->first->element = &document;
  const zb_pages *made[] = {zb_print_clone(pages, f->arena), zb_print_share(pages, f->arena),
                            zb_print_booklet(pages, f->arena)};
  for (int i = 0; i < 3; i++) {
    assert_null(made[i]->structure);
    assert_null(made[i]->last_element);
  }
  assert_null(made[0]->first->first->element);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fills_up_with_blank_pages),
      cmocka_unit_test(what_is_put_together_has_no_structure),
      cmocka_unit_test(a_folded_booklet_reads_in_order),
      cmocka_unit_test(inner_pages_are_nearer_the_fold),
      cmocka_unit_test(marks_are_outside_what_is_cut),
      cmocka_unit_test(eight_pages_stand_on_two_sheets),
      cmocka_unit_test(bookmarks_go_with_their_page),
      cmocka_unit_test(each_copy_has_its_own_mark),
      cmocka_unit_test(finds_what_is_too_close_to_an_edge),
      cmocka_unit_test(turned_runs_and_images_count_too),
      cmocka_unit_test(a_volume_has_separators_and_fresh_sheets),
      cmocka_unit_test(a_volume_of_booklets_is_on_large_sheets),
      cmocka_unit_test(a_long_separator_takes_two_pages),
      cmocka_unit_test(a_volume_says_that_a_separator_failed),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
