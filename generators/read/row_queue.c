#include "read/row_queue.h"

#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_ROWS = 64, KEPT_BYTES = 256 * 1024 }; /* that can be replayed */

typedef struct zb_queued_row {
  int number;
  int first, count;
  bool hidden;
} queued;

void zb_row_queue_free(zb_row_queue *queue)
{
  zb_cells_free(&queue->cells);
  zb_cells_free(&queue->spare);
  free(queue->rows);
}

void zb_row_queue_clear(zb_row_queue *queue)
{
  zb_cells_clear(&queue->cells);
  queue->count = queue->next = 0;
  queue->open_from = 0;
  queue->dropped = false;
}

void zb_row_queue_end_row(zb_row_queue *queue, int number, bool hidden)
{
  int count = queue->cells.count - queue->open_from;
  if (count == 0)
    return;
  queue->rows = zb_grow(queue->rows, queue->count, &queue->capacity, sizeof *queue->rows);
  queue->rows[queue->count++] = (queued){.number = number, .hidden = hidden, .first = queue->open_from, .count = count};
  queue->open_from = queue->cells.count;
}

/* Drops the finished rows, keeps the cells of the open one. */
static void drop_rows(zb_row_queue *queue)
{
  zb_cells_clear(&queue->spare);
  for (int i = queue->open_from; i < queue->cells.count; i++) {
    zb_cell *cell = zb_cells_add(&queue->spare, queue->cells.items[i].column);
    *cell = queue->cells.items[i];
    cell->text = zb_cells_text(&queue->spare, cell->text, strlen(cell->text));
    if (cell->shown != NULL)
      cell->shown = zb_cells_text(&queue->spare, cell->shown, strlen(cell->shown));
  }
  zb_cells kept = queue->cells;
  queue->cells = queue->spare;
  queue->spare = kept;
  queue->count = queue->next = 0;
  queue->open_from = 0;
  queue->dropped = true;
}

const zb_row *zb_row_queue_next(zb_row_queue *queue)
{
  if (queue->next == queue->count) {
    if (queue->count >= KEPT_ROWS || (queue->count > 0 && zb_arena_used(queue->cells.arena) > KEPT_BYTES))
      drop_rows(queue);
    return NULL;
  }
  const queued *next = &queue->rows[queue->next++];
  queue->row = (zb_row){
      .number = next->number, .hidden = next->hidden, .count = next->count, .cells = queue->cells.items + next->first};
  return &queue->row;
}

void zb_row_queue_fail(zb_row_queue *queue)
{
  zb_row_queue_clear(queue);
  queue->dropped = true;
}

bool zb_row_queue_replay(zb_row_queue *queue)
{
  queue->next = queue->dropped ? queue->next : 0;
  return !queue->dropped;
}
