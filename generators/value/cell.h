/* A cell of a table as a reader found it. */
#ifndef ZB_VALUE_CELL_H
#define ZB_VALUE_CELL_H

#include <stdbool.h>

typedef enum { ZB_CELL_EMPTY, ZB_CELL_TEXT, ZB_CELL_NUMBER, ZB_CELL_DATE, ZB_CELL_BOOL, ZB_CELL_ERROR } zb_cell_type;

/* TEXT is the cell's canonical form: text as it is; a number in the shortest form that reads back as the same value (no
   ".0"); a date in ISO 8601 (2020-08-04, 2020-08-04T09:30:00); TRUE or FALSE; an error as shown (#N/A). Never NULL;
   valid until the next zb_table_next. */
typedef struct zb_cell {
  int column; /* from 0 */
  zb_cell_type type;
  double number;    /* of ZB_CELL_NUMBER and ZB_CELL_BOOL */
  bool lost_digits; /* a number of more than 15 digits: the spreadsheet has rounded it */
  bool untyped;     /* text from a file without types (csv): it may mean a number or a date */
  bool from_1904;   /* of ZB_CELL_NUMBER: the workbook counts days from 1904-01-01 */
  const char *text;
} zb_cell;

/* Writes "F17" for column 5, row 16, to OUT, a buffer of 24 bytes; returns OUT. */
char *zb_cell_name(int column, int row, char *out);

#endif
