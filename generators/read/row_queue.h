/* A queue of rows between a reader and its caller: parsers report several at once, and callers look at a sheet's first
   rows before they read it, which must not cost a second pass over the file. */
#ifndef ZB_READ_ROW_QUEUE_H
#define ZB_READ_ROW_QUEUE_H

#include "read/cells.h"

typedef struct zb_row_queue {
  zb_cells cells; /* of the finished rows, then of the open one; the reader adds to them */
  zb_cells spare;
  struct zb_queued_row *rows;
  size_t count, capacity;
  size_t next;   /* the next row to return */
  int open_from; /* the open row's first cell */
  bool dropped;  /* some row since the start of the sheet is no longer here */
  zb_row row;
} zb_row_queue;

/* Initialize with {0} and zb_row_queue_clear, release with zb_row_queue_free. */
void zb_row_queue_free(zb_row_queue *queue);

/* Call when a sheet starts. */
void zb_row_queue_clear(zb_row_queue *queue);

/* Finishes the open row; one without cells is dropped. */
void zb_row_queue_end_row(zb_row_queue *queue, int number, bool hidden);

/* The next finished row, or NULL; valid until any other call or until a cell is added. */
const zb_row *zb_row_queue_next(zb_row_queue *queue);

/* Call when the sheet can't be read to its end: it can't be replayed then, so that reading it again fails again. */
void zb_row_queue_fail(zb_row_queue *queue);

/* Goes back to the sheet's first row; false if it is no longer in the queue. */
bool zb_row_queue_replay(zb_row_queue *queue);

#endif
