/* Dumps what the reader sees as canonical csv (RFC 4180) or json, for other programs and for comparison. */
#ifndef ZB_READ_TABLE_DUMP_H
#define ZB_READ_TABLE_DUMP_H

#include "base/buffer.h"
#include "read/table.h"

#include <stdio.h>

/* Appends one sheet as canonical csv: rows and columns counted from A1, no trailing empty cells or rows, CRLF,
   fields quoted only where RFC 4180 asks for it. */
zb_status zb_dump_csv(zb_table *table, int sheet, zb_buffer *out, zb_diags *diags);

/* Appends one JSON object per line and row: {"sheet":…,"row":1,"cells":[{"ref":"A1","type":"text","value":…}]}. */
zb_status zb_dump_json(zb_table *table, int sheet, zb_buffer *out, zb_diags *diags);

/* The same, streamed to FILE. ZB_OUTPUT, without a diag, if FILE can't be written. */
zb_status zb_dump_csv_to(zb_table *table, int sheet, FILE *file, zb_diags *diags);
zb_status zb_dump_json_to(zb_table *table, int sheet, FILE *file, zb_diags *diags);

#endif
