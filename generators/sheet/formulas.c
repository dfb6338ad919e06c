/* Formulas: [above] and [left] become ranges, [row], [head] and [column] the cell's own place. */
#include "sheet/book.h"

#include "base/buffer.h"

#include <string.h>

/* Where a formula stands. */
typedef struct place {
  const grid *grid; /* NULL: it is a column's, not a cell's */
  const zb_node *cell;
  int row, column;
} place;

bool sums_above(const zb_node *row)
{
  for (const zb_node *cell = row->first; cell != NULL; cell = cell->next)
    if (strstr(cell->text, "[above]") != NULL || strstr(cell->text, "[all]") != NULL)
      return true;
  return false;
}

static bool is_numeric(const zb_node *cell)
{
  return cell->as.cell.typed && cell->as.cell.value.type != ZB_VALUE_TEXT;
}

static void add_range(zb_buffer *out, int first_row, int first_column, int last_row, int last_column)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(range, (lxw_row_t)first_row, (lxw_col_t)first_column, (lxw_row_t)last_row,
                      (lxw_col_t)last_column);
  zb_buffer_puts(out, range);
}

/* False if there is no row to add up. */
static bool add_above(const place *at, bool all, zb_buffer *out)
{
  const grid_row *rows = at->grid->rows;
  int first = at->row;
  while (first > 0 && rows[first - 1].table == rows[at->row].table && !rows[first - 1].node->as.row.head &&
         (all || !sums_above(rows[first - 1].node)))
    first--;
  if (first == at->row)
    return false;
  add_range(out, first, at->column, at->row - 1, at->column);
  return true;
}

/* False if there is no number to the left. */
static bool add_left(const place *at, zb_buffer *out)
{
  const zb_node *first = at->grid->rows[at->row].node->first;
  while (first != at->cell && !is_numeric(first))
    first = first->next;
  if (first == at->cell)
    return false;
  add_range(out, at->row, first->as.cell.column, at->row, at->column - 1);
  return true;
}

/* The last row of the table's head, as people count; 0: it has none. */
static int head_row(const place *at)
{
  const grid_row *rows = at->grid->rows;
  for (int i = at->row; i >= 0 && rows[i].table == rows[at->row].table; i--)
    if (rows[i].node->as.row.head)
      return i + 1;
  return 0;
}

/* Appends what [NAME] stands for. *EMPTY: the range has no cell. */
static bool add_named(const place *at, const char *name, size_t length, zb_buffer *out, bool *empty)
{
  char column[LXW_MAX_COL_NAME_LENGTH];
  bool in_table = at->grid != NULL && at->grid->rows[at->row].table != NULL;
#define IS(text) (length == sizeof(text) - 1 && memcmp(name, text, length) == 0)
  if (IS("above") && in_table) {
    *empty |= !add_above(at, false, out);
  } else if (IS("all") && in_table) {
    *empty |= !add_above(at, true, out);
  } else if (IS("left") && at->grid != NULL) {
    *empty |= !add_left(at, out);
  } else if (IS("row")) {
    zb_buffer_printf(out, "%d", at->row + 1);
  } else if (IS("column")) {
    lxw_col_to_name(column, (lxw_col_t)at->column, false);
    zb_buffer_puts(out, column);
  } else if (IS("head") && in_table && head_row(at) > 0) {
    zb_buffer_printf(out, "%d", head_row(at));
  } else {
    return false;
  }
#undef IS
  return true;
}

/* TEXT of NODE with its [names] replaced; "" if one of them stands for nothing. */
static zb_status expand(book *book, const place *at, const zb_node *node, const char *text, const char **out)
{
  zb_buffer formula = {0};
  bool empty = false;
  zb_status status = ZB_OK;
  const char *s = text;
  while (*s != '\0' && status == ZB_OK) {
    size_t plain = strcspn(s, "[");
    zb_buffer_add(&formula, s, plain);
    s += plain;
    if (*s == '\0')
      break;
    size_t length = strcspn(++s, "]");
    if (!add_named(at, s, length, &formula, &empty))
      status = tree_fault(book, node,
                          at->grid == NULL
                              ? "可以用 [row] [column]"
                              : "可以用 [row] [column] [left]，在表格里还可以用 [above]、[all]、表头之下可以用 [head]",
                          "公式里的 [%.*s] 在这里没有意义", (int)length, s);
    s += length + (s[length] == ']');
  }
  *out = empty || formula.length == 0 ? "" : zb_arena_strdup(book->texts, formula.data);
  zb_buffer_free(&formula);
  return status;
}

zb_status expand_formula(book *book, const grid *grid, int row, const zb_node *cell, const char **formula)
{
  const place at = {grid, cell, row, cell->as.cell.column};
  return expand(book, &at, cell, cell->text, formula);
}

zb_status expand_place(book *book, const zb_node *node, int row, int column, const char *text, const char **out)
{
  const place at = {NULL, NULL, row, column};
  return expand(book, &at, node, text, out);
}
