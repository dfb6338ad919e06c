/* The parts of a workbook, each with its reader: shared strings, number formats, sheets. */
#ifndef ZB_READ_XLSX_XLSX_PARTS_H
#define ZB_READ_XLSX_XLSX_PARTS_H

#include "base/buffer.h"
#include "read/cells.h"
#include "read/package.h"
#include "value/number_format.h"

/* --- xlsx_strings.c --- */

typedef struct zb_shared_strings zb_shared_strings;

/* NAME may be NULL (a workbook without shared strings). */
zb_status zb_shared_strings_read(zb_package *package, const char *name, zb_diags *diags, zb_shared_strings **strings);
void zb_shared_strings_free(zb_shared_strings *strings);
size_t zb_shared_strings_count(const zb_shared_strings *strings);

/* Copies string I (below the count) to TEXT; *STRUCK: something of it is struck out. False if the temporary file fails:
   see zb_xlsx_spill_failed. */
bool zb_shared_strings_get(const zb_shared_strings *strings, size_t i, zb_buffer *text, bool *struck);

/* Returns ZB_OUTPUT and adds a diag that the temporary file can't be used, by errno. */
zb_status zb_xlsx_spill_failed(const zb_package *package, zb_diags *diags);

/* After the start of an <si> or <is> at DEPTH: appends its text (rich text as plain, without phonetic guides) and goes
   to its end. Sets *STRUCK if something of it is struck out. */
zb_status zb_xlsx_text_read(zb_part *part, int depth, zb_buffer *text, bool *struck, zb_diags *diags);

/* Decodes _x000D_ and other escapes in place. */
void zb_xlsx_text_unescape(zb_buffer *text);

/* --- xlsx_styles.c --- */

typedef struct zb_xlsx_styles zb_xlsx_styles;

/* NAME may be NULL: all cells are plain numbers then. */
zb_status zb_xlsx_styles_read(zb_package *package, const char *name, zb_diags *diags, zb_xlsx_styles **styles);
void zb_xlsx_styles_free(zb_xlsx_styles *styles);
/* NULL: as General. */
const zb_number_format *zb_xlsx_styles_format(const zb_xlsx_styles *styles, long style);
/* Whether its font strikes out. */
bool zb_xlsx_styles_strike(const zb_xlsx_styles *styles, long style);

/* What a sheet's cells refer to; outlives the sheet. */
typedef struct zb_xlsx_context {
  zb_package *package;
  const zb_shared_strings *strings;
  const zb_xlsx_styles *styles;
  const struct zb_xlsx_pictures *pictures; /* of the sheet that is being read */
  bool from_1904;
} zb_xlsx_context;

/* --- xlsx.c --- */

/* Whether an attribute's value, or NULL, is 1 or true. */
bool zb_xlsx_is_true(const char *value);

/* Of an element that is there to say so, <strike/>, unless its val denies it. */
bool zb_xlsx_is_on(const zb_event *event);

/* --- xlsx_values.c --- */

typedef enum {
  ZB_RAW_NUMBER,
  ZB_RAW_SHARED,
  ZB_RAW_TEXT,
  ZB_RAW_BOOL,
  ZB_RAW_ERROR,
  ZB_RAW_DATE,
  ZB_RAW_UNKNOWN
} zb_raw_kind;

/* A cell's attributes as written in the file. */
typedef struct zb_raw_cell {
  zb_raw_kind kind;
  long style;
  int column;
  bool formula;
  bool struck;    /* something of its own text is struck out */
  bool misplaced; /* its reference is not of the row that contains it */
} zb_raw_cell;

/* The kind by a cell's t attribute, or NULL if it has none. */
zb_raw_kind zb_raw_kind_of(const char *type);

/* Fills CELL, the last of CELLS, from VALUE, which is not empty and may be modified. If VALUE is invalid, *FAULT is set
   to the reason, in Chinese. */
zb_status zb_raw_cell_value(const zb_xlsx_context *context, const zb_raw_cell *raw, zb_buffer *value, zb_cells *cells,
                            zb_cell *cell, const char **fault, zb_diags *diags);

/* --- xlsx_sheet.c --- */

#define ZB_MAX_SHEET_BYTES ((uint64_t)16 * 1024 * 1024 * 1024)

typedef struct zb_xlsx_sheet zb_xlsx_sheet;

/* What is known of a sheet from an earlier pass; owned by the workbook. */
typedef struct zb_xlsx_sheet_state {
  bool warned; /* of a formula without a value */
  enum { ZB_ORDER_UNKNOWN, ZB_ORDER_KEPT, ZB_ORDER_BROKEN } row_order;
  bool has_no_merges; /* it is certain */
} zb_xlsx_sheet_state;

/* Opens the sheet in that part; NAME is for diags. */
zb_status zb_xlsx_sheet_open(const zb_xlsx_context *context, const char *part_name, const char *name,
                             zb_xlsx_sheet_state *state, zb_diags *diags, zb_xlsx_sheet **sheet);
void zb_xlsx_sheet_close(zb_xlsx_sheet *sheet);

/* The next row that has a cell, in the order of the file; *ROW is NULL at the end. */
zb_status zb_xlsx_sheet_next(zb_xlsx_sheet *sheet, const zb_row **row, zb_diags *diags);

/* Returns ZB_INPUT and adds a diag that the sheet is corrupt at that cell. */
zb_status zb_xlsx_sheet_refuse(const zb_xlsx_sheet *sheet, int column, int row, const char *what, zb_diags *diags);

/* --- xlsx_sorted.c --- */

/* Whether the rows in that part are in ascending order, and whether it has merged cells: a quick scan of the bytes,
   which may wrongly take them for unordered, and for merged. Sets STATE unless it fails. */
zb_status zb_xlsx_sheet_survey(const zb_xlsx_context *context, const char *part_name, zb_xlsx_sheet_state *state,
                               zb_diags *diags);

/* The rows of an unordered sheet in ascending order. */
typedef struct zb_sorted_rows zb_sorted_rows;

/* Reads all of SHEET, which must outlive *SORTED. */
zb_status zb_sorted_rows_read(zb_xlsx_sheet *sheet, const zb_xlsx_context *context, zb_diags *diags,
                              zb_sorted_rows **sorted);
void zb_sorted_rows_free(zb_sorted_rows *sorted);
zb_status zb_sorted_rows_next(zb_sorted_rows *sorted, const zb_row **row, zb_diags *diags);

/* --- xlsx_merges.c --- */

/* Makes a pass over a sheet for its merged cells; the caller frees *MERGES. */
zb_status zb_xlsx_sheet_merges(const zb_xlsx_context *context, const char *part_name, zb_diags *diags,
                               zb_merge **merges, size_t *count);

/* Parses "F17" or "17" or "F" at *S and advances *S past it; numbers are from 0, a missing part is -1. False if out of
   bounds. */
bool zb_reference_read(const char **s, int *column, int *row);

#endif
