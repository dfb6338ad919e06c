/* The sheet before the documents of a unit: office, unit, its documents with their pages. */
#include "print/separator.h"

#include <math.h>

#define MM (72 / 25.4F)
#define MARGIN (25 * MM)
#define ROW (8 * MM) /* room that a row of one line and the line below the list need */
#define PADDING (ROW / 2 - TEXT_SIZE * 0.7F)
#define TEXT_SIZE 12

enum { COLUMNS = 4 };
static const char *const heads[COLUMNS] = {"序号", "名称", "页数", "份数"};
static const float shares[COLUMNS + 1] = {0, 0.12F, 0.68F, 0.84F, 1}; /* of the width */

/* The sheet while it is being made. */
typedef struct sheet {
  writer *w;
  const separator *s;
  zb_pages *pages;
  float y;
} sheet;

/* A row as high as its longest text needs. */
static void row(sheet *t, const char *const cells[COLUMNS], const char *role)
{
  zb_page *page = t->pages->last;
  float width = page->width - 2 * MARGIN, highest = 0;
  for (int i = 0; i < COLUMNS; i++) {
    float left = MARGIN + shares[i] * width, room = (shares[i + 1] - shares[i]) * width;
    words_style style = {role, TEXT_SIZE, ZB_ALIGN_CENTER, false};
    highest =
        fmaxf(highest, put_words(t->w, page, style, left + PADDING, t->y + PADDING, room - 2 * PADDING, cells[i]));
  }
  float bottom = t->y + highest + 2 * PADDING;
  for (int i = 0; i <= COLUMNS; i++)
    put_rule(t->w, page, MARGIN + shares[i] * width, t->y, MARGIN + shares[i] * width, bottom);
  put_rule(t->w, page, MARGIN, t->y, MARGIN + width, t->y);
  put_rule(t->w, page, MARGIN, bottom, MARGIN + width, bottom);
  t->y = bottom;
}

/* A page with the words on top and the list's head. */
static void start_page(sheet *t)
{
  const separator *s = t->s;
  bool first = t->pages->count == 0;
  zb_page *page = zb_arena_alloc(t->w->arena, sizeof *page);
  page->width = s->width;
  page->height = s->height;
  zb_pages_append(t->pages, page);
  float width = page->width - 2 * MARGIN;
  t->y = MARGIN;
  t->y += put_words(t->w, page, (words_style){"黑体", 16, ZB_ALIGN_CENTER, false}, MARGIN, t->y, width,
                    zb_arena_printf(t->w->arena, "%s　%s%s", s->office, s->title, first ? "" : "（续）"));
  t->y += 8 * MM;
  t->y += put_words(t->w, page, (words_style){"黑体", first ? 26 : 16, ZB_ALIGN_CENTER, false}, MARGIN, t->y, width,
                    s->unit);
  t->y += 10 * MM;
  row(t, heads, "黑体");
}

zb_pages *make_separator(writer *w, const separator *s)
{
  zb_pages *pages = zb_arena_alloc(w->arena, sizeof *pages);
  pages->title = pages->author = pages->subject = pages->date = "";
  sheet t = {.w = w, .s = s, .pages = pages};
  int sum = 0;
  start_page(&t);
  for (int i = 0; i < s->count; i++) {
    const entry *e = &s->entries[i];
    if (t.y + 2 * ROW > s->height - MARGIN)
      start_page(&t);
    sum += e->pages->count * e->copies;
    row(&t,
        (const char *[]){zb_arena_printf(w->arena, "%d", i + 1), e->name,
                         zb_arena_printf(w->arena, "%d", e->pages->count), zb_arena_printf(w->arena, "%d", e->copies)},
        "宋体");
  }
  put_words(w, pages->last, (words_style){"宋体", TEXT_SIZE, ZB_ALIGN_RIGHT, false}, MARGIN, t.y + 3 * MM,
            s->width - 2 * MARGIN, zb_arena_printf(w->arena, "共 %d 件，打印 %d 页", s->count, sum));
  return pages;
}
