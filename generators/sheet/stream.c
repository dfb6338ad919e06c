/* Rows that come one at a time: filled, measured, written and forgotten. */
#include "sheet/book.h"

#include "tree/row_stream.h"

zb_status find_stream(book *book, const zb_node *sheet, grid *grid)
{
  for (const zb_node *child = sheet->first; child != NULL; child = child->next) {
    if (grid->stream != NULL && (child->kind == ZB_NODE_ROW || child->kind == ZB_NODE_TABLE))
      return tree_fault(book, child, "请把它移到前面", "stream=\"yes\" 的行要在工作表的最后");
    for (const zb_node *row = child->kind == ZB_NODE_TABLE ? child->first : NULL; row != NULL; row = row->next) {
      if (grid->stream != NULL)
        return tree_fault(book, row, "请把它移到前面", "stream=\"yes\" 的行要在工作表的最后");
      if (row->kind != ZB_NODE_STREAM)
        continue;
      grid->stream = row;
      grid->stream_table = child;
    }
  }
  return ZB_OK;
}

static zb_status write_row(book *book, const grid *grid, int number, const zb_node *row, const frame_of *frame,
                           bool last)
{
  zb_status status = write_height(book, row, number, measure_row(book, grid, row));
  for (const zb_node *cell = row->first; cell != NULL && status == ZB_OK; cell = cell->next) {
    const char *formula = "";
    if (cell->as.cell.rows > 1)
      status = tree_fault(book, cell, "请不要写 rows", "stream=\"yes\" 的行里，格子不能跨行");
    else if (*cell->text != '\0')
      status = expand_place(book, cell, number, cell->as.cell.column, cell->text, &formula);
    if (status == ZB_OK)
      status = write_cell(book, number, cell, formula, edges_within(frame, cell, number == 0, last));
  }
  return status;
}

/* Two rows are there at a time, as the last one has the frame below it. */
zb_status write_stream(book *book, grid *grid)
{
  if (grid->stream == NULL)
    return ZB_OK;
  zb_arena *arenas[] = {zb_arena_new(), zb_arena_new()};
  const frame_of frame = frame_around(grid->stream_table);
  zb_row_stream *stream = grid->stream->as.stream;
  const zb_node *row, *next = NULL;
  zb_status status = stream->next(stream, grid->column_count, arenas[0], book->diags, &row);
  for (int i = 1; row != NULL && status == ZB_OK; i = !i, row = next) {
    zb_arena_reset(arenas[i]);
    status = stream->next(stream, grid->column_count, arenas[i], book->diags, &next);
    if (status == ZB_OK && grid->written == MAX_ROWS)
      status = tree_fault(book, row, "请把数据分到几个工作表", "工作表最多 %d 行", MAX_ROWS);
    if (status == ZB_OK)
      status = write_row(book, grid, grid->written++, row, &frame, next == NULL);
  }
  stream->end(stream);
  zb_arena_free(arenas[0]);
  zb_arena_free(arenas[1]);
  if (grid->last_row < grid->written - 1)
    grid->last_row = grid->written - 1;
  return status;
}
