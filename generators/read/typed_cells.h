/* Fills cells with typed values: numbers, dates, durations, truth values. */
#ifndef ZB_READ_TYPED_CELLS_H
#define ZB_READ_TYPED_CELLS_H

#include "read/cells.h"

#include <stdbool.h>

/* Fills CELL, the last one of CELLS, with a number that is shown under FORMAT, NULL for General, which must live as
   long as the table. */
void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, const zb_number_format *format, bool from_1904);

/* The same from its digits; false, with CELL unchanged, if S is no number. */
bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, const zb_number_format *format,
                          bool from_1904);

/* Fills CELL with a date in ISO 8601 (2020-08-04T00:00:00.000); false, with CELL unchanged, if ISO is none. FORMAT,
   NULL if not known, only tells what of it is shown. */
bool zb_cells_read_date(zb_cells *cells, zb_cell *cell, const char *iso, const zb_number_format *format);

/* Fills CELL with TRUE or FALSE. */
void zb_cells_set_bool(zb_cell *cell, bool value);

#endif
