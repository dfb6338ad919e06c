/* A cell of a table as a reader found it. */
#ifndef ZB_VALUE_CELL_H
#define ZB_VALUE_CELL_H

#include <stdbool.h>

typedef enum { ZB_CELL_EMPTY, ZB_CELL_TEXT, ZB_CELL_NUMBER, ZB_CELL_DATE, ZB_CELL_BOOL, ZB_CELL_ERROR } zb_cell_type;

/* A cell. TEXT is its canonical form: text as it is; a number in the shortest form that reads back to the same
   value (no ".0"); a date as ISO 8601 (2020-08-04, 2020-08-04T09:30:00); TRUE or FALSE; an error as shown (#N/A).
   Never NULL; valid until the next zb_table_next. */
typedef struct zb_cell {
  int column; /* from 0 */
  zb_cell_type type;
  double number;    /* of ZB_CELL_NUMBER and ZB_CELL_BOOL */
  bool lost_digits; /* a number of more than 15 digits: a spreadsheet has rounded it, its last digits are gone */
  bool untyped;     /* a text of a file without types (csv): it may have been a number or a date */
  bool from_1904;   /* of ZB_CELL_NUMBER: the workbook counts days from 1904-01-01 */
  const char *text;
} zb_cell;

/* "F17" for column 5, row 16, into OUT (room for 24 bytes); returns OUT. */
char *zb_cell_name(int column, int row, char *out);

#endif
