/* A web page as a stream of table cells, each with its position in the table's grid. Private to html*.c.

       page ── <table> 0 ── <tr> ── <td> ── <table> 1 (nested; either a table of its own or flattened into its cell)
            └─ <table> 2

   Only the open cells of a page are kept in memory, and nothing that it links to is ever fetched. */
#ifndef ZB_READ_HTML_HTML_PAGE_H
#define ZB_READ_HTML_HTML_PAGE_H

#include "base/diag.h"
#include "base/status.h"
#include "value/cell.h"

#include <stdbool.h>
#include <stdio.h>

/* A finished cell. */
typedef struct zb_html_cell {
  int table; /* on the page, from 0 in the order of their starts */
  int row, column;
  int rows, columns;       /* spanned */
  zb_cell_type type;       /* EMPTY, TEXT, ERROR; NUMBER and BOOL by DIGITS */
  bool by_default;         /* of a list in it nothing is chosen: its text is what the list shows */
  bool struck;             /* something of the text is struck out */
  bool untyped;            /* the page does not declare the type of the text */
  const char *digits;      /* of a number: its value; TEXT shows it in some format */
  zb_number_format format; /* of a number, without its code */
  const char *text;        /* as shown: blanks collapsed as browsers do, line breaks as \n */
} zb_html_cell;

/* Callbacks for what is read; SELF is the listener's own. None may be NULL. */
typedef struct zb_html_listener {
  /* A table starts, inside a cell of PARENT, or -1. Return false to make its text part of that cell. */
  bool (*table)(void *self, int table, int parent);
  void (*table_end)(void *self, int table);
  /* A table's caption, or, when it starts, the heading above it. */
  void (*caption)(void *self, int table, const char *text);
  void (*comment)(void *self, const char *text);
  void (*cell)(void *self, const zb_html_cell *cell);
  void (*row_end)(void *self, int table, int row, bool hidden);
} zb_html_listener;

typedef struct zb_html_page zb_html_page;

/* FILE as for zb_text_file_take, ENCODING as for zb_markup_open. *PAGE is freed by zb_html_page_free, and NULL on
   failure. */
zb_status zb_html_page_open(FILE *file, const char *path, const char *encoding, zb_diags *diags, zb_html_page **page);
void zb_html_page_free(zb_html_page *page);

/* Goes to the start; must be called before the first zb_html_page_read. LISTENER is called from then on. */
void zb_html_page_start(zb_html_page *page, const zb_html_listener *listener, void *self);

/* How many tables have started so far. */
int zb_html_page_tables_begun(const zb_html_page *page);

/* Reads the next piece, in which at most one table starts, and calls the listener; *MORE is false at the end. ZB_INPUT
   with a diag if the page exceeds the limits. */
zb_status zb_html_page_read(zb_html_page *page, zb_diags *diags, bool *more);

/* For listeners: stops reading with an error message in Chinese. */
void zb_html_page_stop(zb_html_page *page, const char *what);

/* Whether the page has frames, whose content is in other files. */
bool zb_html_page_has_frames(const zb_html_page *page);

#endif
