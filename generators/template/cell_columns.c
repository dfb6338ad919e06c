/* Which column each cell starts in:

       columns   0    1    2    3
       row 1   | A (rows=2)  | B | C |      a cell takes the first column that no cell of its row and no
       row 2   |             | D (span=2) | cell from above covers */
#include "template/pattern.h"

/* Columns that any table may have; more than A3 at 4 mm a column holds, and more than a person reads. */
enum { MAX_COLUMNS = 256 };

/* Rows that a cell of a specimen may span. */
enum { MAX_GUESSED = 40 };

typedef struct grid {
  int columns;
  int left[MAX_COLUMNS]; /* rows for which a cell from above still covers the column */
  const char *path;
  zb_diags *diags;
} grid;

/* The first free column from COLUMN on. */
static int free_column(const grid *grid, int column)
{
  while (column < grid->columns && grid->left[column] > 0)
    column++;
  return column;
}

static zb_status place_cell(grid *grid, zb_node *cell, int *column)
{
  *column = free_column(grid, *column);
  int end = *column + cell->as.cell.span;
  if (end > grid->columns) {
    node_error(grid->diags, grid->path, cell, "请改正 span 或 columns", "单元格占到第 %d 列，表格只有 %d 列", end,
               grid->columns);
    return ZB_TEMPLATE;
  }
  cell->as.cell.column = *column;
  for (; *column < end; (*column)++) {
    if (grid->left[*column] > 0) {
      node_error(grid->diags, grid->path, cell, "请改正 span 或 rows", "单元格与上面跨行的单元格重叠");
      return ZB_TEMPLATE;
    }
    grid->left[*column] = cell->as.cell.rows;
  }
  return ZB_OK;
}

static zb_status place_row(grid *grid, const zb_node *row, bool exact)
{
  int column = 0;
  for (zb_node *cell = row->first; cell != NULL; cell = cell->next) {
    zb_status status = place_cell(grid, cell, &column);
    if (status != ZB_OK)
      return status;
  }
  int gap = free_column(grid, column);
  if (exact && gap < grid->columns) {
    node_error(grid->diags, grid->path, row, "请补上单元格或改正 span", "这一行只有 %d 列，表格有 %d 列", gap,
               grid->columns);
    return ZB_TEMPLATE;
  }
  for (int i = 0; i < grid->columns; i++)
    grid->left[i] -= grid->left[i] > 0;
  return ZB_OK;
}

static zb_status place_all(const zb_node *rows, int columns, bool exact, const char *path, zb_diags *diags)
{
  grid grid = {.columns = columns, .path = path, .diags = diags};
  if (columns < 1 || columns > MAX_COLUMNS) {
    node_error(diags, path, rows == NULL ? &(zb_node){.line = 1} : rows, "请用 columns 写出各列宽度",
               "表格应有 1 到 %d 列", MAX_COLUMNS);
    return ZB_TEMPLATE;
  }
  zb_status status = ZB_OK;
  for (const zb_node *row = rows; row != NULL && status == ZB_OK; row = row->next)
    if (row->kind == ZB_NODE_ROW)
      status = place_row(&grid, row, exact);
  for (int i = 0; i < columns && exact && status == ZB_OK; i++) {
    if (grid.left[i] > 0) {
      node_error(diags, path, rows, "请改正 rows", "第 %d 列的单元格跨到了表格之外", i + 1);
      status = ZB_TEMPLATE;
    }
  }
  return status;
}

/* The first cell of unknown height from ROW on; NULL if there is none. */
static zb_node *unknown_cell(const zb_node *row)
{
  for (; row != NULL; row = row->next)
    for (zb_node *cell = row->first; row->kind == ZB_NODE_ROW && cell != NULL; cell = cell->next)
      if (cell->as.cell.rows == 0)
        return cell;
  return NULL;
}

/* Tries heights for the cells of a specimen whose height depends on the data, until the table is whole. */
static bool guess_rows(const zb_node *rows, int columns, int max, const char *path, zb_diags *scratch)
{
  zb_node *cell = unknown_cell(rows);
  if (cell == NULL)
    return place_all(rows, columns, true, path, scratch) == ZB_OK;
  for (int n = 1; n <= max; n++) {
    cell->as.cell.rows = n;
    if (guess_rows(rows, columns, max, path, scratch))
      return true;
  }
  cell->as.cell.rows = 0;
  return false;
}

zb_status place_cells(const zb_node *rows, int columns, bool exact, const char *path, zb_diags *diags)
{
  if (unknown_cell(rows) != NULL && columns >= 1 && columns <= MAX_COLUMNS) {
    zb_diags *scratch = zb_diags_new();
    int count = 0;
    for (const zb_node *row = rows; row != NULL; row = row->next)
      count++;
    bool whole = guess_rows(rows, columns, count < MAX_GUESSED ? count : MAX_GUESSED, path, scratch);
    zb_diags_free(scratch);
    for (zb_node *cell; !whole && (cell = unknown_cell(rows)) != NULL;)
      cell->as.cell.rows = 1;
  }
  return place_all(rows, columns, exact, path, diags);
}
