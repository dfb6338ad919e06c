/* The cells of the row that a reader is filling, with their texts. */
#ifndef ZB_READ_CELLS_H
#define ZB_READ_CELLS_H

#include "base/arena.h"
#include "read/table.h"

/* Initialize with {0}, release with zb_cells_free. */
typedef struct zb_cells {
  zb_cell *items;
  int count;
  size_t capacity;
  zb_arena *arena; /* the texts of this row */
  size_t large;    /* bytes of text in large rows since the arena was made */
} zb_cells;

void zb_cells_free(zb_cells *cells);
void zb_cells_clear(zb_cells *cells);

/* Adds an empty cell; the pointer is valid until the next is added. */
zb_cell *zb_cells_add(zb_cells *cells, int column);

/* Sorts the cells by column; returns a column that two of them have, or -1. */
int zb_cells_order(zb_cells *cells);

/* A copy of N bytes that lives as long as the row. */
const char *zb_cells_text(zb_cells *cells, const char *text, size_t n);

#endif
