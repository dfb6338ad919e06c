/* An open table of a page: the position of its next cell, and the cell being read. */
#ifndef ZB_READ_HTML_HTML_GRID_H
#define ZB_READ_HTML_HTML_GRID_H

#include "read/html/html_page.h"
#include "read/html/html_style.h"
#include "read/html/html_text.h"

typedef struct zb_html_grid {
  int table;
  bool flat; /* nested, its text belongs to the enclosing cell */
  int row;   /* -1 before the first */
  int column;
  bool in_row, in_cell, in_caption;
  bool is_header; /* the cell */
  bool hidden;    /* the row */
  size_t row_bytes;
  int width;      /* of FREE_FROM */
  int *free_from; /* for each column, the first row that no rowspan covers */
  zb_html_cell cell;
  char *digits; /* what cell.digits points to */
  zb_html_text text;
  int lists;        /* in the cell that show something nobody has chosen */
  zb_buffer listed; /* what the last one shows */
} zb_html_grid;

void zb_html_grid_start(zb_html_grid *grid, int table, bool flat); /* GRID is {0} or was used before */
void zb_html_grid_free(zb_html_grid *grid);

/* Places the next cell, which spans so many columns and rows; false if there are too many columns. */
bool zb_html_grid_place(zb_html_grid *grid, int columns, int rows);

/* An attribute's value ("" if it has none), or NULL. ATTRIBUTES are as libxml2 passes them: name, value or NULL, …,
   NULL; or NULL. */
const char *zb_html_attribute(const char *const *attributes, const char *name);

/* Sets the type of the open cell from the attributes of its <td> or <th>. */
void zb_html_grid_describe(zb_html_grid *grid, const char *const *attributes, const zb_html_styles *styles);

/* Finishes the open cell; valid until the next one starts. */
const zb_html_cell *zb_html_grid_finish(zb_html_grid *grid);

#endif
