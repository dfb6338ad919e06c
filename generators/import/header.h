/* Header rows: which table a sheet is, where its header ends, which column holds which field. */
#ifndef ZB_IMPORT_HEADER_H
#define ZB_IMPORT_HEADER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "read/table.h"
#include "store/schema.h"

/* The schema's headers and aliases, sorted for looking up. */
typedef struct zb_header_index zb_header_index;

/* In ARENA; SCHEMA must outlive it. */
zb_header_index *zb_header_index_new(const zb_schema *schema, zb_arena *arena);

/* A cell of the header. */
typedef struct zb_caption {
  int column;
  const char *text; /* as it is written; of a header of two rows, both */
  bool two_rows;    /* it is named by both */
} zb_caption;

typedef struct zb_heading {
  int table;                  /* index in the schema; -1: none of its tables */
  int first_row, last_row;    /* of the header, from 0 */
  bool empty;                 /* the sheet has no cell in its first rows */
  const int *columns;         /* of each field; -1: not there */
  const int *ranks;           /* of each field that is there: 0 by the schema's own header, else by an alias */
  const zb_caption *captions; /* of all columns that have one */
  int caption_count;
  const char *const *extra; /* headers that are no field of the table, or a second column of one; NULL-terminated */
  const int *extra_columns;
  const char *const *missing; /* required headers that are not there; NULL-terminated */
} zb_heading;

/* What a sheet of that NAME in the file at PATH is called, for zb_header_find. In ARENA. */
const char *zb_header_hint(const char *path, const char *name, zb_arena *arena);

/* Looks for the header in the first rows of a sheet of TABLE. HINT is the file's and sheet's name: it decides between
 * tables that fit alike. All in ARENA. The sheet must be selected again afterwards. */
zb_status zb_header_find(const zb_header_index *index, zb_table *table, int sheet, const char *hint, zb_arena *arena,
                         zb_diags *diags, zb_heading *heading);

/* The index of the table that HINT names; -1: none. */
int zb_header_named(const zb_header_index *index, const char *hint, zb_arena *arena);

/* True if ROW, below the first header of a sheet, is one too: it has all required headers of a table. In ARENA. */
bool zb_header_row(const zb_header_index *index, const zb_row *row, zb_arena *arena, zb_heading *heading);

/* True if PLAIN is a name of this field of this table. */
bool zb_header_names(const zb_header_index *index, int table, int field, const char *plain);

#endif
