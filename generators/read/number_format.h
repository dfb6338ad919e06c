/* Number formats where they are written by name or code, and the cells that they make. */
#ifndef ZB_READ_NUMBER_FORMAT_H
#define ZB_READ_NUMBER_FORMAT_H

#include "read/cells.h"
#include "read/xlsx/xlsx_parts.h"

#include <stdbool.h>

typedef struct zb_number_format {
  bool known; /* false: nothing is said; the rest then is as of General */
  bool text;  /* @ */
  bool truth; /* shows TRUE and FALSE */
  zb_style_kind kind;
} zb_number_format;

/* Of a code (yyyy-mm-dd) or one of the names that stand for codes outside xlsx (Short Date). */
zb_number_format zb_number_format_read(const char *code);

/* Fills CELL, the last one of CELLS, with a number shown as KIND: a date, a time or a number. */
void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, zb_style_kind kind, bool from_1904);

/* The same from its digits; false, with nothing done, if S is no number. */
bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, zb_style_kind kind, bool from_1904);

/* Fills CELL with TRUE or FALSE. */
void zb_cells_set_bool(zb_cell *cell, bool value);

#endif
