/* Header rows: which table a sheet contains, where its header ends, which column has which field. */
#ifndef ZB_IMPORT_HEADER_H
#define ZB_IMPORT_HEADER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "read/table.h"
#include "store/schema.h"

/* An index of the schema's headers and aliases. */
typedef struct zb_header_index zb_header_index;

/* In ARENA; SCHEMA must outlive it. */
zb_header_index *zb_header_index_new(const zb_schema *schema, zb_arena *arena);

/* A cell of the header. */
typedef struct zb_caption {
  int column;
  const char *text; /* as written; of a header of several rows, all of them */
  bool several;     /* TEXT is from several rows, and a header as a whole */
} zb_caption;

/* A line above a table that gives all its rows a value: 填报单位：第二中学. */
typedef struct zb_above {
  int field; /* -1: none */
  const char *value;
  int row, column; /* of the value */
} zb_above;

typedef struct zb_heading {
  int table;                  /* index in the schema; -1: none */
  int first_row, last_row;    /* of the header, from 0 */
  int width;                  /* of the header, as in zb_row */
  int span_column;            /* of two fields, a beginning and an end; -1: none */
  int person_above;           /* a row of data above the header, or, without one, where it should be; -1: none */
  int nearest;                /* without a table: the one that has most of the names; -1: none */
  const int *nearest_columns; /* of its fields */
  const char *seen;           /* without a table: what the row has that is most like a header: “姓名”、“性别” … */
  int seen_row;
  zb_above above;
  bool empty;                 /* the sheet has no cell in its first rows */
  const int *columns;         /* of each field; -1: missing */
  const int *ranks;           /* of each field found: 0 by the schema's own header, else by an alias */
  const zb_caption *captions; /* of all columns that have one */
  int caption_count;
  const char *const *extra; /* headers of columns without a field, or of a second one for a field; NULL-terminated */
  const int *extra_columns;
  const char *const *missing; /* required headers not found; NULL-terminated */
} zb_heading;

/* The HINT for zb_header_find: the name of the file at PATH, without ending, and the sheet's NAME. In ARENA. */
const char *zb_header_hint(const char *path, const char *name, zb_arena *arena);

/* Looks for the header in the first rows of a sheet of TABLE. HINT decides between tables that fit equally well. All in
   ARENA. The sheet must be selected again afterwards. */
zb_status zb_header_find(const zb_header_index *index, zb_table *table, int sheet, const char *hint, zb_arena *arena,
                         zb_diags *diags, zb_heading *heading);

/* The index of the table that HINT names; -1: none. */
int zb_header_table(const zb_header_index *index, const char *hint, zb_arena *arena);

/* What is left of NAME (normalized) without the title of a table in it; NULL if it has none. In ARENA. */
const char *zb_header_rest(const zb_header_index *index, const char *name, zb_arena *arena);

/* Whether ROW, below the first header of a sheet, is another one, with all required headers of a table. COLUMN: that of
   the owner above. In ARENA. */
bool zb_row_is_header(const zb_header_index *index, const zb_row *row, int column, zb_arena *arena,
                      zb_heading *heading);

/* Whether PLAIN (normalized) is a header of this field of this table. */
bool zb_header_is_field(const zb_header_index *index, int table, int field, const char *plain);

#endif
