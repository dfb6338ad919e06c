/* Which format a file has, told by its content. */
#ifndef ZB_DATA_SNIFF_H
#define ZB_DATA_SNIFF_H

#include "base/diag.h"
#include "base/status.h"

typedef enum { ZB_FORMAT_XLSX, ZB_FORMAT_TEXT } zb_format;

/* A zip is taken for xlsx and anything that may be text for csv; their readers judge the rest. Refuses with a diag
   what can be recognised as something else: .xls, encrypted workbooks, web pages, pictures, empty files, folders. */
zb_status zb_sniff(const char *path, zb_diags *diags, zb_format *format);

#endif
