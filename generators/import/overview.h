/* What a sheet looks like and what it would be read as: for people who want to know before the import, or why. */
#ifndef ZB_IMPORT_OVERVIEW_H
#define ZB_IMPORT_OVERVIEW_H

#include "import/header.h"

#include <stdint.h>

enum { ZB_OVERVIEW_ROWS = 3, ZB_CELL_TYPES = ZB_CELL_ERROR + 1 };

typedef enum { ZB_BY_NOTHING, ZB_BY_HEADER, ZB_BY_ALIAS, ZB_BY_TWO_ROWS } zb_column_match;

typedef struct zb_overview_column {
  const char *caption;                  /* as it is written; "" if it has none */
  const zb_field *field;                /* NULL: it is not used */
  zb_column_match match;                /* how the field was found */
  int64_t types[ZB_CELL_TYPES];         /* cells of each zb_cell_type; empty ones by what the filled rows lack */
  const char *values[ZB_OVERVIEW_ROWS]; /* of the first rows, as they are read; "" for an empty cell */
  bool refused[ZB_OVERVIEW_ROWS];       /* the value can't be read: it is shown as it stands there */
} zb_overview_column;

typedef struct zb_overview {
  const char *name; /* of the sheet; "" for a csv's */
  bool visible;
  int rows;                         /* from the sheet's first one to the last that has a cell */
  int64_t filled;                   /* rows below the header (of a sheet that is no table: all) that have a cell */
  const zb_table_schema *table;     /* what it is taken for; NULL: none of the schema's tables */
  int first_header, last_header;    /* rows from 0, of a table */
  const char *const *missing;       /* required headers that are not there; NULL-terminated; of a table */
  zb_overview_column *columns;      /* from A */
  int column_count;                 /* to the last one that has a cell */
  int first_rows[ZB_OVERVIEW_ROWS]; /* numbers of the first filled rows, from 0 */
  int first_count;
  const zb_merge *merges; /* the table's, until another sheet is selected */
  size_t merge_count;
} zb_overview;

/* Reads the whole of a sheet (from 0) of TABLE; PATH is the file's. All in ARENA, but for merges. */
zb_status zb_overview_read(const zb_schema *schema, zb_table *table, int sheet, const char *path, zb_arena *arena,
                           zb_diags *diags, zb_overview *overview);

#endif
