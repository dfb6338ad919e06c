/* The part of a continued cell that stands in its table: it ends with the form's words for that (见续页). */
#include "layout/layouter.h"

#include "base/utf8.h"

/* The text of the cell before BOX in its row, without spaces. */
static const char *label_before(layouter *l, const table *t, const cell_box *box)
{
  if (box->node->as.cell.label != NULL && box->node->as.cell.label[0] != '\0')
    return box->node->as.cell.label;
  zb_buffer out = {0};
  zb_buffer_puts(&out, "");
  if (box > &t->cells[t->first_cell[box->row]])
    for (const zb_node *p = box[-1].node->first; p != NULL; p = p->next)
      for (const zb_node *text = p->first; text != NULL; text = text->next)
        for (const char *s = text->text; *s != '\0';) {
          uint32_t c = zb_utf8_next(&s);
          char utf8[5] = "";
          if (c != 0x3000 && c != ' ' && zb_utf8_encode(c, utf8) > 0)
            zb_buffer_puts(&out, utf8);
        }
  const char *label = zb_arena_strdup(l->arena, out.data);
  zb_buffer_free(&out);
  return label;
}

void draw_continued(layouter *l, cell_box *box, const table *t, area inside)
{
  const content *c = &box->content;
  position start = {0, 0}, foot = content_foot(c), end = content_end(c);
  zb_style top = *box->node->style;
  top.valign = ZB_TOP;
  float body = content_height(c, start, box->split), below = content_height(c, foot, end);
  content_draw(l, c, start, box->split, inside, &top);
  area line = inside;
  line.y += body;
  line.height = continued_mark_height(box);
  zb_style style = continued_mark_style(box);
  draw_mark(l, box->node, l->form->as.document.see_next, &style, line);
  area bottom = {inside.x, inside.y + inside.height - below, inside.width, below};
  if (position_before(foot, end))
    content_draw(l, c, foot, end, bottom, &top);
  continued *rest = zb_arena_alloc(l->arena, sizeof *rest);
  *rest = (continued){.box = box, .label = label_before(l, t, box)};
  if (l->continued_end == NULL)
    l->continued_end = &l->continued;
  *l->continued_end = rest;
  l->continued_end = &rest->next;
  box->drawn = true;
}
