/* From a sheet's rows and tables to one grid. */
#include "sheet/book.h"

#include "tree/units.h"

const zb_node *page_of(const zb_node *sheet)
{
  for (const zb_node *child = sheet->first; child != NULL; child = child->next)
    if (child->kind == ZB_NODE_PAGE)
      return child;
  return NULL;
}

static int count_rows(const zb_node *parent)
{
  int n = 0;
  for (const zb_node *child = parent->first; child != NULL; child = child->next)
    n += child->kind == ZB_NODE_TABLE ? count_rows(child) : child->kind == ZB_NODE_ROW;
  return n;
}

static void add_rows(grid *grid, const zb_node *parent, const zb_node *table)
{
  for (const zb_node *child = parent->first; child != NULL; child = child->next) {
    if (child->kind == ZB_NODE_TABLE)
      add_rows(grid, child, child);
    else if (child->kind == ZB_NODE_ROW)
      grid->rows[grid->row_count++] = (grid_row){child, table, 0};
  }
}

static bool is_head(const grid *grid, int row)
{
  return row < grid->row_count && grid->rows[row].table != NULL && grid->rows[row].node->as.row.head;
}

/* The next rows in sequence that are a table's head, from FROM on. */
static head_rows next_head(const grid *grid, int from)
{
  while (from < grid->row_count && !is_head(grid, from))
    from++;
  if (from == grid->row_count)
    return (head_rows){-1, -1};
  int last = from;
  while (is_head(grid, last + 1) && grid->rows[last + 1].table == grid->rows[from].table)
    last++;
  return (head_rows){from, last};
}

static void find_heads(grid *grid)
{
  grid->head = grid->last_head = next_head(grid, 0);
  for (head_rows next = grid->head; next.first >= 0; next = next_head(grid, next.last + 1))
    grid->last_head = next;
}

/* Columns with a share divide what is left of the page's width. */
static void read_widths(book *book, grid *grid)
{
  const zb_node *sheet = grid->sheet, *page = page_of(sheet);
  float left = page != NULL ? page->as.page.width - page->as.page.left - page->as.page.right : 170 * ZB_PT_PER_MM;
  float shares = 0;
  grid->column_count = sheet->as.columns.count;
  grid->widths = zb_arena_array(book->arena, (size_t)grid->column_count, sizeof(float));
  for (int i = 0; i < grid->column_count; i++) {
    left -= sheet->as.columns.widths[i].pt;
    shares += sheet->as.columns.widths[i].share;
  }
  for (int i = 0; i < grid->column_count; i++) {
    const zb_width *width = &sheet->as.columns.widths[i];
    grid->widths[i] = width->share > 0 && left > 0 ? left * width->share / shares : width->pt;
  }
}

/* Template cells find their places table by table; here a cell of many rows may reach into the next table. */
static zb_status check_places(book *book, const grid *grid)
{
  int *covered = zb_arena_array(book->arena, (size_t)grid->column_count, sizeof *covered); /* rows up to this one */
  for (int r = 0; r < grid->row_count; r++) {
    for (const zb_node *cell = grid->rows[r].node->first; cell != NULL; cell = cell->next) {
      int end = cell->as.cell.column + cell->as.cell.span;
      if (end > grid->column_count || r + cell->as.cell.rows > grid->row_count)
        return tree_fault(book, cell, "请改正 span 或 rows", "单元格超出了工作表的范围");
      for (int c = cell->as.cell.column; c < end; c++) {
        if (covered[c] > r)
          return tree_fault(book, cell, "请改正 span 或 rows", "单元格与上面跨行的单元格重叠");
        covered[c] = r + cell->as.cell.rows;
      }
    }
  }
  return ZB_OK;
}

zb_status read_grid(book *book, const zb_node *sheet, grid *grid)
{
  *grid = (struct grid){.sheet = sheet};
  int n = count_rows(sheet);
  if (n > MAX_ROWS)
    return tree_fault(book, sheet, "请把数据分到几个工作表", "工作表有 %d 行，最多 %d 行", n, MAX_ROWS);
  grid->rows = zb_arena_array(book->arena, (size_t)n, sizeof *grid->rows);
  add_rows(grid, sheet, NULL);
  find_heads(grid);
  grid->last_row = (sheet->as.columns.rows > n ? sheet->as.columns.rows : n) - 1;
  grid->written = n;
  read_widths(book, grid);
  zb_status status = find_stream(book, sheet, grid);
  return status == ZB_OK ? check_places(book, grid) : status;
}

uint32_t width_pixels(float pt)
{
  return (uint32_t)(pt * 96 / 72 + 0.5F);
}
