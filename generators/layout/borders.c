/* Lines of a table. Neighbouring cells share an edge and a merged cell has none inside, so the edges of all cells are
   collected, pieces of one straight line are joined, and each line is drawn once, from corner to corner. */
#include "layout/layouter.h"

#include <stdlib.h>

/* A piece of a line: at AT across its direction, from START to END along it. */
typedef struct edge {
  bool vertical;
  float at, start, end;
} edge;

struct borders {
  int count;
  edge *edges;
};

borders *borders_new(layouter *l, int cells)
{
  borders *b = zb_arena_alloc(l->arena, sizeof *b);
  b->edges = zb_arena_array(l->arena, 4 * (size_t)cells, sizeof *b->edges);
  return b;
}

void borders_add(borders *b, area c, zb_edges edges)
{
  if (edges == ZB_EDGES_NONE)
    return;
  b->edges[b->count++] = (edge){false, c.y + c.height, c.x, c.x + c.width};
  if (edges == ZB_EDGES_BOTTOM)
    return;
  b->edges[b->count++] = (edge){false, c.y, c.x, c.x + c.width};
  b->edges[b->count++] = (edge){true, c.x, c.y, c.y + c.height};
  b->edges[b->count++] = (edge){true, c.x + c.width, c.y, c.y + c.height};
}

static bool same(float a, float b)
{
  return a - b < SLACK && b - a < SLACK;
}

static int compare(const void *left, const void *right)
{
  const edge *a = left, *b = right;
  if (a->vertical != b->vertical)
    return a->vertical ? 1 : -1;
  if (!same(a->at, b->at))
    return a->at < b->at ? -1 : 1;
  return (a->start > b->start) - (a->start < b->start);
}

static void draw_edge(layouter *l, const edge *e, float thickness)
{
  zb_item *item = add_item(l, l->page, ZB_ITEM_LINE, e->vertical ? e->at : e->start, e->vertical ? e->start : e->at);
  item->as.line.x2 = e->vertical ? e->at : e->end;
  item->as.line.y2 = e->vertical ? e->end : e->at;
  item->as.line.thickness = thickness;
}

static bool is_outer(const edge *e, area o)
{
  return e->vertical ? same(e->at, o.x) || same(e->at, o.x + o.width) : same(e->at, o.y) || same(e->at, o.y + o.height);
}

void borders_draw(layouter *l, const borders *b, area outside, float line, float frame)
{
  qsort(b->edges, (size_t)b->count, sizeof *b->edges, compare);
  for (int i = 0; i < b->count;) {
    edge joined = b->edges[i++];
    while (i < b->count && b->edges[i].vertical == joined.vertical && same(b->edges[i].at, joined.at) &&
           b->edges[i].start < joined.end + SLACK) {
      if (b->edges[i].end > joined.end)
        joined.end = b->edges[i].end;
      i++;
    }
    float thickness = is_outer(&joined, outside) ? frame : line;
    if (thickness > 0)
      draw_edge(l, &joined, thickness);
  }
}
