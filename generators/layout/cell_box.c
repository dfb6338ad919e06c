/* A cell of a table, as it is set: what its content takes. */
#include "layout/layouter.h"

static float sum(const float *values, int from, int to)
{
  float total = 0;
  for (int i = from; i < to; i++)
    total += values[i];
  return total;
}

float table_height(const table *t, int from, int to)
{
  return sum(t->heights, from, to);
}

static float inner_width(const table *t, const zb_node *cell)
{
  return t->edges[cell->as.cell.column + cell->as.cell.span] - t->edges[cell->as.cell.column] -
         (cell->style->padding.left + cell->style->padding.right);
}

float cell_height(const cell_box *box)
{
  return box->content.height + cell_padding(box->node);
}

float cell_padding(const zb_node *cell)
{
  return cell->style->padding.top + cell->style->padding.bottom;
}

area cell_inside(const zb_node *cell, area a)
{
  const zb_sides *p = &cell->style->padding;
  return (area){a.x + p->left, a.y + p->top, a.width - (p->left + p->right), a.height - (p->top + p->bottom)};
}

void set_cell(layouter *l, const table *t, cell_box *box, shrinkage shrink)
{
  const zb_node *cell = box->node;
  box->content = content_set(l, cell->first, inner_width(t, cell), shrink, cell->as.cell.vertical);
}
