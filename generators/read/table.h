/* Reads files of tables: sheets of rows of typed cells. Knows nothing of forms or fields. The format is detected by
   content, not by file name. Readers stream: memory does not grow with the file, but for
   that of an xls, which has at most 65,536 rows a sheet. */
#ifndef ZB_READ_TABLE_H
#define ZB_READ_TABLE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"
#include "value/cell.h"

#include <stdbool.h>
#include <stddef.h>

/* A row: its non-empty cells from left to right. */
typedef struct zb_row {
  int number;  /* from 0 */
  int width;   /* of a text file: its values, also empty ones; else 0 */
  bool hidden; /* by a filter or by hand */
  int count;
  const zb_cell *cells;
} zb_row;

/* Merged cells, all bounds from 0 and inclusive. */
typedef struct zb_merge {
  int first_row, first_column, last_row, last_column;
} zb_merge;

/* How certain it is that a picture over several rows belongs to the one that is given. */
typedef enum { ZB_PICTURE_CLEAR, ZB_PICTURE_LIKELY, ZB_PICTURE_UNCLEAR } zb_picture_row;

/* A picture on a sheet. */
typedef struct zb_table_picture {
  int row, column;               /* the cell that it is in, or that most of it covers */
  int first_column, last_column; /* what it covers */
  bool floating;                 /* over cells, not in one */
  zb_picture_row certainty;
  int other_row;           /* that it may belong to, unless ROW is clear */
  int first_row, last_row; /* of a floating one: what it covers */
  int number;              /* in the order of the file */
  const char *part;        /* of the file, for zb_table_picture_bytes; NULL: the file does not have it */
} zb_table_picture;

typedef struct zb_table zb_table;

/* Opens a file (xlsx, xls, ods, csv, html, mht, SpreadsheetML 2003, the tables of a docx). ZB_INPUT with a diag if it
   is none of these or corrupt. The caller frees *TABLE, NULL on failure, with zb_table_free. Diags name PATH, which is
   copied. */
zb_status zb_table_open(const char *path, zb_diags *diags, zb_table **table);
/* The same; ENCODING ("UTF-8", "GB18030", "BIG5"; not copied) is that of a text file without a byte order mark, NULL to
   detect it. */
zb_status zb_table_open_as(const char *path, const char *encoding, zb_diags *diags, zb_table **table);

void zb_table_free(zb_table *table);

/* The file may take SECONDS of processor time from now on, in place of 600 since it was opened: beyond, going to a
   sheet, a row or the merged cells is ZB_INPUT with a diag. */
void zb_table_limit_time(zb_table *table, double seconds);

/* "xlsx", "xls", "ods", "docx", "csv", "html" or "spreadsheetml". */
const char *zb_table_format(const zb_table *table);

/* Whether this program made it, as a property says that zb_sheet_write leaves in each workbook. */
bool zb_table_is_own(const zb_table *table);

int zb_table_sheet_count(const zb_table *table);
const char *zb_table_sheet_name(const zb_table *table, int sheet); /* a csv's one sheet is "" */
bool zb_table_sheet_visible(const zb_table *table, int sheet);

/* Goes to the first row of a sheet. */
zb_status zb_table_select(zb_table *table, int sheet, zb_diags *diags);

/* The next row that has a cell; *ROW is NULL at the end. Rows come in ascending order and are valid until the next
 * call. */
zb_status zb_table_next(zb_table *table, const zb_row **row, zb_diags *diags);

/* The merged cells of the selected sheet (xlsx needs another pass for them at the first call); none for csv. Owned by
   the table until another sheet is selected. */
zb_status zb_table_merges(zb_table *table, const zb_merge **merges, size_t *count, zb_diags *diags);

/* The pictures of the selected sheet by rows and columns; none but in xlsx. A cell with a picture in it has no text.
   Owned by the table until another sheet is selected. */
void zb_table_pictures(zb_table *table, const zb_table_picture **pictures, size_t *count);

/* Whether the file, an xls, ods or docx, holds pictures, which zb_table_pictures does not give. */
bool zb_table_has_unread_pictures(const zb_table *table);

/* Appends the bytes of a picture's file to OUT; ZB_INPUT with a diag if it is spoiled or larger than any photo. */
zb_status zb_table_picture_bytes(zb_table *table, const zb_table_picture *picture, zb_buffer *out, zb_diags *diags);

#endif
