/* The mark that tells the copies of a document apart. */
#include "print/labels.h"

#define MM (72 / 25.4F)

/* Inside the printable area, clear of the page's heading and body. */
#define MARK_LEFT (20 * MM)
#define MARK_TOP (12 * MM)
#define MARK_SIZE 9

zb_status zb_print_mark_copy(zb_pages *pages, const char *label, const zb_fonts *fonts, zb_arena *arena,
                             zb_diags *diags)
{
  if (pages->first == NULL)
    return ZB_OK;
  writer w = {.fonts = fonts, .arena = arena, .diags = diags};
  zb_page *page = pages->first, mark = {.width = page->width, .height = page->height};
  label_style style = {"宋体", MARK_SIZE, ZB_ALIGN_LEFT, true, true};
  draw_text(&w, &mark, style, MARK_LEFT, MARK_TOP, page->width - 2 * MARK_LEFT, label);
  if (mark.first == NULL)
    return w.status;
  /* Prepended, as the page's own items are shared by all copies: their last one must stay the last. */
  mark.last->next = page->first;
  page->first = mark.first;
  if (page->last == NULL)
    page->last = mark.last;
  return w.status;
}
