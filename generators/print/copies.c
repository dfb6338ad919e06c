/* Which of several copies a document is. */
#include "print/labels.h"

#define MM (72 / 25.4F)

/* Left of the page's number box or heading, inside the printer's edge and clear of the body. */
#define MARK_LEFT (20 * MM)
#define MARK_TOP (12 * MM)
#define MARK_SIZE 9

zb_status zb_print_mark_copy(zb_pages *pages, const char *words, const zb_fonts *fonts, zb_arena *arena,
                             zb_diags *diags)
{
  if (pages->first == NULL)
    return ZB_OK;
  writer w = {.fonts = fonts, .arena = arena, .diags = diags};
  zb_page *page = pages->first, mark = {.width = page->width, .height = page->height};
  words_style style = {"宋体", MARK_SIZE, ZB_ALIGN_LEFT, true};
  put_words(&w, &mark, style, MARK_LEFT, MARK_TOP, page->width - 2 * MARK_LEFT, words);
  if (mark.first == NULL)
    return w.status;
  /* Before the page's own items: those belong to all copies, and the last one must stay the last. */
  mark.last->next = page->first;
  page->first = mark.first;
  if (page->last == NULL)
    page->last = mark.last;
  return w.status;
}
