/* A cell of a table as a reader found it. */
#ifndef ZB_VALUE_CELL_H
#define ZB_VALUE_CELL_H

#include "value/number_format.h"

#include <stdbool.h>

typedef enum { ZB_CELL_EMPTY, ZB_CELL_TEXT, ZB_CELL_NUMBER, ZB_CELL_DATE, ZB_CELL_BOOL, ZB_CELL_ERROR } zb_cell_type;

/* TEXT is the cell's canonical form: text as it is; a number in the shortest form that reads back as the same value, of
   the 15 digits that spreadsheets know (no ".0"); a date in ISO 8601 (2020-08-04, 2020-08-04T09:30:00); a duration as
   h:mm:ss; TRUE or FALSE; an error as shown (#N/A). Never NULL; valid until the next zb_table_next. */
typedef struct zb_cell {
  int column; /* from 0 */
  zb_cell_type type;
  double number;                  /* of ZB_CELL_NUMBER and ZB_CELL_BOOL */
  bool lost_digits;               /* a number of more than 15 digits: the spreadsheet has rounded it */
  bool untyped;                   /* text from a file without types (csv): it may mean a number or a date */
  bool from_1904;                 /* of ZB_CELL_NUMBER: the workbook counts days from 1904-01-01 */
  bool formula;                   /* the value is a formula's */
  bool struck;                    /* of its text something, or all, is struck out */
  bool by_default;                /* nothing was chosen of the list in the cell: it shows the first item */
  bool unformatted;               /* of ZB_CELL_DATE: the file doesn't tell what of it is shown */
  unsigned hidden;                /* parts of a ZB_CELL_DATE that the cell doesn't show: ZB_SHOWS_… bits */
  const zb_number_format *format; /* by which a number or text is shown; NULL: as TEXT; lives as long as the table */
  const char *shown;              /* what is shown, if the file says so itself, else NULL */
  const char *text;
} zb_cell;

/* The text that the cell shows: 85% for 0.85. NULL if this program can't tell. In ARENA or the cell's own. */
const char *zb_cell_shown(const zb_cell *cell, zb_arena *arena);

/* Writes "F17" for column 5, row 16, to OUT, a buffer of 24 bytes; returns OUT. */
char *zb_cell_name(int column, int row, char *out);

/* "F" for column 5. In ARENA. */
const char *zb_column_letters(int column, zb_arena *arena);

#endif
