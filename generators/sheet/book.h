/* A workbook under way, private to sheet/: the filled tree on one side, libxlsxwriter on the other.

       SHEET > (ROW | TABLE > ROW*)*   ──rows.c──►  grid: one list of rows, column widths
                                       ──heights.c─►  how high each row must be
                                       ──columns.c─►  columns to write in: their look, checks and formulas
                                       ──cells.c──►  cells with their formats (formats.c) and formulas (formulas.c)
                                       ──page.c──►  paper, margins, header, footer, repeated rows */
#ifndef ZB_SHEET_BOOK_H
#define ZB_SHEET_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "template/tree.h"

#include <xlsxwriter.h>

/* The lines around a cell in pt; 0: none. */
typedef struct edges {
  float left, right, top, bottom;
} edges;

/* What makes a cell format. */
typedef struct look {
  const zb_style *style;
  edges edges;
  bool wrap;
  bool as_text; /* stays text when a person edits the cell */
} look;

/* The formats made so far, found again by content. */
typedef struct formats {
  struct cell_format {
    look look;
    lxw_format *format;
  } * items;
  int count, capacity;
} formats;

typedef struct book {
  lxw_workbook *workbook;
  lxw_worksheet *worksheet; /* the one that is written */
  zb_arena *arena;          /* for this workbook only */
  const char *template;
  zb_diags *diags;
  formats formats;
} book;

/* A row of the sheet, and the table that it belongs to; NULL: none. */
typedef struct grid_row {
  const zb_node *node;
  const zb_node *table;
  float height; /* pt; 0: the program that shows it decides */
} grid_row;

/* A sheet's rows, tables taken apart, from row 0. */
typedef struct grid {
  const zb_node *sheet;
  grid_row *rows;
  int row_count;
  float *widths; /* pt, of each column */
  int column_count;
  int head_first, head_last; /* of the first table that has a head; -1: none */
  int last_row;              /* that is written in, from 0 */
} grid;

/* Excel's limits. */
enum { MOST_ROWS = 1048576, HIGHEST_ROW = 409, LONGEST_TEXT = 32767 };

/* --- faults.c --- */

/* ZB_TEMPLATE with a diag at NODE's line of the template. */
zb_status tree_fault(book *book, const zb_node *node, const char *remedy, const char *message, ...)
    __attribute__((format(printf, 4, 5)));

/* ZB_OUTPUT with a diag: PLACE can't be written. */
zb_status write_fault(book *book, const char *place, const char *why);

/* ZB_OK, or ZB_OUTPUT with a diag if libxlsxwriter failed at NODE. */
zb_status written(book *book, const zb_node *node, lxw_error error);

/* The page of a sheet, or NULL. */
const zb_node *page_of(const zb_node *sheet);

/* As written() for what an attribute of NODE asks for; ZB_TEMPLATE with a diag if libxlsxwriter does not take it. WHAT
   says what it is. */
zb_status taken(book *book, const zb_node *node, const char *what, lxw_error error);

/* --- rows.c --- */

/* Takes a sheet's tables apart and works its columns out. ZB_TEMPLATE if cells lie over each other or go over the
   sheet's end. */
zb_status read_grid(book *book, const zb_node *sheet, grid *grid);

/* --- content.c: what stands in a cell --- */

typedef enum { CONTENT_BLANK, CONTENT_TEXT, CONTENT_NUMBER } content_kind;

typedef struct content {
  content_kind kind;
  const char *text; /* paragraphs, a line each; also of a number */
  double number;
  bool as_text; /* looks like a number or formula, and is none */
} content;

content read_content(const book *book, const zb_node *cell);

/* The paragraphs below PARENT, a line each. */
const char *gather_text(const book *book, const zb_node *parent);

/* Days that spreadsheets count to a date of ISO 8601 (2020-08 is its first day); -1 if it is none. */
double day_number(const char *date);

/* --- heights.c --- */

/* Works out the height of each row: as given, and enough for its cells' whole text. */
void measure_rows(book *book, grid *grid);

/* Lines that TEXT takes in a measure of ROOM em. */
int count_lines(const char *text, float room);

/* --- formats.c --- */

/* A spreadsheet knows padding in steps only, at the side that the text is aligned to. */
enum { INDENT_PT = 7 };
int indent_level(const zb_style *style);

/* The format of that look; made once. */
lxw_format *format_of(book *book, look look);

/* What a conditional format puts over a cell's own: bold, colour and fill. */
lxw_format *format_over(book *book, const zb_style *style);

/* --- formulas.c --- */

/* A cell's formula with its [names] replaced, or "" if there is nothing that it could refer to: then the cached result
   is all there is. ZB_TEMPLATE for a name that means nothing there. */
zb_status expand_formula(book *book, const grid *grid, int row, const zb_node *cell, const char **formula);

/* TEXT, an attribute of NODE, with [row] and [column] replaced; other names mean nothing there. */
zb_status expand_place(book *book, const zb_node *node, int row, int column, const char *text, const char **out);

/* --- cells.c --- */

zb_status write_cells(book *book, const grid *grid);

/* A width of pt in pixels of 96 to the inch, in which spreadsheets have it. */
uint32_t width_pixels(float pt);

/* --- columns.c --- */

/* The look, checks, conditions and formulas of a sheet's <column>s. */
zb_status write_columns(book *book, const grid *grid);

/* --- page.c --- */

zb_status set_up_page(book *book, const grid *grid);

#endif
