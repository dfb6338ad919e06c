/* The interface between table.c and the readers. Each format has one zb_reader_class; SELF is the reader's state. */
#ifndef ZB_READ_READER_H
#define ZB_READ_READER_H

#include "read/table.h"

#include <stdio.h>

/* The limits of spreadsheet programs: a file beyond them is corrupt or hostile. */
enum { ZB_MAX_COLUMNS = 16384, ZB_MAX_ROWS = 1048576, ZB_MAX_CELL_BYTES = 1024 * 1024 };

typedef struct zb_reader_class {
  const char *format;
  void (*free)(void *self);
  int (*sheet_count)(const void *self);
  const char *(*sheet_name)(const void *self, int sheet);
  bool (*sheet_visible)(const void *self, int sheet);
  zb_status (*select)(void *self, int sheet, zb_diags *diags);
  zb_status (*next)(void *self, const zb_row **row, zb_diags *diags);
  zb_status (*merges)(void *self, const zb_merge **merges, size_t *count, zb_diags *diags);
  /* NULL: the format has no pictures */
  void (*pictures)(const void *self, const zb_table_picture **pictures, size_t *count);
  zb_status (*picture_bytes)(void *self, const zb_table_picture *picture, zb_buffer *out, zb_diags *diags);
  bool (*is_own)(const void *self);              /* NULL: never */
  bool (*has_unread_pictures)(const void *self); /* NULL: none that are known */
} zb_reader_class;

extern const zb_reader_class zb_xlsx_reader;
extern const zb_reader_class zb_csv_reader;
extern const zb_reader_class zb_html_reader;
extern const zb_reader_class zb_spreadsheetml_reader;
extern const zb_reader_class zb_xls_reader;
extern const zb_reader_class zb_ods_reader;
extern const zb_reader_class zb_docx_reader;

zb_status zb_xlsx_open(const char *path, zb_diags *diags, void **self);
zb_status zb_csv_open(const char *path, const char *encoding, zb_diags *diags, void **self);
zb_status zb_html_open(const char *path, const char *encoding, zb_diags *diags, void **self);
/* The same of an open FILE, as for zb_text_file_take. */
zb_status zb_html_open_page(FILE *file, const char *path, const char *encoding, zb_diags *diags, void **self);
/* A web page in a MIME container, for zb_html_reader: its self. */
zb_status zb_mht_open(const char *path, const char *encoding, zb_diags *diags, void **self);
zb_status zb_spreadsheetml_open(const char *path, const char *encoding, zb_diags *diags, void **self);
zb_status zb_xls_open(const char *path, zb_diags *diags, void **self);
zb_status zb_ods_open(const char *path, zb_diags *diags, void **self);
zb_status zb_fods_open(const char *path, const char *encoding, zb_diags *diags, void **self);
zb_status zb_docx_open(const char *path, zb_diags *diags, void **self);

#endif
