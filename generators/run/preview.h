/* Describes how a file of tables is read, for users who want to know before a run or to understand its result. */
#ifndef ZB_RUN_PREVIEW_H
#define ZB_RUN_PREVIEW_H

#include "base/buffer.h"
#include "read/table.h"

/* Describes sheet number ONLY (from 0; -1: all sheets) of TABLE, the file at PATH: what each column is read as, the
   first rows, and the messages of import. ENCODING as for zb_table_open_as. Appends to OUT. */
zb_status zb_preview(zb_table *table, int only, const char *path, const char *encoding, const char *notice,
                     zb_buffer *out, zb_diags *diags);

#endif
