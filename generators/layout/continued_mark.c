/* The words 见续页 and 接上页 beside what goes on elsewhere. */
#include "layout/layouter.h"

void draw_mark(layouter *l, const zb_node *node, const char *text, const zb_style *style, area area)
{
  const zb_node *p = paragraph_of(l, node, text, bare_style(l, style, ZB_RIGHT));
  content c = content_of(l, p, area.width);
  const zb_frame *cell = l->frame;
  zb_frame *own = zb_arena_alloc(l->arena, sizeof *own);
  *own = (zb_frame){area.x, area.y, area.width, area.height, NULL};
  l->frame = own;
  content_draw(l, &c, (position){0, 0}, content_end(&c), area, p->style);
  l->frame = cell;
}

zb_style continued_mark_style(const cell_box *box)
{
  zb_style style = *box->node->style;
  style.size = 7.5F;
  style.line_height = 1.2F;
  style.valign = ZB_TOP;
  return style;
}

float continued_mark_height(const cell_box *box)
{
  zb_style style = continued_mark_style(box);
  return style.size * style.line_height;
}
