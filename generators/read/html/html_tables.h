/* Which of a page's tables are sheets. A page is laid out in tables, too: one that has less in its own cells than one
   of the tables inside it is a frame, and those are tables of their own. A table inside a real table is part of the
   text of its cell. */
#ifndef ZB_READ_HTML_HTML_TABLES_H
#define ZB_READ_HTML_HTML_TABLES_H

#include "base/arena.h"
#include "read/html/html_page.h"
#include "read/table.h"

#include <stddef.h>

typedef struct zb_page_table {
  int parent; /* -1: none */
  int cells;  /* that are not empty, without those of tables inside */
  int inside; /* the most cells that a table inside it has */
  bool own;   /* its text does not belong to a cell of its parent */
} zb_page_table;

typedef struct zb_page_sheet {
  const char *name;
  int table;
  size_t first_merge, merge_count;
} zb_page_sheet;

/* What one pass over a page finds. Ends with zb_page_tables_free. */
typedef struct zb_page_tables {
  zb_page_table *tables;
  size_t count;
  zb_page_sheet *sheets;
  int sheet_count;
  zb_merge *merges; /* table after table */
  bool from_1904;   /* the workbook that the page was counts days from 1904-01-01 */
  zb_arena *arena;  /* of all of it */
} zb_page_tables;

zb_status zb_page_tables_find(zb_page *page, zb_diags *diags, zb_page_tables *tables);
void zb_page_tables_free(zb_page_tables *tables);

#endif
