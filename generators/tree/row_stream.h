/* Rows that are filled when they are written, one at a time: a STREAM node's. */
#ifndef ZB_TREE_ROW_STREAM_H
#define ZB_TREE_ROW_STREAM_H

#include "base/diag.h"
#include "base/status.h"
#include "tree/tree.h"

struct zb_row_stream {
  /* The next row, in ARENA, its cells in the first of COLUMNS columns; *ROW is NULL behind the last. Goes through them
     once. ZB_TEMPLATE with a diag as zb_template_fill. */
  zb_status (*next)(zb_row_stream *stream, int columns, zb_arena *arena, zb_diags *diags, const zb_node **row);

  /* No further rows are wanted; NEXT calls it behind the last. */
  void (*end)(zb_row_stream *stream);
};

#endif
