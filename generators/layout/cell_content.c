/* What stands in a cell: paragraphs, images and spaces, set to a measure, measured, cut between lines and drawn. */
#include "layout/layouter.h"

#include <string.h>

/* No fewer lines of a paragraph stand alone on a page. */
enum { MIN_LINES = 2 };

/* Thickness of a line to write on, in pt. */
#define WRITING_LINE 0.4F

static float paragraph_before(const piece *p)
{
  return p->node->style->before * p->shrink.scale;
}

static float paragraph_after(const piece *p)
{
  return p->node->style->after * p->shrink.scale;
}

/* Lines FROM to TO of a piece; its space before and after go with its first and last line. */
static float piece_height(const piece *p, int from, int to)
{
  if (p->node->kind == ZB_NODE_SPACE || p->node->kind == ZB_NODE_BARS)
    return p->node->as.box.height;
  if (p->node->kind == ZB_NODE_IMAGE)
    return p->image_height;
  float height = (from == 0 ? paragraph_before(p) : 0) + (to == p->line_count ? paragraph_after(p) : 0);
  for (int i = from; i < to; i++)
    height += line_pitch(p, &p->lines[i]);
  return height;
}

static bool is_filler(const piece *p)
{
  return p->node->kind == ZB_NODE_SPACE && p->node->as.box.height == 0;
}

static int piece_lines(const piece *p)
{
  return p->node->kind == ZB_NODE_P ? p->line_count : 1;
}

/* An image keeps its proportions inside the box that the template gives it. */
static void set_image(layouter *l, const zb_node *node, float width, piece *out)
{
  *out = (piece){.node = node, .shrink = UNSHRUNK};
  out->image_width = node->as.box.width > 0 ? node->as.box.width : width;
  out->image_height = node->as.box.height;
  if (node->text[0] != '\0')
    out->image = read_image(l, node, "照片");
}

static void set_piece(layouter *l, const zb_node *node, float width, shrinkage shrink, bool vertical, piece *out)
{
  if (node->kind == ZB_NODE_P)
    set_paragraph(l, node, width, shrink, vertical, out);
  else if (node->kind == ZB_NODE_IMAGE)
    set_image(l, node, width, out);
  else
    *out = (piece){.node = node, .shrink = shrink};
}

static void add_up(content *c)
{
  c->height = content_height(c, (position){0, 0}, content_end(c));
  for (int i = 0; i < c->count; i++)
    c->fillers += is_filler(&c->pieces[i]);
}

content content_set(layouter *l, const zb_node *first, float width, shrinkage shrink, bool vertical)
{
  content c = {0};
  for (const zb_node *node = first; node != NULL; node = node->next)
    c.count++;
  c.pieces = zb_arena_array(l->arena, (size_t)c.count, sizeof *c.pieces);
  int i = 0;
  for (const zb_node *node = first; node != NULL; node = node->next)
    set_piece(l, node, width, shrink, vertical, &c.pieces[i++]);
  add_up(&c);
  return c;
}

content content_of(layouter *l, const zb_node *node, float width)
{
  content c = {.count = 1, .pieces = zb_arena_alloc(l->arena, sizeof *c.pieces)};
  set_piece(l, node, width, UNSHRUNK, false, c.pieces);
  add_up(&c);
  return c;
}

position content_end(const content *c)
{
  return (position){c->count, 0};
}

bool position_before(position a, position b)
{
  return a.piece < b.piece || (a.piece == b.piece && a.line < b.line);
}

float content_height(const content *c, position from, position to)
{
  float height = 0;
  for (int i = from.piece; i < c->count && i <= to.piece; i++) {
    int first = i == from.piece ? from.line : 0;
    int last = i == to.piece ? to.line : piece_lines(&c->pieces[i]);
    if (i < to.piece || last > first)
      height += piece_height(&c->pieces[i], first, last);
  }
  return height;
}

position content_fit(const content *c, position from, float room)
{
  position at = from;
  float used = 0;
  while (at.piece < c->count) {
    const piece *p = &c->pieces[at.piece];
    int lines = piece_lines(p);
    while (at.line < lines) {
      float height = piece_height(p, at.line, at.line + 1);
      if (used + height > room + SLACK)
        return at;
      used += height;
      at.line++;
    }
    at = (position){at.piece + 1, 0};
  }
  return at;
}

/* A position that is not between a paragraph's first two lines or its last two, at or before AT. */
static position avoid_widows_and_orphans(const content *c, position from, position at)
{
  if (at.piece >= c->count || c->pieces[at.piece].node->kind != ZB_NODE_P || at.line == 0)
    return at;
  int lines = c->pieces[at.piece].line_count, first = at.piece == from.piece ? from.line : 0;
  if (lines - at.line < MIN_LINES)
    at.line = lines - MIN_LINES;
  if (at.line - first < MIN_LINES)
    at.line = first;
  return at;
}

/* Lines (an image or a space counts as one) between two positions. */
static int lines_between(const content *c, position from, position to)
{
  int n = 0;
  for (int i = from.piece; i < c->count && i <= to.piece; i++)
    n += (i == to.piece ? to.line : piece_lines(&c->pieces[i])) - (i == from.piece ? from.line : 0);
  return n;
}

position content_cut(const content *c, position from, float room)
{
  position at = avoid_widows_and_orphans(c, from, content_fit(c, from, room));
  position end = content_end(c);
  return position_before(at, end) && lines_between(c, from, at) < MIN_LINES ? from : at;
}

position content_foot(const content *c)
{
  for (int i = c->count; i > 0; i--)
    if (is_filler(&c->pieces[i - 1]))
      return (position){i, 0};
  return content_end(c);
}

bool content_breaks_word(const content *c)
{
  for (int i = 0; i < c->count; i++)
    for (int k = 0; k < c->pieces[i].line_count; k++)
      if (c->pieces[i].lines[k].forced)
        return true;
  return false;
}

static void draw_image(layouter *l, const piece *p, area area, zb_halign align)
{
  if (p->image == NULL)
    return;
  float scale = p->image_width / (float)p->image->width, other = p->image_height / (float)p->image->height;
  if (other < scale)
    scale = other;
  float width = scale * (float)p->image->width, height = scale * (float)p->image->height;
  float left = area.width - width, shift = align == ZB_LEFT ? 0 : align == ZB_RIGHT ? left : left / 2;
  zb_item *item = add_item(l, l->page, ZB_ITEM_IMAGE, area.x + shift, area.y + (p->image_height - height) / 2);
  item->as.image.image = p->image;
  item->as.image.width = width;
  item->as.image.height = height;
}

static void draw_lines(layouter *l, const piece *p, int from, int to, float x, float y)
{
  y += from == 0 ? paragraph_before(p) : 0;
  for (int i = from; i < to; i++) {
    const zb_line *line = &p->lines[i];
    float pitch = line_pitch(p, line);
    draw_line(l, l->page, line, x, y + (pitch - line->ascent - line->descent) / 2 + line->ascent);
    y += pitch;
  }
}

/* Dotted lines to write on, EVERY pt apart, in the empty part of a cell. */
static void draw_writing_lines(layouter *l, float every, area area)
{
  for (float y = area.y + every; every > 0 && y < area.y + area.height - SLACK; y += every) {
    zb_item *item = add_item(l, l->page, ZB_ITEM_LINE, area.x, y);
    item->as.line.x2 = area.x + area.width;
    item->as.line.y2 = y;
    item->as.line.thickness = WRITING_LINE;
    item->as.line.dotted = true;
  }
}

void content_draw(layouter *l, const content *c, position from, position to, area area, const zb_style *style)
{
  float left = area.height - content_height(c, from, to);
  bool filled = c->fillers > 0 && !position_before(to, content_end(c));
  if (!filled && style->valign != ZB_TOP)
    area.y += style->valign == ZB_MIDDLE ? left / 2 : left;
  for (int i = from.piece; i < c->count && i <= to.piece; i++) {
    const piece *p = &c->pieces[i];
    int first = i == from.piece ? from.line : 0, last = i == to.piece ? to.line : piece_lines(p);
    if (last <= first)
      continue;
    l->element = p->element;
    if (p->node->kind == ZB_NODE_P)
      draw_lines(l, p, first, last, area.x, area.y);
    else if (p->node->kind == ZB_NODE_IMAGE)
      draw_image(l, p, area, style->halign);
    else if (p->node->kind == ZB_NODE_BARS)
      draw_bars(l, p->node, area);
    area.y += piece_height(p, first, last);
    if (filled && is_filler(p)) {
      float height = left / (float)c->fillers;
      draw_writing_lines(l, p->node->as.box.lines, (struct area){area.x, area.y, area.width, height});
      area.y += height;
    }
  }
  l->element = NULL;
}
