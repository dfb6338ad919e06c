/* What the files that bring a sheet into the database share. Inside store/ only. */
#ifndef ZB_IMPORT_SHEET_IMPORT_H
#define ZB_IMPORT_SHEET_IMPORT_H

#include "store/batch.h"

/* What a row below the header is. */
typedef enum { ZB_ROW_DATA, ZB_ROW_TOTAL, ZB_ROW_HEADER, ZB_ROW_NOTE, ZB_ROW_KINDS } zb_row_kind;

/* Rows of a table that are no data, and whose first stands where. */
typedef struct skipped {
  int64_t counts[ZB_ROW_KINDS];
  int first[ZB_ROW_KINDS];
} skipped;

typedef struct merged merged;

/* A sheet on its way in. */
typedef struct import {
  zb_store *store;
  zb_diags *diags;
  zb_table *table;
  zb_source *source;
  const char *name, *shown; /* of the sheet: 申报人员; 花名册.xlsx!申报人员 */
  /* of the table that is being read */
  const zb_table_schema *schema;
  sheet *sheet;
  int64_t sheet_number;
  const int *fields; /* of each column: the field it holds, or -1 */
  int column_count;
  int owner;           /* field */
  bool owner_read;     /* the row's owner could be read as its field's type */
  const char **values; /* of each field */
  zb_changes *changes;
  skipped skipped;
  merged *merged;
  zb_arena *arena, *row_arena;
} import;

/* --- body.c: rows that are no data --- */

/* After its values are read. */
zb_row_kind zb_row_tell(const import *in, const zb_row *row);

/* Counts it; a note, which may be data after all, is told. */
void zb_row_skip(import *in, const zb_row *row, zb_row_kind kind);

/* After the table: how many there were of each kind. */
void zb_row_report(const import *in);

/* True if HEADING has the columns of the table that is being read. */
bool zb_same_columns(const import *in, const zb_heading *heading);

/* --- merged.c: cells that are merged over rows of data --- */

void zb_merged_begin(import *in); /* before each table of the sheet */
void zb_merged_end(import *in);   /* after the sheet */

/* Fills the empty values of a row that its columns' merged cells hold. */
zb_status zb_merged_fill(import *in, const zb_row *row);

#endif
