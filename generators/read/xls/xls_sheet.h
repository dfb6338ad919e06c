/* The cells of a sheet of an .xls, put in order. Private to xls/. */
#ifndef ZB_READ_XLS_XLS_SHEET_H
#define ZB_READ_XLS_XLS_SHEET_H

#include "read/cells.h"
#include "read/xls/xls_book.h"

typedef struct zb_xls_sheet zb_xls_sheet;

/* Finds the cells and merged cells of sheet NUMBER of BOOK, which outlives *SHEET; free with zb_xls_sheet_free. */
zb_status zb_xls_sheet_open(zb_xls_book *book, size_t number, zb_diags *diags, zb_xls_sheet **sheet);
void zb_xls_sheet_free(zb_xls_sheet *sheet);

/* The next row that has a cell; *ROW is NULL at the end. */
zb_status zb_xls_sheet_next(zb_xls_sheet *sheet, const zb_row **row, zb_diags *diags);

/* Owned by the sheet. */
const zb_merge *zb_xls_sheet_merges(const zb_xls_sheet *sheet, size_t *count);

#endif
