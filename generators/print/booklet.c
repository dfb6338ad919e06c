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

#define MM (72 / 25.4F)

/* Around a sheet of A3 there is so much of the next larger paper (SRA3). */
#define SLUG (11 * MM)
#define MARK_FROM (3 * MM) /* off the cut */
#define MARK_TO (9 * MM)
#define HAIRLINE 0.25F

static void add_mark(zb_page *sheet, float x, float y, float x2, float y2, bool dotted, zb_arena *arena)
{
  zb_item *mark = zb_page_add(sheet, arena, ZB_ITEM_LINE, x, y);
  mark->as.line.x2 = x2;
  mark->as.line.y2 = y2;
  mark->as.line.thickness = HAIRLINE;
  mark->as.line.dotted = dotted;
  mark->artifact = true;
}

/* Where the sheet is folded, above and below it: dotted. */
static void mark_fold(zb_page *sheet, zb_arena *arena)
{
  float fold = sheet->width / 2, foot = sheet->height;
  add_mark(sheet, fold, -MARK_TO, fold, -MARK_FROM, true, arena);
  add_mark(sheet, fold, foot + MARK_FROM, fold, foot + MARK_TO, true, arena);
}

/* How high on the fold the staples are, on both sides: at a quarter of it and at three. */
static void mark_staples(zb_page *sheet, zb_arena *arena)
{
  for (int quarter = 1; quarter <= 3; quarter += 2) {
    float y = sheet->height * (float)quarter / 4, edge = sheet->width;
    add_mark(sheet, -MARK_TO, y, -MARK_FROM, y, false, arena);
    add_mark(sheet, edge + MARK_FROM, y, edge + MARK_TO, y, false, arena);
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
    sheet->slug = SLUG;
    if (side % 2 == 0) /* the outer side of each sheet, by which it is folded */
      mark_fold(sheet, arena);
    if (side == 0) /* the cover, through which it is stapled */
      mark_staples(sheet, arena);
    zb_pages_append(sheets, sheet);
  }
  sheets->flip = ZB_FLIP_SHORT_EDGE;
  sheets->bookmarks = move_bookmarks(pages->bookmarks, n, arena);
  return sheets;
}
