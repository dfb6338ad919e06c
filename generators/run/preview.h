/* How a file of tables would be read, in words: for people who want to know before a run, or why it went so. */
#ifndef ZB_RUN_PREVIEW_H
#define ZB_RUN_PREVIEW_H

#include "base/buffer.h"
#include "read/table.h"

/* Appends what TABLE, the file at PATH, has in sheet number ONLY (from 0; -1: in all): what each column is read as, the
   first rows, and what import would say. ENCODING as for zb_table_open_as. */
zb_status zb_preview(zb_table *table, int only, const char *path, const char *encoding, zb_buffer *out,
                     zb_diags *diags);

#endif
