/* Lines of a table. Neighbouring cells share an edge and a merged cell has none inside, so the edges of all cells are
   collected, pieces of one straight line are joined, and each line is drawn once, from corner to corner. */
#include "layout/layouter.h"

#include <stdlib.h>

/* A piece of a line: at AT across its direction, from START to END along it. */
typedef struct edge {
  bool vertical;
  float at, start, end;
} edge;

typedef struct edge_list {
  int count;
  edge *edges;
} edge_list;

struct borders {
  edge_list across, down;
};

borders *borders_new(layouter *l, int cells)
{
  borders *b = zb_arena_alloc(l->arena, sizeof *b);
  b->across.edges = zb_arena_array(l->arena, 2 * (size_t)cells, sizeof(edge));
  b->down.edges = zb_arena_array(l->arena, 2 * (size_t)cells, sizeof(edge));
  return b;
}

static bool same(float a, float b)
{
  return a - b < SLACK && b - a < SLACK;
}

/* Makes A longer by B if that goes on with it. */
static bool join(edge *a, const edge *b)
{
  if (!same(a->at, b->at) || b->start >= a->end + SLACK || a->start >= b->end + SLACK)
    return false;
  a->start = b->start < a->start ? b->start : a->start;
  a->end = b->end > a->end ? b->end : a->end;
  return true;
}

/* Cells come row by row, so that most edges go on with one of the last. */
static void add_edge(edge_list *list, edge e)
{
  for (int i = list->count - 1; i >= 0; i--)
    if (join(&list->edges[i], &e))
      return;
  list->edges[list->count++] = e;
}

void borders_add(borders *b, area c, zb_edges edges)
{
  if (edges == ZB_EDGES_NONE)
    return;
  add_edge(&b->across, (edge){false, c.y + c.height, c.x, c.x + c.width});
  if (edges == ZB_EDGES_BOTTOM)
    return;
  add_edge(&b->across, (edge){false, c.y, c.x, c.x + c.width});
  add_edge(&b->down, (edge){true, c.x, c.y, c.y + c.height});
  add_edge(&b->down, (edge){true, c.x + c.width, c.y, c.y + c.height});
}

static int compare(const void *left, const void *right)
{
  const edge *a = left, *b = right;
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

static void draw_edges(layouter *l, edge_list *list, area outside, float line, float frame)
{
  qsort(list->edges, (size_t)list->count, sizeof *list->edges, compare);
  for (int i = 0; i < list->count;) {
    edge joined = list->edges[i++];
    while (i < list->count && join(&joined, &list->edges[i]))
      i++;
    float thickness = is_outer(&joined, outside) ? frame : line;
    if (thickness > 0)
      draw_edge(l, &joined, thickness);
  }
}

void borders_draw(layouter *l, borders *b, area outside, float line, float frame)
{
  draw_edges(l, &b->across, outside, line, frame);
  draw_edges(l, &b->down, outside, line, frame);
}
