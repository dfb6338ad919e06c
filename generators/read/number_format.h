/* Number formats: the only thing that tells a date from a number in a workbook. */
#ifndef ZB_READ_NUMBER_FORMAT_H
#define ZB_READ_NUMBER_FORMAT_H

#include "read/cells.h"

#include <stdbool.h>

/* What a number shows as. */
typedef enum { ZB_KIND_NUMBER, ZB_KIND_DATE, ZB_KIND_TIME } zb_number_kind;

/* What a format code (yyyy-mm-dd) shows a number as. */
zb_number_kind zb_number_kind_of(const char *code);

typedef struct zb_number_format {
  bool known; /* false: no format is given, and the others are as for General */
  bool text;  /* @ */
  bool truth; /* shows TRUE and FALSE */
  zb_number_kind kind;
} zb_number_format;

/* Parses a code (yyyy-mm-dd) or one of the names that formats other than xlsx use (Short Date). */
zb_number_format zb_number_format_read(const char *code);

/* Fills CELL, the last one of CELLS, with a number that is shown as KIND. */
void zb_cells_set_number(zb_cells *cells, zb_cell *cell, double number, zb_number_kind kind, bool from_1904);

/* The same from its digits; false, with CELL unchanged, if S is no number. */
bool zb_cells_read_number(zb_cells *cells, zb_cell *cell, const char *s, zb_number_kind kind, bool from_1904);

/* Fills CELL with TRUE or FALSE. */
void zb_cells_set_bool(zb_cell *cell, bool value);

#endif
