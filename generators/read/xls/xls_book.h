/* A workbook of Excel 5 to 2003: what its sheets share, and where they are. Private to xls/. */
#ifndef ZB_READ_XLS_XLS_BOOK_H
#define ZB_READ_XLS_XLS_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "read/xls/biff.h"
#include "value/number_format.h"

typedef struct zb_xls_sheet_entry {
  const char *name;
  size_t at; /* offset of its BOF */
  bool visible;
  bool warned; /* of a formula without a value */
} zb_xls_sheet_entry;

typedef struct zb_xls_format {
  long id;
  const char *code;
} zb_xls_format;

/* A text that cells share. */
typedef struct zb_xls_string {
  const char *text;
  bool struck; /* something of it is struck out */
} zb_xls_string;

/* Release with zb_xls_book_free, even if zb_xls_book_open failed. */
typedef struct zb_xls_book {
  char *path;
  zb_arena *arena;
  zb_buffer file, stream;
  zb_biff biff;
  bool from_1904, has_pictures;
  zb_xls_sheet_entry *sheets;
  size_t sheet_count, sheet_capacity;
  zb_xls_format *formats;
  size_t format_count, format_capacity;
  long *styles;  /* the format's id of each XF */
  bool *strikes; /* and whether its font strikes out */
  size_t style_count, style_capacity, strikes_capacity, font_capacity;
  zb_number_format *shown; /* and what it means */
  zb_xls_string *strings;
  size_t string_count, string_capacity;
} zb_xls_book;

zb_status zb_xls_book_open(zb_xls_book *book, const char *path, zb_diags *diags);
void zb_xls_book_free(zb_xls_book *book);

/* How the cells of that XF show a number; NULL: as General. Lives as long as the book. */
const zb_number_format *zb_xls_book_format(const zb_xls_book *book, size_t style);

/* Whether the font of that XF strikes out. */
bool zb_xls_book_strikes(const zb_xls_book *book, size_t style);

/* Returns ZB_INPUT and adds a diag that the workbook is corrupt at SHEET, "" for all of it. */
zb_status zb_xls_book_refuse(const zb_xls_book *book, const char *sheet, zb_diags *diags, const char *what);

#endif
