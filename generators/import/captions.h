/* The names that the columns of a header of one or more rows may have. Private to import/. */
#ifndef ZB_IMPORT_CAPTIONS_H
#define ZB_IMPORT_CAPTIONS_H

#include "base/arena.h"
#include "read/table.h"

enum { ZB_MAX_HEADER_ROWS = 4 };

typedef struct zb_head_cell {
  int column;
  const char *text, *plain; /* as written; normalized, not empty */
} zb_head_cell;

/* One of a sheet's first rows. */
typedef struct zb_head_row {
  int number, width; /* WIDTH as in zb_row */
  int count;
  zb_head_cell *cells;
  int examples;    /* cells that begin with 例： */
  bool has_person; /* a cell is an ID number: no header has one */
} zb_head_row;

/* The possible names of a column, normalized, the best guess first; from NOTELESS on they are without remarks such as
   （必填）. */
typedef struct zb_column_names {
  int column;
  const char *text;  /* as written, of all its rows */
  const char *aside; /* what stands in its brackets, normalized; "" without any */
  int rows;
  const char **names;
  int count, noteless;
} zb_column_names;

/* Some of a sheet's first rows, taken as a header. */
typedef struct zb_candidate {
  int first_row, last_row, width;
  int count;
  zb_column_names *columns;
} zb_candidate;

/* Whether TEXT says that its row shows how to fill in the sheet: 例, （样例）, and, unless it is ALONE, 示例：张三. No
   family has that name. */
bool zb_says_example(const char *text, bool alone, zb_arena *arena);

/* Keeps the cells of ROW that have a text, in ARENA. */
zb_head_row zb_head_row_read(const zb_row *row, zb_arena *arena);

/* The header of COUNT rows, at most ZB_MAX_HEADER_ROWS, each below the one before it. A cell of an upper row also
   applies to the empty cells to its right, like a merged one, until another begins in that row or in one above it. */
zb_candidate zb_candidate_of(const zb_head_row *rows, int count, zb_arena *arena);

#endif
