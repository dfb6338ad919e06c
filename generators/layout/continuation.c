/* Continuation pages: what cells had no room for stands at the end of the document, under the form's <continued>
   heading and the cell's label, marked with the form's words (接上页), in the cell's own size. */
#include "layout/layouter.h"

#include <string.h>

/* How many bytes of a paragraph's text stand before line LINE. */
static size_t bytes_before(const piece *p, int line)
{
  const char *start = NULL;
  for (int i = 0; i < p->line_count; i++) {
    if (p->lines[i].run_count == 0)
      continue;
    const char *text = p->lines[i].runs[0].run.text;
    if (start == NULL)
      start = text;
    if (i >= line)
      return (size_t)(text - start);
  }
  return start == NULL ? 0 : SIZE_MAX;
}

/* What of paragraph P follows its line LINE, as a paragraph. */
static zb_node *rest_of(layouter *l, const piece *p, int line)
{
  zb_node *rest = new_node(l, ZB_NODE_P, p->node, p->node->style), **end = &rest->first;
  if (line > 0) {
    zb_style *flush = zb_arena_alloc(l->arena, sizeof *flush);
    *flush = *p->node->style;
    flush->indent = flush->before = 0;
    rest->style = flush;
  }
  size_t skip = bytes_before(p, line);
  for (const zb_node *child = p->node->first; child != NULL; child = child->next) {
    size_t length = strlen(child->text), cut = skip < length ? skip : length;
    skip -= cut;
    if (cut > 0 && cut == length)
      continue;
    zb_node *copy = new_node(l, child->kind, child, child->style);
    *copy = *child;
    copy->next = NULL;
    copy->text = child->text + cut;
    *end = copy;
    end = &copy->next;
  }
  return rest;
}

static zb_node *add_row(layouter *l, zb_node *table, const zb_node *like, const zb_style *style)
{
  zb_node *row = new_node(l, ZB_NODE_ROW, like, style), *cell = new_node(l, ZB_NODE_CELL, like, style);
  zb_node **end = &table->first;
  while (*end != NULL)
    end = &(*end)->next;
  *end = row;
  row->as.row.group = "";
  row->first = cell;
  cell->as.cell.span = cell->as.cell.rows = 1;
  cell->as.cell.group = cell->as.cell.label = "";
  cell->as.cell.overflow = ZB_OVERFLOW_GROW;
  return cell;
}

static const zb_node *heading_of(layouter *l)
{
  const zb_node *own = child_of_kind(l->form, ZB_NODE_CONTINUED);
  if (own != NULL)
    return own->first;
  return paragraph_of(l, l->form, l->form->as.document.continued, bare_style(l, l->form->style, ZB_CENTER));
}

/* A table of one column: the heading and the label, repeated on each page, and the cell's rest. */
static zb_node *continuation(layouter *l, const continued *rest)
{
  static const zb_width all = {.share = 1};
  const cell_box *box = rest->box;
  const zb_style *style = box->node->style;
  zb_node *table = new_node(l, ZB_NODE_TABLE, box->node, style);
  table->as.columns.count = 1;
  table->as.columns.widths = &all;
  table->as.columns.line = 0.5F;
  table->as.columns.frame = 1;
  table->as.columns.marks = true;
  zb_node *title = add_row(l, table, box->node, bare_style(l, style, ZB_CENTER));
  title->as.cell.edges = ZB_EDGES_NONE;
  title->first = (zb_node *)heading_of(l);
  zb_node *label = add_row(l, table, box->node, bare_style(l, style, ZB_LEFT));
  const char *words = zb_arena_printf(l->arena, "%s%s", rest->label, l->form->as.document.from_previous);
  label->first = paragraph_of(l, box->node, words, label->style);
  table->first->as.row.head = table->first->next->as.row.head = true;
  zb_node *body = add_row(l, table, box->node, style), **end = &body->first;
  body->as.cell.continues = box->node;
  position foot = content_foot(&box->content);
  for (int i = box->split.piece; i < foot.piece && i < box->content.count; i++) {
    const piece *p = &box->content.pieces[i];
    if (p->node->kind != ZB_NODE_P)
      continue;
    *end = rest_of(l, p, i == box->split.piece ? box->split.line : 0);
    end = &(*end)->next;
  }
  return table;
}

/* The rest of a cell is its own text, in another place: what of it stands in the table T belongs to its elements. */
static void tag_rest(table *t, const continued *rest)
{
  const content *whole = &rest->box->content;
  position from = rest->box->split, foot = content_foot(whole);
  for (int c = 0; c < t->cell_count; c++)
    t->cells[c].tagged = true;
  piece *to = t->cells[t->cell_count - 1].content.pieces;
  for (int i = from.piece; i < foot.piece && i < whole->count; i++)
    if (whole->pieces[i].node->kind == ZB_NODE_P)
      to++->element = whole->pieces[i].element;
}

void place_continued(layouter *l)
{
  for (const continued *rest = l->continued; rest != NULL && l->status != ZB_TEMPLATE; rest = rest->next) {
    new_page(l);
    table *t = table_measure(l, continuation(l, rest));
    tag_rest(t, rest);
    table_place(l, t);
  }
}
