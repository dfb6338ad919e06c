/* Names for the cells of a table's columns: formulas and charts refer to them. */
#include "sheet/book.h"

/* The last row from FIRST on that adds nothing up; FIRST itself if the table ends before. */
static int last_counted(const grid *grid, const zb_node *table, int first)
{
  int last = first;
  while (last < grid->row_count && grid->rows[last].table == table && !sums_above(grid->rows[last].node))
    last++;
  return last > first ? last - 1 : first;
}

zb_status name_cells(book *book, const grid *grid, int row, const zb_node *cell)
{
  if (*cell->as.cell.names == '\0')
    return ZB_OK;
  const zb_node *table = grid->rows[row].table;
  if (table == NULL)
    return tree_fault(book, cell, "请把它放进 <table>", "只有表格里的格子可以用 names");
  int first = row + cell->as.cell.rows;
  while (first < grid->row_count && grid->rows[first].table == table && grid->rows[first].node->as.row.head)
    first++;
  named_cells *names = zb_arena_alloc(book->arena, sizeof *names);
  *names = (named_cells){.name = cell->as.cell.names,
                         .cell = cell,
                         .sheet = book->sheet,
                         .rows = grid->rows,
                         .first_row = first,
                         .last_row = last_counted(grid, table, first),
                         .column = cell->as.cell.column,
                         .hidden = grid->widths[cell->as.cell.column] <= 0,
                         .open = table == grid->stream_table,
                         .next = book->names};
  book->names = names;
  return ZB_OK;
}

zb_status define_names(book *book, const grid *grid)
{
  zb_status status = ZB_OK;
  for (named_cells *n = book->names; n != NULL && n->rows == grid->rows && status == ZB_OK; n = n->next) {
    if (n->open && grid->written > n->first_row)
      n->last_row = grid->written - 1;
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range_abs(range, (lxw_row_t)n->first_row, (lxw_col_t)n->column, (lxw_row_t)n->last_row,
                            (lxw_col_t)n->column);
    status =
        taken(book, n->cell, zb_arena_printf(book->arena, "名称“%s”", n->name),
              workbook_define_name(book->workbook, n->name, zb_arena_printf(book->arena, "='%s'!%s", n->sheet, range)));
  }
  return status;
}
