/* The cells of a small sheet, each with the places that it covers. Private to form*.c. */
#ifndef ZB_IMPORT_FORM_CELLS_H
#define ZB_IMPORT_FORM_CELLS_H

#include "read/table.h"

#include "base/arena.h"

typedef struct form_cell {
  int row, column, last_row, last_column;
  zb_cell cell;            /* its text is in the arena */
  const char *plain;       /* normalized as a header */
  int field;               /* of which it is the label; -1: none */
  const char *rest;        /* of a label with its value in the same cell (姓名：张三): the value; else NULL */
  struct form_part *parts; /* labels with values that follow in the same cell */
  const char *before;      /* PARTS of a cell that is no label: the text before them */
  bool in_grid, used;
} form_cell;

typedef struct form_cells {
  form_cell *items; /* from top to bottom, left to right */
  int count, columns;
  bool too_many; /* it is no form, and was not read to its end */
} form_cells;

/* All in ARENA. */
zb_status form_cells_read(zb_table *table, int sheet, zb_arena *arena, zb_diags *diags, form_cells *cells);

/* The cell that covers that place; NULL: none. */
form_cell *form_cells_at(const form_cells *cells, int row, int column);

/* The index behind the last cell of the row of cell I. */
int form_cells_row_end(const form_cells *cells, int i);

#endif
