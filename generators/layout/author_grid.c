/* The grid of a template, drawn over its page for its author: each cell's edges and name, widths above the columns,
   heights beside the rows. */
#include "layout/layouter.h"

#include <string.h>

#define TAG_SIZE 5.0F
#define TAG_HEIGHT (TAG_SIZE * 1.2F)
#define INSET 1.2F
#define CELL_COLOR 0x1565C0
#define LABEL_COLOR 0x2E7D32
#define MEASURE_COLOR 0xC62828

/* Room beside a table for its rows' heights. */
#define SIDE (14 * ZB_PT_PER_MM)

static void draw_edge(layouter *l, float x, float y, float x2, float y2, uint32_t color)
{
  zb_item *item = add_item(l, l->page, ZB_ITEM_LINE, x, y);
  item->as.line.x2 = x2;
  item->as.line.y2 = y2;
  item->as.line.thickness = 0.6F;
  item->as.line.color = color;
}

static void draw_tag(layouter *l, const zb_node *node, const char *text, uint32_t color, area area)
{
  zb_style style = *node->style;
  style.font = "黑体";
  style.bold = false;
  style.size = TAG_SIZE;
  style.line_height = 1.2F;
  style.letter_spacing = 0;
  style.color = color;
  style.valign = ZB_TOP;
  draw_mark(l, node, text, &style, area);
}

/* Its line, of the template or of the component's file. */
static const char *line_of(layouter *l, const zb_node *node)
{
  const char *path = node->origin != NULL ? node->origin->path : "", *slash = strrchr(path, '/');
  return zb_arena_printf(l->arena, "%s%s%d", slash != NULL ? slash + 1 : path, *path != '\0' ? ":" : "", node->line);
}

void grid_cell(layouter *l, const zb_node *cell, area a)
{
  uint32_t color = cell->as.cell.specimen ? CELL_COLOR : LABEL_COLOR;
  float left = a.x + INSET, top = a.y + INSET, right = a.x + a.width - INSET, bottom = a.y + a.height - INSET;
  draw_edge(l, left, top, right, top, color);
  draw_edge(l, left, bottom, right, bottom, color);
  draw_edge(l, left, top, left, bottom, color);
  draw_edge(l, right, top, right, bottom, color);
  const char *tag = zb_arena_printf(l->arena, "%s %s", line_of(l, cell), cell->style->name);
  const zb_node *picture = cell->first;
  if (picture != NULL && picture->kind == ZB_NODE_IMAGE)
    tag = zb_arena_printf(l->arena, "%s 照片 %.0f×%.0f mm", tag, (double)(picture->as.box.width / ZB_PT_PER_MM),
                          (double)(picture->as.box.height / ZB_PT_PER_MM));
  draw_tag(l, cell, tag, color, (area){left, top, right - left - 1, TAG_HEIGHT});
}

void grid_columns(layouter *l, const table *t, float top)
{
  for (int i = 0; i < t->column_count; i++) {
    float width = t->edges[i + 1] - t->edges[i];
    const char *text = zb_arena_printf(l->arena, "%.1f", (double)(width / ZB_PT_PER_MM));
    draw_tag(l, t->node, text, MEASURE_COLOR, (area){t->edges[i], top - TAG_HEIGHT - 1, width, TAG_HEIGHT});
  }
}

void grid_row(layouter *l, const table *t, const zb_node *row, float y, float height)
{
  const char *text = zb_arena_printf(l->arena, "%.1f", (double)(height / ZB_PT_PER_MM));
  draw_tag(l, row, text, MEASURE_COLOR,
           (area){t->edges[0] - SIDE - 1, y + (height - TAG_HEIGHT) / 2, SIDE, TAG_HEIGHT});
}
