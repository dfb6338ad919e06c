/* Which format a file has, told by its content. */
#ifndef ZB_READ_SNIFF_SNIFF_H
#define ZB_READ_SNIFF_SNIFF_H

#include "base/diag.h"
#include "base/status.h"

typedef enum {
  ZB_FORMAT_XLSX,
  ZB_FORMAT_TEXT, /* csv and its like; it may as well be a letter */
  ZB_FORMAT_HTML,
  ZB_FORMAT_SPREADSHEETML,
  ZB_FORMAT_ARCHIVE /* a zip of files */
} zb_format;

/* The format's reader judges the rest. Refuses with a diag what can be recognised as something that can't be read: a
   spreadsheet of another kind ("old-xls", "encrypted", "other-spreadsheet", "other-archive", "empty-file"), or no table
   at all ("not-a-table"). */
zb_status zb_sniff(const char *path, zb_diags *diags, zb_format *format);

#endif
