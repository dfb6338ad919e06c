/* Imposition of saddle-stitched booklets (骑马订): two pages a side, on sheets that are folded and nested. */
#include "print/print.h"

int zb_print_imposed_page(int count, int side, bool right)
{
  bool front = side % 2 == 0;
  return front == right ? side : count - 1 - side;
}

/* Of 80 g/m² paper, in points. */
#define SHEET_THICKNESS 0.28F

/* Inner sheets go round the folds of all outer ones: folded, they stand out by so much, and their pages are moved as
   far towards the fold (creep). */
static float creep(int side)
{
  return (float)(side / 2) * SHEET_THICKNESS;
}

/* Appends PAGE's items to SHEET, moved right by DX. */
static void place_page(zb_page *sheet, const zb_page *page, float dx, zb_arena *arena)
{
  for (const zb_item *item = page->first; item != NULL; item = item->next) {
    zb_item *copy = zb_arena_alloc(arena, sizeof *copy);
    *copy = *item;
    copy->next = NULL;
    copy->x += dx;
    if (copy->kind == ZB_ITEM_LINE)
      copy->as.line.x2 += dx;
    if (sheet->last != NULL)
      sheet->last->next = copy;
    else
      sheet->first = copy;
    sheet->last = copy;
  }
}

/* The inverse of zb_print_imposed_page. */
static int side_of(int count, int page)
{
  return page < count / 2 ? page : count - 1 - page;
}

static zb_bookmark *move_bookmarks(const zb_bookmark *b, int count, zb_arena *arena)
{
  zb_bookmark *first = NULL, **end = &first;
  for (; b != NULL; b = b->next) {
    zb_bookmark *moved = zb_arena_alloc(arena, sizeof *moved);
    *moved = *b;
    moved->next = NULL;
    moved->page = side_of(count, b->page);
    *end = moved;
    end = &moved->next;
  }
  return first;
}

zb_pages *zb_print_booklet(const zb_pages *pages, zb_arena *arena)
{
  zb_pages *padded = zb_print_share(pages, arena);
  zb_print_pad(padded, 4, arena);
  const zb_page **list = zb_arena_array(arena, (size_t)padded->count, sizeof *list);
  int n = 0;
  for (const zb_page *page = padded->first; page != NULL; page = page->next)
    list[n++] = page;
  zb_pages *sheets = zb_arena_alloc(arena, sizeof *sheets);
  *sheets = *padded;
  sheets->first = sheets->last = NULL;
  sheets->count = 0;
  for (int side = 0; side < n / 2; side++) {
    zb_page *sheet = zb_arena_alloc(arena, sizeof *sheet);
    sheet->width = 2 * list[0]->width;
    sheet->height = list[0]->height;
    place_page(sheet, list[zb_print_imposed_page(n, side, false)], creep(side), arena);
    place_page(sheet, list[zb_print_imposed_page(n, side, true)], list[0]->width - creep(side), arena);
    zb_pages_append(sheets, sheet);
  }
  sheets->flip = ZB_FLIP_SHORT_EDGE;
  sheets->bookmarks = move_bookmarks(pages->bookmarks, n, arena);
  return sheets;
}
