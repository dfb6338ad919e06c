/* Paragraphs of the filled tree to lines of glyph runs, and lines onto pages. */
#include "layout/layouter.h"

#include <math.h>

static float scale_of(const zb_style *style, shrinkage shrink)
{
  float min = fminf(shrink.min, style->size) / style->size;
  return fmaxf(shrink.scale, min);
}

static zb_span span_of(layouter *l, const zb_node *node, shrinkage shrink)
{
  const zb_style *style = node->style;
  float scale = scale_of(style, shrink);
  zb_span span = {.role = zb_fonts_role(l->context->fonts, style->font, style->bold),
                  .text = node->text,
                  .size = style->size * scale,
                  .letter_spacing = style->letter_spacing * scale,
                  .color = style->color};
  if (span.role == NULL)
    missing_role(l, node, style->font);
  if (node->kind == ZB_NODE_BLANK) {
    span.kind = ZB_SPAN_BLANK;
    span.width = node->as.box.width * scale;
  } else if (node->kind == ZB_NODE_BR) {
    span.kind = ZB_SPAN_BREAK;
    span.text = "";
  }
  return span;
}

/* The spans of a paragraph; one empty span in its own style if it has no text. NULL if a font is unknown. */
static zb_span *spans_of(layouter *l, const zb_node *p, shrinkage shrink, int *count)
{
  int n = 0;
  for (const zb_node *child = p->first; child != NULL; child = child->next)
    n++;
  zb_span *spans = zb_arena_array(l->arena, (size_t)n + 1, sizeof *spans);
  zb_node empty = *p;
  empty.kind = ZB_NODE_TEXT;
  empty.text = "";
  *count = 0;
  for (const zb_node *child = p->first != NULL ? p->first : &empty; child != NULL;
       child = child == &empty ? NULL : child->next) {
    spans[*count] = span_of(l, child, shrink);
    if (spans[(*count)++].role == NULL)
      return NULL;
  }
  return spans;
}

void set_paragraph(layouter *l, const zb_node *p, float width, shrinkage shrink, bool vertical, piece *out)
{
  int count;
  zb_span *spans = spans_of(l, p, shrink, &count);
  shrink.scale = scale_of(p->style, shrink);
  *out = (piece){.node = p, .shrink = shrink};
  if (spans == NULL)
    return;
  zb_paragraph paragraph = {.spans = spans,
                            .span_count = count,
                            .width = width,
                            .indent = p->style->indent * p->style->size * shrink.scale,
                            .align = (zb_align)p->style->halign,
                            .level = (zb_break_level)p->style->breaking,
                            .hanging = p->style->hanging,
                            .vertical = vertical};
  zb_missing missing = {0};
  if (!zb_paragraph_cache_set(l->context->paragraphs, &paragraph, l->arena, &out->lines, &out->line_count, &missing)) {
    for (const zb_missing *m = &missing; m != NULL; m = m->next)
      missing_character(l, p, m->character, spans[m->span].text);
    out->line_count = 0;
  }
}

/* A line is as high as the largest type in it, times the paragraph's line height. */
float line_pitch(const piece *p, const zb_line *line)
{
  const zb_style *style = p->node->style;
  float size = 0;
  for (int i = 0; i < line->run_count; i++)
    if (line->runs[i].run.size > size)
      size = line->runs[i].run.size;
  float leading = fminf(style->line_height, p->shrink.leading);
  return leading * (size > 0 ? size : style->size * p->shrink.scale) + line->extra_advance;
}

void draw_line(layouter *l, zb_page *page, const zb_line *line, float x, float baseline)
{
  for (int i = 0; i < line->run_count; i++) {
    const zb_placed_run *placed = &line->runs[i];
    zb_item *item = add_item(l, page, ZB_ITEM_RUN, x + placed->x, baseline + placed->y);
    item->as.run.run = placed->run;
    item->as.run.angle = placed->angle;
  }
  for (int i = 0; i < line->underline_count; i++) {
    const zb_underline *u = &line->underlines[i];
    float y = baseline + u->y + u->thickness / 2;
    zb_item *item = add_item(l, page, ZB_ITEM_LINE, x + u->x, y);
    item->as.line.x2 = x + u->x + u->width;
    item->as.line.y2 = y;
    item->as.line.thickness = u->thickness;
  }
}
