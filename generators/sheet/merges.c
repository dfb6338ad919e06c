/* Cells over several places. Their other places have their lines, too: where rows are written once and forgotten, those
   of the rows below are written with these rows. */
#include "sheet/book.h"

typedef struct tall_cell {
  int row, column, last_row, last_column;
  lxw_format *format;
  struct tall_cell *next;
} tall_cell;

static lxw_error cover(book *book, int row, int first, int last, lxw_format *format)
{
  lxw_error error = LXW_NO_ERROR;
  for (int column = first; column <= last && error == LXW_NO_ERROR; column++)
    error = worksheet_write_blank(book->worksheet, (lxw_row_t)row, (lxw_col_t)column, format);
  return error;
}

static lxw_error merge(book *book, const tall_cell *m, const char *text, lxw_format *format)
{
  return worksheet_merge_range(book->worksheet, (lxw_row_t)m->row, (lxw_col_t)m->column, (lxw_row_t)m->last_row,
                               (lxw_col_t)m->last_column, text, format);
}

zb_status merge_cell(book *book, int row, const zb_node *cell, lxw_format *format)
{
  int column = cell->as.cell.column;
  tall_cell m = {row, column, row + cell->as.cell.rows - 1, column + cell->as.cell.span - 1, format, book->tall};
  if (m.last_row == row && m.last_column == column)
    return ZB_OK;
  if (m.last_row == row || !book->by_rows)
    return written(book, cell, merge(book, &m, "", format));
  tall_cell *tall = zb_arena_alloc(book->arena, sizeof *tall);
  *tall = m;
  book->tall = tall;
  lxw_error error = merge(book, &m, NULL, NULL); /* only notes it */
  return written(book, cell, error == LXW_NO_ERROR ? cover(book, row, column, m.last_column, format) : error);
}

zb_status cover_row(book *book, const zb_node *node, int row)
{
  lxw_error error = LXW_NO_ERROR;
  for (const tall_cell *m = book->tall; m != NULL && error == LXW_NO_ERROR; m = m->next)
    if (m->row < row && row <= m->last_row)
      error = cover(book, row, m->column, m->last_column, m->format);
  return written(book, node, error);
}
