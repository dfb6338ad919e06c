/* Header rows: which table a sheet is, where its header ends, which column holds which field. */
#ifndef ZB_STORE_HEADER_H
#define ZB_STORE_HEADER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "data/table.h"
#include "store/schema.h"

/* TEXT as headers are compared: without blanks, required marks (*) and colons, full-width forms as half-width ones,
   letters in lower case. In ARENA. */
const char *zb_header_plain(const char *text, zb_arena *arena);

/* The schema's headers and aliases, sorted for looking up. */
typedef struct zb_header_index zb_header_index;

/* In ARENA; SCHEMA must outlive it. */
zb_header_index *zb_header_index_new(const zb_schema *schema, zb_arena *arena);

typedef struct zb_heading {
  int table;                /* index in the schema; -1: none of its tables */
  int last_row;             /* of the header, from 0 */
  bool empty;               /* the sheet has no cell in its first rows */
  const int *columns;       /* of each field; -1: not there */
  const char *const *extra; /* headers that are no field of the table, or a second column of one; NULL-terminated */
  const int *extra_columns;
  const char *const *missing; /* required headers that are not there; NULL-terminated */
} zb_heading;

/* Looks for the header in the first rows of a sheet of TABLE. HINT is the sheet's or file's name, as the user gave it:
   it decides between tables that fit alike. All in ARENA. The sheet must be selected again afterwards. */
zb_status zb_header_find(const zb_header_index *index, zb_table *table, int sheet, const char *hint, zb_arena *arena,
                         zb_diags *diags, zb_heading *heading);

#endif
