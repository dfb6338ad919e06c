#include "import/form_cells.h"

#include "value/header_text.h"

#include <string.h>

enum { MAX_ROWS = 200, MAX_COLUMNS = 100, MAX_CELLS = 2000 };

static void add_row(form_cells *cells, size_t *capacity, const zb_row *row, zb_arena *arena)
{
  for (int i = 0; i < row->count; i++) {
    const zb_cell *from = &row->cells[i];
    const char *plain = zb_header_normalize(from->text, arena);
    if (*plain == '\0')
      continue;
    cells->items = zb_arena_grow(arena, cells->items, (size_t)cells->count, capacity, sizeof *cells->items);
    form_cell *cell = &cells->items[cells->count++];
    *cell = (form_cell){.row = row->number,
                        .column = from->column,
                        .last_row = row->number,
                        .last_column = from->column,
                        .cell = *from,
                        .plain = plain,
                        .field = -1};
    cell->cell.text = zb_arena_strdup(arena, from->text);
    cell->cell.shown = from->shown != NULL ? zb_arena_strdup(arena, from->shown) : NULL;
    cells->columns = from->column >= cells->columns ? from->column + 1 : cells->columns;
  }
}

static zb_status stretch_over_merges(form_cells *cells, zb_table *table, zb_diags *diags)
{
  const zb_merge *merges;
  size_t count;
  zb_status status = zb_table_merges(table, &merges, &count, diags);
  for (size_t m = 0; status == ZB_OK && m < count; m++) {
    form_cell *cell = form_cells_at(cells, merges[m].first_row, merges[m].first_column);
    if (cell != NULL && cell->row == merges[m].first_row && cell->column == merges[m].first_column) {
      cell->last_row = merges[m].last_row;
      cell->last_column = merges[m].last_column;
    }
    if (merges[m].last_column >= cells->columns && merges[m].last_column < MAX_COLUMNS)
      cells->columns = merges[m].last_column + 1;
  }
  return status;
}

zb_status form_cells_read(zb_table *table, int sheet, zb_arena *arena, zb_diags *diags, form_cells *cells)
{
  size_t capacity = 0;
  const zb_row *row;
  *cells = (form_cells){0};
  zb_status status = zb_table_select(table, sheet, diags);
  while (status == ZB_OK && (status = zb_table_next(table, &row, diags)) == ZB_OK && row != NULL) {
    cells->too_many = row->number >= MAX_ROWS || row->count > MAX_COLUMNS || cells->count + row->count > MAX_CELLS;
    if (cells->too_many)
      return ZB_OK;
    add_row(cells, &capacity, row, arena);
  }
  return status == ZB_OK ? stretch_over_merges(cells, table, diags) : status;
}

form_cell *form_cells_at(const form_cells *cells, int row, int column)
{
  for (int i = 0; i < cells->count && cells->items[i].row <= row; i++) {
    form_cell *cell = &cells->items[i];
    if (cell->last_row >= row && cell->column <= column && cell->last_column >= column)
      return cell;
  }
  return NULL;
}

int form_cells_row_end(const form_cells *cells, int i)
{
  int row = cells->items[i].row;
  while (i < cells->count && cells->items[i].row == row)
    i++;
  return i;
}
