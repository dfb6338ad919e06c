/* Pages of paper: a new one, what goes onto it, and how much of it is left. */
#include "layout/layouter.h"

zb_item *add_item(layouter *l, zb_page *page, zb_item_kind kind, float x, float y)
{
  zb_item *item = zb_page_add(page, l->arena, kind, x, y);
  item->frame = l->frame;
  item->element = kind == ZB_ITEM_RUN || kind == ZB_ITEM_IMAGE ? l->element : NULL;
  item->artifact = l->artifact;
  return item;
}

void new_page(layouter *l)
{
  zb_page *page = zb_arena_alloc(l->arena, sizeof *page);
  page->width = l->width;
  page->height = l->height;
  page->section = l->section;
  zb_pages_append(l->pages, page);
  l->page = page;
  l->y = l->top = l->body.y;
}

float space_left(const layouter *l)
{
  return l->body.y + l->body.height - l->y;
}

bool page_is_fresh(const layouter *l)
{
  return l->y < l->top + SLACK;
}

const zb_node *child_of_kind(const zb_node *node, zb_node_kind kind)
{
  for (const zb_node *child = node->first; child != NULL; child = child->next)
    if (child->kind == kind)
      return child;
  return NULL;
}
