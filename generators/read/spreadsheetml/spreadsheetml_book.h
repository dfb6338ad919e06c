/* The sheets, styles and merged cells of an “XML 表格 2003”, found in one pass, and the positions of rows and cells. */
#ifndef ZB_READ_SPREADSHEETML_SPREADSHEETML_BOOK_H
#define ZB_READ_SPREADSHEETML_SPREADSHEETML_BOOK_H

#include "base/arena.h"
#include "read/spreadsheetml/spreadsheetml_events.h"
#include "read/spreadsheetml/spreadsheetml_styles.h"
#include "read/table.h"

/* Depths of elements, the root's is 0. */
enum { ZB_SML_SHEET = 1, ZB_SML_TABLE = 2, ZB_SML_ROW = 3, ZB_SML_CELL = 4, ZB_SML_DATA = 5 };

typedef struct zb_sml_sheet {
  const char *name;
  bool visible;
  bool warned; /* of a formula without a value */
  size_t first_merge, merge_count;
} zb_sml_sheet;

/* Release with zb_sml_book_free, even if zb_sml_book_read failed. */
typedef struct zb_sml_book {
  char *path;
  zb_arena *arena;
  zb_sml_styles *styles;
  zb_sml_sheet *sheets;
  size_t sheet_count, sheet_capacity;
  zb_merge *merges; /* sheet after sheet */
  size_t merge_count, merge_capacity;
  bool from_1904;
} zb_sml_book;

zb_status zb_sml_book_read(zb_sml_book *book, const char *path, zb_sml_events *events, zb_diags *diags);
void zb_sml_book_free(zb_sml_book *book);

/* The current position in a sheet. */
typedef struct zb_sml_place {
  int row, column;           /* current ones; -1 before the first */
  int next_row, next_column; /* as counted in the table */
  int top, left;             /* of the table */
} zb_sml_place;

void zb_sml_start_sheet(zb_sml_place *place);

/* Call at the start tag of a <Table>, whose first cell need not be A1. */
void zb_sml_start_table(const zb_event *event, zb_sml_place *place);

/* Call at the start tag of a <Row> or <Cell>: updates PLACE. False if it is out of order or beyond the limits. *MERGE
   of an unmerged cell is {row, column, row, column}. */
bool zb_sml_start_row(const zb_event *event, zb_sml_place *place);
bool zb_sml_start_cell(const zb_event *event, zb_sml_place *place, zb_merge *merge);

/* Returns ZB_INPUT and adds a diag at PLACE in that sheet. */
zb_status zb_sml_refuse(const zb_sml_book *book, const char *sheet, const zb_sml_place *place, zb_diags *diags,
                        const char *what);

#endif
