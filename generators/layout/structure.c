/* The document's structure: what headings, paragraphs, tables, cells and pictures there are, and which items belong to
   them (ISO 32000-1, 14.8.4 names them so). Elements are made when their content is first drawn, which is reading
   order. */
#include "layout/layouter.h"

zb_element *new_element(layouter *l, zb_element_kind kind, zb_element *parent)
{
  zb_element *e = zb_arena_alloc(l->arena, sizeof *e), *before = l->pages->last_element;
  *e = (zb_element){.kind = kind, .parent = parent, .span = 1, .rows = 1};
  if (before != NULL) {
    e->number = before->number + 1;
    before->next = e;
  }
  l->pages->last_element = e;
  if (parent == NULL)
    return e;
  *(parent->last != NULL ? &parent->last->sibling : &parent->first) = e;
  parent->last = e;
  return e;
}

static bool says_something(const piece *p)
{
  for (int i = 0; i < p->line_count; i++)
    if (p->lines[i].run_count > 0)
      return true;
  return p->image != NULL;
}

static bool content_says_something(const content *c)
{
  for (int i = 0; i < c->count; i++)
    if (says_something(&c->pieces[i]))
      return true;
  return false;
}

/* No level of headings is left out on the way down. */
static zb_element_kind paragraph_kind(layouter *l, const zb_node *p)
{
  int level = p->style->heading;
  if (level == 0)
    return ZB_ELEMENT_P;
  l->heading = level > l->heading ? l->heading + 1 : level;
  return (zb_element_kind)(ZB_ELEMENT_H1 + l->heading - 1);
}

/* A picture of the template's own that says nothing is decoration. */
static zb_element *figure_of(layouter *l, const zb_node *image, zb_element *parent)
{
  const char *alt = image->as.box.alt;
  if (alt == NULL || alt[0] == '\0')
    alt = image->as.box.own ? NULL : l->form->as.document.picture;
  if (alt == NULL || alt[0] == '\0')
    return NULL;
  zb_element *e = new_element(l, ZB_ELEMENT_FIGURE, parent);
  e->alt = alt;
  return e;
}

void tag_content(layouter *l, content *c, zb_element *parent)
{
  for (int i = 0; i < c->count; i++) {
    piece *p = &c->pieces[i];
    if (!says_something(p))
      continue;
    if (p->node->kind == ZB_NODE_IMAGE)
      p->element = figure_of(l, p->node, parent);
    else
      p->element = new_element(l, paragraph_kind(l, p->node), parent);
  }
}

void content_said(content *c)
{
  for (int i = 0; i < c->count; i++)
    c->pieces[i].element = NULL;
}

/* --- Tables ----------------------------------------------------------------------------------------------------- */

/* A table without lines that has no two things beside each other only puts them in their places: a sheet's rows above
   its table. */
static bool only_places(const table *t)
{
  if (t->node->as.columns.line > 0 || t->node->as.columns.frame > 0)
    return false;
  for (int r = 0; r < t->row_count; r++) {
    int things = 0;
    for (int i = t->first_cell[r]; i < t->first_cell[r + 1]; i++)
      things += content_says_something(&t->cells[i].content);
    if (things > 1)
      return false;
  }
  return true;
}

void tag_table(layouter *l, table *t)
{
  if (only_places(t))
    return;
  t->element = new_element(l, ZB_ELEMENT_TABLE, l->pages->structure);
  t->row_elements = zb_arena_array(l->arena, (size_t)t->row_count, sizeof *t->row_elements);
}

static bool is_label(const table *t, const cell_box *box)
{
  return box->node->as.cell.is_label || (t->rows[box->row]->as.row.head && content_says_something(&box->content));
}

/* A label names the cells below it if it is in a head, or in a row of nothing but labels that it does not outgrow. */
static bool names_column(const table *t, const cell_box *box)
{
  if (t->rows[box->row]->as.row.head)
    return true;
  for (int i = t->first_cell[box->row]; i < t->first_cell[box->row + 1]; i++)
    if (!is_label(t, &t->cells[i]))
      return false;
  return box->node->as.cell.rows == 1;
}

static zb_element *row_element(layouter *l, table *t, int row)
{
  if (t->row_elements[row] == NULL)
    t->row_elements[row] = new_element(l, ZB_ELEMENT_ROW, t->element);
  return t->row_elements[row];
}

static zb_element *cell_element(layouter *l, table *t, const cell_box *box)
{
  const zb_node *cell = box->node;
  bool label = is_label(t, box);
  zb_element *e = new_element(l, label ? ZB_ELEMENT_LABEL : ZB_ELEMENT_CELL, row_element(l, t, box->row));
  int rows_left = t->row_count - box->row; /* spare ones are gone */
  e->span = cell->as.cell.span;
  e->rows = cell->as.cell.rows < rows_left ? cell->as.cell.rows : rows_left;
  e->column = label && names_column(t, box);
  return e;
}

void tag_cell(layouter *l, table *t, cell_box *box)
{
  if (box->tagged)
    return;
  box->tagged = true;
  content *c = &box->content;
  if (t->element == NULL) {
    tag_content(l, c, l->pages->structure);
    return;
  }
  zb_element *cell = cell_element(l, t, box);
  bool bare = c->count == 1 && c->pieces[0].node->kind == ZB_NODE_P && c->pieces[0].node->style->heading == 0;
  if (bare)
    c->pieces[0].element = cell; /* one paragraph is the cell's own text */
  else
    tag_content(l, c, cell);
}
