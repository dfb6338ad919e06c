/* An overview of a sheet: the types of cells in each column, and what the import would make of it. */
#ifndef ZB_IMPORT_OVERVIEW_H
#define ZB_IMPORT_OVERVIEW_H

#include "import/header.h"

#include <stdint.h>

enum { ZB_OVERVIEW_ROWS = 3, ZB_CELL_TYPES = ZB_CELL_ERROR + 1 };

typedef enum { ZB_BY_NOTHING, ZB_BY_HEADER, ZB_BY_ALIAS, ZB_BY_SEVERAL_ROWS } zb_column_match;

typedef struct zb_overview_column {
  const char *caption;          /* as written; "" if it has none */
  const zb_field *field;        /* NULL: it is not used */
  const zb_field *to;           /* the other field of a column with a beginning and an end; NULL: it is none */
  zb_column_match match;        /* how the field was found */
  int64_t types[ZB_CELL_TYPES]; /* cells of each zb_cell_type; in non-empty rows, missing cells count as empty */
  const char *values[ZB_OVERVIEW_ROWS]; /* of the first rows, as parsed; "" for an empty cell */
  bool refused[ZB_OVERVIEW_ROWS];       /* the value can't be parsed and is as in the cell */
} zb_overview_column;

/* A value of a sheet that is one person's form. */
typedef struct zb_overview_value {
  int row, column;
  const char *label;
  const zb_field *field;
  const char *text; /* as parsed; "" if it is empty */
  bool refused;     /* it can't be parsed, and is as in the cell */
} zb_overview_value;

typedef struct zb_overview {
  const char *name; /* of the sheet; "" for a csv's */
  bool visible;
  int rows;                      /* up to the last one that has a cell */
  int64_t filled;                /* rows that have a cell, below the header if there is one */
  int64_t hidden;                /* of these */
  const zb_table_schema *table;  /* the table it is read as; NULL: none of the schema's */
  const zb_overview_value *form; /* in the order of the fields, if the sheet is a form; else NULL */
  int form_count;
  int first_header, last_header;    /* rows from 0, if TABLE is set and it is no form */
  const char *const *missing;       /* required headers not found; NULL-terminated; if TABLE is set */
  zb_overview_column *columns;      /* from A */
  int column_count;                 /* to the last one that has a cell */
  int first_rows[ZB_OVERVIEW_ROWS]; /* numbers of the first filled rows, from 0 */
  int first_count;
  const zb_merge *merges; /* the table's, until another sheet is selected */
  size_t merge_count;
} zb_overview;

/* Reads an entire sheet (from 0) of TABLE; PATH is the file's. All in ARENA except MERGES. */
zb_status zb_overview_read(const zb_schema *schema, zb_table *table, int sheet, const char *path, zb_arena *arena,
                           zb_diags *diags, zb_overview *overview);

#endif
