/* Tables, measured: the widths of columns, the heights of rows, what each cell holds and whether it fits. */
#include "layout/layouter.h"

/* Fixed widths first, then the shares of what is left. */
static void set_edges(layouter *l, table *t)
{
  const zb_node *node = t->node;
  float fixed = 0, shares = 0;
  for (int i = 0; i < t->column_count; i++) {
    fixed += node->as.columns.widths[i].share > 0 ? 0 : node->as.columns.widths[i].pt;
    shares += node->as.columns.widths[i].share;
  }
  float left = l->body.width - fixed;
  if (left < -SLACK || (shares > 0 && left < 1))
    layout_error(l, ZB_TEMPLATE, "table-too-wide", node, NULL, "请减小 columns 中的宽度或页边距",
                 "表格的各列共宽 %.1f mm，页面只有 %.1f mm", (double)(fixed / ZB_PT_PER_MM),
                 (double)(l->body.width / ZB_PT_PER_MM));
  t->edges = zb_arena_array(l->arena, (size_t)t->column_count + 1, sizeof *t->edges);
  t->edges[0] = l->body.x;
  for (int i = 0; i < t->column_count; i++) {
    const zb_width *w = &node->as.columns.widths[i];
    t->edges[i + 1] = t->edges[i] + (w->share > 0 ? left * w->share / shares : w->pt);
  }
}

static void collect(layouter *l, table *t)
{
  for (const zb_node *row = t->node->first; row != NULL; row = row->next) {
    t->row_count++;
    for (const zb_node *cell = row->first; cell != NULL; cell = cell->next)
      t->cell_count++;
  }
  size_t rows = (size_t)t->row_count;
  t->rows = zb_arena_array(l->arena, rows, sizeof *t->rows);
  t->heights = zb_arena_array(l->arena, rows, sizeof *t->heights);
  t->group_end = zb_arena_array(l->arena, rows, sizeof *t->group_end);
  t->first_cell = zb_arena_array(l->arena, rows + 1, sizeof *t->first_cell);
  t->cells = zb_arena_array(l->arena, (size_t)t->cell_count, sizeof *t->cells);
  int r = 0, c = 0;
  for (const zb_node *row = t->node->first; row != NULL; row = row->next, r++) {
    t->rows[r] = row;
    t->first_cell[r] = c;
    for (const zb_node *cell = row->first; cell != NULL; cell = cell->next)
      t->cells[c++] = (cell_box){.node = cell, .row = r};
  }
  t->first_cell[r] = c;
}

/* A row without a height of its own is as high as any of its cells; one with a height yields only to cells that may
   grow. */
static bool sets_height(const table *t, const cell_box *box)
{
  const zb_node *row = t->rows[box->row];
  return !row->as.row.fixed && (row->as.row.height == 0 || box->node->as.cell.overflow == ZB_OVERFLOW_GROW);
}

static void set_heights(layouter *l, table *t)
{
  for (int r = 0; r < t->row_count; r++)
    t->heights[r] = t->rows[r]->as.row.height;
  fit_growing(l, t);
  for (int i = 0; i < t->cell_count; i++) {
    const cell_box *box = &t->cells[i];
    if (box->node->as.cell.rows == 1 && sets_height(t, box) && cell_height(box) > t->heights[box->row])
      t->heights[box->row] = cell_height(box);
  }
  for (int i = 0; i < t->cell_count; i++) { /* what spans rows needs more: the last of them gives it */
    const cell_box *box = &t->cells[i];
    int last = box->row + box->node->as.cell.rows - 1;
    float lack = cell_height(box) - table_height(t, box->row, last + 1);
    cell_box of_last = {.node = box->node, .row = last};
    if (box->node->as.cell.rows > 1 && lack > 0 && sets_height(t, &of_last))
      t->heights[last] += lack;
  }
}

/* A table with spare rows at its end is no higher than the paper form's, whose rows all have their least height, while
   there are some to do without. */
static void drop_spare(table *t)
{
  float over = -SLACK;
  for (int r = 0; r < t->row_count; r++)
    over += t->heights[r] - t->rows[r]->as.row.height;
  while (over > 0 && t->row_count > 0 && t->rows[t->row_count - 1]->as.row.spare)
    over -= t->heights[--t->row_count];
  t->cell_count = t->first_cell[t->row_count];
}

static bool is_part_head(const table *t, int row)
{
  return t->rows[row]->as.row.head && t->rows[row]->as.row.part > 0;
}

/* The row behind those that a cell keeps together: all that it spans and that there are, but for a part that may go on
   over the page, of which it holds the first row only. */
static int bound_end(const table *t, const cell_box *box)
{
  int end = box->row + box->node->as.cell.rows;
  if (end > t->row_count)
    end = t->row_count; /* spare ones are gone */
  for (int r = box->row + 1; r < end; r++)
    if (t->rows[r]->as.row.part > 0 && !t->rows[r]->as.row.whole && !is_part_head(t, r))
      return r + 1;
  return end;
}

/* Rows that a cell spans, and a row that is kept with the next, stay together. */
static void set_groups(table *t)
{
  for (int r = 0; r < t->row_count; r++) {
    t->group_end[r] = r + 1 + (t->rows[r]->as.row.keep && r + 1 < t->row_count);
    for (int i = t->first_cell[r]; i < t->first_cell[r + 1]; i++) {
      int end = bound_end(t, &t->cells[i]);
      if (end > t->group_end[r])
        t->group_end[r] = end;
    }
    int end = r + 1;
    bool whole_part = t->rows[r]->as.row.whole && t->rows[r]->as.row.part > 0;
    while (whole_part && end < t->row_count && t->rows[end]->as.row.part == t->rows[r]->as.row.part)
      end++;
    if (end > t->group_end[r])
      t->group_end[r] = end;
    if (is_part_head(t, r) && r + 1 < t->row_count && t->group_end[r] == r + 1)
      t->group_end[r] = r + 2; /* never alone */
  }
  for (int r = 0; r < t->row_count; r++)
    for (int next = r + 1; next < t->group_end[r]; next++)
      if (t->group_end[next] > t->group_end[r])
        t->group_end[r] = t->group_end[next];
}

table *table_measure(layouter *l, const zb_node *node)
{
  table *t = zb_arena_alloc(l->arena, sizeof *t);
  t->node = node;
  t->column_count = node->as.columns.count;
  set_edges(l, t);
  collect(l, t);
  for (int i = 0; i < t->cell_count; i++)
    set_cell(l, t, &t->cells[i], UNSHRUNK);
  set_heights(l, t);
  drop_spare(t);
  fit_cells(l, t);
  set_groups(t);
  while (t->head_count < t->row_count && t->rows[t->head_count]->as.row.head && !is_part_head(t, t->head_count))
    t->head_count++;
  t->head_height = table_height(t, 0, t->head_count);
  return t;
}
