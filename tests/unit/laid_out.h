/* For tests of layout/: lays out hand-made trees and finds items on the pages. */
#ifndef ZB_TESTS_LAID_OUT_H
#define ZB_TESTS_LAID_OUT_H

#include "layout/layout.h"
#include "trees.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* needs the headers above */
#include <cmocka.h>

#define TEST(f) cmocka_unit_test_setup_teardown(f, start, end)

typedef struct world {
  zb_arena *arena;
  zb_diags *diags;
  zb_fonts *fonts;
  const zb_pages *pages;
} world;

static inline int start(void **state)
{
  world *w = calloc(1, sizeof *w);
  w->arena = zb_arena_new();
  w->diags = zb_diags_new();
  *state = w;
  return zb_fonts_load("templates/fonts.xml", w->diags, &w->fonts) == ZB_OK ? 0 : 1;
}

static inline int end(void **state)
{
  world *w = *state;
  zb_fonts_free(w->fonts);
  zb_diags_free(w->diags);
  zb_arena_free(w->arena);
  free(w);
  return 0;
}

static inline const char *found(void *data, const char *text)
{
  return strcmp(text, data) == 0 ? "花名册.xlsx!申报人员!B5" : NULL;
}

static inline zb_status lay_out(world *w, const zb_node *form)
{
  zb_layout_context context = {
      .fonts = w->fonts, .template = "templates/t.xml", .date = "2020-10-20", .find_text = found, .find_data = "𲎰"};
  return zb_layout(form, &context, w->arena, w->diags, &w->pages);
}

static inline const zb_page *page_at(const world *w, int i)
{
  const zb_page *page = w->pages->first;
  while (i-- > 0)
    page = page->next;
  return page;
}

/* The first run on a page whose text begins with TEXT. */
static inline const zb_item *text_on(const world *w, int page, const char *text)
{
  for (const zb_item *item = page_at(w, page)->first; item != NULL; item = item->next)
    if (item->kind == ZB_ITEM_RUN && strncmp(item->as.run.run.text, text, strlen(text)) == 0)
      return item;
  return NULL;
}

static inline int count_text(const world *w, const char *text)
{
  int n = 0;
  for (const zb_page *page = w->pages->first; page != NULL; page = page->next)
    for (const zb_item *item = page->first; item != NULL; item = item->next)
      n += item->kind == ZB_ITEM_RUN && strncmp(item->as.run.run.text, text, strlen(text)) == 0;
  return n;
}

static inline bool has_line(const world *w, int page, float x, float y, float x2, float y2, float thickness)
{
  for (const zb_item *i = page_at(w, page)->first; i != NULL; i = i->next)
    if (i->kind == ZB_ITEM_LINE && fabsf(i->x - x) < 0.1F && fabsf(i->y - y) < 0.1F &&
        fabsf(i->as.line.x2 - x2) < 0.1F && fabsf(i->as.line.y2 - y2) < 0.1F &&
        fabsf(i->as.line.thickness - thickness) < 0.01F)
      return true;
  return false;
}

static inline int count_lines(const world *w, int page)
{
  int n = 0;
  for (const zb_item *i = page_at(w, page)->first; i != NULL; i = i->next)
    n += i->kind == ZB_ITEM_LINE;
  return n;
}

static inline const char *repeated(world *w, const char *text, int n)
{
  char *out = zb_arena_alloc(w->arena, strlen(text) * (size_t)n + 1);
  for (int i = 0; i < n; i++)
    strcat(out, text);
  return out;
}

#endif
