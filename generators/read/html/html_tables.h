/* Decides which of a page's tables are sheets. Tables are used for page layout, too: one that has fewer cells of its
   own than a table nested in it is only layout, and the nested ones are sheets. A table nested in a sheet is part of
   its cell's text. */
#ifndef ZB_READ_HTML_HTML_TABLES_H
#define ZB_READ_HTML_HTML_TABLES_H

#include "base/arena.h"
#include "read/html/html_page.h"
#include "read/table.h"

#include <stddef.h>

typedef struct zb_html_table {
  int parent;       /* -1: none */
  int cells;        /* that are not empty, without those of nested tables */
  int inside;       /* the most cells that a nested table has */
  bool is_separate; /* not part of the text of its parent's cell */
} zb_html_table;

typedef struct zb_html_sheet {
  const char *name;
  int table;
  size_t first_merge, merge_count;
} zb_html_sheet;

/* What one pass over a page finds. Release with zb_html_tables_free. */
typedef struct zb_html_tables {
  zb_html_table *tables;
  size_t count;
  zb_html_sheet *sheets;
  int sheet_count;
  zb_merge *merges; /* table after table */
  bool from_1904;   /* the workbook that was saved as this page counts days from 1904-01-01 */
  zb_arena *arena;  /* of all of it */
} zb_html_tables;

zb_status zb_html_tables_find(zb_html_page *page, zb_diags *diags, zb_html_tables *tables);
void zb_html_tables_free(zb_html_tables *tables);

#endif
