/* Nodes that no template has: layout makes them for what it says itself. */
#include "layout/layouter.h"

zb_node *new_node(layouter *l, zb_node_kind kind, const zb_node *like, const zb_style *style)
{
  zb_node *node = zb_arena_alloc(l->arena, sizeof *node);
  node->kind = kind;
  node->line = like->line;
  node->origin = like->origin;
  node->style = style;
  node->text = "";
  return node;
}

const zb_style *bare_style(layouter *l, const zb_style *style, zb_halign align)
{
  zb_style *bare = zb_arena_alloc(l->arena, sizeof *bare);
  *bare = *style;
  bare->indent = bare->before = bare->after = 0;
  bare->halign = align;
  return bare;
}

zb_node *paragraph_of(layouter *l, const zb_node *like, const char *text, const zb_style *style)
{
  zb_node *p = new_node(l, ZB_NODE_P, like, style);
  p->first = new_node(l, ZB_NODE_TEXT, like, style);
  p->first->text = text;
  return p;
}
