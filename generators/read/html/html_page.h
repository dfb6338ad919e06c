/* A web page as a stream of tables' cells, each at its place in the grid that spans make of it. Private to html*.c.

       page ── <table> 0 ── <tr> ── <td> ── <table> 1 (nested; either a table of its own or flattened into its cell)
            └─ <table> 2

   Nothing of a page is kept but the cell that is open, and nothing that it points to is ever fetched. */
#ifndef ZB_READ_HTML_HTML_PAGE_H
#define ZB_READ_HTML_HTML_PAGE_H

#include "base/diag.h"
#include "base/status.h"
#include "read/number_format.h"

#include <stdbool.h>

/* A finished cell. */
typedef struct zb_page_cell {
  int table; /* on the page, from 0 in the order of their starts */
  int row, column;
  int rows, columns;  /* that it spans */
  zb_cell_type type;  /* EMPTY, TEXT, ERROR; NUMBER and BOOL by DIGITS */
  bool untyped;       /* the page does not say what the text is */
  const char *digits; /* of a number: its value, which TEXT shows in some format */
  zb_style_kind kind; /* of a number */
  const char *text;   /* as shown: blanks collapsed as browsers do, line breaks as \n */
} zb_page_cell;

/* What a page tells; SELF is the listener's own. All must be there. */
typedef struct zb_page_listener {
  /* A table starts, inside a cell of PARENT or (-1) of none. False: its text belongs to that cell. */
  bool (*table)(void *self, int table, int parent);
  void (*table_end)(void *self, int table);
  /* A table's caption, or at its start the heading above it. */
  void (*caption)(void *self, int table, const char *text);
  void (*comment)(void *self, const char *text);
  void (*cell)(void *self, const zb_page_cell *cell);
  void (*row_end)(void *self, int table, int row);
} zb_page_listener;

typedef struct zb_page zb_page;

/* ENCODING as for zb_markup_open. *PAGE is freed by zb_page_free, and NULL on failure. */
zb_status zb_page_open(const char *path, const char *encoding, zb_diags *diags, zb_page **page);
void zb_page_free(zb_page *page);

/* Goes to the start; must come before the first reading. LISTENER hears of what is read from now on. */
void zb_page_start(zb_page *page, const zb_page_listener *listener, void *self);

/* How many tables have begun so far. */
int zb_page_tables_begun(const zb_page *page);

/* Reads on by a piece, in which at most one table begins, and which the listener hears of; *MORE is false at the end.
 * ZB_INPUT with a diag beyond the limits.
 */
zb_status zb_page_read(zb_page *page, zb_diags *diags, bool *more);

/* For listeners: ends the reading with a fault, in the user's words. */
void zb_page_stop(zb_page *page, const char *what);

/* Whether the page has only frames, whose content is in other files. */
bool zb_page_has_frames(const zb_page *page);

#endif
