#include "read/cells.h"

#include "base/grow.h"

#include <stdlib.h>

enum { LARGE_ROW = 32 * 1024, MAX_LARGE = 4 * 1024 * 1024 };

void zb_cells_free(zb_cells *cells)
{
  free(cells->items);
  zb_arena_free(cells->arena);
  *cells = (zb_cells){0};
}

/* An arena never frees its blocks: rows of varying large sizes would make it grow without bound. */
void zb_cells_clear(zb_cells *cells)
{
  cells->count = 0;
  size_t used = cells->arena != NULL ? zb_arena_used(cells->arena) : 0;
  cells->large += used > LARGE_ROW ? used : 0;
  if (cells->large > MAX_LARGE) {
    zb_arena_free(cells->arena);
    cells->arena = NULL;
    cells->large = 0;
  }
  if (cells->arena == NULL)
    cells->arena = zb_arena_new();
  zb_arena_reset(cells->arena);
}

zb_cell *zb_cells_add(zb_cells *cells, int column)
{
  cells->items = zb_grow(cells->items, (size_t)cells->count, &cells->capacity, sizeof *cells->items);
  zb_cell *cell = &cells->items[cells->count++];
  *cell = (zb_cell){.column = column, .type = ZB_CELL_EMPTY, .text = ""};
  return cell;
}

const char *zb_cells_text(zb_cells *cells, const char *text, size_t n)
{
  return zb_arena_strndup(cells->arena, text, n);
}

static int by_column(const void *a, const void *b)
{
  const zb_cell *left = a, *right = b;
  return (left->column > right->column) - (left->column < right->column);
}

int zb_cells_order(zb_cells *cells)
{
  zb_cell *items = cells->items;
  int count = cells->count, i = 1;
  while (i < count && items[i - 1].column < items[i].column)
    i++;
  if (i >= count)
    return -1;
  qsort(items, (size_t)count, sizeof *items, by_column);
  for (i = 1; i < count; i++) {
    if (items[i - 1].column == items[i].column)
      return items[i].column;
  }
  return -1;
}
