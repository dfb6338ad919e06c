/* Invariants of every laid-out document: no glyph leaves its cell or the page, no two texts overlap, and each cell's
   text is on the pages once. A violation fails the test. */
#ifndef ZB_TESTS_PAGE_CHECKS_H
#define ZB_TESTS_PAGE_CHECKS_H

#include "base/buffer.h"
#include "base/grow.h"
#include "base/utf8.h"
#include "layout/layout.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* needs the headers above */
#include <cmocka.h>

/* In pt: for rounding, and for glyphs that overhang the em box. */
#define INK_SLACK 0.3F

typedef struct box {
  float left, top, right, bottom;
} box;

/* --- Ink ------------------------------------------------------------------------------------------------------ */

/* The extents of glyphs, in em, cached: HarfBuzz would draw the outline each time. */
enum { FACES = 64, GLYPHS = 65536 };

typedef struct ink {
  const char *record; /* of the document, for messages */
  box *glyphs[FACES];
  bool *known[FACES];
} ink;

static inline void ink_free(ink *ink)
{
  for (int i = 0; i < FACES; i++) {
    free(ink->glyphs[i]);
    free(ink->known[i]);
  }
}

static inline const box *ink_of(ink *ink, const zb_face *face, uint32_t glyph)
{
  int f = zb_face_index(face);
  assert_true(f < FACES && glyph < GLYPHS);
  if (ink->glyphs[f] == NULL) {
    ink->glyphs[f] = calloc(GLYPHS, sizeof *ink->glyphs[f]);
    ink->known[f] = calloc(GLYPHS, sizeof *ink->known[f]);
  }
  box *b = &ink->glyphs[f][glyph];
  if (!ink->known[f][glyph]) {
    hb_glyph_extents_t e = {0};
    float em = (float)hb_face_get_upem(zb_face_hb(face));
    hb_font_get_glyph_extents(zb_face_font(face), glyph, &e);
    *b = (box){(float)e.x_bearing / em, (float)-e.y_bearing / em, (float)(e.x_bearing + e.width) / em,
               (float)-(e.y_bearing + e.height) / em};
    ink->known[f][glyph] = true;
  }
  return b;
}

static inline void box_extend(box *all, const box *b)
{
  all->left = fminf(all->left, b->left);
  all->top = fminf(all->top, b->top);
  all->right = fmaxf(all->right, b->right);
  all->bottom = fmaxf(all->bottom, b->bottom);
}

static inline bool box_is_empty(const box *b)
{
  return b->right <= b->left || b->bottom <= b->top;
}

/* The bounding box of a run's ink; empty for blanks. Rotated runs are at -90 degrees. */
static inline box run_ink(ink *ink, const zb_item *item)
{
  const zb_run *run = &item->as.run.run;
  box all = {1e6F, 1e6F, -1e6F, -1e6F};
  float pen = 0;
  for (int i = 0; i < run->count; i++) {
    const zb_glyph *g = &run->glyphs[i];
    if (g->id == 0)
      fail_msg("“%.*s” has no glyph", (int)run->length, run->text);
    const box *e = ink_of(ink, run->face, g->id);
    box b = {pen + g->dx + e->left * run->size, e->top * run->size - g->dy, pen + g->dx + e->right * run->size,
             e->bottom * run->size - g->dy};
    if (!box_is_empty(&b))
      box_extend(&all, &b);
    pen += g->advance;
  }
  if (item->as.run.angle != 0) /* -90: x goes down, y to the left */
    all = (box){-all.bottom, all.left, -all.top, all.right};
  return (box){item->x + all.left, item->y + all.top, item->x + all.right, item->y + all.bottom};
}

/* --- Positions ------------------------------------------------------------------------------------------------ */

typedef struct placed {
  const zb_item *item;
  box ink;
} placed;

static inline bool is_watermark(const zb_item *item)
{
  return item->frame == NULL && item->as.run.angle != 0;
}

static inline box frame_box(const zb_frame *f)
{
  return (box){f->x, f->y, f->x + f->width, f->y + f->height};
}

static inline bool inside(const box *b, const box *of)
{
  return b->left >= of->left - INK_SLACK && b->top >= of->top - INK_SLACK && b->right <= of->right + INK_SLACK &&
         b->bottom <= of->bottom + INK_SLACK;
}

static inline bool overlap(const box *a, const box *b)
{
  return a->left < b->right - INK_SLACK && b->left < a->right - INK_SLACK && a->top < b->bottom - INK_SLACK &&
         b->top < a->bottom - INK_SLACK;
}

typedef struct page_at {
  ink *ink;
  const zb_page *page;
  int number;
} page_at;

static inline void fail_position(const page_at *at, const placed *p, const char *what)
{
  const zb_run *run = &p->item->as.run.run;
  fail_msg("%s, page %d: “%.*s” (%.1f pt, %.1f %.1f to %.1f %.1f) %s", at->ink->record, at->number, (int)run->length,
           run->text, (double)run->size, (double)p->ink.left, (double)p->ink.top, (double)p->ink.right,
           (double)p->ink.bottom, what);
}

static inline void check_position(const page_at *at, const placed *p)
{
  box paper = {0, 0, at->page->width, at->page->height};
  box frame = p->item->frame != NULL ? frame_box(p->item->frame) : paper;
  if (!inside(&p->ink, &frame))
    fail_position(at, p, p->item->frame != NULL ? "leaves its cell" : "leaves the page");
  bool may_be_small = p->item->frame != NULL && p->item->frame->cell != NULL;
  float least = may_be_small ? fminf(7.5F, p->item->frame->cell->as.cell.min) : 7.5F;
  if (p->item->as.run.run.size < least - 0.01F)
    fail_position(at, p, "is set too small");
}

/* Neighbours on a line may overlap a little, as their faces may differ; so may lines of a cell, as a character may be
   taller than the em box. */
static inline bool may_touch(const placed *a, const placed *b)
{
  float size = fminf(a->item->as.run.run.size, b->item->as.run.run.size);
  if (a->item->y == b->item->y && a->item->frame == b->item->frame)
    return fminf(a->ink.right, b->ink.right) - fmaxf(a->ink.left, b->ink.left) < size / 8;
  return a->item->frame != NULL && a->item->frame == b->item->frame && fabsf(a->item->y - b->item->y) >= size;
}

static inline void check_pair(const page_at *at, const placed *a, const placed *b)
{
  if (!overlap(&a->ink, &b->ink) || may_touch(a, b))
    return;
  const zb_run *other = &b->item->as.run.run;
  char what[256];
  snprintf(what, sizeof what, "overlaps “%.*s” (%.1f %.1f to %.1f %.1f)",
           (int)(other->length < 60 ? other->length : 60), other->text, (double)b->ink.left, (double)b->ink.top,
           (double)b->ink.right, (double)b->ink.bottom);
  fail_position(at, a, what);
}

static inline void check_page(const page_at *at)
{
  int count = 0;
  for (const zb_item *item = at->page->first; item != NULL; item = item->next)
    count += item->kind == ZB_ITEM_RUN;
  placed *all = calloc((size_t)count + 1, sizeof *all);
  count = 0;
  for (const zb_item *item = at->page->first; item != NULL; item = item->next) {
    if (item->kind != ZB_ITEM_RUN || is_watermark(item))
      continue;
    placed p = {item, run_ink(at->ink, item)};
    if (box_is_empty(&p.ink))
      continue;
    check_position(at, &p);
    all[count++] = p;
  }
  for (int i = 0; i < count; i++)
    for (int k = i + 1; k < count; k++)
      check_pair(at, &all[i], &all[k]);
  free(all);
}

/* --- Texts ---------------------------------------------------------------------------------------------------- */

/* Appends TEXT without blanks, which are dropped at line ends. */
static inline void add_without_blanks(zb_buffer *out, const char *text, size_t n)
{
  const char *end = text + n;
  while (text < end) {
    const char *start = text;
    uint32_t c = zb_utf8_next(&text);
    bool blank = c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
    if (!blank)
      zb_buffer_add(out, start, (size_t)(text - start));
  }
}

typedef struct cell_text {
  const zb_node *cell;
  zb_buffer wanted, got, rest; /* REST: of GOT, on continuation pages */
  size_t foot;                 /* bytes of WANTED that stay at the cell's bottom when it is continued */
} cell_text;

typedef struct texts {
  int count;
  size_t capacity;
  cell_text *cells;
} texts;

static inline void add_tree(zb_buffer *out, const zb_node *node)
{
  for (; node != NULL; node = node->next) {
    if (node->kind == ZB_NODE_TEXT || node->kind == ZB_NODE_BLANK)
      add_without_blanks(out, node->text, strlen(node->text));
    add_tree(out, node->first);
  }
}

static inline void add_cell(cell_text *c, const zb_node *cell)
{
  *c = (cell_text){.cell = cell};
  size_t foot = SIZE_MAX;
  for (const zb_node *p = cell->first; p != NULL; p = p->next) {
    add_tree(&c->wanted, p->first);
    if (p->kind == ZB_NODE_SPACE && p->as.box.height == 0)
      foot = c->wanted.length;
  }
  c->foot = foot == SIZE_MAX ? 0 : c->wanted.length - foot;
  zb_buffer_puts(&c->wanted, "");
  zb_buffer_puts(&c->got, "");
}

/* Joins the cell's text in reading order: that on continuation pages comes before the foot. */
static inline void join_rest(cell_text *c)
{
  zb_buffer joined = {0};
  if (c->rest.length == 0)
    return;
  assert_true(c->got.length >= c->foot);
  size_t body = c->got.length - c->foot;
  zb_buffer_add(&joined, c->got.data, body);
  zb_buffer_add(&joined, c->rest.data, c->rest.length);
  zb_buffer_add(&joined, c->got.data + body, c->foot);
  zb_buffer_free(&c->got);
  c->got = joined;
}

static inline void collect_cells(texts *t, const zb_node *form)
{
  for (const zb_node *table = form->first; table != NULL; table = table->next)
    for (const zb_node *row = table->kind == ZB_NODE_TABLE ? table->first : NULL; row != NULL; row = row->next)
      for (const zb_node *cell = row->first; cell != NULL; cell = cell->next) {
        t->cells = zb_grow(t->cells, (size_t)t->count, &t->capacity, sizeof *t->cells);
        add_cell(&t->cells[t->count++], cell);
      }
}

static inline int by_cell(const void *a, const void *b)
{
  uintptr_t x = (uintptr_t)((const cell_text *)a)->cell, y = (uintptr_t)((const cell_text *)b)->cell;
  return (x > y) - (x < y);
}

static inline cell_text *text_of_cell(const texts *t, const zb_node *cell)
{
  while (cell->as.cell.continues != NULL)
    cell = cell->as.cell.continues;
  cell_text key = {.cell = cell};
  return bsearch(&key, t->cells, (size_t)t->count, sizeof key, by_cell);
}

/* Fails with the texts from where they differ. */
static inline void fail_text(const char *record, const cell_text *c)
{
  size_t at = 0;
  while (c->got.data[at] != '\0' && c->got.data[at] == c->wanted.data[at])
    at++;
  while (at > 0 && ((unsigned char)c->wanted.data[at] & 0xC0) == 0x80)
    at--;
  fail_msg("%s, template line %d: behind %zu of %zu bytes the cell says “%.60s”, not “%.60s”", record, c->cell->line,
           at, c->wanted.length, c->got.data + at, c->wanted.data + at);
}

/* Content that goes on is there once; heads, labels and what is brief, which says what a row is about, may be repeated
   as a whole where a row is cut. */
static inline void check_cell(const char *record, const cell_text *c)
{
  zb_overflow overflow = c->cell->as.cell.overflow;
  size_t n = c->wanted.length, times = n > 0 ? c->got.length / n : 0;
  enum { BRIEF = 200 }; /* bytes: two lines are hardly longer */
  bool once = (overflow == ZB_OVERFLOW_GROW && n > BRIEF) || overflow == ZB_OVERFLOW_CONTINUE;
  bool right = n == 0 ? c->got.length == 0 : times >= 1 && (!once || times == 1) && c->got.length == n * times;
  for (size_t i = 0; right && i < times; i++)
    right = memcmp(c->got.data + i * n, c->wanted.data, n) == 0;
  if (!right)
    fail_text(record, c);
}

/* Checks the text of each of the document's cells, and puts them all into ALL. */
static inline void check_texts(const char *record, const zb_node *form, const zb_pages *pages, zb_buffer *all)
{
  texts t = {0};
  collect_cells(&t, form);
  qsort(t.cells, (size_t)t.count, sizeof *t.cells, by_cell);
  for (const zb_page *page = pages->first; page != NULL; page = page->next)
    for (const zb_item *item = page->first; item != NULL; item = item->next) {
      bool text = item->kind == ZB_ITEM_RUN && item->frame != NULL && item->frame->cell != NULL;
      cell_text *c = text ? text_of_cell(&t, item->frame->cell) : NULL;
      if (c != NULL)
        add_without_blanks(c->cell == item->frame->cell ? &c->got : &c->rest, item->as.run.run.text,
                           item->as.run.run.length);
    }
  zb_buffer_clear(all);
  for (int i = 0; i < t.count; i++) {
    join_rest(&t.cells[i]);
    check_cell(record, &t.cells[i]);
    zb_buffer_add(all, t.cells[i].got.data, t.cells[i].got.length);
    zb_buffer_putc(all, '\n');
    zb_buffer_free(&t.cells[i].wanted);
    zb_buffer_free(&t.cells[i].got);
    zb_buffer_free(&t.cells[i].rest);
  }
  free(t.cells);
}

static inline void check_pages(ink *ink, const zb_pages *pages)
{
  page_at at = {ink, pages->first, 1};
  for (; at.page != NULL; at.page = at.page->next, at.number++)
    check_page(&at);
}

#endif
