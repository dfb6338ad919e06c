/* The list of a worksheet's pictures. */
#include "read/xlsx/xlsx_pictures.h"

#include <stdlib.h>

enum { MAX_PICTURES = 100000 };

void zb_xlsx_pictures_add(zb_xlsx_pictures *pictures, zb_table_picture picture)
{
  if (pictures->count == MAX_PICTURES)
    return;
  if (picture.part != NULL)
    picture.part = zb_arena_strdup(pictures->arena, picture.part);
  pictures->items =
      zb_arena_grow(pictures->arena, pictures->items, pictures->count, &pictures->capacity, sizeof *pictures->items);
  pictures->items[pictures->count++] = picture;
}

static int by_place(const void *a, const void *b)
{
  const zb_table_picture *x = a, *y = b;
  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  if (x->floating != y->floating)
    return x->floating ? 1 : -1;
  return (x->number > y->number) - (x->number < y->number);
}

void zb_xlsx_pictures_find(zb_package *package, const char *sheet_part, zb_xlsx_pictures *pictures)
{
  zb_diags *ignored = zb_diags_new();
  zb_xlsx_cell_pictures(package, sheet_part, pictures, ignored);
  zb_xlsx_drawings(package, sheet_part, pictures, ignored);
  zb_diags_free(ignored);
  for (size_t i = 0; i < pictures->count; i++)
    pictures->items[i].number = (int)i;
  if (pictures->count > 0)
    qsort(pictures->items, pictures->count, sizeof *pictures->items, by_place);
}

bool zb_xlsx_pictures_fill(const zb_xlsx_pictures *pictures, int row, int column)
{
  size_t low = 0, high = pictures->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const zb_table_picture *p = &pictures->items[middle];
    if (p->row < row || (p->row == row && p->column < column))
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < pictures->count && pictures->items[low].row == row && pictures->items[low].column == column; low++)
    if (!pictures->items[low].floating)
      return true;
  return false;
}
