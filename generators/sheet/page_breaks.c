/* Where pages end. Spreadsheets fill each page to its last row; here neither a row that keeps with the next nor a
   table's head ends one, no total begins one, and what is written below the last table (a signature) is never alone. */
#include "sheet/book.h"

/* The last row of the last table that has one; -1: none. */
static int last_of_tables(const grid *grid)
{
  int last = grid->row_count - 1;
  while (last >= 0 && grid->rows[last].table == NULL)
    last--;
  return last;
}

/* The height of a page, scaled as the columns need it to fit; 0: as the program likes. */
static float room_of(const grid *grid)
{
  const zb_node *page = page_of(grid->sheet);
  float width = sheet_width(grid);
  if (page == NULL || width <= 0 || pages_across(grid) > 1)
    return 0;
  float across = page->as.page.width - page->as.page.left - page->as.page.right;
  float down = page->as.page.height - page->as.page.top - page->as.page.bottom;
  return ZB_SHEET_ROOM * down * (width > across ? width / across : 1);
}

/* The rows that stand on each page again. */
static float head_height(const grid *grid)
{
  const head_rows *head = repeated_head(grid);
  float height = 0;
  for (int r = head->first; r >= 0 && r <= head->last; r++)
    height += grid->rows[r].height;
  return height;
}

static bool has_chart(const grid_row *row)
{
  for (const zb_node *cell = row->node->first; cell != NULL; cell = cell->next)
    if (cell->first != NULL && cell->first->kind == ZB_NODE_CHART)
      return true;
  return false;
}

/* Whether a page may end before row R. LAST: of the last table; behind it a chart may stand on a page of its own. */
static bool may_end_before(const grid *grid, int r, int last)
{
  const grid_row *before = &grid->rows[r - 1];
  if (before->node->as.row.keep || (before->table != NULL && before->node->as.row.head))
    return false;
  if (r <= last)
    return !sums_above(grid->rows[r].node);
  while (r < grid->row_count && !has_chart(&grid->rows[r]))
    r++;
  return r < grid->row_count;
}

/* Where a page that begins with row START ends at the latest before row R, and well. */
static int good_end(const grid *grid, int start, int r, int last_of_table)
{
  int end = r;
  while (end > start && !may_end_before(grid, end, last_of_table))
    end--;
  return end > start ? end : r; /* they don't go on one page */
}

zb_status break_pages(book *book, const grid *grid)
{
  lxw_row_t breaks[LXW_BREAKS_MAX + 1] = {0};
  int count = 0, start = 0, table = last_of_tables(grid);
  float room = room_of(grid), head = head_height(grid), used = 0;
  if (room <= 0 || grid->stream != NULL || table < 0)
    return ZB_OK;
  for (int r = 0; r < grid->row_count; r++) {
    used += grid->rows[r].height;
    if (used <= room || r == start || count == LXW_BREAKS_MAX)
      continue;
    start = good_end(grid, start, r, table);
    breaks[count++] = (lxw_row_t)start;
    used = start > repeated_head(grid)->last ? head : 0;
    for (int i = start; i <= r; i++)
      used += grid->rows[i].height;
  }
  return count == 0 ? ZB_OK : written(book, grid->sheet, worksheet_set_h_pagebreaks(book->worksheet, breaks));
}
