/* Detects the format of a file by its content. */
#ifndef ZB_READ_SNIFF_SNIFF_H
#define ZB_READ_SNIFF_SNIFF_H

#include "base/diag.h"
#include "base/status.h"

typedef enum {
  ZB_FORMAT_XLSX,
  ZB_FORMAT_TEXT, /* csv or the like; may be any text */
  ZB_FORMAT_HTML,
  ZB_FORMAT_SPREADSHEETML,
  ZB_FORMAT_XLS,
  ZB_FORMAT_ODS,
  ZB_FORMAT_FODS, /* an .ods in one XML file */
  ZB_FORMAT_DOCX,
  ZB_FORMAT_MHT,    /* a web page in a MIME container */
  ZB_FORMAT_ARCHIVE /* a zip of files */
} zb_format;

/* Refuses with a diag what it recognizes as unsupported: another kind of spreadsheet ("old-xls", "encrypted",
   "other-spreadsheet", "other-archive", "empty-file"), or no table at all ("not-a-table"). Any other file may still be
   refused by the format's reader. */
zb_status zb_sniff(const char *path, zb_diags *diags, zb_format *format);

#endif
