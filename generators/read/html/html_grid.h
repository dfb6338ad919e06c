/* One table of a page while it is open: where its next cell stands, and the cell that is being read. */
#ifndef ZB_READ_HTML_HTML_GRID_H
#define ZB_READ_HTML_HTML_GRID_H

#include "read/html/html_page.h"
#include "read/html/html_style.h"
#include "read/html/html_text.h"

typedef struct zb_grid {
  int table;
  bool flat; /* its text belongs to the cell that it stands in */
  int row;   /* -1 before the first */
  int column;
  bool in_row, in_cell, in_caption;
  size_t row_bytes;
  int width;      /* of FREE_FROM */
  int *free_from; /* of each column: the first row that no cell from above reaches */
  zb_page_cell cell;
  char *digits; /* what cell.digits points to */
  zb_page_text text;
} zb_grid;

void zb_grid_start(zb_grid *grid, int table, bool flat); /* GRID is {0} or was used before */
void zb_grid_free(zb_grid *grid);

/* Puts the next cell, spanning so many columns and rows, at its place; false if there are too many columns. */
bool zb_grid_place(zb_grid *grid, int columns, int rows);

/* An attribute's value ("" if it has none), or NULL. ATTRIBUTES are as libxml2 gives them: name, value or NULL, …,
   NULL; or NULL. */
const char *zb_page_attribute(const char *const *attributes, const char *name);

/* Takes the attributes of a <td> or <th> that say what its text is. */
void zb_grid_describe(zb_grid *grid, const char *const *attributes, const zb_page_styles *styles);

/* The open cell with its text, as what it is; valid until the next. */
const zb_page_cell *zb_grid_finish(zb_grid *grid);

#endif
