/* The words of a template itself, as runs: every document made from it needs their glyphs. */
#include "layout/layouter.h"

#define ALSO_COMMON "0123456789.,-/%（）、，。：；年月日 "

typedef struct runs {
  zb_arena *arena;
  zb_run *items;
  int count, capacity;
} runs;

static void add_run(runs *r, const zb_run *run)
{
  if (r->count == r->capacity) {
    int capacity = r->capacity > 0 ? 2 * r->capacity : 256;
    zb_run *items = zb_arena_array(r->arena, (size_t)capacity, sizeof *items);
    for (int i = 0; i < r->count; i++)
      items[i] = r->items[i];
    r->items = items;
    r->capacity = capacity;
  }
  r->items[r->count++] = *run;
}

static void add_text(layouter *l, runs *r, const zb_style *style, const char *words)
{
  style = bare_style(l, style, ZB_LEFT); /* the width is nobody's: nothing is to be spread over it */
  zb_node text = {.kind = ZB_NODE_TEXT, .style = style, .text = words};
  zb_node p = {.kind = ZB_NODE_P, .style = style, .text = "", .first = &text};
  piece set;
  set_paragraph(l, &p, 1e4F, UNSHRUNK, false, &set);
  for (int i = 0; i < set.line_count; i++)
    for (int k = 0; k < set.lines[i].run_count; k++)
      add_run(r, &set.lines[i].runs[k].run);
}

zb_status zb_layout_literals(const zb_literal *literals, size_t n, const char *template, const zb_fonts *fonts,
                             zb_arena *arena, zb_diags *diags, const zb_run **list, int *count)
{
  zb_layout_context context = {.fonts = fonts, .template = template, .date = ""};
  layouter l = {.context = &context, .arena = arena, .diags = diags};
  runs r = {.arena = arena};
  for (size_t i = 0; i < n; i++) {
    add_text(&l, &r, literals[i].style, literals[i].text);
    add_text(&l, &r, literals[i].style, ALSO_COMMON);
  }
  *list = r.items;
  *count = r.count;
  return l.status == ZB_OK ? ZB_OK : ZB_TEMPLATE; /* a form that can't show its own words can't be made at all */
}
