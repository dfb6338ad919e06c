/* A workbook under way, private to sheet/: the filled tree on one side, libxlsxwriter on the other.

       SHEET > (ROW | TABLE > ROW*)*   ──rows.c──►  grid: one list of rows, column widths
                                       ──heights.c─►  how high each row must be
                                       ──columns.c─►  columns to write in: their look, checks and formulas
                                       ──cells.c──►  cells with their formats (formats.c) and formulas (formulas.c)
                                       ──page.c──►  paper, margins, header, footer, repeated rows
                                       ──page_breaks.c──►  where pages end */
#ifndef ZB_SHEET_BOOK_H
#define ZB_SHEET_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "tree/tree.h"

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
  } *items;
  int count, capacity;
} formats;

/* A defined name for the cells below a cell. */
typedef struct named_cells {
  const char *name, *sheet;
  const zb_node *cell;         /* that gives it */
  const struct grid_row *rows; /* of its sheet */
  int first_row, last_row, column;
  bool hidden; /* its column is not shown */
  bool open;   /* further rows come: last_row is known when they are written */
  struct named_cells *next;
} named_cells;

/* A chart until all names are known. */
typedef struct deferred_chart {
  const zb_node *node;
  lxw_worksheet *worksheet;
  int row, column;
  uint32_t width, height; /* pixels */
  struct deferred_chart *next;
} deferred_chart;

typedef struct book {
  lxw_workbook *workbook;
  lxw_worksheet *worksheet; /* the one that is written */
  zb_arena *arena;          /* for this workbook only */
  zb_arena *texts;          /* of the row that is written or measured */
  bool by_rows;             /* rows are written once and forgotten: there is a stream */
  const char *template;
  zb_diags *diags;
  formats formats;
  const char *sheet; /* the name of the one that is written */
  named_cells *names;
  struct tall_cell *tall; /* of the sheet, while rows are written once */
  deferred_chart *charts, **last_chart;
} book;

/* A row of the sheet, and the table that it belongs to; NULL: none. */
typedef struct grid_row {
  const zb_node *node;
  const zb_node *table;
  float height; /* pt; 0: the program that shows it decides */
} grid_row;

/* Rows of a sheet that are a table's head; -1: none. */
typedef struct head_rows {
  int first, last;
} head_rows;

/* A sheet's rows, tables taken apart, from row 0. */
typedef struct grid {
  const zb_node *sheet;
  grid_row *rows;
  int row_count;
  float *widths; /* pt, of each column */
  int column_count;
  head_rows head, last_head; /* of the first and the last table that has one */
  int last_row;              /* that is written in, from 0 */
  const zb_node *stream;     /* rows that come behind these, or NULL */
  const zb_node *stream_table;
  int written; /* rows with those of the stream */
} grid;

/* Excel's limits. */
enum { MAX_ROWS = 1048576, HIGHEST_ROW = 409, LONGEST_TEXT = 32767 };

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

/* A width of pt in pixels of 96 to the inch, in which spreadsheets have it. */
uint32_t width_pixels(float pt);

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

/* The same of a row none of whose cells takes several; in pt. */
float measure_row(book *book, const grid *grid, const zb_node *row);

/* Lines that TEXT takes in a measure of ROOM em. */
int count_lines(const char *text, float room);

/* --- formats.c --- */

/* A spreadsheet knows padding in steps only, at the side that the text is aligned to. */
enum { INDENT_PT = 7 };
int indent_level(const zb_style *style);

/* The format of that look; made once. */
lxw_format *format_of(book *book, look look);

/* 0xRRGGBB as libxlsxwriter wants it: it takes 0 for "no colour". */
lxw_color_t color_of(int64_t rgb);

/* What a conditional format puts over a cell's own: bold, colour and fill. */
lxw_format *format_over(book *book, const zb_style *style);

/* --- formulas.c --- */

/* A cell's formula with its [names] replaced, or "" if there is nothing that it could refer to: then the cached result
   is all there is. ZB_TEMPLATE for a name that means nothing there. */
zb_status expand_formula(book *book, const grid *grid, int row, const zb_node *cell, const char **formula);

/* TEXT, an attribute of NODE, with [row] and [column] replaced; other names mean nothing there. */
zb_status expand_place(book *book, const zb_node *node, int row, int column, const char *text, const char **out);

/* True if a cell of ROW adds up what is over it. */
bool sums_above(const zb_node *row);

/* --- names.c --- */

/* Notes the name that CELL in ROW gives to the cells below it, down to the first sum or the table's end. */
zb_status name_cells(book *book, const grid *grid, int row, const zb_node *cell);

/* Defines those of the sheet that is written. */
zb_status define_names(book *book, const grid *grid);

/* --- charts.c --- */

/* Notes the chart of a cell, if it has one. */
void keep_chart(book *book, const grid *grid, int row, const zb_node *cell);

/* Draws all that were kept, with the values of their cells. */
zb_status write_charts(book *book);

/* --- cells.c --- */

/* Writes the grid's rows, one after the other. */
zb_status write_rows(book *book, const grid *grid);

/* What a table draws: its first column, the one behind its last, and how thick its lines are. */
typedef struct frame_of {
  int left, right;
  float line, frame;
} frame_of;
frame_of frame_around(const zb_node *table);
edges edges_within(const frame_of *table, const zb_node *cell, bool at_top, bool at_bottom);

/* Sizes a row and writes its cells. */
zb_status write_height(book *book, const zb_node *node, int row, float height);
zb_status write_cell(book *book, int row, const zb_node *cell, const char *formula, edges edges);

/* --- stream.c --- */

/* The table of a sheet whose last child stands for rows to come; ZB_TEMPLATE with a diag if something follows it. */
zb_status find_stream(book *book, const zb_node *sheet, grid *grid);

/* Writes the stream's rows behind the others. */
zb_status write_stream(book *book, grid *grid);

/* --- merges.c --- */

/* Merges a cell's places. */
zb_status merge_cell(book *book, int row, const zb_node *cell, lxw_format *format);

/* Before the cells of a row: where cells from above reach into it. NODE: for messages. */
zb_status cover_row(book *book, const zb_node *node, int row);

/* --- columns.c --- */

/* Lets a person choose from LIST, "甲,乙,丙", an attribute of NODE. What RULE refers to is in ARENA. */
zb_status split_words(book *book, const zb_node *node, zb_arena *arena, const char *list, lxw_data_validation *rule);

/* The conditions of a sheet, for all its cells. */
zb_status write_conditions(book *book, const grid *grid);

/* Sets a column's width, and the format of cells that nothing is written in; NODE: for messages. A column without width
   is hidden: its values are there for a chart. */
zb_status size_column(book *book, const grid *grid, const zb_node *node, int column, lxw_format *format);

/* The look, checks, conditions and formulas of a sheet's <column>s. */
zb_status write_columns(book *book, const grid *grid);

/* --- page.c --- */

/* Of all columns, in pt. */
float sheet_width(const grid *grid);

/* Pages side by side, so that print is not shrunk below what can be read. */
int pages_across(const grid *grid);

/* The rows that stand on each page again: the head of the first table if it stays in view, else of the last one, as a
   repeated row stands on the pages behind it only. */
const head_rows *repeated_head(const grid *grid);

zb_status set_up_page(book *book, const grid *grid);

/* --- page_breaks.c --- */

/* Ends pages so that no heading is the last on its page, no total the first, and no signature alone.
   Programs honour this where pages are fitted to the columns' width, if not all to their height. */
zb_status break_pages(book *book, const grid *grid);

#endif
