/* Rows on their way from a reader to its caller: parsers tell of several at once, and callers look at a sheet's first
   rows before they read it, which shall not cost a second pass over the file. */
#ifndef ZB_READ_ROW_QUEUE_H
#define ZB_READ_ROW_QUEUE_H

#include "read/cells.h"

typedef struct zb_row_queue {
  zb_cells cells; /* of the finished rows, and behind them those of the open one: add to it */
  zb_cells spare;
  struct zb_queued_row *rows;
  size_t count, room;
  size_t next;   /* the row to be handed out */
  int open_from; /* the open row's first cell */
  bool dropped;  /* some row since the start is not in it any more */
  zb_row row;
} zb_row_queue;

/* Starts as {0}; ends with zb_row_queue_free. */
void zb_row_queue_free(zb_row_queue *queue);

/* A sheet begins. */
void zb_row_queue_clear(zb_row_queue *queue);

/* The open row is finished; without cells it is none. */
void zb_row_queue_end_row(zb_row_queue *queue, int number);

/* The next finished row, or NULL; valid until the next call of any of these or a cell is added. */
const zb_row *zb_row_queue_next(zb_row_queue *queue);

/* The sheet can't be read to its end: to go back is to read it anew, and to be told so again. */
void zb_row_queue_fail(zb_row_queue *queue);

/* Back to the sheet's first row; false if it is not in the queue any more. */
bool zb_row_queue_replay(zb_row_queue *queue);

#endif
