/* The parts of a workbook, each with its reader: shared strings, number formats, sheets. */
#ifndef ZB_READ_XLSX_XLSX_PARTS_H
#define ZB_READ_XLSX_XLSX_PARTS_H

#include "base/buffer.h"
#include "read/cells.h"
#include "read/xlsx/package.h"

/* --- xlsx_strings.c --- */

typedef struct zb_strings zb_strings;

/* NAME may be NULL (a workbook without shared strings). */
zb_status zb_strings_read(zb_package *package, const char *name, zb_diags *diags, zb_strings **strings);
void zb_strings_free(zb_strings *strings);
size_t zb_strings_count(const zb_strings *strings);

/* Puts string I, from 0 and below the count, in TEXT; false if the temporary file fails: zb_strings_fault. */
bool zb_strings_get(const zb_strings *strings, size_t i, zb_buffer *text);

/* ZB_OUTPUT with a diag that the temporary file can't be used, after errno. */
zb_status zb_strings_fault(const zb_package *package, zb_diags *diags);

/* Behind the start of an <si> or <is> at DEPTH: appends its text to TEXT (rich text as one; phonetic guides left out)
   and goes to its end. */
zb_status zb_strings_read_item(zb_part *part, int depth, zb_buffer *text, zb_diags *diags);

/* Undoes _x000D_ and its like in place. */
void zb_strings_unescape(zb_buffer *text);

/* --- xlsx_styles.c --- */

/* What a number with some style is. */
typedef enum { ZB_STYLE_NUMBER, ZB_STYLE_DATE, ZB_STYLE_TIME } zb_style_kind;

typedef struct zb_styles zb_styles;

/* NAME may be NULL: all styles are numbers. */
zb_status zb_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_styles **styles);
void zb_styles_free(zb_styles *styles);
zb_style_kind zb_styles_kind(const zb_styles *styles, long style);

/* What a number format's code shows a number as. */
zb_style_kind zb_format_kind(const char *code);

/* What a sheet's cells refer to; outlives the sheet. */
typedef struct zb_sheet_context {
  zb_package *package;
  const zb_strings *strings;
  const zb_styles *styles;
  bool from_1904;
} zb_sheet_context;

/* --- xlsx_values.c --- */

typedef enum {
  ZB_SOURCE_NUMBER,
  ZB_SOURCE_SHARED,
  ZB_SOURCE_TEXT,
  ZB_SOURCE_BOOL,
  ZB_SOURCE_ERROR,
  ZB_SOURCE_DATE,
  ZB_SOURCE_UNKNOWN
} zb_source_kind;

/* What is written of a cell. */
typedef struct zb_source {
  zb_source_kind kind;
  long style;
  int column;
  bool formula;
  bool astray; /* its place is of another row than the one that it is in */
} zb_source;

/* Of a cell's t attribute; NULL: it has none. */
zb_source_kind zb_source_kind_of(const char *type);

/* Makes CELL, the last of CELLS, from the not empty VALUE, which it changes. *FAULT is set if that is none, in the
   user's words. */
zb_status zb_source_value(const zb_sheet_context *context, const zb_source *from, zb_buffer *value, zb_cells *cells,
                          zb_cell *cell, const char **fault, zb_diags *diags);

/* --- xlsx_sheet.c --- */

#define ZB_MAX_SHEET_BYTES ((uint64_t)16 * 1024 * 1024 * 1024)

typedef struct zb_sheet zb_sheet;

/* What is known of a sheet from when it was read before; the workbook's. */
typedef struct zb_sheet_memory {
  bool warned; /* of formulas without a value */
  enum { ZB_ORDER_UNKNOWN, ZB_ORDER_KEPT, ZB_ORDER_BROKEN } order;
} zb_sheet_memory;

/* Opens the sheet in that part; NAME is for places. */
zb_status zb_sheet_open(const zb_sheet_context *context, const char *part_name, const char *name,
                        zb_sheet_memory *memory, zb_diags *diags, zb_sheet **sheet);
void zb_sheet_close(zb_sheet *sheet);

/* The next row that has a cell, as they stand in the part; *ROW is NULL at the end. */
zb_status zb_sheet_next(zb_sheet *sheet, const zb_row **row, zb_diags *diags);

/* ZB_INPUT with a diag that the sheet is spoiled at that cell. */
zb_status zb_sheet_spoiled(const zb_sheet *sheet, int column, int row, const char *what, zb_diags *diags);

/* --- xlsx_sorted.c --- */

/* Whether the rows in that part stand in ascending order: a quick look at the bytes, which may doubt it of some that
   do. */
zb_status zb_sheet_survey(const zb_sheet_context *context, const char *part_name, bool *in_order, zb_diags *diags);

/* The rows of a sheet whose rows are in any order, in ascending order. */
typedef struct zb_sorted zb_sorted;

/* Reads all of SHEET, which must live as long. */
zb_status zb_sorted_read(zb_sheet *sheet, const zb_sheet_context *context, zb_diags *diags, zb_sorted **sorted);
void zb_sorted_free(zb_sorted *sorted);
zb_status zb_sorted_next(zb_sorted *sorted, const zb_row **row, zb_diags *diags);

/* --- xlsx_merges.c --- */

/* Goes through a sheet for its merged cells; *MERGES is the caller's to free. */
zb_status zb_sheet_merges(const zb_sheet_context *context, const char *part_name, zb_diags *diags, zb_merge **merges,
                          size_t *count);

/* Reads "F17" or "17" or "F" at *S and moves behind; what is not there is -1. Numbers from 0; false if out of
   bounds. */
bool zb_reference_read(const char **s, int *column, int *row);

#endif
