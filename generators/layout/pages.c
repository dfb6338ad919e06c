/* The display list is built by whoever makes pages: layout/ a form's, print/ what stands around them. */
#include "layout/pages.h"

void zb_pages_append(zb_pages *pages, zb_page *page)
{
  page->next = NULL;
  if (pages->last != NULL)
    pages->last->next = page;
  else
    pages->first = page;
  pages->last = page;
  pages->count++;
}

zb_item *zb_page_add(zb_page *page, zb_arena *arena, zb_item_kind kind, float x, float y)
{
  zb_item *item = zb_arena_alloc(arena, sizeof *item);
  item->kind = kind;
  item->x = x;
  item->y = y;
  if (page->last != NULL)
    page->last->next = item;
  else
    page->first = item;
  page->last = item;
  return item;
}
