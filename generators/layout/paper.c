/* Pages of paper: a new one, what goes onto it, and how much of it is left. */
#include "layout/layouter.h"

zb_item *add_item(layouter *l, zb_page *page, zb_item_kind kind, float x, float y)
{
  zb_item *item = zb_arena_alloc(l->arena, sizeof *item);
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

void new_page(layouter *l)
{
  zb_page *page = zb_arena_alloc(l->arena, sizeof *page);
  page->width = l->width;
  page->height = l->height;
  page->section = l->section;
  if (l->pages->last != NULL)
    l->pages->last->next = page;
  else
    l->pages->first = page;
  l->pages->last = page;
  l->pages->count++;
  l->page = page;
  l->y = l->top = l->body.y;
}

float page_room(const layouter *l)
{
  return l->body.y + l->body.height - l->y;
}

bool page_is_fresh(const layouter *l)
{
  return l->y < l->top + SLACK;
}
